/* What the page says: one polite region, one alert, and both empty themselves. */

const texts = () => document.body.dataset;

function notice(text, kind) {
  const paragraph = document.createElement("p");
  paragraph.className = `notice ${kind}`;
  paragraph.dir = "auto";
  paragraph.textContent = text;
  return paragraph;
}

/** Say something without interrupting. */
export function say(text) {
  document.getElementById("status").replaceChildren(notice(text, ""));
}

/** Say what went wrong. */
export function warn(text) {
  document.getElementById("alert").replaceChildren(notice(text, "error"));
}

function emptyLater(region) {
  let timer = null;
  const start = () => {
    clearTimeout(timer);
    const stays = region.querySelector("form"); // something can still be undone
    if (region.childElementCount && !stays) timer = setTimeout(() => region.replaceChildren(), 6000);
  };
  new MutationObserver(start).observe(region, { childList: true });
  start();
}

/** A page other than the one asked for, such as the sign-in page after a session ended: go there. */
function leaveForOtherPage(event) {
  const { xhr, requestConfig, serverResponse } = event.detail;
  const wanted = requestConfig.elt.getAttribute("hx-select");
  if (!wanted || xhr.status >= 400 || serverResponse.includes(`id="${wanted.slice(1)}"`)) return;
  event.detail.shouldSwap = false;
  location.assign(xhr.responseURL);
}

export function listen() {
  emptyLater(document.getElementById("status"));
  document.addEventListener("htmx:beforeSwap", leaveForOtherPage);
  document.addEventListener("htmx:responseError", () => warn(texts().refused));
  document.addEventListener("htmx:sendError", () => warn(texts().lost));
  document.addEventListener("htmx:timeout", () => warn(texts().lost));
}
