"""From a formula to its slope: the chain rule from the result back to the input, line by line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from fpp_lang.autodiff import make
from fpp_lang.autodiff.patterns import LIBRARY, Bound, build, match
from fpp_lang.autodiff.rule_text import uses, written
from fpp_lang.autodiff.rules import NO_GRADIENT, rule_for
from fpp_lang.base.source import NOWHERE
from fpp_lang.core import tree as core
from fpp_lang.core.primitives import PRIMITIVES
from fpp_lang.core.walk import rebuild, walk
from fpp_lang.derive.formula import Line, NoFormula, names_in
from fpp_lang.derive.known import form_of, functions, with_names
from fpp_lang.derive.simplify import simplified
from fpp_lang.syntax import tree as syntax

SHORT_NAMES: Mapping[str, str] = {"tanh": "t", "exp": "u", "sqrt": "root", "tan": "t", "Sigmoid": "s", "Softmax": "p", "log_softmax": "l"}
"""Names of values that the slope needs and the function did not name."""

SMALL = 4
"""Nodes up to which an expression may stand twice."""


@dataclass(slots=True)
class WayBack:
    """The lines forward and back for one result. `active` are the names that move when the input moves.

    `keeps_parts`: values that are needed again get a line of their own.
    """

    wrt: str
    taken: set[str]
    active: set[str] = field(default_factory=set)
    forward: list[Line] = field(default_factory=list)
    backward: list[Line] = field(default_factory=list)
    slopes: dict[str, core.Expression] = field(default_factory=dict)
    line: str = "result"
    keeps_parts: bool = True

    def slope(self, lines: Iterable[Line], result: core.Expression, seed: core.Expression) -> core.Expression | None:
        """The slope of the result in the input, over the lines forward and back; None where the input has no influence."""
        self.active = {self.wrt}
        for line in lines:
            value = self.named_parts(line.value)
            self.forward.append(Line(line.name, value, line.own))
            if self.moves(value):
                self.active.add(line.name)
        result = self.named_parts(result, top=False)
        self.line = "result"
        self.back(result, seed)
        for line in reversed(self.forward):
            if line.name in self.slopes and line.name in self.active:
                self.line = line.name
                self.back(line.value, simplified(self.slopes.pop(line.name)))
        found = self.slopes.get(self.wrt)
        return None if found is None else simplified(found)

    def moves(self, node: core.Node) -> bool:
        return bool(names_in(node) & self.active)

    # Names for parts that the slope needs again ------------------------------------------------------------------------------

    def named_parts(self, node: core.Expression, top: bool = True) -> core.Expression:
        """Inner values that their own rule reads get a line each."""

        def change(part: core.Node) -> core.Node:
            if isinstance(part, core.Expression) and form_of(part) is not None:
                return part
            part = rebuild(part, change)
            if isinstance(part, core.Expression) and part is not node and self.needs_name(part):
                return self.forward_name(part)
            return part

        changed = change(node)
        assert isinstance(changed, core.Expression)
        return self.forward_name(changed) if not top and self.needs_name(changed) else changed

    def needs_name(self, node: core.Expression) -> bool:
        if not self.keeps_parts or not self.moves(node):
            return False
        match node:
            case core.Primitive():
                rule = rule_for(node)
                return rule is not None and any("z" in uses(text).names for text in rule.texts.values())
            case core.Call(key=key):
                texts = functions().get(key.removeprefix(LIBRARY), {})
                return any("z" in _names(text) for text in texts.values())
        return False

    def forward_name(self, node: core.Expression) -> core.Expression:
        """The name of a line with this value, an old one where there is one."""
        for line in self.forward:
            if line.value == node:
                return core.Variable(line.name, core.Where.LOCAL, kind=node.kind)
        fresh = self.fresh(short_name(node) or "v")
        self.forward.append(Line(fresh, node, own=False))
        self.active.add(fresh)
        return core.Variable(fresh, core.Where.LOCAL, kind=node.kind)

    def backward_name(self, of: str, slope: core.Expression) -> core.Expression:
        name = self.fresh(f"d_{of}")
        self.backward.append(Line(name, slope, own=False))
        return core.Variable(name, core.Where.LOCAL, kind=slope.kind)

    def fresh(self, wish: str) -> str:
        name, number = wish, 1
        while name in self.taken:
            number += 1
            name = f"{wish}{number}"
        self.taken.add(name)
        return name

    # The chain rule ----------------------------------------------------------------------------------------------------------

    def back(self, node: core.Expression, slope: core.Expression) -> None:
        """Hands the slope of the result in this value on to what the value is made of."""
        if not self.moves(node):
            return
        if self.keeps_parts and _size(slope) > SMALL and self.uses_twice(node):
            slope = self.backward_name(self.line, slope)
        form = form_of(node)
        if form is not None:
            bound: Bound = {}
            match(form.form, node, bound)
            self.pass_on(form.texts, bound, {}, slope)
            return
        match node:
            case core.Variable(name=name):
                self.add(name, slope)
            case core.Primitive(
                name="where" | "select", arguments=(core.Expression() as condition, core.Expression() as yes, core.Expression() as no)
            ):
                self.through_choice(condition, yes, no, slope)
            case core.Primitive(name=name):
                rule = rule_for(node)
                if rule is None and name not in NO_GRADIENT:
                    raise NoFormula(node, f"`{name}`, for which there is no formula")
                given = dict(zip((parameter.name for parameter in PRIMITIVES[name].parameters), node.arguments, strict=False))
                if rule is not None:
                    self.by_rule(rule.texts, given, slope, node)
            case core.Call(key=key, arguments=arguments):
                self.through_call(key, arguments, slope, node)
            case core.Conditional(condition=condition, yes=yes, no=no):
                self.through_choice(condition, yes, no, slope)
            case core.Compare() | core.Logic() | core.Not():
                return
            case _:
                raise NoFormula(node, f"`{node.span.text or type(node).__name__}`, for which there is no formula")

    def through_choice(self, condition: core.Expression, yes: core.Expression, no: core.Expression, slope: core.Expression) -> None:
        """Each side alone, and then the choice: what the side not taken makes, nan perhaps, is never multiplied."""
        zero = make.constant(0)
        for side, taken in ((yes, True), (no, False)):
            outer, self.slopes = self.slopes, {}
            self.back(side, slope)
            inner, self.slopes = self.slopes, outer
            for name, found in inner.items():
                first, second = (found, zero) if taken else (zero, found)
                self.add(name, make.primitive("where", condition, simplified(first), simplified(second)))

    def add(self, name: str, slope: core.Expression) -> None:
        before = self.slopes.get(name)
        self.slopes[name] = slope if before is None else make.operation("+", before, slope)

    def by_rule(
        self,
        texts: Mapping[str, syntax.Expression],
        given: Mapping[str, core.Expression | None],
        slope: core.Expression,
        node: core.Expression,
    ) -> None:
        moving = [name for name in texts if (argument := given.get(name)) is not None and self.moves(argument)]
        for name in moving:
            argument = given[name]
            assert argument is not None
            self.back(argument, simplified(written(texts[name], {**given, "dz": slope, "z": self.itself(node)}, NOWHERE)))

    def pass_on(self, texts: Mapping[str, syntax.Expression], bound: Bound, z: Bound, slope: core.Expression) -> None:
        given = {**bound, **z, "dz": slope}
        for name, text in texts.items():
            if name in bound and self.moves(bound[name]):
                self.back(bound[name], with_names(simplified(build(text, given))))

    def through_call(self, key: str, arguments: tuple[core.Expression | None, ...], slope: core.Expression, node: core.Call) -> None:
        texts = functions().get(key.removeprefix(LIBRARY))
        if texts is None:
            raise NoFormula(node, f"`{key.rpartition(':')[2]}`, for which there is no formula")
        parameter = next(iter(texts))
        (argument,) = [item for item in arguments if item is not None][:1]
        self.pass_on(texts, {parameter: argument}, {"z": self.itself(node)}, slope)

    def itself(self, node: core.Expression) -> core.Expression:
        """The value of a node by the name of its line, where it has one."""
        name = next((line.name for line in self.forward if line.value is node or line.value == node), None)
        return node if name is None else core.Variable(name, core.Where.LOCAL, kind=node.kind)

    def uses_twice(self, node: core.Expression) -> bool:
        """Would the slope that comes in stand more than once on the way out?"""
        return sum(self.moves(part) for part in _operands(node)) > 1


def short_name(node: core.Expression) -> str | None:
    """What a value of this function is usually called."""
    name = node.name if isinstance(node, core.Primitive) else node.key.removeprefix(LIBRARY) if isinstance(node, core.Call) else ""
    return SHORT_NAMES.get(name)


def _operands(node: core.Expression) -> list[core.Expression]:
    match node:
        case core.Primitive(arguments=arguments) | core.Call(arguments=arguments):
            return [argument for argument in arguments if argument is not None]
    return []


def _names(text: syntax.Expression) -> frozenset[str]:
    found: set[str] = set()
    waiting: list[object] = [text]
    while waiting:
        item = waiting.pop()
        match item:
            case syntax.Name(name=name):
                found.add(name)
            case syntax.Group(value=inner) | syntax.Unary(operand=inner):
                waiting.append(inner)
            case syntax.Binary(left=left, right=right):
                waiting += [left, right]
            case syntax.Comparison(first=first, rest=rest):
                waiting += [first, *(operand for _, operand in rest)]
            case syntax.Call(arguments=arguments):
                waiting += [argument.value for argument in arguments]
    return frozenset(found)


def _size(node: core.Expression) -> int:
    return sum(isinstance(part, core.Expression) for part in walk(node))
