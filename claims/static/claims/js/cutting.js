/* Splitting a claim and moving its boundaries: the state of a tool is the value of its selects. */

import { say } from "./feedback.js";
import { bind, enter, leave } from "./keys.js";
import { currentNumber, neighbour } from "./moving.js";
import { all, find, send, text } from "./page.js";
import { rangesOf, textOf } from "./selection.js";

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

function onChange(event) {
  const tool = tools[event.target.closest(".tool")?.id];
  tool?.show();
}

function onClick(event) {
  const button = event.target.closest("[data-does='leave-tool']");
  if (button) close(button.closest("details"));
}

export function prepare() {
  leave();
  paint({});
  for (const element of all("#work .scripted-only")) element.hidden = false;
}

export function start() {
  bind("KeyX", () => toggleTool("split-tool"));
  bind("KeyB", () => toggleTool("bounds-tool"));
  bind("KeyM", () => send("#merge-next"));
  bind("Shift+KeyM", () => send("#merge-previous"));
  document.addEventListener("toggle", onToggle, true);
  document.addEventListener("change", onChange);
  document.addEventListener("click", onClick);
  document.addEventListener("submit", addQuote, true);
}
