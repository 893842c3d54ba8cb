/* From what is selected in the page to offsets of the article, and back.

   The server counts Unicode code points, the DOM UTF-16 code units. Each `.t` holds one piece of
   the text and says in `data-s` and `data-e` where it begins and ends; offsets are counted inside
   the piece alone, so that claim numbers and margins never count. */

/** The number of code points in a string. */
export function codePoints(text) {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** The UTF-16 index of the code point at `points`, the length of the text if it is past the end. */
export function codeUnits(text, points) {
  let units = 0;
  for (const character of text) {
    if (points <= 0) break;
    points -= 1;
    units += character.length;
  }
  return units;
}

/** text[start:end] in code points. */
export function slice(text, start, end) {
  return text.slice(codeUnits(text, start), codeUnits(text, end));
}

const symbol = /^(?:[\p{P}\p{S}]|\p{Extended_Pictographic}|\p{RI}|[0-9*#]\uFE0F?\u20E3)/u;
const space = /^(?!\uFEFF)\s/u;
/* A mark on a symbol: the server counts it to what follows, and no boundary parts it from either. */
const gluing = /(?!\uFE0F|\u20E3)[\p{M}\u200C\u200D]$/u;
const graphemes = new Intl.Segmenter("ar", { granularity: "grapheme" });

/**
 * The words of a text as the server cuts it: runs without white space, each punctuation mark,
 * symbol or emoji by itself. Returns [{start, end}] in code points, `base` added.
 */
export function wordsOf(text, base = 0) {
  const words = [];
  let open = null;
  let at = base;
  const close = () => {
    if (open !== null) words.push({ start: open, end: at });
    open = null;
  };
  for (const { segment } of graphemes.segment(text)) {
    const isSymbol = symbol.test(segment);
    if (isSymbol || space.test(segment)) close();
    if (open === null && !space.test(segment)) open = at;
    at += codePoints(segment);
    if (isSymbol && !gluing.test(segment)) close();
  }
  close();
  return words;
}

/** The span widened to the whole words that it touches, or null if it touches none. */
export function snap({ start, end }, words) {
  const touched = words.filter((word) => word.start < end && word.end > start);
  if (!touched.length) return null;
  return { start: touched[0].start, end: touched[touched.length - 1].end };
}

const startOf = (piece) => Number(piece.dataset.s);
const endOf = (piece) => Number(piece.dataset.e);

/** The pieces of text in an element that the range touches. */
function piecesIn(root, range) {
  return [...root.querySelectorAll(".t")].filter((piece) => range.intersectsNode(piece));
}

/** Where an endpoint of a range lies; the nearer edge of the piece if it lies outside of it. */
function offsetIn(piece, node, units, outside) {
  if (!piece.contains(node)) return outside;
  const before = document.createRange();
  before.selectNodeContents(piece);
  before.setEnd(node, units);
  return startOf(piece) + codePoints(before.toString());
}

/** The span {start, end} of a DOM range in code points of the article, or null if it has none. */
export function spanOf(root, range) {
  const pieces = piecesIn(root, range);
  if (range.collapsed || !pieces.length) return null;
  const first = pieces[0];
  const last = pieces[pieces.length - 1];
  const start = offsetIn(first, range.startContainer, range.startOffset, startOf(first));
  const end = offsetIn(last, range.endContainer, range.endOffset, endOf(last));
  return start < end ? { start, end } : null;
}

/** The text of the article between two offsets, from the pieces of an element. */
export function textOf(root, { start, end }) {
  return [...root.querySelectorAll(".t")]
    .map((piece) => {
      const from = Math.max(0, start - startOf(piece));
      const to = Math.min(endOf(piece), end) - startOf(piece);
      return from < to ? slice(piece.textContent, from, to) : "";
    })
    .join("");
}

/** The DOM ranges of a span, one for each piece that it touches, to paint them. */
export function rangesOf(root, { start, end }) {
  return [...root.querySelectorAll(".t")]
    .filter((piece) => startOf(piece) < end && start < endOf(piece))
    .map((piece) => rangeIn(piece, Math.max(start, startOf(piece)), Math.min(end, endOf(piece))));
}

function rangeIn(piece, start, end) {
  const range = document.createRange();
  range.setStart(piece.firstChild, codeUnits(piece.textContent, start - startOf(piece)));
  range.setEnd(piece.firstChild, codeUnits(piece.textContent, end - startOf(piece)));
  return range;
}
