"""Exceptions of Python and NumPy as problems in plain words; both engines come here.

A row is an exception, a pattern for its text, and how the problem is made. Words come from the text and the source where they can,
so that both engines tell the same; values that an engine knows as well make them more exact.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from fpp_lang.base.names import near_names
from fpp_lang.base.source import Span
from fpp_lang.core import tree as core
from fpp_lang.diagnostics.problem import Problem
from fpp_lang.runtime.floating import MEAN_OF_NOTHING, NO_WHOLE_NUMBER
from fpp_lang.runtime.limits import MOST_ELEMENTS
from fpp_lang.runtime.objects import problem_of_object
from fpp_lang.runtime.problems import arithmetic, limits, shapes, values
from fpp_lang.runtime.program_error import ProgramError
from fpp_lang.runtime.words import code, sort_named, sort_of
from fpp_lang.settle.problems import SeveralItems


@dataclass(frozen=True, slots=True)
class Place:
    """Where an exception arose: the node, its parts as written, and their values where the engine knows them."""

    node: core.Node
    values: tuple[object, ...]

    @property
    def span(self) -> Span:
        return self.node.span

    @property
    def parts(self) -> tuple[core.Expression, ...]:
        match self.node:
            case core.Primitive(arguments=arguments) | core.Call(arguments=arguments):
                return tuple(argument for argument in arguments if argument is not None)
            case core.Index(target=target, subscripts=subscripts):
                return (target, *(part for part in subscripts if isinstance(part, core.Expression)))
            case core.Compare(first=first, rest=rest):
                return (first, *(value for _, value in rest))
            case (
                core.Update(target=core.Expression() as target, value=value) | core.Assign(target=core.Expression() as target, value=value)
            ):
                return (target, value)
            case core.Field(target=target) | core.AtPlace(target=target):
                return (target,)
            case core.ToTensor(value=value) | core.Whole(value=value) | core.Copy(value=value) | core.Unwrap(value=value):
                return (value,)
            case core.Apply(function=function, arguments=arguments):
                return (function, *arguments)
            case core.MethodCall(target=target, arguments=arguments):
                return (target, *arguments)
        return ()

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(code(part.span) for part in self.parts)

    def name(self, which: int) -> str:
        """The text of a part, or of the whole where it has no such part."""
        return self.names[which] if which < len(self.names) else code(self.span)

    @property
    def stored_into(self) -> str:
        """The text of the tensor that a statement stores in."""
        match self.node:
            case core.Assign(target=core.Index(target=target)) | core.Update(target=core.Index(target=target)):
                return code(target.span)
            case core.Assign(target=core.Expression() as target) | core.Update(target=core.Expression() as target):
                return code(target.span)
        return self.name(0)


Found = re.Match[str]
Builder = Callable[[Found, Place], Problem]


def translate(error: BaseException, node: core.Node, known: Sequence[object] = ()) -> Problem:
    """The problem that an exception means for the program. `known`: the values of the node's parts, in order."""
    if isinstance(error, ProgramError):
        return error.problem
    about_object = problem_of_object(error, node, known)
    if about_object is not None:
        return about_object
    place = Place(node, tuple(known))
    if any(value is None for value in place.values[:2]) and isinstance(error, TypeError | AttributeError | ValueError):
        return values.NothingUsed(place.span, place.name([value is None for value in place.values].index(True)))
    if isinstance(node, core.ForCount) and isinstance(error, TypeError):
        named = re.search(r"'(\w+)' object", str(error))
        return values.CannotCount(node.stop.span, sort_named(named[1]) if named else "a tensor")
    text = str(error.args[0]) if isinstance(error, KeyError) and error.args else str(error)
    for kind, pattern, build in _ROWS:
        if isinstance(error, kind) and (found := re.search(pattern, text)):
            return build(found, place)
    return values.NotPossible(place.span, text.splitlines()[0] if text else type(error).__name__)


def _shape(text: str) -> tuple[int, ...]:
    return tuple(int(size) for size in re.findall(r"\d+", text))


def _zero(found: Found, place: Place) -> Problem:
    match place.node:
        case core.ForCount(step=step) | core.Primitive(name="arange" | "range", arguments=(_, _, core.Expression() as step)):
            return values.ZeroStep(step.span)
        case core.Primitive(name="power", arguments=(core.Expression() as base, _)):
            divisor: core.Expression | None = base
        case core.Primitive(arguments=(_, core.Expression() as right)) | core.Update(value=right):
            divisor = right
        case _:
            divisor = None
    literal = isinstance(divisor, core.Constant) or divisor is None
    return arithmetic.DivisionByZero(place.span, None if literal or divisor is None else code(divisor.span))


def _too_large(found: Found, place: Place) -> Problem:
    return arithmetic.NumberTooLarge(place.span, whole="digits" in found[0])


def _broadcast(found: Found, place: Place) -> Problem:
    sizes = tuple(_shape(part) for part in re.findall(r"\(([\d, ]*)\)", found[0]))
    if isinstance(place.node, core.Compare) and len(place.parts) > 2:
        return shapes.ShapesDiffer(place.span, sizes)
    if isinstance(place.node, core.Update):  # the third shape is that of the target again
        sizes = sizes[:2]
    names = place.names
    if len(names) == len(sizes):
        names = tuple(name for name, size in zip(names, sizes, strict=True) if size)
    sizes = tuple(filter(None, sizes))  # a number fits anything
    return shapes.ShapesDiffer(place.span, sizes, names if len(names) == len(sizes) else ())


def _matmul(found: Found, place: Place) -> Problem:
    known = tuple(tuple(value.shape) for value in place.values if hasattr(value, "shape"))
    return shapes.ProductsDiffer(place.span, place.name(0), place.name(1), int(found[2]), int(found[1]), known)


def _matmul_number(found: Found, place: Place) -> Problem:
    return values_wrong(place, "`x` and `@` multiply two tensors; a number multiplies with `*`")


def _out_of_range(found: Found, place: Place) -> Problem:
    return shapes.IndexOutOfRange(place.span, found[1], _indexed(place), int(found[2]), int(found[3]))


def _out_of_list(found: Found, place: Place) -> Problem:
    match place.node:
        case core.Assign(target=core.Index(subscripts=(*_, last))) | core.Update(target=core.Index(subscripts=(*_, last))):
            shown = code(last.span) if isinstance(last, core.Constant) else f"`{code(last.span)}`"
            items = len(place.values[0]) if place.values and isinstance(place.values[0], list | tuple) else None
            return shapes.IndexOutOfRange(place.span, shown, place.stored_into, None, items)
    if len(place.values) > 1 and hasattr(place.values[0], "__len__"):
        return shapes.IndexOutOfRange(place.span, str(place.values[1]), place.name(0), None, len(place.values[0]))
    index = place.name(1) if len(place.names) > 1 else ""
    return shapes.IndexOutOfRange(place.span, f"`{index}`" if index else "", place.name(0), None, None)


def _indexed(place: Place) -> str:
    """The tensor whose axes a message counts: T of `T[i][j]`."""
    match place.node:
        case core.Assign(target=core.Expression() as target) | core.Update(target=core.Expression() as target):
            inner: core.Expression = target
        case core.Expression() as inner:
            pass
        case _:
            return code(place.span)
    while isinstance(inner, core.Index):
        inner = inner.target
    return code(inner.target.span) if isinstance(inner, core.AtPlace) else code(inner.span)


def _too_many(found: Found, place: Place) -> Problem:
    return shapes.TooManyIndexes(place.span, _indexed(place), int(found[1]), int(found[2]))


def _not_indexable(found: Found, place: Place) -> Problem:
    return shapes.NoElements(place.span, place.stored_into, sort_named(next((name for name in found.groups() if name), "float")))


def _bad_index(found: Found, place: Place) -> Problem:
    for value in place.values[1:]:
        if isinstance(value, float) and value % 1:
            return shapes.NotWhole(place.span, f"{value:g}")
        if isinstance(value, int) and abs(value) >= 2**63 and hasattr(place.values[0], "__len__"):
            return shapes.IndexOutOfRange(place.span, str(value), place.name(0), None, len(place.values[0]))
    known = [sort_of(value) for value in place.values[1:] if not isinstance(value, int)]
    return shapes.BadIndex(place.span, known[0] if known else "a value that is not whole")


def _several(found: Found, place: Place) -> Problem:
    """Several places in what is no tensor."""
    if isinstance(place.node, core.Assign | core.Update):
        return SeveralItems(place.span, place.stored_into)
    if isinstance(place.node, core.Primitive):
        return values_wrong(place)
    return shapes.BadIndex(place.span, "a vector")


def _not_whole(found: Found, place: Place) -> Problem:
    """Of several numbers the first that is not whole."""
    numbers = re.findall(r"[-+]?(?:\d[\d.]*(?:e[-+]?\d+)?|inf|nan)", found[1])
    odd = (number for number in numbers if not float(number).is_integer())
    return shapes.NotWhole(place.span, next(odd, found[1]).removesuffix("."))


def _missing_key(found: Found, place: Place) -> Problem:
    known = place.values[0] if place.values and isinstance(place.values[0], dict) else {}
    field = place.node.name if isinstance(place.node, core.Field) else found[0]
    return values.NoSuchKey(place.span, field, place.name(0), near_names(field, map(str, known)))


def values_wrong(place: Place, hint: str | None = None, named: Sequence[str] = ()) -> Problem:
    """The operation does not take values of these sorts."""
    sorts = tuple(sort_of(value) for value in place.values) or tuple(map(sort_named, named))
    if "a text" in sorts and hint is None and len(sorts) == 2:
        hint = 'make one text of them with an f-text: `f"{a} {b}"`; `number(text)` reads a number'
    if sorts == ("a text",) and hint is None:
        hint = "`number(text)` reads a number"
    return arithmetic.WrongSorts(place.span, sorts, hint)


def _operands(found: Found, place: Place) -> Problem:
    return values_wrong(place, named=[name for name in found.groups() if name])


def _truth(found: Found, place: Place) -> Problem:
    if isinstance(place.node, core.Primitive) and place.node.name == "sort":
        return arithmetic.WrongSorts(place.span, ("a list of tensors",), "rows have no order; sort numbers, or texts")
    return arithmetic.TensorCondition(place.span)


def _order(found: Found, place: Place) -> Problem:
    """What is compared may be an item of a list."""
    sorts = tuple(sort_named(name) for name in found.groups())
    return arithmetic.WrongSorts(
        place.span, sorts, "numbers are compared with numbers, and texts with texts; `number(text)` reads a number"
    )


def _concatenated(found: Found, place: Place) -> Problem:
    return values_wrong(place, named=("str", found[1]))


def _whole_cast(found: Found, place: Place) -> Problem:
    return arithmetic.FractionInWholes(place.span, place.stored_into)


def _grows(found: Found, place: Place) -> Problem:
    return shapes.WouldGrow(place.span, _shape(found[1]), _shape(found[2]))


def _stored(found: Found, place: Place) -> Problem:
    return shapes.StoredShapeDiffers(place.span, _shape(found[1]), _shape(found[2]))


def _method_missing(found: Found, place: Place) -> Problem:
    owner, name = found[1], found[2]
    if owner.endswith("ndarray") and name in ("append", "insert", "pop", "push"):
        item = place.names[-1] if name != "pop" and len(place.names) > 1 else ""
        return shapes.TensorsDoNotGrow(place.span, place.name(0), item, name)
    if owner == "NoneType":
        return values.NothingUsed(place.span, place.name(0))
    return values_wrong(place, named=(owner,))


def _axis(found: Found, place: Place) -> Problem:
    return shapes.NoSuchAxis(place.span, int(found[1]), int(found[2]))


def _reshape(found: Found, place: Place) -> Problem:
    return shapes.CannotReshape(place.span, int(found[1]), _shape(found[2]))


def _function(place: Place) -> str:
    return place.node.name if isinstance(place.node, core.Primitive) else code(place.span)


def _ragged(found: Found, place: Place) -> Problem:
    """The first row that differs, where the engine knows the list (R2.3)."""
    import numpy as np

    for value in place.values:
        if isinstance(value, list | tuple) and value:
            try:
                sizes = [np.shape(item) for item in value]
            except ValueError:
                continue
            for row, size in enumerate(sizes):
                if size != sizes[0]:
                    return shapes.Ragged(place.span, row, size, sizes[0])
    return shapes.Ragged(place.span, None, (), ())


def _visit(found: Found, place: Place) -> Problem:
    """What a loop walks is told, not the whole loop."""
    sort = sort_named(found[1]) if found[1] else "a number"
    match place.node:
        case core.ForEach(visits=(core.Visit(iterable=walked),)) if walked.span.text:
            return values.CannotVisit(walked.span, sort, sort == "a number")
    return values.CannotVisit(place.span, sort, sort == "a number")


def _unpack(found: Found, place: Place) -> Problem:
    match place.node:
        case core.ForEach(visits=(core.Visit(iterable=walked),), unpack=names) if names:
            return values.CannotUnpack(walked.span, len(names), None, walked=True)
        case core.Clause(variables=names, iterable=walked):
            return values.CannotUnpack(walked.span, len(names), None, walked=True)
        case core.Assign(target=core.Targets(items=items), value=value):
            wanted, span = len(items), value.span
        case _:
            wanted, span = 2, place.span
    counts = [int(number) for number in re.findall(r"\d+", found[0])]
    if found[0].startswith("not enough"):
        return values.CannotUnpack(span, counts[0], counts[1])
    if not counts:
        return values.CannotUnpack(span, wanted, None)
    return values.CannotUnpack(span, counts[0], counts[1] if len(counts) > 1 else counts[0] + 1)


def _called(found: Found, place: Place) -> Problem:
    return values.NotAFunction(place.parts[0].span if place.parts else place.span, sort_named(found[1]))


def _number_text(found: Found, place: Place) -> Problem:
    return arithmetic.NotANumber(place.span, found[1])


def _format(found: Found, place: Place) -> Problem:
    """The first value with a format, which both engines compute first."""
    formatted = [part for part in place.node.parts if not isinstance(part, str) and part[1]] if isinstance(place.node, core.Format) else []
    if not formatted:
        return values_wrong(place)
    expression, spec = formatted[0]
    return values.BadFormat(expression.span, spec, sort_named(found[1]) if found.lastindex else "this value")


def _asserted(found: Found, place: Place) -> Problem:
    return values.AssertionFailed(place.span, code(place.span), found.string or None)


def _memory(found: Found, place: Place) -> Problem:
    count = re.search(r"shape \(([\d, ]+)\)", found.string)
    return limits.TooMuchMemory(place.span, math.prod(_shape(count[1])) if count else None, MOST_ELEMENTS)


NO_WHOLE = "nan, infinity and what is larger than 9.2e18 are no whole numbers of a tensor"
_RANDOM = {
    "scale < 0": "the standard deviation is below zero",
    "low >= high": "the lower end is not below the upper end",
    "high - low < 0": "the lower end lies above the upper one",
    "high - low": "the range is not finite",
    "Range exceeds": "the range is not finite",
}


def _whole_given(found: Found, place: Place) -> Problem:
    given = place.parts[0].span if place.parts else place.span
    return arithmetic.WholeTensorGiven(given if given.text else place.span, code(given))


_ROWS: tuple[tuple[type[BaseException] | tuple[type[BaseException], ...], str, Builder], ...] = (
    (ZeroDivisionError, "", _zero),
    (
        OverflowError,
        r"Python int(eger)? .*too large|Python integer .* out of bounds",
        lambda found, place: arithmetic.BeyondSixtyFourBits(place.span),
    ),
    (
        TypeError,
        r"loop of ufunc does not support argument 0 of type int ",
        lambda found, place: arithmetic.BeyondSixtyFourBits(place.span, place.name(0)),
    ),
    (OverflowError, r"cannot convert float (infinity|NaN)|digits|out of range|too large", _too_large),
    (IndexError, r"index (-?\d+) is out of bounds for axis (\d+) with size (\d+)", _out_of_range),
    (IndexError, r"pop from empty list", lambda found, place: values.NothingToPop(place.span, place.name(0))),
    (IndexError, r"(list|string|tuple|range object|pop|list assignment) index out of range", _out_of_list),
    (IndexError, r"array is (\d+)-dimensional, but (\d+) were indexed", _too_many),
    (IndexError, r"invalid index to scalar variable", _not_indexable),
    (
        IndexError,
        # NumPy 1.26 speaks of dimensions, NumPy 2 of axes
        r"boolean index did not match .* (?:axis|dimension) (\d+); .* is (\d+) but .* is (\d+)",
        lambda found, place: shapes.MaskDiffers(place.span, int(found[1]), int(found[2]), int(found[3])),
    ),
    (IndexError, r"indexing arrays could not be broadcast together with shapes .*", _broadcast),
    (IndexError, r"only integers, slices|arrays used as indices must be", _bad_index),
    (TypeError, r"(?:list|tuple|string|range) indices must be integers", _bad_index),
    (TypeError, r"slice indices must be integers", _bad_index),
    (TypeError, r"only integer scalar arrays can be converted to a scalar index", _several),
    (KeyError, r".*", _missing_key),
    (ValueError, r"axis (-?\d+) is out of bounds for array of dimension (\d+)", _axis),
    (ValueError, r"value array of shape (.*) could not be broadcast to indexing result of shape (.*)", _stored),
    (ValueError, r"could not broadcast input array from shape (.*) into shape (.*)", _stored),
    (ValueError, r"non-broadcastable output operand with shape (.*) doesn't match the broadcast shape (.*)", _grows),
    (ValueError, r"could not be broadcast together with shapes .*|shape mismatch: objects cannot be broadcast.*", _broadcast),
    (ValueError, r"matmul: .*\(size (\d+) is different from (\d+)\)", _matmul),
    (ValueError, r"matmul: Input operand \d does not have enough dimensions", _matmul_number),
    (ValueError, r"truth value of an (?:empty )?array", _truth),
    (ValueError, r"cannot reshape array of size (\d+) into shape (.*)", _reshape),
    (
        (ValueError, RuntimeWarning),
        rf"zero-size array to reduction|attempt to get arg(?:max|min) of an empty|{MEAN_OF_NOTHING}",
        lambda found, place: shapes.NoValues(place.span, _function(place)),
    ),
    ((ValueError, RuntimeWarning), NO_WHOLE_NUMBER, lambda found, place: values.NotPossible(place.span, NO_WHOLE)),
    (ValueError, r"negative dimensions|must be non-negative|negative size", lambda found, place: shapes.NegativeSize(place.span)),
    (ValueError, r"inhomogeneous shape", _ragged),
    (ValueError, r"setting an array element with a sequence", lambda found, place: shapes.StoredShapeDiffers(place.span, None, ())),
    (
        ValueError,
        r"all the input array|all input arrays must|need at least one array|zero-dimensional arrays cannot",
        lambda found, place: shapes.CannotJoin(place.span, _joined(place, found.string)),
    ),
    (ValueError, r"(?s)(.+) is not a whole number", _not_whole),
    (ValueError, r"could not convert string to float: (?:np\.str_\()?(.*?)\)?$", _number_text),
    (ValueError, r"invalid literal for int\(\) with base 10: (.*)", _number_text),
    (
        ValueError,
        r"can only convert an array of size 1",
        lambda found, place: arithmetic.NotANumber(place.span, "a tensor of more or fewer elements than one"),
    ),
    (
        ValueError,
        r"range\(\) arg 3 must not be zero|slice step cannot be zero|Maximum allowed size",
        lambda found, place: values.ZeroStep(place.span),
    ),
    (ValueError, r"(?:too many values to unpack|not enough values to unpack).*", _unpack),
    (TypeError, r"cannot unpack non-iterable", _unpack),
    (ValueError, r"Exceeds the limit .* for integer string conversion", lambda found, place: arithmetic.NumberTooLarge(place.span, True)),
    (ValueError, r"Integers to negative integer powers", lambda found, place: values.NotPossible(place.span, found[0])),
    (
        (ValueError, OverflowError),
        r"scale < 0|low >= high|high <= 0|high - low < 0|high - low|a must be greater than 0|Range exceeds",
        lambda found, place: values.NoSuchRandom(place.span, _RANDOM.get(found[0], "there is nothing to draw from")),
    ),
    (ValueError, r"Maximum allowed dimension|array is too big", lambda found, place: limits.TooMuchMemory(place.span, None, MOST_ELEMENTS)),
    (AssertionError, r"", _asserted),
    (TypeError, r"a tensor that holds whole numbers", _whole_given),
    (TypeError, r"unsupported format string passed to (\w+(?:\.\w+)?)\.__format__", _format),
    (ValueError, r"Unknown format code '.' for object of type '(\w+)'|[Ff]ormat specifier|Invalid format", _format),
    (TypeError, r"Cannot cast ufunc '\w+' output from dtype\('float64'\) to dtype", _whole_cast),
    (TypeError, r"can only concatenate \w+ \(not \"(.*?)\"\) to", _concatenated),
    (TypeError, r"unsupported operand type\(s\) for .*: '(.*?)' and '(.*?)'", _operands),
    (TypeError, r"not supported between instances of '(.*?)' and '(.*?)'", _order),
    (TypeError, r"ufunc '\w+' did not contain a loop with signature", lambda found, place: values_wrong(place, "it works on numbers")),
    (TypeError, r"bad operand type for .*: '(.*?)'", _operands),
    (TypeError, r"'(.*?)' object is not subscriptable|'(.*?)' object does not support item assignment", _not_indexable),
    (TypeError, r"'(.*?)' object is not callable", _called),
    (TypeError, r"object of type '(.*?)' has no len", _operands),
    (TypeError, r"'(.*?)' object is not iterable|iteration over a 0-d array", _visit),
    (TypeError, r"unhashable type: '(.*?)'", lambda found, place: values.BadKey(place.span, sort_named(found[1]))),
    (
        TypeError,
        r"(?:missing|takes|got an unexpected|got multiple|Invalid number of)",
        lambda found, place: values.WrongArguments(place.span, "", "does not give what the function takes"),
    ),
    (
        TypeError,
        r"(?:Length of|Shapes of|Inputs?|Input z) .*must (?:match|be) .*",
        lambda found, place: values.NotPossible(place.span, found[0]),
    ),
    (TypeError, r".*", _operands),
    (AttributeError, r"'(.*?)' object has no attribute '(.*?)'", _method_missing),
    (MemoryError, r"", _memory),
    (RecursionError, r"", lambda found, place: values.HoldsItself(place.span)),
    (EOFError, r"", lambda found, place: values.NoInputLeft(place.span)),
)


def _joined(place: Place, text: str) -> str:
    sizes = [tuple(value.shape) for value in place.values if hasattr(value, "shape")]
    if len(sizes) > 1:
        return f"their shapes are {' and '.join(map(str, sizes))}"
    return "there are none" if "need at least one" in text else "their shapes differ"
