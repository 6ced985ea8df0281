"""Lost indentation: a search for the blocks that a damaged text most probably had.

The statements are gone through once. A state is one way to read those so far: which blocks are open, and how far the lines of each are
expected to be indented. Each statement is put into every block where it could stand; what speaks against it costs (the tables below);
the cheapest states go on. Where a block's first line is not deeper than its header, the indentation is taken as shifted from there on,
for the blocks around too.

What the indentation says:

| the line | costs |
| --- | --- |
| stands as the block's lines so far, or is the deeper first line of a block | nothing |
| stands as they did before the text was shifted | 0.3 |
| would stand left of the margin, and is at the margin | 0.75 |
| is the first line of a block and not deeper than its header | 1 |
| stands otherwise, below a blank line or a comment | 1.5, else 3; a third less where it is less deep than the block that ends with it |
| is an `else`, `until` or `catch` that stands otherwise than its beginning | 1 |
| a block of comments alone | 1, and 1 more where they are not deeper than their header |

What the program says (`meaning.py`): a `return` outside a function, a loop variable read behind its loop, a line behind `return`, a
statement in a loop that has nothing to do with the loop, and so on. A block must hold something; `else` needs its `if`, `until` its
`repeat`, `catch` its `try`.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from fpp_lang.syntax.repair.meaning import meaning_cost
from fpp_lang.syntax.repair.names import Names
from fpp_lang.syntax.repair.state import Block, State
from fpp_lang.syntax.repair.statements import DEFINITIONS, Kind, Program, Statement

WIDTH = 24
DEEPEST = 20  # what is nested deeper is left as it is
MANY, NARROW = 1000, 6  # of more statements fewer states are followed
IMPOSSIBLE = 30.0
LOST, SHIFTED, MARGIN, OTHERWISE, OTHERWISE_BELOW_BLANK, SLID = 1.0, 0.3, 0.75, 3.0, 1.5, 1.0
BETWEEN = 2 / 3  # of the price for a line that is less deep than the block which ends with it
TOLERANCE = 1
_BEGINNINGS = {Kind.ELSE: (Kind.IF,), Kind.UNTIL: (Kind.REPEAT,), Kind.CATCH: (Kind.TRY,)}
_UNFINISHED = frozenset({Kind.REPEAT, Kind.TRY})


@dataclass(frozen=True, slots=True)
class Placed:
    """How deep each statement stands, and which comments are a block of their own above it; `doubts` are places where another
    depth would have been nearly as good.
    """

    depths: tuple[int, ...]
    comment_blocks: tuple[int, ...]  # the depth of the comments above a statement that are a block, else -1
    end: int
    doubts: dict[int, int]


def place_statements(program: Program) -> Placed:
    """The most probable depth of every statement."""
    statements = program.statements
    names = Names.of(statements)
    unit = _unit(statements)
    width = WIDTH if len(statements) <= MANY else NARROW
    states = [State.start(statements[0].indent if statements else 0)]
    for place in range(len(statements)):
        following: dict[tuple[object, ...], State] = {}
        for state in states:
            for other in _ways(state, statements, place, names, unit):
                key = other.key
                if key not in following or other.cost < following[key].cost:
                    following[key] = other
        states = sorted(following.values(), key=lambda state: state.cost)[:width]
    ends = sorted((_ended(state, program) for state in states), key=lambda state: state.cost)
    return _result(ends, len(statements))


def _unit(statements: Sequence[Statement]) -> int:
    """By how much the lines of a block are indented, mostly."""
    steps = [later.indent - earlier.indent for earlier, later in itertools.pairwise(statements)]
    deeper = [step for step in steps if step > 0]
    return max(set(deeper), key=lambda step: (deeper.count(step), -step)) if deeper else 4


def _ways(state: State, statements: Sequence[Statement], place: int, names: Names, unit: int) -> Iterator[State]:
    """All states that a statement can lead to."""
    statement = statements[place]
    if state.blocks[-1].count == 0:
        if statement.kind not in _BEGINNINGS:
            yield _put(state, statements, place, len(state.blocks) - 1, names, unit)
        if statement.comments and statement.kind is not Kind.UNTIL:
            state = _comment_block(state, statement)
        elif statement.kind not in _BEGINNINGS:
            return
        else:
            state = replace(state, cost=state.cost + IMPOSSIBLE)
    beginnings = _BEGINNINGS.get(statement.kind)
    for depth in range(len(state.blocks) - 1, -1, -1):
        above = state.blocks[depth + 1] if depth + 1 < len(state.blocks) else None
        if beginnings is None or (above is not None and above.kind in beginnings):
            yield _put(state, statements, place, depth, names, unit)
        if beginnings is None and above is not None and above.kind in _UNFINISHED:
            return  # further out is as impossible
    if beginnings is not None and not any(block.kind in beginnings for block in state.blocks):
        yield _put(replace(state, cost=state.cost + IMPOSSIBLE), statements, place, len(state.blocks) - 1, names, unit)


def _comment_block(state: State, statement: Statement) -> State:
    """The block that is still empty holds the comments above the statement."""
    *others, block = state.blocks
    deeper = statement.comments_indent > block.expected
    blocks = (*others, replace(block, count=1, left=True, lost=not deeper))
    if not deeper:
        blocks = _shifted(blocks, len(blocks) - 2, statement.comments_indent, state.unit)
    cost = state.cost + LOST + (0.0 if deeper else LOST)
    return replace(state, blocks=blocks, cost=cost, comment_block=len(others))


def _put(state: State, statements: Sequence[Statement], place: int, depth: int, names: Names, unit: int) -> State:
    """The statement at the end of the block of this depth; deeper blocks are closed."""
    statement = statements[place]
    part = statement.kind in _BEGINNINGS
    cost = state.cost + sum(IMPOSSIBLE for block in state.blocks[depth + 2 if part else depth + 1 :] if block.kind in _UNFINISHED)
    closed = state.closed(depth, place)
    deeper = state.blocks[depth + 1].expected if depth + 1 < len(state.blocks) else -1
    price, blocks = _indentation(closed, statement, depth, unit, part, deeper)
    cost += price + meaning_cost(closed, blocks, statements, place, names, price >= OTHERWISE_BELOW_BLANK * BETWEEN)
    leaves = statement.kind in (Kind.RETURN, Kind.BREAK)
    steps = blocks[depth].steps or bool(statement.steps & blocks[depth].variables and blocks[depth].kind is Kind.WHILE)
    blocks = tuple(replace(outer, used=True) if not outer.used and outer.variables & statement.mentions else outer for outer in blocks)
    block = blocks[depth]
    blocks = (*blocks[:depth], replace(block, count=block.count + 1, left=block.left or leaves, steps=steps))
    if statement.opens or statement.kind in (Kind.IF, Kind.ELSE, Kind.REPEAT, Kind.TRY):
        blocks = (*blocks, Block.under(statement, place))[:DEEPEST]
    return replace(
        closed, blocks=blocks, cost=cost, unit=unit, comment_block=-1, trail=(state.trail, depth, state.comment_block), length=place + 1
    )


def _indentation(state: State, statement: Statement, depth: int, unit: int, part: bool, deeper: int) -> tuple[float, tuple[Block, ...]]:
    """What the indentation of a statement speaks against its place, and the blocks as they are expected to go on.

    `deeper` is what was expected in the block that ends here, -1 where none does.
    """
    blocks, indent = state.blocks, statement.indent
    block = blocks[depth]
    if part:
        return min(_mismatch(block, indent, SLID), SLID), blocks
    if block.count == 0:
        if indent > block.expected:
            return 0.0, (*blocks[:depth], replace(block, expected=indent, before=indent))
        lost = replace(block, expected=indent, before=indent, lost=True)
        return LOST, _shifted((*blocks[:depth], lost), depth - 1, indent, unit)
    if depth == 0 and statement.kind in DEFINITIONS and indent <= TOLERANCE:
        return 0.0, (replace(block, expected=indent, before=indent),)
    price = _mismatch(block, indent, OTHERWISE_BELOW_BLANK if statement.spaced else OTHERWISE)
    if price <= MARGIN:
        return price, (*blocks[:depth], replace(block, expected=indent, before=max(block.before, indent)))
    if block.expected < indent < deeper:
        price *= BETWEEN
    moved = replace(block, expected=indent, before=block.expected, lost=block.lost or indent < block.expected)
    if indent < block.expected:
        return price, _shifted((*blocks[:depth], moved), depth - 1, indent, unit)
    return price, (*blocks[:depth], moved)


def _mismatch(block: Block, indent: int, otherwise: float) -> float:
    if abs(indent - block.expected) <= TOLERANCE:
        return 0.0
    if abs(indent - block.before) <= TOLERANCE:
        return SHIFTED
    if block.expected < 0 and indent <= TOLERANCE:
        return MARGIN
    return otherwise


def _shifted(blocks: tuple[Block, ...], depth: int, indent: int, unit: int) -> tuple[Block, ...]:
    """The text is shifted to the left from here on: lines of the blocks around are expected further left."""
    changed = list(blocks)
    for outer in range(depth, -1, -1):
        expected = indent - unit * (depth + 1 - outer)
        if blocks[outer].expected > expected:
            changed[outer] = replace(blocks[outer], expected=expected, before=max(blocks[outer].expected, blocks[outer].before))
    return tuple(changed)


def _ended(state: State, program: Program) -> State:
    """The end of the text: a block that is still empty holds the comments at the end."""
    cost = state.cost + sum(IMPOSSIBLE for block in state.blocks if block.kind in _UNFINISHED)
    if state.blocks[-1].count == 0:
        cost += LOST if program.end else IMPOSSIBLE
    return replace(state, cost=cost)


def _result(ends: Sequence[State], count: int) -> Placed:
    depths, comments = ends[0].placed()
    doubts: dict[int, int] = {}
    for other in ends[1:]:
        if other.cost - ends[0].cost > SHIFTED:
            break
        found, _ = other.placed()
        place = next((place for place in range(count) if found[place] != depths[place]), -1)
        if place >= 0:
            doubts.setdefault(place, found[place])
    last = ends[0].blocks
    end = len(last) - 1 if last[-1].count == 0 else (depths[-1] if depths else 0)
    return Placed(depths, comments, end, doubts)
