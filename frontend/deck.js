/**
 * What plays: one <audio> for the whole visit, in the dock under <body>, where a theme that swaps the page's content
 * leaves it alone. Whatever shows or steers it (players, the dock, lists, transcripts) is one of its views.
 */
import { Base, isTime, learn, learned, listen, make, recall, say, settings, store } from "./page.js";
import { playNext } from "./queue.js";
import { placeAt } from "./time.js";

/**
 * @typedef {{ at: number, title: string, image?: string }} Chapter
 * @typedef {{ key: string, title: string, page: string, image?: string, show?: string, sources: { src: string, type?: string }[],
 *   duration: number, chapters: Chapter[], index?: string }} Track
 * @typedef {{ at: number, kept: number, stop: number, length: number }} Mark where a listener is in a recording
 * @typedef {{ show(type?: string): void, seen?: boolean, track?: Track }} View
 */

const EVENTS = "play pause playing waiting timeupdate loadedmetadata durationchange volumechange ended error";
/** What to go on with after the page is loaded anew: read, written, or removed where it is empty.  @param {string} [value] */
const unfinished = (value) => store("podcast-resume", value, "sessionStorage");

/** @type {Map<string, Mark>} */
const marks = new Map();
/** @type {Set<View>} */
export const views = new Set();
/** @type {HTMLAudioElement} */
export const audio = make("audio", { preload: "none" });
/** @type {Track} what plays, or did last */
export let current;
/**
 * Whether the dock belongs on pages that do not show the current track's own player; or the track itself, where it only
 * stands ready on this page.  @type {boolean | Track}
 */
export let docked = false;
export let waiting = false;
/** @type {Track | null} what is being loaded whole, as its server cannot send a part of it */
let loading;
/** What went wrong, in words. */
export let failure = "";
/** What else the listener is to be told, in words. */
export let note = "";
/** The sleep timer: a number of minutes, `chapter`, `episode`, or nothing; and the time of its end, where it has one. */
export let sleep = "";
let until = 0;

/** @param {Track} track @returns {Mark} */
export function markOf({ key, duration }) {
  if (!marks.has(key)) {
    const stored = Number(store(`podcast:${key}`));
    const at = stored > 0 && stored < (duration || 1e6) ? stored : 0;
    if (!at) store(`podcast:${key}`, "");
    marks.set(key, { at, kept: at, stop: 0, length: duration || 0 });
  }
  return marks.get(key);
}

/** @param {{ key?: string }} track */
export const isCurrent = (track) => track && current?.key === track.key;

/** @param {{ key?: string }} track */
export const plays = (track) => isCurrent(track) && !audio.paused;

/** @param {Track} track @param {number} at */
export const chapterAt = ({ chapters }, at) => chapters[placeAt(chapters, at)];

/** A part of a page that follows what plays. */
export class Follower extends Base {
  /** Begins to follow it, and to hear what the listener does.  @param {string} events */
  live(events) {
    views.add(/** @type {any} */ (this));
    listen(this, events);
    this.show();
  }

  disconnectedCallback() {
    views.delete(/** @type {any} */ (this));
  }
}

/** @param {string} [type] of the event that the views are told of */
export function tell(type) {
  for (const view of views) view.show(type);
}

/** @param {Track} track */
function load(track) {
  keep();
  if (sleep === "chapter" && !track.chapters[0]) sleep = "episode";
  current = track;
  fill(track.sources);
}

/** Gives the audio other sources, or none.  @param {Track["sources"]} sources */
function fill(sources) {
  loading = null;
  URL.revokeObjectURL(audio.currentSrc);
  audio.replaceChildren(...sources.map(({ src, type }) => make("source", { src, type: type || null })));
  audio.load();
  tune();
}

/** Plays from the given time, or from where the listener was.  @param {Track} [track] @param {number} [at] @param {number} [stop] */
export function play(track = current, at, stop) {
  if (!isCurrent(track) || failure || !(audio.firstChild || loading)) load(track);
  failure = note = "";
  if (at != null) seek(at, track, stop);
  // It is not to cut short what is played after it.
  if (isDue()) rest("");
  docked = true;
  unfinished(JSON.stringify({ track, words: learned }));
  // What cannot be played is an error of its source as well.
  audio.play().catch(() => {});
}

/** @param {Track} [track] */
export function toggle(track = current) {
  if (plays(track)) audio.pause();
  else play(track);
}

/** Goes to a time, in a track that plays or in one that will.  @param {number} at @param {Track} [track] @param {number} [stop] */
export function seek(at, track = current, stop = 0) {
  const mark = markOf(track);
  mark.at = Math.max(0, Math.min(at, mark.length || at));
  mark.kept = mark.at - 5;
  mark.stop = stop;
  if (isCurrent(track) && audio.readyState) go(mark);
  tell("seek");
}

/**
 * Takes the audio to its mark. Where the server sends no parts of files, browsers would go to the beginning instead: then
 * the whole file is loaded first, if it is on this server.
 * @param {Mark} mark
 */
async function go(mark) {
  const { seekable, currentSrc, paused } = audio;
  const end = seekable.length && seekable.end(seekable.length - 1);
  if (end > mark.at - 1 || /^blob/.test(currentSrc)) {
    audio.currentTime = mark.at;
  } else if (!currentSrc.startsWith(location.origin)) {
    mark.at = audio.currentTime;
    note = say("This audio cannot be skipped through.");
  } else {
    // Without a source, an audio that is told to play waits for one.
    fill([]);
    const track = loading = current;
    note = say("This audio is loading.");
    if (!paused) audio.play().catch(() => {});
    try {
      const response = await fetch(currentSrc);
      const src = URL.createObjectURL(await response.blob());
      if (loading !== track) return;
      loading = null;
      note = "";
      audio.append(make("source", { src }));
    } catch {
      if (loading === track) fail();
    }
    tell();
  }
}

/** @param {number} by @param {Track} [track] */
export const skip = (by, track = current) => seek(markOf(track).at + by, track);

/** Has the dock offer what stands ready on the page, unless there is something else to play.  @param {Track} track */
export function offer(track) {
  current ||= docked = track;
}

/** Speed and volume as the listener has set them. */
export function tune() {
  audio.defaultPlaybackRate = audio.playbackRate = settings.speed;
  audio.volume = settings.volume;
  audio.muted = false;
  tell();
}

/** Goes to the chapter that many places on, or to the beginning of this one; after the last, to the next episode.  @param {number} by */
export function step(by) {
  const { chapters } = current;
  const { at } = markOf(current);
  const place = placeAt(chapters, at);
  const goal = chapters[by < 0 && at > chapters[place]?.at + 3 ? place : place + by];
  if (goal || by < 0) seek(goal?.at || 0);
  else playNext();
}

/** Sets the sleep timer.  @param {string} kind */
export function rest(kind) {
  sleep = kind;
  until = Date.now() + Number(kind) * 60000;
  tell();
}

const isDue = () => sleep && Date.now() >= until;

export function close() {
  audio.pause();
  undock();
  tell();
}

function undock() {
  if (docked === current) current = null;
  docked = false;
  unfinished("");
}

function fail(words = say("This audio could not be loaded.")) {
  audio.pause();
  failure = words;
}

/** Has the browser remember the place. Where a server cannot seek, audio falls back to its start: that is none. */
function keep(slack = 0) {
  // What only stands ready has not been heard.
  if (!current || docked === current) return;
  const { key } = current;
  const mark = markOf(current);
  if (mark.at <= mark.kept + slack) return;
  mark.kept = mark.at;
  if (key) store(`podcast:${key}`, mark.at > 1 ? mark.at.toFixed(1) : "");
}

/** What follows from an event of the audio.  @type {Record<string, (mark: Mark, target: any) => void>} */
const REACTIONS = {
  error(_mark, target) {
    // A source that fails may have another one after it.
    if (target === audio || !target.nextElementSibling) fail();
  },
  durationchange(mark) {
    if (audio.duration < Infinity) mark.length = audio.duration;
  },
  loadedmetadata(mark) {
    // Another file may have been longer.
    if (mark.at && mark.at <= audio.duration) go(mark);
  },
  pause: () => keep(),
  timeupdate(mark) {
    if (!audio.readyState || audio.seeking) return;
    // A listener who goes elsewhere has moved the mark: only what is heard leads from it into another chapter.
    const chapter = chapterAt(current, mark.at);
    mark.at = audio.currentTime;
    keep(4);
    if (audio.paused) return;
    if (mark.stop && mark.at >= mark.stop) {
      mark.stop = 0;
      audio.pause();
    } else if (isDue() || (sleep === "chapter" && chapter !== chapterAt(current, mark.at))) {
      rest("");
      audio.pause();
      note = say("Paused by the sleep timer.");
    }
  },
  ended(mark) {
    const { duration } = current;
    // One that ends so early has been cut off: less is the rounding of whoever wrote the duration down.
    if (mark.at < duration * 0.95 - 15) return fail(say("This audio is cut off here."));
    mark.at = mark.stop = 0;
    mark.kept = -1;
    keep();
    undock();
    if (isNaN(until)) rest("");
    else if (settings.next) playNext();
  },
};

for (const name of EVENTS.split(" ")) {
  audio.addEventListener(name, ({ type, target }) => {
    if (!current) return;
    REACTIONS[type]?.(markOf(current), target);
    waiting = !failure && (type === "waiting" || (type === "play" && audio.readyState < 3));
    tell(type);
  }, true);
}

/** Whether what the browser remembers can be played and linked to.  @param {Track} track */
const isTrack = ({ page, sources, duration, chapters }) =>
  [{ at: duration }, ...chapters].every(({ at }) => isTime(at))
  && [{ src: page }, ...sources].every(({ src }) => /^(https?|file):/.test(src));

/** Takes up what played in this tab before the page was loaded anew, with the words to show it in. */
export function resume() {
  try {
    const { track, words } = JSON.parse(unfinished());
    if (!isTrack(track)) throw track;
    learn(words);
    current = track;
    docked = true;
  } catch {
    unfinished("");
  }
}

addEventListener("pagehide", () => {
  keep();
  // Other pages may go on from here, until a reader who goes back finds this one as it was left.
  marks.clear();
});
addEventListener("pageshow", ({ persisted }) => {
  if (!persisted) return;
  marks.clear();
  fill([]);
  recall();
  docked = false;
  resume();
  tell();
});
