"""Conversations through a pipe, as users and scripts have them."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[3]


def test_entries_from_a_pipe(fpp):
    done = fpp("repl", text="v = [1, 2]\nfor i in 2:\n    print(i)\nprint(v)\nFunction f(x) -> f32:\n    x + 1\n\nf(3)\n")
    assert (done.returncode, done.stdout, done.stderr) == (0, "0\n1\n[1 2]\n4\n", "")


def test_problems_go_to_the_other_stream_and_make_the_status(fpp):
    done = fpp("repl", text="nope\n3\n")
    assert (done.returncode, done.stdout) == (1, "3\n") and "FPP0406" in done.stderr


def test_files_run_first(fpp, tmp_path):
    (tmp_path / "a.fpp").write_text("Function f(x) -> f32:\n    return x + 1\n")
    done = fpp("repl", "a.fpp", text="f(1)\n:vars\n")
    assert (done.returncode, done.stdout, done.stderr) == (0, "2\nno variables yet\n", "")
    assert fpp("repl", "missing.fpp").returncode == 1


def test_the_end_of_the_input_ends_an_open_block(fpp):
    assert fpp("repl", text="for i in 2:\n    print(i)").stdout == "0\n1\n"


def test_programs_ask_in_between(fpp):
    assert fpp("repl", text='name = input("")\nAnn\nname\n').stdout == "'Ann'\n"


@pytest.mark.skipif(sys.platform == "win32", reason="needs a shell")
@pytest.mark.parametrize(("streams", "status"), [("<&-", 0), ("> /dev/full", 2), ("< /dev/null", 0)])
def test_streams_that_do_nothing(streams, status, tmp_path):
    command = f"echo '1 + 1' | {sys.executable} -m fpp_lang repl {streams}"
    environment = {**os.environ, "PYTHONPATH": str(PROJECT)}
    done = subprocess.run(["sh", "-c", command], cwd=tmp_path, capture_output=True, text=True, env=environment, timeout=60)
    assert (done.returncode, done.stdout) == (status, "") and "FPP0999" not in done.stderr


def test_no_input_at_all(fpp):
    done = fpp("repl", text="")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.skipif(sys.platform == "win32", reason="needs pseudo-terminals")
def test_ctrl_c_in_an_endless_loop_keeps_the_variables(tmp_path):
    import pty

    master, slave = pty.openpty()
    environment = {**os.environ, "PYTHONPATH": str(PROJECT), "TERM": "dumb", "XDG_STATE_HOME": str(tmp_path)}
    child = subprocess.Popen(
        [sys.executable, "-m", "fpp_lang", "repl"],
        stdin=slave,
        stdout=slave,
        stderr=slave,
        cwd=tmp_path,
        env=environment,
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # what runs the tests in the background may ignore Ctrl-C
    )
    os.close(slave)
    seen = b""

    def wait_for(text: bytes) -> None:
        nonlocal seen
        end = time.monotonic() + 60
        while text not in seen:
            assert time.monotonic() < end, seen
            seen += os.read(master, 4096)
        seen = seen.partition(text)[2]

    wait_for(b"fpp> ")
    os.write(master, b"v = [1, 2]\nv\n")
    wait_for(b"[1 2]")
    os.write(master, b'while true: v[0] += 1; print("again")\n')
    wait_for(b"again\r\nagain")
    os.kill(child.pid, signal.SIGINT)
    wait_for(b"FPP0605")
    wait_for(b"fpp> ")
    os.write(master, b"v[1]\n")
    wait_for(b"2\r\n")
    os.write(master, b":quit\n")
    assert child.wait(20) == 0
    os.close(master)
