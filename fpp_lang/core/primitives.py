"""The table of primitives: what FPP cannot say about itself, one row each.

A row's parameters are written `name:takes`, with `=none` where it may be left out and `*` before the last where it takes any number.
`takes` says what a value given there must be, and so what is known of a parameter that is passed on (R2.10):

    numeric  a number or a tensor, taken element by element          whole    a tensor (or number) taken as a whole
    number   one number      size  a count or a size, made whole      shape    sizes, a shape, or a vector of whole numbers
    places   an index        list  a list       text  a text          function, truth, any

`gives` names the rule for the kind of the result (`settle/gives.py`). `hazard`: "total" is safe on every element, "partial" may
fail or make nan or inf (so a branch not taken must not evaluate it), "effect" does something besides giving a value.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Hazard = Literal["total", "partial", "effect"]


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of a primitive."""

    name: str
    takes: str
    optional: bool = False
    many: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One primitive. `changes`: the parameter that a call changes in place. `elementwise`: works element by element (R6.5)."""

    name: str
    parameters: tuple[Parameter, ...]
    gives: str
    hazard: Hazard
    aliases: tuple[str, ...]
    changes: str | None
    elementwise: bool

    @property
    def least(self) -> int:
        return sum(not parameter.optional and not parameter.many for parameter in self.parameters)

    @property
    def most(self) -> int | None:
        return None if self.parameters and self.parameters[-1].many else len(self.parameters)

    @property
    def signature(self) -> str:
        """The call as a message shows it: `max(values, axis=none)`."""
        words = [f"{p.name}…" if p.many else f"{p.name}=none" if p.optional else p.name for p in self.parameters]
        return f"{self.name}({', '.join(words)})"


def _parameter(text: str) -> Parameter:
    name, _, takes = text.partition(":")
    optional = takes.endswith("=none")
    return Parameter(name.lstrip("*"), takes.removesuffix("=none"), optional, name.startswith("*"))


def _row(line: str) -> Row:
    """`name | parameters | gives | hazard | aliases | changes`."""
    name, parameters, gives, hazard, aliases, changes = (cell.strip() for cell in line.split("|"))
    found = tuple(_parameter(word) for word in parameters.split())
    elementwise = any(p.takes == "numeric" for p in found)
    assert hazard in ("total", "partial", "effect"), line
    return Row(name, found, gives, hazard, tuple(aliases.split()), changes or None, elementwise)  # type: ignore[arg-type]


_TABLE = """
add             | x:numeric y:numeric              | arithmetic   | total   |                                   |
subtract        | x:numeric y:numeric              | arithmetic   | total   |                                   |
multiply        | x:numeric y:numeric              | arithmetic   | total   |                                   |
divide          | x:numeric y:numeric              | fraction     | partial |                                   |
div             | x:numeric y:numeric              | arithmetic   | partial |                                   |
mod             | x:numeric y:numeric              | arithmetic   | partial |                                   |
power           | x:numeric y:numeric              | power        | partial | raised powered powered_to raised_to |
negate          | x:numeric                        | same         | total   |                                   |
positive        | x:numeric                        | same         | total   |                                   |
matmul          | x:whole y:whole                  | matmul       | total   |                                   |
times           | x:any y:any                      | times        | total   |                                   |
square          | x:numeric                        | same         | total   | raised2 squared                   |

exp             | x:numeric                        | fraction     | total   |                                   |
exp_minus_one   | x:numeric                        | fraction     | total   | expm1                             |
log             | x:numeric                        | fraction     | partial | ln                                |
log_one_plus    | x:numeric                        | fraction     | partial | log1p                             |
log2            | x:numeric                        | fraction     | partial |                                   |
log10           | x:numeric                        | fraction     | partial |                                   |
sqrt            | x:numeric                        | fraction     | partial | square_root                       |
sin             | x:numeric                        | fraction     | total   |                                   |
cos             | x:numeric                        | fraction     | total   |                                   |
tan             | x:numeric                        | fraction     | total   |                                   |
arcsin          | x:numeric                        | fraction     | partial |                                   |
arccos          | x:numeric                        | fraction     | partial |                                   |
arctan          | x:numeric                        | fraction     | total   |                                   |
sinh            | x:numeric                        | fraction     | total   |                                   |
cosh            | x:numeric                        | fraction     | total   |                                   |
tanh            | x:numeric                        | fraction     | total   |                                   |
erf             | x:numeric                        | fraction     | total   |                                   |
floor           | x:numeric                        | rounded      | partial |                                   |
ceil            | x:numeric                        | rounded      | partial |                                   |
round           | x:numeric digits:size=none       | round        | partial |                                   |
abs             | x:numeric                        | same         | total   | absolute                          |
sign            | x:numeric                        | same         | total   |                                   |
maximum         | x:numeric y:numeric              | arithmetic   | total   |                                   |
minimum         | x:numeric y:numeric              | arithmetic   | total   |                                   |
clip            | x:numeric low:numeric high:numeric | clipped    | total   | clamp clamp_each                  |
where           | condition:numeric yes:numeric no:numeric | where | total  |                                   |
is_odd          | n:numeric                        | truth        | total   |                                   |
is_even         | n:numeric                        | truth        | total   |                                   |

sum             | t:whole axis:size=none           | reduced      | total   |                                   |
prod            | t:whole axis:size=none           | reduced      | total   |                                   |
mean            | t:whole axis:size=none           | averaged     | partial | average                           |
median          | t:whole axis:size=none           | averaged     | partial |                                   |
var             | t:whole sample:truth=none axis:size=none | averaged | partial | variance                      |
std             | t:whole sample:truth=none axis:size=none | averaged | partial |                               |
max             | t:whole axis:size=none           | extreme      | partial | find_maximum                      |
min             | t:whole axis:size=none           | extreme      | partial | find_minimum                      |
argmax          | t:whole axis:size=none           | place        | partial |                                   |
argmin          | t:whole axis:size=none           | place        | partial |                                   |
any             | t:whole axis:size=none           | tested       | total   |                                   |
all             | t:whole axis:size=none           | tested       | total   |                                   |
cumsum          | t:whole axis:size=none           | running      | total   |                                   |
sort            | t:any                            | sorted       | total   | sorted                            |
argsort         | t:whole                          | places       | total   |                                   |
reversed        | t:any                            | sorted       | total   |                                   |
equal           | a:any b:any                      | single_truth | total   |                                   |

len             | t:any                            | count        | total   |                                   |
shape           | t:whole                          | shape        | total   |                                   |
rows            | t:whole                          | count        | total   |                                   |
cols            | t:whole                          | count        | total   | columns                           |
rank            | t:whole                          | count        | total   |                                   |
size            | t:whole                          | count        | total   |                                   |
hold_fractions  | tensor:any *sources:any          | nothing      | effect  |                                   |
axis_size       | shape:any axis:size              | count        | total   |                                   |
transpose       | t:whole                          | transposed   | total   | T                                 |
reshape         | t:whole *shape:shape             | shaped       | partial |                                   |
flatten         | t:whole                          | vector       | total   |                                   |
clone           | t:any                            | copied       | total   | copy                              |
data            | t:any                            | itself       | total   |                                   |

zeros           | *shape:shape                     | made         | partial |                                   |
ones            | *shape:shape                     | made         | partial |                                   |
full            | shape:shape value:numeric        | filled       | partial |                                   |
identity        | n:size                           | matrix       | partial |                                   |
arange          | start:number stop:number=none step:number=none | ranged | partial |                          |
linspace        | start:number stop:number count:size | fractions | partial |                                   |
concat          | *parts:any                       | joined       | partial | concatenate                       |
stack           | parts:any                        | stacked      | partial |                                   |

range           | start:size stop:size=none step:size=none | range | partial |                           |
enumerate       | t:any                            | numbered     | total   |                                   |
zip             | *parts:any                       | zipped       | total   |                                   |
append          | items:list item:any              | nothing      | effect  | push                              | items
pop             | items:list place:places=none     | item         | effect  |                                   | items
insert          | items:list place:places item:any | nothing      | effect  |                                   | items
contains        | t:any item:any                   | single_truth | total   |                                   |

text            | value:any                        | text         | total   |                                   |
number          | value:any                        | single       | partial |                                   |
upper           | value:text                       | text         | total   |                                   |
lower           | value:text                       | text         | total   |                                   |
strip           | value:text                       | text         | total   |                                   |
split           | value:text separator:text=none   | texts        | total   |                                   |
join            | parts:any separator:text=none    | text         | partial |                                   |
replace         | value:text old:text new:text     | text         | total   |                                   |
starts_with     | value:text start:text            | single_truth | total   |                                   |
ends_with       | value:text end:text              | single_truth | total   |                                   |

print           | *values:any                      | nothing      | effect  |                                   |
input           | prompt:any=none                  | text         | effect  |                                   |
clock           |                                  | single       | effect  |                                   |
load            | file:text                        | loaded       | effect  |                                   |
save            | value:any file:text              | nothing      | effect  |                                   |
seed            | n:size                           | nothing      | effect  |                                   |
random          | *shape:shape                     | drawn        | effect  |                                   |
uniform         | min:number max:number shape:shape=none | drawn_shape | effect | Pseudo_Random_Range_float32     |
normal          | mean:number std_dev:number shape:shape=none | drawn_shape | effect | Random_Normal              |
random_integer  | low:size high:size shape:shape=none | drawn_whole | effect |                                   |
shuffle         | values:any                       | sorted       | effect  |                                   |
choice          | values:any                       | item         | effect  |                                   |

plot            | x:whole y:whole=none label:text=none | nothing  | effect  |                                   |
scatter         | x:whole y:whole groups:whole=none label:text=none | nothing | effect |                       |
scatter_3d      | x:whole y:whole z:whole groups:whole=none | nothing | effect |                                |
contour         | x:whole y:whole heights:whole boundary:number=none | nothing | effect |                      |
plot_title      | title:text                       | nothing      | effect  |                                   |
plot_axes       | x:text y:text z:text=none        | nothing      | effect  |                                   |
save_plot       | file:text                        | nothing      | effect  |                                   |
"""

_ARRAY_FORM = """
everywhere      |                                  | itself       | total   |                                   |
new_axis        |                                  | itself       | total   |                                   |
sum_kept        | t:whole axis:size                | reduced      | total   |                                   |
prod_kept       | t:whole axis:size                | reduced      | total   |                                   |
max_kept        | t:whole axis:size                | reduced      | partial |                                   |
min_kept        | t:whole axis:size                | reduced      | partial |                                   |
any_kept        | t:whole axis:size                | tested       | total   |                                   |
all_kept        | t:whole axis:size                | tested       | total   |                                   |
max_from        | t:whole start:number axis:any=none | reduced    | total   |                                   |
min_from        | t:whole start:number axis:any=none | reduced    | total   |                                   |
fmax_of         | t:whole                          | reduced      | partial |                                   |
fmin_of         | t:whole                          | reduced      | partial |                                   |
fmax_from       | t:whole start:number axis:any=none | reduced    | total   |                                   |
fmin_from       | t:whole start:number axis:any=none | reduced    | total   |                                   |
fmax            | x:numeric y:numeric              | arithmetic   | total   |                                   |
fmin            | x:numeric y:numeric              | arithmetic   | total   |                                   |
least           | x:number y:number                | arithmetic   | total   |                                   |
least_of        | *sizes:size                      | count        | total   |                                   |
most            | x:number y:number                | arithmetic   | total   |                                   |
cumprod         | t:whole axis:size=none           | running      | total   |                                   |
running_max     | t:whole axis:size=none           | running      | total   |                                   |
running_min     | t:whole axis:size=none           | running      | total   |                                   |
running_fmax    | t:whole axis:size=none           | running      | total   |                                   |
running_fmin    | t:whole axis:size=none           | running      | total   |                                   |
count_nonzero   | t:whole                          | count        | total   |                                   |
flatnonzero     | t:whole                          | vector       | total   |                                   |
argwhere        | t:whole                          | matrix       | total   |                                   |
sort_flat       | t:whole                          | vector       | total   |                                   |
first_true      | t:whole axis:size=none           | place        | total   |                                   |
is_record       | value:any                        | single_truth | total   |                                   |
as_numbers      | x:numeric                        | same         | total   |                                   |
to_whole        | x:number                         | count        | total   |                                   |
last_true       | t:whole                          | count        | total   |                                   |
any_true        | t:whole                          | tested       | total   |                                   |
is_nan          | x:numeric                        | tested       | total   |                                   |
first_largest   | t:whole axis:size=none           | place        | total   |                                   |
first_smallest  | t:whole axis:size=none           | place        | total   |                                   |
place_of_largest | t:whole                         | count        | total   |                                   |
place_of_smallest | t:whole                        | count        | total   |                                   |
last_largest    | t:whole axis:size=none           | place        | total   |                                   |
last_smallest   | t:whole axis:size=none           | place        | total   |                                   |
vdot            | a:whole b:whole                  | reduced      | total   |                                   |
einsum          | spec:text *parts:any             | matmul       | total   |                                   |
einsum_optimized | spec:text *parts:any            | matmul       | total   |                                   |
mirrored        | t:whole                          | transposed   | total   |                                   |
permute         | t:whole *axes:size               | transposed   | total   |                                   |
squeeze         | t:whole axis:size                | reduced      | partial |                                   |
repeated        | value:number count:size          | joined       | total   |                                   |
columns         | *parts:whole                     | stacked      | total   |                                   |
in_turn         | *parts:whole                     | joined       | total   |                                   |
concatenated    | front:any t:whole                | joined       | total   |                                   |
fractions       | t:whole                          | itself       | total   |                                   |
own_fractions   | t:whole                          | copied       | total   |                                   |
select          | condition:numeric yes:numeric no:numeric | where | total  |                                   |
divide_where    | x:numeric y:numeric out:whole condition:whole | itself | total |                            |
add_in_fractions | x:numeric y:numeric             | itself       | total   |                                   |
subtract_in_fractions | x:numeric y:numeric        | itself       | total   |                                   |
multiply_in_fractions | x:numeric y:numeric        | itself       | total   |                                   |
matmul_in_fractions | x:whole y:whole              | matmul       | total   |                                   |
sum_in_fractions | t:whole axis:size=none          | reduced      | total   |                                   |
cumsum_in_fractions | t:whole axis:size=none       | running      | total   |                                   |
select_one      | condition:numeric yes:numeric no:numeric | where | total  |                                   |
upper_part      | t:whole k:number=none            | itself       | total   |                                   |
lower_part      | t:whole k:number=none            | itself       | total   |                                   |
column_sums     | t:whole                          | reduced      | total   |                                   |
diagonal        | t:whole                          | vector       | total   |                                   |
windows         | t:whole *sizes:size              | itself       | total   |                                   |
correlation     | x:whole w:whole                  | vector       | total   |                                   |
chosen_product  | taken:whole x:whole y:whole      | matrix       | total   |                                   |
corner          | t:whole shape:any                | itself       | partial |                                   |
as_array        | t:any                            | itself       | total   |                                   |
ranges          | first:whole last:whole           | itself       | partial |                                   |
in_parts        | formula:function count:size width:size | copied | total |                                   |
row_places      | t:whole                          | place        | total   |                                   |
column_places   | t:whole                          | place        | total   |                                   |
empty           | *shape:shape                     | made         | partial |                                   |
in_shape_of     | flat:whole t:whole               | transposed   | total   |                                   |
spread          | t:whole axis:size                | spread       | total   |                                   |
broadcast       | t:whole shape:any                | spread_over  | total   |                                   |
sum_to          | t:whole like:whole               | as_second    | total   |                                   |
outer           | x:whole y:whole                  | matrix       | total   |                                   |
matmul_slope    | up:whole x:whole y:whole         | as_second    | total   |                                   |
matmul_slope_right | up:whole x:whole y:whole      | as_third     | total   |                                   |
prod_slope      | up:whole t:whole axis:any=none   | as_second    | total   |                                   |
median_slope    | up:whole t:whole axis:any=none   | as_second    | total   |                                   |
sort_slope      | up:whole t:whole                 | as_second    | total   |                                   |
concat_slope    | dz:whole parts:any               | copied       | total   |                                   |
added_slopes    | a:any b:any                      | copied       | total   |                                   |
no_slope        | value:any without:any=none       | copied       | total   |                                   |
joined_shape    | a:any b:any                      | shape        | total   |                                   |
passes          | start:number stop:number step:number inclusive:truth | count | total |                      |
add_at          | target:whole places:any values:any | nothing    | effect  |                                   | target
"""
"""What only lift and autodiff make: whole-array forms of loops, and pieces of derivatives."""

OPERATORS = frozenset(
    {
        "add",
        "subtract",
        "multiply",
        "divide",
        "div",
        "mod",
        "negate",
        "positive",
        "matmul",
        "times",
        "axis_size",
        "hold_fractions",
    }
)
"""Primitives that only operators and settle make: a name in a program never means one of these."""

ARRAY_FORM: dict[str, Row] = {row.name: row for row in map(_row, filter(str.strip, _ARRAY_FORM.splitlines()))}
"""Primitives that only lift and autodiff make."""

PRIMITIVES: dict[str, Row] = {row.name: row for row in map(_row, filter(str.strip, _TABLE.splitlines()))} | ARRAY_FORM

FILES = frozenset({"load", "save", "save_plot"})
"""Primitives that read and write files of the program's folder."""

ROUNDING = frozenset({"floor", "ceil", "round"})
"""Primitives that make whole numbers of fractions."""

SIZES = frozenset({"shape", "size", "len", "rows", "cols", "axis_size", "rank"})
"""Primitives that ask for the sizes of a tensor, and for none of its numbers."""

OUTSIDE = FILES | {"input", "clock"}
"""Primitives whose outcome depends on, or changes, what is outside the program."""

DRAWN = frozenset({"random", "uniform", "normal", "random_integer", "shuffle", "choice"})
"""Primitives that draw random numbers."""

DRAWING = frozenset({"plot", "scatter", "scatter_3d", "contour", "plot_title", "plot_axes"})
"""Primitives that draw on the picture that `save_plot` writes."""

SPELLINGS: dict[str, str] = {
    spelling: row.name
    for row in PRIMITIVES.values()
    if row.name not in OPERATORS and row.name not in ARRAY_FORM
    for spelling in (row.name, *row.aliases)
}
"""Every name by which a program may call a primitive."""
