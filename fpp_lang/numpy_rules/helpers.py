"""Small run-time helpers: standalone functions that a text defines at its top where it needs them, at most a dozen lines each."""

from __future__ import annotations

import re

from fpp_lang.numpy_rules.array_helpers import ARRAY_SOURCES
from fpp_lang.numpy_rules.forms import Helper, imports_of

_SOURCES = '''
def whole(value):
    """A count, size or index as whole numbers; what is no number passes."""
    if isinstance(value, dict):
        return tuple(whole(np.array([*value.values()])))
    kind = np.asarray(value).dtype.kind
    if kind not in "bf" or (kind == "b" and np.ndim(value)):
        return value
    if not np.all(np.isfinite(value) & (np.floor(value) == value)):
        raise ValueError(f"{value} is not a whole number")
    return np.asarray(value).astype(int) if np.ndim(value) else int(value)


def as_numbers(value):
    """True and false as 1 and 0; numbers as they are."""
    return value + 0 if np.asarray(value).dtype.kind == "b" else value


def whole_places(values):
    """Places in a tensor as whole numbers; a mask passes."""
    values = np.asarray(values)
    if values.dtype.kind != "f":
        return values
    if not np.all(values % 1 == 0):
        raise ValueError(f"{values} is not a whole number")
    return values.astype(int)


def items_at(values, places):
    """What stands at a place; of a list also the items at several places, or where a mask is true."""
    places = whole(places)
    if not isinstance(values, list) or not np.ndim(places):
        return values[places]
    mask = np.asarray(places).dtype == bool
    return [values[place] for place in (np.flatnonzero(places) if mask else places)]


def counted(start, end, step=1):
    """start, start + step, … up to and with end."""
    return (
        start + k * step for k in range(math.floor((end - start) / step + 1e-9) + 1)
    )


def power(base, exponent):
    """`base ** exponent`; negative exponents make fractions, impossible roots nan."""
    arrays = np.ndarray, np.generic
    plain = not isinstance(base, arrays) and not isinstance(exponent, arrays)
    if plain and exponent % 1 == 0:
        if isinstance(base, int) and (base.bit_length() - 1) * exponent > 15_000:
            raise OverflowError("the power has more than 4,300 digits")
        return base**exponent
    whole = not isinstance(base, arrays) or base.dtype.kind != "f"
    if whole and np.any(np.less(exponent, 0)):
        exponent = np.multiply(exponent, 1.0)
    return np.power(base * 1.0, exponent) if plain else base**exponent


def hold_fractions(tensor, *sources):
    """Refuse a tensor of whole numbers that would cut off fractions, if the sources hold some."""
    if sources and np.asarray(sources[0]).dtype.kind != "f":
        return hold_fractions(tensor, *sources[1:]) if len(sources) > 1 else None
    if isinstance(tensor, np.ndarray) and tensor.dtype.kind != "f":
        raise TypeError("a tensor that holds whole numbers: give it as .astype(float)")


def times(x, y):
    """The product of two matrices; of a number and anything, the ordinary product."""
    return x @ y if np.ndim(x) and np.ndim(y) else x * y


def axis_size(shape, axis):
    """The size of an axis; an axis that is not there has size 1."""
    sizes = tuple(shape.values()) if isinstance(shape, dict) else shape
    return sizes[axis] if axis < len(sizes) else 1


def show(value, inside=False):
    """The text of a value; numbers inside lists, pairs and records look like numbers."""
    if isinstance(value, dict):
        pairs = [f"{show(key, True)}: {show(value[key], True)}" for key in value]
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, (list, tuple)):
        text = ", ".join(show(item, True) for item in value)
        comma = "," if len(value) == 1 else ""
        return f"[{text}]" if isinstance(value, list) else f"({text}{comma})"
    if callable(value):
        return f"<function {value.__name__}>"
    return repr(value) if inside and isinstance(value, str) else str(value)


def fields(value):
    """The fields of a record or an object, by name."""
    return value if isinstance(value, dict) else vars(value)


def equal(a, b):
    """Whether two values are equal as wholes."""
    if isinstance(a, dict) and isinstance(b, dict):
        return a.keys() == b.keys() and all(equal(a[key], b[key]) for key in a)
    if isinstance(a, (list, tuple)) and isinstance(b, (list, tuple)):
        return len(a) == len(b) and all(map(equal, a, b))
    if isinstance(a, np.ndarray) or isinstance(b, np.ndarray):
        return np.array_equal(a, b)
    return bool(a == b)


def same(a, b):
    """`a == b`: tensors element by element, anything else as a whole."""
    if isinstance(a, np.ndarray) or isinstance(b, np.ndarray):
        return a == b if a is not None and b is not None else False
    return equal(a, b)


def contains(collection, item):
    """Whether an item is in a list, a tensor, a text, a record, a shape or a range."""
    if isinstance(collection, (list, tuple)):
        return any(equal(member, item) for member in collection)
    return bool(item in collection)


def both(first, second):
    """`first and second()`: by elements if the first is a tensor, else as far as needed."""
    if isinstance(first, np.ndarray):
        return np.logical_and(first, second())
    last = second() if first else False
    return np.logical_and(first, last) if isinstance(last, np.ndarray) else bool(last)


def either(first, second):
    """`first or second()`: by elements if the first is a tensor, else as far as needed."""
    if isinstance(first, np.ndarray):
        return np.logical_or(first, second())
    last = True if first else second()
    return np.logical_or(first, last) if isinstance(last, np.ndarray) else bool(last)


def negated(value):
    """`not value`, element by element if it is a tensor."""
    return np.logical_not(value) if isinstance(value, np.ndarray) else not value


def to_tensor(value):
    """A list as a tensor; anything else as it is."""
    return np.array(value) if isinstance(value, list) else value


def with_fractions(value):
    """A copy whose numbers are fractions."""
    return (
        value.astype(float) if isinstance(value, np.ndarray) else copy.deepcopy(value)
    )


def own_copy(value, dtype=None):
    """A copy that shares nothing; a number becomes a tensor of rank 0, to store in."""
    if isinstance(value, (int, float, np.ndarray, np.generic)):
        return np.array(value, dtype)
    return copy.deepcopy(value)


def unwrapped(value):
    """The number that a tensor of rank 0 holds; anything else as it is."""
    return value[()] if isinstance(value, np.ndarray) else value


def number(value):
    """The number that a text spells, or that a tensor of one element holds."""
    if not isinstance(value, str):
        return value.item() if isinstance(value, np.ndarray) else value
    try:
        return int(value)
    except ValueError:
        return float(value)


def concat(*parts):
    """Lists or tensors, one after the other."""
    parts = parts[0] if len(parts) == 1 else parts
    if all(isinstance(part, list) for part in parts):
        return [item for part in parts for item in part]
    return np.concatenate(parts)


def in_order(values):
    """The values from the smallest to the largest."""
    return np.sort(values) if isinstance(values, np.ndarray) else sorted(values)


def shuffled(values):
    """The values in a random order, as a new list or tensor."""
    if isinstance(values, np.ndarray):
        return rng.permutation(values)
    return [values[place] for place in rng.permutation(len(values))]


def chosen(values):
    """One of the values, at random."""
    return values[rng.integers(len(values))]


def reseed(number):
    """Start the random numbers again."""
    rng.bit_generator.state = np.random.default_rng(number).bit_generator.state


def load(name):
    """The tensor, record or list in a file beside this one."""
    file = Path(__file__).parent / name
    if file.suffix in (".npy", ".npz"):
        value = np.load(file, allow_pickle=False)
        return dict(value) if file.suffix == ".npz" else value
    text = file.read_text(encoding="utf-8-sig")
    if file.suffix == ".json":
        return with_tensors(json.loads(text))
    lines = text.splitlines()
    header = not lines[0].strip(' "+-.')[:1].isdigit()
    return np.loadtxt(lines[header:], delimiter=",", ndmin=2)


def with_tensors(value):
    """A value from a file, its lists of numbers as tensors."""
    if isinstance(value, dict):
        return {key: with_tensors(item) for key, item in value.items()}
    if not isinstance(value, list):
        return value
    items = [with_tensors(item) for item in value]
    kinds = {(np.shape(item), np.asarray(item).dtype.kind in "if") for item in items}
    alike = len(kinds) == 1 and not any(
        isinstance(item, (dict, list)) for item in items
    )
    return np.array(items, dtype=float) if alike and kinds.pop()[1] else items


def save(value, name):
    """Write a tensor, record or list to a file beside this one."""
    file = Path(__file__).parent / name
    if file.suffix == ".json":
        text = json.dumps(value, default=lambda item: item.tolist(), indent=2)
        file.write_text(text + "\\n", encoding="utf-8")
    elif file.suffix == ".npz":
        np.savez(file, **value)
    elif file.suffix == ".npy":
        np.save(file, value)
    else:
        np.savetxt(file, np.atleast_2d(value), delimiter=",", fmt="%.17g")


def in_space():
    """The axes of the picture, with three directions."""
    return plt.gca() if plt.gcf().axes else plt.axes(projection="3d")


def contour(x, y, heights, boundary=None):
    """Heights over a plane as colours, and a line where they are `boundary`."""
    plt.colorbar(plt.contourf(x, y, heights, 20, cmap="coolwarm", alpha=0.8))
    if boundary is not None:
        plt.contour(x, y, heights, [boundary], colors="black")


def save_plot(name):
    """Write the picture to a file beside this one; what follows draws a new one."""
    if plt.gca().get_legend_handles_labels()[1]:
        plt.legend()
    plt.savefig(Path(__file__).parent / name)
    plt.clf()
'''


def _helpers() -> dict[str, Helper]:
    text = f"{_SOURCES.strip()}\n\n\n{ARRAY_SOURCES.strip()}"
    sources = {block.split("(")[0].removeprefix("def "): block.strip() for block in re.split(r"\n\n\n(?=def )", text)}
    found = {}
    for name, source in sources.items():
        used = tuple(other for other in sources if other != name and re.search(rf"(?<![.\w]){other}\b(?=[(,])", source))
        found[name] = Helper(name, source, used, imports_of(source))
    return found


HELPERS: dict[str, Helper] = _helpers()
