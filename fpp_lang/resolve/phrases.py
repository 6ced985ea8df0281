"""Sentences (section 7): which phrase one fits, and the call that it stands for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from fpp_lang.base.source import Span
from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.primitives import PRIMITIVES
from fpp_lang.core.walk import rebuild
from fpp_lang.diagnostics.problem import Problems
from fpp_lang.resolve.derivatives import DERIVATIONS, computed_gradient, computes_gradients, gradient_of, short_gradient
from fpp_lang.resolve.problems import PhraseTwice, StoresOutside
from fpp_lang.resolve.scopes import FileScope, Scope, assigned, list_name, own_variable
from fpp_lang.syntax import tree as syntax
from fpp_lang.syntax.phrases.patterns import overlap

if TYPE_CHECKING:
    from fpp_lang.resolve.expressions import Expressions
    from fpp_lang.resolve.library import Library
    from fpp_lang.resolve.statements import Statements

# What a primitive gives that shares no memory with what it is given (`gives` of its row).
FRESH = frozenset({"arithmetic", "fraction", "power", "same", "matmul", "reduced", "extreme", "averaged", "tested", "count", "made"})


def entry_of(phrase: syntax.Phrase) -> str:
    """The key of a phrase within its file; what stands behind the colon is the function's name in transpiled text."""
    return f"{phrase.key}:{phrase.name}"


def declare_phrases(module: syntax.Module, scope: FileScope, prefix: str, problems: Problems) -> None:
    """A file's phrases; no other phrase of the program fits the same sentences (R7.3)."""
    for statement in module.statements:
        if not isinstance(statement, syntax.Phrase):
            continue
        same = next((key for key in scope.phrases if overlap(key, statement.key)), None)
        if same is not None:
            first = scope.signatures[scope.phrases[same]].name_span
            problems.add(PhraseTwice(statement.sentence.span, statement.sentence.value, first))
        else:
            key = f"{prefix}{entry_of(statement)}"
            scope.phrases[statement.key] = key
            scope.signatures[key] = statement


def written_out(statement: syntax.Statement) -> bool:
    """Whether a phrase makes no function, because each of its sentences asks for gradients where it stands."""
    return isinstance(statement, syntax.Phrase) and (short_gradient(statement) or computes_gradients(statement))


def is_readable(scope: FileScope, node: syntax.Sentence) -> bool:
    """Whether the phrase that a sentence fits is there: the text below the header of one may be past reading."""
    return node.key in scope.phrases or scope.library.has_phrase(node.key)


def sentence(resolver: Expressions, node: syntax.Sentence) -> core.Expression:
    """The call that a sentence stands for; a short phrase of the library is written out instead."""
    scope = resolver.scope.file
    tree = _tree_of(resolver, node.key)
    if short_gradient(tree):
        return gradient_of(resolver, node.slots, node.span)
    asked = _reads_gradients(tree.body)
    arguments = tuple(_names(resolver, slot, asked) if isinstance(slot, syntax.NameList) else resolver.resolve(slot) for slot in node.slots)
    key = scope.phrases.get(node.key)
    if key is not None:
        return core.Call(key, arguments, span=node.span)
    entry = scope.library.phrase(node.key)
    value = _short_value(tree)
    if value is not None:
        written = _written_out(resolver, tree, value, arguments, node.span)
        if written is not None:
            return written
    resolver.found.library_entries[entry] = None
    taken = tuple(resolver.resolve(syntax.Name(parameter.name, span=node.span)) for parameter in tree.parameters[len(arguments) :])
    return core.Call(f"{core.LIBRARY}{entry}", (*arguments, *taken), span=node.span)


def _names(resolver: Expressions, node: syntax.NameList, with_gradients: bool) -> core.Bracket:
    """`W1 and b1` as a list: what each is called, what it holds and, if the phrase asks, the gradient that was computed last."""
    items: list[core.Expression] = []
    for item in node.items:
        fields = {"name": core.Constant(item.span.text, span=item.span), "value": resolver.resolve(item)}
        held = computed_gradient(resolver.scope, syntax.Attribute(item, "gradient", span=item.span)) if with_gradients else None
        if held is not None:
            fields["gradient"] = resolver.resolve(held)
        items.append(core.Record(tuple((core.Constant(name, span=item.span), value) for name, value in fields.items()), span=item.span))
    return core.Bracket(tuple(items), span=node.span)


def line(resolver: Statements, node: syntax.Evaluate, found: syntax.Sentence, around: core.Comments) -> tuple[core.Statement, ...]:
    """A sentence that is a statement. Where its phrase stores in the `value` of names, the names get these values behind it."""
    tree = _tree_of(resolver, found.key)
    if computes_gradients(tree):
        return (_computed(resolver, found, node.span, around),)
    call = sentence(resolver, found)
    lists = [slot for slot in found.slots if isinstance(slot, syntax.NameList)]
    if not lists or not isinstance(call, core.Call) or not _stores_values(tree.body):
        return (core.Evaluate(call, span=node.span, comments=around),)
    before: list[core.Statement] = []
    behind: list[core.Statement] = []
    arguments = list(call.arguments)
    for place, slot in enumerate(found.slots):
        value = arguments[place]
        if not isinstance(slot, syntax.NameList) or value is None:
            continue
        kept = resolver.resolve(syntax.Name(list_name(slot), span=slot.span))
        assert isinstance(kept, core.Variable)
        before.append(core.Assign(kept, value, span=node.span, comments=around if not before else core.Comments()))
        arguments[place] = resolver.resolve(syntax.Name(kept.name, span=slot.span))
        behind += [_store(resolver, slot, number, node.span) for number in range(len(slot.items))]
    return (*before, core.Evaluate(updated(call, arguments=tuple(arguments)), span=node.span), *behind)


def _computed(resolver: Statements, found: syntax.Sentence, span: Span, around: core.Comments) -> core.Statement:
    """`Compute gradients of Loss w.r.t. W and b`: `W_gradient, b_gradient = gradient of Loss with respect to W and b`."""
    value = gradient_of(resolver, found.slots, span)
    names = [syntax.Attribute(item, "gradient", span=item.span) for item in found.slots[-1].items]  # type: ignore[union-attr]
    targets = tuple(resolver.target(held) for held in (computed_gradient(resolver.scope, name) for name in names) if held is not None)
    target = targets[0] if len(targets) == 1 else core.Targets(targets, span=span)
    return core.Assign(target, value, span=span, comments=around)


def _tree_of(resolver: Expressions, key: str) -> syntax.Function:
    scope = resolver.scope.file
    own = scope.phrases.get(key)
    return scope.signatures[own] if own is not None else scope.library.tree(scope.library.phrase(key))


def _stores_values(body: syntax.Block) -> bool:
    """Whether a phrase stores in the field `value` of anything."""
    targets = [part for node in nodes_in(body) if isinstance(node, syntax.Assign) for part in node.targets]
    targets += [node.target for node in nodes_in(body) if isinstance(node, syntax.Update)]
    return any(isinstance(target, syntax.Attribute) and target.name == "value" for target in targets)


def _reads_gradients(body: syntax.Block) -> bool:
    """Whether a phrase asks for the gradients of names."""
    return any(isinstance(node, syntax.Attribute) and node.name == "gradient" for node in nodes_in(body))


def _store(resolver: Statements, names: syntax.NameList, number: int, span: Span) -> core.Statement:
    item = names.items[number]
    if isinstance(item, syntax.Name):
        own = own_variable(resolver.scope, item.name)
        if own is None or own[1] is (core.Where.TOP if resolver.scope.parent is not None else core.Where.OUTER):
            resolver.found.problems.add(StoresOutside(item.span, item.name))
    kept = resolver.resolve(syntax.Name(list_name(names), span=span))
    value = core.Dot(core.Index(kept, (core.Constant(number, span=span),), span=span), "value", None, (), None, span=span)
    return core.Assign(resolver.target(item), value, span=span)


# Short phrases ---------------------------------------------------------------------------------------------------------------


def _short_value(phrase: syntax.Function) -> syntax.Expression | None:
    """What a phrase returns if that is all it does, with each slot in it once."""
    match phrase.body.statements:
        case (syntax.Return(value=value),) if value is not None:
            said = [name.name for name in names_in(value)]
            if all(said.count(parameter.name) == 1 for parameter in phrase.parameters):
                return value
    return None


def _written_out(
    resolver: Expressions, phrase: syntax.Function, value: syntax.Expression, arguments: tuple[core.Expression, ...], span: Span
) -> core.Expression | None:
    """The value with the arguments in the place of the slots, if it shares no memory with them, as a call's would not."""
    names = [parameter.name for parameter in phrase.parameters]
    library = FileScope("library", core.LIBRARY, resolver.scope.file.library)
    inside = type(resolver)(Scope(library, names=set(names), parameters=set(names)), resolver.found)
    meaning = inside.resolve(value)
    primitive = meaning.meaning if isinstance(meaning, core.Dot) else meaning
    if not isinstance(primitive, core.Primitive) or PRIMITIVES[primitive.name].gives not in FRESH:
        return None
    given = dict(zip(names, arguments, strict=True))

    def change(node: core.Node) -> core.Node:
        if isinstance(node, core.Variable):
            return given[node.name]
        return updated(rebuild(node, change), span=span)

    found = change(meaning)
    assert isinstance(found, core.Expression)
    return found


# Names that a phrase of the library takes from where it is used --------------------------------------------------------------


def names_in(node: object) -> Iterator[syntax.Name]:
    """Every name in a piece of a tree, in order."""
    return (found for found in nodes_in(node) if isinstance(found, syntax.Name))


def nodes_in(node: object) -> Iterator[syntax.Node]:
    """All nodes of a piece of a tree, in order."""
    waiting = [node]
    while waiting:
        found = waiting.pop()
        if isinstance(found, tuple):
            waiting += reversed(found)
        elif isinstance(found, syntax.Node):
            yield found
            parts: tuple[str, ...] = type(found).__match_args__
            waiting += [getattr(found, part) for part in reversed(parts)]


def with_names_from_outside(phrase: syntax.Phrase, library: Library) -> syntax.Phrase:
    """A sentence such as `Log training metrics` speaks of the program's `epoch` and `Loss` without naming them: its phrase gets
    them as parameters, and each use gives what these names mean there.
    """
    own = {*(parameter.name for parameter in phrase.parameters), *assigned(phrase.body.statements).names, *DERIVATIONS}
    free = [name for name in names_in(phrase.body) if name.name not in own and library.spelled(name.name, called=False) is None]
    outside = tuple(syntax.Parameter(name, span=phrase.span) for name in dict.fromkeys(name.name for name in free))
    return replace(phrase, parameters=(*phrase.parameters, *outside))
