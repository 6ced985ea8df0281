"""The helpers of lifted loops and of derivatives, in the order in which a text shows them, behind those of `helpers.py`."""

ARRAY_SOURCES = '''
def corner(tensor, shape):
    """The part of a tensor that has this shape, at its first places, which have to be there."""
    tensor = np.asarray(tensor)
    if tensor.ndim != len(shape) or np.any(np.less(tensor.shape, shape)):
        raise IndexError(f"shape {tensor.shape} has not all places of shape {shape}")
    return np.lib.stride_tricks.as_strided(tensor, shape, tensor.strides)


def mirrored(tensor):
    """Every matrix of a batch turned over its diagonal; a vector as it is."""
    return np.swapaxes(tensor, -1, -2) if np.ndim(tensor) > 1 else tensor


def in_shape_of(flat, tensor):
    """The first elements of a vector, one after the other in the shape of a tensor."""
    return np.reshape(flat[: np.size(tensor)], np.shape(tensor))


def windows(tensor, *sizes):
    """The parts of these sizes at all places along the last axes, as a view."""
    tensor, last = np.asarray(tensor), -len(sizes)
    places = np.maximum(np.subtract(tensor.shape[last:], sizes) + 1, 0)
    return np.lib.stride_tricks.as_strided(
        tensor,
        (*tensor.shape[:last], *places, *sizes),
        tensor.strides + tensor.strides[last:],
    )


def correlation(x, w):
    """The sum of products of w with every part of x that is as long."""
    if 0 < len(w) <= len(x):
        return np.correlate(x, w, mode="valid")
    return np.zeros(max(len(x) - len(w) + 1, 0))


def chosen_product(taken, x, y):
    """`x @ y` with what is taken of x alone: the rest does not count, whatever y holds."""
    product = np.where(taken, x, 0) @ y
    if not np.isfinite(np.vdot(y, y)):
        for row, places in enumerate(np.broadcast_to(taken, x.shape)):
            product[row] = x[row, places] @ y[places]
    return product


def ranges(first, last):
    """The numbers of ranges up to `last`, one after the other, and whose they are."""
    lengths = np.maximum(np.floor(last - first + 1e-9), 0).astype(int)
    rows = np.repeat(np.arange(len(lengths)), lengths)
    before = np.repeat(np.cumsum(lengths) - lengths, lengths)
    return rows, whole_places(first[rows] + np.arange(len(rows)) - before)


def in_parts(formula, count, width, first=0, most=2**23):
    """The formula of `count` rows of `width` numbers; in halves where they have over 64 MB."""
    if count < 2 or count * width <= most:
        return formula(slice(first, first + count))
    half = count // 2
    upper = in_parts(formula, half, width, first, 2**20)
    lower = in_parts(formula, count - half, width, first + half, 2**20)
    return np.concatenate([upper, lower])


def column_sums(tensor):
    """The sum down every column of the last axis."""
    return np.sum(tensor, axis=tuple(range(np.ndim(tensor) - 1)))


def row_places(tensor):
    """The place of each row, counted through the leading axes, as a column beside the tensor."""
    leading = np.shape(tensor)[:-1]
    return np.arange(math.prod(leading)).reshape(
        leading + (1,) * min(np.ndim(tensor), 1)
    )


def column_places(tensor):
    """The places along the last axis."""
    return np.arange(np.shape(tensor)[-1]) if np.ndim(tensor) else 0


def sum_to(t, like):
    """The sum over all axes that broadcasting added to a tensor of this shape, or stretched."""
    whole, shape = np.shape(t), np.shape(like)
    if whole == shape:
        return t * 1
    added = len(whole) - len(shape)
    stretched = (
        axis for axis in range(added, len(whole)) if whole[axis] != shape[axis - added]
    )
    axes = (*range(added), *stretched)
    return np.sum(t, axis=axes, keepdims=True).reshape(shape)[()]


def matmul_slope(dz, x, y):
    """The derivative by x, from the derivative by `x @ y`, or by `x * y` if one is a number."""
    if np.ndim(x) == 0 or np.ndim(y) == 0:
        return sum_to(dz * y, x)
    if np.ndim(y) == 1:
        return sum_to(np.expand_dims(dz, -1) * y, x)
    if np.ndim(x) == 1:
        return sum_to((y @ np.expand_dims(dz, -1))[..., 0], x)
    return sum_to(dz @ np.swapaxes(y, -1, -2), x)


def matmul_slope_right(dz, x, y):
    """The derivative by y, from the derivative by `x @ y`, or by `x * y` if one is a number."""
    if np.ndim(x) == 0 or np.ndim(y) == 0 or np.ndim(x) == np.ndim(y) == 1:
        return sum_to(dz * x, y)
    if np.ndim(x) == 1:
        return sum_to(x[:, None] * np.expand_dims(dz, -2), y)
    if np.ndim(y) == 1:
        return sum_to((np.swapaxes(x, -1, -2) @ np.expand_dims(dz, -1))[..., 0], y)
    return sum_to(np.swapaxes(x, -1, -2) @ dz, y)


def prod_slope(dz, t, axis=None):
    """The derivative of a product by each factor: the product of the others."""
    rows = np.reshape(t, -1) if axis is None else np.moveaxis(t, axis, -1)
    before = np.cumprod(np.insert(rows[..., :-1], 0, 1, axis=-1), axis=-1)
    after = np.cumprod(np.insert(rows[..., :0:-1], 0, 1, axis=-1), axis=-1)
    others = before * after[..., ::-1]
    if axis is None:
        return dz * np.reshape(others, np.shape(t))
    return np.expand_dims(dz, axis) * np.moveaxis(others, -1, axis)


def median_slope(dz, t, axis=None):
    """The derivative of a median: that of the middle number, or half for each of the two."""
    flat, along = (np.ravel(t), 0) if axis is None else (t, axis)
    ranks = np.argsort(np.argsort(flat, along, kind="stable"), along)
    low, high = (flat.shape[along] - 1) // 2, flat.shape[along] // 2
    share = 0.5 * (ranks == low) + 0.5 * (ranks == high)
    if axis is None:
        return dz * np.reshape(share, np.shape(t))
    return np.expand_dims(dz, axis) * share


def no_slope(value, without=()):
    """Zeros that look like a value: like its tensors, and the numbers in its lists, records and objects; not like texts in fields."""
    if hasattr(value, "__dict__") and not callable(value):
        value = {key: vars(value)[key] for key in vars(value) if key not in without}
    if isinstance(value, dict):
        none = (str, bool, type(None), type(no_slope), np.ufunc)
        kept = {key: item for key, item in value.items() if not isinstance(item, none)}
        return {key: no_slope(item, without) for key, item in kept.items()}
    if isinstance(value, (list, tuple)):
        return [no_slope(item, without) for item in value]
    return np.zeros(np.shape(value)) if np.ndim(value) else 0.0


def added_slopes(a, b):
    """The sum of two derivatives of the same list or record, item by item."""
    if isinstance(a, dict):
        return {key: added_slopes(a[key], b[key]) for key in a}
    if isinstance(a, (list, tuple)):
        return [added_slopes(x, y) for x, y in zip(a, b)]
    return a + b


def passes(start, stop, step, inclusive):
    """How many passes a counting loop makes."""
    if inclusive:
        return max(math.floor((stop - start) / step + 1e-9) + 1, 0)
    return max(math.ceil((stop - start) / step), 0)


def first_true(tests, axis):
    """The first place along an axis at which a test holds; 0 where there is none."""
    return np.argmax(tests, axis) if np.size(tests) else 0


def first_largest(values):
    """Where the greatest number comes first; nan counts only in front, nothing is at 0."""
    values = np.asarray(values)
    place = values.argmax() if len(values) else 0
    if len(values) and values[place] != values[place]:
        place = 0 if np.isnan(values[0]) else np.nanargmax(values)
    return int(place)


def first_smallest(values):
    """Where the least number comes first; nan counts only in front, nothing is at 0."""
    values = np.asarray(values)
    place = values.argmin() if len(values) else 0
    if len(values) and values[place] != values[place]:
        place = 0 if np.isnan(values[0]) else np.nanargmin(values)
    return int(place)


def place_of_largest(values):
    """Where the greatest number comes first; nan is passed over, and of no numbers it is at 0."""
    values = np.asarray(values)
    place = values.argmax() if len(values) else 0
    if len(values) and values[place] != values[place] and not np.isnan(values).all():
        place = np.nanargmax(values)
    return int(place)


def place_of_smallest(values):
    """Where the least number comes first; nan is passed over, and of no numbers it is at 0."""
    values = np.asarray(values)
    place = values.argmin() if len(values) else 0
    if len(values) and values[place] != values[place] and not np.isnan(values).all():
        place = np.nanargmin(values)
    return int(place)


def first_places(extreme, values, axis):
    """Where the greatest (np.fmax) or least (np.fmin) along an axis is; nan counts in front."""
    values = np.asarray(values)
    if values.shape[axis]:
        places = values.argmax(axis) if extreme is np.fmax else values.argmin(axis)
        if values.ndim == 2 and axis == 1:
            found = values.take(places + np.arange(0, values.size, values.shape[1]))
        else:
            found = np.take_along_axis(values, np.expand_dims(places, axis), axis)
        if np.vdot(found, found) >= 0:  # never where it is nan
            return places
    return np.argmax(reached(extreme, values, axis), axis)


def last_place(extreme, values, axis=0):
    """Where the greatest (np.fmax) or least (np.fmin) is last; nan counts in front."""
    there = np.flip(reached(extreme, values, axis), axis)
    return (there.shape[axis] - 1 - np.argmax(there, axis)) * np.any(there, axis)


def reached(extreme, values, axis):
    """Whether each number is the greatest or least along an axis, as comparing finds it."""
    values = np.asarray(values)
    if values.shape[axis] == 0:
        return np.zeros(np.insert(np.delete(values.shape, axis), axis, 1), bool)
    first = np.take(values, [0], axis)
    return (values == extreme.reduce(values, axis, keepdims=True)) & (first == first)


def by_element(*names, dtype=float):
    """Let a function for one number run over the elements of tensors given for `names`."""

    def decorate(function):
        signature = inspect.signature(function)

        def run(*values, **named):
            given = signature.bind(*values, **named).arguments
            over = [name for name in names if isinstance(given.get(name), np.ndarray)]
            if not over:
                return function(*values, **named)
            spread = np.broadcast(*map(given.get, over))
            results = [function(**given | dict(zip(over, item))) for item in spread]
            return np.array(results, dtype).reshape(spread.shape)

        return functools.wraps(function)(run)

    return decorate
'''
