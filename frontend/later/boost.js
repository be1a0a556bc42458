/** Makes quiet recordings louder. Browsers let a page do so with recordings of its own site, or of one that allows it. */
import { audio, current } from "../core.js";

/** How many times as loud. */
const GAIN = 2;
/** @type {WeakMap<HTMLMediaElement, any>} what the sound of an element goes through, once it has been boosted */
const gains = new WeakMap();

export const canBoost = () =>
  "AudioContext" in window && current.sources.every(({ src }) => /^blob:/.test(src) || new URL(src).origin === location.origin);

function connect() {
  const context = new AudioContext();
  const gain = context.createGain();
  // What is loud already is held back: it would be distorted.
  context.createMediaElementSource(audio).connect(gain).connect(context.createDynamicsCompressor()).connect(context.destination);
  // From now on, sound from elsewhere is heard only where its server allows it.
  audio.crossOrigin = "anonymous";
  gains.set(audio, gain);
}

export const isBoosted = () => gains.get(audio)?.gain.value > 1;

/** @param {boolean} isOn */
export function boost(isOn) {
  if (isOn && !gains.has(audio)) connect();
  const gain = gains.get(audio);
  if (!gain) return;
  gain.context.resume();
  gain.gain.value = isOn ? GAIN : 1;
}
