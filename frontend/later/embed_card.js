/** An episode that plays at a provider, in its card. */
import { find, make, say } from "../core.js";

/** Opens its frame, or closes it.  @param {any} card @param {any} link the play button of the card */
export function toggleEmbed(card, link) {
  const { embed: src, name, allow, sandbox, ratio, height } = link.dataset;
  const title = find(card, "a").textContent;
  const open = find(card, "podcast-embed");
  link.classList.toggle("is-open", !open);
  [link.ariaLabel, link.dataset.label] = [link.dataset.label || say("Close {title}", { title }), link.ariaLabel];
  if (open) return open.remove();
  const frame = make("iframe", {
    src, allow, sandbox, height, title: `${name}: ${title}`,
    referrerpolicy: "strict-origin-when-cross-origin",
  });
  card.append(make("podcast-embed", {
    class: `podcast-embed podcast-embed--${ratio && "ratio"}`, "data-ratio": ratio,
  }, frame));
  frame.focus();
}
