"""Writes on expressions what the analysis found: after this every node says what it means."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import NUMERIC, NUMERICS, OPEN, SHAPE, TRUTH, WHOLE, Base, Kind, describe, without_sites
from fpp_lang.core.primitives import PRIMITIVES
from fpp_lang.core.python_methods import instead_of
from fpp_lang.core.walk import rebuild, walk
from fpp_lang.settle.methods import is_method_call
from fpp_lang.settle.operands import as_numbers
from fpp_lang.settle.parameters import counts_truths
from fpp_lang.settle.parts import COUNTS, SEVERAL, as_compared, is_compared_whole
from fpp_lang.settle.problems import NoMethod, NoneAsIndex, NoPosition, WrongOperand
from fpp_lang.settle.values import constant_kind
from fpp_lang.settle.write_objects import ObjectWriter

LISTS = frozenset({Base.LIST, Base.RANGE, Base.SHAPE})
NO_FIELDS = frozenset({Base.NUMBER, Base.TRUTH, Base.TEXT, Base.TENSOR, Base.NUMERIC, Base.LIST, Base.RANGE, Base.SHAPE, Base.PAIR})
OF_TRUTHS = frozenset({"add", "subtract", "multiply", "negate", "divide", "where"})
"""Element by element, these take true and false as they are: their NumPy forms count them as 1 and 0 where that needs a word."""
PLACE = (core.Variable, core.Constant, core.Index, core.Field, core.Dot)
"""What may be read twice, and is the same."""
Form = Literal["truth", "elements", "either"]


class ValueWriter(ObjectWriter):
    """Settled expressions."""

    def write(self, node: core.Expression) -> core.Expression:
        """One settled expression, with its kind."""
        if self.testing and not isinstance(node, core.Logic | core.Not | core.Compare):
            self.testing, new = False, self._write(node)
            self.testing = True
        else:
            new = self._write(node)
        written = updated(new, kind=without_sites(self._written_kind(node, new)))
        return self._with_fractions(written) if node.id in self.facts.made_fractions else written

    def _with_fractions(self, node: core.Expression) -> core.Expression:
        """A whole result in which a fraction is stored later (R2.4)."""
        single = node.kind.base is Base.NUMERIC
        copy = core.Copy(node, "float", single, span=node.span, kind=node.kind)
        return core.Unwrap(copy, span=node.span, kind=node.kind) if single else copy

    def _written_kind(self, node: core.Expression, new: core.Expression) -> Kind:
        match new:
            case core.Whole():
                return WHOLE if self.kind(node).is_single else Kind(self.kind(node).base, "int", self.kind(node).rank)
            case core.ToTensor():
                return new.kind
            case core.Constant():
                return constant_kind(new.value)
            case _:
                return self.kind(node)

    def _write(self, node: core.Expression) -> core.Expression:
        match node:
            case core.Dot():
                return self._dot(node)
            case core.Primitive():
                return self._primitive(node)
            case core.Index():
                return self._read_part(node)
            case core.Bracket(items=items):
                written = tuple(self.write(item) for item in items)
                kind = self.kind(node)
                if kind.base is Base.TENSOR:
                    return updated(node, items=written, form="tensor", dtype=kind.dtype)
                return updated(node, items=written, form="list")
            case core.Compare():
                return self._compare(node)
            case core.Logic(items=items):
                return updated(node, items=tuple(self.write(item) for item in items), form=self._form([self.kind(item) for item in items]))
            case core.Not(operand=operand):
                return updated(node, operand=self.write(operand), form=self._form([self.kind(operand)]))
            case core.Call():
                return self._call(node)
            case core.New():
                return self.new(node)
            case core.SuperCall():
                return self.super_call(node)
            case core.Field(target=target):
                return updated(node, target=self.write(target), form=self.field_form(self.kind(target), node.name))
            case core.Position():
                return self._position(node)
            case core.Conditional(condition=condition, yes=yes, no=no):
                return updated(node, condition=self.condition(condition), yes=self.write(yes), no=self.write(no))
            case core.Lambda(function=function):
                return updated(node, function=self.function(function, f"lambda:{node.id}"))
            case _:
                return rebuild(node, self.part)

    def part(self, node: core.Node) -> core.Node:
        """A child of an expression: another expression, or a slice or clause of one."""
        match node:
            case core.Expression():
                return self.write(node)
            case core.Clause():
                return self._clause(node)
            case _:
                return rebuild(node, self.part)

    def _clause(self, node: core.Clause) -> core.Clause:
        """`for i in n` of a comprehension => `for i in range(n)`, where n is a count (R5.1)."""
        written = rebuild(node, self.part)
        if len(node.variables) == 1 and self.facts.loop_kinds.get(node.id, OPEN).base in COUNTS:
            stop = self.whole(node.iterable)
            return updated(written, iterable=core.Primitive("range", (stop, None, None), span=stop.span, kind=Kind(Base.RANGE)))
        return written

    def function(self, function: core.Function, key: str) -> core.Function:
        """Functions are written in settle/write_functions.py."""
        return function

    # Conversions -------------------------------------------------------------------------------------------------------------

    def tensor(self, node: core.Expression) -> core.Expression:
        """The expression where a tensor is needed: lists are converted (R2.3)."""
        written, kind = self.write(node), self.kind(node)
        if Base.LIST in kind.among:
            return core.ToTensor(written, span=node.span, kind=_without_lists(kind))
        if kind.base not in LISTS:
            return written
        leading, by_element = self.place.leading.get(node.name, (None, False)) if isinstance(node, core.Variable) else (None, False)
        kind = Kind(Base.TENSOR, dtype=self._list_dtype(node), rank=None if leading is not None else self._list_rank(node))
        return core.ToTensor(written, leading, by_element, span=node.span, kind=kind)

    def _list_dtype(self, node: core.Expression) -> Literal["bool", "int", "float"] | None:
        kind = self.kind(node)
        return "int" if kind.base in (Base.RANGE, Base.SHAPE) else self.facts.item_of(kind).dtype

    def _list_rank(self, node: core.Expression) -> int | None:
        kind = self.kind(node)
        if kind.base is not Base.LIST:
            return 1
        item = self.facts.item_of(kind)
        if item.is_single:
            return 1
        return item.rank + 1 if item.base is Base.TENSOR and item.rank is not None else None

    def whole(self, node: core.Expression) -> core.Expression:
        """The expression where a count, size or index is needed (R3.6)."""
        kind = self.kind(node) if not isinstance(node, core.Constant) else constant_kind(node.value)
        if kind.base is Base.LIST:
            tensor = self.tensor(node)
            return tensor if tensor.kind.is_whole else core.Whole(tensor, span=node.span, kind=updated(tensor.kind, dtype="int"))
        if kind.is_whole or kind.base in (Base.TEXT, Base.SHAPE, Base.RANGE, Base.PAIR, Base.NOTHING, Base.RECORD):
            return self.write(node)
        if isinstance(node, core.Constant) and isinstance(node.value, float) and node.value.is_integer():
            return core.Constant(int(node.value), span=node.span, id=node.id, kind=WHOLE)
        result = WHOLE if kind.is_single else Kind(kind.base, "int", kind.rank)
        return core.Whole(self.write(node), span=node.span, kind=result)

    def _form(self, kinds: Sequence[Kind]) -> Form:
        if any(kind.base is Base.TENSOR for kind in kinds):
            return "elements"
        return "either" if not self.testing and any(kind.may_lift for kind in kinds) else "truth"

    def condition(self, node: core.Expression) -> core.Expression:
        """An expression that decides which way to go: there a tensor is no answer, so tests are of single values (R4.4)."""
        outside, self.testing = self.testing, True
        written = self.write(node)
        self.testing = outside
        return written

    # Primitives --------------------------------------------------------------------------------------------------------------

    def _primitive(self, node: core.Primitive) -> core.Expression:
        kinds = [None if argument is None else self.kind(argument) for argument in node.arguments]
        if node.name == "times":
            return self._times(node)
        if node.name == "data" and node.arguments[0] is not None:
            return self.write(node.arguments[0])
        if node.name == "axis_size" and kinds[0] is not None and kinds[0].base is Base.RECORD:
            return self._axis_field(node)
        if node.name == "clone" and node.arguments[0] is not None:
            return self._clone(node, node.arguments[0])
        self._check(node, kinds)
        row = PRIMITIVES[node.name]
        last = len(row.parameters) - 1
        arguments = tuple(
            None if argument is None else self._argument(argument, row.parameters[min(place, last)].takes)
            for place, argument in enumerate(node.arguments)
        )
        name = node.name
        if row.elementwise and name not in OF_TRUTHS:
            arguments = tuple(None if argument is None else as_numbers(argument) for argument in arguments)
        if name == "concat":
            arguments = tuple(
                self.tensor(argument) if kind is not None and argument is not None and kind.base in (Base.RANGE, Base.SHAPE) else written
                for argument, kind, written in zip(node.arguments, kinds, arguments, strict=True)
            )
        if name == "matmul" and all(argument is not None and argument.kind.is_truth for argument in arguments):
            arguments = tuple(None if argument is None else as_numbers(argument) for argument in arguments)
        if name == "len" and kinds[0] is not None and kinds[0].base is Base.NUMERIC and kinds[0].rank == 1:
            name = "size"
        return updated(node, name=name, arguments=arguments)

    def _argument(self, node: core.Expression, takes: str) -> core.Expression:
        match takes:
            case "numeric" | "whole":
                return self.tensor(node)
            case "shape" if isinstance(node, core.Pair):
                kind = updated(self.kind(node), items=(WHOLE,) * len(node.items))
                return core.Pair(tuple(map(self.whole, node.items)), span=node.span, id=node.id, kind=kind)
            case "shape" if self._is_shape_of_fractions(self.kind(node)):
                return core.Whole(self.write(node), span=node.span, kind=SHAPE)
            case "size" | "places" | "shape":
                return self.whole(node)
            case _:
                return self.write(node)

    @staticmethod
    def _is_shape_of_fractions(kind: Kind) -> bool:
        return kind.base is Base.RECORD or (kind.base is Base.PAIR and not all(item.is_whole for item in kind.items))

    def _times(self, node: core.Primitive) -> core.Expression:
        """`A x B`: a matrix product where both are tensors, a product where one is a number (R3.3)."""
        self._check(node, [None if argument is None else self.kind(argument) for argument in node.arguments])
        left, right = (self.tensor(argument) for argument in node.arguments if argument is not None)
        if left.kind.is_truth and right.kind.is_truth:
            left = as_numbers(left)
        if left.kind.is_single or right.kind.is_single:
            name = "multiply"
        elif left.kind.base is Base.TENSOR and right.kind.base is Base.TENSOR:
            name = "matmul"
        else:
            name = "times"
        return updated(node, name=name, arguments=(left, right))

    def _axis_field(self, node: core.Primitive) -> core.Expression:
        target, axis = node.arguments
        assert target is not None and isinstance(axis, core.Constant) and isinstance(axis.value, int)
        return core.Field(self.write(target), "xyz"[axis.value], span=node.span, id=node.id)

    def _clone(self, node: core.Primitive, target: core.Expression) -> core.Expression:
        fraction = node.id in self.facts.fraction and self.kind(target).dtype != "float"
        kind = self.kind(target)
        if kind.base is Base.OBJECT:
            self.problems.add(WrongOperand(node.span, "`clone`", describe(kind)))
        if node.id in self.facts.grown and kind.base is Base.TENSOR:
            return core.ToList(self.write(target), span=node.span, id=node.id, kind=self.kind(node))
        single = kind.base in (Base.NUMERIC, Base.OPEN)
        copy = core.Copy(self.write(target), "float" if fraction else None, single, span=node.span, id=node.id, kind=kind)
        return core.Unwrap(copy, span=node.span, kind=kind) if single else copy

    # The rest ----------------------------------------------------------------------------------------------------------------

    def _dot(self, node: core.Dot) -> core.Expression:
        target = self.kind(node.target)
        if is_method_call(self.flow.program, node, target):
            return self.method_call(node, target)
        if not self.flow.is_field(node, target):
            assert node.meaning is not None
            for refused in node.refused:
                self.problems.add(refused)
            meant = self._write(updated(node.meaning, id=node.meaning.id))
            if self.flow.may_be_field(node, target) and all(isinstance(part, PLACE) for part in walk(node.target)):
                asked = core.Primitive("is_record", (self.write(node.target),), span=node.span, kind=TRUTH)
                field = core.Field(self.write(node.target), node.name, "entry", span=node.span, id=node.id)
                return core.Conditional(asked, field, meant, span=node.span)
            return meant
        if target.base in NO_FIELDS:
            here = instead_of(node.name, node.target.span.text)
            self.problems.add(NoMethod(node.span, node.name, describe(target), node.near(), node.arguments is not None, here))
        self.check_read_field(target, node.name, node, called=node.arguments is not None)
        owner = core.Field(self.write(node.target), node.name, self.field_form(target, node.name), span=node.span, id=node.id)
        if node.arguments is None:
            return owner
        keywords = tuple((name, self.write(value)) for name, value in node.keywords)
        return core.Apply(owner, tuple(self.write(argument) for argument in node.arguments), keywords, span=node.span)

    def _read_part(self, node: core.Index) -> core.Expression:
        kind = self.kind(node.target)
        key = node.subscripts[0]
        field = self.field_of_index(node)
        if field is not None:
            self.check_read_field(kind, field.name, node, called=False)
            return field
        if kind.base is Base.LIST and node.id not in self.facts.at_place and (len(node.subscripts) > 1 or self.gathers(key)):
            return self._part_of_list(node, kind)
        if kind.base is Base.SHAPE and len(node.subscripts) == 1 and not isinstance(node.subscripts[0], core.Slice):
            axis = self.whole(node.subscripts[0])
            return core.Primitive("axis_size", (self.write(node.target), axis), span=node.span, id=node.id)
        found = self.index(node)
        if isinstance(found, core.Index) and node.id in self.facts.fraction:
            return core.Copy(found, "float", span=node.span, id=node.id)
        return found

    def gathers(self, subscript: core.Expression | core.Slice) -> bool:
        return isinstance(subscript, core.Expression) and self.kind(subscript).base in SEVERAL

    def _part_of_list(self, node: core.Index, kind: Kind) -> core.Expression:
        """`rows[1, 0]` goes item by item; several items at once are a tensor, where they are numbers (R2.3)."""
        first, *others = node.subscripts
        if isinstance(first, core.Expression):
            if not self.gathers(first):
                return self.item_by_item(node)
            if not others and not self.facts.item_of(kind).is_numeric:
                return self._items_at(node, first) if self.kind(first).dtype is not None else self.index(node)
        return updated(self.index(node), target=self.tensor(node.target))

    def item_by_item(self, node: core.Index) -> core.Index:
        """`rows[1, 0]` of a list => `rows[1][0]`."""
        target, kind, places = self.write(node.target), self.kind(node.target), self._places(node)
        for subscript in node.subscripts[:-1]:
            if kind.is_numeric or isinstance(subscript, core.Slice) or self.gathers(subscript):
                break
            kind = self.facts.item_of(kind)
            target = core.Index(target, places[:1], span=node.span, kind=without_sites(kind))
            places = places[1:]
        return updated(node, target=target, subscripts=places)

    def _items_at(self, node: core.Index, places: core.Expression) -> core.Comprehension:
        """`names[order]` of texts => `[names[place] for place in order]`; of a mask, the places where it is true."""
        chosen = self.whole(places)
        if self.kind(places).dtype == "bool":
            chosen = core.Primitive("flatnonzero", (chosen,), span=places.span, kind=Kind(Base.TENSOR, "int", 1))
        place = core.Variable("place", core.Where.LOCAL, span=places.span, kind=WHOLE)
        item = core.Index(self.write(node.target), (place,), span=node.span)
        clause = core.Clause(("place",), chosen, (), span=places.span)
        return core.Comprehension(item, (clause,), span=node.span, id=node.id)

    def index(self, node: core.Index) -> core.Index | core.AtPlace:
        """`T[i]`, or the element of a whole nest's place."""
        place = self.facts.at_place.get(node.id)
        if place is not None:
            return core.AtPlace(self.write(place.target), place.loops, place.mirrored, span=node.span, id=node.id)
        return updated(node, target=self.write(node.target), subscripts=self._places(node))

    def _places(self, node: core.Index) -> tuple[core.Expression | core.Slice, ...]:
        record = self.kind(node.target).base in (Base.RECORD, Base.OBJECT)
        for item in node.subscripts:
            if isinstance(item, core.Expression) and self.kind(item).base is Base.NOTHING and not record:
                self.problems.add(NoneAsIndex(item.span, node.target.span.text))
        return tuple(
            rebuild(item, self._slice_end) if isinstance(item, core.Slice) else self.write(item) if record else self.whole(item)
            for item in node.subscripts
        )

    def _slice_end(self, node: core.Node) -> core.Node:
        return self.whole(node) if isinstance(node, core.Expression) else node

    def _compare(self, node: core.Compare) -> core.Expression:
        operands = [node.first, *(operand for _, operand in node.rest)]
        kinds = [self.kind(operand) for operand in operands]
        if is_compared_whole(node, kinds):
            first, second = (self.write(operand) for operand in operands)
            same = core.Primitive("equal", (first, second), span=node.span, kind=TRUTH)
            return same if node.rest[0][0] == "==" else core.Not(same, "truth", span=node.span)
        numeric = any(kind.is_numeric for kind in kinds)
        written = [
            self.tensor(operand) if numeric and Base.LIST in (kind.base, *kind.among) else self.write(operand)
            for operand, kind in zip(operands, kinds, strict=True)
        ]
        member = any(operator in ("in", "not_in", "is", "is_not") for operator, _ in node.rest)
        if member:
            written = [self.write(operand) for operand in operands]
        rest = tuple((operator, value) for (operator, _), value in zip(node.rest, written[1:], strict=True))
        return updated(node, first=written[0], rest=rest, form="truth" if member else self._form(as_compared(node, kinds)))

    def _call(self, node: core.Call) -> core.Expression:
        facts = self.facts.functions[node.key]
        arguments: list[core.Expression | None] = []
        for parameter, argument in zip(facts.function.parameters, node.arguments, strict=True):
            if argument is None:
                arguments.append(None)
                continue
            declared = facts.kinds.get(parameter.name, OPEN)
            numeric = declared.base in (Base.NUMERIC, Base.TENSOR)
            if numeric:
                self._check_operand(argument, self.kind(argument), f"`{parameter.name}` of `{facts.function.name}`")
            counts = declared == WHOLE and parameter.annotation is not None
            given = self.tensor(argument) if numeric else self.whole(argument) if counts else self.write(argument)
            given = self.lent(given, facts, parameter.name)
            arguments.append(as_numbers(given) if counts_truths(facts.needs.get(parameter.name, {})) else given)
            if parameter.annotation is not None and isinstance(argument, core.Constant):
                self._check_whole(parameter, argument, declared)
        if not facts.protects:
            self._check_overlap(node, facts)
        return updated(node, arguments=tuple(arguments))

    def _position(self, node: core.Position) -> core.Expression:
        for loop in reversed(self.place.loops):
            if node.loop not in loop.variables:
                continue
            if loop.counts:
                if not loop.from_zero:
                    self.problems.add(NoPosition(node.span, node.loop))
                return core.Variable(node.loop, self._here(), span=node.span, id=node.id)
            if loop.position is None:
                loop.position = node.span.text or f"{node.loop}_index"
                self.place.names.append(loop.position)
            return core.Variable(loop.position, self._here(), span=node.span, id=node.id)
        return core.Variable(node.loop, self._here(), span=node.span, id=node.id)

    def _here(self) -> core.Where:
        return core.Where.TOP if self.place.facts is None else core.Where.LOCAL


def _without_lists(kind: Kind) -> Kind:
    """What a value of one of several kinds is where a tensor is needed."""
    if kind.among <= {Base.TENSOR, Base.LIST}:
        return Kind(Base.TENSOR)
    return NUMERIC if kind.among <= NUMERICS | {Base.LIST} else OPEN
