/** "Continue listening", above the list of a show of which the listener has begun an episode. */
import { drawArtwork } from "../artwork.js";
import { absolute, all, find, make, plays, say, toggle } from "../core.js";
import { begunEpisodes, leftOf, markPlayed, progressOf } from "./memory.js";
import { report } from "./said.js";

/** @param {any} track @param {() => void} update @param {(() => void) | null} openPanel where there are others */
function draw(track, update, openPanel) {
  const { title } = track;
  const art = track.image ? make("img", { src: track.image, alt: "" }) : drawArtwork(title);
  const link = make("a", { href: track.page }, title);
  const resume = make("button", { type: "button", class: "podcast-play" });
  resume.onclick = () => toggle(track);
  const done = make("button", { type: "button", class: "podcast-remove", "aria-label": say("Mark {title} as played", { title }), title: say("Mark as played") });
  done.onclick = () => {
    const index = done.closest("podcast-index");
    markPlayed(track.key, true);
    update();
    report(`${title}: ${say("Played")}`);
    // The strip shows the next one, or is gone.
    (find(index, ".podcast-continue .podcast-remove") || find(index, "podcast-list a"))?.focus({ preventScroll: true });
  };
  const more = make("button", { type: "button", class: "podcast-continue__all" }, say("Your listening"));
  more.onclick = openPanel;
  return [
    art,
    make("p", {}, make("small", {}, say("Continue listening")), link),
    make("span", { class: "podcast-continue__line" }),
    make("span", { class: "podcast-continue__left" }),
    more, done, resume,
  ];
}

/** @param {() => void} update @param {() => void} openPanel */
export function showContinue(update, openPanel) {
  for (const index of all(document, "podcast-index")) {
    const list = find(index, "podcast-list");
    const [track] = list ? begunEpisodes(absolute(list.dataset.index)) : [];
    let strip = find(index, ".podcast-continue");
    if (!track) strip?.remove();
    if (!track) continue;
    if (!strip) {
      strip = make("section", { class: "podcast-continue", "aria-label": say("Continue listening") });
      index.prepend(strip);
    }
    if (strip.dataset.key !== track.key) {
      strip.dataset.key = track.key;
      strip.replaceChildren(...draw(track, update, openPanel));
    }
    strip.style.setProperty("--podcast-played", `${progressOf(track) * 100}%`);
    find(strip, ".podcast-continue__left").textContent = leftOf(track);
    const button = find(strip, ".podcast-play");
    const playing = plays(track);
    button.classList.toggle("is-playing", playing);
    button.ariaLabel = say(playing ? "Pause {title}" : "Resume {title}", track);
  }
}
