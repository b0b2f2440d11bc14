"""Checks single cells: types and constraints by frictionless, then the rules of this house."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from disclosures.compiler.csv_files import Rows
from disclosures.compiler.problems import nearest, shown
from disclosures.words import partial_dates
from disclosures.words.addresses import without_file_names

if TYPE_CHECKING:  # only the process that checks cells waits for it
    from frictionless import Field

CellReader = Callable[[str], tuple[Any, Any]]
"""What frictionless makes of a field: it reads a cell, and says what is wrong with it."""

LONGEST_CELL = 10_000
"""Characters; no cell of this dataset is longer."""

MISSING_WORDS = frozenset(
    "#na #n/a <na> n/a na n.a. n/k nan -nan none null nil nul 1.#ind -1.#ind 1.#qnan -1.#qnan - -- ? tbc tba".split()
) | {"#n/a n/a"}
"""Words for "missing", in lower case. Many programs that read CSV, pandas among them, take several of them for no value
at all, so one file would mean two things."""

FORMULA_STARTS = "=+-@"
MAILBOX, AT_HOST = r"[\w.+-]+", r"@[\w-]+(?:\.[\w-]+)+"
"""What stands before the @ of an e-mail address, and from there on."""
EMAIL = re.compile(MAILBOX + AT_HOST)
TELEPHONE = re.compile(
    r"(?<![\w/])((\+|00)44[\s.-]?(\(0\))?([\s.-]?\d){9,10}|\(?0(?=(?:[\s.)-]{0,2}\d){10}(?!\d))\d{2,4}[\s.)-]{0,2}\d{3,4}[\s.-]?\d{3,4}|0[58]00[\s.-]?\d{3}[\s.-]?\d{3,4})(?!\w)"
)
TITLES = (
    "Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Lord|Lady|PC|DC|PS|DS|Sgt|Sergeant|Inspector|Superintendent|Commander|"
    "Constable|Commissioner|Councillor|Cllr"
)
PERSON = re.compile(rf"\b(?:{TITLES})\.?\s+[A-Z][a-z]+(?:\s+[A-Z][a-z]+)+|\b(?:Mr|Mrs|Ms|Miss|Mx|Dr)\.?\s+[A-Z][a-z]+")
INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00a0\u00ad\u200b\u200c\u200e\u200f\u2028-\u202f\u2060-\u2069\ufeff\ufffd]"
)

SHORTENED = re.compile(r"[0-9]([.,][0-9]+)?E\+[0-9]+", re.IGNORECASE)
"""A long number as a spreadsheet shows it, and writes it back: 2.01303E+12."""
AS_PRINTED = frozenset({"reference", "number", "question"})
"""Columns of codes that a source prints, of which a spreadsheet makes dates and numbers."""
LONG_NUMBERS = frozenset({"reference", "id"})
"""Columns of codes that may hold as many figures as a telephone number."""
_MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
MADE_A_DATE = re.compile(
    rf"[0-9]{{1,2}}-({_MONTHS})(-([0-9]{{2}}|[0-9]{{4}}))?|({_MONTHS})-([0-9]{{2}}|[0-9]{{4}})"
    r"|[0-3]?[0-9]/[0-3]?[0-9]/(19|20)[0-9]{2}|(19|20)[0-9]{2}-[01][0-9]-[0-3][0-9]( 00:00(:00)?)?",
    re.IGNORECASE,
)
"""What a spreadsheet makes of `1-24`: Jan-24, 24-Jan, 01/01/2024 or 2024-01-01."""
MADE_A_NUMBER = re.compile(r"[0-9]+\.0")

CELLS_AT_ONCE, CELLS_AGAIN = 500, 20
"""How many cells are looked at together, and how many again where something was among them."""
MADE_AMONG = re.compile(rf"(^|\|)({MADE_A_DATE.pattern}|{MADE_A_NUMBER.pattern})($|\|)", re.IGNORECASE)
FORMULA_AMONG = re.compile(r"\|[=+@-]")
MAYBE_TELEPHONE = re.compile(r"[+(0](?:[\s.()-]*\d){9}")
MAYBE_SHORTENED = re.compile(r"[0-9]E\+[0-9]", re.IGNORECASE)
MAYBE_PERSON = re.compile(rf"(?:{TITLES})\.?\s+[A-Z][a-z]")
"""Each finds, among many cells joined by |, at least what is looked for in one, and is quicker to find nothing."""

ADDRESS = re.compile(r"\S+://\S+")
PLAIN_NUMBER = {
    "integer": re.compile(r"0|-?[1-9][0-9]{0,14}"),
    "number": re.compile(r"-?(0|[1-9][0-9]{0,14})(\.[0-9]+)?"),
}
"""Numbers that every program reads alike: Python takes `1_000`, `INF` and the figures of other alphabets for numbers,
SQLite does not."""


def check_cells(rows: Rows, today: date, known: dict[str, set[str] | None] | None = None) -> None:
    """Add to `rows.problems` whatever is wrong with a single cell. Each distinct value of a column is looked at once.

    `known` holds the ids of other tables: a cell that refers to one of them was looked at there.
    """
    targets = {foreign.column: foreign.target for foreign in rows.table.foreign_keys}
    for field in rows.table.fields:
        if field.name not in rows.absent:
            _report(rows, field, today, (known or {}).get(targets.get(field.name, "")) or set())


def _report(rows: Rows, field: Field, today: date, known: set[str]) -> None:
    cells = rows.column(field.name)
    read = field.create_cell_reader()
    distinct = set(cells)
    found = {
        cell: faults
        for cell in _doubtful(field, read, (distinct - known) | (distinct & {""}))
        if (faults := list(_faults(field, read, today, cell)))
    }
    if not found:
        return
    unsound = rows.unsound_lines()
    for line, cell in zip(rows.lines, cells, strict=True):
        if cell in found and not (cell == "" and line in unsound):
            for what in found[cell]:
                rows.problem(line, field.name, what)


def _doubtful(field: Field, read: CellReader, cells: set[str]) -> Iterator[str]:
    """The cells that have to be looked at one by one: all but those that frictionless passes and that, many looked at
    together, show nothing that a rule of this house could refuse."""
    if field.type != "string" or field.name.endswith("_on"):
        yield from cells
        return
    passed = _quick_pass(field)
    for some in _parts(list(cells), CELLS_AT_ONCE):
        if _surely_sound(field, some):
            yield from (cell for cell in some if not passed(cell) and read(cell)[1])
            continue
        for few in _parts(some, CELLS_AGAIN):
            sound = _surely_sound(field, few)
            yield from (cell for cell in few if not (sound and passed(cell)) and (not sound or read(cell)[1]))


def _parts(cells: list[str], size: int) -> Iterator[list[str]]:
    return (cells[first : first + size] for first in range(0, len(cells), size))


def _quick_pass(field: Field) -> Callable[[str], object]:
    """Says of a cell, found short enough and not blank, that frictionless would surely pass it. No only means: ask
    frictionless."""
    others = field.constraints.keys() - {"required", "maxLength"}
    if others - {"pattern"}:
        return lambda cell: False
    return re.compile(field.constraints["pattern"]).fullmatch if others else lambda cell: True


def _surely_sound(field: Field, cells: list[str]) -> bool:
    """Whether no cell can break a rule of this house. False only means that they have to be looked at one by one."""
    joined = "|".join(cells)
    pattern = field.constraints.get("pattern", "")
    return (
        max(map(len, cells)) <= min(field.constraints.get("maxLength", LONGEST_CELL), LONGEST_CELL)
        and all(cells)
        and cells == list(map(str.strip, cells))
        and MISSING_WORDS.isdisjoint(map(str.lower, cells))
        and joined.isprintable()
        and "\ufffd" not in joined
        and (joined.isascii() or not pattern)
        and not FORMULA_AMONG.search("|" + joined)
        and "@" not in joined
        and "/attach/" not in joined
        and not MAYBE_SHORTENED.search(joined)
        and not (field.name in AS_PRINTED and MADE_AMONG.search(joined))
        and (pattern.startswith("https?://") or not MAYBE_PERSON.search(joined))
        and (pattern.startswith("https?://") or field.name in LONG_NUMBERS or not MAYBE_TELEPHONE.search(joined))
        and ("maxWords" not in field.custom or not any(cell.count(" ") >= field.custom["maxWords"] for cell in cells))
    )


def _faults(field: Field, read: CellReader, today: date, cell: str) -> Iterator[str]:
    if cell == "":
        if field.constraints.get("required"):
            yield f"is blank; {_wanted(field)}"
        return
    if len(cell) > (longest := min(field.constraints.get("maxLength", LONGEST_CELL), LONGEST_CELL)):
        yield f"has {len(cell):,} characters; at most {longest:,} are kept here ({shown(cell, 30)})"
        return
    if cell != cell.strip():
        yield f"{shown(cell)} has a space or line end at an end; write {shown(cell.strip())}"
        return
    if _means_missing(field, cell):
        yield f"{shown(cell)} is a word for a missing value; leave the cell blank"
        return
    if hidden := INVISIBLE.search(cell):
        yield f"{shown(cell)} holds {_character(hidden[0])}, which nobody sees; remove it or write an ordinary space"
        return
    faults = list(_by_schema(field, read, cell))
    if field.name.endswith("_on") and not faults:
        faults = _date_faults(cell, today)
    yield from faults
    if field.type == "string":
        yield from _text_faults(field, cell)


def _means_missing(field: Field, cell: str) -> bool:
    """Whether the cell only says that there is no value; `none` of answer_seen is a code and does not."""
    return cell.lower() in MISSING_WORDS and cell not in field.constraints.get("enum", [])


def _by_schema(field: Field, read: CellReader, cell: str) -> Iterator[str]:
    _, faults = read(cell)
    faults = faults or {}
    if "type" in faults:
        yield f"{shown(cell)} is not {_article(field.type)}; {_wanted(field)}"
    elif field.type in PLAIN_NUMBER and not PLAIN_NUMBER[field.type].fullmatch(cell):
        like = "12" if field.type == "integer" else "12 or 2.5"
        yield f"{shown(cell)} is not a plain {field.type}; write it in figures only, such as {like}"
    elif "enum" in faults:
        allowed = field.constraints["enum"]
        yield f"{shown(cell)} is not one of {', '.join(allowed)}{nearest(cell, allowed)}"
    elif "pattern" in faults or (
        "pattern" in field.constraints and any(c.isdecimal() and not c.isascii() for c in cell)
    ):
        yield f"{shown(cell)} has not the form of {field.name}{_look_alikes(cell)}; {_wanted(field)}"
    elif faults:
        limits = ", ".join(f"{name} {field.constraints[name]}" for name in faults)
        yield f"{shown(cell)} is outside {limits}; {_wanted(field)}"


def _look_alikes(cell: str) -> str:
    strange = [c for c in dict.fromkeys(cell) if ord(c) > 127]
    return f": {', '.join(map(_character, strange))} is not a letter of the ASCII alphabet" if strange else ""


def _character(character: str) -> str:
    name = unicodedata.name(character, "CONTROL CHARACTER")
    return f"U+{ord(character):04X} {name}"


def _article(kind: str) -> str:
    return f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"


def _wanted(field: Field) -> str:
    if field.example:
        return f"write it like {shown(str(field.example))}"
    if field.constraints.get("enum"):
        return f"write one of {', '.join(field.constraints['enum'])}"
    description = field.description or field.name  # none of ours is without, as schema.py sees to it
    return f"write {description[0].lower()}{description[1:]}"


@cache  # the same days stand in several columns
def _date_faults(cell: str, today: date) -> list[str]:
    """ISO 8601 dates that may stop at the month or the year; none lies in the future."""
    if partial_dates.read(cell) is None:
        return [f"{shown(cell)} is not a date of the calendar; write it like '2024-05-31', '2024-05' or '2024'"]
    if (first := partial_dates.first_day(cell)) > today:
        return [f"{shown(cell)} lies in the future; today is {today.isoformat()}"]
    if first.year < 1990:
        return [f"{shown(cell)} lies before 1990, earlier than any disclosure or technology here; check the year"]
    return []


def _text_faults(field: Field, cell: str) -> Iterator[str]:
    if cell[0] in FORMULA_STARTS:
        yield (
            f"{shown(cell)} begins with '{cell[0]}', which a spreadsheet runs as a formula; "
            "begin with a letter or a figure"
        )
    if SHORTENED.fullmatch(cell):
        yield (
            f"{shown(cell)} is a number that a spreadsheet has shortened; "
            "write all its figures, in a column set to text"
        )
    elif field.name in AS_PRINTED and (MADE_A_DATE.fullmatch(cell) or MADE_A_NUMBER.fullmatch(cell)):
        made = "number" if MADE_A_NUMBER.fullmatch(cell) else "date"
        yield (
            f"{shown(cell)} is a {made} that a spreadsheet has made; "
            "write it as the source prints it, in a column set to text"
        )
    if EMAIL.search(cell):
        yield f"{shown(cell)} holds an e-mail address; leave it out"
    if (clean := without_file_names(cell)) != cell:
        yield f"{shown(cell)} holds the name of a file, which may name the person who asked; write {shown(clean, 200)}"
    prose = ADDRESS.sub("…", cell)
    if field.name not in LONG_NUMBERS and TELEPHONE.search(prose):
        yield f"{shown(cell)} holds a telephone number; leave it out"
    if person := PERSON.search(prose):
        yield f"{shown(cell)} names a person ({shown(person[0])}); say the role instead"
    words = field.custom.get("maxWords")
    if words and len(cell.split()) > words:
        yield f"{shown(cell)} has {len(cell.split())} words; keep the operative ones, at most {words}"
