"""What Python's methods are called here: a row for each that a newcomer reaches for and FPP does not have.

`{x}` stands for what the method was called on.
"""

from __future__ import annotations

_TABLE = """
items      | for key, value in {x}
keys       | for key in {x}
values     | [{x}[key] for key in {x}]
get        | {x}[key] if key in {x} else other
index      | index_of({x}, item)
find       | index_of({x}, item)
length     | {x}.len()
ndim       | {x}.rank
includes   | item in {x}
push_back  | {x}.append(item)
map        | [f(item) for item in {x}]
filter     | [item for item in {x} if wanted(item)]
count      | len([item for item in {x} if item == wanted])
extend     | {x} = concat({x}, more)
remove     | {x} = [item for item in {x} if item != unwanted]
clear      | {x} = []
copy       | {x}.clone()
format     | f"{{value}}"
capitalize | {x}[0].upper() + {x}[1:].lower()
isdigit    | {x} in "0123456789"
astype     | {x} * 1.0
tolist     | [item for item in {x}]
diagonal   | [{x}[i, i] for i in range({x}.rows)]
trace      | sum({x} * identity({x}.rows))
dot        | {x} x other
gradient   | Compute gradients of Loss with respect to {x}
grad       | gradient of Loss with respect to {x}
backward   | gradient of {x} with respect to W
"""

PYTHON_METHODS = {name.strip(): here.strip() for name, _, here in (line.partition("|") for line in _TABLE.strip().splitlines())}


def instead_of(method: str, target: str) -> str | None:
    """`for key, value in sales`, for `sales.items()`; None for a method that is not in the table."""
    return PYTHON_METHODS[method].format(x=target) if method in PYTHON_METHODS else None
