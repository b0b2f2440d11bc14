"""A database built beside the target, which takes its place in one rename when it is complete."""

from __future__ import annotations

import fcntl
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import sqlite_utils

from disclosures.compiler.problems import Problem, stop


@dataclass(frozen=True)
class FreshDatabase:
    """A folder beside the target, gone when the build ends, however it ends; a killed build's is swept by the next."""

    folder: Path
    target: Path

    @property
    def database(self) -> Path:
        return self.folder / "fresh.db"

    def open(self) -> sqlite_utils.Database:
        """A fresh database. While a reader is open, it keeps what it writes in memory, and cannot commit."""
        return _unsafe(sqlite3.connect(self.database, timeout=0))

    @contextmanager
    def reader(self) -> Iterator[sqlite_utils.Database]:
        """The database as it was committed last, for another thread. The one transaction that it reads in keeps the
        writer from the file, which then grows in memory only."""
        connection = sqlite3.connect(self.database, check_same_thread=False, isolation_level=None)
        db = sqlite_utils.Database(connection, recursive_triggers=False)
        try:
            db.execute("begin")
            db.execute("select count(*) from sqlite_master").fetchone()
            yield db
        finally:
            db.close()

    def swap_in(self) -> None:
        """Let the finished database take the target's place: readers see the old file or the new one, never a part."""
        with open(self.database, "rb") as finished:
            os.fsync(finished.fileno())
        os.replace(self.database, self.target)
        folder = os.open(self.target.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def scratch_database() -> sqlite_utils.Database:
    """A database that nobody keeps. SQLite holds it in memory, and what is too much for its cache in a file without a
    name."""
    return _unsafe(sqlite3.connect(""))


def _unsafe(connection: sqlite3.Connection) -> sqlite_utils.Database:
    """It keeps no journal: one that dies is thrown away."""
    db = sqlite_utils.Database(connection, recursive_triggers=False)
    for pragma in (
        "journal_mode = off",
        "synchronous = off",
        "foreign_keys = off",
        "temp_store = memory",
        "cache_size = -64000",
    ):
        db.execute(f"pragma {pragma}")
    return db


@contextmanager
def fresh_database(target: Path) -> Iterator[FreshDatabase]:
    """An empty database that will take the place of `target`.

    Raises:
        BuildStopped: the target cannot be written, or another build is writing it now.
    """
    if os.path.isdir(target):
        stop(Problem(str(target), 1, "output", "is a folder; name a file, such as disclosures.db"))
    with fresh_folder(target, Problem(str(target), 1, "output", "name another place with --output")) as folder:
        yield FreshDatabase(folder, target)


@contextmanager
def fresh_folder(target: Path, advice: Problem) -> Iterator[Path]:
    """An empty folder beside `target`, locked, and gone at the end. `advice` is the place and the end of the message if
    it cannot be.

    Raises:
        BuildStopped: nothing can be written there, or another process is writing the same.
    """

    def stopped(what: str) -> NoReturn:
        stop(Problem(advice.file, advice.line, advice.column, what))

    folder = target.parent / f".{target.name}.fresh"
    try:
        folder.mkdir(exist_ok=True)
        lock = os.open(folder, os.O_RDONLY)
    except OSError as error:
        stopped(f"cannot be written beside ({error.strerror}); {advice.what}")
    try:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            _empty(folder)
        except (BlockingIOError, FileNotFoundError):  # not found: the other build has just ended and removed it
            stopped("is being written by another build; wait for it")
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    finally:
        os.close(lock)


def _empty(folder: Path) -> None:
    """Sweep what a killed build left."""
    for left in folder.iterdir():
        if left.is_dir():
            shutil.rmtree(left)
        else:
            left.unlink()
