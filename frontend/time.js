/** Times in seconds, as clocks show them, as people say them, and as links contain them. */

const UNITS = ["hour", "minute", "second"];

/** @param {number} time */
const parts = (time) => [time / 3600, (time / 60) % 60, time % 60].map(Math.floor);

/** `4:10`, `1:02:03`.  @param {number} time */
export const clock = (time) => parts(time).join(":").replace(/:(?=\d\b)/g, ":0").replace(/^0:0?/, "");

/** @type {Record<string, Intl.NumberFormat>} they take longer to make than all else that a new position does */
const formats = {};

/** `12 minutes`, in a language.  @param {number} number @param {string} unit @param {string} language */
export const counted = (number, unit, language) =>
  (formats[unit + language] ||= new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "long" })).format(number);

/** `12 minutes 4 seconds`, in a language.  @param {number} time @param {string} language */
export const spoken = (time, language) => parts(time)
  .map((part, at) => part && counted(part, UNITS[at], language)).filter(Boolean).join(" ") || counted(0, "second", language);

/**
 * Seconds of `724`, `12:04` or `1:02:03`, with or without the `npt:` of the standard; NaN for anything else.
 * @param {string} text
 */
export const seconds = (text) =>
  /^(npt:)?(\d+:){0,2}\d+(\.\d+)?$/.test(text) ? text.replace("npt:", "").split(":").reduce((sum, part) => sum * 60 + Number(part), 0) : NaN;

/**
 * The moment or the range in an address (W3C Media Fragments, 4.2.1), or null.
 * @param {string} hash `#t=12:04`, `#t=60,90`
 * @returns {{ at: number, stop: number } | null}
 */
export function moment(hash) {
  const [, from, to] = /[#&]t=([^&,]*),?([^&]*)/.exec(hash.replace(/%3A/gi, ":").replace(/%2C/gi, ",")) || [];
  if (!from && !to) return null;
  const at = seconds(from || "0");
  const stop = to ? seconds(to) : 0;
  return at >= 0 && (stop === 0 || stop > at) ? { at, stop } : null;
}

/**
 * The index in a list of the last entry that has begun; -1 before the first one.
 * @param {{ at: number }[]} list in order @param {number} time
 */
export const placeAt = (list, time) => list.findLastIndex(({ at }) => at <= time + 0.2);
