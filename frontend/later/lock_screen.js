/** The lock screen and the keys of a headset. */
import { audio, chapterAt, current, markOf, play, seek, settings, skip, views } from "../core.js";
import { stepChapter } from "./chapter_steps.js";

const { mediaSession } = navigator;
const ACTIONS = {
  play: () => play(),
  pause: () => audio.pause(),
  seekbackward: ({ seekOffset }) => skip(-(seekOffset || settings.back)),
  seekforward: ({ seekOffset }) => skip(seekOffset || settings.forward),
  seekto: ({ seekTime }) => seek(seekTime),
  previoustrack: () => stepChapter(-1),
  nexttrack: () => stepChapter(1),
};

let shown = "";

/** @param {string} [type] of the event that changed something */
function show(type) {
  if (!audio.firstChild) return;
  const { key, title, show: album = "", image } = current;
  const { at, length } = markOf(current);
  const chapter = chapterAt(current, at);
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
  if (type !== "timeupdate" && length >= at) {
    mediaSession.setPositionState({ duration: length, position: at, playbackRate: audio.playbackRate });
  }
}

/** Controls the lock screen and the keys of a headset, where the browser supports them. */
export function control() {
  if (!mediaSession) return;
  for (const name in ACTIONS) mediaSession.setActionHandler(/** @type {any} */ (name), ACTIONS[name]);
  views.add({ show });
  show();
}
