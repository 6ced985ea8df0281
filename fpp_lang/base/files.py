"""Files: writing so that a reader sees the old content or the new, never a part of it; why the system refuses."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path


def write_atomically(path: Path, content: str | bytes) -> None:
    """Writes a file at once: a neighbour with an unpredictable name is written, synced and put in its place.

    The file keeps its mode; links are followed; nothing is left behind where it fails. Raises OSError.
    """
    data = content.encode() if isinstance(content, str) else content
    target = Path(os.path.realpath(path))
    mode = _mode(target)
    if mode is not None and not stat.S_ISREG(mode):
        _write(os.open(target, os.O_WRONLY), data)  # a device or a pipe is written to, not replaced
        return
    if mode is not None and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    neighbour = target.with_name(f".{os.urandom(8).hex()}.tmp")
    try:
        handle = os.open(neighbour, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
        _write(handle, data, sync=True)
        if mode is not None:
            os.chmod(neighbour, stat.S_IMODE(mode))
        os.replace(neighbour, target)
    except BaseException:  # Ctrl-C too
        neighbour.unlink(missing_ok=True)
        raise


def _mode(target: Path) -> int | None:
    try:
        return target.stat().st_mode
    except FileNotFoundError:
        return None


def _write(handle: int, data: bytes, sync: bool = False) -> None:
    with open(handle, "wb") as stream:
        stream.write(data)
        stream.flush()
        if sync:
            os.fsync(stream.fileno())


def reason(error: OSError | ValueError) -> str:
    """The system's words for a failure: `no such file or directory`."""
    words = (error.strerror if isinstance(error, OSError) else str(error)) or type(error).__name__
    return words[0].lower() + words[1:]
