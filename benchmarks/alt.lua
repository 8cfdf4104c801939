-- Pandoc 3.9 doesn't hand a picture's description to Typst, and Typst then refuses PDF/UA-1. This does.
function Image(image)
  local words = pandoc.utils.stringify(image.caption):gsub('[\\"]', '\\%0')
  return pandoc.RawInline('typst', string.format('#image("%s", alt: "%s")', image.src, words))
end
