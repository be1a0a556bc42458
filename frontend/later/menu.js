/** What can be done with an episode besides playing it: a small menu at its card. */
import { all, make, plays, say, trackOf } from "../core.js";
import { isPlayed, markPlayed, memory } from "./memory.js";
import { addToQueue, removeFromQueue } from "./queue.js";
import { prepareReports, report } from "./said.js";

/** @type {any} */
let menu;
/** @type {any} */
let opener;

/** @param {boolean} [keepsFocus] */
function close(keepsFocus) {
  if (!menu) return;
  menu.remove();
  opener.ariaExpanded = "false";
  if (!keepsFocus) opener.focus();
  // They would keep a page that is left.
  menu = opener = null;
}

/** The entries, each of which returns what it has done.  @param {any} track @returns {[string, () => string][]} */
function entriesOf(track) {
  const { key, title } = track;
  const isQueued = memory.queue.some((queued) => queued.key === key);
  const add = (isFirst) => () => {
    addToQueue(track, isFirst);
    return say("{title}: number {number} of the queue", { title, number: isFirst ? 1 : memory.queue.length });
  };
  const remove = () => {
    removeFromQueue(key);
    return say("Removed: {title}", { title });
  };
  const mark = (isHeard) => () => {
    markPlayed(key, isHeard);
    return `${title}: ${isHeard ? say("Played") : say("Not played")}`;
  };
  /** @type {[string, () => string][]} */
  const queueing = [
    [say("Play next"), add(true)],
    isQueued ? [say("Remove from queue"), remove] : [say("Add to queue"), add(false)],
  ];
  return [
    // What plays now does not come next.
    ...(plays(track) ? [] : queueing),
    isPlayed(key) ? [say("Mark as not played"), mark(false)] : [say("Mark as played"), mark(true)],
  ];
}

/** Opens or closes the menu of a card.  @param {any} button @param {any} card @param {() => void} update @param {() => void} openPanel */
export function openMenu(button, card, update, openPanel) {
  const isOpen = menu && opener === button;
  close(true);
  if (isOpen) return;
  opener = button;
  opener.ariaExpanded = "true";
  prepareReports();
  menu = make("div", { class: "podcast-menu", role: "group", "aria-label": opener.ariaLabel });
  /** @type {[string, () => string | void][]} */
  const entries = [...entriesOf(trackOf(card)), [say("Your listening"), openPanel]];
  for (const [text, act] of entries) {
    const entry = make("button", { type: "button" }, text);
    entry.onclick = () => {
      close();
      report(act() || "");
      update();
    };
    menu.append(entry);
  }
  menu.onkeydown = (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape") close();
    if (!step) return;
    const buttons = all(menu, "button");
    buttons.at((buttons.indexOf(document.activeElement) + step) % buttons.length).focus();
    event.preventDefault();
  };
  button.after(menu);
  menu.firstChild.focus();
}

document.addEventListener("click", ({ target }) => {
  if (menu && !menu.contains(target) && !opener.contains(target)) close(true);
});
