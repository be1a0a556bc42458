import assert from "node:assert/strict";
import { test } from "node:test";

import { clock, moment, placeAt, seconds, spoken } from "../time.js";

/** @param {(given: any) => unknown} run @param {[any, unknown][]} table */
const each = (run, table) => table.forEach(([given, expected]) => assert.deepEqual(run(given), expected, String(given)));

test("a time is written as clocks show it, without hours where there are none", () => {
  each(clock, [[0, "0:00"], [4, "0:04"], [250, "4:10"], [724.9, "12:04"], [3599, "59:59"], [3600, "1:00:00"], [36304, "10:05:04"]]);
});

test("a time is read as links write it", () => {
  each(seconds, [["724", 724], ["12:04", 724], ["1:02:03", 3723], ["90.5", 90.5], ["npt:10", 10], ["0", 0]]);
});

test("what is not a time gives nothing", () => {
  each(seconds, ["", "x", "12:", ":12", "1:2:3:4", "-5", "1e3", "Infinity", "12:04pm", "0x10"].map((text) => [text, NaN]));
});

test("an address names a moment or a range, wherever it stands in the fragment", () => {
  each(moment, [
    ["#t=12:04", { at: 724, stop: 0 }],
    ["#t=60,90", { at: 60, stop: 90 }],
    ["#t=,20", { at: 0, stop: 20 }],
    ["#t=12%3A04%2C13%3A00", { at: 724, stop: 780 }],
    ["#x=1&t=5", { at: 5, stop: 0 }],
    ["#t=npt:10,20", { at: 10, stop: 20 }],
  ]);
});

test("an address without a moment, or with a wrong one, names none", () => {
  each(moment, ["", "#", "#t=", "#notes", "#t=x", "#t=90,60", "#t=5,x", "#at=5", "#t=1:2:3:4"].map((hash) => [hash, null]));
});

test("a time is said in the page's language, with its plurals", () => {
  assert.equal(spoken(0, "en"), "0 seconds");
  assert.equal(spoken(61, "en"), "1 minute 1 second");
  assert.equal(spoken(7384, "en"), "2 hours 3 minutes 4 seconds");
  assert.equal(spoken(120, "de"), "2 Minuten");
});

test("the place in a list is that of the last that has begun", () => {
  const list = [{ at: 0 }, { at: 20 }, { at: 40 }];
  each((time) => placeAt(list, time), [[0, 0], [19, 0], [20, 1], [39.7, 1], [39.9, 2], [500, 2]]);
  assert.equal(placeAt([{ at: 5 }], 1), -1);
  assert.equal(placeAt([], 1), -1);
});
