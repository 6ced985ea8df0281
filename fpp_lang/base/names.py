"""Near names: which of the known names was probably meant."""

from __future__ import annotations

from collections.abc import Iterable

MOST_SHOWN = 4


def one_edit_apart(left: str, right: str) -> bool:
    """One letter added, dropped, changed, or two neighbours swapped.

    total, totl --> True        total, toatl --> True        total, sum --> False
    """
    if left == right or abs(len(left) - len(right)) > 1:
        return False
    start = 0
    while start < min(len(left), len(right)) and left[start] == right[start]:
        start += 1
    rest_left, rest_right = left[start:], right[start:]
    if rest_left[1:] == rest_right[1:] or rest_left[1:] == rest_right or rest_left == rest_right[1:]:
        return True
    return rest_left[:2] == rest_right[1::-1] and len(rest_right) > 1 and rest_left[2:] == rest_right[2:]


def edits(left: str, right: str, most: int) -> int:
    """The number of single-letter edits between two words, or most + 1 where there are more."""
    if abs(len(left) - len(right)) > most:
        return most + 1
    before = list(range(len(right) + 1))
    for row, letter in enumerate(left, 1):
        now = [row]
        for column, other in enumerate(right, 1):
            now.append(min(before[column] + 1, now[-1] + 1, before[column - 1] + (letter != other)))
        if min(now) > most:
            return most + 1
        before = now
    return before[-1]


def near_names(name: str, known: Iterable[str]) -> tuple[str, ...]:
    """At most four known names that look like `name`, the nearest first."""
    wanted = name.casefold()
    most = 1 if len(wanted) < 5 else 2
    found = []
    for candidate in set(known):
        word = candidate.casefold()
        if word == wanted:
            found.append((0, candidate))
            continue
        distance = 1 if one_edit_apart(wanted, word) else edits(wanted, word, most)
        if distance <= most and distance < len(wanted):
            found.append((distance, candidate))
        elif len(wanted) >= 4 and (wanted in word or word in wanted) and len(word) >= 4:
            found.append((most + 1, candidate))
    found.sort(key=lambda item: (item[0], item[1].casefold(), item[1]))
    return tuple(candidate for _, candidate in found[:MOST_SHOWN])
