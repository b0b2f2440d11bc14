"""Decisions on a draft, kept in its file as they are taken, and the rows written that they make: what the terminal's
review and the browser's desk have in common."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from disclosures.compiler.checks.cells import check_cells
from disclosures.compiler.checks.keys import check_keys
from disclosures.compiler.csv_files import Rows, read_rows
from disclosures.compiler.problems import Problem, path_to_show
from disclosures.compiler.schema import Table
from disclosures.curator.drafts.assembling import assembled, columns_to_review, filled_by_us, proposed_id
from disclosures.curator.drafts.files import Cell, Decision, Record, read_draft, write_draft
from disclosures.curator.rows.adding import NewRows, Refused, add_rows, are_there
from disclosures.curator.rows.files import held
from disclosures.curator.stopped import Stopped

DRAFTED = (
    "request_technologies",
    "publication_technologies",
    "positions",
    "request_exemptions",
    "questions",
    "events",
    "citations",
    "figures",
)
"""The tables whose rows are read from an answer and belong to it.

Corrections are not read there, and a product belongs to none."""

Known = dict[str, set[str] | None]
"""The ids of each table, as references may name them."""


@dataclass(frozen=True)
class Place:
    """A row of the draft under review: `index` counts the rows of its table in the record, from 0."""

    record: Record
    table: Table
    index: int

    @property
    def row(self) -> dict[str, Cell]:
        """The cells by column."""
        return self.record.rows[self.table.name][self.index]

    @property
    def columns(self) -> list[str]:
        """The columns on which the reviewer has to decide."""
        return columns_to_review(self.table, self.row, self.record.kind)

    @property
    def blank(self) -> list[str]:
        """The columns that could be filled in besides."""
        return [
            name
            for name in self.table.columns
            if name not in [*self.columns, *filled_by_us(self.table, self.record.kind)]
        ]

    @property
    def undecided(self) -> list[str]:
        """Those on which no decision was taken as yet."""
        return [name for name in self.columns if name not in self.row or not self.row[name].decision]

    def cell(self, name: str) -> Cell:
        """The cell of the column, an empty one where there is none; an id is proposed from the other cells."""
        cell = self.row.get(name, Cell(""))
        if name == "id" and not cell.value:
            cell.value = proposed_id(self.table, self.row, self.record)
        return cell


@dataclass(frozen=True)
class Refusal:
    """What a check says against a new row, and the field that is open again for it: `place` is None where it is about
    no new row."""

    problem: Problem
    place: Place | None = None
    column: str = ""


class Review:
    """A reviewer's decisions on one draft."""

    def __init__(self, path: Path, data: Path, schema: list[Table], known: Known):
        """Raises Stopped if the draft cannot be read."""
        self.path, self.data, self.known = path, data, known
        self.tables = {table.name: table for table in schema}
        self._stamp = _stamp(path)
        self.draft = read_draft(path, schema)

    def places(self, record: Record) -> list[Place]:
        """The rows in the order of the schema, the disclosure itself first."""
        names = sorted(record.rows, key=lambda name: (name != f"{record.kind}s", list(self.tables).index(name)))
        return [Place(record, self.tables[name], index) for name in names for index in range(len(record.rows[name]))]

    def decide(self, place: Place, names: list[str], decision: Decision) -> None:
        """Take the decision on these columns.

        Raises:
            Stopped: somebody else changed the draft meanwhile; this decision is not kept.
        """
        for name in names:
            place.row.setdefault(name, place.cell(name)).decision = decision
        self.keep()

    def edit(self, place: Place, name: str, value: str) -> None:
        """Put the reviewer's value into the cell; what was proposed stays beside it."""
        cell = place.row.setdefault(name, Cell(""))
        if cell.proposed is None:
            cell.proposed = cell.value
        cell.value = value
        self.decide(place, [name], "edited")

    def accept_sound(self, place: Place, least: float = 0.0) -> None:
        """Accept what is undecided in the row and has no fault, of at least such a confidence."""
        sound = [name for name in place.undecided if name in place.row and not self.faults(place, name)]
        self.decide(place, [name for name in sound if place.row[name].confidence >= least], "accepted")

    def faults(self, place: Place, name: str, value: str | None = None) -> list[str]:
        """What build.py would say of the value in this column, that of the draft if none is given."""
        return cell_faults(place.table, name, place.cell(name).value if value is None else value, self.known)

    def open(self, place: Place, names: list[str]) -> None:
        """Take back what was decided on these columns."""
        for name in names:
            place.row.setdefault(name, Cell("")).decision = ""
        self.keep()

    def tables_of(self, record: Record) -> list[str]:
        """The tables whose rows belong to such a disclosure."""
        return [name for name, table in self.tables.items() if record.kind in table.columns and name in DRAFTED]

    def add(self, record: Record, table: str) -> Place:
        """A new row, all blank as yet. It is kept with the first decision on it."""
        rows = record.rows.setdefault(table, [])
        rows.append({})
        return Place(record, self.tables[table], len(rows) - 1)

    def write(self, record: Record) -> tuple[NewRows, list[Refusal]]:
        """Write what was accepted of the record into the data, all of it or nothing. Returns the rows, and what the
        build says against them: then nothing was written, and the fields in question are open again.

        Raises:
            Stopped: the disclosure itself was rejected while a row of it was not; or somebody else changed the draft,
                or the data, meanwhile.
            BuildStopped: a CSV has a fault of form already.
        """
        new, numbers = assembled(record, self.tables)
        if not new:
            return {}, []
        with held(self.path.parent):
            self._stop_if_changed()
            try:
                if not are_there(self.data, new):  # they are, if a review was killed before it could say so here
                    add_rows(self.data, new)
            except Refused as refused:
                return {}, [self._refusal(record, problem, place, numbers) for problem, place in refused.found]
            record.written = True
            self.keep()
        return new, []

    def _refusal(
        self, record: Record, problem: Problem, place: tuple[str, int] | None, numbers: dict[str, list[int]]
    ) -> Refusal:
        """Open again what the problem is about: the field, or the whole row where we filled the field in."""
        if place is None:
            return Refusal(problem)
        table = self.tables[place[0]]
        opened = Place(record, table, numbers[table.name][place[1]])
        to_decide = problem.column in [*opened.columns, *opened.blank]
        self.open(opened, [problem.column] if to_decide else list(opened.row))
        return Refusal(problem, opened, problem.column if to_decide else "")

    def keep(self) -> None:
        """Write the draft file.

        Raises:
            Stopped: it is not the one any more that was read; nothing was kept.
        """
        with held(self.path.parent):
            self._stop_if_changed()
            write_draft(self.path, self.draft)
            self._stamp = _stamp(self.path)

    def _stop_if_changed(self) -> None:
        if _stamp(self.path) != self._stamp:
            raise Stopped(
                f"{path_to_show(self.path)} was changed by somebody else meanwhile; the last decision was not kept, "
                "open it again"
            )


def known_ids(schema: list[Table]) -> Known:
    """What references may name."""
    return {table.name: read_rows(table).ids() for table in schema}


def cell_faults(table: Table, name: str, value: str, known: Known) -> list[str]:
    """What build.py would say of this value in this column, without the rows beside it."""
    cells = [[value if column == name else "" for column in table.columns]]
    rows = Rows(table, cells, lines=[1], count=1, absent={*table.columns} - {name})
    check_cells(rows, date.today(), known)
    if value:
        check_keys(rows, known)
    return [problem.what for problem in rows.problems if problem.column == name]


def _stamp(path: Path) -> tuple[int, int, int] | None:
    """What tells a file from the one that took its place; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size
