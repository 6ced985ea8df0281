"""What a function gives back, once its loops are arrays: `return np.array(best)[()]` as `return best`, where best is certainly a number.

And where that began: `best = x[0]` in front of `best = x.max()`.
"""

from __future__ import annotations

from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import Base
from fpp_lang.core.walk import walk
from fpp_lang.lift.entry import refused_ranks
from fpp_lang.lift.uses import is_variable
from fpp_lang.numpy_rules.argument_tests import literal

OF_NUMBERS = frozenset({"maximum", "minimum", "add", "subtract", "multiply"})


def number_given_back(body: core.Block) -> core.Block:
    """A number needs no memory of its own."""
    match body.statements[-1] if body.statements else None:
        case core.Return(value=core.Unwrap(value=core.Copy(value=core.Variable(name=name) as variable, dtype=None))) as last:
            pass
        case _:
            return body
    ranks: dict[str, int] = {}
    for node in body.statements:
        match node:
            case core.If(branches=((test, core.Block(statements=(*_, core.Throw()))),), otherwise=None):
                ranks |= refused_ranks(test)
    bound = [node for node in walk(body) if isinstance(node, core.Assign | core.Update) and is_variable(node.target, name)]
    loops = any(isinstance(node, core.ForCount | core.ForEach | core.ForRows | core.ForElements | core.ForAll) for node in walk(body))
    if loops or not bound or not all(_is_number(node.value, ranks, name) for node in bound):
        return body
    return updated(body, statements=(*body.statements[:-1], updated(last, value=variable)))


def _is_number(node: core.Expression, ranks: dict[str, int], name: str) -> bool:
    """Whether it is a number where these ranks were tested, and the variable is one."""
    if node.kind.is_single or is_variable(node, name):
        return True
    match node:
        case core.Index():
            tensor, subscripts = _place(node)
            return tensor is not None and len(subscripts) == (ranks.get(tensor.name) or tensor.kind.rank)
        case core.Primitive(name=operator, arguments=arguments) if operator in OF_NUMBERS:
            return all(argument is not None and _is_number(argument, ranks, name) for argument in arguments)
    return False


def _place(node: core.Expression) -> tuple[core.Variable | None, tuple[core.Expression, ...]]:
    """The tensor and the indexes of `X[0][0]`; no tensor for a slice, or a part of anything else."""
    match node:
        case core.Variable(kind=kind):
            return (node, ()) if kind.base in (Base.TENSOR, Base.NUMERIC, Base.OPEN) else (None, ())
        case core.Index(target=target, subscripts=subscripts):
            tensor, outer = _place(target)
            own = tuple(part for part in subscripts if isinstance(part, core.Expression) and part.kind.is_single)
            return (tensor if len(own) == len(subscripts) else None), (*outer, *own)
    return None, ()


def without_starts(nodes: list[core.Statement]) -> list[core.Statement]:
    """The statements without `best = x[0]`, where the next that knows `best` sets it to the greatest of x: that needs a first one, too."""
    found: list[core.Statement] = []
    for place, node in enumerate(nodes):
        match node:
            case core.Assign(target=core.Variable(name=name, where=core.Where.LOCAL), value=core.Index() as value):
                tensor, places = _place(value)
                later = next((part for part in nodes[place + 1 :] if any(is_variable(inner, name) for inner in walk(part))), None)
                if (
                    tensor is not None
                    and all(literal(place) == 0 for place in places)
                    and isinstance(later, core.Assign)
                    and is_variable(later.target, name)
                    and _is_extreme(later.value, tensor.name)
                ):
                    continue
        found.append(node)
    return found


def _is_extreme(node: core.Expression, tensor: str) -> bool:
    """Whether it is the greatest or least number of a whole tensor."""
    match node:
        case core.Primitive(name="max" | "min", arguments=(core.Variable(name=name), *rest)):
            return name == tensor and not any(rest)
    return False
