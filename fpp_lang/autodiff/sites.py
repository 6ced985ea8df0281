"""Every place in a program where a derivative is asked for, function by function."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from fpp_lang.autodiff import make
from fpp_lang.autodiff.derivatives import Derivatives, has_derivative
from fpp_lang.autodiff.gradients import Gradient, Segment, Statements, Wrong
from fpp_lang.autodiff.names import Names, names_in
from fpp_lang.autodiff.problems import NoDerivative, Refused
from fpp_lang.autodiff.program import Derivation
from fpp_lang.autodiff.turned import turned
from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.walk import children, rebuild, walk
from fpp_lang.diagnostics.problem import Problem, Problems


def with_derivatives(program: core.Program, problems: Problems) -> core.Program:
    """The program with every gradient and derivative replaced; a function's own come before those of its callers."""
    derivation = Derivation(program)
    waiting = {key for key, function in program.functions.items() if _asks(function.body)}

    def prepare(key: str) -> None:
        if key not in waiting:
            return
        waiting.remove(key)
        function = derivation.functions.get(key) or program.functions[key]
        names = Names(names_in(function) | set(function.outer_reads))
        with derivation.naming(names):
            sites = Sites(derivation, core.Where.LOCAL, [function.body], function.parameters, key)
            body = updated(function.body, statements=tuple(sites.statements(function.body.statements)))
        derivation.functions[key] = updated(function, body=body, locals=tuple(dict.fromkeys((*function.locals, *names.made))))
        for found in sites.problems:
            problems.add(found)

    derivation.prepare = prepare
    program = with_known_functions(program, derivation, waiting)
    derivation.program = program
    for key in (*program.functions, *sorted(waiting)):
        prepare(key)
    names = Names({*program.variables, *(item.name for item in program.inputs), *names_in(program.body)})
    with derivation.naming(names):
        sites = Sites(derivation, core.Where.TOP, [program.body])
        body = updated(program.body, statements=tuple(sites.statements(program.body.statements)))
    for found in sites.problems:
        problems.add(found)
    used = names_in(body)
    variables = tuple(dict.fromkeys((*program.variables, *(name for name in names.made if name in used))))
    functions = {**program.functions, **derivation.functions}
    used_functions = _used(functions, body, program)
    return updated(program, functions=used_functions, body=body, variables=variables)


def with_known_functions(program: core.Program, derivation: Derivation, waiting: set[str]) -> core.Program:
    """Functions that differentiate what they are given, `newton(f, x)`, once for each function that they certainly are given."""
    templates = {key for key, function in program.functions.items() if _of_parameter(function)}
    if not templates:
        return program

    def called(scope: Sequence[core.Node], inside: bool) -> Callable[[core.Node], core.Node]:
        caller = derivation.caller(scope, inside=inside)

        def change(node: core.Node) -> core.Node:
            new = rebuild(node, change)
            if isinstance(new, core.Call) and new.key in templates:
                special = caller(new)
                if isinstance(special, core.Call):
                    waiting.add(special.key)
                    return special
            return new

        return change

    waiting -= templates
    body = called([program.body], False)(program.body)
    functions = {}
    for key, function in program.functions.items():
        if key not in templates:
            functions[key] = updated(function, body=called([function.body], True)(function.body))
    left = {part.key for node in (body, *functions.values()) for part in walk(node) if isinstance(part, core.Call | core.FunctionName)}
    functions.update((key, program.functions[key]) for key in sorted(templates & left))
    waiting |= templates & left
    return updated(program, functions=functions, body=body)


def _of_parameter(function: core.Function) -> bool:
    """Whether a function differentiates one of its parameters."""
    names = {parameter.name for parameter in function.parameters}
    return any(
        isinstance(node, core.Derivative) and isinstance(node.function, core.Variable) and node.function.name in names
        for node in walk(function.body)
    )


def _asks(node: core.Node) -> bool:
    return any(isinstance(part, core.Gradient | core.Derivative) for part in walk(node))


def _used(functions: dict[str, core.Function], body: core.Block, program: core.Program) -> dict[str, core.Function]:
    """The program's functions, and those made ones that something calls, callees first."""
    made = {key for key in functions if key not in program.functions}
    found: dict[str, core.Function] = {key: function for key, function in functions.items() if key not in made}
    seen: set[str] = set()

    def visit(node: core.Node) -> None:
        for part in walk(node):
            if isinstance(part, core.Call | core.FunctionName) and part.key in made and part.key not in seen:
                seen.add(part.key)
                visit(functions[part.key])
                found[part.key] = functions[part.key]

    visit(body)
    for function in list(found.values()):
        visit(function)
    return found


class Sites:
    """Every gradient in the statements of one function, or of the program."""

    def __init__(
        self, derivation: Derivation, where: core.Where, whole: Sequence[core.Node], parameters: Sequence[core.Parameter] = (),
        function: str = "",
    ) -> None:  # fmt: skip
        self.derivation, self.where, self.whole, self.parameters = derivation, where, whole, parameters
        self.function = function
        self.problems: list[Problem] = []

    def statements(self, statements: Sequence[core.Statement]) -> Statements:
        """All statements of the function or program."""
        inside = self.where is core.Where.LOCAL
        derivatives = Derivatives(self.derivation, self.whole, inside)
        found: Statements = []
        for node in statements:
            try:
                found.append(derivatives.replaced(node) if has_derivative(node) else node)  # type: ignore[arg-type]
            except Refused as refused:
                self.problems.append(refused.problem)
        self.whole = [core.Block(tuple(found))]
        return self.block(found)

    def block(self, statements: Sequence[core.Statement], outer: Sequence[Segment] = (), loop: core.Statement | None = None) -> Statements:
        """The statements with every gradient computed where it is asked for."""
        segment = Segment([], loop)
        segments = [*outer, segment]
        fresh, protects = self.derivation.fresh, self.derivation.protects
        for node in (part for statement in statements for part in turned(statement, fresh, self.where, protects)):
            node = self.inside(node, segments)
            segment.done.extend(self.replaced(node, segments) if has_own_gradient(node) else [node])
        return segment.done

    def inside(self, node: core.Statement, segments: Sequence[Segment]) -> core.Statement:
        """Blocks of a statement."""
        if not any(isinstance(part, core.Gradient) for part in walk(node)):
            return node
        is_loop = isinstance(node, core.ForCount | core.ForEach | core.ForRows | core.ForElements | core.ForAll | core.While | core.Repeat)

        def change(part: core.Node) -> core.Node:
            if isinstance(part, core.Block):
                return updated(part, statements=tuple(self.block(part.statements, segments, node if is_loop else None)))
            return part if isinstance(part, core.Expression) else rebuild(part, change)

        return rebuild(node, change)

    def replaced(self, node: core.Statement, segments: Sequence[Segment]) -> Statements:
        """One statement that asks for gradients."""
        before: Statements = []

        def change(part: core.Node) -> core.Node:
            match part:
                case core.Block():
                    return part
                case core.Lambda() | core.Comprehension() if has_gradient(part):
                    self.problems.append(NoDerivative(part.span, "a gradient inside a function value or a built list"))
                    return part
                case core.Gradient():
                    held = _held(node) if isinstance(node, core.Assign) and node.value is part else ()
                    found = Gradient(self.derivation, part, segments, self.where, self.parameters, self.whole, held, self.function)
                    value = self.safely(found)
                    before.extend(found.lines)
                    return value
            return rebuild(part, change)

        new = _without_itself(change(node))
        if before:
            first = before[0]
            before[0] = updated(first, comments=core.Comments((*node.comments.before, *first.comments.before), first.comments.after))
            new = None if new is None else updated(new, comments=core.Comments((), node.comments.after))
        return [*before, *([new] if new is not None else [])]

    def safely(self, gradient: Gradient) -> core.Expression:
        """The gradient, or anything in its place with a problem told."""
        try:
            return gradient.made()
        except (Wrong, Refused) as refused:
            self.problems.append(refused.problem)
            return core.Constant(None, kind=gradient.node.kind, span=gradient.node.span)


def _held(node: core.Assign) -> tuple[str | None, ...]:
    """The variables that a statement puts its gradients in."""
    targets = node.target.items if isinstance(node.target, core.Targets) else (node.target,)
    names = tuple(target.name if isinstance(target, core.Variable) else None for target in targets)
    return names if len(set(names)) == len(names) else ()


def _without_itself(node: core.Node) -> core.Statement | None:
    """`a, b = a, c` without what stays; None where nothing is left."""
    assert isinstance(node, core.Statement)
    match node:
        case core.Assign(target=core.Variable(name=name), value=core.Variable(name=same)) if name == same:
            return None
        case core.Assign(target=core.Targets(items=targets), value=core.Pair(items=values)) if len(targets) == len(values):
            left = [(to, value) for to, value in zip(targets, values, strict=True) if not _is_same(to, value)]
            if not left:
                return None
            if len(left) < len(targets):
                return updated(node, target=make.targets(*(to for to, _ in left)), value=make.pair(*(value for _, value in left)))
    return node


def _is_same(target: core.Target, value: core.Expression) -> bool:
    return isinstance(target, core.Variable) and isinstance(value, core.Variable) and target.name == value.name


def has_gradient(node: core.Node) -> bool:
    return any(isinstance(part, core.Gradient) for part in walk(node))


def has_own_gradient(node: core.Statement) -> bool:
    """Whether a gradient stands in a statement itself, not in a block of it."""
    waiting: list[core.Node] = [node]
    while waiting:
        part = waiting.pop()
        if isinstance(part, core.Gradient):
            return True
        waiting += [child for child in children(part) if not isinstance(child, core.Block)]
    return False
