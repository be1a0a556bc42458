import assert from "node:assert/strict";
import { test } from "node:test";

import { hue, initials } from "../artwork.js";

// The same table is in tests/test_initials.py.
test("drawn artwork has the letters and the colour that the server gives it", () => {
  for (const [title, letters, degrees] of [
    ["Wren Halloway", "WH", 77],
    ["Ana Maria de Souza", "AS", 359],
    ["“Éric” (DJ) Ångström", "ÉÅ", 117],
    ["3 pips", "3P", 257],
    ["𝔸 🎧 b", "𝔸B", 33],
    ["— …", "", 34],
    ["", "", 0],
  ]) {assert.deepEqual([initials(title), hue(title)],
    [letters, degrees], title);}
});
