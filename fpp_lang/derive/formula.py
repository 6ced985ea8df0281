"""A function as formulas: lines that name values, choices between cases, and a result for each case."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from fpp_lang.autodiff.patterns import LIBRARY
from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import OPEN
from fpp_lang.core.walk import rebuild, walk
from fpp_lang.derive.known import functions as known_functions

MOST_CASES = 16
DEEPEST = 20
ELEMENT = "value"
CALLED_BY_NAME = frozenset({"NLL_Loss", "CCE_Batch"})
"""Functions that are part of a known form, beside those whose slope is known."""


class NoFormula(Exception):
    """The function is no formula: where, and what stands in the way."""

    def __init__(self, node: core.Node, what: str) -> None:
        super().__init__(what)
        self.node, self.what = node, what


@dataclass(frozen=True, slots=True)
class Line:
    """`name = value`; every name is given once. `own`: the user wrote this line."""

    name: str
    value: core.Expression
    own: bool = True


@dataclass(frozen=True, slots=True)
class Case:
    """Lines, and what they lead to: a result, or a choice between two further cases."""

    lines: tuple[Line, ...]
    result: core.Expression | Choice


@dataclass(frozen=True, slots=True)
class Choice:
    condition: core.Expression
    yes: Case
    no: Case


def as_expression(case: Case) -> core.Expression:
    """The whole function as one expression, without names for its parts."""
    match case.result:
        case Choice(condition=condition, yes=yes, no=no):
            result: core.Expression = core.Conditional(condition, as_expression(yes), as_expression(no), kind=OPEN)
        case core.Expression() as value:
            result = value
    for line in reversed(case.lines):
        result = with_values(result, {line.name: line.value})
    return result


def with_values(node: core.Expression, values: Mapping[str, core.Expression]) -> core.Expression:
    """The expression with other expressions in the place of names."""

    def change(part: core.Node) -> core.Node:
        if isinstance(part, core.Variable) and part.name in values:
            return values[part.name]
        return rebuild(part, change)

    changed = change(node)
    assert isinstance(changed, core.Expression)
    return changed


def names_in(node: core.Node) -> frozenset[str]:
    return frozenset(part.name for part in walk(node) if isinstance(part, core.Variable))


def formula_of(function: core.Function, functions: Mapping[str, core.Function], depth: int = 0) -> Case:
    """The formulas of a function, with those of the functions it calls. Raises NoFormula where a loop or an effect stands in the way."""
    reader = _Reader(functions, {parameter.name for parameter in function.parameters}, depth)
    values = {parameter.name: core.Variable(parameter.name, core.Where.LOCAL, kind=parameter.kind) for parameter in function.parameters}
    return reader.case(function.body.statements, _State(values))


@dataclass(frozen=True, slots=True)
class _State:
    """What each variable of the function is now, and the lines so far."""

    values: Mapping[str, core.Expression]
    lines: tuple[Line, ...] = ()


@dataclass(slots=True)
class _Reader:
    functions: Mapping[str, core.Function]
    taken: set[str]
    depth: int
    cases: int = field(default=0)

    def case(self, statements: Sequence[core.Statement], state: _State) -> Case:
        for place, statement in enumerate(statements):
            rest = statements[place + 1 :]
            match statement:
                case core.Return(value=core.Expression() as value):
                    return Case(state.lines, self.value(value, state))
                case core.If() if _only_guards(statement):
                    continue
                case core.If():
                    return self.choice(statement, rest, state)
                case core.Assign(target=core.Variable(name=name), value=core.Conditional() as value):
                    yes, no = (core.Block((updated(statement, value=side),)) for side in (value.yes, value.no))
                    return self.choice(core.If(((value.condition, yes),), no, span=statement.span), rest, replace(state), name)
                case core.Assign(target=core.Variable() as target, value=value):
                    state = self.assigned(target, self.value(value, state), state)
                case core.Update(target=core.Variable() as target, operator=operator, value=value):
                    before = self.value(target, state)
                    state = self.assigned(target, core.Primitive(operator, (before, self.value(value, state)), kind=before.kind), state)
                case core.ForRows() as nest:
                    return self.case((*self.elements(nest), *rest), state)
                case core.Pass():
                    continue
                case _:
                    raise NoFormula(statement, "only assignments, choices and a result make a formula")
        raise NoFormula(statements[-1], "the function gives nothing back") if statements else NoFormula(core.Pass(), "it is empty")

    def choice(self, node: core.If, rest: Sequence[core.Statement], state: _State, name: str = "") -> Case:
        self.cases += 1
        if self.cases > MOST_CASES:
            raise NoFormula(node, f"more than {MOST_CASES} cases")
        (condition, block), *others = node.branches
        otherwise = node.otherwise.statements if node.otherwise is not None else ()
        no: Sequence[core.Statement] = (updated(node, branches=tuple(others)), *rest) if others else (*otherwise, *rest)
        tested = self.value(condition, state)
        inner = _State(state.values)
        before = set(self.taken)
        yes_case = self.case((*block.statements, *rest), inner)
        self.taken = before
        return Case(state.lines, Choice(tested, yes_case, self.case(no, inner)))

    def assigned(self, target: core.Variable, value: core.Expression, state: _State) -> _State:
        """A name that is given again gets a new one; a mere other name for a value is none."""
        if isinstance(value, core.Variable | core.Constant) and not (isinstance(value, core.Constant) and target.name not in self.taken):
            return _State({**state.values, target.name: value}, state.lines)
        name, number = target.name, 1
        while name in self.taken:
            number += 1
            name = f"{target.name}_{number}"
        self.taken.add(name)
        variable = core.Variable(name, core.Where.LOCAL, kind=value.kind)
        return _State({**state.values, target.name: variable}, (*state.lines, Line(name, value)))

    def value(self, node: core.Expression, state: _State) -> core.Expression:
        """An expression over the names of lines; places within a nest are the tensors themselves."""

        def change(part: core.Node) -> core.Node:
            match part:
                case core.Variable(name=name) if name in state.values:
                    return state.values[name]
                case core.Copy(value=inner) | core.Unwrap(value=inner) | core.Whole(value=inner):
                    return change(inner)
                case core.AtPlace(target=target, mirrored=False):
                    return change(target)
                case core.Call(key=key) if key.removeprefix(LIBRARY) not in {*known_functions(), *CALLED_BY_NAME}:
                    return self.called(part, [None if item is None else change(item) for item in part.arguments])
                case core.Lambda() | core.Comprehension():
                    raise NoFormula(part, "a function or list made in place")
            return rebuild(part, change)

        changed = change(node)
        assert isinstance(changed, core.Expression)
        return changed

    def called(self, node: core.Call, arguments: Sequence[core.Node | None]) -> core.Expression:
        """A call as the formula of the function that is called."""
        function = self.functions[node.key]
        if self.depth > DEEPEST:
            raise NoFormula(node, "a function that calls itself")
        inner = as_expression(formula_of(function, self.functions, self.depth + 1))
        values = {}
        for parameter, argument in zip(function.parameters, arguments, strict=True):
            value = argument if argument is not None else parameter.default
            assert isinstance(value, core.Expression)
            values[parameter.name] = value
        return with_values(inner, values)

    def element(self, inner: core.ForElements) -> core.Variable:
        """The element under the name of what it becomes: `value = T * Sigmoid(T)` says more than `col = …`."""
        return core.Variable(ELEMENT if ELEMENT not in self.taken else inner.variable, core.Where.LOCAL)

    def renamed(self, inner: core.ForElements) -> list[core.Statement]:
        element = self.element(inner)

        def change(part: core.Node) -> core.Node:
            if isinstance(part, core.Variable) and part.name == inner.variable:
                return updated(part, name=element.name)
            return rebuild(part, change)

        return [rebuild(statement, change) for statement in inner.body.statements]

    def elements(self, nest: core.ForRows) -> list[core.Statement]:
        """A nest as what it does to the whole tensor: every element alike, or a total of all."""
        match nest:
            case core.ForRows(iterable=core.Variable() as tensor, body=core.Block(statements=(core.ForElements() as inner,))):
                total = _total(inner.body)
                if total is not None:
                    return [core.Assign(core.Variable(inner.variable, core.Where.LOCAL), tensor, span=nest.span), total]
                begin = core.Assign(self.element(inner), tensor, span=nest.span)
                if _changed(inner.body) & _assigned_before(inner.body, inner.variable):
                    raise NoFormula(nest, "a loop that carries a value from one pass to the next")
                return [begin, *self.renamed(inner), core.Assign(tensor, self.element(inner), span=nest.span)]
        raise NoFormula(nest, "a loop over rows")


def _only_guards(node: core.If) -> bool:
    """A test whose branches only throw: the formula holds where it does not."""
    return node.otherwise is None and all(all(isinstance(inner, core.Throw) for inner in block.statements) for _, block in node.branches)


def _total(body: core.Block) -> core.Update | None:
    """`total += e`, perhaps behind one test, as `total += sum(e)`."""
    match body.statements:
        case (core.Update(target=core.Variable(), operator="add" | "subtract", value=value) as update,):
            return updated(update, value=core.Primitive("sum", (value, None), kind=value.kind))
        case (core.If(branches=((condition, core.Block(statements=(core.Update() as update,))),), otherwise=None),) if update.operator in (
            "add",
            "subtract",
        ) and isinstance(update.target, core.Variable):
            zero = core.Constant(0, kind=update.value.kind)
            chosen = core.Primitive("where", (condition, update.value, zero), kind=update.value.kind)
            return updated(update, value=core.Primitive("sum", (chosen, None), kind=update.value.kind))
    return None


def _changed(body: core.Block) -> set[str]:
    return {
        part.target.name for part in walk(body) if isinstance(part, core.Update | core.Assign) and isinstance(part.target, core.Variable)
    }


def _assigned_before(body: core.Block, element: str) -> set[str]:
    """Names that a pass reads before it sets them: they come from the pass before. The element itself is new in each pass."""
    known: set[str] = {element}
    carried: set[str] = set()
    for part in walk(body):
        match part:
            case core.Update(target=core.Variable(name=name)) if name not in known:
                carried.add(name)
            case core.Assign(target=core.Variable(name=name)):
                known.add(name)
    return carried
