"""Bytes to a source text (R1.1): encodings, line ends, and what no text may hold."""

from __future__ import annotations

from fpp_lang.base.source import SourceFile, Span
from fpp_lang.diagnostics.problem import Problems
from fpp_lang.syntax.text_problems import NotUtf8, WrongEncoding

# The first bytes of a text in another encoding; the longest first, for UTF-32 begins like UTF-16.
_MARKS = ((b"\xff\xfe\x00\x00", "UTF-32"), (b"\x00\x00\xfe\xff", "UTF-32"), (b"\xff\xfe", "UTF-16"), (b"\xfe\xff", "UTF-16"))
_BOM = "\ufeff"


def read_source(name: str, data: bytes, problems: Problems) -> SourceFile:
    """The text of a file. Where it cannot be decoded, a problem, and an empty text, so that nothing else is said about it."""
    encoding = _other_encoding(data)
    if encoding:
        source = SourceFile(name, "")
        problems.add(WrongEncoding(Span(source, 0, 0), encoding))
        return source
    try:
        return source_of_text(name, data.decode("utf-8"))
    except UnicodeDecodeError as error:
        shown = source_of_text(name, data.decode("utf-8", errors="replace"))
        place = len(source_of_text(name, data[: error.start].decode("utf-8")).text)
        problems.add(NotUtf8(Span(shown, place, place + 1), data[error.start], error.start))
        return SourceFile(name, "")


def source_of_text(name: str, text: str) -> SourceFile:
    """A text without its byte order mark, every line ended by "\\n"."""
    return SourceFile(name, text.removeprefix(_BOM).replace("\r\n", "\n").replace("\r", "\n"))


def _other_encoding(data: bytes) -> str:
    """UTF-16 and UTF-32, by their mark, or by a zero in every other byte of ASCII text."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding
    head = data[:64]
    if len(head) >= 4 and len(data) % 2 == 0:
        for first in (0, 1):
            if not any(head[first::2]) and all(head[1 - first :: 2]):
                return "UTF-16"
    return ""
