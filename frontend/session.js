/** What the lock screen shows, and what the keys of a headset do. */
import { deck, views } from "./deck.js";
import { settings } from "./page.js";

const { mediaSession } = navigator;
const ACTIONS = {
  play: () => deck.play(),
  pause: () => deck.audio.pause(),
  seekbackward: (/** @type {any} */ { seekOffset }) => skip(-(seekOffset || settings.back)),
  seekforward: (/** @type {any} */ { seekOffset }) => skip(seekOffset || settings.forward),
  seekto: (/** @type {any} */ { seekTime }) => deck.seek(seekTime),
  previoustrack: () => deck.step(-1),
  nexttrack: () => deck.step(1),
};

/** @param {number} by */
const skip = (by) => deck.track && deck.seek(deck.mark(deck.track).at + by);

let shown = "";

/** @param {string} [type] */
function show(type) {
  const { track, audio } = deck;
  if (!track || !audio.childElementCount) return;
  const { at, length } = deck.mark(track);
  const chapter = deck.chapter(track, at);
  const title = chapter?.title || track.title;
  const image = chapter?.image || track.image;
  if (shown !== track.key + title) {
    shown = track.key + title;
    mediaSession.metadata = new MediaMetadata({
      title,
      artist: chapter ? track.title : track.show || "",
      album: track.show || "",
      artwork: image ? [{ src: image }] : [],
    });
  }
  mediaSession.playbackState = audio.paused ? "paused" : "playing";
  if (type !== "timeupdate" && length >= at) mediaSession.setPositionState({ duration: length, position: at, playbackRate: audio.playbackRate });
}

if (mediaSession && window.MediaMetadata) {
  for (const name in ACTIONS) mediaSession.setActionHandler(/** @type {any} */ (name), ACTIONS[name]);
  views.add({ show });
}
