/** "Your listening": what the browser remembers, to look at, to take along, and to clear. */
import { find, forgetMarks, make, say, store } from "../core.js";
import { begunEpisodes, leftOf, markPlayed, memory, readMemory, remember } from "./memory.js";
import { showQueue } from "./queue.js";
import { forgetSpeeds } from "./speeds.js";

/** The names that positions in recordings are stored under. */
const POSITION = /^podcast:./;

/** @returns {Record<string, string>} */
function positions() {
  try {
    return Object.fromEntries(Object.entries(localStorage).filter(([name]) => POSITION.test(name)));
  } catch {
    return {};
  }
}

function exportAll() {
  const text = JSON.stringify({ ...memory, positions: positions() }, null, 1);
  const href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  make("a", { href, download: "listening.json" }).click();
  setTimeout(() => URL.revokeObjectURL(href), 1000);
}

/** Adds what a file has to what is remembered already.  @param {File} file */
async function importFrom(file) {
  const stored = JSON.parse(await file.text());
  const added = readMemory(stored);
  for (const [name, at] of Object.entries(stored.positions || {})) {
    if (POSITION.test(name) && Number(at) > 0 && !store(name)) store(name, String(Number(at)));
  }
  remember(readMemory({
    begun: [...memory.begun, ...added.begun],
    queue: [...memory.queue, ...added.queue],
    played: { ...added.played, ...memory.played },
  }));
}

function clearAll() {
  for (const name of Object.keys(positions())) store(name, "");
  forgetSpeeds();
  remember(readMemory(null));
}

/** @param {string} text @param {() => void} act @returns {any} */
function button(text, act) {
  const element = make("button", { type: "button", class: "podcast-listening__button" }, text);
  element.onclick = act;
  return element;
}

/** The panel, which is made when it is opened.  @param {() => void} update shows elsewhere what has changed */
export function openPanel(update) {
  const status = make("p", { role: "status", class: "podcast-listening__status" });
  const begun = make("ul", { class: "podcast-listening__begun" });
  const queue = make("div", { class: "podcast-next" });
  const played = make("p");
  const draw = (message = "") => {
    forgetMarks();
    update();
    const tracks = begunEpisodes();
    begun.replaceChildren(...tracks.map((track) => {
      const done = button(say("Mark as played"), () => {
        markPlayed(track.key, true);
        draw();
        (find(begun, "button") || shut).focus();
      });
      // Others in the list do the same with theirs.
      done.ariaLabel = `${done.textContent}: ${track.title}`;
      return make("li", {}, make("a", { href: track.page }, track.title), make("span", {}, leftOf(track)), done);
    }));
    begun.hidden = begun.previousSibling.hidden = !tracks.length;
    queue.hidden = queue.previousSibling.hidden = !memory.queue.length;
    showQueue(queue);
    played.textContent = say("Episodes played: {count}", { count: Object.keys(memory.played).length });
    status.textContent = message;
  };
  const file = make("input", { type: "file", accept: ".json,application/json", hidden: "" });
  file.onchange = async () => {
    try {
      await importFrom(file.files[0]);
      draw(say("Imported."));
    } catch {
      status.textContent = say("This file cannot be read.");
    }
  };
  const shut = make("button", { type: "button", class: "podcast-close", "aria-label": say("Close") });
  const dialog = make(
    "dialog", { class: "podcast-listening", "aria-label": say("Your listening") },
    make("h2", {}, say("Your listening")), shut,
    make("p", {}, say("Kept in this browser, and nowhere else.")),
    make("h3", {}, say("Continue listening")), begun,
    make("h3", {}, say("Queue")), queue,
    played,
    make(
      "p", { class: "podcast-listening__actions" },
      button(say("Export"), exportAll), button(say("Import"), () => file.click()), file,
      button(say("Clear all"), () => {
        clearAll();
        draw(say("Cleared."));
      }),
    ),
    status,
  );
  shut.onclick = () => dialog.close();
  dialog.onclick = ({ target }) => {
    // The value is not returned: `false` would keep links and the choice of a file from opening.
    if (target === dialog || target.closest("a")) dialog.close();
  };
  dialog.onclose = () => dialog.remove();
  document.body.append(dialog);
  draw();
  dialog.showModal();
}
