"""Reads a CSV file strictly: every cell as text, every row with its line in the file, every fault of form told."""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from operator import itemgetter
from zlib import crc32

from disclosures.compiler.problems import Problem, nearest, shown
from disclosures.compiler.schema import Table

csv.field_size_limit(sys.maxsize)

SEPARATORS = {";": "semicolons", "\t": "tabs", "|": "bars"}
"""What spreadsheets write between cells in place of commas."""
UTF_16 = (b"\xff\xfe", b"\xfe\xff")

LINE = re.compile(r"[^\n]*\n|[^\n]+")

BLANK_ROWS, BLANK_COLUMNS = "blank rows", "blank columns"
"""Where a problem lies that nothing is lost with: `curate.py format` mends it."""
OR_FORMAT = "remove them, or run 'python curate.py format'"

MOST_BROKEN_RECORDS = 20
"""After so many records that cannot be read at all, the rest of the file is not looked at."""


@dataclass
class Rows:
    """The rows of one CSV: `cells[i]` begins at line `lines[i]` of the file and has one cell for each column."""

    table: Table
    cells: list[list[str]] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    count: int = 0
    """Rows in the file, also after `let_go`."""
    digest: int = 0
    """Of the bytes of the file: another where it was changed."""
    absent: set[str] = field(default_factory=set)
    """Columns that the file does not have: all of them where it cannot be read."""

    def column(self, name: str) -> list[str]:
        return list(map(itemgetter(self.table.columns.index(name)), self.cells))

    def let_go(self) -> None:
        """Forget the cells, which are many; `again` reads them anew."""
        self.cells, self.lines = [], []

    def again(self) -> None:
        """Read the cells anew if they were let go."""
        if self.count and not self.cells:
            anew = read_rows(self.table)
            self.cells, self.lines = anew.cells, anew.lines

    def ids(self) -> set[str] | None:
        """What references to this table may say; None where that cannot be known, as the file has no ids."""
        return set(self.column("id")) if "id" in self.table.columns and "id" not in self.absent else None

    def problem(self, line: int, column: str, what: str) -> None:
        self.problems.append(Problem(self.table.csv_shown, line, column, what))

    def unsound_lines(self) -> set[int]:
        return {problem.line for problem in self.problems}


def read_rows(table: Table) -> Rows:
    """The rows of the table's CSV, and every fault of encoding, header and shape. Never raises for what the file
    holds."""
    rows = Rows(table, absent=set(table.columns))
    try:
        raw = table.csv_path.read_bytes()
    except OSError as error:
        what = "is missing" if isinstance(error, FileNotFoundError) else f"cannot be read ({error.strerror})"
        rows.problem(1, "file", f"{what}; its first line is to be: {_header(table)}")
        return rows
    rows.digest = crc32(raw)
    text = _text(raw, rows)
    if what := _separated_otherwise(text, table):
        utf_16 = raw.startswith(UTF_16)
        rows.problems = []  # of such a file one thing is to be said
        rows.problem(1, "file", f"is UTF-16 and {what} and in UTF-8" if utf_16 else what)
        return rows
    del raw
    records = _records(text, rows)
    header_line, header = next(records, (1, []))
    if not header:
        rows.problem(1, "file", f"is empty; its first line is to be: {_header(table)}")
        return rows
    rows.absent -= set(header)
    _take(records, header, _places(header, header_line, rows), rows)
    return rows


def _take(records: Iterator[tuple[int, list[str]]], header: list[str], places: list[int | None], rows: Rows) -> None:
    """Add the records to the rows, each cell in its place; rows and columns that are blank throughout are left out, and
    told once."""
    in_place = places == list(range(len(header)))
    nameless = [place for place, name in enumerate(header) if not name]
    blank: list[int] = []
    strays: list[tuple[int, str]] = []
    for line, record in records:
        if not any(record):
            blank.append(line)
            continue
        cells = record
        if len(record) != len(header):
            rows.problem(line, "row", _ragged(record, header))
            cells = (record + [""] * len(header))[: len(header)]
        if nameless:
            strays += [(line, cells[place]) for place in nameless if cells[place]]
        rows.cells.append(cells if in_place else [cells[place] if place is not None else "" for place in places])
        rows.lines.append(line)
    rows.count = len(rows.cells)
    if blank:
        rows.problem(blank[0], BLANK_ROWS, f"hold nothing but commas ({_some(blank)}); {OR_FORMAT}")
    if strays:
        (line, cell), lines = strays[0], [line for line, _ in strays]
        rows.problem(
            line,
            "row",
            f"holds {shown(cell)} in a column without a name ({_some(lines)}); name the column or remove it",
        )


def _some(lines: list[int], most: int = 5) -> str:
    more = f" and {len(lines) - most} more" if len(lines) > most else ""
    return f"line{'s' if len(lines) > 1 else ''} {', '.join(map(str, lines[:most]))}{more}"


def _header(table: Table) -> str:
    return ",".join(table.columns)


def _text(raw: bytes, rows: Rows) -> str:
    """The file as text; bytes that are not UTF-8 are read as Windows-1252 after they have been reported."""
    if raw.startswith(UTF_16):
        rows.problem(1, "file", "is UTF-16; save it as UTF-8")
        text = raw.decode("utf-16", errors="replace")
    else:
        if raw.startswith(b"\xef\xbb\xbf"):
            rows.problem(1, "file", "begins with a byte-order mark; save it as UTF-8 without one")
            raw = raw[3:]
        text = _utf8(raw, rows)
    if "\0" in text:
        for line, content in enumerate(text.split("\n"), start=1):
            if "\0" in content:
                rows.problem(line, "row", f"holds {content.count(chr(0))} NUL byte(s); remove them")
        text = text.replace("\0", "")
    if "\r" in text and "\n" not in text:
        rows.problem(1, "file", "ends its lines with CR; save it with LF line ends")
        text = text.replace("\r", "\n")
    return text


def _separated_otherwise(text: str, table: Table) -> str:
    """What to say of a file whose cells are not separated by commas, or that says of itself what separates them; else
    blank."""
    first, _, rest = text.partition("\n")
    declared = re.fullmatch(r'"?sep=(.)"?', first.rstrip("\r"))
    header = rest.partition("\n")[0] if declared else first
    names = set(table.columns)
    for sign, name in SEPARATORS.items():
        if (
            sign in header
            and "," not in header
            and not names.isdisjoint(cell.strip('"\r') for cell in header.split(sign))
        ):
            return f"is separated by {name}; save it with commas"
    return (
        f"begins with '{first.strip()}', which only Excel reads; remove that line and save it with commas"
        if declared
        else ""
    )


def _utf8(raw: bytes, rows: Rows) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        lines = raw.split(b"\n")
    decoded = []
    for number, line in enumerate(lines, start=1):
        try:
            decoded.append(line.decode("utf-8"))
        except UnicodeDecodeError as error:
            guess = line.decode("cp1252", errors="replace")
            around = guess[max(error.start - 15, 0) : error.start + 15]
            rows.problem(
                number,
                "row",
                f"is not UTF-8 (byte 0x{line[error.start]:02X} near {shown(around)}); save the file as UTF-8",
            )
            decoded.append(guess)
    return "\n".join(decoded)


def _records(text: str, rows: Rows) -> Iterator[tuple[int, list[str]]]:
    """Every record with the line on which it begins; a record that cannot be read is reported and passed over."""
    last = ""

    def lines_from(offset: int) -> Iterator[str]:  # and not all at once: they would take as much memory as the text
        nonlocal last
        for found in LINE.finditer(text, offset):
            last = found[0]
            yield last

    offset, start, broken, any_cr = 0, 0, 0, "\r" in text
    while offset < len(text):
        reader = csv.reader(lines_from(offset), strict=True)
        read = 0
        try:
            for record in reader:
                line, read = start + read + 1, reader.line_num
                if any_cr and last.endswith(("\r\n", "\r")):
                    any_cr = False
                    rows.problem(line, "file", "ends its lines with CRLF; save it with LF line ends")
                if record:
                    yield line, record
                else:
                    rows.problem(line, "row", "is an empty line; remove it")
            return
        except csv.Error as error:
            rows.problem(start + read + 1, "row", _broken(str(error)))
            for _ in range(read + 1):
                offset = text.find("\n", offset) + 1 or len(text)
            start, broken = start + read + 1, broken + 1
            if broken == MOST_BROKEN_RECORDS:
                rows.problem(start, "file", f"has {broken} records that cannot be read; the rest was not looked at")
                return


def _broken(error: str) -> str:
    if "unexpected end of data" in error:
        return "opens a quote that is never closed; end the cell with a quote"
    if "new-line character" in error:
        return "holds a CR outside quotes; save the file with LF line ends"
    return "goes on after a closing quote; a quote inside a quoted cell is written twice"


def _places(header: list[str], line: int, rows: Rows) -> list[int | None]:
    """Where each column of the table stands in the file; None where it is missing."""
    wanted = rows.table.columns
    sound = all(header)
    if not sound:
        rows.problem(line, BLANK_COLUMNS, f"without a name stand in the header ({header.count('')}); {OR_FORMAT}")
    for name in filter(None, dict.fromkeys(header)):
        if header.count(name) > 1:
            rows.problem(line, _column(name), f"stands {header.count(name)} times in the header; keep one")
            sound = False
        if name not in wanted:
            rows.problem(line, _column(name), f"is not a column of {rows.table.name}{nearest(name, wanted)}")
            sound = False
    for name in wanted:
        if name not in header:
            rows.problem(line, name, f"is missing; the header is to be: {_header(rows.table)}")
            sound = False
    if sound and header != wanted:
        rows.problem(line, "header", f"has its columns in another order; it is to be: {_header(rows.table)}")
    return [header.index(name) if name in header else None for name in wanted]


def _column(name: str) -> str:
    return name if re.fullmatch(r"\w{1,60}", name) else shown(name)


def _ragged(record: list[str], header: list[str]) -> str:
    hint = "quote the cell that holds a comma" if len(record) > len(header) else "add the commas of the blank cells"
    return f"has {len(record)} cells where the header has {len(header)}; {hint}"
