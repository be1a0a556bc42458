/** The time, and the chapter, under the pointer on a bar. */
import { chapterAt, clock, make, markOf } from "../core.js";

const tip = make("span", { class: "podcast-tip", "aria-hidden": "true" });

/** @param {any} event */
function show({ target, clientX }) {
  const line = target.closest?.(".podcast-track");
  const track = line?.closest("podcast-player, podcast-dock").track;
  const length = track && markOf(track).length;
  if (!length) return tip.remove();
  const { left, top, width } = line.getBoundingClientRect();
  const part = Math.max(0, Math.min(1, (clientX - left) / width));
  const title = chapterAt(track, part * length)?.title;
  tip.replaceChildren(make("b", {}, clock(part * length)), title ? ` ${title}` : "");
  if (!tip.isConnected) document.body.append(tip);
  const half = tip.offsetWidth / 2;
  tip.style.left = `${Math.max(half + 4, Math.min(clientX, document.documentElement.clientWidth - half - 4))}px`;
  tip.style.top = `${top}px`;
}

export function showTips() {
  document.addEventListener("pointermove", show);
  document.addEventListener("pointerout", ({ relatedTarget }) => relatedTarget || tip.remove());
}
