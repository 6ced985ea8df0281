"""The sum over what broadcasting stretched is the adjoint of broadcasting."""

from typing import Any

import numpy as np
import pytest

from fpp_lang.numpy_rules import HELPERS

SHAPES = [((), ()), ((3,), ()), ((3,), (1,)), ((2, 3), (2, 3)), ((2, 3), (3,)), ((2, 3), (2, 1)), ((4, 2, 3), (1, 3)), ((4, 2, 3), ())]
NAMESPACE: dict[str, Any] = {"np": np}
exec(HELPERS["sum_to"].source, NAMESPACE)
sum_to = NAMESPACE["sum_to"]


@pytest.mark.parametrize(("whole", "shape"), SHAPES)
def test_it_is_the_adjoint_of_broadcasting(whole: tuple[int, ...], shape: tuple[int, ...]) -> None:
    rng = np.random.default_rng(0)
    slope, like = rng.normal(size=whole), rng.normal(size=shape)
    found = sum_to(slope, like)
    assert np.shape(found) == shape
    assert isinstance(found, np.ndarray) == bool(shape)
    np.testing.assert_allclose(np.sum(found * like), np.sum(slope * np.broadcast_to(like, whole)), rtol=1e-12)


def test_what_is_not_stretched_is_a_tensor_of_its_own() -> None:
    slope = np.ones((2, 3))
    assert not np.shares_memory(sum_to(slope, slope), slope)
