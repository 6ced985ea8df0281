"""Files are written at once or not at all."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from fpp_lang.base.files import write_atomically


def test_new_file_and_new_content(tmp_path):
    target = tmp_path / "out.py"
    write_atomically(target, "α = 1\n")
    write_atomically(target, b"b = 2\r\n")
    assert target.read_bytes() == b"b = 2\r\n"
    assert os.listdir(tmp_path) == ["out.py"]


def test_mode_and_link_are_kept(tmp_path):
    target, link = tmp_path / "out.py", tmp_path / "link.py"
    target.write_text("old")
    target.chmod(0o750)
    link.symlink_to(target)
    write_atomically(link, "new")
    assert link.is_symlink()
    assert target.read_text() == "new"
    assert stat.S_IMODE(target.stat().st_mode) == 0o750


def test_device_is_written_to():
    write_atomically(Path(os.devnull), "gone")
    assert stat.S_ISCHR(os.stat(os.devnull).st_mode)


@pytest.mark.parametrize("step", ["write", "fsync", "replace", "chmod"])
@pytest.mark.parametrize("fault", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_nothing_is_left_behind(tmp_path, monkeypatch, step, fault):
    target = tmp_path / "out.py"
    target.write_text("old")

    def fail(*_, **__):
        raise fault

    if step == "write":
        monkeypatch.setattr("fpp_lang.base.files._write", fail)
    else:
        monkeypatch.setattr(os, step, fail)
    with pytest.raises(type(fault)):
        write_atomically(target, "new")
    assert target.read_text() == "old"
    assert os.listdir(tmp_path) == ["out.py"]


def test_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(FileNotFoundError):
        write_atomically(tmp_path / "no" / "out.py", "text")
