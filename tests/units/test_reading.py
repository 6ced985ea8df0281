"""Program files become texts, or a reason why not."""

from __future__ import annotations

import pytest

from fpp_lang.diagnostics.problem import Problems
from fpp_lang.reading import MOST_BYTES, decode_program, read_file


def test_a_file_keeps_the_name_it_was_asked_for(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.fpp").write_bytes(b"\xef\xbb\xbfa = 1\r\nb = 2\r")
    source = read_file(tmp_path / "a.fpp", Problems())
    assert source is not None
    assert (source.name, source.text) == (str(tmp_path / "a.fpp"), "a = 1\nb = 2\n")


@pytest.mark.parametrize(
    ("data", "code"), [(b"a = \xe9", "FPP0001"), ("a = 1".encode("utf-16"), "FPP0002"), (b" " * (MOST_BYTES + 1), "FPP0902")]
)
def test_bytes_that_are_no_text(data, code):
    problems = Problems()
    assert decode_program("a.fpp", data, problems) is None
    assert [found.code for found in problems.diagnostics()] == [code]


@pytest.mark.parametrize("name", ["missing.fpp", ".", "a\0b.fpp", "x" * 5000])
def test_names_without_a_file(name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    problems = Problems()
    assert read_file(tmp_path / name, problems) is None
    assert [found.code for found in problems.diagnostics()] == ["FPP0902"]
