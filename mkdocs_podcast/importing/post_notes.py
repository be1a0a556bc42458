"""The notes of another generator's post → Markdown of its new page."""

from __future__ import annotations

import re

from ..model.episode import Episode
from ..source.foreign_markup import ForeignMarkup, replace_foreign_markup
from ..source.notes_text import resolve_notes
from ..source.page_reading import Reading
from ..source.player_tags import place_players
from ..text import prose
from ..text.outside_code import blank_hidden, change_outside_code
from ..text.patterns import pattern
from .component_wrappers import unwrap_components
from .container_blocks import with_quotations
from .embed_tags import replace_embed_tags
from .generators import Generator
from .imported import LeftOut
from .list_indents import with_wide_lists
from .mdx_expressions import resolve_expressions
from .paired_lines import replace_between
from .post_links import PELICAN, PostLinks

_LINK = pattern(
    r"(?P<before>(?P<image>!?)(?<!\\)\[[^\[\]\n]{0,500}\]\([ \t]*<?)(?P<address>[^\s()<>]{1,2000})"
)
_DEFINITION = pattern(
    r"(?P<before>^ {0,3}\[(?!\^)[^\[\]\n]{1,200}\]:[ \t]*<?)(?P<address>[^\s<>]{1,2000})",
    re.MULTILINE,
)
_ATTRIBUTE = pattern(
    r"(?P<before>\b(?:(?P<image>src|poster)|href)\s*=\s*[\"'])(?P<address>[^\s\"'<>{}]{1,2000})",
    re.IGNORECASE,
)
# `{% post_url 2026-01-31-wolf %}`, `{{< ref "wolf.md" >}}`, Zola's `@/wolf.md`, Pelican's
# `{filename}wolf.md` and `{static}/images/wolf.jpg`.
_PAGE_TAG = pattern(
    r"(?:\{\{[ \t]*site\.(?:base)?url[ \t]*\}\})?"
    r"(?:\{%-?[ \t]*(?:post_url|link|post_path)[ \t](?P<jekyll>[^%{}\n]{1,300})%\}"
    r"|\{\{[<%][ \t]*(?:rel)?ref[ \t](?P<hugo>[^{}<>%\n]{1,300})[>%]\}\})"
)
# Hexo's link with its words: `{% post_link wolf 'The wolf' %}`.
_POST_LINK = pattern(
    r"\{%-?[ \t]*post_link[ \t]+(?P<post>[\w./-]{1,200})(?![\w./-])(?P<words>[^%{}\n]{0,300})%\}"
)
# In HTML, unlike in JSX, these do not end by themselves.
_EMPTY_ELEMENT = pattern(r"<((iframe|audio|video)\b[^<>]{0,2000})/>")
# Code between tags: `{{< highlight go >}}`, `{% highlight ruby %}`, `{% codeblock lang:js %}`.
_CODE = pattern(
    r"^[ \t]*(?:\{\{[<%][ \t]*highlight[ \t]+\"?(?P<hugo>[\w+#-]{1,40})[^\n{}]*[>%]\}\}"
    r"|\{%-?[ \t]*highlight[ \t]+(?P<jekyll>[\w+#-]{1,40})[^\n{}]*%\}"
    r"|\{%-?[ \t]*codeblock\b[^\n{}]*%\})[ \t]*\n",
    re.MULTILINE,
)
_CODE_END = pattern(
    r"^[ \t]*(?:\{\{[<%][ \t]*/[ \t]*highlight[ \t]*[>%]\}\}|\{%-?[ \t]*end(?:highlight|codeblock)[ \t]*-?%\})",
    re.MULTILINE,
)
# What is between these is no template: `{% raw %}{{ x }}{% endraw %}`.
_RAW = pattern(
    r"\{%-?[ \t]*raw[ \t]*-?%\}(?P<text>(?:[^{]|\{(?!%-?[ \t]*(?:end)?raw\b)){0,20000})"
    r"\{%-?[ \t]*endraw[ \t]*-?%\}"
)
_IN_BRACES = pattern(r"\{\{[^{}\n]{0,500}\}\}|\{%[^{}\n]{0,500}%\}")
_ZOLA = pattern(r"(?<=\()@/")
# With text in the next line, only Markdown knows where the heading ends.
_HEADING = pattern(r"\A\s*# [^\n]*(?:\n[ \t]*(?=\n)|\n?\Z)")
_TAG_END = pattern(r"[<\"'(=][^<>\"'()=\s]*\Z")
_BLANK_LINES = pattern(r"\n{3,}")
_OWN_PLAYER = "<!-- podcast:player -->"
_SHOWN_AS_CODE = ("{{", "{%", "<")
_LEFT_OUT = "only the old generator acts on it: it was left out of the notes"
_COMPUTED = "only the old generator computes it: the notes show it as it is, for you to replace"
_UNWRAPPED = "only the old generator understands it: what is in it stays, without it"
_MOST_EXPRESSIONS = 3
_VISIBLE = "only the old generator understands it: the notes show it as code, for you to replace"


class PostNotes:
    """Makes the notes of a generator's posts; what could not be taken is in `left_out`."""

    def __init__(self, links: PostLinks, generator: Generator) -> None:
        self._links = links
        self._generator = generator
        self.left_out: list[LeftOut] = []

    def markdown(self, path: str, reading: Reading) -> str:
        """The Markdown of a page's notes."""
        front, episode = reading.front, reading.episode
        body = change_outside_code(_without_raw(front.body), _with_fences)
        if self._generator.has_containers:
            body = with_quotations(body)
        body = change_outside_code(body, lambda text: _EMPTY_ELEMENT.sub(r"<\1></\2>", text))
        body = change_outside_code(body, lambda text: self._with_page_links(text, path))
        body = replace_embed_tags(body)
        body = resolve_notes(body, front.meta, lambda address, raw: f"/{address.lstrip('/')}")
        body = place_players(body, [audio.url for audio in episode.audio], _own_player(episode))
        first, marker, rest = body.partition(_OWN_PLAYER)
        body = first + marker + rest.replace(_OWN_PLAYER, "")
        if self._has_components(path):
            body, components = unwrap_components(body)
            for component in components:
                self.left_out.append(LeftOut(path, component.name, component.text, _UNWRAPPED))
        body, constructs = replace_foreign_markup(body, _shown)
        for construct in constructs:
            reason = _LEFT_OUT
            if _is_shown(construct):
                reason = _VISIBLE
            self.left_out.append(LeftOut(path, construct.name, construct.text[:200], reason))
        if self._reads_mdx(path):
            body = self._without_expressions(body, path)
        if prose.first_heading(body) == episode.title:
            body = _HEADING.sub("", body, count=1)
        body = change_outside_code(body, lambda text: self._finished(text, path)).strip()
        if self._generator.has_wide_lists:
            return body
        return with_wide_lists(body)

    def _reads_mdx(self, path: str) -> bool:
        return self._generator.reads_mdx or path.endswith(".mdx")

    def _has_components(self, path: str) -> bool:
        """Whether the text of a page may have components: those with blocks between colons run Vue's."""
        return self._generator.has_containers or self._reads_mdx(path)

    def _without_expressions(self, body: str, path: str) -> str:
        """The text without JavaScript, as far as that is plain text; one report names what stays."""
        body, staying = resolve_expressions(body)
        if staying:
            examples = ", ".join(staying[:_MOST_EXPRESSIONS])
            self.left_out.append(LeftOut(path, "{...}", examples, _COMPUTED))
        return body

    def _with_page_links(self, text: str, path: str) -> str:
        """The text with addresses in the place of the tags that name other posts."""

        def address(tag: re.Match[str]) -> str:
            name = (tag["jekyll"] or tag["hugo"]).strip(" \t-")
            target = self._links.page_called(name)
            if target:
                _, mark, fragment = name.strip("\"' ").partition("#")
                return (target.address or f"/{target.path}") + mark + fragment
            return self._links.find(name.strip("\"' "), path) or tag[0]

        def link(tag: re.Match[str]) -> str:
            target = self._links.page_called(tag["post"])
            if not target:
                return tag[0]
            words = tag["words"].strip(" \t\"'-") or tag["post"]
            return f"[{words}]({target.address or target.path})"

        text = _POST_LINK.sub(link, text)
        text = _PAGE_TAG.sub(address, text)
        text = _ZOLA.sub("/", text)
        return PELICAN.sub("", text)

    def _finished(self, text: str, path: str) -> str:
        text = _BLANK_LINES.sub("\n\n", text)
        return self._with_links(text, path)

    def _with_links(self, text: str, path: str) -> str:
        def relocated(link: re.Match[str]) -> str:
            is_image = "image" in link.groupdict() and bool(link["image"])
            address = link["address"]
            if is_image:
                return link["before"] + self._links.file(address, path, "a file in the notes")
            return link["before"] + self._links.link(address, path)

        for form in (_LINK, _DEFINITION, _ATTRIBUTE):
            text = form.sub(relocated, text)
        return text


def _without_raw(body: str) -> str:
    """The text with code where it says that braces are no template, so that they stay."""
    parts = []
    end = 0
    for raw in _RAW.finditer(blank_hidden(body)):
        text = body[raw.start("text") : raw.end("text")]
        parts += [body[end : raw.start()], change_outside_code(text, _with_braces_as_code)]
        end = raw.end()
    parts.append(body[end:])
    return "".join(parts)


def _with_braces_as_code(text: str) -> str:
    return _IN_BRACES.sub(r"`\g<0>`", text)


def _with_fences(text: str) -> str:
    """The text with code between fences where it was between tags."""
    return replace_between(text, text, _CODE.search, _CODE_END.search, _fenced)


def _fenced(start: re.Match[str], content: str) -> str:
    language = start["hugo"] or start["jekyll"] or ""
    code = content.rstrip("\n")
    return f"```{language}\n{code}\n```"


def _own_player(episode: Episode) -> str:
    if episode.audio or episode.player:
        return _OWN_PLAYER
    return ""


def _is_shown(construct: ForeignMarkup) -> bool:
    return construct.name.startswith(_SHOWN_AS_CODE)


def _shown(construct: ForeignMarkup, before: str) -> str:
    """A construct as code, where readers would miss it; in an address or a tag, it goes."""
    if not _is_shown(construct) or _TAG_END.search(before):
        return ""
    text = " ".join(construct.text.split())
    fence = "`"
    if fence in text:
        fence = "``"
    return f"{fence}{text}{fence}"
