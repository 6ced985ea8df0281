"""Random programs with a loss: straight lines, branches, loops, places, broadcasting, changes in place, functions; a seed, a program."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

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

Function norm_of(T):
    return sqrt(sum(T^2))

Function scaled(T, by = 2):
    return (T - T.mean()) * by / (1 + T^2)
"""
"""What the programs may call."""

INPUTS: dict[str, object] = {
    "a": 0.7,
    "b": -1.3,
    "u": [0.9, -0.4, 1.6],
    "v": [-1.1, 0.3, 0.55],
    "A": [[0.8, -0.35, 1.2], [-0.6, 0.45, 0.15]],
    "S": [[0.5, -0.7, 0.2], [0.3, 0.1, -0.9], [-0.25, 0.65, 0.4]],
}
NUMBERS, VECTORS, MATRICES, SQUARES = "number", "vector", "matrix", "square"


@dataclass
class Program:
    """One program under way: the names that it has by sort, and its lines."""

    random: Random
    names: dict[str, list[str]] = field(
        default_factory=lambda: {NUMBERS: ["a", "b"], VECTORS: ["u", "v"], MATRICES: ["A"], SQUARES: ["S"]}
    )
    count: int = 0

    def one(self, *choices: str) -> str:
        return self.random.choice(choices)

    def name(self, sort: str) -> str:
        return self.random.choice(self.names[sort])

    def fresh(self, stem: str) -> str:
        self.count += 1
        return f"{stem}{self.count}"

    # Expressions -------------------------------------------------------------------------------------------------------------

    def number(self, depth: int) -> str:
        leaves = [
            self.name(NUMBERS),
            f"{self.name(VECTORS)}[{self.random.randint(-3, 2)}]",
            f"{self.name(MATRICES)}[{self.random.randint(0, 1)}][{self.random.randint(0, 2)}]",
            self.one("0.5", "2", "-1", "3"),
        ]
        if depth == 0:
            return self.one(*leaves)
        x, y = self.number(depth - 1), self.number(depth - 1)
        t, s = self.vector(depth - 1), self.vector(depth - 1)
        return self.one(
            *leaves, f"({x} {self.one('+', '-', '*')} {y})", f"({x} {self.one('+', '-', '*')} {y})", f"{x} / (2 + {y}^2)",
            f"tanh({x})", f"sin({x})", f"exp(-({x})^2)", f"abs({x})", f"max({x}, {y})", f"min({x}, {y})", f"sqrt(1 + ({x})^2)",
            f"({x} if {self.test(depth - 1)} else {y})", f"sum({t})", f"({t}).mean()", f"max({t})", f"min({t} * {s})", f"({t} x {s})",
            f"step_of({x}, {y})", f"first_above({t}, {x})", f"powers(tanh({x}))", f"powers(sin({x}), 2)", f"norm_of({t})",
            f"sum({self.matrix(depth - 1)})", f"({self.matrix(depth - 1)}).mean()", f"Sigmoid({x})", f"log(1 + ({x})^2)",
            f"sum({t}[1:] * {s}[:2])", f"mse_loss({t}, {s})", f"std({t})", f"softplus({x})",
        )  # fmt: skip

    def vector(self, depth: int) -> str:
        leaves = [self.name(VECTORS), self.name(VECTORS), f"{self.name(MATRICES)}[{self.random.randint(-1, 1)}]"]
        if depth == 0:
            return self.one(*leaves)
        x, t, s = self.number(depth - 1), self.vector(depth - 1), self.vector(depth - 1)
        return self.one(
            *leaves, f"({t} {self.one('+', '-', '*')} {s})", f"({t} {self.one('+', '-', '*')} {x})", f"{x} / (1 + {t}^2)",
            f"tanh({t})", f"Swish({t})", f"ReLU({t})", f"bend({t}, {x})", f"max({t}, {s})", f"running({t})", f"scaled({t}, {x})", f"scaled({t})",
            f"({t})[::-1]", f"({t})[[0, 0, 2]]", f"sum({self.matrix(depth - 1)}, axis=0)", f"({self.square(depth - 1)} x {t})",
            f"[{x}, {x}, {self.number(depth - 1)}]", f"({self.name(MATRICES)}.T x ({self.name(MATRICES)} x {t}))", f"cumsum({t})",
            f"sort({t})", f"Softmax({t})", f"step_of({t}, {x})", f"{self.name(SQUARES)}[:, {self.random.randint(0, 2)}]",
            f"[{t}[i] * {x} for i in range(3)]", f"max({self.matrix(depth - 1)}, axis=0)", f"({self.matrix(depth - 1)}).mean(axis=0)",
            f"where({t} > {x}, {s}, {t})", f"clamp({t}, -0.5, 0.8)",
        )  # fmt: skip

    def matrix(self, depth: int) -> str:
        leaves = [self.name(MATRICES), self.name(MATRICES), f"{self.name(SQUARES)}[1:]"]
        if depth == 0:
            return self.one(*leaves)
        x, t, m, n = self.number(depth - 1), self.vector(depth - 1), self.matrix(depth - 1), self.matrix(depth - 1)
        return self.one(
            *leaves, f"({m} {self.one('+', '-', '*')} {n})", f"({m} {self.one('+', '-', '*')} {t})", f"({m} {self.one('+', '-', '*')} {x})",
            f"tanh({m})", f"({m} x {self.square(depth - 1)})", f"bend({m}, {x})", f"Softmax({m})", f"({m} - outer(({m}).mean(axis=1), [1, 1, 1]))",
            f"({m})[[1, 0]]", f"({m} * [[{x}], [{self.number(depth - 1)}]])", f"reshape({m}, [3, 2]).T", f"stack([{t}, {self.vector(depth - 1)}])",
            f"GELU_tanh({m})", f"outer([1, {x}], {t})", f"max({m}, {n})", f"reshape(concat({t}, {self.vector(depth - 1)}), [2, 3])",
        )  # fmt: skip

    def square(self, depth: int) -> str:
        leaves = [self.name(SQUARES), f"{self.name(SQUARES)}.T"]
        if depth == 0:
            return self.one(*leaves)
        m, s = self.matrix(depth - 1), self.square(depth - 1)
        return self.one(*leaves, f"({m}).T x {m}", f"({s} x {s})", f"({s} + {self.number(depth - 1)})", f"tanh({s})", f"outer({self.vector(depth - 1)}, {self.vector(0)})")

    def test(self, depth: int) -> str:
        x, y = self.number(depth), self.number(depth)
        plain = f"{x} {self.one('<', '>', '<=', '>=')} {y}"
        return self.one(plain, plain, f"{plain} and {self.number(0)} < 5", f"not ({plain})")

    def value(self, sort: str, depth: int) -> str:
        return {NUMBERS: self.number, VECTORS: self.vector, MATRICES: self.matrix, SQUARES: self.square}[sort](depth)

    # Statements --------------------------------------------------------------------------------------------------------------

    def block(self, depth: int, most: int = 3) -> list[str]:
        lines = []
        names = {sort: list(found) for sort, found in self.names.items()}
        for _ in range(self.random.randint(1, most)):
            lines += self.statement(depth)
        if depth < 2:
            self.names = names
        return lines

    def statement(self, depth: int) -> list[str]:
        kinds = ["new", "new", "again", "place", "place", "update", "update", "call", "list", "elements", "record", "pair"]
        if depth:
            kinds += ["if", "if", "count", "each", "while", "nest", "pick"]
        kind = self.one(*kinds)
        return getattr(self, f"_{kind}")(depth)  # a test's own table

    def _new(self, depth: int) -> list[str]:
        sort = self.one(NUMBERS, NUMBERS, VECTORS, MATRICES, SQUARES)
        name, value = self.fresh({NUMBERS: "n", VECTORS: "w", MATRICES: "M", SQUARES: "Q"}[sort]), self.value(sort, 2)
        self.names[sort].append(name)
        return [f"{name} = {value}"]

    def _again(self, depth: int) -> list[str]:
        sort = self.one(NUMBERS, VECTORS, MATRICES)
        name = self.name(sort)
        return [f"{name} = {self.value(sort, 2)}", f"{name} = {self.one('tanh', 'sin')}({name})"]

    def _place(self, depth: int) -> list[str]:
        u, m, q = self.name(VECTORS), self.name(MATRICES), self.name(SQUARES)
        return [
            self.one(
                f"{u}[{self.random.randint(-3, 2)}] = {self.number(2)}", f"{u}[{self.random.randint(0, 2)}] += {self.number(1)}",
                f"{u}[1] *= {self.number(1)}", f"{m}[1][2] = {self.number(2)}", f"{m}[0] = {self.vector(1)}", f"{m}[1] += {self.vector(1)}",
                f"{u}[1:] = {self.vector(0)}[:2] * {self.number(0)}", f"{u}[:2] *= {self.number(0)}", f"{q}[:, 1] = {self.vector(1)}",
                f"{u}[0], {u}[2] = {u}[2], {u}[0]", f"{m}[:, 0] = {self.number(1)}", f"{q}[2][0] -= {self.number(1)}",
                f"{u}[{u} > 0.5] = {self.number(0)}",
            )
        ]  # fmt: skip

    def _update(self, depth: int) -> list[str]:
        sort = self.one(NUMBERS, VECTORS, MATRICES)
        name = self.name(sort)
        other = self.number(1) if self.random.random() < 0.4 else self.value(sort, 1)
        return [f"{name} {self.one('+=', '-=', '*=')} {other}"]

    def _call(self, depth: int) -> list[str]:
        return [f"shift({self.name(VECTORS)}, {self.number(1)})"]

    def _list(self, depth: int) -> list[str]:
        items, name = self.fresh("items"), self.fresh("n")
        count = self.random.randint(1, 3)
        lines = [f"{items} = []", f"for k in {count}:", f"    {items}.append({self.number(1)} * (k + 1))"]
        if self.random.random() < 0.5:
            lines += [f"{items}[0] = {items}[0] * {self.number(0)}"]
        lines += [f"{name} = 0", f"for item in {items}:", f"    {name} += item * item"]
        self.names[NUMBERS].append(name)
        return lines

    def _elements(self, depth: int) -> list[str]:
        name = self.name(self.one(VECTORS, MATRICES))
        x = self.number(1)
        if name in self.names[MATRICES]:
            return [f"for row in {name}:", "    for col in row:", f"        col = col * 0.5 - {x} + rowIndex - colIndex"]
        return [f"for each item in {name}:", f"    item = item * 0.5 + {x}"]

    def _record(self, depth: int) -> list[str]:
        name, result = self.fresh("r"), self.fresh("w")
        lines = [f"{name} = {{scale: {self.number(1)}, part: {self.vector(1)}}}"]
        if self.random.random() < 0.5:
            lines += [f"{name}.scale = {name}.scale * {self.number(0)}"]
        self.names[VECTORS].append(result)
        return [*lines, f"{result} = {name}.part * {name}.scale"]

    def _pair(self, depth: int) -> list[str]:
        x, y = self.fresh("n"), self.fresh("n")
        line = self.one(f"{x}, {y} = both_of({self.number(1)}, {self.number(1)})", f"{x}, {y} = {self.number(1)}, {self.number(1)}")
        self.names[NUMBERS] += [x, y]
        return [line]

    def _if(self, depth: int) -> list[str]:
        lines = [f"if {self.test(1)}:", *_indented(self.block(depth - 1))]
        if self.random.random() < 0.3:
            lines += [f"elif {self.test(1)}:", *_indented(self.block(depth - 1))]
        if self.random.random() < 0.6:
            lines += ["else:", *_indented(self.block(depth - 1))]
        return lines

    def _squashed(self) -> list[str]:
        return [f"{self.name(sort)} *= 0.5" for sort in (NUMBERS, VECTORS)]

    def _count(self, depth: int) -> list[str]:
        i = self.fresh("i")
        head = self.one(f"for {i} in {self.random.randint(0, 3)}:", f"for {i} from 0 to {self.random.randint(-1, 2)}:", f"for {i} from 2 to 0 step -1:")
        lines = self.block(depth - 1)
        if "step" in head or " in 3" in head:
            lines.append(f"{self.name(VECTORS)}[{i}] = {self.name(VECTORS)}[{i}] * {self.number(0)} + {self.name(VECTORS)}[2 - {i}]")
        lines += self._squashed()
        if self.random.random() < 0.4:
            lines += [f"if {self.test(1)}:", f"    {self.one('break', 'continue')}"]
            lines += self._update(0)
        return [head, *_indented(lines)]

    def _each(self, depth: int) -> list[str]:
        x = self.fresh("x")
        self.names[NUMBERS].append(x)
        lines = self.block(depth - 1)
        self.names[NUMBERS].remove(x)
        held = [f"{x} = 0.25"]
        return [*held, f"for {x} in {self.name(VECTORS)} * 1:", *_indented([*lines, f"{self.one('a', 'b')} += {x} * 0.5", *self._squashed()])]

    def _while(self, depth: int) -> list[str]:
        count = self.fresh("count")
        lines = [f"{count} += 1", *self.block(depth - 1), *self._squashed()]
        if self.random.random() < 0.5:
            return [f"{count} = 0", f"while {count} < {self.random.randint(1, 3)} and {self.name('number')} < 4:", *_indented(lines)]
        return [f"{count} = 0", "repeat:", *_indented(lines), f"until {count} == {self.random.randint(1, 2)}"]

    def _nest(self, depth: int) -> list[str]:
        m, q, name = self.name(MATRICES), self.name(SQUARES), self.fresh("M")
        lines = [
            f"{name} = zeros(2, 3)", "for i in 2:", "    for j in 3:", f"        {name}[i][j] = {self.number(0)}", "        for k in 3:",
            f"            {name}[i][j] += {m}[i][k] * {q}[k][j]",
        ]  # fmt: skip
        self.names[MATRICES].append(name)
        return lines

    def _pick(self, depth: int) -> list[str]:
        best = self.fresh("n")
        self.names[NUMBERS].append(best)
        t = self.name(VECTORS)
        return [f"{best} = {t}[0]", f"for value in {t}:", f"    if value {self.one('<', '>')} {best}:", f"        {best} = value"]


def _indented(lines: list[str]) -> list[str]:
    return ["    " + line for line in lines]


def body_of(seed: int, length: int = 5) -> list[str]:
    """The lines of a program over the inputs that ends with its loss."""
    program = Program(Random(seed))
    lines = [line for _ in range(program.random.randint(1, length)) for line in program.statement(2)]
    terms = [f"sum(tanh({name} * 0.3) * {place + 1})" for place, name in enumerate(program.names[VECTORS][-4:] + program.names[MATRICES][-3:])]
    terms += [f"sin({name})" for name in program.names[NUMBERS][-4:]] + [f"({name}).mean()" for name in program.names[SQUARES][-2:]]
    return [*lines, f"Loss = {' + '.join(terms)}"]
