/** Words of the transcript that are selected, as a clip: to play, to link to, to share. */
import { clock, find, make, play, say } from "../core.js";
import { signButton } from "./buttons.js";
import { copy, systemShare } from "./share.js";

/** @type {any} */
let bar;

/**
 * The lines of which words are selected.
 * @param {{ at: number, element: Element }[]} lines @param {Range} range
 */
function selectedLines(lines, range) {
  const selected = lines.filter(({ element }) => range.intersectsNode(element));
  const last = selected.at(-1);
  // A double click selects up to the beginning of the next line.
  if (selected[1] && range.endOffset === 0 && last.element.contains(range.endContainer)) selected.pop();
  return selected;
}

/** From where to where the selected words are said; nothing where none are selected.  @param {any} transcript @param {number} length */
function clipOf(transcript, length) {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const selected = selectedLines(transcript.lines, selection.getRangeAt(0));
  if (!selected[0]) return null;
  const following = transcript.lines[transcript.lines.indexOf(selected.at(-1)) + 1];
  const stop = following?.at ?? length;
  return stop > selected[0].at && { at: selected[0].at, stop, text: String(selection).trim() };
}

function close() {
  bar?.remove();
  bar = null;
}

/** Offers what can be done with the words that are selected in a transcript.  @param {any} transcript @param {any} track */
function offerClip(transcript, track) {
  const clip = clipOf(transcript, track.duration);
  close();
  const { top, bottom, left, width } = getSelection().getRangeAt(0).getBoundingClientRect();
  if (!clip || bottom < 0 || top > innerHeight) return;
  const { at, stop, text } = clip;
  const times = [at, stop].map((time) => Number(time.toFixed(1)));
  const url = `${track.page}#t=${times.join()}`;
  const status = make("span", { role: "status" });
  const buttons = [
    signButton("play", say("Play"), () => play(track, at, stop), true),
    signButton("link", say("Copy link"), () => copy(url, status, say("Link copied.")), true),
    ...systemShare({ title: track.title, text: `“${text}”`, url }),
  ];
  const label = say("Clip from {time} to {end}", { time: clock(at), end: clock(stop) });
  bar = make("div", { class: "podcast-clip", role: "toolbar", "aria-label": label }, ...buttons, status);
  transcript.append(bar);
  const { offsetWidth, offsetHeight } = bar;
  bar.style.top = `${Math.max(8, top - offsetHeight - 8)}px`;
  bar.style.left = `${Math.max(8, Math.min(left + width / 2 - offsetWidth / 2, document.documentElement.clientWidth - offsetWidth - 8))}px`;
}

let isPressed = false;
/** @type {any} */
let timer;

/** Waits until the reader has selected. */
function look() {
  clearTimeout(timer);
  timer = setTimeout(() => {
    const transcript = find(document, "podcast-transcript");
    const track = find(document, ".podcast-head podcast-player")?.track;
    if (!isPressed && track && transcript?.contains(getSelection().anchorNode)) offerClip(transcript, track);
    else if (getSelection().isCollapsed) close();
  }, 250);
}

document.addEventListener("selectionchange", look);
document.addEventListener("pointerdown", () => {
  isPressed = true;
}, true);
for (const name of ["pointerup", "pointercancel"]) {
  document.addEventListener(name, () => {
    isPressed = false;
    look();
  }, true);
}
document.addEventListener("scroll", () => {
  close();
  look();
}, true);
document.addEventListener("keydown", ({ key }) => key === "Escape" && close());
look();
