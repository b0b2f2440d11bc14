"""What the tests share: the compiled database, the running site, and copies of the data that a test may spoil and
build."""

import contextlib
import csv
import io
import os
import shutil
import sqlite3
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from hypothesis import settings

import build
from bench.stack import start_alone
from disclosures.compiler.schema import read_schema
from disclosures.website.serving import sql_limits

# The limit counts for the whole process and cannot be raised again: in the tests' own it would end what comes after.
sql_limits.MOST_MEMORY = 2**40

settings.register_profile("here", deadline=None)
settings.load_profile("here")

ROOT = Path(__file__).parent.parent

FOUNDING_REQUESTS = {
    "cleveland-472-24",
    "cleveland-13931-2022",
    "cleveland-opcc-star-bid",
    "essex-16495",
    "essex-16224",
    "south-yorkshire-20192577",
}


@dataclass(frozen=True)
class Finished:
    """How a build ended: its exit status, and the lines that it wrote to standard output and to standard error."""

    status: int
    out: list[str]
    err: list[str]


@dataclass(frozen=True)
class Project:
    """A folder that holds `data/`, for a test to spoil and build. The working directory is this folder."""

    folder: Path

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def target(self) -> Path:
        return self.folder / "disclosures.db"

    @property
    def command(self) -> list[str]:
        """The command line of a build of this folder, for a process of its own."""
        return [sys.executable, str(ROOT / "build.py"), "--data", "data", "--output", "disclosures.db"]

    def build(self, *arguments: str) -> Finished:
        """Build in this process; `arguments` come after --data and --output."""
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            status = build.main(["--data", "data", "--output", "disclosures.db", *arguments])
        return Finished(status, out.getvalue().splitlines(), err.getvalue().splitlines())

    def files(self) -> list[str]:
        """What lies beside `data/`, hidden files too."""
        return sorted(path.name for path in self.folder.iterdir() if path != self.data)

    def rows(self, table: str) -> list[dict[str, str]]:
        with self._csv(table).open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def line(self, table: str, *key: str) -> int:
        """The line of the file on which the row begins whose first cells are `key`."""
        begins = 1
        with self._csv(table).open(encoding="utf-8", newline="") as file:
            for reader in [csv.reader(file)]:
                for row in reader:
                    if tuple(row[: len(key)]) == key:
                        return begins
                    begins = reader.line_num + 1
        raise KeyError(f"{table} has no row {key}")

    def change(self, table: str, *key: str, **cells: str) -> None:
        """Write `cells` into the row whose first cells are `key`."""
        rows = self.rows(table)
        (row,) = [row for row in rows if tuple(row.values())[: len(key)] == key]
        assert cells.keys() <= row.keys()
        row.update(cells)
        self._write(table, rows)

    def add(self, table: str, **cells: str) -> None:
        """Add a row at the end; what `cells` does not name is blank."""
        rows = self.rows(table)
        columns = self._csv(table).read_text(encoding="utf-8").split("\n", 1)[0].split(",")
        assert cells.keys() <= set(columns)
        self._write(table, [*rows, dict.fromkeys(columns, "") | cells])

    def edit(self, file: str, old: str, new: str) -> None:
        """Replace the one place where the file of `data/` holds `old`."""
        path = self.data / file
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{file} holds {old!r} {text.count(old)} times"
        path.write_text(text.replace(old, new), encoding="utf-8", newline="")

    def append(self, file: str, text: str) -> int:
        """Add `text` as it is to the end of the file of `data/`. Returns the line on which it begins."""
        path = self.data / file
        before = path.read_text(encoding="utf-8")
        path.write_text(before + text, encoding="utf-8", newline="")
        return before.count("\n") + 1

    def _csv(self, table: str) -> Path:
        return self.data / f"{table}.csv"

    def _write(self, table: str, rows: list[dict[str, str]]) -> None:
        with self._csv(table).open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, rows[0].keys(), lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)


def read_terminal(leader: int) -> str:
    """What a terminal showed whose other end is closed."""
    shown = b""
    with contextlib.suppress(OSError):
        while part := os.read(leader, 10_000):
            shown += part
    os.close(leader)
    return shown.decode().replace("\r\n", "\n")


@pytest.fixture(scope="session")
def database(tmp_path_factory) -> Path:
    """disclosures.db, compiled from the real rows."""
    target = tmp_path_factory.mktemp("database") / "disclosures.db"
    assert build.main(["--output", str(target)]) == 0
    return target


@pytest.fixture(scope="session")
def ask(database) -> Callable[..., list[tuple]]:
    """A function that puts a query, and its parameters, to the compiled database."""
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    yield lambda sql, *parameters: connection.execute(sql, parameters).fetchall()
    connection.close()


@pytest.fixture(scope="session")
def db(database) -> sqlite3.Connection:
    """The compiled database, read-only; its rows can be asked by place and by name."""
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    connection.row_factory = sqlite3.Row
    yield connection
    connection.close()


@pytest.fixture(scope="session")
def founding_data(tmp_path_factory) -> Path:
    """Of the rows of `data/`, those of the founding requests and of the tables that hang on no request; no captures."""
    folder = tmp_path_factory.mktemp("founding") / "data"
    folder.mkdir()
    shutil.copy(ROOT / "data" / "VERSION", folder)
    kept = {"requests": FOUNDING_REQUESTS, "publications": set()}
    for table in read_schema(ROOT / "data"):
        shutil.copy(table.csv_path.with_suffix(".yml"), folder)
        disclosures = [key for key in table.foreign_keys if key.target in kept]
        with (
            table.csv_path.open(encoding="utf-8", newline="") as old,
            (folder / f"{table.name}.csv").open("w", encoding="utf-8", newline="") as new,
        ):
            reader, writer = csv.DictReader(old), csv.writer(new, lineterminator="\n")
            writer.writerow(reader.fieldnames)
            for row in reader:
                ours = row["id"] in kept[table.name] if table.name in kept else table.name != "captures"
                if ours and all(row[key.column] in kept[key.target] | {""} for key in disclosures):
                    writer.writerow(row.values())
    return folder


@pytest.fixture(scope="session")
def new_project(founding_data, tmp_path_factory) -> Callable[[], Project]:
    """A function that makes a project of the founding data, for fixtures that outlive one test."""

    def new() -> Project:
        folder = tmp_path_factory.mktemp("project")
        shutil.copytree(founding_data, folder / "data")
        return Project(folder)

    return new


@pytest.fixture
def project(new_project, monkeypatch) -> Project:
    """The founding data in a folder of its own."""
    project = new_project()
    monkeypatch.chdir(project.folder)
    return project


@contextlib.contextmanager
def served(folder: Path, database: Path, releases: Path) -> Iterator[httpx.Client]:
    """A client on a site with these releases; its log lies in the folder."""
    stack = start_alone(folder, database, DISCLOSURES_RELEASES=str(releases))
    try:
        stack.wait()
        with httpx.Client(base_url=stack.address, timeout=30) as client:
            yield client
    finally:
        stack.stop()


@pytest.fixture(scope="session")
def site(database, tmp_path_factory):
    """An httpx client on the running site; `site.base_url` is its address."""
    folder = tmp_path_factory.mktemp("site")
    with served(folder, database, folder / "no releases") as client:
        yield client
