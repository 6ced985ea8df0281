"""Signs that a text which can be read has lost its layout all the same.

| sign | because |
| --- | --- |
| `return` outside a function, `break` outside a loop | the block above it has lost its end |
| a sign and a blank at the beginning of a line, `- b` | it goes on with the line above |
| a number alone on a line that ends no block | nothing comes of it: a printed line number |
| the main program reads a name that only the function above it gives a value, or changes a parameter | it is the rest of that function |
| a function of `self` stands below a class, and not in it | it is a method |
| a name of four letters or more that is one edit from another | the text was read by a machine, or typed off |
"""

from __future__ import annotations

from collections.abc import Sequence

from fpp_lang.base.names import one_edit_apart
from fpp_lang.syntax.repair.paste import Line
from fpp_lang.syntax.repair.statements import DEFINITIONS, LOOPS, Kind, Program, Statement, read_statements
from fpp_lang.syntax.tokens import SIGN, Token

SHORTEST_NAME = 4


def damaged_layout(lines: Sequence[Line]) -> bool:
    """Whether a text that can be read shows one of the signs."""
    program = read_statements(lines)
    blocks: list[Statement] = []  # the headers of the blocks that are open
    function: list[Statement] = []  # the latest function and its statements
    known: set[str] = set()  # names of the main program
    in_class = False
    for place, statement in enumerate(program.statements):
        while blocks and statement.indent <= blocks[-1].indent:
            blocks.pop()
        below = program.statements[place + 1] if place + 1 < len(program.statements) else None
        if _misplaced(statement, blocks) or _dropped_number(statement, below) or (place and begins_with_sign(statement.tokens)):
            return True
        if statement.kind in DEFINITIONS and not blocks:
            if in_class and "self" in statement.gives:
                return True
            in_class = statement.kind is Kind.CLASS or (in_class and "self" in statement.gives)
            function = [statement]
        elif any(header.kind in DEFINITIONS for header in blocks):
            function.append(statement)
        else:
            if _reads_locals(statement, function, known):
                return True
            known |= statement.gives | statement.changes | statement.loops
        if statement.opens:
            blocks.append(statement)
    return _misspelt(program)


def _misplaced(statement: Statement, blocks: Sequence[Statement]) -> bool:
    if statement.kind is Kind.RETURN and not statement.throws:
        return not any(header.kind is Kind.FUNCTION for header in blocks)
    if statement.kind is Kind.BREAK:
        return not any(header.kind in LOOPS for header in blocks)
    return False


def begins_with_sign(tokens: Sequence[Token]) -> bool:
    """`- b`, which goes on with the line above; nobody writes a value of its own so."""
    return len(tokens) > 1 and tokens[0].kind == SIGN and tokens[1].start > tokens[0].end


def _dropped_number(statement: Statement, below: Statement | None) -> bool:
    if not statement.lone_number:
        return False
    return statement.indent == 0 or (below is not None and below.indent >= statement.indent)


def _reads_locals(statement: Statement, function: Sequence[Statement], known: set[str]) -> bool:
    """Whether a statement of the main program reads what only the function above it computes, or changes its parameters; inputs may be
    called like parameters too, but programs do not change them."""
    if not function:
        return False
    parameters = function[0].gives
    own = {name for line in function[1:] for name in line.gives} - parameters
    return bool((statement.reads | statement.changes) & own - known) or bool(statement.changes & parameters - known)


def _misspelt(program: Program) -> bool:
    given = {name for statement in program.statements for name in statement.gives | statement.loops | {statement.name}}
    called = {name for statement in program.statements for name in statement.calls}
    read = {name for statement in program.statements for name in statement.reads} - given - called
    candidates = [name for name in given if len(name) >= SHORTEST_NAME]
    by_length: dict[int, list[str]] = {}
    for name in candidates:
        by_length.setdefault(len(name), []).append(name)
    for name in read:
        if len(name) < SHORTEST_NAME:
            continue
        near = (other for length in (len(name) - 1, len(name), len(name) + 1) for other in by_length.get(length, ()))
        if any(one_edit_apart(name, other) and name.lower() != other.lower() and name[0] == other[0] for other in near):
            return True
    return False
