"""The tags of templates and components that stand for something at a provider, or for a picture:
`{% youtube id %}`, `<YouTube id="..." />`, `{{< figure src="..." >}}`; they become Markdown."""

from __future__ import annotations

import re
from urllib.parse import quote

from ..source.key_names import squeeze
from ..source.shortcodes import PLAYER_PAGES
from ..text.outside_code import change_outside_code
from ..text.patterns import pattern
from .plain_values import address_of

_TAG = pattern(
    r"\{%-?[ \t]*(?P<statement>\w+)(?P<words>[ \t][^%{}\n]*)?%\}"
    r"|\{\{[<%][ \t]*(?P<shortcode>[\w-]+)(?P<arguments>[ \t][^{}\n]*)?/?[>%]\}\}"
    r"|<(?P<component>[A-Z]\w*)(?P<attributes>\s(?:[^<>\n]|\n(?![ \t]*\n))*)?/>"
)
_NAMED = pattern(
    r"(?<![\w-])([\w-]+)[ \t]{0,3}=[ \t]{0,3}\{?[ \t]{0,3}(?:\"([^\"\n{}]*)\"|'([^'\n{}]*)'|([^\s\"'{}]+))"
)
_WORD = pattern(r"\"([^\"\n]*)\"|'([^'\n]*)'|([^\s\"'=]+)(?=\s|\Z)")
_IDENTITY = pattern(r"[\w-]{3,200}")
# Other names of the tags that hold an id.
_OTHER_NAMES = {
    "youtubevideo": "youtube",
    "youtubeembed": "youtube",
    "liteyoutube": "youtube",
    "vimeovideo": "vimeo",
}
# Tags with an address of their own.
_WITH_ADDRESS = frozenset({"soundcloud", "bandcamp", "mixcloud", "embed", "oembed", "iframe"})
_ID_KEYS = ("id", "videoid", "youtubeid", "video", "code", "url", "src", "href")
_PICTURES = frozenset({"figure", "img", "image", "picture"})
_PICTURE_FILE = pattern(r"[^\s\"']{1,200}\.(?:jpe?g|png|gif|webp|avif|svg)", re.IGNORECASE)
_ESCAPES = str.maketrans({sign: f"\\{sign}" for sign in "[]*\\"})
_SIGNS = ("{%", "{{", "/>")


def replace_embed_tags(body: str) -> str:
    """The body with such tags as addresses in their own paragraphs, and as pictures."""
    if not any(sign in body for sign in _SIGNS):
        return body
    return change_outside_code(body, lambda text: _TAG.sub(_replaced, text))


def _replaced(tag: re.Match[str]) -> str:
    """What a tag becomes; one that stands for nothing known stays as it is."""
    name = squeeze(_first_group(tag, "statement", "shortcode", "component"))
    arguments = _first_group(tag, "words", "arguments", "attributes")
    by_name = {match[1].casefold(): _value_of(match) for match in _NAMED.finditer(arguments)}
    if name in _PICTURES:
        return _picture(by_name) or tag[0]
    if name == "assetimg":
        return _hexo_picture(arguments) or tag[0]
    identities = [by_name.get(key, "") for key in _ID_KEYS]
    word = _WORD.match(arguments.strip())
    if word:
        identities.append(_value_of(word))
    for identity in identities:
        address = _address(name, identity)
        if address:
            return f"\n\n{address}\n\n"
    return tag[0]


def _first_group(match: re.Match[str], *names: str) -> str:
    """The first of some groups that has a text."""
    return next(filter(None, match.group(*names)), "")


def _value_of(match: re.Match[str]) -> str:
    """What a match ends with: the one of its groups for values, in quotes or not, that is there."""
    return match[match.lastindex or 0]


def _address(name: str, identity: str) -> str:
    name = _OTHER_NAMES.get(name, name)
    if name not in PLAYER_PAGES and name not in _WITH_ADDRESS:
        return ""
    address = address_of(identity)
    if address or name not in PLAYER_PAGES:
        return address
    if not _IDENTITY.fullmatch(identity):
        return ""
    return PLAYER_PAGES[name].format(identity)


def _picture(attributes: dict[str, str]) -> str:
    address = attributes.get("src", "")
    if not address:
        return ""
    caption = attributes.get("caption") or attributes.get("title", "")
    alt = attributes.get("alt") or caption
    shown = f"![{_plain(alt)}]({quote(address, safe='/:?&=%#+,;@~')})"
    if not caption:
        return shown
    return f"{shown}\n\n*{_plain(caption)}*"


def _hexo_picture(arguments: str) -> str:
    """The picture of `{% asset_img [classes] wolf.jpg [width [height]] [title] %}`."""
    words = arguments.split()
    while words:
        word = words.pop(0)
        if _PICTURE_FILE.fullmatch(word):
            after = [other.strip("\"'") for other in words]
            title = " ".join(other for other in after if not other.isdecimal())
            return _picture({"src": word, "alt": title})
    return ""


def _plain(text: str) -> str:
    return text.translate(_ESCAPES)
