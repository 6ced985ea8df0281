"""Programs that run wild (groups 55 to 68), on both engines."""

from __future__ import annotations

import io
import json
import zipfile

import pytest

FINE, WRONG, EITHER = 0, 1, (0, 1)
CALLS = "Function down(n) -> Integer:\n    return {}(n + 1)\nFunction up(n) -> Integer:\n    return down(n + 1)\nprint(down(0))"

# number and name, the program, the exit status, words of the message or (for status 0) what is printed
CASES: list[tuple[str, str, object, str]] = [
    ("56 recursion", CALLS.format("down"), WRONG, "down"),
    ("56 mutual recursion", CALLS.format("up"), WRONG, "down"),
    ("56 in try", "Function f(n):\n    try:\n        f(n + 1)\n    catch:\n        f(n + 1)\nf(0)", WRONG, ""),
    ("57 zeros of 10^12", "print(zeros(10^12))", WRONG, ""),
    ("57 zeros of 10^10", "T = zeros(10^5, 10^5)\nT += 1", WRONG, ""),
    ("57 negative size", "ones(-1)\nT = ones(-1)\nprint(T)", WRONG, "-1"),
    ("57 half a size", "T = zeros(2.5)\nprint(T)", WRONG, "2.5"),
    ("57 size nan", "T = zeros(nan)\nprint(T)", WRONG, "nan"),
    ("57 range of 10^18", "for i in range(10^18):\n    if i == 3: break\nprint(i)", FINE, "3\n"),
    ("57 list of 10^18", "print([i for i in range(10^18)].len())", WRONG, ""),
    ("58 list doubling", 'items = ["a"]\nfor i in range(100):\n    items = concat(items, items)', WRONG, ""),
    ("58 text doubling", 'word = "a"\nfor i in range(100):\n    word = word + word', WRONG, ""),
    ("58 tensor doubling", "T = [1, 2]\nfor i in range(100):\n    T = concat(T, T)", WRONG, ""),
    ("58 broadcasting", "T = zeros(10^6, 1) + zeros(1, 10^6)\nprint(T.shape)", WRONG, ""),
    ("58 matrix product", "T = zeros(10^6, 1) x zeros(1, 10^6)\nprint(T.shape)", WRONG, ""),
    ("58 text of a number", 'print("a".len() + text(10^4000).len())', EITHER, ""),
    ("59 9^9^9", "print(9^9^9)", WRONG, ""),
    ("59 2^10000", "n = 2^10000\nprint(n mod 1000)", FINE, "376\n"),
    ("59 root of a negative", "print((-8)^(1/3))", EITHER, ""),
    ("59 0^0", "print(0^0)", FINE, "1\n"),
    ("59 0^-1", "print(0^-1)", WRONG, ""),
    ("59 1 / 0", "print(1 / 0)", WRONG, "0"),
    ("60 nan", "print(nan == nan, infinity > 1, [nan, 2].max(), [2, nan].argmax())", FINE, "False True nan 1\n"),
    ("60 sort with nan", "print(sort([2, nan, 1]))", FINE, "[ 1.  2. nan]\n"),
    ("60 largest of nothing", "T = zeros(0)\nprint(T.sum())\nprint(T.max())", WRONG, ""),
    ("60 mean of nothing", "T = zeros(0)\nprint(T.mean())", WRONG, ""),
    *[(f"61 index {index}", f"v = [1, 2, 3]\nprint(v[{index}])", WRONG, "") for index in ("3", "-4", "0.5", "10^30", "nan", '"a"', "none")],
    ("61 index true", "v = [1, 2, 3]\nprint(v[1 > 0])", EITHER, ""),
    ("62 shapes clash", "print([1, 2] + [1, 2, 3])", WRONG, "3"),
    ("62 ragged", "T = [[1, 2], [3]]\nprint(T + 1)", WRONG, ""),
    ("62 no rows", "print(zeros(0, 3).sum(), zeros(0, 3).shape)", FINE, "0.0 (0, 3)\n"),
    ("63 grows while walked", 'items = ["a", "b"]\nfor item in items: items.append(item)\nprint(items.len())', FINE, "4\n"),
    ("63 shrinks while walked", 'items = ["a", "b"]\nfor item in items: items.pop()\nprint(items.len())', FINE, "0\n"),
    ("64 tensor in itself", "T = [1, 2]\nT[0] = T\nprint(T)", WRONG, ""),
    ("64 list in itself", "items = []\nitems.append(items)\nprint(items)", EITHER, ""),
    ("64 copy of a list in itself", "items = []\nitems.append(items)\nother = items.clone()", EITHER, ""),
    ("67 format", 'print("{0.__class__}", "%s %n")', FINE, "{0.__class__} %s %n\n"),
    ("67 field of a format", 'a = 3\nprint(f"{a.__class__}")', WRONG, "__class__"),
    ("67 width of a format", 'a = 3\nprint(f"{a:1000000000000}")', WRONG, ""),
    ("67 quotes", """print('"'*0 + "a")""", EITHER, ""),
    ("68 up and out", 'print(load("../secret.csv"))', WRONG, "secret"),
    ("68 saved up and out", 'save([1, 2], "../out.csv")', WRONG, "out"),
    ("68 absolute", 'save([1, 2], "/tmp/out.csv")', WRONG, "out"),
    ("68 missing", 'print(load("missing.csv"))', WRONG, "missing"),
    ("68 unknown kind", 'print(load("program.fpp"))', WRONG, "program.fpp"),
]


@pytest.mark.parametrize("engine", ["interpreter", "numpy"])
@pytest.mark.parametrize(("name", "program", "status", "words"), CASES, ids=[case[0] for case in CASES])
def test_running(name, program, status, words, engine, run, tmp_path):
    (tmp_path / "program.fpp").write_text(program)
    ending = run("run", "program.fpp", "--engine", engine, status=status)
    if status == FINE:
        assert ending.out == words
    else:
        assert words in ending.err
    assert not (tmp_path.parent / "out.csv").exists()


def test_59_squaring_for_ever(run, tmp_path):
    """R2.2: the interpreter counts digits; transpiled text is Python, whose whole numbers grow."""
    (tmp_path / "program.fpp").write_text("n = 3\nfor i in range(100):\n    n = n * n\n")
    run("run", "program.fpp", "--engine", "interpreter", status=WRONG)


@pytest.mark.parametrize("engine", ["interpreter", "numpy"])
@pytest.mark.parametrize("limit", [("--max-steps", "10000"), ("--max-seconds", "0.5")], ids=" ".join)
@pytest.mark.parametrize(
    "program",
    ["while true:\n    a = 1", "while true:\n    try:\n        a = 1\n    catch:\n        b = 2", "repeat:\n    a = 1\nuntil false"],
)
def test_55_infinite_loop(program, limit, engine, run, tmp_path):
    (tmp_path / "program.fpp").write_text(program)
    ending = run("run", "program.fpp", "--engine", engine, *limit, status=WRONG)
    assert "program.fpp:" in ending.err


@pytest.mark.parametrize("engine", ["interpreter", "numpy"])
def test_65_huge_tensors_are_elided(engine, run, tmp_path):
    (tmp_path / "program.fpp").write_text("print(zeros(10^8))\n")
    assert run("run", "program.fpp", "--engine", engine).out == "[0. 0. 0. ... 0. 0. 0.]\n"


def npy(header: bytes, body: bytes = b"") -> bytes:
    return b"\x93NUMPY\x01\x00" + len(header).to_bytes(2, "little") + header + body


def zip_bomb() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as bomb:
        header = b"{'descr': '<f8', 'fortran_order': False, 'shape': (1000000000,)}\n"
        bomb.writestr("a.npy", npy(header, b"\0" * 100_000_000))
    return file.getvalue()


PICKLED = npy(b"{'descr': '|O', 'fortran_order': False, 'shape': (1,)}\n", b"\x80\x04cos\nsystem\n(S'touch owned'\ntR.")
DATA = {
    "pickled.npy": PICKLED,
    "huge_header.npy": b"\x93NUMPY\x02\x00\xff\xff\xff\xff" + b"{" * 1000,
    "huge_shape.npy": npy(b"{'descr': '<f8', 'fortran_order': False, 'shape': (100000000000000,)}\n"),
    "code_in_header.npy": npy(b"__import__('os').system('touch owned')\n"),
    "cut.npy": npy(b"{'descr': '<f8', 'fortran_order': False, 'shape': (4,)}\n", b"\0" * 8),
    "empty.npy": b"",
    "bomb.npz": zip_bomb(),
    "no.npz": b"PK\x03\x04nothing",
    "ragged.csv": b"1,2\n3\n",
    "words.json": b'{"a": [1, 2}',
    "deep.json": b"[" * 100_000,
    "no.png": b"\x89PNG\r\n\x1a\n" + b"\0" * 50,
}


@pytest.mark.parametrize("name", DATA)
def test_68_broken_data(name, run, tmp_path):
    (tmp_path / name).write_bytes(DATA[name])
    (tmp_path / "program.fpp").write_text(f"value = load({json.dumps(name)})\nprint(value)\n")
    assert name in run("run", "program.fpp", status=WRONG).err
    assert not (tmp_path / "owned").exists()


def test_68_a_million_columns(run, tmp_path):
    (tmp_path / "wide.csv").write_text(",".join(["1"] * 1_000_000) + "\n")
    (tmp_path / "program.fpp").write_text('print(load("wide.csv").size)\n')
    assert run("run", "program.fpp").out == "1000000\n"
