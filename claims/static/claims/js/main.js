/* Enhancement of pages that work without it. */

import * as adjudicating from "./adjudicating.js";
import * as feedback from "./feedback.js";
import * as keys from "./keys.js";
import * as lists from "./lists.js";
import { send } from "./page.js";
import * as workbench from "./workbench.js";

function openDialogs() {
  for (const button of document.querySelectorAll("[data-opens]")) {
    const dialog = document.getElementById(button.dataset.opens);
    button.hidden = !dialog;
    button.addEventListener("click", () => dialog.showModal());
  }
  keys.bind("Shift+Slash", () => document.getElementById("help")?.showModal());
}

function closeMenus(event) {
  for (const menu of document.querySelectorAll(".menu[open]")) {
    const isOutside = !menu.contains(event.target);
    if (event.type === "click" ? isOutside : event.code === "Escape") menu.open = false;
  }
}

function focusSearch() {
  const search = document.querySelector("[data-search]");
  search?.focus();
  return Boolean(search);
}

document.documentElement.classList.add("scripted");
openDialogs();
document.addEventListener("click", closeMenus);
document.addEventListener("keydown", closeMenus);
document.querySelector(".nav [aria-current]")?.scrollIntoView({ block: "nearest" });
document.getElementById("errors")?.focus();
keys.bind("Slash", focusSearch);
feedback.listen();
lists.start();
workbench.start();
adjudicating.start();
keys.bind("KeyT", () => send("#take-next"));
keys.listen();
