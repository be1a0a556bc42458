/** Shares an episode, or a moment of it: by the system's sheet, as a link, or as code for another page. */
import { clock, make, markOf, say, views } from "../core.js";
import { signButton } from "./buttons.js";

/** @param {string} text @param {HTMLElement} status @param {string} message */
export async function copy(text, status, message) {
  try {
    await navigator.clipboard.writeText(text);
    status.textContent = message;
  } catch {
    // The clipboard is unavailable, for example in a folder: the reader copies by hand.
    status.textContent = text;
  }
}

/** The system's sheet, where there is one.  @param {ShareData} data @returns {any[]} */
export function systemShare(data) {
  if (!navigator.share) return [];
  // Who closes the sheet has not made a mistake.
  return [signButton("share", say("Share"), () => navigator.share({ ...data }).catch(() => {}), true)];
}

/**
 * The code that shows an episode on another page: the frame, the script that fits its height, and for readers without
 * scripts a link to the episode.
 * @param {DOMStringMap} dataset @param {import("../deck.js").Track} track @param {string} moment @returns {string}
 */
function codeOf({ site, frame }, { title, page }, moment) {
  const iframe = make("iframe", {
    src: site + frame + moment, title, width: "100%", height: 310, loading: "lazy", allow: "autoplay; clipboard-write",
  });
  const script = make("script", { defer: "", src: `${site}assets/podcast/frame.js` });
  const link = make("noscript", {}, make("a", { href: page }, title));
  // A policy for the page may forbid styles of elements.
  return iframe.outerHTML.replace("></iframe>", ' style="border:0"></iframe>') + script.outerHTML + link.outerHTML;
}

/**
 * Draws it into an element.
 * @param {any} element with `data-frame`, where there is code to embed @param {import("../deck.js").Track} track @param {HTMLElement} status
 */
export function showShare(element, track, status) {
  const start = make("input", { type: "checkbox" });
  const label = make("span");
  // Until the listener has chosen the time, it is that of the recording.
  const view = {
    show() {
      if (!start.isConnected) views.delete(view);
      if (start.checked) return;
      start.value = clock(markOf(track).at);
      label.textContent = say("Start at {time}", { time: start.value });
    },
  };
  view.show();
  views.add(view);
  const moment = () => (start.checked ? `#t=${start.value}` : "");
  const data = { title: track.title, get url() {
    return track.page + moment();
  } };
  const buttons = [
    ...systemShare(data),
    signButton("link", say("Copy link"), () => copy(data.url, status, say("Copied: {text}", { text: data.url })), true),
  ];
  if (element.dataset.frame) {
    buttons.push(signButton("code", say("Copy code to embed"), () => {
      const code = codeOf(element.dataset, track, moment());
      copy(code, status, say("Copied: {text}", { text: code }));
    }, true));
  }
  element.replaceChildren(make("label", {}, start, label), ...buttons);
}
