/* Short names for what every part of the workbench looks up. */

export const find = (selector) => document.querySelector(selector);
export const all = (selector) => [...document.querySelectorAll(selector)];

/** A translated text that the page brought along: `text("textSplit")` is `data-text-split`. */
export const text = (name) => find("#work").dataset[name];

export function press(control) {
  control?.focus();
  control?.click();
  return Boolean(control);
}

/** Press a button, even if it lies in a closed disclosure: its form goes with its value. */
export function send(selector) {
  const button = find(selector);
  button?.click();
  return Boolean(button);
}

/** Focus a control, opening the disclosure that it lies in. */
export function focusOn(selector) {
  const control = find(selector);
  control?.closest("details")?.setAttribute("open", "");
  control?.focus();
  return Boolean(control);
}
