/** Says of a clip from where to where it goes, and goes on when the listener wants to. */
import { all, clock, current, find, isCurrent, make, markOf, say } from "../core.js";

/** @type {{ key: string, at: number, stop: number, isOver?: boolean } | null} */
let clip = null;

/** The clip that plays, or has just ended.  @param {string} [type] of an event */
function followClip(type) {
  const { key } = current;
  const { at, stop } = markOf(current);
  if (clip?.key !== key) clip = null;
  if (stop) {
    if (clip?.stop !== stop) clip = { key, at, stop };
    return clip;
  }
  // It is over where its end was reached, until the listener goes on or elsewhere.
  if (clip && !clip.isOver && Math.abs(at - clip.stop) < 1.5) clip.isOver = true;
  else if (!clip?.isOver || type === "play" || type === "seek") clip = null;
  return clip;
}

let shown = "";

/** @param {string} [type] */
export function showClip(type) {
  if (!current) return;
  const before = clip;
  const now = followClip(type);
  if (!now && !before) return;
  const text = now ? say("Clip from {time} to {end}", { time: clock(now.at), end: clock(now.stop) }) : "";
  // The dock writes its line anew each time.
  if (text) find(document, "podcast-dock").chapter.textContent = text;
  const state = text + now?.isOver;
  // When it begins to play, players write their line anew as well.
  if (state === shown && type !== "playing") return;
  shown = state;
  for (const player of all(document, "podcast-player")) {
    if (!player.status || !isCurrent(player.track)) continue;
    player.status.replaceChildren(text);
    if (!now?.isOver) continue;
    // The player plays, and takes the focus from the button, which disappears.
    player.status.append(" · ", make("button", { type: "button", "data-do": "toggle" }, say("Play on")));
  }
}
