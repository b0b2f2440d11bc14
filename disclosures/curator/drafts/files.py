"""Draft files: rows proposed from one source, each value with its evidence, and what the reviewer decided on it."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any, Literal

from annotated_types import Interval

from disclosures.compiler.problems import nearest, path_to_show, shown
from disclosures.compiler.schema import Table
from disclosures.curator.stopped import Stopped

VERSION = 1

WITH_ROWS = ("disclosure", "publication")
"""Verdicts of drafts that propose rows."""

Kind = Literal["request", "publication"]
"""Of a record. What a draft makes of a source."""
Decision = Literal["accepted", "edited", "rejected", ""]
Share = Annotated[float, Interval(ge=0, le=1)]


@dataclass
class Cell:
    """A proposed value, the spans of the text that it rests on, and what the reviewer decided; no decision yet is
    blank."""

    value: str
    evidence: list[tuple[int, int]] = field(default_factory=list)
    confidence: Share = 0.0
    rule: str = ""
    decision: Decision = ""
    proposed: str | None = None
    """What stood in `value` before the reviewer edited it."""


@dataclass
class Record:
    """One request or publication: for each table its rows, for each row its cells by column."""

    kind: Kind
    rows: dict[str, list[dict[str, Cell]]]
    written: bool = False
    """Whether its rows were written to the data."""


@dataclass
class Draft:
    """What one source became: `verdict` is 'disclosure' or 'publication', or says what else the source is, as
    `message` does in a sentence."""

    source: dict[str, Any]
    verdict: str
    message: str
    text: str
    records: list[Record]


def read_draft(path: Path, schema: list[Table]) -> Draft:
    """The draft that the file holds.

    Raises:
        Stopped: the file cannot be read or is no sound draft; it says at which place, and what.
    """
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise Stopped(f"{path_to_show(path)}: cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise Stopped(f"{path_to_show(path)}: is not UTF-8") from error
    except json.JSONDecodeError as error:
        raise Stopped(f"{path_to_show(path)}:{error.lineno}: is not JSON: {error.msg}") from error
    try:
        return _draft(content, {table.name: table for table in schema})
    except _Faulty as fault:
        raise Stopped(f"{path_to_show(path)}: {fault}") from fault


def write_draft(path: Path, draft: Draft) -> None:
    """Write the draft in one rename, so that a killed review loses nothing."""
    beside = path.with_name(f".{path.name}.writing")
    beside.write_text(text_of(content_of(draft)), encoding="utf-8", newline="")
    os.replace(beside, path)


def text_of(content: dict[str, Any]) -> str:
    """What a draft file holds."""
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def content_of(draft: Draft) -> dict[str, Any]:
    """The draft as docs/curating.md describes it."""
    return {
        "draft": VERSION,
        "source": draft.source,
        "verdict": draft.verdict,
        "message": draft.message,
        "text": draft.text,
        "records": [
            {
                "kind": record.kind,
                "written": record.written,
                "rows": {
                    table: [{name: _stored(cell) for name, cell in row.items()} for row in rows]
                    for table, rows in record.rows.items()
                },
            }
            for record in draft.records
        ],
    }


def _stored(cell: Cell) -> dict[str, Any]:
    stored = {
        "value": cell.value,
        "evidence": [list(span) for span in cell.evidence],
        "confidence": round(cell.confidence, 2),
        "rule": cell.rule,
    }
    if cell.decision:
        stored["decision"] = cell.decision
    if cell.proposed is not None:
        stored["proposed"] = cell.proposed
    return stored


class _Faulty(Exception):
    def __init__(self, place: str, what: str):
        super().__init__(f"{place}: {what}" if place else what)


def _draft(content: Any, tables: dict[str, Table]) -> Draft:
    if isinstance(content, dict) and content.get("draft") != VERSION:
        found = json.dumps(content.get("draft"))
        told = f"is {found}; this is no draft of version {VERSION}, which 'curate.py draft' writes"
        raise _Faulty("draft", told)
    draft = draft_in_form(content)
    if not isinstance(draft.source.get("name"), str):
        raise _Faulty("source.name", f"is {json.dumps(draft.source.get('name'))}; it is to be a text")
    if draft.verdict not in WITH_ROWS and draft.records:
        raise _Faulty("records", f"stand there although the verdict is {shown(draft.verdict)}")
    for number, record in enumerate(draft.records):
        _check_record(record, f"records[{number}].rows", tables, len(draft.text))
    return draft


def draft_in_form(content: Any) -> Draft:
    """The draft whose content is such, every value of the kind that the classes here say.

    Raises:
        _Faulty: a value is of another kind, or is not there; the first such.
    """
    from pydantic import TypeAdapter, ValidationError

    try:
        return TypeAdapter(Draft).validate_json(json.dumps(content), strict=True)
    except ValidationError as error:
        fault = error.errors()[0]
        loc = fault["loc"]
        if "evidence" in loc[:-1]:
            raise _no_span(loc, content) from error
        raise _Faulty(_place(loc), _what(fault["type"], fault["input"], fault.get("ctx", {}))) from error


KINDS_OF_VALUE = {
    "string_type": "a text",
    "list_type": "a list",
    "dict_type": "an object",
    "dataclass_type": "an object",
    "float_type": "a number from 0 to 1",
    "less_than_equal": "a number from 0 to 1",
    "greater_than_equal": "a number from 0 to 1",
}
"""What a value is to be, by the kind of error that pydantic finds."""


def _what(kind: str, value: Any, context: dict[str, Any]) -> str:
    if kind == "bool_type":
        return "is neither true nor false"
    if kind == "missing" or value is None:
        return f"is not there{'; it is to be ' + KINDS_OF_VALUE[kind] if kind in KINDS_OF_VALUE else ''}"
    allowed = context.get("expected", "").replace("'", "").replace(" or ", ", ").rstrip(", ")
    wanted = f"one of {allowed}" if kind == "literal_error" else KINDS_OF_VALUE[kind]
    return f"is {json.dumps(value)[:40]}; it is to be {wanted}"


def _place(loc: tuple[int | str, ...]) -> str:
    """`records[0].rows` for ('records', 0, 'rows')."""
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in loc).removeprefix(".")


def _no_span(loc: tuple[int | str, ...], content: Any) -> _Faulty:
    to_span = loc[: loc.index("evidence") + 2]
    value = content
    for part in to_span:
        value = value[part]
    return _span_fault(_place(to_span[:-1]), value, len(content["text"]))


def _span_fault(place: str, span: Any, length: int) -> _Faulty:
    told = f"holds {json.dumps(span)}, which is no span [start, end] of the text of {length:,} characters"
    return _Faulty(place, told)


def _check_record(record: Record, place: str, tables: dict[str, Table], length: int) -> None:
    """Raise where a table or a column is none of ours, evidence lies outside the text, or the disclosure has no row."""
    for name, rows in record.rows.items():
        if name not in tables:
            raise _Faulty(f"{place}.{name}", f"is not a table{nearest(name, list(tables))}")
        for number, row in enumerate(rows):
            _check_row(row, f"{place}.{name}[{number}]", tables[name], length)
    if len(record.rows.get(f"{record.kind}s", [])) != 1:
        raise _Faulty(f"{place}.{record.kind}s", f"is to hold one row, the {record.kind} itself")


def _check_row(row: dict[str, Cell], place: str, table: Table, length: int) -> None:
    for name, cell in row.items():
        if name not in table.columns:
            raise _Faulty(f"{place}.{name}", f"is not a column of {table.name}{nearest(name, table.columns)}")
        for start, end in cell.evidence:
            if not 0 <= start < end <= length:
                raise _span_fault(f"{place}.{name}.evidence", [start, end], length)
