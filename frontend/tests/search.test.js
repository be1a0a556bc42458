import assert from "node:assert/strict";
import { test } from "node:test";

// The modules have classes of elements in them as well.
globalThis.HTMLElement ??= /** @type {any} */ (class {});
const { fold } = await import("../page.js");
const { lineWith, termsIn } = await import("../terms.js");

const LINES = [
  "We measure everything here.",
  "The Zebra runs, and the zebras",
  "behind it use C++ (and pg_dump).",
  "Études, in the middle: 音声を検索した。",
  "A zebra alone, without measure.",
].map(fold);

/** @type {[string, number][]} */
const FOUND = [
  ["zebra", 1],
  ["ZEBRAS", 1],
  ["zebra alone", 4],
  // Over the end of a line.
  ["zebras behind", 1],
  // Other forms of a word, as a site's search finds them.
  ["measurements", 0],
  ['"zebra" +alone*', 4],
  ["pg_dump", 2],
  ["c++", 2],
  ["etudes, middle", 3],
  // Within a sentence without spaces.
  ["検索", 3],
  ["quagga", -1],
  ["", -1],
];

test("the first line in which most of the words are said is found", () => {
  for (const [query, line] of FOUND) assert.equal(lineWith(LINES, termsIn(query, LINES.join(" "))), line, query);
});
