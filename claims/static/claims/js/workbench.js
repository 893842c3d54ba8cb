/* The article's workbench: moving between claims, answering by keys, cutting spans.
   Everything here presses links, buttons and choices that work without it. */

import { say } from "./feedback.js";
import { bind, enter, leave } from "./keys.js";
import { rangesOf, snap, spanOf, textOf, wordsOf } from "./selection.js";

const find = (selector) => document.querySelector(selector);
const all = (selector) => [...document.querySelectorAll(selector)];
const text = (name) => find("#work").dataset[name];

/* ---- moving between claims ---- */

const numbers = () => all("#article .number");
const currentNumber = () => find("#article .number[aria-current]");

/** Show one claim as the current one: in the text, in the margin, as the one tab stop. */
function mark(uid, { scroll = "nearest" } = {}) {
  for (const number of numbers()) {
    const isCurrent = number.dataset.claim === uid;
    number.tabIndex = isCurrent ? 0 : -1;
    number.closest(".claim").classList.toggle("current", isCurrent);
    if (isCurrent) number.setAttribute("aria-current", "true");
    else number.removeAttribute("aria-current");
    if (isCurrent) number.closest(".claim").scrollIntoView({ block: scroll });
  }
  for (const chip of all("#article .chip")) {
    chip.classList.toggle("current", chip.dataset.claim === uid);
  }
}

/** The number `step` places on; null at either end, or when none is left that `wanted` likes. */
export function neighbour(list, at, step, wanted = () => true) {
  for (let index = at + step; index >= 0 && index < list.length; index += step) {
    if (wanted(list[index])) return list[index];
  }
  return null;
}

function go(step, wanted) {
  const list = numbers();
  const number = neighbour(list, list.indexOf(currentNumber()), step, wanted);
  if (!number) return false;
  mark(number.dataset.claim);
  number.focus({ preventScroll: true });
  number.click();
  return true;
}

/** After the inspector came anew: the text follows it, and the focus has a place. */
function settle() {
  const inspector = find("#inspector");
  if (!inspector) return;
  const uid = inspector.dataset.claim;
  if (uid) mark(uid);
  if (inspector.dataset.url) history.replaceState({ htmx: true }, "", inspector.dataset.url);
  const fault = inspector.querySelector("#conflict, #errors");
  if (fault) fault.focus();
  else if (document.activeElement === document.body) currentNumber()?.focus({ preventScroll: true });
}

/* ---- answering ---- */

function press(control) {
  control?.focus();
  control?.click();
  return Boolean(control);
}

function pick(code) {
  const input = find(`#inspector [data-code="${code}"] input`);
  if (!input?.matches(":disabled")) return press(input);
  say(text("textProposition"));
  return true;
}

function cycleKind() {
  const kinds = all("#kinds input");
  return press(kinds[(kinds.findIndex((kind) => kind.checked) + 1) % kinds.length]);
}

function focusOn(selector) {
  const control = find(selector);
  control?.closest("details")?.setAttribute("open", "");
  control?.focus();
  return Boolean(control);
}

/** Press a button, even if it lies in a closed disclosure: its form goes with its value. */
function send(selector) {
  const button = find(selector);
  button?.click();
  return Boolean(button);
}

/** Enter on the page, on a claim's number or on a choice means: save this and go on. */
function submit(event) {
  const quiet = event.target.matches("body, main, #inspector, .number[aria-current], .option input");
  return quiet && send("#submit-annotation");
}

const proposition = () => find("#annotate [name=proposition]");
const chosenStance = () => find("#stances input:checked:not([value=''])");

/** A stance is towards a proposition: without one the stances rest. */
function pairStances() {
  const stances = find("#stances");
  if (!stances || !proposition()) return;
  const has = Boolean(proposition().value);
  if (!has) for (const input of stances.querySelectorAll("input")) input.checked = false;
  stances.disabled = !has;
}

/** Keep each change as a draft; half a pair of proposition and stance waits for its other half. */
function keepDraft(event) {
  if (!event.target.closest("#annotate") || event.target.id === "speaker-search") return;
  pairStances();
  const half = Boolean(proposition()?.value) !== Boolean(chosenStance());
  if (!half) window.htmx?.trigger("#autosave", "autosave");
}

/** Somebody saved first: show their answer beside this one instead of the silent autosave. */
function showConflict(event) {
  const { xhr, requestConfig } = event.detail;
  if (requestConfig.elt.id !== "autosave" || xhr.status !== 409) return;
  event.detail.target = find("#inspector");
  event.detail.swapOverride = "outerHTML";
  event.detail.selectOverride = "#inspector";
}

function filterSpeakers(event) {
  if (event.target.id !== "speaker-search") return;
  const wanted = event.target.value.trim();
  for (const option of all("#speakers .option")) {
    option.hidden = Boolean(wanted) && !option.textContent.includes(wanted);
  }
}

function pickFoundSpeaker(event) {
  if (event.target.id !== "speaker-search" || event.code !== "Enter") return;
  event.preventDefault();
  find("#speakers .option:not([hidden]) input")?.click();
}

/* ---- cutting: the state of a tool is the value of its own selects ---- */

const paragraph = () => currentNumber()?.closest(".paragraph").querySelector(".line");

function paint(parts) {
  if (!window.Highlight) return;
  for (const name of ["first-part", "second-part", "new-span"]) CSS.highlights.delete(name);
  for (const [name, span] of Object.entries(parts)) {
    const line = paragraph();
    if (line) CSS.highlights.set(name, new Highlight(...rangesOf(line, span)));
  }
}

/** Moves a select by `step` options, over those that are disabled; false at the end. */
function step(select, by) {
  const option = neighbour([...select.options], select.selectedIndex, by, (each) => !each.disabled);
  if (!option) return false;
  select.value = option.value;
  return true;
}

/** +1 for the arrow that goes forward in the text, -1 for the other one, 0 for any other key. */
export function direction(code, isRightToLeft) {
  const forward = isRightToLeft ? "ArrowLeft" : "ArrowRight";
  const back = isRightToLeft ? "ArrowRight" : "ArrowLeft";
  return { [forward]: 1, [back]: -1 }[code] ?? 0;
}

const arrow = (event) =>
  direction(event.code, getComputedStyle(paragraph() ?? document.body).direction === "rtl");

function showSplit() {
  const { start, end } = find("#inspector").dataset;
  const select = find("#split-at");
  const at = Number(select.value);
  paint({
    "first-part": { start: Number(start), end: at },
    "second-part": { start: at, end: Number(end) },
  });
  say(text("textSplit").replace("{word}", select.selectedOptions[0]?.dataset.word ?? ""));
}

function showBounds() {
  const span = { start: Number(find("#bounds-start").value), end: Number(find("#bounds-end").value) };
  paint({ "new-span": span });
  say(text("textBounds").replace("{text}", textOf(paragraph(), span)));
}

/** Words of other claims cannot be taken, and a start stays before its end. */
function limitBounds() {
  const inspector = find("#inspector").dataset;
  const others = [...paragraph().querySelectorAll(".claim:not(.current) .t")];
  const floor = Math.max(0, ...others.map((t) => Number(t.dataset.e)).filter((e) => e <= inspector.start));
  const roof = Math.min(Infinity, ...others.map((t) => Number(t.dataset.s)).filter((s) => s >= inspector.end));
  const start = find("#bounds-start");
  const end = find("#bounds-end");
  for (const option of start.options) {
    option.disabled = Number(option.value) < floor || Number(option.value) >= Number(end.value);
  }
  for (const option of end.options) {
    option.disabled = Number(option.value) > roof || Number(option.value) <= Number(start.value);
  }
}

const tools = {
  "split-tool": {
    open() {
      const select = find("#split-at");
      select.selectedIndex = Math.floor(select.options.length / 2);
    },
    show: showSplit,
    focus: "#split-at",
    move: (event, by) => !event.shiftKey && step(find("#split-at"), by),
  },
  "bounds-tool": {
    open: limitBounds,
    show() {
      limitBounds();
      showBounds();
    },
    focus: "#bounds-end",
    move: (event, by) => step(find(event.shiftKey ? "#bounds-start" : "#bounds-end"), by),
  },
};

function onToolKey(details, tool, event) {
  const by = arrow(event);
  if (by) {
    if (tool.move(event, by)) tool.show();
    return true;
  }
  if (event.code === "Escape") return close(details);
  if (event.code === "Enter" && !event.target.matches("button, a, summary")) {
    details.querySelector("form").requestSubmit();
    return true;
  }
  return false;
}

function close(details) {
  details.open = false;
  currentNumber()?.focus({ preventScroll: true });
  return true;
}

function onToggle(event) {
  const tool = tools[event.target.id];
  if (!tool) return;
  if (!event.target.open) {
    if (!find(".tool[open]")) leave();
    return paint({});
  }
  tool.open();
  tool.show();
  enter((key) => onToolKey(event.target, tool, key));
  find(tool.focus).focus({ preventScroll: true });
}

function toggleTool(id) {
  const details = document.getElementById(id);
  if (!details) return false;
  details.open = !details.open;
  return true;
}

/** A span chosen by words goes with its quote, so that the server can refuse a mismatch. */
function addQuote(event) {
  const form = event.target;
  const quote = form.elements.quote;
  if (!quote || form.id === "draw-selection" || !paragraph()) return;
  const span = { start: Number(form.elements.start.value), end: Number(form.elements.end.value) };
  quote.value = textOf(paragraph(), span);
}

/* ---- a new claim from selected text ---- */

/** The words of the gap that are selected: {start, end, quote}, or null. */
export function selectedGap(selection) {
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const node = range.startContainer;
  const line = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest?.(".line");
  const span = line && spanOf(line, range);
  if (!span) return null;
  const words = [...line.querySelectorAll(".t")].flatMap((piece) =>
    wordsOf(piece.textContent, Number(piece.dataset.s)),
  );
  const snapped = snap(span, words);
  const taken = [...line.querySelectorAll(".claim .t")].some(
    (piece) => snapped && snapped.start < piece.dataset.e && snapped.end > piece.dataset.s,
  );
  return snapped && !taken ? { ...snapped, quote: textOf(line, snapped) } : null;
}

function offerClaim() {
  const form = find("#draw-selection");
  if (!form) return;
  const found = selectedGap(getSelection());
  form.hidden = !found;
  if (!found) return;
  for (const name of ["start", "end", "quote"]) form.elements[name].value = found[name];
  form.querySelector("p").textContent = found.quote;
}

/* ---- wiring ---- */

function onClick(event) {
  const does = event.target.closest("[data-does]")?.dataset.does;
  if (does === "sheet") {
    const isShut = document.documentElement.classList.toggle("sheet-shut");
    event.target.closest("[data-does]").setAttribute("aria-expanded", String(!isShut));
  }
  if (does === "leave-tool") close(event.target.closest("details"));
  const claim = event.target.closest(".claim");
  if (claim && !event.target.closest(".number") && getSelection().isCollapsed) {
    claim.querySelector(".number").click();
  }
}

function onChange(event) {
  const tool = event.target.closest(".tool");
  if (tool && tools[tool.id]) tools[tool.id].show();
  keepDraft(event);
}

/** Whatever came into the page: show what only a script can use, and put things in step. */
function prepare() {
  for (const element of all("#work .scripted-only")) element.hidden = false;
  const search = find("#speaker-search");
  if (search) search.hidden = all("#speakers .option").length <= 9;
  pairStances();
}

function bindKeys() {
  const onArrow = (by) => (event) => (event.target.matches("[type=radio]") ? false : go(by));
  bind("KeyJ", () => go(1));
  bind("KeyK", () => go(-1));
  bind("ArrowDown", onArrow(1));
  bind("ArrowUp", onArrow(-1));
  bind("Shift+KeyJ", () => go(1, (number) => "untagged" in number.dataset));
  bind("KeyC", cycleKind);
  for (const letter of "ASDFGH") bind(`Key${letter}`, () => pick(`Key${letter}`));
  for (let digit = 1; digit <= 9; digit += 1) bind(`Digit${digit}`, () => pick(`Digit${digit}`));
  bind("KeyP", () => focusOn("#annotate [name=proposition]"));
  bind("KeyN", () => focusOn("#annotate [name=note]"));
  bind("KeyE", () => focusOn("#flag-reason"));
  bind("KeyL", () => press(find("#link-claim")));
  bind("KeyM", () => send("#merge-next"));
  bind("Shift+KeyM", () => send("#merge-previous"));
  bind("KeyX", () => toggleTool("split-tool"));
  bind("KeyB", () => toggleTool("bounds-tool"));
  bind("Enter", submit);
  bind("Slash", () => focusOn("#speaker-search:not([hidden])"));
}

export function start() {
  if (!find("#work")) return;
  bindKeys();
  document.addEventListener("click", onClick);
  document.addEventListener("change", onChange);
  document.addEventListener("input", filterSpeakers);
  document.addEventListener("keydown", pickFoundSpeaker, true);
  document.addEventListener("toggle", onToggle, true);
  document.addEventListener("submit", addQuote, true);
  document.addEventListener("selectionchange", offerClaim);
  document.addEventListener("htmx:beforeSwap", showConflict);
  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.detail.target?.id !== "inspector" && event.detail.target?.id !== "work") return;
    leave();
    paint({});
    prepare();
    settle();
  });
  prepare();
  const uid = find("#inspector").dataset.claim;
  if (uid && new URLSearchParams(location.search).has("claim")) mark(uid, { scroll: "center" });
  const fault = find("#conflict, #errors");
  if (fault) fault.focus();
}
