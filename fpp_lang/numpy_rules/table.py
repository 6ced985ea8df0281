"""The table: each primitive's NumPy forms, the first that fits is taken.

A line is `primitive | when | text`; a line without a primitive continues the one above. `when` lists tests of the arguments:
`x:tensor` (see `argument_tests.py`), `axis` (it is given), `shape#2` (so many values are given; `#2+`: at least so many). A parameter
that takes many values passes if all of them do, `parts:any_tensor` if one does.

In the text `axis=axis` goes away where no axis is given, `{y}` is the number that a literal y stands for, as a fraction, and
`shown values` are the values, through `show` where print alone would not do. No parameter stands twice in a text, so that an
argument is computed once. Numbers that a tensor or a function gives are NumPy's, plain ones Python's: that alone makes the two sorts
of arithmetic of R3.7.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Variant:
    """One form of a primitive, for arguments that pass all tests."""

    tests: tuple[str, ...]
    text: str


_TABLE = """
add             | x:bool y:bool             | np.add(x, y, dtype=int)
                |                           | x + y
subtract        | x:bool y:bool             | np.subtract(x, y, dtype=int)
                |                           | x - y
multiply        | x:bool y:bool             | np.multiply(x, y, dtype=int)
                |                           | x * y
divide          |                           | x / y
div             |                           | x // y
mod             |                           | x % y
power           | y:natural                 | x ** y
                | y:negative                | x ** {y}
                | y:places                  | x ** y
                | x:float y:whole y:single  | x ** y
                | x:tensor x:float          | x ** y
                | x:tensor y:float          | x ** y
                | y:fraction                | np.power(x, y)
                |                           | power(x, y)
negate          | x:bool                    | np.negative(x, dtype=int)
                |                           | -x
positive        |                           | +x
matmul          |                           | x @ y
times           | x:tensor y:tensor         | x @ y
                | x:single                  | x * y
                | y:single                  | x * y
                |                           | times(x, y)
square          |                           | x ** 2

exp             |                           | np.exp(x)
exp_minus_one   |                           | np.expm1(x)
log             |                           | np.log(x)
log_one_plus    |                           | np.log1p(x)
log2            |                           | np.log2(x)
log10           |                           | np.log10(x)
sqrt            |                           | np.sqrt(x)
sin             |                           | np.sin(x)
cos             |                           | np.cos(x)
tan             |                           | np.tan(x)
arcsin          |                           | np.arcsin(x)
arccos          |                           | np.arccos(x)
arctan          |                           | np.arctan(x)
sinh            |                           | np.sinh(x)
cosh            |                           | np.cosh(x)
tanh            |                           | np.tanh(x)
erf             |                           | special.erf(x)
floor           | x:single                  | math.floor(x)
                |                           | np.floor(x).astype(int)
ceil            | x:single                  | math.ceil(x)
                |                           | np.ceil(x).astype(int)
round           | x:single digits           | round(x, digits)
                | x:single                  | round(x)
                | digits                    | np.round(x, digits)
                |                           | np.round(x).astype(int)
abs             | x:exact                   | abs(x)
                |                           | np.abs(x)
sign            |                           | np.sign(x)
maximum         | x:exact y:exact           | max(x, y)
                |                           | np.maximum(x, y)
minimum         | x:exact y:exact           | min(x, y)
                |                           | np.minimum(x, y)
clip            |                           | np.clip(x, low, high)
where           | condition:tensor          | np.where(condition, yes, no)
                | yes:tensor                | np.where(condition, yes, no)
                | no:tensor                 | np.where(condition, yes, no)
                |                           | np.where(condition, yes, no)[()]
is_odd          |                           | n % 2 == 1
is_even         |                           | n % 2 == 0

sum             | t:tensor                  | t.sum(axis=axis)
                |                           | np.sum(t, axis=axis)
prod            | t:tensor                  | t.prod(axis=axis)
                |                           | np.prod(t, axis=axis)
mean            | t:tensor                  | t.mean(axis=axis)
                |                           | np.mean(t, axis=axis)
median          |                           | np.median(t, axis=axis)
var             | sample:true t:tensor      | t.var(ddof=1, axis=axis)
                | sample:true               | np.var(t, ddof=1, axis=axis)
                | sample:open               | np.var(t, ddof=int(sample), axis=axis)
                | t:tensor                  | t.var(axis=axis)
                |                           | np.var(t, axis=axis)
std             | sample:true t:tensor      | t.std(ddof=1, axis=axis)
                | sample:true               | np.std(t, ddof=1, axis=axis)
                | sample:open               | np.std(t, ddof=int(sample), axis=axis)
                | t:tensor                  | t.std(axis=axis)
                |                           | np.std(t, axis=axis)
max             | t:tensor                  | t.max(axis=axis)
                |                           | np.max(t, axis=axis)
min             | t:tensor                  | t.min(axis=axis)
                |                           | np.min(t, axis=axis)
argmax          | t:tensor                  | t.argmax(axis=axis)
                |                           | np.argmax(t, axis=axis)
argmin          | t:tensor                  | t.argmin(axis=axis)
                |                           | np.argmin(t, axis=axis)
any             | t:tensor                  | t.any(axis=axis)
                |                           | np.any(t, axis=axis)
all             | t:tensor                  | t.all(axis=axis)
                |                           | np.all(t, axis=axis)
cumsum          | t:tensor                  | t.cumsum(axis=axis)
                |                           | np.cumsum(t, axis=axis)
sort            | t:tensor                  | np.sort(t)
                | t:list                    | sorted(t)
                | t:text                    | sorted(t)
                |                           | in_order(t)
argsort         |                           | np.argsort(t, kind="stable")
reversed        | t:tensor                  | t[::-1].copy()
                | t:list                    | t[::-1]
                | t:text                    | t[::-1]
                |                           | copy.copy(t[::-1])
equal           | a:numeric b:numeric       | np.array_equal(a, b)
                |                           | equal(a, b)

len             |                           | len(t)
shape           | t:tensor                  | t.shape
                |                           | np.shape(t)
rows            | t:matrix                  | t.shape[0]
                | t:batch                   | t.shape[-2]
                |                           | np.atleast_2d(t).shape[-2]
cols            | t:tensor                  | t.shape[-1]
                |                           | np.atleast_1d(t).shape[-1]
rank            | t:tensor                  | t.ndim
                |                           | np.ndim(t)
size            | t:tensor                  | t.size
                |                           | np.size(t)
axis_size       | shape:has_axis            | shape[axis]
                |                           | axis_size(shape, axis)
transpose       | t:tensor                  | t.T
                |                           | np.transpose(t)
reshape         | t:tensor                  | t.reshape(*shape)
                | shape#1                   | np.reshape(t, *shape)
                |                           | np.reshape(t, (*shape,))
flatten         | t:tensor                  | t.flatten()
                |                           | np.asarray(t).flatten()
clone           | t:tensor                  | t.copy()
                | t:single                  | t
                | t:text                    | t
                |                           | copy.deepcopy(t)
data            |                           | t

zeros           | shape#1                   | np.zeros(*shape)
                |                           | np.zeros((*shape,))
ones            | shape#1                   | np.ones(*shape)
                |                           | np.ones((*shape,))
full            | value:bool                | np.full(shape, value)
                |                           | np.full(shape, value, dtype=float)
identity        |                           | np.identity(n)
arange          | step                      | np.arange(start, stop, step)
                | stop                      | np.arange(start, stop)
                |                           | np.arange(start)
linspace        |                           | np.linspace(start, stop, count)
hold_fractions  |                           | hold_fractions(tensor, *sources)
concat          | parts#2+ parts:any_tensor | np.concatenate((*parts,))
                | parts#2 parts:list        | [*parts_0, *parts_1]
                |                           | concat(*parts)
stack           |                           | np.stack(parts)

range           | step start:whole stop:whole step:whole | range(start, stop, step)
                | step                      | range(whole(start), whole(stop), whole(step))
                | stop start:whole stop:whole | range(start, stop)
                | stop                      | range(whole(start), whole(stop))
                | start:whole               | range(start)
                |                           | range(whole(start))
enumerate       |                           | list(enumerate(t))
zip             |                           | list(zip(*parts))
append          |                           | items.append(item)
pop             | place                     | items.pop(place)
                |                           | items.pop()
insert          |                           | items.insert(place, item)
contains        | t:tensor                  | bool(item in t)
                | t:text                    | item in t
                | t:record                  | item in t
                | t:range                   | item in t
                | t:shape                   | item in t
                |                           | contains(t, item)

text            | value:plain               | str(value)
                |                           | show(value)
number          | value:single              | value
                | value:tensor              | value.item()
                |                           | number(value)
upper           |                           | value.upper()
lower           |                           | value.lower()
strip           |                           | value.strip()
split           | separator                 | value.split(separator)
                |                           | value.split()
join            | parts:text separator      | parts.join(separator)
                | separator                 | separator.join(parts)
                |                           | "".join(parts)
replace         |                           | value.replace(old, new)
starts_with     |                           | value.startswith(start)
ends_with       |                           | value.endswith(end)

print           |                           | print(shown values)
input           | prompt                    | input(prompt)
                |                           | input()
clock           |                           | time.perf_counter()
load            |                           | load(file)
save            |                           | save(value, file)
seed            |                           | reseed(n)
random          | shape#0                   | rng.random()
                | shape#1                   | rng.random(*shape)
                |                           | rng.random((*shape,))
uniform         | shape                     | rng.uniform(min, max, shape)
                |                           | rng.uniform(min, max)
normal          | shape                     | rng.normal(mean, std_dev, shape)
                |                           | rng.normal(mean, std_dev)
random_integer  | shape                     | rng.integers(low, high, shape)
                |                           | rng.integers(low, high)
shuffle         | values:tensor             | rng.permutation(values)
                |                           | shuffled(values)
choice          | values:vector             | rng.choice(values)
                |                           | chosen(values)

plot            | y                         | plt.plot(x, y, label=label)
                |                           | plt.plot(x, label=label)
scatter         | groups                    | plt.scatter(x, y, c=groups, cmap="coolwarm", edgecolors="black", label=label)
                |                           | plt.scatter(x, y, label=label)
scatter_3d      | groups                    | in_space().scatter(x, y, z, c=groups, cmap="coolwarm", edgecolors="black")
                |                           | in_space().scatter(x, y, z)
contour         | boundary                  | contour(x, y, heights, boundary)
                |                           | contour(x, y, heights)
plot_title      |                           | plt.title(title)
plot_axes       | z                         | in_space().set(xlabel=x, ylabel=y, zlabel=z)
                |                           | plt.gca().set(xlabel=x, ylabel=y)
save_plot       |                           | save_plot(file)

everywhere      |                           | ...
new_axis        |                           | None
sum_kept        | t:tensor                  | t.sum(axis=axis, keepdims=True)
                |                           | np.sum(t, axis=axis, keepdims=True)
prod_kept       | t:tensor                  | t.prod(axis=axis, keepdims=True)
                |                           | np.prod(t, axis=axis, keepdims=True)
max_kept        | t:tensor                  | t.max(axis=axis, keepdims=True)
                |                           | np.max(t, axis=axis, keepdims=True)
min_kept        | t:tensor                  | t.min(axis=axis, keepdims=True)
                |                           | np.min(t, axis=axis, keepdims=True)
any_kept        | t:tensor                  | t.any(axis=axis, keepdims=True)
                |                           | np.any(t, axis=axis, keepdims=True)
all_kept        | t:tensor                  | t.all(axis=axis, keepdims=True)
                |                           | np.all(t, axis=axis, keepdims=True)
max_from        | t:tensor                  | t.max(axis=axis, initial=start)
                |                           | np.max(t, axis=axis, initial=start)
min_from        | t:tensor                  | t.min(axis=axis, initial=start)
                |                           | np.min(t, axis=axis, initial=start)
fmax_of         | t:vector                  | np.fmax.reduce(t)
                |                           | np.fmax.reduce(t, None)
fmin_of         | t:vector                  | np.fmin.reduce(t)
                |                           | np.fmin.reduce(t, None)
fmax_from       | axis                      | np.fmax.reduce(t, axis, initial=start)
                |                           | np.fmax.reduce(t, None, initial=start)
fmin_from       | axis                      | np.fmin.reduce(t, axis, initial=start)
                |                           | np.fmin.reduce(t, None, initial=start)
fmax            |                           | np.fmax(x, y)
fmin            |                           | np.fmin(x, y)
least           |                           | min(x, y)
least_of        |                           | min(*sizes)
most            |                           | max(x, y)
cumprod         | t:tensor                  | t.cumprod(axis=axis)
                |                           | np.cumprod(t, axis=axis)
running_max     | axis:first                | np.maximum.accumulate(t)
                |                           | np.maximum.accumulate(t, axis=axis)
running_min     | axis:first                | np.minimum.accumulate(t)
                |                           | np.minimum.accumulate(t, axis=axis)
running_fmax    | axis:first                | np.fmax.accumulate(t)
                |                           | np.fmax.accumulate(t, axis=axis)
running_fmin    | axis:first                | np.fmin.accumulate(t)
                |                           | np.fmin.accumulate(t, axis=axis)
count_nonzero   |                           | np.count_nonzero(t)
flatnonzero     |                           | np.flatnonzero(t)
argwhere        |                           | np.argwhere(t)
sort_flat       |                           | np.sort(t, axis=None)
first_true      | axis                      | first_true(t, axis)
                |                           | int(np.argmax(t))
is_record       |                           | isinstance(value, dict)
as_numbers      |                           | as_numbers(x)
to_whole        |                           | int(x)
last_true       |                           | int(np.flatnonzero(t)[-1])
any_true        |                           | bool(np.any(t))
is_nan          |                           | np.isnan(x)
first_largest   | axis                      | first_places(np.fmax, t, axis)
                |                           | first_largest(t)
first_smallest  | axis                      | first_places(np.fmin, t, axis)
                |                           | first_smallest(t)
place_of_largest |                          | place_of_largest(t)
place_of_smallest |                         | place_of_smallest(t)
last_largest    | axis                      | last_place(np.fmax, t, axis)
                |                           | int(last_place(np.fmax, t))
last_smallest   | axis                      | last_place(np.fmin, t, axis)
                |                           | int(last_place(np.fmin, t))
vdot            |                           | np.vdot(a, b)
einsum          |                           | np.einsum(spec, *parts)
einsum_optimized |                          | np.einsum(spec, *parts, optimize=True)
mirrored        | t:matrix                  | t.T
                |                           | mirrored(t)
permute         | t:tensor                  | t.transpose(*axes)
                |                           | np.transpose(t, (*axes,))
squeeze         | t:tensor                  | t.squeeze(axis=axis)
                |                           | np.squeeze(t, axis=axis)
repeated        |                           | np.repeat(value, count)
columns         |                           | np.stack((*parts,), axis=1)
in_turn         |                           | np.stack((*parts,), axis=1).reshape(-1)
concatenated    |                           | np.concatenate((front, t))
fractions       |                           | np.asarray(t, dtype=float)
own_fractions   |                           | np.array(t, dtype=float)
select          |                           | np.where(condition, yes, no)
divide_where    |                           | np.divide(x, y, out=out, where=condition)
add_in_fractions |                          | np.add(x, y, dtype=float)
subtract_in_fractions |                     | np.subtract(x, y, dtype=float)
multiply_in_fractions |                     | np.multiply(x, y, dtype=float)
matmul_in_fractions |                       | np.matmul(x, y, dtype=float)
sum_in_fractions |                          | np.sum(t, axis=axis, dtype=float)
cumsum_in_fractions |                       | np.cumsum(t, axis=axis, dtype=float)
select_one      | condition:tensor          | np.where(condition, yes, no)
                |                           | np.where(condition, yes, no)[()]
upper_part      | k                         | np.triu(t, k)
                |                           | np.triu(t)
lower_part      | k                         | np.tril(t, k)
                |                           | np.tril(t)
column_sums     | t:matrix                  | t.sum(axis=0)
                |                           | column_sums(t)
diagonal        |                           | np.diagonal(t)
windows         |                           | windows(t, *sizes)
correlation     |                           | correlation(x, w)
chosen_product  |                           | chosen_product(taken, x, y)
ranges          |                           | ranges(first, last)
in_parts        |                           | in_parts(formula, count, width)
corner          |                           | corner(t, shape)
as_array        |                           | np.asarray(t)
row_places      | t:matrix                  | np.arange(t.shape[0])[:, None]
                |                           | row_places(t)
empty           | shape#1                   | np.empty(*shape)
                |                           | np.empty((*shape,))
in_shape_of     |                           | in_shape_of(flat, t)
column_places   | t:tensor                  | np.arange(t.shape[-1])
                |                           | column_places(t)
spread          |                           | np.expand_dims(t, axis)
broadcast       |                           | np.broadcast_to(t, shape)
sum_to          |                           | sum_to(t, like)
outer           |                           | np.outer(x, y)
matmul_slope    |                           | matmul_slope(up, x, y)
matmul_slope_right |                        | matmul_slope_right(up, x, y)
prod_slope      | axis                      | prod_slope(up, t, axis)
                |                           | prod_slope(up, t)
median_slope    | axis                      | median_slope(up, t, axis)
                |                           | median_slope(up, t)
sort_slope      |                           | np.take_along_axis(up, np.argsort(np.argsort(t, kind="stable")), axis=-1)
concat_slope    |                           | np.split(dz, np.cumsum([len(part) for part in parts[:-1]]))
added_slopes    |                           | added_slopes(a, b)
no_slope        | without                   | no_slope(value, without)
                |                           | no_slope(value)
joined_shape    |                           | (*np.shape(a), *np.shape(b))
passes          |                           | passes(start, stop, step, inclusive)
add_at          |                           | np.add.at(target, places, values)
"""


def _rows() -> dict[str, tuple[Variant, ...]]:
    rows: dict[str, tuple[Variant, ...]] = {}
    name = ""
    for line in filter(str.strip, _TABLE.splitlines()):
        primitive, tests, text = (cell.strip() for cell in line.split("|", 2))
        name = primitive or name
        rows[name] = (*rows.get(name, ()), Variant(tuple(tests.split()), text))
    return rows


PYTHON_ROWS: dict[str, tuple[Variant, ...]] = _rows()
