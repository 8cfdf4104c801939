"use strict";
// The running clock of a guide. Every word it shows stands in data attributes, in the page's language.
(() => {
  const find = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const body = document.body, controls = find(".controls"), running = find(".running");
  const words = controls.dataset, language = document.documentElement.lang;
  const status = find("#current"), said = find("#said"), go = find("#go");
  const startInput = find("#start"), role = find("#role"), without = find("#without"), partInput = find("#part");
  const MINUTE = 60000;

  // What is remembered between visits; a browser that refuses to remember does no harm.
  const key = `ipsdocs:${body.dataset.key}`;
  const state = { starts: {}, done: [], role: "", without: false, part: "" };
  try { Object.assign(state, JSON.parse(localStorage.getItem(key) || "{}")); } catch { /* not remembered */ }
  const remember = () => { try { localStorage.setItem(key, JSON.stringify(state)); } catch { /* not remembered */ } };

  const digits = (text) => text.replace(/[0-9]/g, (d) => [...words.digits][Number(d)]);
  const clock = new Intl.DateTimeFormat(language, { hour: "numeric", minute: "2-digit", numberingSystem: words.numbering });
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  const left = (ms) => {
    const seconds = Math.max(0, Math.ceil(ms / 1000));
    const two = (n) => String(n).padStart(2, "0");
    const hours = Math.floor(seconds / 3600), minutes = Math.floor(seconds / 60) % 60;
    return digits((hours ? `${hours}:${two(minutes)}` : String(minutes)) + `:${two(seconds % 60)}`);
  };

  const parts = all(".part").map((element) => ({
    id: element.dataset.part,
    begins: Number(element.dataset.begins) * 1000,
    steps: all(".step", element).map((step) => ({
      element: step,
      start: Number(step.dataset.start) * MINUTE,
      end: (Number(step.dataset.start) + Number(step.dataset.minutes)) * MINUTE,
      title: find("[id$='-t']", step).textContent.trim(),
    })),
  }));
  const steps = parts.flatMap((part) => part.steps);
  const part = () => parts.find((p) => p.id === state.part) || parts[0];
  const begin = (p = part()) => state.starts[p.id] || p.begins || 0;
  let current = null;

  function showTimes() {
    for (const p of parts) {
      const start = begin(p);
      for (const step of p.steps) {
        const place = find(".clock", step.element), offset = find("bdi", place);
        let at = find(".at", place);
        if (!start) continue;
        if (!at) {
          at = document.createElement("bdi");
          at.className = "at";
          place.prepend(at, document.createElement("br"));
          offset.className = "small";
        }
        at.textContent = digits(clock.format(start + step.start));
      }
    }
    const start = begin();
    if (start) {
      const local = new Date(start);
      startInput.value = `${String(local.getHours()).padStart(2, "0")}:${String(local.getMinutes()).padStart(2, "0")}`;
    } else {
      startInput.value = "";
    }
  }

  function mark(step, text) {
    if (status.textContent !== text) status.textContent = text;
    go.hidden = !step;
    if (step) go.href = `#${step.element.id}`;
    if (step === current) return;
    if (current) {
      current.element.classList.remove("now");
      current.element.removeAttribute("aria-current");
      find(".flag", current.element)?.remove();
    }
    current = step;
    if (!step) return;
    step.element.classList.add("now");
    step.element.setAttribute("aria-current", "step");
    const flag = document.createElement("p");
    flag.className = "flag";
    flag.textContent = words.flag;
    find(".when", step.element).prepend(flag);
  }

  function tick() {
    const start = begin(), list = part().steps, end = list.length ? list[list.length - 1].end : 0;
    const elapsed = Date.now() - start;
    const step = start ? list.findLast((s) => s.start <= elapsed && elapsed < s.end) : undefined;
    find("#left-step").textContent = step ? left(step.end - elapsed) : "–";
    find("#left-all").textContent = start && elapsed < end ? left(end - Math.max(0, elapsed)) : "–";
    if (!start) mark(null, words.unset);
    else if (elapsed < 0) mark(null, fill(words.before, { time: digits(clock.format(start)) }));
    else if (step) mark(step, fill(words.now, { step: step.title }));
    else mark(null, words.over);
  }

  function setStart(moment, p = part()) {
    if (moment) state.starts[p.id] = moment;
    else delete state.starts[p.id];
    remember();
    showTimes();
    tick();
  }

  function showDone() {
    for (const step of steps) {
      const done = state.done.includes(step.element.id);
      step.element.classList.toggle("finished", done);
      find(".done", step.element).checked = done;
    }
    const shown = (n) => digits(String(n));
    find("#progress").textContent = fill(words.progress, { done: shown(state.done.length), all: shown(steps.length) });
  }

  function showCues() {
    for (const cue of all("[data-for]")) cue.hidden = Boolean(state.role) && !cue.dataset.for.split(" ").includes(state.role);
    role.value = state.role;
    if (without) without.checked = state.without;
    body.classList.toggle("without", state.without);
    for (const fallback of all("details.fallback")) fallback.open = state.without;
  }

  // Clipboards are closed to some browsers' local files: then the words are selected, ready to copy.
  async function copy(button) {
    const paste = find(".paste", button.closest(".chat"));
    let copied = false;
    try {
      await navigator.clipboard.writeText(paste.innerText.trim());
      copied = true;
    } catch {
      const range = document.createRange();
      range.selectNodeContents(paste);
      const selection = getSelection();
      selection.removeAllRanges();
      selection.addRange(range);
      try { copied = document.execCommand("copy"); } catch { /* stays selected */ }
    }
    button.textContent = said.textContent = copied ? words.copied : words.selected;
    setTimeout(() => { button.textContent = words.copy; said.textContent = ""; }, 4000);
  }

  startInput.addEventListener("change", () => {
    if (!startInput.value) return setStart(0);
    const [hours, minutes] = startInput.value.split(":").map(Number);
    const day = new Date(part().begins || Date.now());
    day.setHours(hours, minutes, 0, 0);
    setStart(day.getTime());
  });
  find("#now").addEventListener("click", () => setStart(Date.now()));
  role.addEventListener("change", () => { state.role = role.value; remember(); showCues(); });
  without?.addEventListener("change", () => { state.without = without.checked; remember(); showCues(); });
  partInput?.addEventListener("change", () => { state.part = partInput.value; remember(); showTimes(); tick(); });
  for (const p of parts) {
    for (const step of p.steps) {
      find(".done", step.element).addEventListener("change", (event) => {
        const id = step.element.id;
        state.done = state.done.filter((other) => other !== id);
        if (event.target.checked) state.done.push(id);
        remember();
        showDone();
      });
      find(".here", step.element).addEventListener("click", () => {
        state.part = p.id;
        if (partInput) partInput.value = p.id;
        setStart(Date.now() - step.start, p);
      });
    }
  }
  for (const button of all(".copy")) button.addEventListener("click", () => copy(button));
  addEventListener("beforeprint", () => { for (const fallback of all("details.fallback")) fallback.open = true; });

  state.done = state.done.filter((id) => steps.some((step) => step.element.id === id));
  if (partInput) partInput.value = part().id;
  for (const element of all(".controls, .running, .tools, .copy")) element.hidden = false;
  showTimes();
  showDone();
  showCues();
  tick();
  setInterval(tick, 1000);
})();
