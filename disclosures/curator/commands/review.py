"""Shows a draft beside its evidence, takes it over field by field, and writes the rows that build.py accepts."""

from __future__ import annotations

import re
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from rich.console import Console
from rich.table import Table as Grid
from rich.text import Text

from disclosures.compiler.checks.cells import check_cells
from disclosures.compiler.checks.keys import check_keys
from disclosures.compiler.csv_files import Rows, read_rows
from disclosures.compiler.problems import path_to_show, shown
from disclosures.compiler.schema import Table, read_schema
from disclosures.curator.commands.options import add_data_argument
from disclosures.curator.drafts.assembling import assembled, columns_to_review, filled_by_us, id_of, proposed_id
from disclosures.curator.drafts.files import Cell, Decision, Draft, Record, read_draft, write_draft
from disclosures.curator.drafts.review_page import review_page
from disclosures.curator.rows.adding import NewRows, Refused, add_rows
from disclosures.curator.rows.files import finish
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

AROUND = 40
"""Characters of the text that are shown on either side of the evidence."""

ROW_CHOICES = (
    "[a]ccept the row, [f]ield by field, [r]eject the row, accept all that are sure [c], "
    "fill [i]n a blank field (such as i notes), show the [t]ext, [q]uit"
)
FIELD_CHOICES = "[a]ccept, [e]dit, [r]eject, show the [t]ext, [q]uit"
END_CHOICES = "[w]rite, [o]pen a row again (such as o 2), add a [n]ew row (such as n positions), [q]uit"


def add_arguments(parser: ArgumentParser) -> None:
    """Add the draft, --html, --sure and --data."""
    parser.add_argument(
        "draft",
        type=Path,
        metavar="DRAFT",
        help="a draft file; what is decided is kept in it, so that a review can go on later",
    )
    parser.add_argument(
        "--html",
        type=Path,
        metavar="FILE",
        help="write the draft and its evidence as one page to read or print, and stop",
    )
    parser.add_argument(
        "--sure",
        type=_share,
        default=0.9,
        metavar="C",
        help="the confidence from which a value counts as sure (default: %(default)s)",
    )
    add_data_argument(parser)


def _share(text: str) -> float:
    try:
        share = float(text)
    except ValueError:
        share = -1
    if not 0 <= share <= 1:
        raise ArgumentTypeError(f"'{text}' is not a number from 0 to 1")
    return share


def run(options: Namespace) -> int:
    """Review the draft, or write its page; returns exit status 1 if the review was stopped before its end.

    Raises:
        Stopped: the draft cannot be read, or holds nothing to review.
        BuildStopped: data/ has a fault.
    """
    schema = read_schema(options.data)
    draft = read_draft(options.draft, schema)
    if options.html:
        try:
            options.html.write_text(review_page(draft, schema), encoding="utf-8")
        except OSError as error:
            raise Stopped(f"{path_to_show(options.html)}: cannot be written ({error.strerror})") from error
        print(f"written to {options.html}")
        return 0
    if draft.verdict != "disclosure":
        raise Stopped(f"{path_to_show(options.draft)}: nothing to review. {draft.message}")
    finish(options.data)
    return Review(draft, options.draft, options.data, options.sure, schema).run()


class _Quit(Exception):
    pass


@dataclass(frozen=True)
class Place:
    """A row of the draft under review."""

    record: Record
    table: Table
    row: dict[str, Cell]
    number: int

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


class Review:
    """A reviewer's session with one draft. Every decision is kept in the draft file as soon as it is taken."""

    def __init__(self, draft: Draft, path: Path, data: Path, sure: float, schema: list[Table]):
        self.draft, self.path, self.data, self.sure = draft, path, data, sure
        self.tables = {table.name: table for table in schema}
        self.known = {table.name: read_rows(table).ids() for table in schema}
        self.console = Console(highlight=False)

    def run(self) -> int:
        """Go through every record; returns exit status 1 if the reviewer stopped before the end."""
        try:
            for number, record in enumerate(self.draft.records, start=1):
                if record.written:
                    self.say(f"{record.kind} {number} of {len(self.draft.records)} was written before")
                else:
                    self.say(
                        f"{record.kind.capitalize()} {number} of {len(self.draft.records)}, from "
                        f"{self.draft.source['name']}",
                        "bold",
                    )
                    self._record(record)
        except (_Quit, EOFError):
            self.say(
                f"\nStopped. What was decided is kept; run 'python curate.py review {path_to_show(self.path)}' to go "
                f"on."
            )
            return 1
        return 0

    def say(self, words: str, style: str = "") -> None:
        """Print the words as they are, in a style of rich."""
        self.console.print(Text(words, style=style))

    def _record(self, record: Record) -> None:
        while True:
            places = list(self._places(record))
            for place in places:
                self._row(place)
            try:
                new, numbers = assembled(record, self.tables)
            except Stopped as stopped:
                self.say(f"{stopped}", "bold")
                new, numbers = None, {}
            if self._end(record, places, new, numbers):
                return

    def _places(self, record: Record) -> Iterator[Place]:
        """The rows in the order of the schema, the disclosure itself first."""
        names = sorted(record.rows, key=lambda name: (name != f"{record.kind}s", list(self.tables).index(name)))
        rows = [(self.tables[name], row) for name in names for row in record.rows[name]]
        for number, (table, row) in enumerate(rows, start=1):
            yield Place(record, table, row, number)

    def _row(self, place: Place) -> None:
        """Take decisions until none is left to take in the row."""
        if not place.undecided:
            return
        self._show(place)
        while place.undecided:
            choice, name = self._choice(f"Row {place.number}, {place.table.name}: {ROW_CHOICES}? ", "afrcit")
            if choice == "i":
                self._fill_in(place, name)
            elif choice == "t":
                self._text(place)
            elif choice == "r":
                self._decide(place, place.columns, "rejected")
            elif choice == "c":
                self._accept_sure(place.record)
                self.say(f"accepted every value of {self.sure:g} or more")
            else:
                if choice == "a":
                    self._decide(place, [name for name in place.undecided if self._sound(place, name)], "accepted")
                for undecided in place.undecided:
                    self._field(place, undecided)

    def _accept_sure(self, record: Record) -> None:
        """Accept every sound value of the record that is as sure as the reviewer wants it."""
        for place in self._places(record):
            sound = [name for name in place.undecided if self._sound(place, name)]
            self._decide(place, [name for name in sound if place.row[name].confidence >= self.sure], "accepted")

    def _fill_in(self, place: Place, name: str) -> None:
        """Ask for a field that the draft leaves blank."""
        if name in place.blank:
            self._open(place, [name])
            self._field(place, name)
        else:
            self.say(f"Please name one of the blank fields: {', '.join(place.blank) or 'there is none'}")

    def _field(self, place: Place, name: str) -> None:
        cell = place.row.setdefault(name, Cell(""))
        if name == "id" and not cell.value:
            cell.value = proposed_id(place.table, place.row, place.record)
        self._show_field(place, name)
        while not cell.decision:
            choice, _ = self._choice(f"{name}: {FIELD_CHOICES}? ", "aert")
            if choice == "t":
                self._text(place)
            elif choice == "r":
                self._decide(place, [name], "rejected")
            elif (
                choice == "e"
                and (value := input(f"{name}, new value: ").strip())
                and not self._told(place.table, name, value)
            ):
                if cell.proposed is None:
                    cell.proposed = cell.value
                cell.value = value
                self._decide(place, [name], "edited")
            elif choice == "a" and not self._told(place.table, name, cell.value):
                self._decide(place, [name], "accepted")

    def _end(self, record: Record, places: list[Place], new: NewRows | None, numbers: dict[str, list[int]]) -> bool:
        """Write the record if the reviewer says so. Returns whether the record is done; if not, rows are open again."""
        if new == {}:
            self.say(f"The {record.kind} is rejected; there is nothing to write.")
            return True
        for place in places:
            self.say(f"{place.number} {place.table.name}: {self._to_be_written(place, new, numbers) or 'rejected'}")
        while True:
            answer = self._answer(END_CHOICES + "? ")
            first, _, number = answer.partition(" ")
            if first == "o" and number.isdecimal() and 1 <= int(number) <= len(places):
                self._open(places[int(number) - 1], list(places[int(number) - 1].row))
                return False
            if first == "w" and new is not None:
                return self._written(record, new, numbers)
            if first == "n" and number in self._tables_of(record):
                record.rows.setdefault(number, []).append({})
                return False
            self.say(
                f"Please answer with one of: {END_CHOICES}; there are {len(places)} rows, and the tables are "
                f"{', '.join(self._tables_of(record))}"
            )

    def _tables_of(self, record: Record) -> list[str]:
        """The tables whose rows belong to such a disclosure."""
        return [name for name, table in self.tables.items() if record.kind in table.columns and name in DRAFTED]

    def _to_be_written(self, place: Place, new: NewRows | None, numbers: dict[str, list[int]]) -> str:
        """The row as it would be written, what is not blank by name; nothing if it would not be."""
        name = place.table.name
        for number, cells in zip(numbers.get(name, []), (new or {}).get(name, []), strict=True):
            if place.record.rows[name][number] is place.row:
                return ", ".join(
                    f"{column} {shown(cell)}" for column, cell in zip(place.table.columns, cells, strict=True) if cell
                )
        return ""

    def _written(self, record: Record, new: NewRows, numbers: dict[str, list[int]]) -> bool:
        try:
            add_rows(self.data, new)
        except Refused as refused:
            for problem in refused.problems:
                self.say(str(problem))
            self.say(f"{len(refused.problems)} problem(s); nothing was written")
            opened = [self._open_for(record, problem.column, place, numbers) for problem, place in refused.found]
            if not any(opened):
                raise Stopped(
                    "these problems are in the rows that were there before, or between them and the new ones; mend "
                    "them there"
                ) from refused
            return False
        record.written = True
        write_draft(self.path, self.draft)
        self.say(f"{sum(map(len, new.values()))} rows of {id_of(record)} written to {path_to_show(self.data)}", "bold")
        return True

    def _open_for(
        self, record: Record, column: str, place: tuple[str, int] | None, numbers: dict[str, list[int]]
    ) -> bool:
        """Open again what the problem is about: the field, or the whole row where we filled the field in."""
        if place is None:
            return False
        table = self.tables[place[0]]
        row = record.rows[table.name][numbers[table.name][place[1]]]
        (opened,) = [every for every in self._places(record) if every.row is row]
        self._open(opened, [column] if column in [*opened.columns, *opened.blank] else list(row))
        return True

    def _open(self, place: Place, names: list[str]) -> None:
        for name in names:
            if name in place.row:
                place.row[name].decision = ""
            else:
                place.row[name] = Cell("")
        write_draft(self.path, self.draft)

    def _decide(self, place: Place, names: list[str], decision: Decision) -> None:
        for name in names:
            place.row.setdefault(name, Cell("")).decision = decision
        write_draft(self.path, self.draft)

    def _sound(self, place: Place, name: str) -> bool:
        return name in place.row and not cell_faults(place.table, name, place.row[name].value, self.known)

    def _told(self, table: Table, name: str, value: str) -> bool:
        """Whether the value is at fault; says why."""
        faults = cell_faults(table, name, value, self.known)
        for fault in faults:
            self.say(f"{name}: {fault}")
        return bool(faults)

    def _choice(self, prompt: str, letters: str) -> tuple[str, str]:
        """One of the letters, and the word after it."""
        while (answer := self._answer(prompt).partition(" "))[0] not in tuple(letters):
            self.say("Please answer with one of the letters in brackets.")
        return answer[0], answer[2]

    def _answer(self, prompt: str) -> str:
        answer = input(prompt).strip().lower()
        if answer == "q":
            raise _Quit
        return answer

    def _show(self, place: Place) -> None:
        grid = Grid(title=f"Row {place.number}: {place.table.descriptor['title']}", title_justify="left", expand=True)
        for heading, ratio in (("field", 2), ("value", 4), ("sure", 1), ("evidence", 5)):
            grid.add_column(heading, ratio=ratio, overflow="fold")
        for name in place.columns:
            cell = place.row.get(name, Cell(""))
            grid.add_row(
                name,
                Text(cell.value or "(to be filled in)"),
                cell.decision or f"{cell.confidence:.2f}",
                self._evidence(cell),
            )
        self.console.print(grid)

    def _show_field(self, place: Place, name: str) -> None:
        cell = place.row[name]
        self.say(f"{name}: {cell.value or '(to be filled in)'}", "bold")
        self.say(f"  {place.table.schema.get_field(name).description}")
        self.console.print(Text("  ") + self._evidence(cell))

    def _evidence(self, cell: Cell) -> Text:
        if not cell.evidence:
            return Text("no evidence" if cell.value else "", style="italic")
        words = Text()
        for place, (start, end) in enumerate(cell.evidence):
            before, after = self.draft.text[max(start - AROUND, 0) : start], self.draft.text[end : end + AROUND]
            words += Text(("\n" if place else "") + _on_one_line(before))
            words += Text(f"«{_on_one_line(self.draft.text[start:end])}»", style="bold reverse") + Text(
                _on_one_line(after)
            )
        return words

    def _text(self, place: Place) -> None:
        """The whole text, with the evidence of the row marked."""
        text = Text(self.draft.text)
        for cell in place.row.values():
            for start, end in cell.evidence:
                text.stylize("bold reverse", start, end)
        self.console.print(text)


def _on_one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def cell_faults(table: Table, name: str, value: str, known: dict[str, set[str] | None]) -> list[str]:
    """What build.py would say of this value in this column, without the rows beside it."""
    rows = Rows(table, cells=[[value if column == name else "" for column in table.columns]], lines=[1], count=1)
    check_cells(rows, date.today(), known)
    if value:
        check_keys(rows, known)
    return [problem.what for problem in rows.problems if problem.column == name]
