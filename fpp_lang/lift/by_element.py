"""Functions written for one number (R6.5): straight code with early returns as choices on whole arrays.

What comes out needs no helper that runs it element by element.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import NUMERIC, TEXT, TRUTH, WHOLE, Base
from fpp_lang.core.walk import walk
from fpp_lang.lift.amounts import Facts
from fpp_lang.lift.calls import Calls
from fpp_lang.lift.conversions import as_fractions, one_number
from fpp_lang.lift.make import constant, primitive
from fpp_lang.lift.model import Axis, Kept, Sort, Value
from fpp_lang.lift.nest import Nest
from fpp_lang.lift.safety import is_positive, natural
from fpp_lang.lift.shapes import Shapes
from fpp_lang.lift.uses import assigned_in
from fpp_lang.lift.values import Passes

RESULT = "result of the function"
LONGEST = 2400
"""As many nodes the paths of a function may have, each with all that follows."""
LOOPS = (core.ForCount, core.ForEach, core.ForRows, core.ForElements, core.ForAll, core.While, core.Repeat)
TESTS = (core.If, core.Conditional, core.While, core.Repeat)


def without_decorator(function: core.Function, calls: Calls) -> core.Function:
    """The function for numbers and tensors alike, where that can be said on whole arrays; else as it was."""
    kinds = {parameter.name: parameter.kind for parameter in function.parameters}
    if not function.by_element or not all(kinds[name].is_numeric for name in function.by_element):
        return function  # lists and records are taken whole
    if not any(isinstance(node, (*LOOPS, *TESTS)) or _asks_truth(node) for node in walk(function.body)):
        if function.result.base is Base.TENSOR or _gives_tensor(function):
            return updated(function, by_element=(), gives_whole=False)
        return _for_numbers(function)
    if any(isinstance(node, LOOPS) for node in walk(function.body)):
        return function
    try:
        body = _on_arrays(function, calls)
        if not _is_for_numbers(body):
            body = _for_either(function, body)
    except Kept:
        return function
    return updated(function, body=body, by_element=(), gives_whole=False)


def _for_either(function: core.Function, body: core.Block) -> core.Block:
    """As written for numbers, and on whole arrays for tensors, where the two do not come out alike for a number."""
    kinds = {parameter.name: parameter.kind for parameter in function.parameters}
    tests: list[core.Expression] = []
    for name in function.by_element:
        variable = core.Variable(name, core.Where.LOCAL, kind=kinds[name])
        tests.append(core.Compare(primitive("rank", variable, kind=WHOLE), ((">", constant(0)),), "truth", kind=TRUTH))
    test = tests[0] if len(tests) == 1 else core.Logic("or", tuple(tests), "truth", kind=TRUTH)
    *before, last = body.statements
    assert isinstance(last, core.Return) and last.value is not None
    value = last.value
    if isinstance(value, core.Primitive) and value.name == "select_one":
        value = updated(value, name="select")
    if not function.gives_whole:
        value = as_fractions(value)
    bare = [updated(node, comments=core.NO_COMMENTS) for node in (*before, updated(last, value=value))]
    whole = core.If(((test, updated(function.body, statements=tuple(bare), comments_after=())),), None, span=function.header)
    return updated(function.body, statements=(whole, *function.body.statements))


def _for_numbers(function: core.Function) -> core.Function:
    """A function of whole tensors that gives one number: what it would run over has to be a number."""
    kinds = {parameter.name: parameter.kind for parameter in function.parameters}
    tests = []
    for name in function.by_element:
        variable = core.Variable(name, core.Where.LOCAL, kind=kinds[name])
        test = core.Compare(primitive("rank", variable, kind=WHOLE), ((">", constant(0)),), "truth", kind=TRUTH)
        message = core.Constant(f"{name} must be a number", kind=TEXT)
        tests.append(core.If(((test, core.Block((core.Throw(message, span=function.header),))),), None, span=function.header))
    body = updated(function.body, statements=(*tests, *function.body.statements))
    return updated(function, body=body, by_element=(), gives_whole=False)


def _asks_truth(node: core.Node) -> bool:
    return isinstance(node, core.Logic | core.Not) and node.form != "elements"


def _gives_tensor(function: core.Function) -> bool:
    """Whether every result depends element by element on a parameter that is taken whole."""
    returns = [node for node in walk(function.body) if isinstance(node, core.Return)]
    return all(node.value is not None and node.value.kind.base in (Base.TENSOR, Base.NUMERIC) for node in returns) and bool(returns)


def _on_arrays(function: core.Function, calls: Calls) -> core.Block:
    if _length(function.body.statements) > LONGEST:
        raise Kept("the function has too many paths")
    statements = _one_result(function.body.statements)
    first = core.Variable(function.by_element[0], core.Where.LOCAL, kind=NUMERIC)
    element = Axis("element", 1, Sort.ALL, tensor=first)
    shapes = Shapes(Facts({}), [])
    assigned = frozenset(assigned_in(function.body)) | {RESULT}
    passes = Passes(calls, shapes, assigned, frozenset(), axes=[element])
    for name in function.by_element:
        passes.bound[name] = Value(core.Variable(name, core.Where.LOCAL, kind=NUMERIC), (element,))
    nest = Nest(passes, lambda name: False, lambda *wishes: wishes[0])
    nest.depth_of_start(1)
    nest.block(core.Block(tuple(statements)))
    value = passes.bound.get(RESULT)
    if not isinstance(value, Value):
        raise Kept("not every path of the function ends with a result")
    before = list(nest.body)
    last: core.Statement = statements[-1]
    found = passes.shown(value).expression
    assert found is not None
    if before and isinstance(before[-1], core.Assign) and before[-1].target == found:
        last = before.pop()
        assert isinstance(last, core.Assign)
        found = last.value
    result = core.Return(one_number(found), span=last.span, comments=last.comments)
    return updated(function.body, statements=(*before, result), comments_after=(*nest.comments, *function.body.comments_after))


def _length(nodes: Sequence[core.Statement], behind: int = 0) -> int:
    """How many nodes `_one_result` makes of statements, with as many behind them."""
    for node in reversed(nodes):
        match node:
            case core.If() if _ends(node):
                otherwise = node.otherwise.statements if node.otherwise is not None else ()
                tests = sum(1 for test, _ in node.branches for _ in walk(test))
                behind = tests + sum(_length(block.statements, behind) for _, block in node.branches) + _length(otherwise, behind)
            case core.Return():
                behind = sum(1 for _ in walk(node))
            case _:
                behind += sum(1 for _ in walk(node))
    return behind


def _ends(node: core.If) -> bool:
    """Whether the function may end in a branch."""
    return any(isinstance(part, core.Return | core.Throw) for part in walk(node))


def _one_result(nodes: Sequence[core.Statement]) -> list[core.Statement]:
    """Every `return` as an assignment to one variable, in branches that hold all that follows."""
    found: list[core.Statement] = []
    for place, node in enumerate(nodes):
        match node:
            case core.Return(value=core.Expression() as value):
                target = core.Variable(RESULT, core.Where.LOCAL)
                return [*found, core.Assign(target, value, span=node.span, comments=node.comments)]
            case core.Return() | core.Throw():
                raise Kept("it gives nothing, or stops")
            case core.If() if _ends(node):
                rest = list(nodes[place + 1 :])
                branches = tuple(
                    (test, updated(block, statements=tuple(_one_result([*block.statements, *rest])))) for test, block in node.branches
                )
                last = [*(node.otherwise.statements if node.otherwise is not None else ()), *rest]
                return [*found, updated(node, branches=branches, otherwise=core.Block(tuple(_one_result(last))))]
            case _:
                found.append(node)
    return found


def _is_for_numbers(body: core.Block) -> bool:
    """Whether whole arrays also say what comes out for a number: of one kind (a choice among arrays has one), and without a fault."""
    last = body.statements[-1]
    assert isinstance(last, core.Return) and last.value is not None
    kinds = {leaf.kind.dtype for leaf in _leaves(last.value)}
    certain = (
        node.name not in FAULTS or FAULTS[node.name](node)
        for part in body.statements
        for node in walk(part)
        if isinstance(node, core.Primitive)
    )
    return len(kinds) == 1 and kinds != {None} and all(certain)


def _leaves(value: core.Expression) -> Iterator[core.Expression]:
    match value:
        case core.Primitive(name="select" | "select_one", arguments=(_, core.Expression() as yes, core.Expression() as no)):
            yield from _leaves(yes)
            yield from _leaves(no)
        case _:
            yield value


def _certain_divisor(node: core.Primitive) -> bool:
    divisor = node.arguments[1]
    return divisor is not None and (is_positive(divisor) or (isinstance(divisor, core.Constant) and bool(divisor.value)))


def _certain_power(node: core.Primitive) -> bool:
    exponent = node.arguments[1]
    return isinstance(exponent, core.Constant) and natural(exponent)


FAULTS = {"divide": _certain_divisor, "div": _certain_divisor, "mod": _certain_divisor, "power": _certain_power}
"""Operations that fail for plain numbers where arrays give inf (R3.7), and whether one is certain not to."""
