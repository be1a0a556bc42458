/** Keeps a speed for each show: some people speak faster than others. */
import { applySettings, current, plays, set, settings, store } from "../core.js";

const PLACE = "podcast-speeds";

/** @returns {{ last?: string, speeds: Record<string, number> }} the show that played last, and the speed of each */
function load() {
  try {
    const { last, speeds } = JSON.parse(store(PLACE));
    return { last, speeds: { ...speeds } };
  } catch {
    return { speeds: {} };
  }
}

/** Takes up the speed of the show that plays now, or remembers it. */
export function followSpeed() {
  const show = current?.index || current?.show;
  if (!show || !plays(current)) return;
  const { last, speeds } = load();
  const known = speeds[show];
  // Who has just chosen another speed wants that one.
  const isUnchanged = show !== last && settings.speed === speeds[last];
  const takesUp = isUnchanged && known !== settings.speed && known >= 0.5 && known <= 3;
  if (takesUp) set("speed", known);
  if (show === last && known === settings.speed) return;
  store(PLACE, JSON.stringify({ last: show, speeds: { ...speeds, [show]: settings.speed } }));
  // It leads here again: only after a change, as storage may be forbidden or full.
  if (takesUp) applySettings();
}

export const forgetSpeeds = () => store(PLACE, "");
