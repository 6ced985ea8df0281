"""The way back made wrong on purpose: one step of it left out or turned round at a time.

Each mutant names a program of the folder `programs` that shows it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from fpp_lang.autodiff import (
    accumulate,
    backward,
    dead,
    flow,
    function_back,
    fusions,
    gradients,
    make,
    plain,
    plain_loops,
    program,
    saving,
    structures,
    ways,
)
from fpp_lang.base.values import updated
from fpp_lang.core import tree as core


@dataclass(frozen=True, slots=True)
class Mutant:
    """`what` is wrong: the attribute `name` of `owner` is replaced by what `change` makes of it. `shown`: by which program."""

    what: str
    owner: Any
    name: str
    change: Callable[[Any], Any]
    shown: str


def giving(value: Any) -> Callable[[Any], Any]:
    return lambda old: lambda *given, **named: value


def second(old: Any) -> Any:
    """What is handed over is given back as it is."""
    return lambda self, value, *given, **named: value


def assigned(old: Any) -> Any:
    """`d_x = value` where `d_x += value` was meant."""

    def change(*given: Any, **named: Any) -> Any:
        return [core.Assign(line.target, line.value) if isinstance(line, core.Update) else line for line in old(*given, **named)]

    return change


def first_alone(old: Any) -> Any:
    """Of several contributions to one variable the first."""
    return lambda found: list({(item.variable, item.subscripts): item for item in reversed(found)}.values())


def kept_as_it_is(old: Any) -> Any:
    return lambda self, node, at, **named: node


def turned_tests(old: Any) -> Any:
    return lambda *given: [core.Not(test, "truth", kind=test.kind) for test in old(*given)]


def first_way(old: Any) -> Any:
    """Every branch goes back as the first does."""
    return lambda self, blocks: [old(self, blocks)[0]] * len(blocks)


def first_to_last(old: Any) -> Any:
    """The passes in the order of the way forth."""

    def change(self: Any, node: core.ForCount, lines: Any) -> core.Statement:
        return core.ForCount(node.variable, node.start, node.stop, node.step, node.inclusive, make.block(lines, node.span))

    return change


def one_pass_less(old: Any) -> Any:
    def change(self: Any, loop: Any) -> Any:
        return make.operation("-", old(self, loop), make.constant(1))

    return change


def caught_turned(old: Any) -> Any:
    return lambda self, at: core.Not(old(self, at), "truth", kind=old(self, at).kind)


def places_as_given(old: Any) -> Any:
    """`permute` with the same axes on the way back."""

    def change(found: flow.Flow, node: core.Primitive, slope: Any) -> None:
        argument, *axes = node.arguments
        found.back(argument, flow.Slope(updated(make.primitive("permute", slope.value, *axes), kind=argument.kind)))  # type: ignore[arg-type]

    return change


def without_starts(old: Any) -> Any:
    """Every part of `concat` takes the derivative from its beginning."""

    def change(found: flow.Flow, node: core.Primitive, slope: Any) -> None:
        for part in node.arguments:
            if part is not None and found.is_active(part):
                piece = core.Index(slope.value, (core.Slice(None, make.primitive("len", part), None),), kind=part.kind)
                found.back(part, flow.Slope(piece))

    return change


def first_item(old: Any) -> Any:
    """All items of a list or tensor get the derivative of the first."""
    return lambda target, *subscripts, **named: old(target, *(make.constant(0) for _ in subscripts), **named)


def negated_update(old: Any) -> Any:
    return lambda self, node, key, target: old(self, updated(node, operator="add"), key, target)


def back_to_no_one(old: Any) -> Any:
    return lambda *given: None


def with_any_factor(old: Any) -> Any:
    """What cancels with a `k` that is one number, whatever it is."""

    def change(key: str, slope: core.Expression, result: core.Expression) -> fusions.Cancelled | None:
        for name, form, row in fusions._cancelled():
            bound: dict[str, core.Expression] = {"z": result}
            if name == key and fusions.match(form, slope, bound):
                return updated(row, bound=bound)
        return None

    return change


MUTANTS = [
    Mutant("what broadcasting stretched is not summed back", flow.Flow, "summed", second, "norm"),
    Mutant("what a run may find stretched is not summed back", flow.Flow, "summed_by_shape", second, "outerish"),
    Mutant(
        "an axis that was certainly stretched is taken for another",
        flow.Flow,
        "_certain_axis",
        lambda old: lambda self, whole, mine: found and (found[0], 1 - found[1]) if (found := old(self, whole, mine)) else None,
        "batchnorm",
    ),
    Mutant(
        "a derivative is not spread to the shape of its value",
        flow.Flow,
        "full",
        lambda old: lambda self, node, slope: slope.value,
        "comprehension",
    ),
    Mutant("places that are named twice count once", flow, "_may_repeat", giving(False), "embedding"),
    Mutant("the items of a bracket all get the first derivative", make, "index", first_item, "listitem"),
    Mutant("a value is read on the way back as if nothing changed it", saving.Saver, "keep", kept_as_it_is, "reassign"),
    Mutant("what is changed later counts as still there", saving.Saver, "changes", giving([]), "reassign"),
    Mutant("a value that changes in a loop is kept once", saving.Saver, "_varies", giving(False), "repeat"),
    Mutant("a kept tensor is not copied", saving, "is_view", giving(False), "listofmats"),
    Mutant("the way back makes one pass less", saving.Saver, "passes_of", one_pass_less, "repeat"),
    Mutant("the passes run from the first to the last", ways.Ways, "reversed_count", first_to_last, "comprehension"),
    Mutant("the other branch is taken", ways.Ways, "tests", turned_tests, "if_one_side"),
    Mutant("every branch goes back as the first", ways.Ways, "ways", first_way, "if_in_loop_switch"),
    Mutant("a caught error counts as none", saving.Saver, "caught", caught_turned, "try_in_loop"),
    Mutant("what branches disagree about is not settled", ways, "agreeing", lambda old: lambda one, other: one, "sums_in_branches"),
    Mutant("a pass does not begin with what the pass behind it found", ways, "exposed", giving(set()), "used_behind_loop"),
    Mutant("a second contribution replaces the first", accumulate.Accumulating, "add", assigned, "intloss"),
    Mutant("of several contributions in one line one counts", accumulate, "summed", first_alone, "intloss"),
    Mutant("sharing of derivatives is not noted", accumulate.Accumulating, "share", giving(None), "added_in_place"),
    Mutant("results share memory", accumulate.Accumulating, "is_taken", giving(False), "results_apart"),
    Mutant(
        "a variable's own derivative is read after it is replaced",
        accumulate,
        "_with_name",
        lambda old: lambda item, before, new: item,
        "computed_from_itself",
    ),
    Mutant(
        "a place that was overwritten keeps its derivative",
        backward.Backward,
        "cleared",
        lambda old: lambda self, place, node: core.Pass(),
        "alias",
    ),
    Mutant("`-=` goes back as `+=`", backward.Backward, "added", negated_update, "libloss"),
    Mutant(
        "what was stretched over a place is not summed back",
        backward.Backward,
        "stretched_back",
        lambda old: lambda self, flow, target, value, slope: slope,
        "filled_places",
    ),
    Mutant("an item that was appended gets nothing", backward.Backward, "append", giving([]), "comprehension"),
    Mutant("an item that was popped gets nothing back", backward.Backward, "popped", giving([]), "listgrow"),
    Mutant("added places get nothing", backward.Backward, "add_at", giving([]), "scattered"),
    Mutant(
        "parts of `concat` all begin at 0", structures, "STRUCTURES", lambda old: {**old, "concat": without_starts(None)}, "concat_list"
    ),
    Mutant("axes go back as they came", structures, "STRUCTURES", lambda old: {**old, "permute": places_as_given(None)}, "turned_axes"),
    Mutant("a stack gives nothing back", structures, "STRUCTURES", lambda old: {**old, "stack": back_to_no_one(None)}, "concat"),
    Mutant(
        "a contraction gives nothing back",
        structures,
        "STRUCTURES",
        lambda old: {**old, "einsum": back_to_no_one(None), "einsum_optimized": back_to_no_one(None)},
        "contractions",
    ),
    Mutant("a diagonal gives nothing back", structures, "STRUCTURES", lambda old: {**old, "diagonal": back_to_no_one(None)}, "diagonal"),
    Mutant("what follows a choice that jumps is left out", plain, "_with_rest", lambda old: lambda node, rest: node, "continue"),
    Mutant("a loop that returns is not left", plain, "_leaving", lambda old: lambda node, flag: node, "early_return"),
    Mutant("a loop over something that it changes walks the changed", plain_loops, "_is_steady_part", giving(True), "walked_computed"),
    Mutant(
        "a walked item is the first in every pass",
        plain_loops,
        "parts_of",
        lambda old: lambda item, count: [old(item, count)[0]] * count,
        "unpack_tensor",
    ),
    Mutant(
        "the mirrored place counts as the place",
        plain_loops,
        "_with_place",
        lambda old: lambda body, rows, place: old(body, place if rows is not None else None, rows or place),
        "mirrored",
    ),
    Mutant("what is filled is dropped though it is read", dead, "reads_but_sizes", giving(set()), "filled_and_read"),
    Mutant("what is read counts as dead", dead, "_reads", giving({}), "intloss"),
    Mutant("what is drawn is drawn again", plain, "is_drawn", giving(False), "noise"),
    Mutant(
        "an older value's uses count for the present one",
        gradients._WayBack,
        "settle",
        lambda old: lambda self, name: None,
        "gradient_in_test_numbers",
    ),
    Mutant("what a function reads of the outside has no influence", program.Derivation, "reads_active", giving(False), "closure"),
    Mutant(
        "memory that is shared is not followed",
        function_back,
        "views_of",
        lambda old: lambda *given, **named: plain_loops.Views(),
        "alias_in_arrow",
    ),
    Mutant(
        "memory that is shared in the program is not followed",
        gradients,
        "views_of",
        lambda old: lambda *given, **named: plain_loops.Views(),
        "alias",
    ),
    Mutant("what was not taken counts as harmless", flow, "is_risky", giving(False), "not_taken"),
    Mutant("names never get a risky value", gradients, "risky_names", giving(frozenset()), "not_taken_by_name"),
    Mutant(
        "the other branch of `where` counts",
        flow,
        "choice_of",
        lambda old: lambda text: found and (found[0], not found[1]) if (found := old(text)) else None,
        "not_taken",
    ),
    Mutant("every truth counts as one-hot", flow.Flow, "_is_one_hot", giving(True), "fused_softmax_scaled"),
    Mutant("what cancels may have a factor for each number", flow, "cancelled", with_any_factor, "fused_softmax_weighted"),
]
