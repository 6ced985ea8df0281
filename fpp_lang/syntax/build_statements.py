"""The actions of the grammar's statement rules, and the whole set of actions that the automaton calls."""

from __future__ import annotations

from collections.abc import Callable

from fpp_lang.base.source import Span
from fpp_lang.syntax import tree
from fpp_lang.syntax.build_expressions import EXPONENTS, ExpressionActions
from fpp_lang.syntax.phrases.patterns import read_pattern
from fpp_lang.syntax.phrases.problems import BadPhrase
from fpp_lang.syntax.problems import BadTarget, ForeignSpelling, MissingValue, NoMethod
from fpp_lang.syntax.reporting import Reporter
from fpp_lang.syntax.tokens import Token

UPDATES = {"+=": "+", "-=": "-", "−=": "-", "*=": "*", "/=": "/", "**=": "^", "^=": "^"}
PRINTING = frozenset({"Print", "PRINT", "Log", "LOG", "Show", "SHOW"})

# What a value is called that somebody wants to assign to.
NAMED: dict[type, str] = {
    tree.Call: "the result of a call", tree.Number: "a number", tree.Text: "a text", tree.FormatText: "a text", tree.Truth: "true or false",
    tree.Nothing: "none", tree.Comparison: "a comparison", tree.Bracket: "a list", tree.Record: "a record", tree.Lambda: "a function",
}  # fmt: skip


class Actions(ExpressionActions):
    """Named like the rules and aliases of grammar/fpp.lark."""

    def __init__(
        self,
        reporter: Reporter,
        trivia: dict[int, tree.Trivia],
        end: tuple[tree.Comment | str, ...],
        parse_part: Callable[[Span], tree.Expression],
    ) -> None:
        super().__init__(reporter, parse_part)
        self.trivia, self.end = trivia, end

    def _trivia(self, span: Span) -> tree.Trivia:
        return self.trivia.get(span.start, tree.NO_TRIVIA)

    def module(self, span: Span, *statements: tree.Statement) -> tree.Module:
        return tree.Module(statements, end=self.end, span=span)

    def lone_expression(self, _: Span, value: tree.Expression) -> tree.Expression:
        return value

    # Simple statements -------------------------------------------------------------------------------------------------------

    def assignment(self, span: Span, *parts: tree.Expression | None) -> tree.Assign | tree.BadStatement:
        *targets, value = parts
        return self._assign(span, tuple(target for target in targets if target is not None), value, None, False)

    def annotated(
        self, span: Span, target: tree.Expression, annotation: tree.Annotation, value: tree.Expression | None
    ) -> tree.Assign | tree.BadStatement:
        return self._assign(span, (target,), value, annotation, False)

    def declaration(
        self, span: Span, target: tree.Expression, annotation: tree.Annotation | None, value: tree.Expression | None
    ) -> tree.Assign | tree.BadStatement:
        return self._assign(span, (target,), value, annotation, True)

    def _assign(
        self,
        span: Span,
        targets: tuple[tree.Expression, ...],
        value: tree.Expression | None,
        annotation: tree.Annotation | None,
        declared: bool,
    ) -> tree.Assign | tree.BadStatement:
        trivia = self._trivia(span)
        if not self._are_targets(targets):
            return tree.BadStatement(trivia=trivia, span=span)
        if value is None and (trivia.after is None or len(targets) > 1 or not isinstance(targets[0], tree.Name)):
            hole = targets[0].name if isinstance(targets[0], tree.Name) and len(targets) == 1 else ""
            self.reporter.add(MissingValue(span, "=", hole))
            return tree.BadStatement(trivia=trivia, span=span)
        return tree.Assign(targets, value, annotation, declared, trivia=trivia, span=span)

    def _are_targets(self, targets: tuple[tree.Expression, ...], within_pair: bool = False) -> bool:
        """Whether all of them can be assigned to; those that cannot are reported."""
        fine = True
        for target in targets:
            match target:
                case tree.Name() | tree.Index() | tree.Attribute() | tree.Bad():
                    continue
                case tree.Pair(items) if not within_pair:
                    fine = self._are_targets(items, within_pair=True) and fine
                    continue
                case tree.Call(tree.Name()):
                    hint = f"for a function write Function {target.span.text}: return …"
                case tree.Binary("^", tree.Name(name)) if raised := EXPONENTS.get(target.span.text[-1:]):
                    hint = f"{target.span.text} is a power of {name}; a name can end in a digit instead: {name}{raised}"
                case _:
                    hint = ""
            self.reporter.add(BadTarget(target.span, NAMED.get(type(target), "an expression"), hint))
            fine = False
        return fine

    def update(self, span: Span, target: tree.Expression, operator: Token, value: tree.Expression) -> tree.Update | tree.BadStatement:
        if not self._are_targets((target,), within_pair=True):
            return tree.BadStatement(trivia=self._trivia(span), span=span)
        return tree.Update(target, UPDATES[operator.text], value, trivia=self._trivia(span), span=span)

    def evaluate(self, span: Span, value: tree.Expression) -> tree.Evaluate | tree.Print:
        match value:
            case tree.Call(tree.Name(word), arguments) if word in PRINTING and all(argument.name is None for argument in arguments):
                return tree.Print(word, tuple(argument.value for argument in arguments), trivia=self._trivia(span), span=span)
            case tree.Comparison(first, (("<", tree.Unary("-") as below),)) if (
                span.text[first.span.end - span.start :].lstrip()[:2] == "<-"
            ):
                arrow = Span(span.source, below.span.start - 1, below.span.start + 1)
                self.reporter.add(ForeignSpelling(arrow, "an assignment is written with = or ←", "write =", "="))
        return tree.Evaluate(value, trivia=self._trivia(span), span=span)

    def print_statement(self, span: Span, word: Token, value: tree.Expression) -> tree.Print:
        match value:
            case tree.Pair(items):
                values = items
            case tree.Group(inner):
                values = (inner,)
            case _:
                values = (value,)
        return tree.Print(word.text, values, trivia=self._trivia(span), span=span)

    def return_statement(self, span: Span, value: tree.Expression | None) -> tree.Return:
        return tree.Return(value, trivia=self._trivia(span), span=span)

    def throw(self, span: Span, value: tree.Expression) -> tree.Throw:
        return tree.Throw(value, trivia=self._trivia(span), span=span)

    def assert_statement(self, span: Span, condition: tree.Expression, message: tree.Expression | None) -> tree.Assert:
        if isinstance(condition, tree.Pair):
            inside = condition.span.text[1:-1].strip()
            gap = "" if span.source.text[condition.span.start - 1].isspace() else " "
            self.reporter.add(ForeignSpelling(condition.span, "assert takes no brackets", f"write assert {inside}", gap + inside))
        return tree.Assert(condition, message, trivia=self._trivia(span), span=span)

    def use_file(self, span: Span, file: tree.Text) -> tree.Use:
        return tree.Use(file, None, trivia=self._trivia(span), span=span)

    def use_names(self, span: Span, file: tree.Text, *names: tree.Name) -> tree.Use:
        return tree.Use(file, names, trivia=self._trivia(span), span=span)

    def loop_words(self, span: Span, *_: Token) -> str:
        return " ".join(span.text.split())

    def break_statement(self, span: Span, words: str) -> tree.Break:
        return tree.Break(words, trivia=self._trivia(span), span=span)

    def continue_statement(self, span: Span, words: str) -> tree.Continue:
        return tree.Continue(words, trivia=self._trivia(span), span=span)

    def pass_statement(self, span: Span) -> tree.Pass:
        return tree.Pass(trivia=self._trivia(span), span=span)

    def bad_line(self, span: Span, *_: object) -> tree.BadStatement:
        return tree.BadStatement(trivia=self._trivia(span), span=span)

    # Blocks and their headers ------------------------------------------------------------------------------------------------

    def block(self, span: Span, *items: tree.Statement | Token) -> tree.Block:
        statements = tuple(item for item in items if isinstance(item, tree.Statement))
        end = items[-1].comments if isinstance(items[-1], Token) else ()
        if statements:
            span = statements[0].span.to(statements[-1].span)
        return tree.Block(statements, end=end, span=span)

    def if_statement(self, span: Span, *parts: tree.Branch | tuple[tree.Block, tree.Trivia] | None) -> tree.If:
        trivia = self._trivia(span)
        branches = tuple(part for part in parts if isinstance(part, tree.Branch))
        otherwise = parts[-1]
        if isinstance(otherwise, tuple):
            return tree.If(branches, otherwise[0], otherwise_trivia=otherwise[1], trivia=trivia, span=span)
        return tree.If(branches, None, trivia=trivia, span=span)

    def if_branch(self, span: Span, condition: tree.Expression, block: tree.Block) -> tree.Branch:
        return tree.Branch(condition, block, span=span)

    def elif_branch(self, span: Span, condition: tree.Expression, block: tree.Block) -> tree.Branch:
        return tree.Branch(condition, block, trivia=self._trivia(span), span=span)

    def else_branch(self, span: Span, block: tree.Block) -> tuple[tree.Block, tree.Trivia]:
        return block, self._trivia(span)

    def targets(self, _: Span, *targets: tree.Name | tree.Pair) -> tuple[tree.Name | tree.Pair, ...]:
        match targets:
            case (tree.Pair(items),):  # `for (a, b) in pairs` is `for a, b in pairs`
                return items  # type: ignore[return-value]
        return targets

    def target_pair(self, span: Span, *targets: tree.Name | tree.Pair) -> tree.Pair:
        return tree.Pair(targets, span=span)

    def for_in(self, span: Span, targets: tuple[tree.Name | tree.Pair, ...], iterable: tree.Expression, body: tree.Block) -> tree.ForIn:
        return tree.ForIn(targets, iterable, body, trivia=self._trivia(span), span=span)

    def for_from(
        self, span: Span, variable: tree.Name, start: tree.Expression, stop: tree.Expression, step: tree.Expression | None, body: tree.Block
    ) -> tree.ForFrom:
        return tree.ForFrom(variable, start, stop, step, body, trivia=self._trivia(span), span=span)

    def while_statement(self, span: Span, condition: tree.Expression, body: tree.Block) -> tree.While:
        return tree.While(condition, body, trivia=self._trivia(span), span=span)

    def until(self, span: Span, condition: tree.Expression) -> tuple[tree.Expression, tree.Trivia]:
        return condition, self._trivia(span)

    def repeat(self, span: Span, body: tree.Block, until: tuple[tree.Expression, tree.Trivia]) -> tree.Repeat:
        return tree.Repeat(body, until[0], until_trivia=until[1], trivia=self._trivia(span), span=span)

    def catch(self, span: Span, name: tree.Name | None, handler: tree.Block) -> tuple[tree.Name | None, tree.Block, tree.Trivia]:
        return name, handler, self._trivia(span)

    def try_statement(self, span: Span, body: tree.Block, catch: tuple[tree.Name | None, tree.Block, tree.Trivia]) -> tree.Try:
        return tree.Try(body, catch[0], catch[1], catch_trivia=catch[2], trivia=self._trivia(span), span=span)

    # Functions ---------------------------------------------------------------------------------------------------------------

    def function(
        self, span: Span, name: Token, parameters: tuple[tree.Parameter, ...] | None, arrow: tree.Annotation | None, body: tree.Block
    ) -> tree.Function:
        name_span = Span(span.source, name.start, name.end)
        return tree.Function(name.text, parameters or (), arrow, body, name_span=name_span, trivia=self._trivia(span), span=span)

    def class_statement(self, span: Span, name: Token, base: tree.Name | None, body: tree.Block) -> tree.Class:
        for statement in body.statements:
            if not isinstance(statement, tree.Function | tree.Pass | tree.BadStatement) or isinstance(statement, tree.Phrase):
                self.reporter.add(NoMethod(statement.span, name.text))
        name_span = Span(span.source, name.start, name.end)
        return tree.Class(name.text, base, body, name_span=name_span, trivia=self._trivia(span), span=span)

    def phrase(self, span: Span, sentence: tree.Text, arrow: tree.Annotation | None, body: tree.Block) -> tree.Phrase | tree.BadStatement:
        pattern = read_pattern(sentence.value, gives=arrow is not None)
        if isinstance(pattern, str):
            self.reporter.add(BadPhrase(sentence.span, pattern))
            return tree.BadStatement(trivia=self._trivia(span), span=span)
        slots = tuple(tree.Parameter(slot.name, span=sentence.span) for slot in pattern.slots)
        return tree.Phrase(
            pattern.name, slots, arrow, body, sentence, pattern.key, name_span=sentence.span, trivia=self._trivia(span), span=span
        )

    def parameters(self, _: Span, *parameters: tree.Parameter) -> tuple[tree.Parameter, ...]:
        return parameters

    def parameter(self, span: Span, name: Token, annotation: tree.Annotation | None, default: tree.Expression | None) -> tree.Parameter:
        return tree.Parameter(name.text, default, annotation, span=span)

    def annotation(self, span: Span, *parts: Token | tree.Annotation | None) -> tree.Annotation:
        first = parts[0] if parts else None
        return tree.Annotation(first.text if isinstance(first, Token) else "none", span=span)
