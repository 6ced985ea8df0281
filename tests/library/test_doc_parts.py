"""Which parts of a doc comment an entry must have, by what it is; examples and other names are tested elsewhere."""

from __future__ import annotations

import pytest

from fpp_lang.catalogue import Entry, catalogue
from fpp_lang.documentation.comments import read_comment
from fpp_lang.documentation.index import find
from fpp_lang.documentation.reference import reference, signature

WHY, WHEN, NOT_WHEN, FROM = "Background", "Use it when", "Do not use it when", "Source"

PARTS = {
    "activations.fpp": (WHY, WHEN, NOT_WHEN, FROM),
    "activation_derivatives.fpp": (WHY, WHEN, FROM),
    "losses.fpp": (WHY, WHEN, NOT_WHEN, FROM),
    "loss_gradients.fpp": (WHY, WHEN, FROM),
    "optimizers.fpp": (WHY, WHEN, FROM),
    "schedules.fpp": (WHY, WHEN, NOT_WHEN, FROM),
    "normalization.fpp": (WHY, WHEN, NOT_WHEN, FROM),
    "initialization.fpp": (WHY, WHEN, FROM),
    "calculus.fpp": (WHY, WHEN, FROM),
    "integration.fpp": (WHY, WHEN, NOT_WHEN, FROM),
    "backpropagation.fpp": (WHY, WHEN, FROM),
    "layers.fpp": (WHY, WHEN, FROM),
    "autodiff.fpp": (WHY, WHEN, NOT_WHEN, FROM),
    "statistics.fpp": (WHY, WHEN, NOT_WHEN, FROM),
    "numbers.fpp": (WHY, WHEN, NOT_WHEN, FROM),
    "tensor.fpp": (WHEN, FROM),
    "shaping.fpp": (WHEN, FROM),
    "data.fpp": (WHY, WHEN, FROM),
    "sentences.fpp": (),
}
A_STEP = (WHY, WHEN, NOT_WHEN, FROM)
"""What a step of training must tell, beyond the other entries of its file."""

GRAPHS = ("activations.fpp", "activation_derivatives.fpp")
OF_ROWS = {
    *("Softmax", "log_softmax", "log_sum_exp", "softmax_jacobian", "log_softmax_jacobian", "softmax_gradient", "log_softmax_gradient"),
}
"""What has no graph, because it is about a row and not about a number."""


def needed(entry: Entry) -> tuple[str, ...]:
    return A_STEP if entry.name.endswith("_optimizer") else PARTS[entry.file]


@pytest.mark.parametrize("entry", catalogue(), ids=lambda entry: entry.name)
def test_parts(entry: Entry) -> None:
    _, names = signature(entry)
    comment = read_comment(entry.comment, names)
    assert [part for part in needed(entry) if not comment.part(part)] == []
    assert comment.summary.endswith(".")
    if entry.kind != "phrase":
        told = {name for names, _ in comment.parameters for name in names.split(", ")}
        assert set(names) <= told


@pytest.mark.parametrize("entry", [entry for entry in catalogue() if entry.file in GRAPHS], ids=lambda entry: entry.name)
def test_functions_of_a_number_have_a_graph(entry: Entry) -> None:
    item = find(entry.name)
    assert item is not None
    assert (reference(item).curve is None) == (entry.name in OF_ROWS)
