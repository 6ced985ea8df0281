"""The prompt, driven by keys without a terminal; and lines from a pipe."""

import threading
import time
from typing import ClassVar

import pytest
from prompt_toolkit.history import FileHistory, InMemoryHistory
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from fpp_lang.cli.problems import bug
from fpp_lang.repl.commands import answer
from fpp_lang.repl.conversation import Conversation
from fpp_lang.repl.loop import Loop, Streams
from fpp_lang.repl.prompt import PromptReader, history_folder, next_indentation, user_history

ENTER, TAB, BACKSPACE, CTRL_C, CTRL_D, UP = "\r", "\t", "\x7f", "\x03", "\x04", "\x1b[A"


def read(keys: str, history=None) -> list[str | None]:
    """The entries that come of some keys, until the prompt is left."""
    with create_pipe_input() as pipe:
        reader = PromptReader(lambda: Conversation(print), history or InMemoryHistory(), pipe, DummyOutput())
        pipe.send_text(keys + CTRL_D)
        entries: list[str | None] = []
        while True:
            try:
                entry = reader.read()
            except KeyboardInterrupt:
                entry = "Ctrl-C"
            if entry is None:
                return entries
            entries.append(entry)


def test_lines_and_the_end():
    assert read("1 + 2" + ENTER + "x = 3" + ENTER) == ["1 + 2", "x = 3"]


def test_blocks_indent_themselves_and_end_with_an_empty_line():
    keys = "for i in 3:" + ENTER + "if i > 1:" + ENTER + "break" + ENTER + "print(i)" + ENTER + ENTER
    assert read(keys) == ["for i in 3:\n    if i > 1:\n        break\n    print(i)"]


def test_open_brackets_and_comments_go_on():
    assert read("f(1," + ENTER + "2)" + ENTER) == ["f(1,\n2)"]
    assert read("/* a" + ENTER + "b */ x = 1" + ENTER) == ["/* a\nb */ x = 1"]


def test_tab_and_backspace_walk_in_steps():
    assert read("while x:" + ENTER + "y" + ENTER + BACKSPACE + "z" + ENTER) == ["while x:\n    y\nz"]
    assert read("if x:" + ENTER + TAB + "y" + ENTER + ENTER) == ["if x:\n        y"]


def test_tab_completes_names():
    with create_pipe_input() as pipe:
        reader = PromptReader(lambda: Conversation(print), InMemoryHistory(), pipe, DummyOutput())

        def type_on() -> None:
            end = time.monotonic() + 30
            while reader.typed != "total = cumsum" and time.monotonic() < end:
                time.sleep(0.01)
            pipe.send_text("([1])" + ENTER)

        pipe.send_text("total = cumsu" + TAB)
        threading.Thread(target=type_on, daemon=True).start()
        assert reader.read() == "total = cumsum([1])"


def test_ctrl_c_drops_the_line():
    assert read("nonsense" + CTRL_C + "1" + ENTER) == ["Ctrl-C", "1"]


def test_history(tmp_path):
    file = str(tmp_path / "history")
    assert read("1 + 2" + ENTER, FileHistory(file)) == ["1 + 2"]
    assert read(UP + " + 3" + ENTER, FileHistory(file)) == ["1 + 2 + 3"]


def test_the_history_is_kept_in_the_user_s_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    monkeypatch.setattr("sys.platform", "linux")
    assert isinstance(user_history(), FileHistory)
    assert (tmp_path / "fpp" / "history").stat().st_mode & 0o777 == 0o600
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "fpp" / "history"))
    assert isinstance(user_history(), InMemoryHistory)
    monkeypatch.delenv("XDG_STATE_HOME")
    monkeypatch.delenv("HOME")
    assert history_folder() is None


@pytest.mark.parametrize(
    ("line", "blanks"),
    [("x = 1", ""), ("    x = 1", "    "), ("if x:", "    "), ("if x: // why", "    "), ("    return x", ""), ("for i in n then", "    ")],
)
def test_next_indentation(line, blanks):
    assert next_indentation(line) == blanks


def test_a_whole_conversation():
    written, shown = [], []
    loop = Loop(Streams(written.append, shown.extend, bug))
    with create_pipe_input() as pipe:
        pipe.send_text("v = [1, 2]" + ENTER + "nope" + ENTER + "w" + CTRL_C + "v + 1" + ENTER + ":quit" + ENTER)
        assert loop.run(PromptReader(lambda: loop.conversation, InMemoryHistory(), pipe, DummyOutput()), [])
    assert "".join(written[1:]) == "\n[2 3]\n" and [found.code for found in shown] == ["FPP0406"]


def test_a_bug_of_ours_ends_the_entry_and_not_the_conversation(monkeypatch):
    written, shown = [], []
    loop = Loop(Streams(written.append, shown.extend, bug))
    answer(loop.conversation, "v = 3")
    monkeypatch.setattr(loop.conversation.session, "run", lambda text: 1 / 0)

    class Two:
        interactive = False
        entries: ClassVar = iter(["v", ":vars", None])

        def read(self) -> str | None:
            return next(self.entries)

    assert loop.run(Two(), [])
    assert [found.code for found in shown] == ["FPP0999"] and "".join(written) == "v  a whole number: 3\n"
