"""Forms of Python that can be read, but mean nothing here: each is refused with its FPP spelling (R3.10)."""

from __future__ import annotations

from fpp_lang.resolve.scopes import Scope, own_variable
from fpp_lang.syntax import tree as syntax
from fpp_lang.syntax.problems import ForeignSpelling

MODULES = frozenset({"np", "numpy", "random", "torch", "tf", "scipy"})
SUBMODULES = frozenset({"random", "linalg"})
PYTHON_NAMES = {
    "int": "floor",
    "str": "text",
    "float": "number",
    "list": "clone",
    "dict": "clone",
    "tuple": "clone",
    "randint": "random_integer",
    "rand": "random",
    "randn": "normal",
    "gauss": "normal",
    "pow": "power",
}
"""What Python calls a function, and what that is called here."""
GIVE_TEXT = frozenset({"input", "text", "strip", "join", "replace"})
ERRORS = ("Error", "Exception", "Warning")


def of_module(scope: Scope, node: syntax.Attribute) -> ForeignSpelling | None:
    """`np.zeros`, `random.randint`: the library needs no module."""
    target = node.target
    if isinstance(target, syntax.Attribute) and target.name in SUBMODULES:
        target = target.target
    if not isinstance(target, syntax.Name) or target.name not in MODULES or target.name in scope.visible():
        return None
    here = PYTHON_NAMES.get(node.name, node.name)
    return ForeignSpelling(node.span, f"FPP has no module {target.name}: its library is always there", f"write {here}", here)


def error_class(scope: Scope, value: syntax.Expression) -> ForeignSpelling | None:
    """`raise ValueError("…")`: there is one sort of error."""
    match value:
        case syntax.Call(function=syntax.Name(name=name, span=span)) if name != "Error" and name.endswith(ERRORS):
            known = own_variable(scope, name) is not None or name in scope.file.functions or name in scope.file.classes
            return None if known else ForeignSpelling(span, f"FPP has one sort of error, and no {name}", "write Error", "Error")
        case _:
            return None


def called_super(value: syntax.Expression) -> ForeignSpelling | None:
    """`super().init(…)`."""
    match value:
        case syntax.Call(function=syntax.Name(name="super"), arguments=()):
            return ForeignSpelling(value.span, "super stands without brackets", "write super", "super")
        case _:
            return None


def conversion(name: str, arguments: tuple[syntax.Argument, ...]) -> str | None:
    """The function that Python's `int`, `str`, … is here: of a text, `int` reads a number."""
    match arguments:
        case (syntax.Argument(value=syntax.Text() | syntax.FormatText()),) if name == "int":
            return "number"
        case (syntax.Argument(value=syntax.Call(function=syntax.Name(name=called) | syntax.Attribute(name=called))),):
            return "number" if name == "int" and called in GIVE_TEXT else PYTHON_NAMES.get(name)
        case _:
            return PYTHON_NAMES.get(name)
