"""What was entered, as one program: values that were shown are printed, and of two definitions of a name the later one stays."""

from __future__ import annotations

from fpp_lang.base.source import SourceFile, Span
from fpp_lang.diagnostics.problem import Problems
from fpp_lang.pipeline import format_program
from fpp_lang.repl.known import definitions_of
from fpp_lang.repl.session import Ran, Session


def program_text(session: Session) -> str:
    """The program, in its canonical layout. Of entries that failed, what they defined."""
    text = "\n".join(filter(None, (_kept(ran, session) for ran in session.ran)))
    return format_program(SourceFile("session", text), Problems()) or text


def _kept(ran: Ran, session: Session) -> str:
    tree = ran.entry.tree
    definitions = definitions_of(tree.statements)
    dropped = [found.span for name, found in definitions.items() if session.known.definitions.get(name) is not found]
    if ran.failed:
        dropped += [statement.span for statement in tree.statements if statement not in definitions.values()]
    edits: list[tuple[Span, str]] = [(span, "") for span in dropped]
    if ran.shown is not None:
        edits.append((ran.shown, f"print({ran.shown.text})"))
    text = ran.entry.source.text
    for span, instead in sorted(edits, key=lambda edit: -edit[0].start):
        text = text[: span.start] + instead + text[span.end :].removeprefix("\n" if not instead else "")
    return text.strip("\n") + "\n" if text.strip() else ""
