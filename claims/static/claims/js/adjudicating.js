/* Deciding a dispute by keys: they press the buttons and choices that work without them. */

import { bind } from "./keys.js";
import { all, find, focusOn, press, send } from "./page.js";

const rows = () => all("#decide [data-row]");
const choices = (row) => [...row.querySelectorAll("input[type=radio][name^=take_]")];
const open = (row) => !choices(row).some((choice) => choice.checked);

/** The row that has the focus, else the first that is not decided. */
function current() {
  return document.activeElement.closest?.("[data-row]") ?? rows().find(open) ?? rows()[0];
}

function focusRow(row) {
  const own = row && (choices(row).find((choice) => choice.checked) ?? choices(row)[0]);
  own?.focus();
  return Boolean(own);
}

function walk(by) {
  const list = rows();
  const at = list.indexOf(document.activeElement.closest?.("[data-row]"));
  return focusRow(at < 0 ? list[by > 0 ? 0 : list.length - 1] : list[at + by]);
}

function takeInRow(place) {
  const row = current();
  const choice = row && choices(row)[place];
  if (!choice) return false;
  choice.click();
  return focusRow(rows().find(open)) || focusOn("#decide [name=rationale]");
}

/** Choose the whole answer here; without scripts the button asks the server to do it. */
function takeWhole(letter) {
  for (const row of rows()) choices(row).find((choice) => choice.value === letter)?.click();
  return focusOn("#decide [name=rationale]");
}

function onClick(event) {
  const button = event.target.closest("#decide button[name=take]");
  if (!button) return;
  event.preventDefault();
  takeWhole(button.value);
}

function decide(event) {
  return event.target.matches("body, main, input[type=radio]") && send("#decide-now");
}

export function start() {
  if (!find("#adjudication")) return;
  bind("KeyJ", () => press(find("#next-dispute")));
  bind("KeyK", () => press(find("#previous-dispute")));
  bind("KeyA", () => press(find("#decide button[name=take][value=A]")));
  bind("KeyB", () => press(find("#decide button[name=take][value=B]")));
  for (let digit = 1; digit <= 9; digit += 1) bind(`Digit${digit}`, () => takeInRow(digit - 1));
  bind("ArrowDown", () => rows().length > 0 && walk(1));
  bind("ArrowUp", () => rows().length > 0 && walk(-1));
  bind("KeyR", () => focusOn("#again-reason"));
  bind("KeyH", () => focusOn("#history-title"));
  bind("Enter", decide);
  document.addEventListener("click", onClick);
}
