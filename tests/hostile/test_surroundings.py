"""Terminals, pipes, disks and signals (groups 66, 69 to 72)."""

from __future__ import annotations

import os
import pty
import resource
import signal
import subprocess
import time
from pathlib import Path

import numpy as np
import pytest
from endings import Ending, command, environment, is_told

TRAINING = 'print("start")\nw = [0.0, 1.0]\nwhile true:\n    w = w * 0.5 + 1\n'
LOOP_LINES = (3, 4)


def write(folder: Path, text: str, name: str = "program.fpp") -> None:
    (folder / name).write_text(text, encoding="utf-8")


def started(folder: Path, *words: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        command(*words), cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(), preexec_fn=hears_ctrl_c
    )


def hears_ctrl_c() -> None:
    """Whatever runs the tests in the background may ignore Ctrl-C, and its children would with it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def ended(process: subprocess.Popen[bytes], statuses: tuple[int, ...], seconds: float = 20) -> Ending:
    out, err = process.communicate(timeout=seconds)
    ending = Ending(process.returncode, out.decode(), err.decode())
    is_told(ending, statuses)
    return ending


def in_shell(folder: Path, line: str, **changes: str) -> Ending:
    fpp = " ".join(command())
    done = subprocess.run(
        ["bash", "-c", line.replace("fpp ", f"{fpp} ", 1)], cwd=folder, capture_output=True, timeout=60, env=environment(**changes)
    )
    return Ending(done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace"))


def on_terminal(folder: Path, *words: str, **changes: str) -> tuple[int, str]:
    """Status and everything shown on a terminal."""
    main, other = pty.openpty()
    process = subprocess.Popen(command(*words), cwd=folder, stdin=other, stdout=other, stderr=other, env=environment(**changes))
    os.close(other)
    shown = b""
    try:
        while chunk := os.read(main, 65536):
            shown += chunk
    except OSError:  # Linux says so when the other side is closed
        pass
    os.close(main)
    return process.wait(timeout=30), shown.decode("utf-8", "replace")


def test_66_escapes_are_shown_on_a_terminal(tmp_path, run):
    write(tmp_path, 'print("\\x1b[2Jclear", "\\x9b")\n')
    assert on_terminal(tmp_path, "run", "program.fpp") == (0, "\\x1b[2Jclear \\x9b\r\n")
    assert run("run", "program.fpp").out == "\x1b[2Jclear \x9b\n"


def test_colour_only_on_a_terminal_and_not_against_no_color(tmp_path, run):
    write(tmp_path, "print(totl)\ntotal = 1\n")
    assert "\x1b[" in on_terminal(tmp_path, "run", "program.fpp", TERM="xterm", NO_COLOR="")[1]
    assert "\x1b[" not in on_terminal(tmp_path, "run", "program.fpp", TERM="xterm", NO_COLOR="1")[1]
    assert "\x1b[" not in run("run", "program.fpp", status=1).err


@pytest.mark.parametrize("engine", ["interpreter", "numpy"])
@pytest.mark.parametrize("signals", [1, 2])
def test_69_ctrl_c_stops_and_says_where(engine, signals, tmp_path):
    write(tmp_path, TRAINING)
    process = started(tmp_path, "run", "program.fpp", "--engine", engine)
    assert process.stdout is not None
    assert process.stdout.readline() == b"start\n"
    time.sleep(0.3)
    began = time.monotonic()
    for _ in range(signals):
        process.send_signal(signal.SIGINT)
        time.sleep(0.01)
    ending = ended(process, (130,))
    assert time.monotonic() - began < 10
    assert any(f"program.fpp:{line}" in ending.err for line in LOOP_LINES) or signals > 1


@pytest.mark.parametrize("moment", [0.02, 0.05, 0.1, 0.2, 0.4, 1.5])
def test_69_ctrl_c_at_any_moment(moment, tmp_path):
    write(tmp_path, TRAINING)
    process = started(tmp_path, "run", "program.fpp")
    time.sleep(moment)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=20)
    assert process.returncode in (130, 1, -signal.SIGINT)
    # Before the first line of ours runs, which on a busy machine takes a while, Python itself answers.
    assert not out or (process.returncode == 130 and b"Traceback" not in err)


def test_70_broken_pipe(tmp_path):
    write(tmp_path, "for i in range(100000):\n    print(i)\n")
    assert in_shell(tmp_path, "fpp run program.fpp | head -1") == Ending(0, "0\n", "")


def test_70_broken_pipe_within_try(tmp_path):
    write(tmp_path, "while true:\n    try:\n        print(1)\n    catch:\n        print(2)\n")
    assert in_shell(tmp_path, "fpp run program.fpp | head -1") == Ending(0, "1\n", "")


@pytest.mark.parametrize("streams", [">&-", "2>&-", ">&- 2>&-", "<&-"])
def test_70_closed_streams(streams, tmp_path):
    write(tmp_path, "print(1)\n")
    ending = in_shell(tmp_path, f"fpp run program.fpp {streams}")
    assert (ending.status, ending.err) == (0, "")


def test_70_full_disk_behind_the_output(tmp_path):
    write(tmp_path, "for i in range(10):\n    print(i)\n")
    ending = in_shell(tmp_path, "fpp run program.fpp > /dev/full")
    is_told(ending, (2,))
    assert ending.err.count("\n") == 1


@pytest.mark.parametrize(
    "changes",
    [
        {"HOME": ""},
        {"TERM": ""},
        {"COLUMNS": "0"},
        {"COLUMNS": "1"},
        {"LC_ALL": "C"},
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "latin-1"},
    ],
    ids=str,
)
def test_70_surroundings(changes, tmp_path, run):
    write(tmp_path, 'print("θ = 1 → 2")\n')
    run("run", "program.fpp", **changes)
    write(tmp_path, "θ = 3\nprint(θ + β)\nbeta_β = 1\nprint(1 / 0)\n")
    run("run", "program.fpp", status=1, **changes)


def test_70_bare_environment(tmp_path):
    write(tmp_path, "print(1)\n")
    done = subprocess.run(
        command("run", "program.fpp"), cwd=tmp_path, capture_output=True, timeout=60, env={"PYTHONPATH": environment()["PYTHONPATH"]}
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, b"1\n", b"")


def test_70_read_only_folder(tmp_path):
    write(tmp_path, "print(1)\n")
    tmp_path.chmod(0o555)
    try:
        assert in_shell(tmp_path, "fpp run program.fpp") == Ending(0, "1\n", "")
    finally:
        tmp_path.chmod(0o755)


def test_71_file_vanishes_while_running(tmp_path):
    write(tmp_path, 'print("ready")\nname = input()\nprint(1 / 0)\n')
    process = subprocess.Popen(
        command("run", "program.fpp"),
        cwd=tmp_path,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    )
    assert process.stdout is not None
    assert process.stdin is not None
    assert process.stdout.readline() == b"ready\n"
    (tmp_path / "program.fpp").unlink()
    process.stdin.write(b"Ada\n")
    process.stdin.flush()
    assert "3 | print(1 / 0)" in ended(process, (1,)).err


def test_72_two_writers(tmp_path):
    write(tmp_path, "a = 1\nprint(a)\n", "a.fpp")
    write(tmp_path, "b = 2\nprint(b)\n", "b.fpp")
    processes = [started(tmp_path, "transpile", name, "-o", "out.py") for name in ("a.fpp", "b.fpp") * 2]
    for process in processes:
        ended(process, (0,))
    written = (tmp_path / "out.py").read_text()
    assert ("a = 1" in written) != ("b = 2" in written)
    assert sorted(os.listdir(tmp_path)) == ["a.fpp", "b.fpp", "out.py"]


def test_72_disk_full_while_writing(tmp_path):
    write(tmp_path, "\n".join(f"a{n} = {n}" for n in range(1000)))
    write(tmp_path, "old", "out.py")

    def small_files() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))

    done = subprocess.run(
        command("transpile", "program.fpp", "-o", "out.py"),
        cwd=tmp_path,
        capture_output=True,
        timeout=60,
        env=environment(PYTHONDONTWRITEBYTECODE="1"),
        preexec_fn=small_files,
    )
    is_told(Ending(done.returncode, done.stdout.decode(), done.stderr.decode()), (2,))
    assert (tmp_path / "out.py").read_text() == "old"
    assert sorted(os.listdir(tmp_path)) == ["out.py", "program.fpp"]


SAVING = 'T = zeros(200, 1000)\nsave(T, "out.npy")\nprint("saved")\nwhile true:\n    T += 1\n    save(T, "out.npy")\n'


@pytest.mark.parametrize("engine", ["interpreter", "numpy"])
@pytest.mark.parametrize(("ends_by", "status"), [(signal.SIGINT, 130), (signal.SIGKILL, -signal.SIGKILL)], ids=["69 Ctrl-C", "72 kill -9"])
def test_a_save_that_is_cut_off_leaves_a_whole_file(ends_by, status, engine, tmp_path):
    write(tmp_path, SAVING)
    for moment in (0.05, 0.11, 0.17):
        process = started(tmp_path, "run", "program.fpp", "--engine", engine)
        assert process.stdout is not None
        assert process.stdout.readline() == b"saved\n"
        time.sleep(moment)
        process.send_signal(ends_by)
        _out, err = process.communicate(timeout=20)
        assert process.returncode == status
        assert b"Traceback" not in err
        saved = np.load(tmp_path / "out.npy")
        assert saved.shape == (200, 1000)
        assert (saved == saved[0, 0]).all(), "half of the old numbers, half of the new"
        if ends_by == signal.SIGINT:
            assert sorted(os.listdir(tmp_path)) == ["out.npy", "program.fpp"]
