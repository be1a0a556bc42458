/**
 * What plays: one <audio> for the whole visit, in the dock under <body>, where a theme that swaps the page's content
 * leaves it alone. Whatever shows or steers it (players, the dock, cards, transcripts) is one of its views.
 */
import { learned, make, say, settings, store } from "./page.js";
import { placeAt } from "./time.js";

/**
 * @typedef {{ at: number, title: string, image?: string }} Chapter
 * @typedef {{ key: string, title: string, page: string, image?: string, show?: string, sources: { src: string, type?: string }[],
 *   duration: number, chapters: Chapter[], index?: string }} Track
 * @typedef {{ at: number, kept: number, stop: number, length: number }} Mark where a listener is in a recording
 * @typedef {{ show(type?: string): void }} View
 */

const EVENTS = "play pause playing waiting timeupdate seeked loadedmetadata durationchange ended error";
const RESUME = "podcast-resume";
// A file that ends this early has been cut off: less is the rounding of whoever wrote the duration down.
const SLACK = { seconds: 15, part: 0.05 };

/** @type {Map<string, Mark>} */
const marks = new Map();
/** @type {Set<View>} */
export const views = new Set();

export const deck = {
  /** @type {Track | null} */
  track: null,
  /** @type {HTMLAudioElement} */
  audio: make("audio", { preload: "none" }),
  /** Whether the dock belongs on pages that do not show the track's own player. */
  docked: false,
  waiting: false,
  /** What went wrong, in words. */
  failure: "",
  /** What the listener is to be told, in words. */
  note: "",
  /** @type {{ kind: string, until: number }} a kind is a number of minutes, `chapter`, `episode`, or nothing */
  sleep: { kind: "", until: 0 },
  /** @type {(() => void) | null} what comes after the end */
  following: null,

  /** @param {Track} track @returns {Mark} */
  mark({ key, duration }) {
    let mark = marks.get(key);
    if (!mark) {
      const at = Number(key && store(`podcast:${key}`)) || 0;
      marks.set(key, (mark = { at, kept: at, stop: 0, length: duration || 0 }));
    }
    return mark;
  },

  /** @param {Track | null} track */
  has(track) {
    return Boolean(track && this.track?.key === track.key);
  },

  /** @param {Track} track */
  plays(track) {
    return this.has(track) && !this.audio.paused;
  },

  /** @param {string} [type] */
  tell(type) {
    for (const view of [...views]) view.show(type);
  },

  /** @param {Track} track */
  load(track) {
    if (this.track) this.keep();
    this.track = track;
    this.failure = this.note = "";
    if (this.sleep.kind === "chapter") this.rest("");
    this.audio.replaceChildren(...track.sources.map((source) => make("source", source)));
    this.audio.load();
    this.tune();
  },

  /** Plays from the given time, or from where the listener was.  @param {Track | null} [track] @param {number} [at] */
  play(track = this.track, at) {
    if (!track) return;
    const { audio } = this;
    if (!this.has(track) || !audio.childElementCount) this.load(track);
    else if (audio.error || audio.networkState === 3) audio.load();
    if (at != null) this.seek(at);
    this.docked = true;
    this.failure = this.note = "";
    store(RESUME, JSON.stringify({ track, words: learned() }), "sessionStorage");
    audio.play().catch((error) => error.name === "NotSupportedError" && this.fail());
  },

  /** @param {Track | null} [track] */
  toggle(track = this.track) {
    if (track && this.plays(track)) this.audio.pause();
    else this.play(track);
  },

  /** @param {number} at @param {Track | null} [track] @param {number} [stop] */
  seek(at, track = this.track, stop = 0) {
    if (!track) return;
    const mark = this.mark(track);
    mark.at = Math.max(0, Math.min(at, mark.length || at));
    mark.kept = mark.at - 5;
    mark.stop = stop;
    if (this.has(track) && this.audio.readyState) this.audio.currentTime = mark.at;
    this.tell("seek");
  },

  /** Speed and volume as the listener has set them. */
  tune() {
    const { audio } = this;
    audio.defaultPlaybackRate = audio.playbackRate = settings.speed;
    audio.volume = Math.min(settings.volume, 1);
    audio.muted = false;
    this.tell();
  },

  /** @param {Track} track */
  chapter({ chapters }, at = 0) {
    return chapters[placeAt(chapters, at)];
  },

  /** Goes to the chapter that many places on, or to the one's own beginning.  @param {number} by */
  step(by) {
    if (!this.track) return;
    const { chapters } = this.track;
    const { at } = this.mark(this.track);
    const place = placeAt(chapters, at);
    const goal = chapters[by < 0 && at > (chapters[place]?.at ?? 0) + 3 ? place : place + by];
    if (goal) this.seek(goal.at);
    else if (by > 0) this.following?.();
    else this.seek(0);
  },

  /** Sets the sleep timer.  @param {string} kind */
  rest(kind) {
    let until = Number(kind) ? Date.now() + Number(kind) * 60000 : 0;
    if (kind === "chapter" && this.track) {
      const { chapters } = this.track;
      until = chapters[placeAt(chapters, this.mark(this.track).at) + 1]?.at ?? Infinity;
    }
    this.sleep = { kind, until };
    this.tell();
  },

  /** Pauses, and says why.  @param {string} note */
  stop(note) {
    this.audio.pause();
    this.note = note;
  },

  close() {
    this.audio.pause();
    if (this.track) this.keep();
    this.docked = false;
    store(RESUME, "", "sessionStorage");
    this.tell();
  },

  /** @param {string} failure */
  fail(failure = say("This audio could not be loaded.")) {
    this.audio.pause();
    this.waiting = false;
    this.failure = failure;
    this.tell();
  },

  /** Has the browser remember the place. Where a server cannot seek, audio falls back to its start: that is none. */
  keep(slack = 0) {
    const { key } = /** @type {Track} */ (this.track);
    const mark = this.mark(/** @type {Track} */ (this.track));
    if (mark.at <= mark.kept + slack && mark.at) return;
    mark.kept = mark.at;
    if (key) store(`podcast:${key}`, mark.at > 1 ? mark.at.toFixed(1) : "");
  },

  /** @param {Event} event */
  handleEvent({ type, target }) {
    const { audio, track } = this;
    if (!track) return;
    const mark = this.mark(track);
    if (type === "error") {
      // A source that fails may have another one after it.
      if (target === audio || !(/** @type {Element} */ (target)).nextElementSibling) this.fail();
      return;
    }
    if (audio.duration && Number.isFinite(audio.duration)) mark.length = audio.duration;
    if (type === "loadedmetadata" && mark.at) audio.currentTime = mark.at;
    else if (type === "timeupdate" && audio.readyState && !audio.seeking) mark.at = audio.currentTime;
    else if (type === "ended") this.end(mark);
    this.waiting = type === "waiting" || (type === "play" && audio.readyState < 3);
    if (type === "timeupdate") {
      this.limit(mark);
      this.keep(4);
    } else if (type === "pause") this.keep();
    this.tell(type);
  },

  /** Pauses at the end of a quote, and when the sleep timer says so.  @param {Mark} mark */
  limit(mark) {
    const { kind, until } = this.sleep;
    const now = kind === "chapter" ? mark.at : Date.now();
    if (mark.stop && mark.at >= mark.stop) {
      mark.stop = 0;
      this.stop("");
    } else if (until && now >= until && !this.audio.paused) {
      this.rest("");
      this.stop(say("Paused by the sleep timer."));
    }
  },

  /** @param {Mark} mark */
  end(mark) {
    const { duration } = /** @type {Track} */ (this.track);
    if (duration - mark.at > Math.max(SLACK.seconds, duration * SLACK.part)) {
      this.fail(say("This audio is cut off here."));
      return;
    }
    mark.at = mark.stop = 0;
    this.keep();
    const rests = this.sleep.kind === "episode" || this.sleep.kind === "chapter";
    if (rests) this.rest("");
    this.docked = false;
    store(RESUME, "", "sessionStorage");
    if (settings.next && !rests) this.following?.();
  },
};

for (const name of EVENTS.split(" ")) deck.audio.addEventListener(name, deck, true);
addEventListener("pagehide", () => deck.track && deck.keep());

/** What played in this tab before the page was loaded anew, with the words to show it in. */
export function unfinished() {
  try {
    return JSON.parse(store(RESUME, undefined, "sessionStorage") || "null");
  } catch {
    return null;
  }
}
