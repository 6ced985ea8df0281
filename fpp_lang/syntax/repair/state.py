"""One way to read the statements of a damaged text so far."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from fpp_lang.syntax.repair.statements import DEFINITIONS, LOOPS, Kind, Statement

MOST_CLOSED = 4


@dataclass(frozen=True, slots=True)
class Block:
    """An open block: the header that it stands under, and the indentation that its lines are expected to have.

    `before` is what was expected before the text was shifted. `left` says that a `return` ended it, `lost` that its indentation was
    lost, `steps` that the condition of its `while` was moved on, `used` that a line mentions
    its variables.
    """

    kind: Kind
    header: int
    expected: int
    before: int
    count: int = 0
    left: bool = False
    lost: bool = False
    steps: bool = False
    used: bool = False
    variables: frozenset[str] = frozenset()
    name: str = ""

    @classmethod
    def under(cls, statement: Statement, place: int) -> Block:
        """The block of a header, still empty; that of `if x: return 1` is complete."""
        variables = statement.loops if statement.kind is Kind.FOR else statement.reads if statement.kind is Kind.WHILE else frozenset()
        variables |= {f"{name}{ending}" for name in statement.loops for ending in ("Index", "_index")}
        complete = not statement.opens
        kind = Kind.IF if statement.kind is Kind.ELSE and statement.tokens[0].text.lower() != "else" else statement.kind
        if statement.kind is Kind.ELSE and len(statement.tokens) > 1 and statement.tokens[1].text.lower() == "if":
            kind = Kind.IF
        indent = statement.indent
        return cls(kind, place, indent, indent, int(complete), complete, False, False, False, frozenset(variables), statement.name)


@dataclass(frozen=True, slots=True)
class State:
    """The open blocks, the outermost first (the first is the main program), what has been closed lately, and the price so far."""

    blocks: tuple[Block, ...]
    cost: float = 0.0
    unit: int = 4
    loops: tuple[tuple[int, int], ...] = ()  # header and end of loops that were closed in this function, the latest last
    function: tuple[int, int] = (-1, -1)  # header and end of the function that was closed last
    comment_block: int = -1
    trail: Any = None  # (trail before, depth, depth of a comment block) of each statement
    length: int = 0

    @classmethod
    def start(cls, indent: int) -> State:
        return cls((Block(Kind.PLAIN, -1, indent, indent, count=1),))

    @property
    def key(self) -> tuple[object, ...]:
        """States with one key go on alike."""
        return tuple(
            (block.header, block.kind, block.expected, block.count > 0, block.left, block.lost, block.used) for block in self.blocks
        )

    def closed(self, depth: int, place: int) -> State:
        """Without the blocks below a depth."""
        gone = self.blocks[depth + 1 :]
        if not gone:
            return self
        loops = self.loops + tuple((block.header, place) for block in gone if block.kind in LOOPS)
        functions = [block for block in gone if block.kind in DEFINITIONS]
        if functions:
            return replace(self, blocks=self.blocks[: depth + 1], loops=(), function=(functions[0].header, place))
        return replace(self, blocks=self.blocks[: depth + 1], loops=loops[-MOST_CLOSED:])

    def placed(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """The depth of each statement, and of the comment blocks above them."""
        depths: list[int] = []
        comments: list[int] = []
        trail = self.trail
        while trail is not None:
            trail, depth, comment = trail
            depths.append(depth)
            comments.append(comment)
        return tuple(depths[::-1]), tuple(comments[::-1])
