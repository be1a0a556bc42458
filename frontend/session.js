/** What the lock screen shows, and what the keys of a headset do. */
import { audio, chapterAt, current, markOf, play, seek, skip, step, views } from "./deck.js";
import { settings } from "./page.js";

const { mediaSession } = navigator;
const ACTIONS = {
  play: () => play(),
  pause: () => audio.pause(),
  seekbackward: () => skip(-settings.back),
  seekforward: () => skip(settings.forward),
  seekto: ({ seekTime }) => seek(seekTime),
  previoustrack: () => step(-1),
  nexttrack: () => step(1),
};

let shown = "";

/** How far it is, browsers know by themselves. */
function show() {
  if (!audio.firstChild) return;
  const { key, title, show: album = "", image } = current;
  const chapter = chapterAt(current, markOf(current).at);
  if (shown !== (shown = key + chapter?.title)) {
    const src = chapter?.image || image;
    mediaSession.metadata = new MediaMetadata({
      title: chapter?.title || title,
      artist: chapter ? title : album,
      album,
      artwork: src ? [{ src }] : [],
    });
  }
  mediaSession.playbackState = audio.paused ? "paused" : "playing";
}

/** Takes over the lock screen and the headset's keys, where the browser has any. */
export function control() {
  if (!mediaSession) return;
  for (const name in ACTIONS) mediaSession.setActionHandler(/** @type {any} */ (name), ACTIONS[name]);
  views.add({ show });
}
