"""An entry of the library in full: what it says, its code, its NumPy, its examples, its graph."""

from __future__ import annotations

import re
import warnings
from dataclasses import dataclass

from fpp_lang import api
from fpp_lang.catalogue import Entry
from fpp_lang.diagnostics.error import FppError
from fpp_lang.documentation.comments import DocComment, read_comment
from fpp_lang.documentation.curves import Curve, NotACurve, sample, slope, works_element_by_element
from fpp_lang.documentation.index import Item
from fpp_lang.documentation.natives import Native
from fpp_lang.documentation.words import Word

_HEADER = re.compile(r"\w+\s+(?P<name>\w+)\s*(?:\((?P<parameters>(?:[^()]|\([^()]*\))*)\))?|Phrase \"(?P<sentence>.*)\"")
_INIT = re.compile(r"(?i:Function) (?:init|__init__)\((?P<parameters>(?:[^()]|\([^()]*\))*)\)")
_RANGE = re.compile(r"from (\S+) to (\S+?)\.?$")


@dataclass(frozen=True, slots=True)
class Reference:
    """Everything that is known of an entry; `code` is None for what is built in, `curve` for all but functions of one number."""

    item: Item
    signature: str
    place: str
    comment: DocComment
    code: str | None
    numpy: str
    curve: Curve | None
    slope: Curve | None


def reference(item: Item) -> Reference:
    """The entry in full."""
    match item.found:
        case Native() | Word() as built_in:
            examples = (built_in.example,) if built_in.example else ()
            comment = DocComment(built_in.summary, (), (), examples)
            return Reference(item, built_in.signature, item.group, comment, None, _numpy(item, comment), *_curves(item, comment))
        case Entry() as entry:
            called, names = signature(entry)
            comment = read_comment(entry.comment, names)
            place = f"stdlib/{entry.file}:{entry.line}"
            return Reference(item, called, place, comment, entry.code, _numpy(item, comment), *_curves(item, comment))


def signature(entry: Entry) -> tuple[str, list[str]]:
    """How it is called, `LeakyReLU(T, negative_slope = 0.01)` or the sentence of a phrase, and the names of its parameters."""
    header = _HEADER.match(entry.code)
    assert header is not None, entry.name
    if header["sentence"] is not None:
        return header["sentence"], re.findall(r"\{(\w+)\}", header["sentence"])
    if entry.kind == "class":
        header = _INIT.search(entry.code)
    parameters = " ".join((header["parameters"] or "").split()) if header else ""
    parameters = parameters.removeprefix("self").removeprefix(", ")
    return f"{entry.name}({parameters})", re.findall(r"(?:^|, )(\w+)", parameters)


def _numpy(item: Item, comment: DocComment) -> str:
    """The NumPy text of a function, or of the first example of what is no function of its own."""
    if item.kind == "function" and isinstance(item.found, Entry):
        return _transpiled(item.found.code).strip() + "\n"
    if not comment.examples:
        return ""
    example = comment.examples[0]
    return _transpiled(f"{example.before}\nresult = {example.call}\n")


def _transpiled(text: str) -> str:
    try:
        return api.transpile(text)
    except FppError:  # what cannot stand alone has no text of its own
        return ""


def _curves(item: Item, comment: DocComment) -> tuple[Curve | None, Curve | None]:
    """The graph of a function of one number, over the range that its comment names, and that of its slope."""
    found = item.found
    if item.kind != "function" or isinstance(found, Word) or (isinstance(found, Native) and not found.works_element_by_element):
        return None, None
    told = _RANGE.search(comment.part("Graph") or "")
    low, high = (float(told[1]), float(told[2])) if told else (None, None)
    try:
        graphed = api.loads(f"Function graphed(x):\n    return {item.name}(x)\n").graphed
    except FppError:  # it takes more than one number
        return None, None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        if not works_element_by_element(graphed):
            return None, None
        try:
            curve = sample(graphed, item.name, low, high)
        except NotACurve:
            return None, None
        return curve, slope(graphed, curve)
