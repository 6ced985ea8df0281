"""What has no gradient, and why: `docs/gradients.md` lists it; `pytest --update-golden` writes the page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from slopes_asked import outcome

import fpp_lang
from fpp_lang.autodiff.rules import AS_WRITTEN, NO_GRADIENT
from fpp_lang.catalogue import catalogue

PAGE = Path(__file__).parents[2] / "docs/gradients.md"

STEP = "a step, or the same everywhere: flat between its jumps"
COUNTS = "places, counts, or true and false, which jump"
SIZES = "made from sizes; what is drawn at random counts as constant"
CHANGES = "a procedure that changes what it is given: the gradient is taken before it"
DRAWN = "drawn into the rows of a tensor that has another name as well; the limits themselves would have slopes"
ROWS = "it turns rows in place through another name of the matrix"
SEARCH = "it chooses among whole candidates"
GIVEN = "it makes a function of the one that it is given, which shows only when it runs"
OBJECT = "it reads a field of an object that the given function makes; ask `derivative(f, x)` instead"

NONE = {
    STEP: ("relu_derivative", "identity_derivative", "heaviside_derivative", "Heaviside", "Tensor_Sign", "mae_gradient"),
    COUNTS: (
        "Accuracy", "Confusion_Matrix", "index_of", "batches", "nll_gradient", "Eulers_Number", "factorial", "Histogram", "broadcastable",
        "Tensor_Argmax", "Tensor_Argmin", "one_hot",
    ),
    SIZES: ("Zero_Init", "Xavier_Uniform", "Xavier_Normal", "He_Uniform", "He_Normal"),
    CHANGES: (
        "update_neurons", "rotate_rows", "sgd_optimizer", "mini_batch_sgd", "momentum_optimizer", "nesterov_optimizer",
        "adagrad_optimizer", "rmsprop_optimizer", "adam_optimizer", "adamw_optimizer", "newton_optimizer",
    ),
    DRAWN: ("Random_Tensor", "Random_Normal_Init"),
    ROWS: ("symmetric_eigenvalues", "condition_number"),
    SEARCH: ("grid_search", "random_search"),
    GIVEN: ("double_integral",),
    OBJECT: ("forward_mode",),
}  # fmt: skip
"""The functions of the library through which no gradient goes, by reason."""

HEAD = """# What has no gradient

Everything else has one: exact, and written out in readable lines. At a kink a function contributes its slope that is closest to 0.

The test run makes this page from the tables that the differentiator reads, and asks every function of the library for its gradient at
the numbers of its examples: `pytest tests/library/test_no_gradients.py --update-golden`.
"""
HOLDER = """Class Holder:
    Function init(self, w):
        self.w = w
    Function out(self):
        return self.w^2
w = 2.0
"""
REFUSED = {
    "a function that calls itself": (
        "a loop",
        "Function power_of(x, n):\n    if n == 0:\n        return 1.0\n    return x * power_of(x, n - 1)\nw = 2.0\nLoss = power_of(w, 3)\n",
    ),
    "functions made where they stand, in a list or record": (
        "functions with names: `Function double(x): …`",
        "w = 2.0\nLoss = w\nfor f in [x -> 2 * x, x -> x^2]:\n    Loss = f(Loss)\n",
    ),
    "functions made where they stand, beside functions with names": (
        "functions with names: `Function double(x): …`",
        "Function double(x):\n    return 2 * x\nw = 2.0\nLoss = w\nfor f in [double, x -> x^2]:\n    Loss = f(Loss)\n",
    ),
    "a function that a function gives, called when what it was made from has changed": (
        "a function of all that it needs",
        "Function scaled(a):\n    return x -> a * x\nw = 2.0\nv = 1.0\nf = scaled(v)\nv = 3.0\nLoss = f(w)\n",
    ),
    "an object whose class shows when the program runs, unless it is in a list": (
        "a list that the objects are in, or `if` between their results",
        HOLDER
        + "Class Other(Holder):\n    Function out(self):\n        return self.w\nh = Holder(w) if w > 1 else Other(w)\nLoss = h.out()\n",
    ),
    "an object that is in a list, and changed under another name": (
        "one name for it",
        HOLDER + "h = Holder(1.0)\nheld = [h]\nh.w = w\nLoss = held[0].out()\n",
    ),
    "an object that several fields or items hold, and that is changed through one of them": (
        "one name for it, or a copy in each",
        HOLDER + "h = Holder(1.0)\nheld = {one: h, other: h}\nheld.one.w = w\nLoss = held.other.out()\n",
    ),
    "a list or object asked by, that shares a tensor with what else is used": (
        "the gradient by the tensor",
        HOLDER + "t = [1.0, 2.0]\nw = [Holder(t), Holder(t)]\nLoss = sum(w[0].out() * w[1].out())\n",
    ),
    "a field of objects in a list that one loop sets and another reads": (
        "a list of what the loop computes",
        HOLDER + "held = [Holder(1.0)]\nfor h in held:\n    h.seen = w\nLoss = 0\nfor h in held:\n    Loss += h.seen\n",
    ),
    "`try` whose half-done changes count": (
        "another name in `try`, given to the variable on its last line",
        'w = 2.0\nLoss = w\ntry:\n    Loss = Loss * 2\n    Loss = Loss * number("x")\ncatch error:\n    Loss = Loss + 1\n',
    ),
}
"""What a program may not do on the way to the number, what it says instead, and a program that does it."""
FUNCTIONS = [entry for entry in catalogue() if entry.kind == "function"]


def page() -> str:
    """The page."""
    library = {name: reason for reason, names in NONE.items() for name in names}
    parts = [
        "## Functions of the library",
        table(library),
        "## Operations\n\nNothing flows back through them: their gradient is 0, or they give no numbers.",
        table(NO_GRADIENT),
        "## Programs\n\nThey are refused, with the place and what to write instead.",
        "\n".join(["| what | instead |", "| --- | --- |", *(f"| {what} | {instead} |" for what, (instead, _) in REFUSED.items())]),
        "## Forms of whole loops\n\nThey are differentiated as the loops that they stand for.",
        table(AS_WRITTEN),
    ]
    return "\n\n".join([HEAD.rstrip(), *parts]) + "\n"


def table(reasons: Mapping[str, str]) -> str:
    return "\n".join(["| names | why |", "| --- | --- |", *rows(reasons)])


def rows(reasons: Mapping[str, str]) -> Iterator[str]:
    for reason in dict.fromkeys(reasons.values()):
        yield f"| {', '.join(f'`{name}`' for name, other in reasons.items() if other == reason)} | {reason} |"


def test_the_page_is_up_to_date(request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--update-golden"):
        PAGE.write_text(page(), encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == page()


@pytest.mark.parametrize("what", REFUSED)
def test_what_is_refused(what) -> None:
    text = REFUSED[what][1] + "g = gradient of Loss with respect to w\n"
    assert [found.code for found in fpp_lang.check(text) if found.severity.value == "error"] == ["FPP0345"]


def test_names_are_those_of_the_library() -> None:
    told = [name for names in NONE.values() for name in names]
    assert len(told) == len(set(told))
    assert set(told) <= {entry.name for entry in FUNCTIONS}


@pytest.mark.parametrize("entry", FUNCTIONS, ids=lambda entry: entry.name)
def test_a_gradient_goes_through_or_is_listed(entry) -> None:
    listed = any(entry.name in names for names in NONE.values())
    assert (outcome(entry) == "slope") != listed
