/** What was done, at the foot of the window for a moment. */
import { find, make } from "../core.js";

/** Milliseconds for which it is shown. */
const SHOWN_FOR = 4000;
/** @type {any} */
let timer;

/** Makes the place for it: screen readers say what changes in an element that was there before. */
export function prepareReports() {
  if (!find(document, ".podcast-said")) document.body.append(make("p", { class: "podcast-said", role: "status" }));
}

/** Shows what was done, and has screen readers say it.  @param {string} message */
export function report(message) {
  prepareReports();
  const status = find(document, ".podcast-said");
  status.textContent = message;
  clearTimeout(timer);
  timer = setTimeout(() => {
    status.textContent = "";
  }, SHOWN_FOR);
}
