/** The listener's queue: what plays next, in an order of their own. */
import { all, find, loadExtras, make, play, say } from "../core.js";
import { memory, remember, without } from "./memory.js";

/** @typedef {import("../deck.js").Track} Track */

/** @param {Track} track @param {boolean} isFirst */
export function addToQueue(track, isFirst) {
  const others = without(memory.queue, track.key);
  remember({ queue: isFirst ? [track, ...others] : [...others, track] });
}

/** @param {string} key */
export const removeFromQueue = (key) => remember({ queue: without(memory.queue, key) });

/** Moves a track by a number of places.  @param {string} key @param {number} by */
export function moveInQueue(key, by) {
  const place = memory.queue.findIndex((track) => track.key === key);
  const queue = without(memory.queue, key);
  queue.splice(Math.max(0, place + by), 0, memory.queue[place]);
  remember({ queue });
}

/** @param {Track} track @returns {Promise<Track[]>} the episodes published after it, the oldest first */
async function laterEpisodes(track) {
  try {
    return await (await loadExtras()).tracksAfter(track);
  } catch {
    // A page opened from a folder may not read another file.
    return [];
  }
}

/**
 * Takes the first track of the queue; where that is empty, it is the show's next one, if it is wanted.
 * @param {Track} track @param {unknown} isNextWanted
 */
export async function takeNext(track, isNextWanted) {
  const [first] = without(memory.queue, track.key);
  if (first) removeFromQueue(first.key);
  return first || (isNextWanted ? (await laterEpisodes(track))[0] : undefined);
}

/** How many tracks of a long queue are drawn at once. */
const PIECE = 50;

/** @param {string} name @param {string} label @param {() => void} act */
const button = (name, label, act) => {
  const element = make("button", { type: "button", class: `podcast-${name}`, "aria-label": label });
  element.onclick = act;
  return element;
};

/** @param {Track} track @param {(message: string, by?: number) => void} redraw @param {number} place */
function drawQueued(track, redraw, place) {
  const { key, title } = track;
  const name = button("queue__title", say("Play {title}", { title }), () => {
    removeFromQueue(key);
    play(track);
    redraw("");
  });
  name.textContent = title;
  const move = (by, label) => {
    const mover = button(by < 0 ? "up" : "down", label, () => {
      moveInQueue(key, by);
      redraw(say("{title}: number {number} of the queue", { title, number: place + by + 1 }), by);
    });
    mover.disabled = by < 0 ? !place : place === memory.queue.length - 1;
    return mover;
  };
  const remove = button("remove", say("Remove {title}", { title }), () => {
    removeFromQueue(key);
    redraw(say("Removed: {title}", { title }));
  });
  return make("li", { "data-key": key }, name, move(-1, say("Move {title} up", { title })), move(1, say("Move {title} down", { title })), remove);
}

const keysOfQueue = () => memory.queue.map(({ key }) => key).join("\n");

/** Draws the queues that are shown anew, where they have changed. */
export function refreshQueues() {
  for (const element of all(document, ".podcast-next")) element.refresh?.();
}

/**
 * Draws the queue, and what the show has after it, into an element.
 * @param {any} element @param {Track} [track] the one that they follow
 */
export async function showQueue(element, track) {
  const hadFocus = element.contains(document.activeElement);
  const status = make("p", { role: "status", class: "podcast-queue__status" });
  const list = make("ol", { class: "podcast-queue", "aria-label": say("Queue") });
  const after = make("div", { class: "podcast-queue__after" });
  let count = PIECE;
  let drawn = "";
  const more = button("queue__more", say("Show more"), () => {
    const first = count;
    count += PIECE;
    draw();
    list.children[first].firstElementChild.focus();
  });
  more.textContent = more.ariaLabel;
  const draw = () => {
    drawn = keysOfQueue();
    list.replaceChildren(...memory.queue.slice(0, count).map((queued, place) => drawQueued(queued, redraw, place)));
    list.hidden = !memory.queue.length;
    if (count < memory.queue.length) list.after(more);
    else more.remove();
  };
  const redraw = (message, by) => {
    const focused = /** @type {any} */ (document.activeElement);
    const key = focused.closest("li")?.dataset.key;
    const place = [...list.children].findIndex((item) => item.dataset.key === key);
    draw();
    const item = [...list.children].find(({ dataset }) => dataset.key === key) || list.children[place] || list.lastElementChild;
    const target = by && item?.querySelector(by < 0 ? ".podcast-up" : ".podcast-down");
    (target && !target.disabled ? target : item?.firstElementChild || element).focus();
    status.textContent = message;
  };
  // Another tab may change the queue, and an episode that is played elsewhere leaves it.
  element.refresh = () => {
    if (drawn === keysOfQueue()) return;
    if (list.contains(document.activeElement)) redraw("");
    else draw();
  };
  element.replaceChildren(list, after, status);
  // It takes the focus when the last button is gone.
  element.tabIndex = -1;
  draw();
  if (!track) return;
  const queued = new Set(memory.queue.map(({ key }) => key));
  const later = (await laterEpisodes(track)).filter(({ key }) => !queued.has(key));
  after.replaceChildren(...later.slice(0, 5).map((next) => {
    const one = button("queue__title", say("Play {title}", { title: next.title }), () => play(next));
    one.textContent = next.title;
    return one;
  }));
  if (!later.length && !queued.size) after.textContent = say("No later episode.");
  if (hadFocus) (find(element, "button") || element).focus();
}
