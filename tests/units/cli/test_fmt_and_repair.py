"""`fpp fmt` and `fpp repair` from outside: what they write, print and say."""

from __future__ import annotations

import os
import stat

import pytest

UGLY, NEAT = "x=1 ;y = 2\n", "x = 1\ny = 2\n"
PASTED, PROGRAM = "1 x = 1\n2 y = 2\n", NEAT


def test_fmt_writes_in_place(fpp, tmp_path):
    for name in ("a.fpp", "b.fpp"):
        (tmp_path / name).write_bytes(b"\xef\xbb\xbf" + UGLY.replace("\n", "\r\n").encode())
    os.chmod(tmp_path / "a.fpp", 0o600)
    done = fpp("fmt", "a.fpp", "b.fpp")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert [(tmp_path / name).read_bytes() for name in ("a.fpp", "b.fpp")] == [NEAT.encode()] * 2
    assert stat.S_IMODE((tmp_path / "a.fpp").stat().st_mode) == 0o600
    assert sorted(os.listdir(tmp_path)) == ["a.fpp", "b.fpp"]


def test_fmt_leaves_a_formatted_file_alone(fpp, tmp_path):
    (tmp_path / "a.fpp").write_text(NEAT)
    os.utime(tmp_path / "a.fpp", (1, 1))
    assert fpp("fmt", "a.fpp").returncode == 0
    assert (tmp_path / "a.fpp").stat().st_mtime == 1


@pytest.mark.parametrize(("text", "status"), [(UGLY, 1), (NEAT, 0), (NEAT.replace("\n", "\r\n"), 1), ("\ufeff" + NEAT, 1)])
def test_fmt_check_writes_nothing(fpp, tmp_path, text, status):
    (tmp_path / "a.fpp").write_bytes(text.encode())
    done = fpp("fmt", "--check", "a.fpp")
    assert (done.returncode, done.stdout, "a.fpp" in done.stderr) == (status, "", bool(status))
    assert (tmp_path / "a.fpp").read_bytes() == text.encode()


def test_fmt_diff_prints_what_would_change(fpp, tmp_path):
    (tmp_path / "a.fpp").write_text("y = 3\n" + UGLY)
    done = fpp("fmt", "--diff", "a.fpp")
    assert done.returncode == 0
    assert done.stdout.splitlines()[2:] == ["@@ -1,2 +1,3 @@", " y = 3", "-x=1 ;y = 2", "+x = 1", "+y = 2"]
    assert (tmp_path / "a.fpp").read_text() == "y = 3\n" + UGLY
    assert fpp("fmt", "--diff", "--check", "a.fpp").returncode == 1


def test_fmt_leaves_what_it_cannot_read(fpp, tmp_path):
    (tmp_path / "wrong.fpp").write_text("x = (1\n")
    (tmp_path / "a.fpp").write_text(UGLY)
    done = fpp("fmt", "wrong.fpp", "a.fpp")
    assert (done.returncode, "FPP0111" in done.stderr or "error FPP" in done.stderr) == (1, True)
    assert (tmp_path / "wrong.fpp").read_text() == "x = (1\n"
    assert (tmp_path / "a.fpp").read_text() == NEAT


def test_fmt_of_standard_input(fpp):
    done = fpp("fmt", "-", text=UGLY)
    assert (done.returncode, done.stdout, done.stderr) == (0, NEAT, "")
    assert fpp("fmt", "-", "--check", text=UGLY).returncode == 1


def test_fmt_without_a_file(fpp):
    done = fpp("fmt", "missing.fpp")
    assert (done.returncode, "FPP0902" in done.stderr) == (2, True)


def test_repair_prints_the_program_and_lists_repairs(fpp, tmp_path):
    (tmp_path / "a.txt").write_text(PASTED)
    done = fpp("repair", "a.txt")
    assert (done.returncode, done.stdout) == (0, PROGRAM)
    assert [line.partition(": note")[0] for line in done.stderr.splitlines()] == ["a.txt:1:1", "a.txt:2:1"]
    assert (tmp_path / "a.txt").read_text() == PASTED


def test_repair_writes_to_a_file(fpp, tmp_path):
    done = fpp("repair", "-", "-o", "b.fpp", text=PASTED)
    assert (done.returncode, done.stdout, (tmp_path / "b.fpp").read_text()) == (0, "", PROGRAM)


def test_repair_that_does_not_succeed(fpp):
    done = fpp("repair", "-", text="x = 6\ny = 7 + (\n")
    assert (done.returncode, done.stdout) == (1, "x = 6\ny = 7 + (\n")
    assert "FPP0710" in done.stderr and "Traceback" not in done.stderr


def test_repair_into_a_folder_that_is_not_there(fpp):
    done = fpp("repair", "-", "-o", "no/b.fpp", text=PASTED)
    assert (done.returncode, "FPP0903" in done.stderr) == (2, True)
