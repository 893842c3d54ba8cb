/* A new claim from text that is selected between the claims. */

import { find } from "./page.js";
import { snap, spanOf, textOf, wordsOf } from "./selection.js";

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

export function start() {
  document.addEventListener("selectionchange", offerClaim);
}
