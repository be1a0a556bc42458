/** The transcript follows what plays until the reader goes elsewhere: by the wheel, a finger, a key, the scrollbar, or a selection. */
import { find } from "../core.js";

const SCROLLING_KEY = /^(Arrow(Up|Down)|Page(Up|Down)|Home|End| )$/;
/** What has scrolling of its own, or does something else with such keys. */
const ELSEWHERE = "podcast-dock, podcast-player, dialog, nav, header, input:not([type=checkbox]), select, textarea";

/** @param {any} event */
function isScrolling({ type, key, target, clientX }) {
  // Browsers report a press on the scrollbar at the page itself, beside its content.
  if (type === "mousedown") return target === document.documentElement && clientX >= target.clientWidth;
  if (target.closest?.(ELSEWHERE)) return false;
  return type !== "keydown" || (SCROLLING_KEY.test(key) && !(key === " " && target.closest("button, summary, input")));
}

function stopFollowing() {
  const { follows } = find(document, "podcast-transcript details[open]")?.parentElement || {};
  if (follows) follows.checked = false;
}

export function watchScrolling() {
  for (const type of ["wheel", "touchmove", "keydown", "mousedown"]) {
    document.addEventListener(type, (event) => isScrolling(event) && stopFollowing(), { passive: true });
  }
  document.addEventListener("selectionchange", () => {
    const { isCollapsed, anchorNode } = getSelection();
    if (!isCollapsed && find(document, ".podcast-transcript__text")?.contains(anchorNode)) stopFollowing();
  });
}
