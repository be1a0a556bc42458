/** The focus of whoever uses the keyboard, when the dock that has it closes, gives way to a player, or shows another episode. */
import { all, find, isCurrent } from "../core.js";

/** @type {WeakRef<any> | undefined} what had the focus before the dock; it would keep a page that is left */
let before;

export function watchFocus() {
  document.addEventListener("focusin", ({ target }) => {
    if (!(/** @type {any} */ (target).closest("podcast-dock"))) before = new WeakRef(target);
  });
}

/** The play button of the player that the dock has given way to.  @returns {any} */
const buttonInSight = () => all(document, "podcast-player").find((player) => player.seen && isCurrent(player.track))?.button;

/** @param {string} [type] of the event that changed the dock */
export function keepFocus(type) {
  const dock = find(document, "podcast-dock");
  // Another episode has other chapters.
  if (type === "load" && document.activeElement.closest(".podcast-remote__chapters")) dock.button.focus();
  if (!dock.hidden || !dock.contains(document.activeElement)) return;
  const last = before?.deref();
  const goal = buttonInSight() || (last?.isConnected ? last : find(document, "h1"));
  if (goal?.matches("h1")) goal.tabIndex = -1;
  // The page stays where it is, for whoever has closed the dock with the mouse.
  goal?.focus({ preventScroll: true });
}
