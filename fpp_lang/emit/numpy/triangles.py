"""Parts of matrices beside a diagonal: `np.triu(S, k=1)` for a choice by row and column."""

from __future__ import annotations

from fpp_lang.core import tree as core
from fpp_lang.core.kinds import WHOLE
from fpp_lang.core.primitives import PRIMITIVES

OFFSETS = {">": ("upper", 1), ">=": ("upper", 0), "<": ("lower", -1), "<=": ("lower", 0)}


def triangle(test: core.Expression, value: core.Expression, like: core.Expression) -> core.Expression | None:
    """The part of a matrix on one side of a diagonal, where the test compares all its columns with all its rows."""
    match test:
        case core.Compare(
            first=core.Primitive(name="arange", arguments=(core.Expression() as columns, None, None)),
            rest=((operator, core.Index(target=core.Primitive(name="arange", arguments=(core.Expression() as rows, None, None)))),),
        ) if operator in OFFSETS and value.kind.rank == 2 and sizes(value) == (rows, columns):
            side, offset = OFFSETS[operator]
            place = core.Constant(abs(offset), kind=WHOLE)
            given = None if not offset else place if offset > 0 else core.Primitive("negate", (place,), kind=WHOLE)
            found = core.Primitive(f"{side}_part", (value, given), kind=value.kind, span=like.span)
            if like.kind.dtype == "float" and value.kind.dtype != "float":
                return core.Primitive("fractions", (found,), kind=like.kind, span=like.span)
            return found
    return None


def sizes(value: core.Expression) -> tuple[core.Expression, ...] | None:
    """The sizes of a matrix, as far as its text says them: of a variable, of a part at its first places, of what is computed of such."""
    match value:
        case core.Primitive(name="transpose", arguments=(core.Expression() as inner,)) if (turned := sizes(inner)) is not None:
            return turned[::-1]
        case core.Primitive(name="matmul", arguments=(core.Expression() as left, core.Expression() as right)) if value.kind.rank == 2:
            first, second = sizes(left), sizes(right)
            return (first[0], second[1]) if first is not None and second is not None else None
        case core.Primitive(name=name, arguments=arguments) if PRIMITIVES[name].elementwise:
            alike = {sizes(part) for part in arguments if part is not None and not part.kind.is_single}
            return alike.pop() if len(alike) == 1 else None
        case core.Variable():
            return _size(value, 0), _size(value, 1)
        case core.Index(target=core.Variable() as tensor, subscripts=subscripts):
            found = [_size(tensor, 0), _size(tensor, 1)]
            for axis, part in enumerate(subscripts[:2]):
                match part:
                    case core.Slice(start=None, stop=None, step=None):
                        continue
                    case core.Slice(start=None, stop=core.Expression() as stop, step=None):
                        found[axis] = stop
                    case _:
                        return None
            return tuple(found)
    return None


def _size(tensor: core.Variable, axis: int) -> core.Expression:
    return core.Primitive("axis_size", (core.Primitive("shape", (tensor,)), core.Constant(axis)))
