"""The table of derivatives: one row for each primitive, in the language of FPP.

A line is `primitive | when | parameter: text | …`; a line without a primitive continues the one above, and the first whose tests
hold is taken. In a text `dz` is the derivative of the loss by the result z, the other names are the primitive's parameters. An
element-wise text need not think of broadcasting: what was stretched is summed back afterwards. A parameter without a text has no
influence that a slope could tell. Tests are those of `numpy_rules`, `axis` (it is given), and `y:fixed` (a literal or constant).

The second table lists what has no derivative, with the reason; what changes lists or joins parts is handled in `structures.py`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from fpp_lang.autodiff.make import value_of
from fpp_lang.core import tree as core
from fpp_lang.core.primitives import PRIMITIVES
from fpp_lang.diagnostics.problem import Problems
from fpp_lang.numpy_rules.argument_tests import TESTS
from fpp_lang.syntax import parse_expression, source_of_text
from fpp_lang.syntax import tree as syntax

_TABLE = """
add        |             | x: dz                                     | y: dz
subtract   |             | x: dz                                     | y: -dz
multiply   |             | x: dz * y                                 | y: dz * x
divide     |             | x: dz / y                                 | y: -dz * x / y^2
mod        |             | x: dz                                     | y: -dz * (x div y)
power      | y:0         |
           | y:1         | x: dz
           | y:2         | x: 2 * dz * x
           | y:literal   | x: y * dz * x^(y - 1)
           | y:fixed     | x: y * dz * x^(y - 1)
           |             | x: dz * y * x^where(y == 0, 1, y - 1)     | y: dz * z * log(where(x == 0, 1, x))
square     |             | x: 2 * dz * x
negate     |             | x: -dz
positive   |             | x: dz

exp        |             | x: dz * z
exp_minus_one |          | x: dz * exp(x)
log        |             | x: dz / x
log_one_plus |           | x: dz / (1 + x)
log2       |             | x: dz / (x * log(2))
log10      |             | x: dz / (x * log(10))
sqrt       |             | x: dz / (2 * z)
sin        |             | x: dz * cos(x)
cos        |             | x: -dz * sin(x)
tan        |             | x: dz * (1 + z^2)
arcsin     |             | x: dz / sqrt(1 - x^2)
arccos     |             | x: -dz / sqrt(1 - x^2)
arctan     |             | x: dz / (1 + x^2)
sinh       |             | x: dz * cosh(x)
cosh       |             | x: dz * sinh(x)
tanh       |             | x: dz * (1 - z^2)
erf        |             | x: dz * FRAC_2_SQRT_PI * exp(-x^2)
abs        |             | x: dz * sign(x)

maximum    | y:fixed     | x: dz * (x > y)
           | x:fixed     | y: dz * (y > x)
           |             | x: dz * ((x > y) + 0.5 * (x == y))        | y: dz * ((y > x) + 0.5 * (x == y))
minimum    | y:fixed     | x: dz * (x < y)
           | x:fixed     | y: dz * (y < x)
           |             | x: dz * ((x < y) + 0.5 * (x == y))        | y: dz * ((y < x) + 0.5 * (x == y))
clip       |             | x: dz * (x > low and x < high)            | low: dz * (x < low) | high: dz * (x > high)
where      |             | yes: where(condition, dz, 0)              | no: where(condition, 0, dz)
select     |             | yes: where(condition, dz, 0)              | no: where(condition, 0, dz)
select_one |             | yes: where(condition, dz, 0)              | no: where(condition, 0, dz)

sum        | axis        | t: spread(dz, axis)
           |             | t: dz
mean       | axis        | t: spread(dz, axis) / axis_size(shape(t), axis)
           |             | t: dz / size(t)
var        | axis        | t: 2 * spread(dz, axis) * (t - spread(mean(t, axis), axis)) / (axis_size(shape(t), axis) - sample)
           |             | t: 2 * dz * (t - mean(t)) / (size(t) - sample)
std        | axis     | t: spread(dz / where(z == 0, 1, z) / (axis_size(shape(t), axis) - sample), axis) * (t - spread(mean(t, axis), axis))
           |             | t: dz / ((size(t) - sample) * where(z == 0, 1, z)) * (t - mean(t))
prod       |             | t: prod_slope(dz, t, axis)
prod_kept  |             | t: prod_slope(squeeze(dz, axis), t, axis)
max        | axis        | t: spread(dz / sum(t == spread(z, axis), axis), axis) * (t == spread(z, axis))
           |             | t: dz / count_nonzero(t == z) * (t == z)
min        | axis        | t: spread(dz / sum(t == spread(z, axis), axis), axis) * (t == spread(z, axis))
           |             | t: dz / count_nonzero(t == z) * (t == z)
median     |             | t: median_slope(dz, t, axis)
cumsum     | axis        | t: spread(sum(dz, axis), axis) - cumsum(dz, axis) + dz
           |             | t: reshape(sum(dz) - cumsum(dz) + dz, shape(t))
sort       |             | t: sort_slope(dz, t)
reversed   |             | t: reversed(dz)
sum_kept   |             | t: dz
max_kept   |             | t: dz / sum_kept(t == z, axis) * (t == z)
min_kept   |             | t: dz / sum_kept(t == z, axis) * (t == z)
column_sums |            | t: dz
upper_part |             | t: upper_part(dz, k)
lower_part |             | t: lower_part(dz, k)

matmul     | x:matrix y:matrix | x: matmul(dz, transpose(y))         | y: matmul(transpose(x), dz)
           | x:matrix y:vector | x: outer(dz, y)                     | y: matmul(transpose(x), dz)
           | x:vector y:matrix | x: matmul(y, dz)                    | y: outer(x, dz)
           | x:vector y:vector | x: dz * y                           | y: dz * x
           |             | x: matmul_slope(dz, x, y)                 | y: matmul_slope_right(dz, x, y)
times      | x:single y:single | x: dz * y                           | y: dz * x
           | x:single    | x: sum(dz * y)                            | y: dz * x
           | y:single    | x: dz * y                                 | y: sum(dz * x)
           | x:matrix y:matrix | x: matmul(dz, transpose(y))         | y: matmul(transpose(x), dz)
           | x:matrix y:vector | x: outer(dz, y)                     | y: matmul(transpose(x), dz)
           | x:vector y:matrix | x: matmul(y, dz)                    | y: outer(x, dz)
           | x:vector y:vector | x: dz * y                           | y: dz * x
           |             | x: matmul_slope(dz, x, y)                 | y: matmul_slope_right(dz, x, y)
matmul_slope |           | up: times(dz, y)                          | y: matmul_slope_right(up, dz, y)
matmul_slope_right |     | up: times(x, dz)                          | x: matmul_slope(up, x, dz)
outer      |             | x: matmul(dz, y)                          | y: matmul(x, dz)
vdot       |             | a: dz * b                                 | b: dz * a
correlation |            | x: correlation(concat(zeros(len(w) - 1), dz, zeros(len(w) - 1)), reversed(w)) | w: correlation(x, dz)
chosen_product |         | x: where(taken, matmul(dz, transpose(y)), 0) | y: matmul(transpose(where(taken, x, 0)), dz)
transpose  |             | t: transpose(dz)
mirrored   |             | t: mirrored(dz)
in_shape_of | flat:vector | flat: concat(flatten(dz), zeros(len(flat) - size(dz)))
            |             | flat: reshape(concat(flatten(dz), zeros(size(flat) - size(dz))), shape(flat))
reshape    |             | t: reshape(dz, shape(t))
flatten    |             | t: reshape(dz, shape(t))
squeeze    |             | t: spread(dz, axis)
spread     |             | t: squeeze(dz, axis)
sum_to     |             | t: dz
broadcast  |             | t: dz
fractions  |             | t: dz
own_fractions |          | t: dz
as_array   |             | t: dz
clone      |             | t: dz
full       |             | value: sum_to(dz, value)
repeated   |             | value: sum(dz)
number     |             | value: dz
"""

_LIBRARY = """
ReLU       |             | T: dz * (T > 0)
LeakyReLU  |             | T: dz * where(T > 0, 1, negative_slope)
ELU        |             | T: dz * where(T > 0, 1, z + alpha)
Sigmoid    |             | T: dz * z * (1 - z)
Swish      |             | T: dz * (z + Sigmoid(T) * (1 - z))
Parametric_Swish |       | T: dz * (1 + beta * z + (1 - beta * z) * tanh(beta * T / 2)) / 2 | beta: dz * z * (T - z)
Hyperbolic_Tangent |     | T: dz * (1 - z^2)
softplus   |             | T: dz * (1 + tanh(T / 2)) / 2
Softmax    | T:many      | T: z * (dz - sum_kept(dz * z, -1))
log_softmax | T:many     | T: dz - exp(z) * sum_kept(dz, -1)
BCE_From_Logits |        | score: dz * ((1 + tanh(score / 2)) / 2 - actual) | actual: -dz * score
"""
"""Functions of the library by name: their derivatives said better, or at places where the text of the function has a kink.

`fpp derive` shows them in the same words. A text calls no function that the body of its own function does not call.
"""

WHOLE_ROWS = frozenset({"Softmax", "log_softmax"})

_NONE = """
div floor ceil round sign : a step, flat between its jumps
is_odd is_even any all any_kept all_kept any_true is_nan is_record equal contains : true or false
argmax argmin argsort argwhere count_nonzero flatnonzero : places, which jump
first_true last_true first_largest first_smallest last_largest last_smallest to_whole : places, which jump
place_of_largest place_of_smallest : places, which jump
len shape joined_shape rows cols rank size axis_size passes least_of least most : a size, whatever the numbers are
row_places column_places everywhere new_axis ranges : a place, whatever the numbers are
no_slope added_slopes : made by derivatives themselves
in_parts sort_flat as_numbers : made for texts alone; what is differentiated is whole
zeros empty ones identity arange linspace range enumerate zip : made from sizes and literals
random uniform normal random_integer shuffle choice seed : drawn at random, which counts as constant
print save input clock hold_fractions : an effect
plot scatter scatter_3d contour plot_title plot_axes save_plot : an effect
load text upper lower strip split join replace starts_with ends_with data : no arithmetic
"""


def _reasons(table: str) -> dict[str, str]:
    """The reason that stands behind the names of a line, for each of them."""
    parts = (line.partition(" : ") for line in filter(str.strip, table.splitlines()))
    return {name: reason.strip() for names, _, reason in parts for name in names.split()}


NO_GRADIENT: dict[str, str] = _reasons(_NONE)
"""What has no derivative, and why: nothing flows back through it."""

_AS_WRITTEN = """
max_from min_from running_max running_min : a tie is split anew in every pass, so that later numbers count more
fmax fmin fmax_from fmin_from fmax_of fmin_of running_fmax running_fmin : of equal numbers the branch that was taken tells which one counts
cumprod : each slope needs the products without one number, which is a loop again
windows : parts that overlap are added up one after the other, which is a loop again
divide_where : the branch that was taken tells where there is a quotient
"""

AS_WRITTEN: dict[str, str] = _reasons(_AS_WRITTEN)
"""Forms of whole loops that no row is right for, and why: the loop is differentiated as it was written."""

Given = Mapping[str, core.Expression | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """One form of a primitive's derivative: the tests of its arguments, and the text for each parameter."""

    tests: tuple[str, ...]
    texts: dict[str, syntax.Expression] = field(default_factory=dict)


def _rule(tests: str, cells: Sequence[str]) -> Rule:
    texts = {}
    for cell in filter(None, cells):
        parameter, _, text = cell.partition(":")
        texts[parameter] = parsed(text.strip())
    return Rule(tuple(tests.split()), texts)


@cache
def parsed(text: str) -> syntax.Expression:
    """A text of ours as a surface tree."""
    tree = parse_expression(source_of_text("<rule>", text), problems := Problems())
    assert tree is not None and not problems.any_errors, text
    return tree


@cache
def rules() -> dict[str, tuple[Rule, ...]]:
    """The rows of the table by primitive; one that is told to compute in fractions has those of the plain one."""
    rows = _rows(_TABLE)
    plain = {name: name.removesuffix("_in_fractions") for name in PRIMITIVES if name.endswith("_in_fractions")}
    return rows | {name: rows[same] for name, same in plain.items()}


@cache
def library_rules() -> dict[str, tuple[Rule, ...]]:
    """The rows of the library's functions by name."""
    return _rows(_LIBRARY)


def _rows(table: str) -> dict[str, tuple[Rule, ...]]:
    found: dict[str, tuple[Rule, ...]] = {}
    name = ""
    for line in filter(str.strip, table.splitlines()):
        first, tests, *cells = (cell.strip() for cell in line.split("|"))
        name = first or name
        found[name] = (*found.get(name, ()), _rule(tests, cells))
    return found


def rule_for(node: core.Primitive) -> Rule | None:
    """The row of the table for a call; None where the table says nothing of the primitive."""
    names = [parameter.name for parameter in PRIMITIVES[node.name].parameters]
    return _first(rules().get(node.name, ()), dict(zip(names, node.arguments, strict=False)))


def library_rule(key: str, given: Given) -> Rule | None:
    """The row of the table for a call of the library's function with this key."""
    if not key.startswith("library:"):
        return None
    return _first(library_rules().get(key.removeprefix("library:"), ()), given)


def _first(found: Sequence[Rule], given: Given) -> Rule | None:
    return next((rule for rule in found if all(_passes(test, given) for test in rule.tests)), None)


def _passes(test: str, given: Given) -> bool:
    name, _, wanted = test.partition(":")
    argument = given.get(name)
    if argument is None or not wanted:
        return argument is not None
    if wanted == "fixed":
        return is_fixed(argument)
    if wanted == "literal":
        return value_of(argument) is not None
    if wanted.isdigit():
        return value_of(argument) == int(wanted)
    return TESTS[wanted](argument)


def is_fixed(node: core.Expression) -> bool:
    """A literal, a constant such as pi, or arithmetic on them."""
    match node:
        case core.Constant():
            return True
        case core.Primitive(name=name, arguments=arguments) if PRIMITIVES[name].elementwise:
            return all(argument is None or is_fixed(argument) for argument in arguments)
    return False
