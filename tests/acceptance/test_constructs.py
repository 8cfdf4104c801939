"""What editors write in Markdown and WeasyPrint alone gets wrong: each construct in PDFs that pass PDF/UA-1."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import verapdf
from matrix import ROOT, ipsdocs

CONSTRUCTS = """
## Constructs {#constructs minutes=1}

- A loose item.

  With a second paragraph.

- Another, with **strong *and emphasised* words**.

  1. A nested one.
  2. And one more.

A link [with **strong** words, `code` and *more*](https://example.org/page), and **a [plain](https://example.org) one**.

|  | Rule | Limit |
|---|---|---|
| Whose | Made by others | Mine |
| Moves | Least | Most |

| Word | Meaning |
|---|---:|
| Rule | 1 |

> A quotation
>
> of two paragraphs.

::: quote {source="Somebody, 2016"}
Said once.
:::

![What the picture shows](two.svg "A caption with **strong** words")

```
code stays code
```

---

After the rule.
"""
PICTURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 80" width="200" height="80"><title>Two</title>'
    '<rect x="10" y="10" width="60" height="60" fill="#0F5F66"/>'
    '<text x="150" y="45" text-anchor="middle" font-family="Noto Sans" font-size="15">Two</text></svg>'
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny project with every construct in its module, built."""
    root = tmp_path_factory.mktemp("constructs") / "project"
    shutil.copytree(ROOT / "tests/projects/tiny", root)
    shutil.copytree(ROOT / "templates", root / "templates", dirs_exist_ok=True)
    module = root / "curriculum/modules/first.md"
    text = module.read_text("utf-8") + CONSTRUCTS
    head, _, body = text.partition("minutes: {")
    figures = [str(int("".join(filter(str.isdigit, part))) + 1) for part in body.split("}", 1)[0].split(",")]
    rest = body.split("}", 1)[1]
    module.write_text(f"{head}minutes: {{in-person: {figures[0]}, online: {figures[1]}}}{rest}", "utf-8")
    (root / "curriculum/modules/first").mkdir(exist_ok=True)
    (root / "curriculum/modules/first/two.svg").write_text(PICTURE, "utf-8")
    done = ipsdocs(root, "build", "--module", "first", "--out", root / "build")
    assert done.returncode == 0, done.stderr
    return root / "build"


def test_every_construct_passes(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = verapdf.main([str(made)])
    said = capsys.readouterr()
    if code == 3:
        pytest.skip(said.out + said.err)  # Java or its jars are missing: the sentence says which
    assert code == 0, said.out
    assert len(list(made.rglob("*.pdf"))) > 3


def test_tables_say_what_heads_what(made: Path) -> None:
    html = (made / "en/base/modules/first/handout.html").read_text("utf-8")
    assert '<td></td><th scope="col">Rule</th><th scope="col">Limit</th>' in html
    assert '<th scope="row">Whose</th><td>Made by others</td>' in html
    assert '<th scope="col">Word</th>' in html
    assert "<a><strong>" not in html
