/** A provider's player, which loads when the reader asks for it. */
export class Embed extends HTMLElement {
  connectedCallback() {
    const { ratio, width, provider } = this.dataset;
    if (ratio) this.style.setProperty("--podcast-ratio", ratio);
    if (width) this.style.maxWidth = `${width}px`;
    this.facade = this.querySelector(".podcast-embed__facade");
    if (!this.facade) return;
    for (const part of this.facade.querySelectorAll("[hidden]")) part.hidden = false;
    this.facade.querySelector("button").onclick = () => this.load().focus();
    // What the reader has agreed to in the theme's own dialogue.
    try {
      const agreed = window.__md_get("__consent");
      if (agreed[provider] || agreed.podcast || agreed.embeds) this.load();
    } catch {}
  }

  load() {
    const frame = document.importNode(this.querySelector("template").content, true).firstElementChild;
    this.facade.replaceWith(frame);
    return frame;
  }
}
