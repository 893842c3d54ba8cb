/* Lists: J and K, or the arrows once a row has the focus, walk over the rows. */

import { bind } from "./keys.js";

const rows = () => [...document.querySelectorAll(".table tbody th a, .pair-list > li h2 a")];

function walk(by) {
  const links = rows();
  const at = links.indexOf(document.activeElement);
  const next = at < 0 ? links[by > 0 ? 0 : links.length - 1] : links[at + by];
  next?.focus();
  return Boolean(next);
}

export function start() {
  if (!rows().length || document.getElementById("work")) return;
  const onArrow = (by) => () => rows().includes(document.activeElement) && walk(by);
  bind("KeyJ", () => walk(1));
  bind("KeyK", () => walk(-1));
  bind("ArrowDown", onArrow(1));
  bind("ArrowUp", onArrow(-1));
}
