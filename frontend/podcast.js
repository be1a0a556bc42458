/** The script of the plugin: custom elements, which also start on pages that a theme swaps in. */
import { resume } from "./deck.js";
import { Dock } from "./dock.js";
import { Embed } from "./embed.js";
import { follow } from "./links.js";
import { Index, List } from "./list.js";
import { make } from "./page.js";
import { watchPictures } from "./pictures.js";
import { Player } from "./player.js";
import { Transcript } from "./transcript.js";
import { shareWithTabs } from "./tabs.js";

const ELEMENTS = { player: Player, transcript: Transcript, embed: Embed, list: List, index: Index, dock: Dock };

function start() {
  // Some themes load each script twice.
  if (customElements.get("podcast-player")) return;
  // Before any element is defined: the translations of this page override those stored with an unfinished episode.
  resume();
  // What is loaded later goes into it.
  document.body.append(make("podcast-dock", { class: "podcast-dock", role: "region" }));
  for (const name in ELEMENTS) customElements.define(`podcast-${name}`, ELEMENTS[name]);
  follow();
  watchPictures();
  shareWithTabs();
}

// Some themes run scripts in the head, before the page is parsed: elements would not have their content yet.
if (document.readyState === "loading") addEventListener("DOMContentLoaded", start);
else start();
