"""What a program says about the block in which a statement stands, where its indentation is lost.

| the statement | costs |
| --- | --- |
| `return` outside a function, `break` outside a loop | 20 |
| stands behind a `return` or `break` of its block | 8 |
| reads the variable of a loop that is closed | 4 |
| is a `return` in a loop and under no condition there | 5 |
| is a `break` that is the loop's own last line | 3 |
| changes the variable of a loop that is closed | 1 |
| reads what only a closed loop computes and does not read itself | 3.5, otherwise 1 |
| of the main program reads a name that only the function above computes | 3; one of its parameters 1.2 |
| is a function within a function; a method outside its class | 1; 6 |
| stands in a class and is no function, or one without `self` | 20, 4 |
| calls the function in which it stands, under no condition and behind no `return` | 3 |

and, where the indentation of the block is lost, or that of the statement does not fit:

| the statement | costs |
| --- | --- |
| has nothing to do with the loop around it | 1, a header 0.7, a first value 0.25; 0.5 or 0.25 where no line of it has |
| stands in a `while` behind the step of its condition | 1.2 |
| is the second or a later line under an `if`, `else` or `catch` | 0.6, or 0.2 where it does the same as the line above it |
| is the last `return` of its function, and under a condition | 1.5 |
| counts something (`n += 1`) in no loop | 1.5 |
| adds to a list (`found.append(n)`) in no loop | 0.5 |
| below a blank line has nothing to do with the function around it | 1, a first value 0.5 |
"""

from __future__ import annotations

from collections.abc import Sequence

from fpp_lang.syntax.repair.names import Names, Source
from fpp_lang.syntax.repair.state import Block, State
from fpp_lang.syntax.repair.statements import DEFINITIONS, LOOPS, Kind, Statement
from fpp_lang.syntax.tokens import KINDS

_PASS = KINDS["_PASS"]
_BRANCHES = frozenset({Kind.IF, Kind.ELSE, Kind.CATCH})
_CONDITIONAL = frozenset({Kind.IF, Kind.ELSE, Kind.TRY, Kind.CATCH})


def meaning_cost(state: State, blocks: Sequence[Block], statements: Sequence[Statement], place: int, names: Names, unsure: bool) -> float:
    """The price of a statement at the end of the innermost of these blocks; `unsure` where its indentation speaks against it."""
    statement, block = statements[place], blocks[-1]
    start = max((outer.header for outer in blocks if outer.kind is Kind.FUNCTION), default=-1)
    scope = start if start >= 0 else max(state.function[1], 0)
    cost = _jumps(statement, blocks, place in names.last_returns) + _definitions(statements, place, blocks, start)
    if block.left and statement.kind not in (Kind.ELSE, Kind.UNTIL, Kind.CATCH):
        cost += 8.0
    if start < 0:
        cost += _outside(state, statement, place, names)
    cost += _closed_loops(state, blocks, statement, place, names, scope)
    if block.count:
        cost += _lost(blocks, statements, place, names, scope, unsure)
    return cost


def _jumps(statement: Statement, blocks: Sequence[Block], last: bool) -> float:
    """`return` and `break` at places where they make no sense."""
    if statement.jump is Kind.BREAK:
        if not any(block.kind in LOOPS for block in blocks):
            return 20.0
        return 3.0 if statement.kind is Kind.BREAK and blocks[-1].kind in LOOPS else 0.0
    if statement.jump is not Kind.RETURN:
        return 0.0
    inside = any(block.kind is Kind.FUNCTION for block in blocks)
    if not inside:
        return 0.0 if statement.throws or statement.kind is not Kind.RETURN else 20.0
    if statement.kind is not Kind.RETURN:
        return 0.0
    for block in reversed(blocks):
        if block.kind in _CONDITIONAL:
            return 1.5 if last and not statement.throws and blocks[-1].count and blocks[-1].lost else 0.0
        if block.kind in LOOPS:
            return 5.0
        if block.kind is Kind.FUNCTION:
            break
    return 0.0


def _definitions(statements: Sequence[Statement], place: int, blocks: Sequence[Block], start: int) -> float:
    """Functions within functions, methods outside classes, functions that call themselves without end."""
    statement = statements[place]
    if statement.kind is Kind.FUNCTION:
        if "self" in statement.gives:
            return 0.0 if blocks[-1].kind is Kind.CLASS else 6.0
        inner = 4.0 if blocks[-1].kind is Kind.CLASS else 0.0
        return inner + sum(block.kind in (Kind.FUNCTION, Kind.CLASS, *_CONDITIONAL, *LOOPS) for block in blocks)
    if blocks[-1].kind is Kind.CLASS and statement.tokens[0].kind != _PASS:
        return 20.0
    if statement.kind is Kind.CLASS:
        return 2.0 * (len(blocks) - 1)
    if start >= 0 and statement.kind is Kind.PLAIN and _calls_itself(statement, blocks):
        return 0.0 if any(above.jump is Kind.RETURN for above in statements[start:place]) else 3.0
    return 0.0


def _calls_itself(statement: Statement, blocks: Sequence[Block]) -> bool:
    """Whether a statement calls the innermost function around it, under no condition."""
    for block in reversed(blocks):
        if block.kind in _CONDITIONAL or block.kind is Kind.WHILE:
            return False
        if block.kind is Kind.FUNCTION:
            return block.name in statement.calls
    return False


def _outside(state: State, statement: Statement, place: int, names: Names) -> float:
    """Names of the function above, read by the main program."""
    header, end = state.function
    if header < 0:
        return 0.0
    cost = 0.0
    for name in statement.reads | statement.changes:
        latest, source = names.latest(name, 0, place)
        if header <= latest < end and names.first(name, 0, header) < 0:
            cost = max(cost, 1.2 if source is Source.PARAMETER else 3.0)
    return cost


def _closed_loops(state: State, blocks: Sequence[Block], statement: Statement, place: int, names: Names, start: int) -> float:
    """Names of loops that are closed already."""
    cost = 0.0
    open_loops = {block.header for block in blocks if block.kind in LOOPS}
    for name in statement.reads | statement.words:
        latest, source = names.latest(name, start, place)
        if source is Source.LOOP and latest not in open_loops:
            cost = max(cost, 4.0)
        elif source is Source.VALUE:
            first = names.first(name, start, place)
            for header, end in state.loops:
                if header < first < end:
                    cost = max(cost, 1.0 if names.is_read(name, first, end) else 3.5)
    for name in statement.gives | statement.changes:
        latest, source = names.latest(name, start, place)
        if source is Source.LOOP and latest not in open_loops:
            cost += 1.0
    return cost


def _lost(blocks: Sequence[Block], statements: Sequence[Statement], place: int, names: Names, start: int, unsure: bool) -> float:
    """Where the indentation tells nothing: whether the statement has to do with the blocks around it."""
    statement, block = statements[place], blocks[-1]
    cost = 0.0
    if (block.lost or unsure) and block.steps:
        cost += 1.2
    if (block.lost or unsure) and block.kind in _BRANCHES and statement.kind not in (Kind.ELSE, Kind.RETURN):
        if not _touches(block, statement, place, names, start):
            cost += 0.2 if _goes_on(statements[place - 1], statement, block, place, names, start) else 0.6
    if statement.kind is Kind.BREAK:
        return cost
    if statement.steps and statement.kind is Kind.PLAIN:
        return cost + (0.0 if any(outer.kind in LOOPS for outer in blocks) else 1.5)
    if statement.grows and not any(outer.kind in LOOPS for outer in blocks):
        cost += 0.5
    for outer in blocks:
        if (outer.lost or unsure) and outer.kind in (Kind.FOR, Kind.WHILE) and not _touches(outer, statement, place, names, start):
            cost += _foreign(outer, statement, outer is block)
        if (outer.lost or unsure) and outer.kind is Kind.FUNCTION and statement.spaced:
            cost += _unrelated(statement, names, outer.header, place)
    return cost


def _foreign(loop: Block, statement: Statement, directly: bool) -> float:
    """The price of a statement that has nothing to do with the loop around it. A loop that only repeats tells little, and so does
    a first value, `total = 0`.
    """
    if not loop.used and loop.kind is Kind.FOR:
        return 0.0 if not directly else 0.5 if statement.spaced else 0.25
    if statement.gives and not statement.reads and not statement.calls:
        return 0.25
    return 0.7 if statement.opens else 1.0


def _goes_on(above: Statement, statement: Statement, block: Block, place: int, names: Names, start: int) -> bool:
    """Whether a line does the same as the one above it: both set names that have a value already, or both count."""
    if above.steps and statement.steps:
        return all(line.reads <= line.steps for line in (above, statement))
    set_before = [
        bool(line.gives) and all(0 <= names.first(name, start, place) < block.header for name in line.gives) for line in (above, statement)
    ]
    return all(set_before) and statement.kind is Kind.PLAIN


def _touches(block: Block, statement: Statement, place: int, names: Names, start: int) -> bool:
    """Whether a statement mentions the variables of a block, or a name that gets its first value there."""
    if statement.mentions & block.variables:
        return True
    return any(names.first(name, start, place) > block.header for name in statement.reads | statement.changes)


def _unrelated(statement: Statement, names: Names, header: int, place: int) -> float:
    """The price of a statement, below a blank line, that has nothing to do with the function around it."""
    if statement.kind is Kind.RETURN or statement.kind in DEFINITIONS or statement.kind is Kind.ELSE:
        return 0.0
    mentioned = statement.reads | statement.changes | statement.words
    if any(names.first(name, header, place) >= 0 for name in mentioned):
        return 0.0
    return 1.0 if mentioned or not statement.gives else 0.5
