"""Answers to entries: pieces of program run in the session, lines with a colon are commands, one row each."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from fpp_lang import pipeline
from fpp_lang.base.names import near_names
from fpp_lang.base.source import SourceFile, Span
from fpp_lang.diagnostics.model import Severity
from fpp_lang.diagnostics.problem import Problems
from fpp_lang.inputs import compile_program
from fpp_lang.reading import read_file
from fpp_lang.repl.conversation import Conversation, Reply
from fpp_lang.repl.describe import kind_in_words, sort_in_words
from fpp_lang.repl.documents import document
from fpp_lang.repl.problems import WrongCommand
from fpp_lang.repl.program import program_text
from fpp_lang.writing import write_file


@dataclass(frozen=True, slots=True)
class Command:
    """`:name WHAT`; `what` is "" for a command that takes nothing."""

    name: str
    what: str
    help: str
    answer: Callable[[Conversation, str], Reply]


def answer(conversation: Conversation, entry: str) -> Reply:
    """What an entry gives. Raises KeyboardInterrupt where Ctrl-C has to insist."""
    return _command(conversation, entry) if entry.startswith(":") else conversation.run(entry)


def _command(conversation: Conversation, line: str) -> Reply:
    name, _, rest = line[1:].partition(" ")
    name, rest = name.strip(), rest.strip()
    command = COMMANDS.get(name)
    if command is None:
        near = near_names(name, COMMANDS)
        return _wrong(line, f"there is no command :{name}", f"did you mean :{near[0]}?" if near else ":help lists them all")
    if bool(rest) != bool(command.what):
        return _wrong(line, f":{name} takes {'nothing' if rest else command.what}", f"write :{name} {command.what}".rstrip())
    return command.answer(conversation, rest)


def _wrong(line: str, what: str, hint: str) -> Reply:
    source = SourceFile("entry", line)
    return Reply(problems=(WrongCommand(Span(source, 0, len(line.rstrip())), what, hint).report(),))


def _help(conversation: Conversation, _: str) -> Reply:
    rows = [(f":{command.name} {command.what}".rstrip(), command.help) for command in COMMANDS.values()]
    width = max(len(left) for left, _ in rows)
    table = "".join(f"  {left:{width}}  {right}\n" for left, right in rows)
    return Reply(f"Type a program line by line; an empty line ends a block.\n{table}Ctrl-C stops what runs and keeps all variables.\n")


def _vars(conversation: Conversation, _: str) -> Reply:
    session = conversation.session
    values = {name: value for name, value in session.interpreter.values().items() if ":" not in name}
    width = max(map(len, values), default=0)
    return Reply("".join(f"{name:{width}}  {sort_in_words(value)}\n" for name, value in values.items()) or "no variables yet\n")


def _type(conversation: Conversation, text: str) -> Reply:
    values = conversation.session.interpreter.values()
    if text in values:
        return Reply(sort_in_words(values[text]) + "\n")
    found = conversation.session.understand(SourceFile("entry", text + "\n"), Path())
    told = tuple(item.report() for item in found.problems if item.severity is not Severity.NOTE)
    if not found.can_run or found.last is None:
        return Reply(problems=told) if told else _wrong(f":type {text}", ":type takes an expression", "write :type and a value")
    return Reply(kind_in_words(found.program) + "\n", told)


def _doc(conversation: Conversation, name: str) -> Reply:
    text, near = document(conversation.session, name)
    if text is None:
        return _wrong(f":doc {name}", f"there is no `{name}`", f"did you mean {near}?" if near else "`fpp list` shows the library")
    return Reply(text)


def _time(conversation: Conversation, entry: str) -> Reply:
    began = time.perf_counter()
    reply = answer(conversation, entry)
    return Reply(f"{reply.text}{time.perf_counter() - began:.3f} s\n", reply.problems)


def _load(conversation: Conversation, file: str) -> Reply:
    problems = Problems()
    source = read_file(Path(file), problems)
    if source is None:
        return Reply(problems=tuple(problems.diagnostics()))
    return Reply(problems=conversation.session.run_file(source).problems)


def _save(conversation: Conversation, file: str) -> Reply:
    problems = Problems()
    write_file(file, program_text(conversation.session), problems)
    return Reply("" if problems.any_errors else f"saved in {file}\n", tuple(problems.diagnostics()))


def _transpile(conversation: Conversation, _: str) -> Reply:
    problems = Problems()
    compiled = compile_program(SourceFile("session", program_text(conversation.session)), problems=problems)
    if compiled is None:
        return Reply(problems=tuple(item for item in problems.diagnostics() if item.severity is not Severity.NOTE))
    return Reply(pipeline.transpile(compiled))


def _reset(conversation: Conversation, _: str) -> Reply:
    conversation.reset()
    return Reply("everything is forgotten\n")


def _quit(conversation: Conversation, _: str) -> Reply:
    conversation.over = True
    return Reply()


COMMANDS = {
    command.name: command
    for command in (
        Command("help", "", "this list", _help),
        Command("vars", "", "all variables, and what they are", _vars),
        Command("type", "EXPRESSION", "what an expression gives, without computing it", _type),
        Command("doc", "NAME", "what a function, a constant or an error code is", _doc),
        Command("time", "ENTRY", "run an entry and tell how long it took", _time),
        Command("load", "FILE", "run a program file here", _load),
        Command("save", "FILE", "write what was entered as a program", _save),
        Command("transpile", "", "what was entered as NumPy Python", _transpile),
        Command("reset", "", "forget everything", _reset),
        Command("quit", "", "leave (Ctrl-D does too)", _quit),
    )
}
