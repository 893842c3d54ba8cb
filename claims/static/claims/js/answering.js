/* Answering for the current claim: keys press the choices of the form, changes become drafts. */

import { say } from "./feedback.js";
import { bind } from "./keys.js";
import { currentNumber } from "./moving.js";
import { all, find, focusOn, press, send, text } from "./page.js";

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
  // Else the new version would be taken out of the very inspector that is about to come.
  requestConfig.elt.removeAttribute("hx-select-oob");
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

/* Keys rest while someone types or chooses from a list: Enter and Escape lead out again. */
function onFieldKey(event) {
  const field = event.target;
  if (!(field instanceof Element) || !field.closest("#inspector") || field.closest(".tool")) return;
  if (field.id === "speaker-search" && event.code === "Enter") {
    event.preventDefault();
    find("#speakers .option:not([hidden]) input")?.click();
  } else if (field === proposition() && event.code === "Enter" && field.value) {
    event.preventDefault();
    (chosenStance() ?? find("#stances [data-tone] input"))?.focus();
  } else if (event.code === "Escape" && field.matches("input, select, textarea")) {
    currentNumber()?.focus({ preventScroll: true });
  }
}

export function prepare() {
  const search = find("#speaker-search");
  if (search) search.hidden = all("#speakers .option").length <= 9;
  pairStances();
}

export function start() {
  bind("KeyC", cycleKind);
  for (const letter of "ASDFGH") bind(`Key${letter}`, () => pick(`Key${letter}`));
  for (let digit = 1; digit <= 9; digit += 1) bind(`Digit${digit}`, () => pick(`Digit${digit}`));
  bind("KeyP", () => focusOn("#annotate [name=proposition]"));
  bind("KeyN", () => focusOn("#annotate [name=note]"));
  bind("KeyE", () => focusOn("#flag-reason"));
  bind("KeyR", () => send("#turn-down"));
  bind("KeyL", () => press(find("#link-claim")));
  bind("Slash", () => focusOn("#speaker-search:not([hidden])"));
  bind("Enter", submit);
  document.addEventListener("change", keepDraft);
  document.addEventListener("input", filterSpeakers);
  document.addEventListener("keydown", onFieldKey, true);
  document.addEventListener("htmx:beforeSwap", showConflict);
}
