/** The settings of the listener, in the player's panel: made when it is first opened. */
import { counted, find, language, make, say, settings } from "../core.js";
import { select } from "./buttons.js";
import { showQueue } from "./queue.js";

const SECONDS = [5, 10, 15, 20, 30, 45, 60];

/** A field below its name, which the player reads by its `data-set`.  @param {string} name @param {string} label @param {any} field */
function named(name, label, field) {
  field.dataset.set = name;
  return make("label", {}, label, field);
}

/** @param {"back" | "forward"} name @param {string} label */
function skips(name, label) {
  const field = select(label, SECONDS.map((count) => [count, counted(count, "second", language())]), () => {});
  field.value = settings[name];
  return named(name, label, field);
}

/**
 * Shows them, and what comes next.
 * @param {any} panel @param {import("../deck.js").Track} track
 */
export function showSettings(panel, track) {
  if (!find(panel, "label")) {
    const volume = make("input", { type: "range", min: 0, max: 1, step: 0.05, value: settings.volume });
    const fields = [
      named("volume", say("Volume"), volume), skips("back", say("Skip back")), skips("forward", say("Skip forward")),
    ];
    if (track.index) {
      const next = make("input", { type: "checkbox" });
      next.checked = settings.next;
      const label = named("next", "", next);
      label.append(` ${say("Autoplay next episode")}`);
      fields.push(label, make("b", {}, say("Up next")), make("div", { class: "podcast-next" }));
    }
    // The link to download stays last.
    panel.prepend(...fields);
  }
  const list = find(panel, ".podcast-next");
  if (list) showQueue(list, track);
}
