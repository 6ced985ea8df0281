"""Doc comments: what they say, part by part."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

EXAMPLE = re.compile(r"Example:\s*(?:(?P<before>.*); )?(?P<call>.+?) gives (?P<result>.+)$")
_SENTENCE = re.compile(r".+?[.!?](?=\s|$)")
PARTS = ("Background", "In depth", "Use it when", "Do not use it when", "More", "Graph", "Source", "Also called", "Example")
_RESULT = re.compile(r"(?<=[.]) (?=(?:The result|Gives) )")
_LABEL = re.compile(rf"({'|'.join(PARTS)}|\w+(?:, \w+)*):\s+")


@dataclass(frozen=True, slots=True)
class Example:
    """`Example: before; call gives result`."""

    before: str
    call: str
    result: str

    def __str__(self) -> str:
        return f"{self.before}; {self.call}" if self.before else self.call


@dataclass(frozen=True, slots=True)
class DocComment:
    """What a doc comment says: its first words, its parameters, what it gives, its parts in order, its examples."""

    summary: str
    parameters: tuple[tuple[str, str], ...]
    parts: tuple[tuple[str, str], ...]
    examples: tuple[Example, ...]
    result: str = ""

    def part(self, label: str) -> str | None:
        return next((text for name, text in self.parts if name == label), None)


def first_sentence(comment: str) -> str:
    """What a doc comment says first, on one line."""
    words = " ".join(comment.partition("\n\n")[0].split())
    found = _SENTENCE.match(words)
    return found[0] if found else words


def read_example(line: str) -> Example | None:
    """The example that a line of a comment holds, if it holds one."""
    found = EXAMPLE.match(line)
    return found and Example((found["before"] or "").strip(), found["call"].strip(), found["result"].strip())


def read_comment(comment: str, names: Sequence[str]) -> DocComment:
    """The parts of a comment, marks of comments taken away; `names` are those of the parameters."""
    labelled: list[tuple[str, str]] = [("", "")]
    for line in comment.splitlines():
        found = _LABEL.match(line)
        if found and (found[1] in PARTS or set(found[1].split(", ")) <= set(names)):
            labelled.append((found[1], line[found.end() :]))
        else:
            label, text = labelled[-1]
            labelled[-1] = (label, f"{text} {line.strip()}".strip())
    examples = tuple(example for label, text in labelled if label == "Example" and (example := read_example(f"Example: {text}")))
    parts = tuple((label, text) for label, text in labelled[1:] if label in PARTS and label != "Example")
    told = [pair for label, text in labelled if label not in ("", *PARTS) for pair in _parameters(label, text, names)]
    parameters = tuple((label, _RESULT.split(text, 1)[0]) for label, text in told)
    result = " ".join(text for _, whole in told for text in _RESULT.split(whole, 1)[1:])
    return DocComment(labelled[0][1], parameters, parts, examples, result)


def _parameters(label: str, text: str, names: Sequence[str]) -> list[tuple[str, str]]:
    """Several parameters may stand in one line: `T: a tensor. alpha: a number, 1 unless given.`"""
    name = "|".join(map(re.escape, names))
    pieces = re.split(rf"(?<=[.;]) ((?:{name})(?:, (?:{name}))*): ", text)
    return [(label, pieces[0]), *zip(pieces[1::2], pieces[2::2], strict=True)]
