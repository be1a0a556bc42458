/**
 * The recording that plays: one <audio> for the whole visit, in the dock under <body>, which themes that swap the
 * content of a page do not replace. Everything that shows or controls it (players, the dock, lists, transcripts) is a
 * view of it.
 */
import { loadListener } from "./extras.js";
import { Base, isTime, setTranslations, translations, listen, make, loadSettings, say, settings, store } from "./page.js";
import { playNext } from "./queue.js";
import { clock, placeAt } from "./time.js";

/**
 * @typedef {{ at: number, title: string, image?: string }} Chapter
 * @typedef {{ key: string, title: string, page: string, image?: string, show?: string, sources: { src: string, type?: string }[],
 *   duration: number, chapters: Chapter[], index?: string }} Track
 * @typedef {{ at: number, heard: number, kept: number, stop: number, length: number }} Mark the position of the listener in
 *   a recording; the last one that sounded, which is `at` unless the listener has moved since; the last one stored
 * @typedef {{ show(type?: string): void, seen?: boolean, track?: Track }} View
 */

const EVENTS = "play pause playing waiting timeupdate loadedmetadata durationchange volumechange ended error";
/** The track to continue with after a new page is loaded: read, written, or removed where the value is empty.  @param {string} [value] */
const storeUnfinished = (value) => store("podcast-resume", value, true);

/** @type {Map<string, Mark>} */
const marks = new Map();
/** @type {Set<View>} */
export const views = new Set();
/** @type {HTMLMediaElement} what plays: an <audio>, or the <video> of `video.js` */
export let audio;
/** @type {Track} the track that plays, or the last one that did */
export let current;
/**
 * Whether the dock is shown on pages without the current track's own player; or the track itself, where the dock only
 * offers it on this page.  @type {boolean | Track}
 */
export let docked = false;
export let waiting = false;
/** What is said while the listener waits, and the timer after which it is. */
let reason = "";
let patience = 0;
/** @type {Track | null} the track whose whole file is being loaded, as its server does not answer byte ranges */
let loading;
/** Whether it plays or is about to: when an error stops the audio, it is paused before that is heard of. */
let running = false;
let lastEvent = 0;
/** The error message to show. */
export let failure = "";
/** Another message to show. */
export let note = "";
/** The sleep timer: a number of minutes, `chapter`, `episode`, or empty; `until` is the time of its end, where it has one. */
export let sleep = "";
export let until = 0;

/** @param {Track} track @returns {Mark} */
export function markOf({ key, duration }) {
  if (!marks.has(key)) {
    const [heard, moved] = [0, 1].map((ofTab) => {
      const stored = Number(store(`podcast:${key}`, undefined, ofTab));
      if (stored > 0 && stored < (duration || 1e6)) return stored;
      store(`podcast:${key}`, "", ofTab);
      return 0;
    });
    marks.set(key, { at: moved || heard, heard, kept: heard, stop: 0, length: duration || 0 });
  }
  return marks.get(key);
}

/** Takes over a position that was reached in another tab, unless this one plays.  @param {string} key @param {number} at */
export function adoptPosition(key, at) {
  const mark = marks.get(key);
  if (mark && !plays({ key })) mark.at = mark.heard = mark.kept = at;
}

/** Forgets the positions that are not stored, after a change of the stored ones; what plays goes on. */
export function forgetMarks() {
  for (const key of marks.keys()) if (!plays({ key })) marks.delete(key);
}

/** @param {{ key?: string }} track */
export const isCurrent = (track) => track && current?.key === track.key;

/** @param {{ key?: string }} track */
export const plays = (track) => isCurrent(track) && !audio.paused;

/** @param {Track} track @param {number} at */
export const chapterAt = ({ chapters }, at) => chapters[placeAt(chapters, at)];

/** An element that shows the state of the recording that plays. */
export class Follower extends Base {
  /** Subscribes to updates, and to the events of the element.  @param {string} events */
  live(events) {
    views.add(/** @type {any} */ (this));
    listen(this, events);
    this.show();
  }

  disconnectedCallback() {
    views.delete(/** @type {any} */ (this));
  }
}

/** @param {string} [type] of the event that caused the update */
export function updateViews(type) {
  for (const view of views) view.show(type);
}

/** @param {Track} track */
function load(track) {
  storePosition();
  if (sleep === "chapter" && !track.chapters[0]) sleep = "episode";
  current = track;
  // The element that is to play it is chosen.
  updateViews("load");
  setSources(track.sources);
}

/** Replaces the sources of the audio; none stops it.  @param {Track["sources"]} sources */
function setSources(sources) {
  loading = null;
  URL.revokeObjectURL(audio.currentSrc);
  audio.replaceChildren(...sources.map(({ src, type }) => make("source", { src, type: type || null })));
  audio.load();
  applySettings();
}

/** Plays from the given time, or from the position of the listener.  @param {Track} [track] @param {number} [at] @param {number} [stop] */
export function play(track = current, at, stop) {
  if (!isCurrent(track) || failure || !(audio.firstChild || loading)) load(track);
  failure = note = "";
  if (at != null) seek(at, track, stop);
  // Another tab may have gone on.
  else if (audio.readyState && Math.abs(markOf(track).at - audio.currentTime) > 1) moveToMark(markOf(track));
  // A sleep timer that has run out must not stop what is played afterwards.
  if (isSleepTimeOver()) setSleepTimer("");
  docked = true;
  loadListener().catch(() => {});
  storeUnfinished(JSON.stringify({ track, words: translations }));
  // A recording that cannot be played also causes an error event of its source.
  audio.play().catch(() => {});
}

/** @param {Track} [track] */
export function toggle(track = current) {
  if (plays(track)) audio.pause();
  else play(track);
}

/** Moves to a time, in the track that plays or in another one.  @param {number} at @param {Track} [track] @param {number} [stop] */
export function seek(at, track = current, stop = 0) {
  const mark = markOf(track);
  mark.at = Math.max(0, Math.min(at, mark.length || at));
  mark.kept = mark.at - 5;
  mark.stop = stop;
  if (isCurrent(track) && audio.readyState) moveToMark(mark);
  updateViews("seek");
}

/**
 * Moves the audio to its mark. Where the server does not answer byte ranges, browsers would go to the beginning: then the
 * whole file is loaded first, if it is on this server.
 * @param {Mark} mark
 */
async function moveToMark(mark) {
  const { seekable, currentSrc, paused } = audio;
  const end = seekable.length && seekable.end(seekable.length - 1);
  if (end > mark.at - 1 || /^blob/.test(currentSrc)) {
    audio.currentTime = mark.at;
  } else if (!currentSrc.startsWith(location.origin)) {
    mark.at = audio.currentTime;
    note = say("This audio cannot be skipped through.");
  } else {
    // An audio element without a source waits for one when it is told to play.
    setSources([]);
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
      if (loading === track) reportFailure();
    }
    updateViews();
  }
}

/** @param {number} by @param {Track} [track] */
export const skip = (by, track = current) => seek(markOf(track).at + by, track);

/** Offers a track of this page in the dock, unless another one plays.  @param {Track} track */
export function offerInDock(track) {
  current ||= docked = track;
}

/** Applies the speed and the volume that the listener has set. */
export function applySettings() {
  audio.defaultPlaybackRate = audio.playbackRate = settings.speed;
  audio.volume = settings.volume;
  updateViews();
}

/** Sets the sleep timer.  @param {string} kind */
export function setSleepTimer(kind) {
  sleep = kind;
  until = Date.now() + Number(kind) * 60000;
  updateViews();
}

const isSleepTimeOver = () => sleep && Date.now() >= until;

export function close() {
  audio.pause();
  undock();
  updateViews();
}

function undock() {
  if (docked === current) current = null;
  docked = false;
  storeUnfinished("");
}

function reportFailure(words = say(navigator.onLine ? "This audio could not be loaded." : "You are offline.")) {
  audio.pause();
  failure = words;
  // A page that is loaded later would offer it without the reason.
  storeUnfinished("");
}

/**
 * Goes back to where the recording last sounded, where it does not sound at the place that the listener has moved to.
 * @param {Mark} mark @param {boolean} resumes whether it goes on from there @returns {boolean} whether there is such a place
 */
function retreat(mark, resumes) {
  const { at, heard } = mark;
  if (at === heard) return false;
  mark.at = mark.kept = heard;
  setSources(current.sources);
  if (resumes) play();
  else failure = "";
  note = say("This audio cannot be played at {time}.", { time: clock(at) });
  return true;
}

/**
 * Stores the position, unless the audio has fallen back to its start, as it does where a server cannot seek. A place that
 * the listener has moved to and that has not sounded may not exist: only this tab remembers it.
 */
function storePosition(slack = 0) {
  // A track that is only offered has not been played.
  if (!current?.key || docked === current) return;
  const name = `podcast:${current.key}`;
  const mark = markOf(current);
  const { at } = mark;
  const sounded = at === mark.heard;
  if (!slack) store(name, sounded || at <= 1 ? "" : at.toFixed(1), true);
  if (!sounded || at <= mark.kept + slack) return;
  mark.kept = at;
  store(name, at > 1 ? at.toFixed(1) : "");
}

/** Whether a recording that has ended is shorter than its page or its own header says.  @param {Mark} mark */
function isCutOff({ at }) {
  const { duration } = current;
  // Smaller differences come from rounded durations.
  return at < duration * 0.95 - 15 || at + 15 < Math.min(duration || Infinity, audio.currentTime);
}

/** Says what the listener waits for, where that takes longer than a moment. */
function nameWaiting(isWaiting = waiting) {
  waiting = isWaiting;
  clearTimeout(patience);
  if (note === reason) note = "";
  if (waiting) {
    patience = setTimeout(() => {
      note = reason = say(navigator.onLine ? "This audio is loading." : "You are offline.");
      updateViews();
    }, 1000);
  }
}
addEventListener("offline", () => nameWaiting());
addEventListener("online", () => {
  nameWaiting();
  if (failure !== say("You are offline.")) return;
  failure = "";
  // What has failed is loaded anew when it is played.
  setSources([]);
});

/** The reactions to events of the audio.  @type {Record<string, (mark: Mark, target: any) => void>} */
const REACTIONS = {
  error(mark, target) {
    // Another source may follow one that fails.
    if (target === audio ? !retreat(mark, running) : !target.nextElementSibling) reportFailure();
  },
  durationchange(mark) {
    if (audio.duration < Infinity) mark.length = audio.duration;
  },
  loadedmetadata(mark) {
    // The positions may be from another, longer file.
    if (mark.heard > audio.duration) {
      mark.heard = mark.kept = 0;
      if (current.key) store(`podcast:${current.key}`, "");
    }
    if (mark.at > audio.duration) mark.at = mark.heard;
    if (mark.at) moveToMark(mark);
  },
  play() {
    running = true;
  },
  pause() {
    running = false;
    storePosition();
  },
  timeupdate(mark) {
    if (!audio.readyState || audio.seeking) return;
    // Seeking moves the mark as well: only playback leads from the mark into another chapter.
    const chapter = chapterAt(current, mark.at);
    const passed = audio.currentTime - mark.at;
    // A recording that is cut off jumps to the end that it promises.
    if (passed > 2 + ((Date.now() - lastEvent) / 1000) * audio.playbackRate) return;
    if (passed > 0.01) mark.heard = audio.currentTime;
    if (passed < 0 || passed > 0.01) mark.at = audio.currentTime;
    storePosition(4);
    if (audio.paused) return;
    if (mark.stop && mark.at >= mark.stop) {
      mark.stop = 0;
      audio.pause();
    } else if (isSleepTimeOver() || (sleep === "chapter" && chapter !== chapterAt(current, mark.at))) {
      setSleepTimer("");
      audio.pause();
      note = say("Paused by the sleep timer.");
    }
  },
  ended(mark) {
    if (isCutOff(mark)) {
      if (!retreat(mark, true)) reportFailure(say("This audio is cut off here."));
      return;
    }
    mark.at = mark.heard = mark.stop = 0;
    mark.kept = -1;
    storePosition();
    if (isNaN(until)) {
      setSleepTimer("");
      undock();
    } else playNext(settings.next);
  },
};

/** @param {Event} event */
function react({ type, target }) {
  if (!current) return;
  REACTIONS[type]?.(markOf(current), target);
  lastEvent = Date.now();
  const isWaiting = !failure && !audio.paused && audio.readyState < 3;
  if (waiting !== isWaiting) nameWaiting(isWaiting);
  updateViews(type);
}

/** Has an element play what is loaded from here on.  @param {HTMLMediaElement} element */
export function playIn(element) {
  audio = element;
  for (const name of EVENTS.split(" ")) audio.addEventListener(name, react, true);
}
playIn(make("audio", { preload: "none" }));

/** Whether a stored track can be played and linked to.  @param {Track} track */
export const isTrack = ({ page, sources, duration, chapters }) =>
  [{ at: duration }, ...chapters].every(({ at }) => isTime(at))
  && [{ src: page }, ...sources].every(({ src }) => /^(https?|file):/.test(src));

/** Restores the settings, the track that played in this tab before the page was loaded, and the translations to show it with. */
export function resume() {
  loadSettings();
  try {
    const { track, words } = JSON.parse(storeUnfinished());
    if (!isTrack(track)) throw track;
    setTranslations(words);
    current = track;
    docked = true;
  } catch {
    storeUnfinished("");
  }
}

addEventListener("pagehide", () => {
  storePosition();
  // Other pages may continue from here before the reader returns to this page, which the browser keeps as it is.
  marks.clear();
});
addEventListener("pageshow", ({ persisted }) => {
  if (!persisted) return;
  marks.clear();
  setSources([]);
  docked = false;
  resume();
  updateViews();
});
