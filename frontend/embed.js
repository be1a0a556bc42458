/** A provider's player, which loads when the reader presses its button. */
import { all, Base, find } from "./page.js";

export class Embed extends Base {
  connectedCallback() {
    const { ratio, width, provider } = this.dataset;
    if (ratio) this.style.setProperty("--podcast-ratio", ratio);
    if (width) this.style.maxWidth = `${width}px`;
    this.facade = find(this, ".podcast-embed__facade");
    if (!this.facade) return;
    for (const part of all(this.facade, "[hidden]")) part.hidden = false;
    const button = find(this.facade, "button");
    button.ariaLabel = this.named(button.ariaLabel);
    button.onclick = () => this.load().focus();
    // The reader may have agreed to the provider in Material's cookie dialogue.
    try {
      const agreed = window["__md_get"]("__consent");
      if (agreed[provider] || agreed.podcast || agreed.embeds) this.load();
    } catch {}
  }

  /** A name that says what is played.  @param {string} name */
  named(name) {
    const { textContent } = find(this.facade, "strong");
    return name.includes(textContent) ? name : `${name}: ${textContent}`;
  }

  load() {
    const frame = document.importNode(find(this, "template").content, true).firstElementChild;
    frame.title = this.named(frame.title);
    frame.referrerPolicy = "strict-origin-when-cross-origin";
    this.facade.replaceWith(frame);
    return frame;
  }
}
