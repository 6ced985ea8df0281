"""Programs that ran before start without being compiled, and say the same."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def run(file: Path, cache: Path, *words: str) -> tuple[int, str, str]:
    env = {**os.environ, "XDG_CACHE_HOME": str(cache), "HOME": str(cache), "LOCALAPPDATA": str(cache), "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, *words, "-m", "fpp_lang", "run", file.name], cwd=file.parent, env=env, capture_output=True, text=True, timeout=60
    )
    return done.returncode, done.stdout, done.stderr


def kept(cache: Path) -> list[Path]:
    return sorted(cache.rglob("*.json"))


PROGRAMS = {
    "fine": 'Function half(x) -> f32: x / 2\nprint(half([1, 2]), "é")\n',
    "fails later": "Function f(items, n):\n    return items[n]\nn = 2\n"
    "print(f([1, 2, 3], n))\nif clock() > 0: print(f([1, 2, 3], n + 5))\n",
    "warns": "print(log(0))\n",
    "deep": "Function down(n):\n    if n == 0: return 0\n    return 1 + down(n - 1)\nprint(down(850))\n",
}


@pytest.mark.parametrize("name", PROGRAMS)
def test_second_run_says_the_same(name: str, tmp_path: Path) -> None:
    file = tmp_path / "program.fpp"
    file.write_text(PROGRAMS[name], encoding="utf-8")
    assert run(file, tmp_path / "cache") == run(file, tmp_path / "cache")


def test_second_run_compiles_nothing(tmp_path: Path) -> None:
    file, cache = tmp_path / "program.fpp", tmp_path / "cache"
    file.write_text("print(6 * 7)\n", encoding="utf-8")
    assert run(file, cache)[:2] == (0, "42\n")
    assert len(kept(cache)) == 1
    _, _, imported = run(file, cache, "-X", "importtime")
    assert "fpp_lang.settle" not in imported
    file.write_text("print(6 * 8)\n", encoding="utf-8")
    assert run(file, cache)[:2] == (0, "48\n")


def test_a_damaged_cache_is_rebuilt(tmp_path: Path) -> None:
    file, cache = tmp_path / "program.fpp", tmp_path / "cache"
    file.write_text("print(6 * 7)\n", encoding="utf-8")
    run(file, cache)
    for damage in (b"", b"[[", b'[["a", "print(1", []]]', b'{"a": 1}'):
        kept(cache)[0].write_bytes(damage)
        assert run(file, cache) == (0, "42\n", "")


def test_programs_with_warnings_or_inputs_are_not_kept(tmp_path: Path) -> None:
    file, cache = tmp_path / "program.fpp", tmp_path / "cache"
    for text in ("Function f(T) -> n:\n    n = 1\n    T[0] = 2\nprint(f([1]))\n", "print(random() < 2)\n"):
        file.write_text(text, encoding="utf-8")
        assert run(file, cache)[0] == 0
    assert kept(cache) == []
