import assert from "node:assert/strict";
import { test } from "node:test";

// The module that folds text has classes of elements in it as well.
globalThis.HTMLElement ??= /** @type {any} */ (class {});
const { asksForField, factsOf, testsOf } = await import("../query.js");

const EPISODES = [
  { text: "a storm at sea, with ana", facts: factsOf(["Season 3, episode 12", "14 Mar 2024", "42 min"]), tags: ["sea", "radio"], season: 3, guests: ["Ana Ferreira"], people: ["Ana Ferreira"] },
  { text: "at sea, a calm storm", facts: factsOf(["Season 13, episode 3", "Jun 3, 2025", "1 h 12 min"]), tags: ["hearing"], season: 13, guests: [], people: ["Tom Hale"] },
  { text: "10:30 in the morning", facts: factsOf(["シーズン3、第30話", "2 Oct 2024"]), tags: [], season: 3, guests: ["Tom Hale"], people: ["Tom Hale"] },
  { text: "what season 13 brings", facts: factsOf(["Staffel 12, Folge 40"]), tags: [], season: 12, guests: [], people: [] },
];

const places = (query) => EPISODES.flatMap((episode, place) => (testsOf(query).every((one) => one(episode)) ? [place] : []));

test("words, phrases and fields narrow down what fits, each further", () => {
  for (const [query, found] of /** @type {[string, number[]][]} */ ([
    ["", [0, 1, 2, 3]],
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
    ["season:", [0, 1, 2, 3]],
    ['tag:"', [0, 1, 2, 3]],
    ["10:30", [2]],
    // Numbers, dates and lengths are found by whole numbers, and by words beside a number.
    ["seas", [3]],
    ["season", [3]],
    ["season 3 se", [0]],
    ["mar", []],
    ["march 2024", []],
    ["mar 2024", [0]],
    ["2024", [0, 2]],
    ["202", []],
    ["12", [0, 1, 3]],
    ["episode 12", [0]],
    ["episode 3", [1]],
    ["season 3 episode", [0]],
    ["jun 2025 1 h", [1]],
    ["42 min", [0]],
    ["staffel 12", [3]],
    ["staffel 40", []],
    ["season episode", []],
    ["#30", [2]],
    ["oct 2", []],
    ["2 oct", [2]],
    ["第30話", [2]],
    ["シーズン3", [2]],
    ["season 3", [0, 2]],
    ["Season 13, episode 3", [1]],
    ["season 13", [1, 3]],
    ["season 13 brings", [3]],
    ["&", []],
    ['""', [0, 1, 2, 3]],
  ])) assert.deepEqual(places(query), found, query);
});

test("a field is more than what cards say", () => {
  assert.deepEqual(["season:3", "Season 3", "a TAG:b", "10:30", "what:ever", "guests"].map(asksForField), [true, true, true, false, false, false]);
});
