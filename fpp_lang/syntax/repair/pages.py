"""Headers and footers of pages, between the lines of a program.

| looks like | example |
| --- | --- |
| a section number and words | `8.7 Scalar Addition 8 TENSORS` |
| a chapter number and words in capitals, alone or at the end | `18 CONCLUSION` |
| a page | `Page 3 of 12`, `- 4 -` |
| a source | `arXiv:2504.01234v1 [cs.LG] 3 Apr 2025`, `https://…`, `© 2025 …` |

It must be a line that cannot be read as a statement. It becomes a comment: nothing is lost.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from fpp_lang.syntax.repair.paste import Line, Paste
from fpp_lang.syntax.repair.problems import StrayWords
from fpp_lang.syntax.repair.reading import Judge

_HEADER = re.compile(
    r"""\s*(?:
        [0-9]{1,2}(?:\.[0-9]{1,2})+\.?\s+[A-Z]\w*[^=(){}\[\]]*
      | [0-9]{1,3}\s+[A-Z]{3,}(?:\s+[A-Z&,-]+)*
      | [A-Z]{3,}(?:\s+[A-Z&,-]+)*\s+[0-9]{1,3}
      | (?:[A-Z][\w',-]*\s+)+[0-9]{1,2}\s+[A-Z]{3,}(?:\s+[A-Z]+)*
      | (?i:page)\s+[0-9]+(?:\s*(?:of|/)\s*[0-9]+)?
      | [-–—]\s*[0-9]+\s*[-–—]
      | (?i:chapter|section|listing|figure|table|algorithm)\s+[0-9]+(?:\.[0-9]+)*(?:\s*[:.–—-]\s*.*|\s+[A-Z][^=(){}\[\]]*)?
      | (?:arXiv:|https?://|www\.|©|\(c\)\s|Copyright\b|DOI:?\s|doi:).*
    )\s*$""",
    re.VERBOSE,
)


def any_header(lines: Sequence[Line], judge: Judge) -> bool:
    """Whether a line that is only words looks like the header or footer of a page."""
    return any(is_header(line, judge) for line in lines)


def is_header(line: Line, judge: Judge) -> bool:
    """Whether one line does."""
    return _HEADER.match(line.text) is not None and (not judge.is_statement(line.text) or judge.is_sentence(line.text))


def page_headers(paste: Paste, judge: Judge) -> None:
    """Makes comments of the headers and footers of pages."""
    lines: list[Line] = []
    for line in paste.lines:
        if is_header(line, judge):
            paste.tell(StrayWords(paste.span(line), "the header or footer of a page"))
            lines.append(Line(f"// {line.text.strip()}", line.number))
        else:
            lines.append(line)
    paste.lines = lines
