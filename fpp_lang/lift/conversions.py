"""Arrays as fractions, and with memory of their own."""

from __future__ import annotations

from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import Base
from fpp_lang.core.walk import rebuild, walk
from fpp_lang.lift import make

VIEWS = frozenset({"transpose", "mirrored", "permute", "in_shape_of", "corner", "diagonal", "windows", "squeeze", "fractions", "as_array"})
BINARY = frozenset({"add", "subtract", "multiply"})
IN_FRACTIONS = BINARY | {"matmul", "sum", "cumsum"}
"""Operations that NumPy can be told to do in fractions."""


def as_fractions(value: core.Expression) -> core.Expression:
    """The array as fractions: by its literals if that is enough, else by a conversion."""
    value = _with_points(value)
    if value.kind.dtype == "float":
        return own(value)
    if (
        isinstance(value, core.Primitive)
        and value.name in IN_FRACTIONS
        and (value.name not in BINARY or all(map(_is_plain, value.arguments)))
    ):
        gathered = next((part for part in value.arguments if _is_gather(part)), None)
        if gathered is not None:  # a new array, whose memory NumPy takes for the result of a plain operation
            new = tuple(in_fractions(part) if part is gathered else part for part in value.arguments)
            return updated(value, arguments=new, kind=updated(value.kind, dtype="float"))
        return updated(value, name=f"{value.name}_in_fractions", kind=updated(value.kind, dtype="float"))
    return make.primitive("own_fractions" if is_view(value) else "fractions", value, kind=updated(value.kind, dtype="float"))


def in_fractions(value: core.Expression) -> core.Expression:
    """The array as fractions, wherever its memory is."""
    return value if value.kind.dtype == "float" else make.primitive("fractions", value, kind=updated(value.kind, dtype="float"))


def _is_plain(node: core.Node | None) -> bool:
    """A variable, a part of one, or a number."""
    return isinstance(node, core.Variable | core.Constant) or (isinstance(node, core.Index) and isinstance(node.target, core.Variable))


def _is_gather(node: core.Node | None) -> bool:
    """A part of a tensor at computed places, which is a new array."""
    return isinstance(node, core.Index) and any(
        isinstance(part, core.Expression) and part.kind.base is Base.TENSOR and part.kind.rank != 0 for part in node.subscripts
    )


def is_view(value: core.Expression) -> bool:
    """Whether an array may share the memory of another one."""
    match value:
        case core.Variable() | core.Conditional():
            return True
        case core.Index():
            return not _is_gather(value)
        case core.Primitive(name=name):
            return name in VIEWS
    return False


def own(value: core.Expression) -> core.Expression:
    """The array with memory of its own, as a store would have given it (R6.2)."""
    return make.primitive("clone", value, kind=value.kind) if is_view(value) else value


def _with_points(value: core.Expression) -> core.Expression:
    """`np.where(x > 0, 1, x)` as `np.where(x > 0, 1.0, x)`, which gives fractions."""
    match value:
        case core.Constant(value=int() as number) if not isinstance(number, bool):
            return core.Constant(float(number), kind=updated(value.kind, dtype="float"), span=value.span)
        case core.Primitive(name="negate", arguments=(core.Constant() as inner,)):
            return updated(value, arguments=(_with_points(inner),), kind=updated(value.kind, dtype="float"))
        case core.Primitive(name="select", arguments=(core.Expression() as test, core.Expression() as yes, core.Expression() as no)):
            yes, no = _with_points(yes), _with_points(no)
            dtype = "float" if "float" in (yes.kind.dtype, no.kind.dtype) else value.kind.dtype
            return updated(value, arguments=(test, yes, no), kind=updated(value.kind, dtype=dtype))
    return value


def one_number(value: core.Expression) -> core.Expression:
    """`np.where` of a number gives an array; here it has to be a number."""
    return updated(value, name="select_one") if isinstance(value, core.Primitive) and value.name == "select" else value


def with_outside(body: core.Block, function: core.Function) -> core.Block:
    """Sizes are written by the name of their tensor alone: a tensor of outside stands outside."""
    variables = (node for node in walk(function.body) if isinstance(node, core.Variable))
    outside = {node.name: node.where for node in variables if node.where is not core.Where.LOCAL and node.name not in function.locals}
    if not outside:
        return body

    def change(node: core.Node) -> core.Node:
        match node:
            case core.Variable(name=name, where=core.Where.LOCAL) if name in outside:
                return updated(node, where=outside[name])
            case core.Lambda() | core.Define():
                return node
        return rebuild(node, change)

    found = change(body)
    assert isinstance(found, core.Block)
    return found
