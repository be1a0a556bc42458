/** Makes quiet recordings louder. Browsers let a page do so with recordings of its own site, or of one that allows it. */
import { audio, current } from "../core.js";

/** How many times as loud. */
const GAIN = 2;
/** @type {{ context: AudioContext, gain: GainNode } | undefined} */
let graph;

export const canBoost = () =>
  "AudioContext" in window && current.sources.every(({ src }) => /^blob:/.test(src) || new URL(src).origin === location.origin);

function connect() {
  const context = new AudioContext();
  const gain = context.createGain();
  // What is loud already is held back: it would be distorted.
  context.createMediaElementSource(audio).connect(gain).connect(context.createDynamicsCompressor()).connect(context.destination);
  // From now on, sound from elsewhere is heard only where its server allows it.
  audio.crossOrigin = "anonymous";
  return { context, gain };
}

export const isBoosted = () => (graph?.gain.gain.value ?? 1) > 1;

/** @param {boolean} isOn */
export function boost(isOn) {
  if (isOn) graph ||= connect();
  if (!graph) return;
  graph.context.resume();
  graph.gain.gain.value = isOn ? GAIN : 1;
}
