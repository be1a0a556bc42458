/** What a site remembers of its listener, and the queue: a script that is loaded when something plays, or has played before. */
import { audio, current, failure, views } from "../core.js";
import { showAllProgress } from "./cards.js";
import { showClip } from "./clip_end.js";
import { showContinue } from "./continue.js";
import { showDrawn } from "./drawn.js";
import { toggleEmbed } from "./embed_card.js";
import { keepFocus, watchFocus } from "./focus.js";
import { watchScrolling } from "./follow.js";
import { stepChapter } from "./chapter_steps.js";
import { control } from "./lock_screen.js";
import { isNearlyOver, markPlayed, rememberBegun, reload } from "./memory.js";
import { openMenu as openMenuOf } from "./menu.js";
import { openPanel as openPanelOf } from "./panel.js";
import { refreshQueues, showQueue, takeNext } from "./queue.js";
import { showSettings } from "./settings.js";
import { followSpeed } from "./speeds.js";
import { showTips } from "./tip.js";

function update() {
  showAllProgress();
  showContinue(update, openPanel);
  refreshQueues();
}

function openPanel() {
  openPanelOf(update);
}

/** @param {any} button @param {any} card */
function openMenu(button, card) {
  openMenuOf(button, card, update, openPanel);
}

/** @param {string} [type] of the event that something is shown for */
function show(type) {
  // Whoever pauses during the last words has heard it.
  if (type === "pause" && isNearlyOver(current)) markPlayed(current.key, true);
  else if (type === "playing" || (type === "pause" && !audio.ended && audio.currentTime)) rememberBegun(current);
  // A recording that is cut off has failed, or goes back to where it sounds.
  if (type === "ended" && audio.ended && !failure) markPlayed(current.key, true);
  showClip(type);
  showDrawn();
  keepFocus(type);
  if (type !== "timeupdate") followSpeed();
  if (type !== "timeupdate" && type !== "seen") update();
}

views.add({ show });
showTips();
watchFocus();
watchScrolling();
control();
addEventListener("storage", ({ key }) => {
  if (key && !key.startsWith("podcast-listening")) return;
  reload();
  update();
});
showDrawn();
if (!audio.paused) rememberBegun(current);
followSpeed();
update();

const exported = { openMenu, openPanel, showQueue, showSettings, stepChapter, takeNext, toggleEmbed, update };
/** @type {any} */ (document.currentScript).podcast = exported;
export { openMenu, openPanel, showQueue, showSettings, stepChapter, takeNext, toggleEmbed, update };
