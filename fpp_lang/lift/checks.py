"""What a lifted nest takes for granted and NumPy does not check itself, as one visible test before it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import TEXT, TRUTH, WHOLE
from fpp_lang.core.walk import rebuild
from fpp_lang.lift import make
from fpp_lang.lift.amounts import Facts
from fpp_lang.lift.linear import Linear, Symbol, of
from fpp_lang.lift.model import Kept
from fpp_lang.lift.shapes import Room
from fpp_lang.lift.values import Passes
from fpp_lang.lift.written import written

SHAPES = {0: ("a number", "numbers"), 1: ("a vector", "vectors"), 2: ("a matrix", "matrices")}

TOGETHER = 4
"""As many ranks are compared in one line."""

LONGEST = 82
"""As many characters a message may have, so that its line has no more than 100."""


@dataclass(frozen=True, slots=True)
class Need:
    """What must not be the case before a nest runs; `names` of the tensors in question, and the `rank` that they should have.

    `rank` is None where tensors should have equally many axes, and for sizes, which `too_few` says, and variables that should not be
    `below_zero`. `widest`: the same for the passes of
    the loops around that need most, if that can be said.
    """

    test: core.Expression
    names: tuple[str, ...]
    rank: int | None = None
    too_few: bool = False
    below_zero: bool = False
    widest: core.Expression | None = None


def needs(passes: Passes, like: core.Statement) -> list[Need]:
    """What a nest takes for granted: `len(b) < n` must not be."""
    sizes = [
        Need(_too_small(room.amount, passes.facts), (name,), below_zero=True)
        if (name := _only_variable(room.amount)) is not None
        else Need(_too_small(room.amount, passes.facts), (room.tensor,), too_few=True, widest=_widest(room.amount, passes))
        for room in passes.shapes.rooms
        if not any(_says_more(other, room, passes.facts) for other in passes.shapes.rooms)
    ]
    return [*_ranks(passes, like), *sizes]


def _says_more(one: Room, other: Room, facts: Facts) -> bool:
    """Whether there is less room: `n <= len(v)` says `n - 1 <= len(v)`, too."""
    more = facts.normal(other.amount - one.amount).value
    return one.tensor == other.tensor and more is not None and more > 0


def not_below_zero(sizes: Iterable[tuple[str, Linear]], facts: Facts) -> tuple[Need, ...]:
    """What making a tensor, or reading a fixed place of one, takes for granted: `n < 0` must not be."""
    found = ((tensor, size) for tensor, size in sizes if not facts.at_least(size, 0))
    return tuple(
        Need(_too_small(size, facts), (name or tensor,), too_few=name is None, below_zero=name is not None)
        for tensor, size in found
        for name in [_only_variable(size)]
    )


def _only_variable(size: Linear) -> str | None:
    match size.terms, size.constant:
        case ((Symbol(name), 1),), 0:
            return name
    return None


def tests(found: Sequence[Need], like: core.Statement) -> list[core.Statement]:
    """One visible test of all: `if A.ndim != 2 or len(b) < n: throw`."""
    if not found:
        return []
    ranks = {rank: [need for need in found if need.rank == rank] for rank in (2, 1, *range(3, 9), 0)}
    short = [need for need in found if need.too_few]
    low = [need for need in found if need.below_zero]
    alike = [need for need in found if need.rank is None and not need.too_few and not need.below_zero]
    together = [test for rank, needs in ranks.items() for test in _of_one_rank(rank, needs)]
    words = _short_words({rank: _names(needs) for rank, needs in ranks.items() if needs}, _names(alike), _names(short))
    if low:
        not_low = f"{_listed(_names(low), 'and')} must not be negative"
        words = f"{words}, and {not_low}" if words else not_low
    sizes = [*_of_one_length(short), *dict.fromkeys(need.test for need in low)]
    return [_test([*together, *(need.test for need in alike), *sizes], words, like)]


def _short_words(ranks: dict[int, list[str]], alike: list[str], short: list[str]) -> str:
    """The most precise words that fit into a line."""
    names = list(dict.fromkeys(name for each in (*ranks.values(), alike, short) for name in each))
    words = _words(ranks, alike, short)
    if len(words) > LONGEST and ranks and short:
        words = _words(ranks, alike, next(reversed(ranks.values())))
    if len(words) > LONGEST:
        words = f"the shapes of {_listed(names, 'and')} do not fit the loop"
    return words if len(words) <= LONGEST else "the shapes do not fit the loop"


def _words(ranks: dict[int, list[str]], alike: list[str], short: list[str]) -> str:
    """`A must be a matrix and x a vector, and x large enough for the loop`."""
    forms: list[str] = []
    for rank, names in ranks.items():
        one, several = SHAPES.get(rank, (f"of rank {rank}", f"of rank {rank}"))
        verb = "" if forms else "must be "
        forms.append(f"{_listed(names, 'and')} {verb}{one if len(names) == 1 else several}")
    words = " and ".join(forms)
    if alike:
        words += f"{', and ' if words else ''}{_listed(alike, 'and')} must have equally many axes"
    if not short:
        return words
    if [short] == list(ranks.values())[-1:]:
        return f"{words}, large enough for the loop"
    return (
        f"{words}, and {_listed(short, 'and')} large enough for the loop"
        if words
        else f"{_listed(short, 'and')} must be large enough for the loop"
    )


def without_tests(block: core.Block, known: set[int]) -> core.Block:
    """A block without the tests of these ids, of what was tested before it."""

    def change(node: core.Node) -> core.Node:
        if isinstance(node, core.Expression):
            return node
        node = rebuild(node, change)
        if isinstance(node, core.Block) and any(part.id in known for part in node.statements):
            return updated(node, statements=tuple(part for part in node.statements if part.id not in known))
        return node

    found = change(block) if known else block
    assert isinstance(found, core.Block)
    return found


def _of_one_rank(rank: int, needs: list[Need]) -> list[core.Expression]:
    """`not a.ndim == b.ndim == c.ndim == 1`, from three on."""
    if len(needs) < 3:
        return [need.test for need in needs]
    ranks = [need.test.first for need in needs[:TOGETHER] if isinstance(need.test, core.Compare)]
    chain = core.Compare(ranks[0], (*(("==", other) for other in ranks[1:]), ("==", make.constant(rank))), "truth", kind=TRUTH)
    return [core.Not(chain, "truth", kind=TRUTH), *_of_one_rank(rank, needs[TOGETHER:])]


def _of_one_length(found: list[Need]) -> list[core.Expression]:
    """`min(len(a), len(b)) < n` for all that needs n places."""
    needed: dict[core.Expression, dict[core.Expression, None]] = {}
    for test in (need.test for need in found):
        assert isinstance(test, core.Compare)
        needed.setdefault(test.rest[0][1], {})[test.first] = None
    made: list[core.Expression] = []
    for length, sizes in needed.items():
        least = next(iter(sizes)) if len(sizes) == 1 else make.primitive("least_of", *sizes, kind=WHOLE)
        made.append(core.Compare(least, (("<", length),), "truth", kind=TRUTH))
    return made


def _names(found: Iterable[Need]) -> list[str]:
    return list(dict.fromkeys(name for need in found for name in need.names))


def _ranks(passes: Passes, like: core.Statement) -> list[Need]:
    """That tensors have the ranks which the arrays are written for: `np.ndim(v) != 1` must not be (R5.6)."""
    opened = list(passes.open.values())
    fits = _fits_any_rank(passes)
    if fits and passes.even and len(opened) > 1:
        first, *others = opened
        return [
            Need(core.Compare(_rank(first), (("!=", _rank(other)),), "truth", kind=TRUTH), (first.name, other.name)) for other in others
        ]
    variables = [] if fits else [(variable, passes.facts.ranks[variable.name]) for variable in opened]
    for variable, _ in variables:
        if len(passes.facts.shown.get(variable.name, ())) > 1:
            raise Kept(f"`{variable.name}` has another rank in another call", like)
    if passes.by_rows:
        _refuse_guesses(passes, variables, like)
    passes.facts.tested.update(variable.name for variable, _ in variables)
    needed = [*variables, *((variable, 0) for variable in passes.added.values())]
    return [Need(_has_other_rank(variable, rank), (variable.name,), rank) for variable, rank in needed]


def _refuse_guesses(passes: Passes, variables: list[tuple[core.Variable, int]], like: core.Statement) -> None:
    """Beside whole rows, what an index reaches may be a number or a row, but for a place: where nothing says which, the loop stays."""
    open_ones = [variable.name for variable, rank in variables if rank == 1 and variable.name not in passes.placed]
    guessed = [name for name in open_ones if not passes.facts.shown.get(name)]
    for name in [name for name in (*guessed, *passes.numbers) if name not in passes.decided]:
        raise Kept(f"`{name}` may hold numbers or rows: no call shows which", like)


def _fits_any_rank(passes: Passes) -> bool:
    """Whether all is walked along its first axis and nothing is decided: `(v - w).sum(axis=0)` means what the loop means."""
    deep = any(len(access.subscripts or ()) != 1 for access in passes.accesses)
    tensors = {access.tensor for access in passes.accesses}
    stores = any(access.writes for access in passes.accesses) and len(tensors) > 1
    mixed = passes.even and not tensors <= set(passes.open)
    return not (deep or stores or mixed or passes.exact)


def _rank(variable: core.Variable) -> core.Expression:
    return make.primitive("rank", variable, kind=WHOLE)


def _has_other_rank(variable: core.Variable, rank: int) -> core.Expression:
    return core.Compare(_rank(variable), (("!=", make.constant(rank)),), "truth", kind=TRUTH)


def _listed(names: list[str], word: str) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} {word} {names[-1]}"


def _test(tests: list[core.Expression], words: str, like: core.Statement) -> core.Statement:
    test = tests[0] if len(tests) == 1 else core.Logic("or", tuple(tests), "truth", kind=TRUTH, span=like.span)
    message = core.Constant(words, kind=TEXT, span=like.span)
    body = core.Block((core.Throw(message, span=like.span),), span=like.span)
    return core.If(((updated(test, span=like.span), body),), None, span=like.span)


def _widest(amount: Linear, passes: Passes) -> core.Expression | None:
    """The test for the passes of the loops around that need most: their counters are at one of their ends then."""
    facts = passes.facts
    for _ in range(4):
        counters = [atom for atom in amount.atoms() if isinstance(atom, Symbol) and atom in facts.bounds]
        if not counters:
            return _too_small(amount, facts)
        for atom in counters:
            lows, highs = facts.bounds[atom]
            ends = lows if amount.factor(atom) > 0 else highs
            if len(ends) != 1:
                return None
            amount = facts.normal(amount + (ends[0] - of(atom)).scaled(amount.factor(atom)))
    return None


def _too_small(amount: Linear, facts: Facts) -> core.Expression:
    """`len(b) < n`."""
    needed = Linear(tuple((atom, factor) for atom, factor in amount.terms if factor < 0), min(amount.constant, 0)).scaled(-1)
    have = amount + needed
    test = core.Compare(written(have, facts), (("<", written(needed, facts)),), "truth", kind=TRUTH)
    return test


def above_zero(amount: Linear, facts: Facts) -> core.Expression:
    """`n > 2`: that an amount is above 0."""
    have = Linear(tuple(term for term in amount.terms if term[1] > 0), max(amount.constant, 0))
    return core.Compare(written(have, facts), ((">", written(have - amount, facts)),), "truth", kind=TRUTH)
