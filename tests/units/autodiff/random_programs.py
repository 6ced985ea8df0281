"""Random programs with a loss: straight lines, branches, loops, places, broadcasting, changes in place, functions; a seed, a program.

The tables hold texts with gaps: `<n>`, `<v>`, `<m>` and `<q>` are filled with an expression for a number, a vector of 3, a matrix of 2 x 3
and a square one, `<n.>` and its kin with a variable, `<+>` with a sign, `<test>` with a condition, `<0..2>` with a number from this range.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from random import Random

INPUTS: dict[str, float | list[float] | list[list[float]]] = {
    "a": 0.7,
    "b": -1.3,
    "u": [0.9, -0.4, 1.6],
    "v": [-1.1, 0.3, 0.55],
    "A": [[0.8, -0.35, 1.2], [-0.6, 0.45, 0.15]],
    "S": [[0.5, -0.7, 0.2], [0.3, 0.1, -0.9], [-0.25, 0.65, 0.4]],
}

FUNCTIONS = """
Function bend(T, slope) -> T:
    for row in T:
        for col in row:
            if col > 0:
                col = slope * col
            else:
                col = col / 3

Function shift(T, by):
    for i in T.len():
        T[i] = T[i] * 0.5 + by * i

Function step_of(x, limit):
    if x > limit:
        return x - limit * limit
    return limit * x

Function first_above(T, limit):
    for value in T:
        if value > limit:
            return value * value
    return limit

Function both_of(x, y):
    z = x * y
    return z + x, sin(z)

Function powers(x, n = 3):
    result = 1
    count = 0
    while count < n:
        result *= x
        count += 1
        if result > 2:
            break
    return result

Function running(T) -> result:
    result = zeros(3)
    total = 0
    for i in 3:
        total = 0.5 * total + T[i]
        result[i] = total * T[2 - i]
    return result

Function norm_of(T):
    return sqrt(sum(T^2))

Function scaled(T, by = 2):
    return (T - T.mean()) * by / (1 + T^2)
"""

LEAVES = {
    "n": "<n.> | <v.>[<-3..2>] | <m.>[<0..1>][<0..2>] | 0.5 | 2 | -1",
    "v": "<v.> | <v.> | <m.>[<-1..1>]",
    "m": "<m.> | <m.> | <q.>[1:]",
    "q": "<q.> | <q.>.T",
    "test": "<n.> > <v.>[1]",
}

FORMS = {
    "n": """
        (<n> <+> <n>) | (<n> <+> <n>) | <n> / (2 + <n>^2) | tanh(<n>) | sin(<n>) | exp(-(<n>)^2) | abs(<n>) | max(<n>, <n>) | min(<n>, <n>)
        sqrt(1 + (<n>)^2) | (<n> if <test> else <n>) | sum(<v>) | (<v>).mean() | max(<v>) | min(<v> * <v>) | (<v> x <v>) | Sigmoid(<n>)
        step_of(<n>, <n>) | first_above(<v>, <n>) | powers(tanh(<n>)) | powers(sin(<n>), 2) | norm_of(<v>) | sum(<m>) | (<m>).mean()
        log(1 + (<n>)^2) | sum(<v>[1:] * <v>[:2]) | mse_loss(<v>, <v>) | std(<v>) | softplus(<n>) | sum([x * <n> for x in <v>])
    """,
    "v": """
        (<v> <+> <v>) | (<v> <+> <n>) | <n> / (1 + <v>^2) | tanh(<v>) | Swish(<v>) | ReLU(<v>) | bend(<v>, <n>) | max(<v>, <v>)
        running(<v>) | scaled(<v>, <n>) | scaled(<v>) | (<v>)[::-1] | (<v>)[[0, 0, 2]] | (<q> x <v>) | [<n>, <n>, <n>] | cumsum(<v>)
        (<m.>.T x (<m.> x <v>)) | sort(<v>) | Softmax(<v>) | step_of(<v>, <n>) | <q.>[:, <0..2>] | [<v>[i] * <n> for i in range(3)]
        max(<m>, axis=0) | (<m>).mean(axis=0) | sum(<m>, axis=0) | where(<v> > <n>, <v>, <v>) | clamp(<v>, -0.57, 0.83)
    """,
    "m": """
        (<m> <+> <m>) | (<m> <+> <v>) | (<m> <+> <n>) | tanh(<m>) | (<m> x <q>) | bend(<m>, <n>) | Softmax(<m>) | (<m>)[[1, 0]]
        (<m> - outer((<m>).mean(axis=1), [1, 1, 1])) | (<m> * [[<n>], [<n>]]) | reshape(<m>, [3, 2]).T | stack([<v>, <v>]) | GELU_tanh(<m>)
        outer([1, <n>], <v>) | max(<m>, <m>) | reshape(concat(<v>, <v>), [2, 3])
    """,
    "q": "(<m>).T x <m> | (<q> x <q>) | (<q> + <n>) | tanh(<q>) | outer(<v>, <v>)",
    "test": "<n> < <n> | <n> > <n> | <n> >= <n> | <n> < <n> and <n.> < 5 | not (<n> <= <n>)",
}

STATEMENTS = """
<new n> = <n> | <new v> = <v> | <new m> = <m> | <new q> = <q> | <n.> = tanh(<n>) | <v.> = sin(<v>) | <m.> = tanh(<m>)
<v.>[<-3..2>] = <n> | <v.>[<0..2>] += <n> | <v.>[1] *= <n> | <m.>[1][2] = <n> | <m.>[0] = <v> | <m.>[1] += <v> | <q.>[:, 1] = <v>
<v.>[1:] = <v.>[:2] * <n> | <v.>[:2] *= <n> | <m.>[:, 0] = <n> | <q.>[2][0] -= <n> | <v.>[<v.> > 0.5] = <n>
<n.> += <n> | <n.> *= <n> | <v.> -= <v> | <v.> *= <v> | <v.> += <n> | <m.> += <m> | <m.> *= <v> | <m.> -= <n>
shift(<v.>, <n>) | <new n>, <new n> = both_of(<n>, <n>) | <new n>, <new n> = <n>, <n>
"""

BLOCKS = """
for each item in <v.>:
    item = item * 0.5 + <n>

for row in <m.>:
    for col in row:
        col = col * 0.5 - <n> + rowIndex - colIndex

<items> = []
for k in <1..3>:
    <items>.append(<n> * (k + 1))
<items>[0] = <items>[0] * <n>
<new n> = 0
for item in <items>:
    <last n> += item * item

<record> = {scale: <n>, part: <v>}
<record>.scale = <record>.scale * <n>
<new v> = <record>.part * <record>.scale

<new m> = zeros(2, 3)
for i in 2:
    for j in 3:
        <last m>[i][j] = <n>
        for k in 3:
            <last m>[i][j] += <m.>[i][k] * <q.>[k][j]

<new n> = <v.>[0]
for value in <v.>:
    if value > <last n>:
        <last n> = value

<v.>[0], <v.>[2] = <v.>[2], <v.>[0]

if <test>:
    <block>

if <test>:
    <block>
else:
    <block>

if <test>:
    <block>
elif <test>:
    <block>
else:
    <block>

for <i> in <0..3>:
    <block>
    <v.> *= 0.5
    if <test>:
        break
    <n.> = <n> * 0.5

for <i> from 2 to 0 step -1:
    <block>
    if <test>:
        continue
    <v.>[<i>] = <v.>[<i>] * <n.> + <v.>[2 - <i>]
    <n.> *= 0.5

for x in <v.> * 1:
    <block>
    <n.> += x * 0.5

<i> = 0
while <i> < <1..3> and <n.> < 4:
    <i> += 1
    <block>
    <v.> *= 0.5

<i> = 0
repeat:
    <i> += 1
    <block>
    <n.> *= 0.5
until <i> == <1..2>
"""

GAP = re.compile(r"<([a-z]+\.?|\+|new [nvmq]|last [nvmq]|-?\d\.\.\d)>")
STEMS = {"n": "n", "v": "w", "m": "M", "q": "Q"}


def _forms(table: str) -> list[str]:
    return [form.strip() for line in table.strip().splitlines() for form in line.split(" | ")]


LEAF_FORMS = {sort: _forms(table) for sort, table in LEAVES.items()}
INNER_FORMS = {sort: LEAF_FORMS[sort] + _forms(table) for sort, table in FORMS.items()}
LINES = _forms(STATEMENTS)
PARAGRAPHS = [block.splitlines() for block in BLOCKS.strip().split("\n\n")]


@dataclass
class Writer:
    """One program under way: the variables of each sort, and how many names were given."""

    random: Random
    names: dict[str, list[str]] = field(default_factory=lambda: {"n": ["a", "b"], "v": ["u", "v"], "m": ["A"], "q": ["S"]})
    count: int = 0

    def fresh(self, stem: str) -> str:
        self.count += 1
        return f"{stem}{self.count}"

    def filled(self, text: str, depth: int, own: dict[str, str]) -> str:
        """A text with its gaps filled; `own`: what the names of this paragraph are. New variables count from the next line on."""
        new: list[tuple[str, str]] = []

        def gap(found: re.Match[str]) -> str:
            what = found[1]
            if what == "+":
                return self.random.choice("+-*")
            if ".." in what:
                low, high = what.split("..")
                return str(self.random.randint(int(low), int(high)))
            if what.startswith("new "):
                new.append((what[-1], self.fresh(STEMS[what[-1]])))
                return new[-1][1]
            if what.startswith("last "):
                return self.names[what[-1]][-1]
            if what.endswith("."):
                return self.random.choice(self.names[what[0]])
            if what in INNER_FORMS:
                forms = INNER_FORMS if depth else LEAF_FORMS
                return self.filled(self.random.choice(forms[what]), depth - 1, own)
            return own.setdefault(what, self.fresh(what))

        result = GAP.sub(gap, text)
        for sort, name in new:
            self.names[sort].append(name)
        return result

    def statement(self, depth: int) -> list[str]:
        if self.random.random() < 0.6:
            return [self.filled(self.random.choice(LINES), 2, {})]
        own: dict[str, str] = {}
        found = []
        paragraphs = PARAGRAPHS if depth else [block for block in PARAGRAPHS if not any("<block>" in line for line in block)]
        for line in self.random.choice(paragraphs):
            indent = line[: len(line) - len(line.lstrip())]
            if line.strip() == "<block>":
                found += [indent + inner for inner in self.block(depth - 1)]
            else:
                found.append(indent + self.filled(line.strip(), 1, own))
        return found

    def block(self, depth: int) -> list[str]:
        """A few statements; what they name is forgotten behind them, for they may not have run."""
        names = {sort: list(found) for sort, found in self.names.items()}
        lines = [line for _ in range(self.random.randint(1, 3)) for line in self.statement(depth)]
        self.names = names
        return lines


def body_of(seed: int, length: int = 5) -> list[str]:
    """The lines of a program over the inputs; the last one is its loss."""
    writer = Writer(Random(seed))
    lines = [line for _ in range(writer.random.randint(1, length)) for line in writer.statement(2)]
    tensors = writer.names["v"][-4:] + writer.names["m"][-3:]
    terms = [f"sum(tanh({name} * 0.3) * {place + 1})" for place, name in enumerate(tensors)]
    terms += [f"sin({name})" for name in writer.names["n"][-4:]] + [f"({name}).mean()" for name in writer.names["q"][-2:]]
    return [*lines, f"Loss = {' + '.join(terms)}"]
