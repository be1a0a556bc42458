/** Other tabs of the site: while one plays, the others are silent, and a position that is reached in one is known in all. */
import { adoptPosition, applySettings, audio, updateViews, views } from "./deck.js";
import { loadSettings, store } from "./page.js";

/** Stored anew when playback starts, which other tabs hear of. */
const PLAYING = "podcast-playing";

/** @param {StorageEvent} event */
function hear({ key, newValue }) {
  if (key === PLAYING) audio.pause();
  else if (key === "podcast-settings") {
    loadSettings();
    applySettings();
  } else if (key?.startsWith("podcast:")) {
    adoptPosition(key.slice(8), Number(newValue) || 0);
    updateViews("seek");
  }
}

export function shareWithTabs() {
  views.add({ show: (type) => type === "play" && store(PLAYING, String(Date.now())) });
  addEventListener("storage", hear);
}
