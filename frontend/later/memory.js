/** What the browser of a listener remembers of a site: episodes begun and played, and the queue. Nothing of it leaves the browser. */
import { isTime, isTrack, markOf, say, store } from "../core.js";

/**
 * @typedef {import("../deck.js").Track} Track
 * @typedef {{ begun: Track[], played: Record<string, number>, queue: Track[] }} Memory
 */

const PLACE = "podcast-listening";
/** How many episodes are remembered with their titles and addresses. */
const MOST = 50;

/** @param {any} tracks @returns {Track[]} those that can be played and linked to, each once */
function usable(tracks) {
  const keys = new Set();
  return (Array.isArray(tracks) ? tracks : []).filter((track) => {
    try {
      const isNew = typeof track.key === "string" && track.key && !keys.has(track.key) && typeof track.title === "string" && isTrack(track);
      keys.add(track.key);
      return isNew;
    } catch {
      return false;
    }
  });
}

/** @param {any} stored what may be the memory of an earlier visit, or a file @returns {Memory} */
export function readMemory(stored) {
  const { begun, queue, played } = stored || {};
  const times = Object.entries(played || {}).filter(([, time]) => isTime(time));
  return { begun: usable(begun).slice(0, MOST), queue: usable(queue), played: Object.fromEntries(times) };
}

/** @returns {Memory} */
function load() {
  try {
    return readMemory(JSON.parse(store(PLACE) || null));
  } catch {
    return readMemory(null);
  }
}

export let memory = load();
/** What is stored, as far as this tab knows. */
let known = store(PLACE);

/** Takes up what another tab has changed; where nothing can be stored, what this one knows stays. */
export function reload() {
  if (known === store(PLACE)) return;
  memory = load();
  known = store(PLACE);
}

/** Changes the memory, and stores it; one with nothing in it is removed.  @param {Partial<Memory>} changes */
export function remember(changes) {
  reload();
  memory = { ...memory, ...changes };
  const isEmpty = !memory.begun.length && !memory.queue.length && !Object.keys(memory.played).length;
  store(PLACE, isEmpty ? "" : JSON.stringify(memory));
  known = store(PLACE);
}

/** @param {Track[]} tracks @param {string} key */
export const without = (tracks, key) => tracks.filter((track) => track.key !== key);

/** Which part of a track has been heard, from 0 to 1.  @param {Track} track */
export function progressOf(track) {
  const { at, length } = markOf(track);
  return at > 1 && length ? Math.min(at / length, 1) : 0;
}

/** What is left of a track, to read: `42 s left`; nothing where its length is not known.  @param {Track} track */
export function leftOf(track) {
  const { at, length } = markOf(track);
  return length > at ? say("{time} left", { time: shortTime(length - at) }) : "";
}

/** `42 s`, `12 min`, `1 h 8 min`.  @param {number} seconds */
export function shortTime(seconds) {
  if (seconds < 59.5) return say("{count} s", { count: Math.round(seconds) });
  const minutes = Math.round(seconds / 60);
  const parts = minutes % 60 || minutes < 60 ? [say("{count} min", { count: minutes % 60 })] : [];
  if (minutes >= 60) parts.unshift(say("{count} h", { count: Math.floor(minutes / 60) }));
  return parts.join(" ");
}

/** @param {string} key */
export const isPlayed = (key) => key in memory.played;

/** Whether so little is left of a track that it counts as played: a minute of an hour, less of what is short.  @param {Track} track */
export function isNearlyOver(track) {
  const { at, length } = markOf(track);
  return length - at < Math.min(60, length / 20);
}

/** The episodes that the listener has begun, the latest first.  @param {string} [index] of their show; without it, of all */
export const begunEpisodes = (index) =>
  memory.begun.filter((track) => markOf(track).at > 1 && !isPlayed(track.key) && !isNearlyOver(track) && (!index || track.index === index));

/** The episodes that were played, without one of them.  @param {string} key */
function playedWithout(key) {
  const played = { ...memory.played };
  delete played[key];
  return played;
}

/** Notes that a track plays now.  @param {Track} track */
export function rememberBegun(track) {
  if (!track.key) return;
  const played = playedWithout(track.key);
  const duration = track.duration || Math.round(markOf(track).length);
  remember({ begun: [{ ...track, duration }, ...without(memory.begun, track.key)].slice(0, MOST), played, queue: without(memory.queue, track.key) });
}

/** Marks an episode as played, or as not played.  @param {string} key @param {boolean} isNowPlayed */
export function markPlayed(key, isNowPlayed) {
  const others = playedWithout(key);
  remember({ begun: without(memory.begun, key), played: isNowPlayed ? { ...others, [key]: Date.now() } : others });
}
