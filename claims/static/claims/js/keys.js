/* Shortcuts by the position of a key: with an Arabic layout the key of S reports the `key` "س",
   but the `code` "KeyS" as with every layout. They rest while someone types, in dialogs, with
   Alt, Meta or Ctrl, and when the reader switched them off. */

const bound = new Map();
let mode = null;
let waiting = null;
let free = null;
const queue = [];

/** "KeyJ", "Shift+KeyJ", "Digit1", "Enter": what a keydown is called here. */
export function chordOf(event) {
  const code = event.code.replace(/^Numpad(?=\d)/, "Digit").replace("NumpadEnter", "Enter");
  return (event.shiftKey ? "Shift+" : "") + code;
}

/** Bind a chord. The handler returns false when it does not apply, and the key stays the page's. */
export function bind(chord, handler) {
  bound.set(chord, handler);
}

/** Let a tool see every key first, until `leave`; its handler returns true for keys it used. */
export function enter(handler) {
  mode = handler;
}

export function leave() {
  mode = null;
}

/** Keep keys for later while the page is about to change, but for chords that are `free`. */
export function hold(...chords) {
  free = new Set(chords);
}

/** Press the kept keys now, in order; one of them may hold the rest again. */
export function release() {
  free = null;
  while (queue.length && !free) {
    const target = document.activeElement ?? document.body;
    target.dispatchEvent(new KeyboardEvent("keydown", queue.shift()));
  }
}

function keep(event) {
  const { key, code, shiftKey } = event;
  queue.push({ key, code, shiftKey, bubbles: true, cancelable: true });
  event.preventDefault();
}

/** Whether keys typed at this element are text. */
export function isTyping(element) {
  const quiet = "[type=radio],[type=checkbox],[type=button],[type=submit],[type=range]";
  return element.matches("textarea, [contenteditable]") || element.matches(`input:not(${quiet})`);
}

function isOff(target) {
  if (document.documentElement.dataset.shortcuts === "off") return true;
  return isTyping(target) || target.matches("select") || Boolean(target.closest("dialog"));
}

/* G is a stance and the first key of "go to": it waits half a second for what comes next. */

function flush() {
  if (!waiting) return;
  clearTimeout(waiting);
  waiting = null;
  bound.get("KeyG")?.();
}

function follow(event) {
  const link = document.querySelector(`[data-goes="${event.code}"]`);
  if (!waiting || !link || event.shiftKey) return false;
  clearTimeout(waiting);
  waiting = null;
  location.assign(link.href);
  return true;
}

function onKey(event) {
  const target = event.target instanceof Element ? event.target : document.body;
  if (event.defaultPrevented || event.isComposing) return;
  if (event.altKey || event.metaKey || event.ctrlKey) return;
  if (free && !isTyping(target) && !free.has(chordOf(event))) return keep(event);
  if (mode && !isTyping(target) && mode(event)) return event.preventDefault();
  if (isOff(target)) return;
  if (follow(event)) return event.preventDefault();
  flush();
  const chord = chordOf(event);
  if (chord === "KeyG") {
    waiting = setTimeout(flush, 500);
    return event.preventDefault();
  }
  const asked = event.key === "?" || event.key === "؟";
  const handler = asked ? bound.get("Shift+Slash") : bound.get(chord);
  if (handler && handler(event) !== false) event.preventDefault();
}

export function listen() {
  document.addEventListener("keydown", onKey);
}
