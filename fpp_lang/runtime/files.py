"""`load` and `save` (R9.3): inside the program's folder, never a pickle, a file is written as a whole or not at all."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any

import numpy as np

from fpp_lang.base.files import write_atomically
from fpp_lang.base.source import Span
from fpp_lang.diagnostics.problem import Problem
from fpp_lang.runtime.limits import MOST_ELEMENTS
from fpp_lang.runtime.problems import files as problems
from fpp_lang.runtime.problems.limits import TooMuchMemory
from fpp_lang.runtime.program_error import ProgramError
from fpp_lang.runtime.words import sort_of

PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".bmp")
NUMBERS = "biuf"
MOST_BYTES = 8 * MOST_ELEMENTS


def load(name: object, folder: Path, span: Span) -> Any:
    """The value in a file of the program's folder. Raises ProgramError."""
    file, shown = inside(name, folder, span)
    reader = _READERS.get(file.suffix.lower())
    if reader is None:
        raise ProgramError(_unknown(file, shown, span))
    try:
        if file.is_file() and file.stat().st_size > MOST_BYTES:
            raise ProgramError(TooMuchMemory(span, file.stat().st_size // 8, MOST_ELEMENTS))
        if file.exists() and not file.is_file():
            raise ProgramError(problems.CannotRead(span, shown, "it is no file"))
        return reader(file.read_bytes())
    except _Broken as broken:
        raise ProgramError(problems.BrokenFile(span, shown, str(broken))) from None
    except OSError as error:
        raise ProgramError(problems.CannotRead(span, shown, _reason(error))) from None


def save(value: object, name: object, folder: Path, span: Span) -> None:
    """Writes a value to a file of the program's folder, at once. Raises ProgramError."""
    file, shown = inside(name, folder, span)
    row = _WRITERS.get(file.suffix.lower())
    if row is None:
        raise ProgramError(_unknown(file, shown, span))
    writer, holds = row
    try:
        write_atomically(file, writer(value))
    except _CannotHold as refused:
        raise ProgramError(problems.CannotHold(span, shown, str(refused), holds)) from None
    except OSError as error:
        raise ProgramError(problems.CannotWrite(span, shown, _reason(error))) from None


class _Broken(Exception):
    pass


class _CannotHold(Exception):
    pass


def _reason(error: OSError) -> str:
    return (error.strerror or type(error).__name__).lower()


def _unknown(file: Path, shown: str, span: Span) -> Problem:
    if file.suffix.lower() in PICTURES:
        return problems.NotYetThisFile(span, shown)
    return problems.UnknownFileKind(span, shown)


def inside(name: object, folder: Path, span: Span) -> tuple[Path, str]:
    """The file of that name in the folder or below it, links followed; anything else is refused."""
    if not isinstance(name, str):
        raise ProgramError(problems.CannotRead(span, sort_of(name), "the name of a file is a text"))
    outside = ProgramError(problems.OutsideFolder(span, name))
    windows = PureWindowsPath(name)
    if not name or "\0" in name or windows.drive or windows.root or PurePosixPath(name).is_absolute() or ".." in windows.parts:
        raise outside
    home = folder.resolve()
    try:
        file = (home / name.replace("\\", "/")).resolve()
    except (OSError, RuntimeError):  # a circle of links
        raise outside from None
    if not file.is_relative_to(home) or file == home:
        raise outside
    return file, name


# Readers ---------------------------------------------------------------------------------------------------------------------


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _Broken(f"byte {error.start} is not UTF-8") from None


def _read_csv(data: bytes) -> Any:
    """A matrix of the numbers in a table; a first line that does not begin with a number names the columns."""
    lines = [(number, line) for number, line in enumerate(_text(data).splitlines(), 1) if line.strip()]
    if lines and not _is_number(lines[0][1].split(",")[0]):
        lines = lines[1:]
    rows = [_csv_row(line, number) for number, line in lines]
    for (number, _), row in zip(lines, rows, strict=True):
        if len(row) != len(rows[0]):
            raise _Broken(f"line {number} has {len(row)} fields, line {lines[0][0]} has {len(rows[0])}")
    return np.array(rows, dtype=float) if rows else np.zeros((0, 0))


def _csv_row(line: str, number: int) -> list[float]:
    fields = line.split(",")
    try:
        return [float(field.strip().strip('"')) for field in fields]
    except ValueError:
        place = next(place for place, field in enumerate(fields, 1) if not _is_number(field))
        raise _Broken(f"field {place} in line {number}, {fields[place - 1].strip()[:40]!r}, is not a number") from None


def _is_number(field: str) -> bool:
    try:
        float(field.strip().strip('"'))
    except ValueError:
        return False
    return True


def _read_npy(data: bytes) -> Any:
    try:
        value = np.load(io.BytesIO(data), allow_pickle=False, max_header_size=10_000)
    except (ValueError, EOFError, SyntaxError, MemoryError, OverflowError, TypeError, KeyError) as error:
        raise _Broken(_first_line(error)) from None
    if not isinstance(value, np.ndarray):
        raise _Broken("it holds more than one tensor; name it .npz")
    return _numbers(value)


def _read_npz(data: bytes) -> Any:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > MOST_BYTES:
                raise _Broken("it unpacks to more than is allowed")
            entries = {entry.filename.removesuffix(".npy"): archive.read(entry) for entry in archive.infolist()}
    except (zipfile.BadZipFile, ValueError, EOFError, NotImplementedError, RuntimeError, zipfile.zlib.error) as error:  # type: ignore[attr-defined]
        raise _Broken(_first_line(error)) from None
    return {name: _read_npy(content) for name, content in entries.items()}


def _numbers(value: np.ndarray[Any, Any]) -> Any:
    if value.dtype.kind not in NUMBERS:
        raise _Broken(f"it holds {value.dtype}, not numbers")
    kind = {"b": bool, "f": float}.get(value.dtype.kind, np.int64)
    return value.astype(kind)[()] if value.ndim == 0 else value.astype(kind)


def _read_json(data: bytes) -> Any:
    try:
        return _tensors(json.loads(_text(data)))
    except json.JSONDecodeError as error:
        raise _Broken(f"{error.msg} in line {error.lineno}, column {error.colno}") from None
    except RecursionError:
        raise _Broken("its brackets are nested too deeply") from None


def _tensors(value: Any) -> Any:
    """Lists of numbers of one shape are tensors, as brackets in a program are (R2.3)."""
    if isinstance(value, dict):
        return {key: _tensors(item) for key, item in value.items()}
    if not isinstance(value, list) or not value:
        return value
    items = [_tensors(item) for item in value]
    numbers = all(isinstance(item, int | float) and not isinstance(item, bool) for item in items)
    tensors = all(isinstance(item, np.ndarray) and item.shape == items[0].shape for item in items)
    return np.array(items, dtype=float) if numbers or tensors else items


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0].rstrip(".")


_READERS: dict[str, Callable[[bytes], Any]] = {".csv": _read_csv, ".npy": _read_npy, ".npz": _read_npz, ".json": _read_json}


# Writers ---------------------------------------------------------------------------------------------------------------------


def _tensor(value: object, most: int | None = None) -> np.ndarray[Any, Any]:
    if isinstance(value, np.ndarray | np.generic | int | float | list):
        try:
            tensor = np.asarray(value)
        except ValueError:
            raise _CannotHold("rows of different lengths") from None
        if tensor.dtype.kind in NUMBERS and (most is None or tensor.ndim <= most):
            return tensor
        if tensor.dtype.kind in NUMBERS:
            raise _CannotHold(f"a tensor with {tensor.ndim} axes")
    raise _CannotHold(sort_of(value))


def _write_csv(value: object) -> bytes:
    tensor = np.atleast_2d(_tensor(value, most=2))
    return "".join(",".join(map(repr, row)) + "\n" for row in tensor.tolist()).encode()


def _write_npy(value: object) -> bytes:
    stream = io.BytesIO()
    np.save(stream, _tensor(value), allow_pickle=False)
    return stream.getvalue()


def _write_npz(value: object) -> bytes:
    if not isinstance(value, dict) or not all(isinstance(key, str) and PurePosixPath(key).name == key for key in value):
        raise _CannotHold(sort_of(value))
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for key, item in value.items():
            archive.writestr(f"{key}.npy", _write_npy(item))
    return stream.getvalue()


def _write_json(value: object) -> bytes:
    def plain(item: object) -> object:
        if isinstance(item, np.ndarray | np.generic):
            return item.tolist()
        raise _CannotHold(sort_of(item))

    try:
        return (json.dumps(value, default=plain, indent=2, ensure_ascii=False) + "\n").encode()
    except (ValueError, RecursionError, TypeError):
        raise _CannotHold("a value that holds itself") from None


_WRITERS: dict[str, tuple[Callable[[object], bytes], str]] = {
    ".csv": (_write_csv, "a vector or a matrix of numbers"),
    ".npy": (_write_npy, "one tensor of numbers"),
    ".npz": (_write_npz, "a record of tensors"),
    ".json": (_write_json, "numbers, texts, truth values, none, lists and records"),
}
