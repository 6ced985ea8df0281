"""Files of a program: inside its folder, never a pickle, whole or not at all."""

import io
import os
import zipfile

import numpy as np
import pytest

from fpp_lang.base.source import NOWHERE
from fpp_lang.runtime import files
from fpp_lang.runtime.program_error import ProgramError


def refused(action):
    with pytest.raises(ProgramError) as stopped:
        action()
    return stopped.value.report()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("m.csv", np.array([[1.5, -2.0], [np.inf, 1e-300]])),
        ("t.npy", np.arange(24).reshape(2, 3, 4)),
        ("t.npy", np.array([True, False])),
        ("r.json", {"name": "ö", "weights": np.array([[1.0, 2.0]]), "list": ["a", None, True]}),
        ("r.npz", {"W": np.eye(2), "b": np.array([1, 2])}),
    ],
)
def test_what_is_saved_is_loaded(name, value, tmp_path):
    files.save(value, name, tmp_path, NOWHERE)
    back = files.load(name, tmp_path, NOWHERE)
    np.testing.assert_equal(back, value)
    assert [item.name for item in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize(
    "name", ["../x.csv", "/etc/passwd", "a/../../x.csv", "C:\\x.csv", "..\\x.csv", "\0.csv", "", "\\\\host\\x.csv", "."]
)
def test_names_outside_the_folder_are_refused(name, tmp_path):
    assert refused(lambda: files.load(name, tmp_path, NOWHERE)).code == "FPP0612"
    assert refused(lambda: files.save([1], name, tmp_path, NOWHERE)).code == "FPP0612"


def test_links_that_lead_out_are_refused(tmp_path):
    outside, inside = tmp_path / "outside", tmp_path / "inside"
    outside.mkdir()
    inside.mkdir()
    (outside / "secret.csv").write_text("1\n")
    (inside / "link.csv").symlink_to(outside / "secret.csv")
    (inside / "loop.csv").symlink_to("loop.csv")
    assert refused(lambda: files.load("link.csv", inside, NOWHERE)).code == "FPP0612"
    assert refused(lambda: files.load("loop.csv", inside, NOWHERE)).code in ("FPP0611", "FPP0612")


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.csv", b"1,2\n3,x\n", "field 2 in line 2"),
        ("a.csv", b"x,y\n1,2\n3\n", "line 3 has 1 fields, line 2 has 2"),
        ("a.csv", b"\xff\n", "byte 0"),
        ("a.npy", b"not an array", ""),
        ("a.npz", b"PK no", ""),
        ("a.json", b'{"a": }', "line 1, column 7"),
        ("a.json", b"[" * 100_000, ""),
    ],
)
def test_a_broken_file_says_where(name, content, words, tmp_path):
    (tmp_path / name).write_bytes(content)
    found = refused(lambda: files.load(name, tmp_path, NOWHERE))
    assert found.code == "FPP0615" and words in found.message


def test_pickles_are_never_loaded(tmp_path):
    stream = io.BytesIO()
    np.save(stream, np.array([{"a": 1}], dtype=object), allow_pickle=True)
    (tmp_path / "a.npy").write_bytes(stream.getvalue())
    with zipfile.ZipFile(tmp_path / "a.npz", "w") as archive:
        archive.writestr("a.npy", stream.getvalue())
    for name in ("a.npy", "a.npz"):
        assert refused(lambda name=name: files.load(name, tmp_path, NOWHERE)).code == "FPP0615"


def test_a_first_line_of_names_is_no_data(tmp_path):
    (tmp_path / "a.csv").write_text("width,height\n1,2\n3,4\n")
    assert files.load("a.csv", tmp_path, NOWHERE).tolist() == [[1, 2], [3, 4]]


def test_a_failed_write_leaves_the_old_file(tmp_path, monkeypatch):
    files.save([1.0], "a.csv", tmp_path, NOWHERE)

    def fail(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", fail)
    assert refused(lambda: files.save([2.0], "a.csv", tmp_path, NOWHERE)).code == "FPP0616"
    assert (tmp_path / "a.csv").read_text() == "1.0\n" and len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("a.npy", "text", "FPP0617"),
        ("a.csv", np.zeros((2, 2, 2)), "FPP0617"),
        ("a.json", len, "FPP0617"),
        ("a.exe", 1, "FPP0613"),
        ("a.png", 1, "FPP0614"),
    ],
)
def test_what_a_file_cannot_hold(name, value, code, tmp_path):
    assert refused(lambda: files.save(value, name, tmp_path, NOWHERE)).code == code
    assert list(tmp_path.iterdir()) == []
