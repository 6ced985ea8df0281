"""A fresh conversation for each test."""

import pytest
from talking import Talk


@pytest.fixture
def talk() -> Talk:
    return Talk()
