"""A page's HTML → show notes for the feed: what an app can show, and a description within
directories' limits.

The page comes as the Markdown extension and MkDocs have rendered it, before a theme sees it. Of
what is on it, the notes are what was written: the title, players and the furniture of a web page
are left out, and a link stands for each embed. Tests on strings come first, since most pages hold
little of what is looked for.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import urljoin

from ..pages import page_text
from ..text import addresses, clock_times, prose, values
from ..text.patterns import pattern
from .channel import Notes

MOST_BYTES = 4000
# Times of chapters take at most this part of a description.
_MOST_BYTES_OF_TIMES = 2000
# A description is made from the beginning of long notes.
_READ = 8_000

TAGS = frozenset(
    {
        "a",
        "abbr",
        "b",
        "blockquote",
        "br",
        "caption",
        "cite",
        "code",
        "dd",
        "del",
        "dfn",
        "div",
        "dl",
        "dt",
        "em",
    }
    | {
        "figcaption",
        "figure",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "i",
        "img",
        "ins",
        "kbd",
        "li",
        "mark",
        "ol",
    }
    | {
        "p",
        "pre",
        "q",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "small",
        "strong",
        "sub",
        "sup",
        "table",
        "tbody",
        "td",
    }
    | {"tfoot", "th", "thead", "time", "tr", "u", "ul", "var"}
)
_ATTRIBUTES = {
    "a": {"href", "title"},
    "abbr": {"title"},
    "img": {"src", "alt", "title", "width", "height"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
    "time": {"datetime"},
}
# What podcast apps show of a description (PSP-1).
PLAIN_TAGS = frozenset({"a", "b", "em", "i", "li", "ol", "p", "strong", "ul"})
# Left out with all that is in them.
_HIDDEN_TAGS = frozenset(
    {
        "script",
        "style",
        "template",
        "iframe",
        "object",
        "svg",
        "math",
        "form",
        "button",
        "select",
        "textarea",
        "nav",
    }
    | {"noscript", "audio", "video", "canvas", "title", "dialog"}
)
_SCHEMES = frozenset({"http", "https", "mailto", "tel"})

# What a theme or an extension adds around the words: how it begins, and the whole of it.
_FURNITURE = (
    ('<a class="headerlink"', pattern(r'<a class="headerlink"[^<>]*>[^<>]*</a>')),
    ('<a class="footnote-backref"', pattern(r'<a class="footnote-backref"[^<>]*>[^<>]*</a>')),
    ('<td class="linenos"', pattern(r'<td class="linenos">(?:(?!<td).)*?</td>', re.DOTALL)),
    ('<span class="linenos"', pattern(r'<span class="linenos"[^<>]*>[^<>]*</span>')),
    ("__codelineno", pattern(r'<a (?:id="|href="#)__codelineno[^<>]*></a>')),
    ('<p class="podcast-refused"', pattern(r'<p class="podcast-refused">[^<>]*</p>')),
    ('<div class="toc"', pattern(r'<div class="toc">.*?</div>', re.DOTALL)),
)
_HEAD = pattern(
    rf"(?:<p>)?{re.escape(page_text.HEAD_START)}.*?{re.escape(page_text.HEAD_END)}(?:</p>)?",
    re.DOTALL,
)
TITLE = pattern(
    r"\A(?:\s|<!--(?:[^-]|-(?!->))*-->)*<h1\b[^<>]*>.*?</h1>", re.DOTALL | re.IGNORECASE
)
_KEPT = pattern(r"<!--podcast-kept (\d+)-->")
_SUMMARY = pattern(r"<(/?)summary\b[^<>]*>", re.IGNORECASE)
_TABS = pattern(
    r'<div class="tabbed-labels"[^<>]*>(?P<names>(?:(?!<div).)*?)</div>|<div class="tabbed-block">',
    re.DOTALL,
)
_TAB_NAME = pattern(r"<label\b[^<>]*>((?:(?!<label).)*?)</label>", re.DOTALL)

_VERBS = {"audio": "Listen", "video": "Watch"}
_EMBED_KIND = pattern(r"podcast-embed--(audio|video)\b")
_EMBED_LINK = pattern(
    r'class="podcast-embed__link"[^<>]*>\s*<a\b[^<>]*\bhref="([^"<>]*)"[^<>]*>\s*([^<>]*?)\s*</a>'
)
_EMBED_TITLE = pattern(r'<podcast-embed\b[^<>]*\bdata-title="([^"<>]*)"')
_PLAYER_TITLE = pattern(r'<audio\b[^<>]*\baria-label="([^"<>]*)"')
_VIDEO = pattern(r"<video\b(?:(?!<video).)*?</video>", re.DOTALL | re.IGNORECASE)
_VIDEO_SOURCE = pattern(
    r"""<(?:video|source)\b[^<>]*?\ssrc=(?:"([^"<>]*)"|'([^'<>]*)')""", re.IGNORECASE
)
_PLAYER_SOURCE = pattern(r'<source\b[^<>]*\bsrc="([^"<>]*)"')

# Tags as nh3 writes them: in lower case, each attribute in double quotes.
_INSIDE = r'(?: [a-z]+="[^"]*")*'
_BLOCKS = "h[1-6]|dt|dd|tr|pre|figcaption|caption"
WORDS = rf"[^<]*(?:<(?!/?(?:p|ul|ol|li|{_BLOCKS})[ >])[^<]*)*"
BLOCK = pattern(rf"<({_BLOCKS}){_INSIDE}>({WORDS})</\1>")
# It begins with what is rare, so that it is soon searched for.
_ODD_ADDRESS = pattern(r'="(?<=href="| src=")([^"]*[^"!-~][^"]*)"')
_BETWEEN_WORDS = pattern(rf"<br>|</t[dh]>(?=\s*<t[dh]{_INSIDE}>)")
_OTHER_TAG = pattern(rf"</?(?!(?:{'|'.join(sorted(PLAIN_TAGS))})[ >])[a-z0-9]+{_INSIDE}>")
_EMPTY = pattern(rf"<(p|li|ul|ol|b|strong|i|em|a){_INSIDE}>\s*</\1>")
_TOKEN = pattern(rf"<(/?)([a-z]+){_INSIDE}>|[^<]+")
TIME = pattern(r"(?<![\d:])(?:\d{1,2}:)?\d{1,3}:\d\d(?![\d:])")


def show_notes(
    content: str,
    url: str,
    *,
    kept: Sequence[str] = (),
    own: Iterable[str] = (),
    summary: str = "",
    lead: str = "",
    times: Sequence[str] = (),
) -> Notes:
    """The show notes that a page holds; `url` is the page's own full address.

    `kept` is what `pages.set_aside` took out of the content, if it did. `own` holds the addresses
    of the episode's own recordings: no link stands for their players. `summary` is the description
    of a page without notes. `lead` is the author's own description, which the feed's begins with.
    `times` are the lines of the page's chapters (`12:04 What a hook is`), which follow the
    description where it does not hold them.
    """
    full = clean(words_of(content, url, kept, frozenset(own)), url)
    opening = _paragraph(lead)
    if opening and opening not in full:
        return Notes(full, description(f"{opening}\n{full}", times))
    return Notes(full, description(full or _paragraph(summary), times))


def words_of(content: str, url: str, kept: Sequence[str], own: frozenset[str]) -> str:
    """The page without its title, players and furniture, with links for its embeds; not yet safe to
    show."""
    if not kept:
        content, kept = page_text.set_aside(content)
    if page_text.HEAD_START in content:
        content = _HEAD.sub("", content, count=1)
    content = TITLE.sub("", content, count=1)
    if kept:
        content = _KEPT.sub(lambda mark: _link(kept, int(mark[1]), url, own), content)
    if "<video" in content:
        content = _VIDEO.sub(_link_to_video, content)
    for sign, whole in _FURNITURE:
        if sign in content:
            content = whole.sub("", content)
    if "<summary" in content:
        content = _SUMMARY.sub(r"<\1p>", content)
    return _with_names_of_tabs(content) if "tabbed-labels" in content else content


def _with_names_of_tabs(content: str) -> str:
    """Each tab's name before what the tab holds; the extension has those of all tabs in one row.
    Tabs may be nested."""
    names: list[list[str]] = []

    def placed(found: re.Match[str]) -> str:
        if found["names"] is not None:
            names.append(_TAB_NAME.findall(found["names"])[::-1])
            return ""
        while names and not names[-1]:
            names.pop()
        return f"{found[0]}<p>{names[-1].pop()}</p>" if names else found[0]

    return _TABS.sub(placed, content)


def _link(kept: Sequence[str], number: int, url: str, own: frozenset[str]) -> str:
    """What stands for an embed or a player."""
    block = kept[number] if number < len(kept) else ""
    if link := _EMBED_LINK.search(block):
        kind, title = _EMBED_KIND.search(block), _EMBED_TITLE.search(block)
        return _anchor(
            link[1], _invitation(kind[1] if kind else "", link[2], title[1] if title else "")
        )
    source, title = _PLAYER_SOURCE.search(block), _PLAYER_TITLE.search(block)
    if source and urljoin(url, html.unescape(source[1])) not in own:
        return _anchor(source[1], title[1] if title else "Listen")
    return ""


def _link_to_video(found: re.Match[str]) -> str:
    """What stands for a video that the page plays by itself."""
    source = _VIDEO_SOURCE.search(found[0])
    address = (source[1] or source[2]) if source else ""
    return _anchor(html.escape(values.unescape(address)), _VERBS["video"]) if address else ""


def _invitation(kind: str, words: str, title: str) -> str:
    """`Watch on YouTube: What a hook is`, from the block's own `Open on YouTube` and the title of
    what it plays.

    Only English words tell where the verb is: those of other languages stand as they are in the
    block.
    """
    if words.startswith("Open on "):
        words = _VERBS.get(kind, "Open") + words.removeprefix("Open")
    return f"{words}: {title}" if title else words


def _anchor(address: str, words: str) -> str:
    """A link of a paragraph of its own; both come from HTML, and are escaped already."""
    return f'<p><a href="{address}">{words}</a></p>'


def clean(content: str, url: str) -> str:
    """HTML that any app may show: allowed tags and attributes alone, with full addresses."""
    if "<" not in content:
        return _paragraph(values.unescape(content))
    import nh3

    shown = nh3.clean(
        content,
        tags=set(TAGS),
        clean_content_tags=set(_HIDDEN_TAGS),
        attributes=_ATTRIBUTES,
        url_schemes=set(_SCHEMES),
        url_relative=("rewrite_with_base", url),
        link_rel=None,
    )
    return _ODD_ADDRESS.sub(_in_ascii, shown).strip()


def _in_ascii(found: re.Match[str]) -> str:
    """An attribute's value, an address, percent-encoded."""
    url = addresses.url(html.unescape(found[1]))
    return f'="{html.escape(url)}"' if url else found[0]


def _paragraph(words: str) -> str:
    return f"<p>{html.escape(words, quote=False)}</p>" if words.strip() else ""


def description(notes: str, times: Sequence[str] = (), most: int = MOST_BYTES) -> str:
    """Clean notes in the markup that every app understands, with a list of times: at most `most`
    bytes of UTF-8."""
    plain = _plain(_beginning(notes))
    listed = "\n".join(map(_paragraph, times)) if times and not _holds(plain, times) else ""
    if len(listed.encode()) > min(_MOST_BYTES_OF_TIMES, most):
        listed = ""
    return "\n".join(filter(None, (cut(plain, most - len(listed.encode()) - 1), listed)))


def _beginning(notes: str) -> str:
    """As much of long notes as a description can need, to the end of a paragraph."""
    end = notes.rfind("</p>", 0, _READ) + 4
    return notes[:end] if len(notes) > _READ and end > _READ // 2 else notes


def _holds(notes: str, times: Sequence[str]) -> bool:
    """Whether the notes have the list of times themselves."""
    wanted = {seconds for line in times for seconds in _times(line)[:1]}
    return wanted <= set(_times(notes))


def _times(words: str) -> list[int]:
    """The times in them, in seconds: `(01:02:03)` is the same as `1:02:03`."""
    times = (clock_times.seconds(time) for time in TIME.findall(words))
    return [int(time) for time in times if time is not None]


def _plain(notes: str) -> str:
    """The notes in the few tags of descriptions; headings, rows and code are paragraphs, as far as
    they hold none."""
    told = BLOCK.sub(r"<p>\2</p>", _BETWEEN_WORDS.sub(" ", notes))
    return _without_empty(_OTHER_TAG.sub("", told))


def _without_empty(content: str) -> str:
    """Without elements and lines that hold nothing."""
    before = ""
    while content != before:
        before, content = content, _EMPTY.sub("", content)
    return re.sub(r"\n\s*\n", "\n", content).strip() if "\n" in content else content


def cut(content: str, most: int) -> str:
    """Clean HTML with at most `most` bytes of UTF-8, cut at a sentence where one ends near, with
    every tag closed."""
    if len(content.encode()) <= most and content.count("<") == 2 * content.count("</"):
        return content
    whole = _whole(content, most)
    return _without_empty(
        whole + "".join(_pieces(content[len(whole) :], most - len(whole.encode())))
    )


def _whole(content: str, most: int) -> str:
    """What has room up to the end of a paragraph, where no tag is open there."""
    held = content.encode()[:most].decode(errors="ignore")
    held = held[: held.rfind("</p>") + 4] if "</p>" in held else ""
    return held if held.count("<") == 2 * held.count("</") else ""


def _pieces(content: str, most: int) -> Iterator[str]:
    """The tags and texts that fit, with what closes them always counted in."""
    opened: list[str] = []
    room = most
    for token in _TOKEN.finditer(content):
        name = token[2]
        size = len(token[0].encode())
        if name and token[1]:
            # Its room was taken when it was opened.
            opened.pop()
            yield token[0]
            continue
        needed = size + (len(name) + 3 if name else 0)
        if needed > room:
            yield "" if name else _shortened(token[0], room)
            break
        room -= needed
        if name:
            opened.append(name)
        yield token[0]
    yield from (f"</{name}>" for name in reversed(opened))


def _shortened(words: str, room: int) -> str:
    """The escaped words, cut so that they take at most `room` bytes."""
    plain = html.unescape(words)
    most = room
    while most > 0:
        shown = html.escape(prose.shorten(plain, most), quote=False)
        over = len(shown.encode()) - room
        if over <= 0:
            return shown
        most = min(most, len(plain)) - max(over // 4, 1)
    return ""
