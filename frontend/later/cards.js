/** What cards show of an episode that the listener has begun or played: a line on the artwork, what is left, a tick. */
import { all, find, make, markOf, say, trackOf } from "../core.js";
import { isPlayed, leftOf, progressOf } from "./memory.js";

const TICK = '<svg class="podcast-icon" viewBox="0 0 24 24" aria-hidden="true"><path d="m5 13 4.5 4.5L19 7"/></svg>';

/** The element of a card that has its length.  @param {any} card */
function lengthOf(card) {
  const length = find(card, "data, .podcast-length") || find(card, ".podcast-meta").appendChild(make("span", { hidden: "" }));
  length.classList.add("podcast-length");
  return length;
}

/** @param {any} card */
function showProgress(card) {
  const track = trackOf(card);
  if (!track?.key) return;
  const played = isPlayed(track.key);
  const begun = !played && markOf(track).at > 1;
  card.classList.toggle("is-played", played);
  card.classList.toggle("is-begun", begun);
  card.style.setProperty("--podcast-played", `${progressOf(track) * 100}%`);
  if (begun && !find(card, ".podcast-progress")) card.append(make("span", { class: "podcast-progress" }));
  // The length gives its place to what is left of it, so that nothing moves.
  const length = lengthOf(card);
  length.dataset.length ??= length.textContent;
  const text = played ? say("Played") : (begun && leftOf(track)) || length.dataset.length;
  if (length.textContent === text) return;
  length.textContent = text;
  length.hidden = !text;
  if (played) length.insertAdjacentHTML("afterbegin", TICK);
}

const seen = new WeakSet();

/** Shows it on all cards of the page, and on those that are added to their lists. */
export function showAllProgress() {
  for (const list of all(document, "podcast-list")) {
    for (const card of all(list, ".podcast-card")) showProgress(card);
    if (seen.has(list)) continue;
    seen.add(list);
    new MutationObserver(showAllProgress).observe(list, { childList: true });
  }
}
