"""The kinds of expressions."""

from __future__ import annotations

from abc import abstractmethod

from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import (
    DEEPEST,
    FRACTION,
    FUNCTION,
    NEVER,
    NO_SITES,
    NOTHING,
    OPEN,
    TEXT,
    TRUTH,
    WHOLE,
    Base,
    Kind,
    join,
    join_likes,
    without_origin,
)
from fpp_lang.core.primitives import PRIMITIVES
from fpp_lang.settle.gives import GIVES, elementwise, mixed
from fpp_lang.settle.methods import class_chain
from fpp_lang.settle.parameters import ADDED, SIZE_OR_SHAPE
from fpp_lang.settle.parts import COUNTS, MUTABLE, SHAPE_NAMED, Parts, as_compared


class Values(Parts):
    """Kinds of expressions; calls of functions are in `settle/calls.py`."""

    def expression(self, node: core.Expression) -> Kind:
        """The kind of one expression, recorded for the passes that follow."""
        return self.record(node, self._kind(node))

    def _kind(self, node: core.Expression) -> Kind:
        match node:
            case core.Variable(name=name, where=where):
                return self.read(name, where)
            case core.Constant(value=value):
                return constant_kind(value)
            case core.Primitive():
                return self.primitive(node)
            case core.Index():
                return self.index(node)
            case core.Compare():
                return self._compare(node)
            case core.Call():
                return self.call(node)
            case core.Dot():
                return self.dot(node)
            case core.Bracket():
                return self._bracket(node)
            case core.New():
                return self.new(node)
            case core.SuperCall():
                return self.super_call(node)
            case core.Logic(items=items):
                return self._tests(node, [self.expression(item) for item in items])
            case core.Not(operand=operand):
                return self._tests(node, [self.expression(operand)])
            case core.Conditional():
                return self._conditional(node)
            case core.Apply():
                return self.apply(node)
            case core.Pair(items=items):
                return Kind(Base.PAIR, items=tuple(self.expression(item) for item in items), sites=frozenset({node.id}))
            case core.Record(entries=entries):
                return self._record(node, entries)
            case core.Field(target=target, name=name):
                return self.field(self.expression(target), name, node)
            case core.Format(parts=parts):
                for part in parts:
                    if not isinstance(part, str):
                        self.taken_whole(self.expression(part[0]))
                return TEXT
            case core.Comprehension():
                return self._comprehension(node)
            case core.Position():
                return WHOLE
            case core.FunctionName(key=key):
                return updated(FUNCTION, function=key)
            case core.PrimitiveName(name=name):
                return updated(FUNCTION, function=f"primitive:{name}")
            case core.Lambda(function=function):
                return self.closure(node, function)
            case core.Gradient():
                return self._gradient(node)
            case core.Derivative():
                return self._derivative(node)
            case _:
                return OPEN

    # Parts that calls.py provides ----------------------------------------------------------------------------------------------

    @abstractmethod
    def call(self, node: core.Call) -> Kind: ...

    @abstractmethod
    def new(self, node: core.New) -> Kind: ...

    @abstractmethod
    def super_call(self, node: core.SuperCall) -> Kind: ...

    @abstractmethod
    def apply(self, node: core.Apply) -> Kind: ...

    @abstractmethod
    def closure(self, node: core.Lambda, function: core.Function) -> Kind: ...

    @abstractmethod
    def list_change(self, node: core.Primitive, kinds: list[Kind | None]) -> Kind: ...

    # Primitives --------------------------------------------------------------------------------------------------------------

    def primitive(self, node: core.Primitive) -> Kind:
        row = PRIMITIVES[node.name]
        kinds = [None if argument is None else self.expression(argument) for argument in node.arguments]
        parameters = row.parameters
        last = len(parameters) - 1
        several = len(kinds) > len(parameters)
        for place, kind in enumerate(kinds):
            if kind is not None:
                argument = node.arguments[place]
                assert argument is not None
                takes = parameters[min(place, last)].takes
                self._given(kind, "size" if several and takes == "shape" else takes, node.name, argument)
        if node.name == "add" and not all(kind is None or kind.is_numeric for kind in kinds):
            return self._add(node, kinds)
        if row.changes is not None or row.gives == "item":
            return self.list_change(node, kinds)
        if node.name == "axis_size":
            return self._axis_size(node, kinds[0] or OPEN)
        kind = GIVES[row.gives](kinds, node.arguments)
        return self._with_sites(node, kind, kinds)

    def _with_sites(self, node: core.Primitive, kind: Kind, kinds: list[Kind | None]) -> Kind:
        """A view shares its sites, anything else that can be changed is made here."""
        if kind.base not in MUTABLE:
            return kind
        first = kinds[0] if kinds and kinds[0] is not None else OPEN
        if node.name in ("transpose", "reshape"):
            return updated(kind, sites=first.sites)
        if node.name == "data":
            return first
        if node.name == "clone":
            fraction = node.id in self.facts.fraction
            items = (self.facts.item_of(first),) if first.base is Base.LIST else kind.items
            grows = node.id in self.facts.grown and first.base is Base.TENSOR
            base = Base.LIST if grows else first.base
            dtype = "float" if fraction and kind.dtype != "float" else kind.dtype
            fields = self.facts.snapshot(first).fields
            return Kind(base, dtype, first.rank, items, fields, like=first.like, sites=frozenset({node.id}))
        return self.facts.with_fractions(node.id, updated(kind, sites=frozenset({node.id})))

    def _given(self, kind: Kind, takes: str, name: str, node: core.Expression) -> None:
        """What a primitive makes of an argument: evidence, and whether it is still taken element by element."""
        match takes:
            case "numeric":
                self.need(kind, ADDED if name == "add" else "numeric", node)
            case "whole":
                self.need(kind, "numeric", node)
                self.taken_whole(kind)
            case "number" | "size":
                if name not in ("uniform", "normal", "linspace", "arange"):
                    self.need(kind, takes, node)
                self.taken_whole(kind)
            case "shape":
                self._shape(kind, node)
            case "list":
                self.need(kind, "list", node)
            case "text":
                self.need(kind, "text", node)
            case "any" if name in ("print", "append", "times"):
                if name == "times":
                    self.need(kind, "numeric", node)
                    self.need(kind, "product", node)
                    self.taken_whole(kind)
            case _:
                self.taken_whole(kind)

    def _shape(self, kind: Kind, node: core.Expression) -> None:
        """A shape: sizes in brackets, or one value, which is a size where its name does not say otherwise and nothing shows sizes in it."""
        self.taken_whole(kind)
        match node:
            case core.Bracket(items=items) | core.Pair(items=items):
                for item in items:
                    self.need(self.facts.kinds.get(item.id, OPEN), "size", item)
            case core.Variable(name=name) if SHAPE_NAMED in name.casefold():
                pass
            case _:
                self.need(kind, SIZE_OR_SHAPE, node)

    def _add(self, node: core.Primitive, kinds: list[Kind | None]) -> Kind:
        """`+` joins two texts and adds numbers; alone it leaves a parameter open."""
        left, right = (kind or OPEN for kind in kinds)
        if Base.TEXT in (left.base, right.base):
            for kind, argument in zip((left, right), node.arguments, strict=True):
                if argument is not None:
                    self.need(kind, "text", argument)
            return TEXT
        unknown = (Base.OPEN, Base.NEVER)
        if left.base in unknown and right.base in unknown:
            base = Base.NEVER if Base.NEVER in (left.base, right.base) else Base.OPEN
            found = Kind(base, reach=left.reach | right.reach, like=join_likes((left, right)), sites=frozenset({node.id}))
            return self.facts.with_fractions(node.id, found, is_sum=True)
        for kind, argument in zip((left, right), node.arguments, strict=True):
            if argument is not None:
                self.need(kind, "numeric", argument)
        return self._with_sites(node, elementwise([left, right], mixed([left, right])), [left, right])

    def _axis_size(self, node: core.Primitive, kind: Kind) -> Kind:
        target = node.arguments[0]
        if kind.base is Base.RECORD:
            return self.field(kind, "xyz"[_axis(node)], node)
        if kind.base is Base.OPEN and isinstance(target, core.Variable) and SHAPE_NAMED in target.name.casefold():
            self.need(kind, "shape", node)
        if kind.base is Base.TENSOR and kind.rank == 1:
            return Kind(Base.NUMBER, kind.dtype, like=kind.like)
        return WHOLE

    # Operators that look at two sorts ----------------------------------------------------------------------------------------

    def _compare(self, node: core.Compare) -> Kind:
        kinds = [self.expression(node.first), *(self.expression(operand) for _, operand in node.rest)]
        operands = [node.first, *(operand for _, operand in node.rest)]
        for place, (operator, _) in enumerate(node.rest):
            left, right = kinds[place], kinds[place + 1]
            if operator in ("in", "not_in", "is", "is_not"):
                self.taken_whole(left)
                self.taken_whole(right)
                continue
            for kind, other, operand in ((left, right, operands[place]), (right, left, operands[place + 1])):
                if other.base is Base.TEXT and operator in ("==", "!="):
                    self.need(kind, "text", operand)
                elif other.is_single and not (operator in ("==", "!=") and other.base is Base.TRUTH):
                    self.need(kind, "numeric", operand)
        if any(operator in ("in", "not_in", "is", "is_not") for operator, _ in node.rest):
            return TRUTH
        return self._tests(node, as_compared(node, kinds))

    def _tests(self, node: core.Expression, kinds: list[Kind]) -> Kind:
        """A truth value, or a tensor of them where an operand is a tensor."""
        reach = frozenset[str]().union(*(kind.reach for kind in kinds))
        if any(kind.base is Base.TENSOR for kind in kinds):
            return self._made(node, updated(elementwise(kinds, "bool"), reach=reach))
        if any(kind.may_lift for kind in kinds):
            return self._made(node, Kind(Base.NUMERIC, "bool", reach=reach))
        return updated(TRUTH, reach=reach)

    def _made(self, node: core.Expression, kind: Kind) -> Kind:
        return self.facts.with_fractions(node.id, updated(kind, sites=frozenset({node.id})))

    def _conditional(self, node: core.Conditional) -> Kind:
        self.condition(node.condition)
        yes, no = self.expression(node.yes), self.expression(node.no)
        return join(yes, no)

    def condition(self, node: core.Expression) -> None:
        """A place where a tensor lifts the function (R6.5)."""
        kind = self.expression(node)
        self._tested(node)
        facts = self.frame.facts
        if facts is not None and kind.reach and not kind.reach <= facts.condition_reach:
            facts.condition_reach |= kind.reach
            self.facts.grew = True

    def _tested(self, node: core.Expression) -> None:
        """What a condition compares are single values (R4.4)."""
        match node:
            case core.Logic(items=items):
                for item in items:
                    self._tested(item)
            case core.Not(operand=operand):
                self._tested(operand)
            case core.Compare(first=first, rest=rest) if all(operator not in ("in", "not_in") for operator, _ in rest):
                for operand in (first, *(operand for _, operand in rest)):
                    if isinstance(operand, core.Index | core.Variable):
                        self.need_single(self.facts.kinds.get(operand.id, OPEN), operand)
            case _:
                pass

    # Derivatives -------------------------------------------------------------------------------------------------------------

    def _gradient(self, node: core.Gradient) -> Kind:
        """Each gradient has the shape of its name, and holds fractions."""
        loss = self.expression(node.loss)
        self.need(loss, "numeric", node.loss)
        self.taken_whole(loss)
        found = []
        for name in node.names:
            kind = self.expression(name)
            self.taken_whole(kind)
            found.append(self._gradient_kind(node, kind, DEEPEST))
        return found[0] if len(found) == 1 else Kind(Base.PAIR, items=tuple(found), sites=frozenset({node.id}))

    def _gradient_kind(self, node: core.Gradient, kind: Kind, depth: int) -> Kind:
        if kind.base in (Base.NUMBER, Base.TRUTH):
            return FRACTION
        if kind.is_numeric:
            return Kind(kind.base, "float", kind.rank, sites=frozenset({node.id}), least_rank=kind.least_rank)
        if depth == 0:
            return OPEN
        if kind.base is Base.OBJECT:
            root = None if kind.function is None else class_chain(self.program, kind.function)[-1]
            held = self.facts.class_fields.get(root or "", {})
            fields = tuple((name, self._gradient_kind(node, field, depth - 1)) for name, field in held.items())
            return Kind(Base.RECORD, fields=fields, sites=frozenset({node.id}))
        items = (self.facts.item_of(kind),) if kind.base is Base.LIST else kind.items
        items = tuple(self._gradient_kind(node, item, depth - 1) for item in items)
        fields = tuple((name, self._gradient_kind(node, field, depth - 1)) for name, field in kind.fields)
        return updated(kind, items=items, fields=fields, sites=frozenset({node.id}))

    def _derivative(self, node: core.Derivative) -> Kind:
        """A function, or its value: then the function is called with the argument."""
        if node.argument is None:
            self.expression(node.function)
            return FUNCTION
        self.apply(core.Apply(node.function, (node.argument,), span=node.span, id=node.id))
        kind = self.facts.kinds.get(node.argument.id, OPEN)
        self.need(kind, "numeric", node.argument)
        if node.form == "derivative":
            return updated(elementwise([kind], "float"), sites=frozenset({node.id}))
        return Kind(Base.TENSOR, "float", sites=frozenset({node.id}))

    # Making values -----------------------------------------------------------------------------------------------------------

    def _bracket(self, node: core.Bracket) -> Kind:
        kinds = [self.expression(item) for item in node.items]
        site = frozenset({node.id})
        inner = NO_SITES.union(*(kind.sites for kind in kinds))
        if self.is_tensor(node, kinds):
            dtype = mixed(kinds) if not all(kind.dtype == "bool" for kind in kinds) else "bool"
            if dtype != "float" and (site | inner) & self.facts.fraction:
                dtype = "float"
            nested = [kind.rank for kind in kinds if kind.base is Base.TENSOR]
            rank = 1 if not nested else None if nested[0] is None else nested[0] + 1
            self.facts.literal_ranks[node.id] = rank
            self.facts.literal_ranks.update((item.id, None) for item in node.items if isinstance(item, core.Bracket))
            return Kind(Base.TENSOR, dtype, rank, sites=site | inner, like=join_likes(kinds) if dtype is None else NO_SITES)
        item = NEVER
        for kind in kinds:
            item = join(item, OPEN if self._says_nothing(kind) else without_origin(kind))
        return Kind(Base.LIST, items=(item,), sites=site)

    def _says_nothing(self, kind: Kind) -> bool:
        """A parameter that its body leaves open may be anything: a number beside it is no evidence."""
        facts = self.frame.facts
        return kind.base is Base.NEVER and kind.of is not None and facts is not None and not facts.needs_known

    def is_tensor(self, node: core.Bracket, kinds: list[Kind]) -> bool:
        """R2.3: all numbers, or all bracket literals of one shape that are tensors; not empty, and not appended to."""
        if not kinds or node.id in self.facts.grown:
            return False
        if all(kind.base in (Base.NUMBER, Base.TRUTH, Base.NUMERIC) for kind in kinds):
            return True
        shapes = {self._literal_shape(item, kind) for item, kind in zip(node.items, kinds, strict=True)}
        return len(shapes) == 1 and None not in shapes

    def _literal_shape(self, node: core.Expression, kind: Kind) -> tuple[int, ...] | None:
        if not isinstance(node, core.Bracket) or kind.base is not Base.TENSOR or not node.items:
            return None
        first = node.items[0]
        if not isinstance(first, core.Bracket):
            return (len(node.items),)
        inner = self._literal_shape(first, Kind(Base.TENSOR))
        return None if inner is None else (len(node.items), *inner)

    def _record(self, node: core.Record, entries: tuple[tuple[core.Expression, core.Expression], ...]) -> Kind:
        fields: dict[str, Kind] = {}
        for key, value in entries:
            self.expression(key)
            kind = without_origin(self.expression(value))
            if isinstance(key, core.Constant):
                fields[str(key.value)] = kind
                self.facts.record_fields.add(str(key.value))
        return Kind(Base.RECORD, fields=tuple(fields.items()), sites=frozenset({node.id}))

    def _comprehension(self, node: core.Comprehension) -> Kind:
        self.frame.env.open()
        for clause in node.clauses:
            self._clause(clause)
        item = without_origin(self.expression(node.item))
        self.frame.env.close()
        return Kind(Base.LIST, items=(item,), sites=frozenset({node.id}))

    def _clause(self, node: core.Clause) -> None:
        """`for x in xs if c`: over a count, x counts (R5.1)."""
        kind = self.as_count(self.expression(node.iterable))
        self.need_count(kind, node.iterable)
        if self.frame.recording:
            self.facts.loop_kinds[node.id] = kind
        self.taken_whole(kind)
        if kind.base in COUNTS and len(node.variables) == 1:
            self.bind(node.variables[0], WHOLE)
        else:
            self.need(kind, "visited" if len(node.variables) == 1 else "indexed", node.iterable)
            self.bind_items(node.variables, self.item(kind))
        for condition in node.conditions:
            self.expression(condition)

    def as_count(self, kind: Kind) -> Kind:
        """A parameter that the body leaves open between number and tensor counts where every call gives a number (R5.1)."""
        if kind.base in (Base.NUMERIC, Base.OPEN, Base.NEVER) and kind.of is not None and kind.of[1] == 0:
            facts = self.frame.facts
            called = facts.called_with.get(kind.of[0]) if facts is not None else None
            if called is not None and called.is_single:
                return updated(called, of=kind.of, reach=kind.reach)
        return kind

    def bind_items(self, variables: tuple[str, ...], item: Kind) -> None:
        """One variable is the item; several take it apart."""
        if len(variables) == 1:
            self.bind(variables[0], item)
            return
        for place, name in enumerate(variables):
            part = item.items[place] if item.base is Base.PAIR and place < len(item.items) else self.item(item)
            self.bind(name, part)


def _axis(node: core.Primitive) -> int:
    axis = node.arguments[1]
    return axis.value if isinstance(axis, core.Constant) and isinstance(axis.value, int) else 0


def constant_kind(value: object) -> Kind:
    """The kind of a literal."""
    match value:
        case bool():
            return TRUTH
        case int():
            return WHOLE
        case float():
            return FRACTION
        case str():
            return TEXT
        case _:
            return NOTHING
