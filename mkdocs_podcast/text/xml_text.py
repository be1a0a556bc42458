"""Text on its way into XML 1.0, and XML that somebody else has written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from .patterns import pattern

# Whatever XML 1.0 has no way to write (section 2.2), and the halves of a surrogate pair, which
# UTF-8 cannot hold.
_UNWRITABLE = pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# The control characters among these, which are a byte each in UTF-8; and what U+FFFE and U+FFFF
# begin with there.
_CONTROL_BYTES = bytes(byte for byte in range(32) if byte not in b"\t\n\r")
_NONCHARACTER_BYTES = "\uffff".encode()[:2]
# Text that stands for itself in elements and attributes, as most names and addresses do.
_PLAIN = pattern(r"[\w .,:;/?=+@%~()!*'#-]*", re.ASCII)
_LONGEST_QUOTE = 60
_PREFIX = pattern(r"[<\s]([A-Za-z_][\w.-]*):[A-Za-z_]")

# The namespaces that a feed always declares, and those that it declares where somebody's own XML
# needs them.
NAMESPACES: Mapping[str, str] = MappingProxyType(
    {
        "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
        "podcast": "https://podcastindex.org/namespace/1.0",
        "atom": "http://www.w3.org/2005/Atom",
        "content": "http://purl.org/rss/1.0/modules/content/",
        "psc": "http://podlove.org/simple-chapters",
    }
)
MORE_NAMESPACES: Mapping[str, str] = MappingProxyType(
    {
        "dc": "http://purl.org/dc/elements/1.1/",
        "googleplay": "http://www.google.com/schemas/play-podcasts/1.0",
        "media": "http://search.yahoo.com/mrss/",
        "rawvoice": "https://blubrry.com/developer/rawvoice-rss/",
        "spotify": "http://www.spotify.com/ns/rss",
        "sy": "http://purl.org/rss/1.0/modules/syndication/",
    }
)

# Those that old feeds declare for RSS's own elements, which RSS 2.0 has without a namespace.
RSS_NAMESPACES = frozenset(
    {
        "http://purl.org/rss/1.0/",
        "http://my.netscape.com/rdf/simple/0.9/",
        "http://backend.userland.com/rss2",
    }
)


def writable(text: str) -> str:
    """The text without what XML cannot hold."""
    # What is printable is writable, and quickly seen of a line; of long notes, their bytes are.
    if text.isprintable() or _is_writable(text):
        return text
    return _UNWRITABLE.sub("", text)


def _is_writable(text: str) -> bool:
    """Whether XML can hold the text, as far as a quick look tells."""
    try:
        data = text.encode()
    except UnicodeEncodeError:
        return False
    if _NONCHARACTER_BYTES in data:
        return False
    return len(data.translate(None, _CONTROL_BYTES)) == len(data)


def escaped(text: str) -> str:
    """Text for an element."""
    if _PLAIN.fullmatch(text):
        return text
    text = writable(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    # A reader takes a bare carriage return for a line feed (section 2.11).
    return text.replace("\r", "&#13;")


def attribute_text(text: str) -> str:
    """Text for an attribute in double quotes. A reader takes line breaks and tabs in it for spaces
    (section 3.3.3)."""
    if _PLAIN.fullmatch(text):
        return text
    text = escaped(text).replace('"', "&quot;")
    return text.replace("\n", "&#10;").replace("\t", "&#9;")


def cdata(text: str) -> str:
    """Text for an element, unescaped; line breaks are line feeds."""
    text = writable(text).replace("]]>", "]]]]><![CDATA[>")
    return f"<![CDATA[{text}]]>"


def attributes(values: Mapping[str, object]) -> str:
    """` name="value"` of each attribute whose value is not empty; zero is not empty."""
    text = ""
    for name, value in values.items():
        if value is not None and value != "":
            text += f' {name}="{attribute_text(str(value))}"'
    return text


def element(name: str, text: str = "", /, **values: object) -> str:
    """An element with its text and its attributes, closed where empty."""
    start = f"<{name}{attributes(values)}"
    if text:
        return f"{start}>{escaped(text)}</{name}>"
    return f"{start}/>"


def well_formed(snippet: str) -> str:
    """Somebody's own XML, stripped, which may be put into a feed as it is.

    Raises ValueError, with a sentence, for anything but elements whose namespaces are declared.
    """
    from xml.etree.ElementTree import ParseError, fromstring

    snippet = snippet.strip()
    quote = repr(snippet[:_LONGEST_QUOTE])
    prefixes = {**NAMESPACES, **MORE_NAMESPACES}
    declarations = attributes({f"xmlns:{prefix}": uri for prefix, uri in prefixes.items()})
    try:
        root = fromstring(f"<raw{declarations}>{snippet}</raw>".encode())
    except ParseError as error:
        line, _ = error.position
        reason = str(error).split(":")[0]
        raise ValueError(
            f"{quote} is not well-formed XML ({reason}, in its line {line}): close every tag, "
            "write `&` as `&amp;`, and declare the namespace of its prefix"
        ) from None
    except UnicodeEncodeError:
        raise ValueError(f"{quote} holds a character that XML cannot hold: remove it") from None
    texts = [root.text, *(child.tail for child in root)]
    if not len(root) or "".join(filter(None, texts)).strip():
        raise ValueError(
            f"{quote} is not an XML element: write it as `<prefix:name>...</prefix:name>`"
        )
    return snippet


def namespaces_in(snippets: Iterable[str]) -> dict[str, str]:
    """The further namespaces that the snippets use, by prefix."""
    prefixes: set[str] = set()
    for snippet in snippets:
        prefixes.update(_PREFIX.findall(snippet))
    return {prefix: uri for prefix, uri in MORE_NAMESPACES.items() if prefix in prefixes}
