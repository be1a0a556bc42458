import assert from "node:assert/strict";
import { test } from "node:test";

// The module that folds text has classes of elements in it as well.
globalThis.HTMLElement ??= /** @type {any} */ (class {});
const { asksForField, testsOf } = await import("../query.js");

const EPISODES = [
  { text: "a storm at sea, with ana", tags: ["sea", "radio"], season: 3, guests: ["Ana Ferreira"], people: ["Ana Ferreira"] },
  { text: "at sea, a calm storm", tags: ["hearing"], season: 13, guests: [], people: ["Tom Hale"] },
  { text: "10:30 in the morning", tags: [], season: 3, guests: ["Tom Hale"], people: ["Tom Hale"] },
];

const places = (query) => EPISODES.flatMap((episode, place) => (testsOf(query).every((one) => one(episode)) ? [place] : []));

test("words, phrases and fields narrow down what fits, each further", () => {
  for (const [query, found] of /** @type {[string, number[]][]} */ ([
    ["", [0, 1, 2]],
    ["storm", [0, 1]],
    ["storm sea", [0, 1]],
    ['"storm at"', [0]],
    ['"storm at', [0]],
    ["“storm at”", [0]],
    ["„storm at“", [0]],
    ["guest:«tom hale»", [2]],
    ["season:3", [0, 2]],
    ["Season:3 sea", [0]],
    ["guest:áNA", [0]],
    ['guest:"tom hale"', [2]],
    ["person:tom", [1, 2]],
    ["tag:radio", [0]],
    ["tag:nothing", []],
    ["season:", [0, 1, 2]],
    ['tag:"', [0, 1, 2]],
    ["10:30", [2]],
    ['""', [0, 1, 2]],
  ])) assert.deepEqual(places(query), found, query);
});

test("a field is more than what cards say", () => {
  assert.deepEqual(["season:3", "a TAG:b", "10:30", "what:ever", "guests"].map(asksForField), [true, true, false, false, false]);
});
