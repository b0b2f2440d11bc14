"""Writes several files of a folder, all or none, also if the process is killed between two of them."""

from __future__ import annotations

import os
import shutil
from pathlib import Path


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
