/* The article's workbench: its parts, and what happens between them and the server.
   Everything here presses links, buttons and choices that work without it. */

import * as answering from "./answering.js";
import * as cutting from "./cutting.js";
import * as drawing from "./drawing.js";
import { bind, hold, release } from "./keys.js";
import { go, mark, settle } from "./moving.js";
import { find } from "./page.js";

/* Keys wait while a request is on its way, for the page that they are meant for. */
let pending = 0;

function isSilent(event) {
  return event.detail.elt.id === "autosave";
}

function onRequest(event) {
  if (isSilent(event)) return;
  pending += 1;
  const isMove = event.detail.requestConfig.verb === "get";
  hold(...(isMove ? ["KeyJ", "KeyK", "ArrowDown", "ArrowUp"] : []));
}

function onAnswer(event) {
  if (isSilent(event)) return;
  pending = Math.max(0, pending - 1);
  if (!pending) release();
}

function prepare() {
  cutting.prepare();
  answering.prepare();
}

function onSwap(event) {
  if (!["inspector", "work"].includes(event.detail.target?.id)) return;
  prepare();
  settle();
}

function foldSheet(button) {
  const isShut = document.documentElement.classList.toggle("sheet-shut");
  button.setAttribute("aria-expanded", String(!isShut));
}

function onClick(event) {
  const handle = event.target.closest("[data-does='sheet']");
  if (handle) foldSheet(handle);
  const claim = event.target.closest(".claim");
  if (claim && !event.target.closest(".number") && getSelection().isCollapsed) {
    claim.querySelector(".number").click();
  }
}

function bindMoves() {
  const onArrow = (by) => (event) => (event.target.matches("[type=radio]") ? false : go(by));
  bind("KeyJ", () => go(1));
  bind("KeyK", () => go(-1));
  bind("ArrowDown", onArrow(1));
  bind("ArrowUp", onArrow(-1));
  bind("Shift+KeyJ", () => go(1, (number) => "untagged" in number.dataset));
}

export function start() {
  if (!find("#work")) return;
  bindMoves();
  answering.start();
  cutting.start();
  drawing.start();
  document.addEventListener("click", onClick);
  document.addEventListener("htmx:beforeRequest", onRequest);
  document.addEventListener("htmx:afterRequest", onAnswer);
  document.addEventListener("htmx:afterSwap", onSwap);
  prepare();
  const uid = find("#inspector").dataset.claim;
  const isChosen = new URLSearchParams(location.search).has("claim");
  if (uid) mark(uid, { scroll: isChosen ? "center" : "nearest" });
  find("#conflict, #errors")?.focus();
}
