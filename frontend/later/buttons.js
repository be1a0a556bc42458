/** Buttons, selects and signs of what is loaded later. */
import { make } from "../core.js";

/** @type {Record<string, string>} */
const SIGNS = {
  previous: '<path d="M6 5v14M19 5 9 12l10 7z"/>',
  next: '<path d="M18 5v14M5 5l10 7-10 7z"/>',
  cast: '<path d="M3 8V6h18v12h-7M3 12a6 6 0 0 1 6 6M3 16a2 2 0 0 1 2 2"/>',
  airplay: '<path d="M6 16H3V5h18v11h-3M8 20l4-5 4 5z"/>',
  share: '<path d="M12 15V3M8 7l4-4 4 4M5 12v8h14v-8"/>',
  play: '<path d="M7 5v14l12-7z"/>',
  code: '<path d="m8 7-5 5 5 5M16 7l5 5-5 5"/>',
  link: '<path d="M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1"/>',
};

/** @param {string} sign @param {string} label @param {() => void} act @param {boolean} [isNamed] whether its name is seen @returns {any} */
export function signButton(sign, label, act, isNamed) {
  const button = make("button", { type: "button", class: "podcast-tool", title: isNamed ? null : label });
  button.innerHTML = `<svg class="podcast-icon" viewBox="0 0 24 24" aria-hidden="true">${SIGNS[sign]}</svg>`;
  if (isNamed) button.append(label);
  button.onclick = act;
  return button;
}

/** @param {string} label @param {[any, string][]} entries @param {(value: string) => void} act @returns {any} */
export function select(label, entries, act) {
  const field = make("select", { "aria-label": label }, ...entries.map(([value, text]) => make("option", { value }, text)));
  field.onchange = () => act(field.value);
  return field;
}
