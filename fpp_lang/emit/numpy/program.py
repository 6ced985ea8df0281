"""What the program's own statements mean for the shape of the text: constants, the seed, the comments at the top."""

from __future__ import annotations

from collections.abc import Iterator

from fpp_lang.core import tree as core
from fpp_lang.core.walk import walk

DRAWS = frozenset({"random", "uniform", "normal", "random_integer", "shuffle", "choice"})


def constants(program: core.Program) -> list[core.Statement]:
    """The statements that stand at the top: literals for names that are assigned once, which functions read or which come first."""
    assigned = [variable for node in walk(program.body) for variable in _set_by(node)]
    read = {name for function in program.functions.values() for name in function.outer_reads}
    found: list[core.Statement] = []
    leading = True
    for place, statement in enumerate(program.body.statements):
        variable = assigned_literal(statement)
        is_constant = variable is not None and assigned.count(variable) == 1
        if is_constant and (leading or (variable in read and not _read_before(program, place, variable))):
            found.append(statement)
        leading = leading and is_constant
    return found


def assigned_literal(node: core.Statement) -> str | None:
    """The variable that a statement sets to a number, truth value or text written out."""
    match node:
        case core.Assign(target=core.Variable(name=variable), value=core.Constant(value=int() | float() | str())):
            return variable
        case core.Assign(target=core.Variable(name=variable), value=core.Primitive(name="negate", arguments=(core.Constant(),))):
            return variable
    return None


def _set_by(node: core.Node) -> Iterator[str]:
    """The variables that a node of the program's own statements sets."""
    match node:
        case core.Assign(target=target) | core.Update(target=target):
            yield from (found.name for found in walk(target) if isinstance(found, core.Variable))
        case core.ForCount(variable=variable) | core.Visit(variable=variable) | core.ForRows(variable=variable):
            yield variable
        case core.ForElements(variable=variable) | core.ForAll(variable=variable):
            yield variable
        case core.ForEach(unpack=unpack):
            yield from unpack
        case core.Try(name=str() as variable):
            yield variable


def _read_before(program: core.Program, place: int, variable: str | None) -> bool:
    """Whether a statement before that place may read the variable, itself or through a function."""
    for statement in program.body.statements[:place]:
        for node in walk(statement):
            match node:
                case core.Variable(name=name) if name == variable:
                    return True
                case core.Call(key=key) | core.FunctionName(key=key):
                    function = program.functions.get(key)
                    if function is not None and variable in function.outer_reads:
                        return True
                case core.New() | core.MethodCall():
                    if any(variable in function.outer_reads for function in program.functions.values() if function.owner is not None):
                        return True
                case _:
                    pass
    return False


def seed(program: core.Program) -> tuple[int | None, core.Statement | None]:
    """The number of `seed(N)` and its statement, where no random number is drawn before it."""
    drawing = _drawing_functions(program)
    for statement in program.body.statements:
        match statement:
            case core.Evaluate(value=core.Primitive(name="seed", arguments=(core.Constant(value=int() as number),))):
                return number, statement
            case _ if any(_draws(node, drawing) for node in walk(statement)):
                return None, None
            case _:
                pass
    return None, None


def _drawing_functions(program: core.Program) -> set[str]:
    found: set[str] = set()
    grown = True
    while grown:
        new = {key for key, function in program.functions.items() if any(_draws(node, found) for node in walk(function))}
        grown, found = new != found, new
    return found


def _draws(node: core.Node, drawing: set[str]) -> bool:
    match node:
        case core.Primitive(name=name) | core.PrimitiveName(name=name):
            return name in DRAWS or name == "seed"
        case core.Call(key=key) | core.FunctionName(key=key):
            return key in drawing
        case core.Apply() | core.New() | core.MethodCall() | core.SuperCall():
            return True
    return False
