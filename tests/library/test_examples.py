"""Every `Example:` line of the standard library holds, on both engines."""

from __future__ import annotations

import re
from typing import Literal

import numpy as np
import pytest

import fpp_lang
from fpp_lang.standard import classes, entries, sentences, texts

EXAMPLE = re.compile(r"^// Example: (?:(.*); )?(.+?) gives (.+)$", re.MULTILINE)
ENTRIES = {**entries(), **classes(), **sentences()}
EXAMPLES = {name: EXAMPLE.findall(texts()[entry.file], entry.start, entry.end) for name, entry in ENTRIES.items()}


def program(name: str) -> str:
    """The examples of an entry as assignments: what each gives, and what it should give."""
    lines = []
    for place, (before, call, result) in enumerate(EXAMPLES[name]):
        lines += [before, f"given_{place} = {call}", f"wanted_{place} = {result}"]
    return "\n".join(lines)


@pytest.mark.parametrize("engine", ["numpy", "interpreter"])
@pytest.mark.parametrize("name", EXAMPLES)
def test_examples(name: str, engine: Literal["numpy", "interpreter"]) -> None:
    assert EXAMPLES[name], "an entry shows at least one example"
    variables = fpp_lang.loads(program(name), engine=engine).variables
    for place in range(len(EXAMPLES[name])):
        given, wanted = variables[f"given_{place}"], variables[f"wanted_{place}"]
        given, wanted = (value if isinstance(value, tuple) else (value,) for value in (given, wanted))
        for one, other in zip(given, wanted, strict=True):
            assert np.shape(one) == np.shape(other)
            np.testing.assert_allclose(one, other, rtol=1e-12, atol=1e-12)
