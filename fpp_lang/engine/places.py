"""From a place in compiled Python back to the program: the compiled tree has FPP's lines and columns."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from types import CodeType, FrameType, TracebackType

from fpp_lang.base.source import SourceFile, Span
from fpp_lang.core import tree as core
from fpp_lang.core.walk import walk
from fpp_lang.emit.numpy import PythonModule
from fpp_lang.emit.numpy.build import location

OWN = "<fpp>"
"""The file name of code that stands in no FPP file: imports and helpers."""

Where = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Stop:
    """A Python frame that runs a piece of the program, and where it is."""

    frame: FrameType
    source: SourceFile
    where: Where


class Places:
    """The files of a program, and which node stands where."""

    def __init__(self, program: core.Program, module: PythonModule) -> None:
        self._program, self._module = program, module
        self._names: dict[SourceFile, str] = {}
        for piece in (*module.definitions, *module.program):
            if piece.source is not None and piece.source not in self._names:
                self._names[piece.source] = self._file_name(piece.source)
        self.sources = {name: source for source, name in self._names.items()}

    def _file_name(self, source: SourceFile) -> str:
        """The name that users know; two files of one name are told apart."""
        name, number = source.name, 1
        while name in self._names.values():
            number += 1
            name = f"{source.name} ({number})"
        return name

    def file_name(self, source: SourceFile | None) -> str:
        return OWN if source is None else self._names[source]

    def stops_of(self, trace: TracebackType | None) -> list[Stop]:
        """The program's frames in a traceback, the outermost first."""
        found: list[Stop] = []
        while trace is not None:
            found += self._stop(trace.tb_frame, trace.tb_lasti)
            trace = trace.tb_next
        return found

    def innermost(self, frame: FrameType | None) -> Stop | None:
        """The program's frame that led to this one."""
        while frame is not None:
            for found in self._stop(frame, frame.f_lasti):
                return found
            frame = frame.f_back
        return None

    def _stop(self, frame: FrameType, instruction: int) -> Iterator[Stop]:
        source = self.sources.get(frame.f_code.co_filename)
        if source is not None:
            yield Stop(frame, source, _where(frame.f_code, instruction))

    def span(self, stop: Stop) -> Span:
        """The piece of the program that a frame is at."""
        line, column, end_line, end_column = stop.where
        return Span(stop.source, _offset(stop.source, line, column), _offset(stop.source, end_line, end_column))

    def node(self, stop: Stop) -> core.Node:
        """What stands there: the node with just this place, else the smallest around it."""
        found = self._nodes.get((stop.source, stop.where))
        if found is not None:
            return found
        span = self.span(stop)
        around = [node for node in self._nodes.values() if _contains(node.span, span)]
        return min(around, key=lambda node: node.span.end - node.span.start) if around else core.Pass(span=span)

    def assertion(self, stop: Stop) -> core.Node:
        """The assertion whose condition a frame is at; what else stands there where it is none."""
        found = (node for node in walk(self._program) if isinstance(node, core.Assert) and node.condition.span == self.span(stop))
        return next(found, self.node(stop))

    def python(self, node: core.Node) -> ast.expr | None:
        """The Python expression that stands for a node."""
        return self._python.get((node.span.source, location(node.span)))

    @cached_property
    def _python(self) -> dict[tuple[SourceFile, Where], ast.expr]:
        found: dict[tuple[SourceFile, Where], ast.expr] = {}
        for piece in (*self._module.definitions, *self._module.program):
            for statement in piece.statements if piece.source is not None else ():
                for node in ast.walk(statement):
                    if isinstance(node, ast.expr):
                        assert piece.source is not None
                        where = (node.lineno, node.col_offset, node.end_lineno or 0, node.end_col_offset or 0)
                        found.setdefault((piece.source, where), node)
        return found

    @cached_property
    def _nodes(self) -> dict[tuple[SourceFile, Where], core.Node]:
        nodes: dict[tuple[SourceFile, Where], core.Node] = {}
        for node in walk(self._program):
            for span in _spans(node):
                key = span.source, location(span)
                if key not in nodes or _weight(node) > _weight(nodes[key]):
                    nodes[key] = node
        return nodes


def _spans(node: core.Node) -> Iterator[Span]:
    """Where Python meets a node: a failed store is at the target."""
    yield node.span
    match node:
        case core.Assign(target=core.Index() | core.AtPlace() | core.Targets() as target) | core.Update(target=target):
            yield target.span


def _weight(node: core.Node) -> int:
    """Of several nodes in one place, messages are about the one that computes something."""
    match node:
        case core.Update() | core.Assign():
            return 5
        case core.Throw():
            return 4
        case core.New() | core.MethodCall() | core.SuperCall():
            return 3
        case core.Primitive() | core.Call() | core.Apply() | core.Index() | core.Compare() | core.Field() | core.AtPlace():
            return 3
        case core.Variable():
            return 2
        case core.ToTensor() | core.Whole() | core.Copy() | core.Unwrap():
            return 1
        case core.Block() | core.Program():
            return -1
        case _:
            return 0


def _contains(outer: Span, inner: Span) -> bool:
    return outer.source is inner.source and outer.start <= inner.start and inner.end <= outer.end


def _where(code: CodeType, instruction: int) -> Where:
    positions = list(code.co_positions())
    line, end_line, column, end_column = positions[instruction // 2] if instruction >= 0 else (None, None, None, None)
    line = line or code.co_firstlineno
    return line, column or 0, end_line or line, end_column or 0


def _offset(source: SourceFile, line: int, column: int) -> int:
    """The offset of a line from 1 and a column in bytes from 0."""
    if line > len(source.line_starts):
        return len(source.text)
    text = source.line(line)
    letters = column if text.isascii() else len(text.encode("utf-8", "surrogatepass")[:column].decode("utf-8", "ignore"))
    return source.line_starts[line - 1] + min(letters, len(text))
