"""Writes several files of a folder, all or none, also if the process is killed between two of them."""

from __future__ import annotations

import fcntl
import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class _Mine(threading.local):
    """The folders that this thread holds."""

    def __init__(self) -> None:
        self.folders: set[Path] = set()


_mine = _Mine()


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """While it lasts, no other thread and no other process that asks in this way writes in the folder; they wait.

    Nothing is left in the folder, and a killed process holds nothing.
    """
    key = folder.resolve()
    if key in _mine.folders:
        yield
        return
    handle = os.open(key, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        _mine.folders.add(key)
        yield
    finally:
        _mine.folders.discard(key)
        os.close(handle)


def write_all(folder: Path, texts: dict[str, str]) -> None:
    """Replace the files named in `texts`. They are first written whole beside the others; one rename then decides
    that they count, and what a killed process left undone after it is done by the next call."""
    finish(folder)
    writing = folder / ".writing"
    shutil.rmtree(writing, ignore_errors=True)
    writing.mkdir()
    for name, text in texts.items():
        with (writing / name).open("w", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
    os.rename(writing, folder / ".written")
    finish(folder)


def finish(folder: Path) -> None:
    """Put into place what a killed process had written whole."""
    written = folder / ".written"
    if not written.is_dir():
        return
    for path in sorted(written.iterdir()):
        os.replace(path, folder / path.name)
    written.rmdir()
