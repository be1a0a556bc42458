"""XML that somebody else has written, read as it streams: without entities, without anything from
elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from xml.parsers import expat

from ..model.problems import Problems


class SafeXmlReader:
    """Calls `start` with the name and attributes of each element, without their prefixes, `end`
    with its name, and `data` with text.

    A document type is refused, as entities come with it.
    """

    def __init__(
        self,
        start: Callable[[str, dict[str, str]], None],
        end: Callable[[str], None] | None = None,
        data: Callable[[str], None] | None = None,
    ) -> None:
        # The text has been decoded: the encoding that it names was that of the file.
        self._parser = expat.ParserCreate("utf-8")
        self._parser.buffer_text = True
        self._start = start
        self._end = end
        self._lines_above = 0
        self._parser.StartElementHandler = self._start_element
        self._parser.StartDoctypeDeclHandler = _refuse_document_type
        if end:
            self._parser.EndElementHandler = self._end_element
        if data:
            self._parser.CharacterDataHandler = data

    @property
    def line(self) -> int:
        """The number of the line that is being read."""
        return self._parser.CurrentLineNumber + self._lines_above

    def read(self, text: str, problems: Problems) -> None:
        """Reads as far as the XML can be read, and reports where it is broken."""
        # Nothing may precede the declaration, but the lines above it count.
        self._lines_above = text[: len(text) - len(text.lstrip())].count("\n")
        try:
            self._parser.Parse(text.strip().encode("utf-8", "replace"), True)
        except expat.ExpatError as error:
            reason = expat.ErrorString(error.code)
            problems.add(
                f"the XML is broken here ({reason}): correct it", error.lineno + self._lines_above
            )
        except _DocumentTypeError:
            problems.add(
                "a document type is not allowed in it: remove the line with `<!DOCTYPE`", self.line
            )

    def _start_element(self, name: str, attributes: dict[str, str]) -> None:
        plain = {_without_prefix(key): value for key, value in attributes.items()}
        self._start(_without_prefix(name), plain)

    def _end_element(self, name: str) -> None:
        if self._end:
            self._end(_without_prefix(name))


class _DocumentTypeError(Exception):
    pass


def _refuse_document_type(*_: object) -> None:
    raise _DocumentTypeError


def _without_prefix(name: str) -> str:
    return name.rpartition(":")[2]
