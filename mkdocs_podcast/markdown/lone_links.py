"""A provider's address that stands for itself in a paragraph becomes its player, or a link to it."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from .. import embeds
from .processors import DocumentTreeprocessor
from .trees import clear_element, lone_address

# What a link to a provider says, by the kind of its player.
INVITATIONS = {"audio": "Listen on {name}", "video": "Watch on {name}", "other": "Open on {name}"}


class LoneLinks(DocumentTreeprocessor):
    def process(self, root: Element) -> None:
        for paragraph in root.iter("p"):
            if address := lone_address(paragraph):
                self.replace(paragraph, self.document.plain(address))

    def replace(self, paragraph: Element, address: str) -> None:
        if embed := self.document.resolve(address):
            clear_element(paragraph)
            paragraph.text = self.document.add_to_tree(embed)
        elif provider := embeds.unresolved(address):
            clear_element(paragraph)
            paragraph.append(self.link(provider, address))

    def link(self, provider: embeds.Provider, address: str) -> Element:
        if provider.paste:
            self.document.report(
                f"`{address}` is a page of {provider.name} that does not give its player's address, so it "
                f"became a link: for the player, paste {provider.paste} instead",
                address,
            )
        link = Element("a", {"href": address, "class": "podcast-elsewhere"})
        title = self.document.title
        text = "{title} on {name}" if title else INVITATIONS[provider.kind]
        link.text = self.document.options.fragments.words.say(text, title=title, name=provider.name)
        return link
