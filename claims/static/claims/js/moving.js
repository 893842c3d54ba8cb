/* Moving between the claims of an article: one is current, in the text and in the margin. */

import { all, find } from "./page.js";

const numbers = () => all("#article .number");
export const currentNumber = () => find("#article .number[aria-current]");

/** Show one claim as the current one: in the text, in the margin, as the one tab stop. */
export function mark(uid, { scroll = "nearest" } = {}) {
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

export function go(step, wanted) {
  const list = numbers();
  const number = neighbour(list, list.indexOf(currentNumber()), step, wanted);
  if (!number) return false;
  mark(number.dataset.claim);
  number.focus({ preventScroll: true });
  number.click();
  return true;
}

/** After the inspector came anew: the text follows it, and the focus has a place. */
export function settle() {
  const inspector = find("#inspector");
  if (!inspector) return;
  const uid = inspector.dataset.claim;
  if (uid) mark(uid);
  if (inspector.dataset.url) history.replaceState({ htmx: true }, "", inspector.dataset.url);
  const fault = inspector.querySelector("#conflict, #errors");
  if (fault) fault.focus();
  else if (document.activeElement === document.body) currentNumber()?.focus({ preventScroll: true });
}
