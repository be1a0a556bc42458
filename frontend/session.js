/** The lock screen and the keys of a headset. */
import { audio, chapterAt, current, markOf, play, seek, skip, stepChapter, views } from "./deck.js";
import { settings } from "./page.js";

const { mediaSession } = navigator;
const ACTIONS = {
  play: () => play(),
  pause: () => audio.pause(),
  seekbackward: () => skip(-settings.back),
  seekforward: () => skip(settings.forward),
  seekto: ({ seekTime }) => seek(seekTime),
  previoustrack: () => stepChapter(-1),
  nexttrack: () => stepChapter(1),
};

let shown = "";

/** Browsers know the position themselves. */
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

/** Controls the lock screen and the keys of a headset, where the browser supports them. */
export function control() {
  if (!mediaSession) return;
  for (const name in ACTIONS) mediaSession.setActionHandler(/** @type {any} */ (name), ACTIONS[name]);
  views.add({ show });
}
