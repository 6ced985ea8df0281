"""What all tests share: golden files, and programs run in processes of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import fpp_lang.lift

fpp_lang.lift.FORGIVEN = ()

TESTS = Path(__file__).resolve().parent
PROJECT = TESTS.parent


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write what the tests see into tests/golden instead of comparing")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """`golden(name, text)`: the text must be the one in `tests/golden/name`; only `--update-golden` rewrites it."""

    def compare(name: str, text: str) -> None:
        file = TESTS / "golden" / name
        if request.config.getoption("--update-golden"):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text.encode())
        assert file.is_file(), f"{file.relative_to(PROJECT)} is missing: look at the text, then run pytest --update-golden\n{text}"
        assert text == file.read_bytes().decode()

    return compare


Fpp = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def fpp(tmp_path: Path) -> Fpp:
    """`fpp("run", "a.fpp")` in a process of its own, in the test's folder."""

    def run(
        *words: str, text: str | bytes = b"", cwd: Path = tmp_path, seconds: float = 60, **variables: str
    ) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "PYTHONPATH": str(PROJECT), "PYTHONIOENCODING": "utf-8", "OMP_NUM_THREADS": "1", **variables}
        given = text.encode() if isinstance(text, str) else text
        done = subprocess.run(
            [sys.executable, "-m", "fpp_lang", *words], cwd=cwd, input=given, capture_output=True, timeout=seconds, env=environment
        )
        return subprocess.CompletedProcess(
            done.args, done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")
        )

    return run
