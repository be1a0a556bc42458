/** From one match of the transcript's search to the next. */
import { find, make, say } from "../core.js";
import { rangeOf } from "../terms.js";

/** Shows one of the matches: in the middle of the window, and in another colour than the others.  @param {any} transcript @param {number} place */
function showMatch(transcript, place) {
  const { count, matches } = transcript;
  const range = rangeOf(matches[place]);
  transcript.place = place;
  CSS.highlights?.set("podcast-match", new Highlight(range));
  count.textContent = say("{number} of {count}", { number: place + 1, count: matches.length });
  // A range has no such method of its own.
  transcript.center({ scrollIntoView: () => scrollBy(0, range.getBoundingClientRect().top - innerHeight / 2) });
}

/** @param {any} transcript @param {number} by */
function step(transcript, by) {
  const { matches, place } = transcript;
  const before = place ?? (by > 0 ? -1 : 0);
  if (matches?.length) showMatch(transcript, (before + by + matches.length) % matches.length);
}

/** @param {any} transcript */
function drawButtons(transcript) {
  const { count, input } = transcript;
  const draw = (name, label, by) => {
    const button = make("button", { type: "button", class: `podcast-${name}`, "aria-label": label, title: label });
    button.onclick = () => step(transcript, by);
    return button;
  };
  const buttons = [draw("up", say("Previous match"), -1), draw("down", say("Next match"), 1)];
  transcript.steps = make("span", { class: "podcast-matches" }, ...buttons);
  count.after(transcript.steps);
  input.onkeydown = (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    step(transcript, event.shiftKey ? -1 : 1);
  };
}

/** Begins anew with what was found now.  @param {any} transcript */
function begin(transcript) {
  if (!transcript.steps) drawButtons(transcript);
  transcript.place = null;
  transcript.steps.hidden = transcript.matches.length < 2;
  CSS.highlights?.delete("podcast-match");
}

document.addEventListener("podcast-found", ({ target }) => begin(target));
const shown = find(document, "podcast-transcript");
if (shown?.matches) begin(shown);
