"""Shows a draft beside its evidence, takes it over field by field, and writes the rows that build.py accepts."""

from __future__ import annotations

import re
from argparse import ArgumentParser, Namespace
from pathlib import Path

from rich.console import Console
from rich.table import Table as Grid
from rich.text import Text

from disclosures.compiler.problems import path_to_show, shown
from disclosures.compiler.schema import read_schema
from disclosures.curator.commands.options import add_data_argument, add_sure_argument
from disclosures.curator.drafts.assembling import assembled, id_of
from disclosures.curator.drafts.deciding import Place, Review, known_ids
from disclosures.curator.drafts.files import WITH_ROWS, Cell, Record
from disclosures.curator.drafts.review_page import review_page
from disclosures.curator.rows.adding import NewRows
from disclosures.curator.rows.files import finish
from disclosures.curator.stopped import Stopped

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
    add_sure_argument(parser)
    add_data_argument(parser)


def run(options: Namespace) -> int:
    """Review the draft, or write its page; returns exit status 1 if the review was stopped before its end.

    Raises:
        Stopped: the draft cannot be read, or holds nothing to review.
        BuildStopped: data/ has a fault.
    """
    schema = read_schema(options.data)
    review = Review(options.draft, options.data, schema, known_ids(schema))
    draft = review.draft
    if options.html:
        try:
            options.html.write_text(review_page(draft, schema), encoding="utf-8")
        except OSError as error:
            raise Stopped(f"{path_to_show(options.html)}: cannot be written ({error.strerror})") from error
        print(f"written to {options.html}")
        return 0
    if draft.verdict not in WITH_ROWS:
        raise Stopped(f"{path_to_show(options.draft)}: nothing to review. {draft.message}")
    finish(options.data)
    return Dialogue(review, options.sure).run()


class _Quit(Exception):
    pass


class Dialogue:
    """A review at the terminal. Every decision is kept in the draft file as soon as it is taken."""

    def __init__(self, review: Review, sure: float):
        self.review, self.draft, self.sure = review, review.draft, sure
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
                "\nStopped. What was decided is kept; run "
                f"'python curate.py review {path_to_show(self.review.path)}' to go on."
            )
            return 1
        return 0

    def say(self, words: str, style: str = "") -> None:
        """Print the words as they are, in a style of rich."""
        self.console.print(Text(words, style=style))

    def _record(self, record: Record) -> None:
        while True:
            places = self.review.places(record)
            for number, place in enumerate(places, start=1):
                self._row(place, number)
            try:
                new, numbers = assembled(record, self.review.tables)
            except Stopped as stopped:
                self.say(f"{stopped}", "bold")
                new, numbers = None, {}
            if self._end(record, places, new, numbers):
                return

    def _row(self, place: Place, number: int) -> None:
        """Take decisions until none is left to take in the row."""
        if not place.undecided:
            return
        self._show(place, number)
        while place.undecided:
            choice, name = self._choice(f"Row {number}, {place.table.name}: {ROW_CHOICES}? ", "afrcit")
            if choice == "i":
                self._fill_in(place, name)
            elif choice == "t":
                self._text(place)
            elif choice == "r":
                self.review.decide(place, place.columns, "rejected")
            elif choice == "c":
                for every in self.review.places(place.record):
                    self.review.accept_sound(every, self.sure)
                self.say(f"accepted every value of {self.sure:g} or more")
            else:
                if choice == "a":
                    self.review.accept_sound(place)
                for undecided in place.undecided:
                    self._field(place, undecided)

    def _fill_in(self, place: Place, name: str) -> None:
        """Ask for a field that the draft leaves blank."""
        if name in place.blank:
            self.review.open(place, [name])
            self._field(place, name)
        else:
            self.say(f"Please name one of the blank fields: {', '.join(place.blank) or 'there is none'}")

    def _field(self, place: Place, name: str) -> None:
        cell = place.row[name] = place.cell(name)
        self._show_field(place, name)
        while not cell.decision:
            choice, _ = self._choice(f"{name}: {FIELD_CHOICES}? ", "aert")
            if choice == "t":
                self._text(place)
            elif choice == "r":
                self.review.decide(place, [name], "rejected")
            elif choice == "e" and (value := input(f"{name}, new value: ").strip()):
                if not self._told(place, name, value):
                    self.review.edit(place, name, value)
            elif choice == "a" and not self._told(place, name, cell.value):
                self.review.decide(place, [name], "accepted")

    def _end(self, record: Record, places: list[Place], new: NewRows | None, numbers: dict[str, list[int]]) -> bool:
        """Write the record if the reviewer says so. Returns whether the record is done; if not, rows are open again."""
        if new == {}:
            self.say(f"The {record.kind} is rejected; there is nothing to write.")
            return True
        for row, place in enumerate(places, start=1):
            self.say(f"{row} {place.table.name}: {self._to_be_written(place, new, numbers) or 'rejected'}")
        while True:
            answer = self._answer(END_CHOICES + "? ")
            first, _, number = answer.partition(" ")
            if first == "o" and number.isdecimal() and 1 <= int(number) <= len(places):
                self.review.open(places[int(number) - 1], list(places[int(number) - 1].row))
                return False
            if first == "w" and new is not None:
                return self._written(record)
            if first == "n" and number in self.review.tables_of(record):
                self.review.add(record, number)
                return False
            self.say(
                f"Please answer with one of: {END_CHOICES}; there are {len(places)} rows, and the tables are "
                f"{', '.join(self.review.tables_of(record))}"
            )

    def _to_be_written(self, place: Place, new: NewRows | None, numbers: dict[str, list[int]]) -> str:
        """The row as it would be written, what is not blank by name; nothing if it would not be."""
        name = place.table.name
        for number, cells in zip(numbers.get(name, []), (new or {}).get(name, []), strict=True):
            if number == place.index:
                return ", ".join(
                    f"{column} {shown(cell)}" for column, cell in zip(place.table.columns, cells, strict=True) if cell
                )
        return ""

    def _written(self, record: Record) -> bool:
        new, refusals = self.review.write(record)
        for refusal in refusals:
            self.say(str(refusal.problem))
        if refusals:
            self.say(f"{len(refusals)} problem(s); nothing was written")
            if not any(refusal.place for refusal in refusals):
                raise Stopped(
                    "these problems are in the rows that were there before, or between them and the new ones; mend "
                    "them there"
                )
            return False
        rows = sum(map(len, new.values()))
        self.say(f"{rows} rows of {id_of(record)} written to {path_to_show(self.review.data)}", "bold")
        return True

    def _told(self, place: Place, name: str, value: str) -> bool:
        """Whether the value is at fault; says why."""
        faults = self.review.faults(place, name, value)
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

    def _show(self, place: Place, number: int) -> None:
        grid = Grid(title=f"Row {number}: {place.table.descriptor['title']}", title_justify="left", expand=True)
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
