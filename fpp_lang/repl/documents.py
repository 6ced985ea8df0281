"""What is written about a name: in the conversation itself, in the library, or on the page of an error code."""

from __future__ import annotations

from shutil import get_terminal_size

from fpp_lang.base.names import near_names
from fpp_lang.diagnostics import pages
from fpp_lang.documentation.index import find, near
from fpp_lang.documentation.reference import reference
from fpp_lang.documentation.text_page import text_page
from fpp_lang.repl.session import Session
from fpp_lang.resolve.arguments import signature
from fpp_lang.resolve.library import constant
from fpp_lang.syntax import tree as syntax

WIDEST = 100


def document(session: Session, name: str) -> tuple[str | None, str]:
    """The text about a name, None where there is no such name; and names that look like it."""
    own = session.known.definitions.get(name)
    if own is not None:
        return f"{_comment(own)}{_header(own)}\n", ""
    value = constant(name)
    if value is not None:
        return f"{name} = {value.value}\n", ""
    item = find(name)
    if item is not None:
        return text_page(reference(item), min(get_terminal_size((WIDEST, 24)).columns, WIDEST), braille=True), ""
    page = pages.find_page(name)
    if page is not None:
        return page.text, ""
    found = near_names(name, session.known.definitions) or near(name)
    return None, " or ".join(f"`{other}`" for other in found)


def _header(tree: syntax.Function | syntax.Class) -> str:
    match tree:
        case syntax.Phrase(sentence=sentence, arrow=arrow):
            return f'Phrase "{sentence.value}"' + (f" -> {arrow.name}" if arrow is not None else "")
        case syntax.Function(arrow=arrow):
            return f"Function {signature(tree)}" + (f" -> {arrow.name}" if arrow is not None else "")
        case syntax.Class(name=name, base=base, body=body):
            head = f"Class {name}" + (f"({base.name})" if base is not None else "")
            methods = [f"    {_header(found)}" for found in body.statements if isinstance(found, syntax.Function)]
            return "\n".join((head, *methods))


def _comment(tree: syntax.Function | syntax.Class) -> str:
    return "".join(f"{item.text}\n" for item in tree.trivia.before if isinstance(item, syntax.Comment))
