"""Surface expressions to core: operators and methods become primitives and calls, names become what they mean."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from fpp_lang.base.source import Span
from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.primitives import PRIMITIVES
from fpp_lang.diagnostics.problem import Problem, Problems
from fpp_lang.resolve.arguments import Arguments, Slot, bind, bind_primitive, signature
from fpp_lang.resolve.derivatives import computed_gradient, derivation, is_gradient_of_name
from fpp_lang.resolve.foreign import called_super, conversion, of_module
from fpp_lang.resolve.library import constant
from fpp_lang.resolve.names import Callee, Found, callee, input_named, method, near_functions, value_of
from fpp_lang.resolve.phrases import is_readable, sentence
from fpp_lang.resolve.problems import AfterKeyword, HiddenName, NotCallable
from fpp_lang.resolve.scopes import Scope, loop_name, own_variable
from fpp_lang.syntax import tree as syntax

BINARY = {
    "+": "add",
    "-": "subtract",
    "*": "multiply",
    "/": "divide",
    "div": "div",
    "mod": "mod",
    "x": "times",
    "^": "power",
}
UNARY = {"-": "negate", "+": "positive", "√": "sqrt"}
COMPARISONS = {"not in": "not_in", "is": "==", "is not": "!="}
CONSTANT_OWNERS = frozenset({"std", "math"})
INITS = frozenset({"init", "__init__"})
AXES = {"x": 0, "y": 1, "z": 2}
REPEATED = {"max": "maximum", "min": "minimum"}


class Expressions:
    """Resolves the expressions of one scope."""

    def __init__(self, scope: Scope, found: Found) -> None:
        self.scope = scope
        self.found = found

    def resolve(self, node: syntax.Expression) -> core.Expression:
        """One expression; what could not be read or found stays in place as an input or `none`, its problem being recorded."""
        span = node.span
        match node:
            case syntax.Number(value=value):
                return core.Constant(value, span=span, spelling=span.text)
            case syntax.Text(value=value):
                return core.Constant(value, span=span)
            case syntax.Truth(value=value):
                return core.Constant(value, span=span)
            case syntax.Nothing():
                return core.Constant(None, span=span)
            case syntax.Bad():
                return core.Variable("_", core.Where.INPUT, span=span)
            case syntax.Name(name=name):
                return value_of(self.scope, name, span, self.found)
            case syntax.Group(value=inner):
                return self.resolve(inner)
            case syntax.Unary(operator="not", operand=operand):
                return core.Not(self.resolve(operand), span=span)
            case syntax.Unary(operator=operator, operand=operand):
                return core.Primitive(UNARY[operator], (self.resolve(operand),), span=span)
            case syntax.Binary():
                return self._binary(node)
            case syntax.Comparison():
                return self._comparison(node)
            case syntax.Conditional(condition=condition, yes=yes, no=no):
                return core.Conditional(self.resolve(condition), self.resolve(yes), self.resolve(no), span=span)
            case syntax.Call():
                return self._call(node)
            case syntax.Attribute():
                return self._attribute(node)
            case syntax.Index(target=target, subscripts=subscripts):
                return core.Index(self.resolve(target), tuple(self._subscript(item) for item in subscripts), span=span)
            case syntax.Bracket(items=items):
                return core.Bracket(tuple(map(self.resolve, items)), span=span)
            case syntax.Pair(items=items):
                return core.Pair(tuple(map(self.resolve, items)), span=span)
            case syntax.Record(entries=entries):
                return core.Record(tuple((self._key(entry), self.resolve(entry.value)) for entry in entries), span=span)
            case syntax.FormatText(parts=parts):
                return core.Format(tuple(self._part(part) for part in parts), span=span)
            case syntax.Comprehension():
                return self._comprehension(node)
            case syntax.Lambda():
                return self._lambda(node)
            case syntax.Sentence():
                return sentence(self, node) if is_readable(self.scope.file, node) else self.resolve(syntax.Bad(span=span))
            case syntax.Partial(loss=loss, name=name):
                return core.Gradient(self.resolve(loss), (self.resolve(name),), span=span)

    # Operators ---------------------------------------------------------------------------------------------------------------

    def _binary(self, node: syntax.Binary) -> core.Expression:
        """A chain of one operator is walked, not recursed into: `a + b + c + …` may be long."""
        if node.operator in ("and", "or"):
            return self._logic(node, node.operator)
        spine = [node]
        while isinstance(spine[-1].left, syntax.Binary) and spine[-1].left.operator not in ("and", "or"):
            spine.append(spine[-1].left)
        value = self.resolve(spine[-1].left)
        for link in reversed(spine):
            value = core.Primitive(BINARY[link.operator], (value, self.resolve(link.right)), span=link.span)
        return value

    def _logic(self, node: syntax.Binary, operator: str) -> core.Logic:
        items: list[syntax.Expression] = [node.right]
        rest = node.left
        while isinstance(rest, syntax.Binary) and rest.operator == operator:
            items.append(rest.right)
            rest = rest.left
        items.append(rest)
        return core.Logic("and" if operator == "and" else "or", tuple(map(self.resolve, reversed(items))), span=node.span)

    def _comparison(self, node: syntax.Comparison) -> core.Compare:
        first = self.resolve(node.first)
        rest = [(COMPARISONS.get(operator, operator), self.resolve(operand)) for operator, operand in node.rest]
        operands = [first, *(operand for _, operand in rest)]
        for place, (operator, _) in enumerate(rest):
            if operator in ("==", "!=") and (_is_none(operands[place]) or _is_none(operands[place + 1])):
                rest[place] = ("is" if operator == "==" else "is_not", operands[place + 1])
        return core.Compare(first, tuple(rest), span=node.span)

    # Parts -------------------------------------------------------------------------------------------------------------------

    def _subscript(self, node: syntax.Expression | syntax.Slice) -> core.Expression | core.Slice:
        if isinstance(node, syntax.Slice):
            start, stop, step = (None if part is None else self.resolve(part) for part in (node.start, node.stop, node.step))
            return core.Slice(start, stop, step, span=node.span)
        return self.resolve(node)

    def _key(self, entry: syntax.RecordEntry) -> core.Expression:
        if entry.bare and isinstance(entry.key, syntax.Name):
            return core.Constant(entry.key.name, span=entry.key.span)
        return self.resolve(entry.key)

    def _part(self, part: str | syntax.FormatField) -> str | tuple[core.Expression, str]:
        return part if isinstance(part, str) else (self.resolve(part.value), part.spec)

    def _comprehension(self, node: syntax.Comprehension) -> core.Comprehension:
        inner = Scope(self.scope.file, self.scope, inline=True)
        inside = type(self)(inner, self.found)
        clauses = []
        for clause in node.clauses:
            iterable = inside.resolve(clause.iterable)
            names = tuple(map(loop_name, clause.targets))
            inner.names.update(names)
            inner.loops.extend(names[:1] if len(names) == 1 else ())
            apart = _taken_apart(clause.targets)
            inner.names.update(name for taken in apart for name in taken.variables)
            conditions = tuple(map(inside.resolve, clause.conditions))
            clauses.append(core.Clause(names, iterable, () if apart else conditions, span=clause.span))
            clauses += apart
            if apart:
                clauses[-1] = updated(clauses[-1], conditions=conditions)
        return core.Comprehension(inside.resolve(node.item), tuple(clauses), span=node.span)

    def _lambda(self, node: syntax.Lambda) -> core.Lambda:
        names = tuple(parameter.name for parameter in node.parameters)
        inner = Scope(self.scope.file, self.scope, set(names), set(names))
        value = type(self)(inner, self.found).resolve(node.body)
        parameters = tuple(core.Parameter(p.name, span=p.span) for p in node.parameters)
        body = core.Block((core.Return(value, implicit=True, span=node.body.span),), span=node.body.span)
        function = core.Function("", "lambda", parameters, "", body, names, span=node.span, header=node.span)
        return core.Lambda(function, span=node.span)

    # Calls -------------------------------------------------------------------------------------------------------------------

    def _arguments(self, arguments: tuple[syntax.Argument, ...]) -> Arguments:
        named = [item.name for item in arguments]
        for place, item in enumerate(arguments):
            before = next((name for name in named[:place] if name is not None), None)
            if item.name is None and before is not None:
                self.found.problems.add(AfterKeyword(item.value.span, before))
        given = tuple(self.resolve(item.value) for item in arguments if item.name is None)
        keywords = tuple((item.name, self.resolve(item.value)) for item in arguments if item.name is not None)
        return Arguments(given, keywords)

    def _call(self, node: syntax.Call) -> core.Expression:
        arguments = self._arguments(node.arguments)
        match node.function:
            case syntax.Name(name=name, span=span):
                target = callee(self.scope, name, span, self.found)
                if target is None:
                    meant = conversion(name, node.arguments)
                    value = input_named(self.scope, name, span, self.found, called=True, meant=meant)
                    return core.Apply(value, arguments.given, arguments.keywords, span=node.span)
                return self.call(target, name, arguments, node.span)
            case syntax.Attribute(target=above, name=name) if self._is_super(above):
                owner = self.scope.method_of()
                assert owner is not None
                method = "init" if name in INITS else name
                return core.SuperCall(owner, method, arguments.given, arguments.keywords, span=node.span)
            case syntax.Attribute():
                return self._dot(node.function, arguments, node.span)
            case syntax.Number() | syntax.Text() | syntax.FormatText() | syntax.Truth() | syntax.Nothing() | syntax.Bracket():
                self.found.problems.add(NotCallable(node.span))
                return core.Constant(None, span=node.span)
            case function:
                return core.Apply(self.resolve(function), arguments.given, arguments.keywords, span=node.span)

    def _is_super(self, node: syntax.Expression) -> bool:
        if self.scope.method_of() is None:
            return False
        found = called_super(node)
        if found is not None:
            self.found.problems.add(found)
        return found is not None or (isinstance(node, syntax.Name) and node.name == "super")

    def call(self, target: Callee, name: str, arguments: Arguments, span: Span) -> core.Expression:
        """A call of what a name in call position means."""
        if target.empty:
            if not arguments.given and not arguments.keywords:
                return core.Bracket((), span=span)
            return self._call_primitive("zeros", name, arguments, span)
        if target.primitive is not None:
            return self._call_primitive(target.primitive, name, arguments, span)
        if target.derivation:
            return derivation(self, name, arguments, span)
        if target.of_class is not None:
            return self._new(target.of_class, name, arguments, span)
        if target.value is not None:
            return core.Apply(target.value, arguments.given, arguments.keywords, span=span)
        assert target.key is not None
        function = self._definition(target.key)
        slots = [Slot(parameter.name, parameter.default is not None) for parameter in function.parameters]
        bound, named = bind(name, signature(function), slots, arguments, span, self.found.problems)
        return core.Call(target.key, bound, named, span=span)

    def _new(self, key: str, name: str, arguments: Arguments, span: Span) -> core.New:
        """`Dense(2, 3)` takes what `init` takes, the class's own or that of a class above."""
        init = self.init_of(key)
        parameters = init.parameters[1:] if init is not None else ()
        slots = [Slot(parameter.name, parameter.default is not None) for parameter in parameters]
        shown = signature(replace(init, name=name, parameters=parameters)) if init is not None else f"{name}()"
        bound, named = bind(name, shown, slots, arguments, span, self.found.problems)
        return core.New(key, bound, named, span=span)

    def init_of(self, key: str) -> syntax.Function | None:
        """The method that makes an object ready."""
        seen: set[str] = set()
        above: str | None = key
        while above is not None and above not in seen:
            seen.add(above)
            tree, above = self._class_definition(above)
            for statement in tree.body.statements:
                if isinstance(statement, syntax.Function) and statement.name in INITS:
                    return statement
        return None

    def _class_definition(self, key: str) -> tuple[syntax.Class, str | None]:
        """The text of a class, and the key of the class above it."""
        file = self.scope.file
        if not key.startswith(core.LIBRARY):
            return file.class_trees[key], file.bases.get(key)
        tree = file.library.class_tree(key.removeprefix(core.LIBRARY))
        base = file.library.class_above(tree)
        return tree, None if base is None else f"{core.LIBRARY}{base}"

    def _definition(self, key: str) -> syntax.Function:
        if key.startswith(core.LIBRARY):
            return self.scope.file.library.tree(key.removeprefix(core.LIBRARY))
        return self.scope.file.signatures[key]

    def _call_primitive(self, primitive: str, name: str, arguments: Arguments, span: Span) -> core.Expression:
        given = arguments.given
        if primitive in REPEATED and len(given) > 1:
            value = given[0]
            for other in given[1:]:
                value = core.Primitive(REPEATED[primitive], (value, other), span=span)
            return value
        if primitive == "mean" and len(given) > 1:
            total = given[0]
            for other in given[1:]:
                total = core.Primitive("add", (total, other), span=span)
            return core.Primitive("divide", (total, core.Constant(len(given), span=span)), span=span)
        bound = bind_primitive(PRIMITIVES[primitive], name, arguments, span, self.found.problems)
        return core.Primitive(primitive, bound, span=span)

    # The dot -----------------------------------------------------------------------------------------------------------------

    def _attribute(self, node: syntax.Attribute) -> core.Expression:
        match node.target:
            case syntax.Name(name=owner) if owner.casefold() in CONSTANT_OWNERS:
                value = constant(node.name) or constant(node.name.casefold())
                if value is not None:
                    return core.Constant(value.value, value.name, span=node.span)
        held = computed_gradient(self.scope, node)
        return self._dot(node, None, node.span) if held is None else self.resolve(held)

    def _dot(self, node: syntax.Attribute, arguments: Arguments | None, span: Span) -> core.Expression:
        """`a.f(b)` is `f(a, b)` and `a.f` is `f(a)`; which of it is a field, settle finds out."""
        owner = node.target
        if arguments is not None and isinstance(owner, syntax.Name) and owner.name.casefold() in CONSTANT_OWNERS:
            if own_variable(self.scope, owner.name) is None:
                return self._named_call(node, arguments, span)
        self.check_field_name(node)
        foreign = of_module(self.scope, node)
        if foreign is not None:
            self.found.problems.add(foreign)
            return core.Variable("_", core.Where.INPUT, span=span)
        target = self.resolve(owner)
        given = arguments or Arguments((), ())
        meaning, refused = self._meaning(node, target, arguments, span)
        named = None if arguments is None else given.given
        near = partial(near_functions, self.scope, node.name) if meaning is None else tuple
        return core.Dot(target, node.name, named, given.keywords, meaning, refused, near, span=span)

    def check_field_name(self, node: syntax.Attribute) -> None:
        """What belongs to Python is out of reach."""
        if node.name.startswith("__"):
            self.found.problems.add(HiddenName(node.name_span, node.name))

    def _meaning(
        self, node: syntax.Attribute, target: core.Expression, arguments: Arguments | None, span: Span
    ) -> tuple[core.Expression | None, tuple[Problem, ...]]:
        """The call that a dot stands for, if a function has the name; what is wrong with it counts only if no field is meant."""
        if node.name in AXES and arguments is None:
            return core.Primitive("axis_size", (target, core.Constant(AXES[node.name], span=span)), span=span), ()
        attempt = Expressions(self.scope, updated(self.found, problems=Problems()))
        meant = method(self.scope, node.name, node.name_span, attempt.found, called=arguments is not None)
        if meant is None or meant.empty or meant.of_class is not None or (meant.derivation and is_gradient_of_name(node, arguments)):
            return None, ()
        call = attempt.call(meant, node.name, (arguments or Arguments((), ())).after(target), span)
        return call, tuple(attempt.found.problems)

    def _named_call(self, node: syntax.Attribute, arguments: Arguments, span: Span) -> core.Expression:
        target = callee(self.scope, node.name, node.name_span, self.found)
        if target is None:
            value = input_named(self.scope, node.name, node.name_span, self.found, called=True)
            return core.Apply(value, arguments.given, arguments.keywords, span=span)
        return self.call(target, node.name, arguments, span)


def _taken_apart(targets: tuple[syntax.Name | syntax.Pair, ...]) -> list[core.Clause]:
    """`for i, (a, b) in …` in a comprehension: one more clause over the one pair."""
    found = []
    for target in targets:
        if isinstance(target, syntax.Pair):
            parts = tuple(item for item in target.items if isinstance(item, syntax.Name | syntax.Pair))
            pair = core.Bracket((core.Variable(loop_name(target), core.Where.LOCAL, span=target.span),), span=target.span)
            found.append(core.Clause(tuple(map(loop_name, parts)), pair, (), span=target.span))
            found += _taken_apart(parts)
    return found


def _is_none(node: core.Expression) -> bool:
    return isinstance(node, core.Constant) and node.value is None
