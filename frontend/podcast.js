/** The podcast's script: custom elements, so that pages swapped in by a theme come alive by themselves. */
import { resume } from "./deck.js";
import { Dock } from "./dock.js";
import { Embed } from "./embed.js";
import { follow } from "./links.js";
import { Index, List } from "./list.js";
import { make } from "./page.js";
import { Player } from "./player.js";
import { Transcript } from "./transcript.js";
import { control } from "./session.js";

const ELEMENTS = { dock: Dock, player: Player, transcript: Transcript, embed: Embed, list: List, index: Index };

function start() {
  // Some themes load each script twice.
  if (customElements.get("podcast-player")) return;
  // Before anything is made: the page's own words come after those of what was unfinished.
  resume();
  for (const name in ELEMENTS) customElements.define(`podcast-${name}`, ELEMENTS[name]);
  follow();
  control();
  document.body.append(make("podcast-dock", { class: "podcast-dock" }));
}

// Some themes load scripts in the head, and at once: elements made then would not have their content yet.
if (document.readyState === "loading") addEventListener("DOMContentLoaded", start);
else start();
