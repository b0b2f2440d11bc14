"""Draft files: rows proposed from one source, each value with its evidence, and what the reviewer decided on it."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from disclosures.compiler.problems import nearest, path_to_show, shown
from disclosures.compiler.schema import Table
from disclosures.curator.stopped import Stopped

VERSION = 1
KINDS = ("request", "publication")
DECISIONS = ("accepted", "edited", "rejected")


@dataclass
class Cell:
    """A proposed value, the spans of the text that it rests on, and what the reviewer decided; no decision yet is
    blank."""

    value: str
    evidence: list[tuple[int, int]] = field(default_factory=list)
    confidence: float = 0.0
    rule: str = ""
    decision: str = ""
    proposed: str | None = None
    """What stood in `value` before the reviewer edited it."""


@dataclass
class Record:
    """One request or publication: for each table its rows, for each row its cells by column."""

    kind: str
    rows: dict[str, list[dict[str, Cell]]]
    written: bool = False
    """Whether its rows were written to the data."""


@dataclass
class Draft:
    """What one source became: `verdict` is 'disclosure', or says what else the source is, as `message` does in a
    sentence."""

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
    _expect(content, dict, "")
    if content.get("draft") != VERSION:
        raise _Faulty(
            "draft",
            f"is {json.dumps(content.get('draft'))}; this is no draft of version {VERSION}, which 'curate.py draft' "
            f"writes",
        )
    for name, kind in (("source", dict), ("verdict", str), ("message", str), ("text", str), ("records", list)):
        _expect(content.get(name), kind, name)
    _expect(content["source"].get("name"), str, "source.name")
    records = [
        _record(record, f"records[{number}]", tables, len(content["text"]))
        for number, record in enumerate(content["records"])
    ]
    if content["verdict"] != "disclosure" and records:
        raise _Faulty("records", f"stand there although the verdict is {shown(content['verdict'])}")
    return Draft(content["source"], content["verdict"], content["message"], content["text"], records)


def _record(content: Any, place: str, tables: dict[str, Table], length: int) -> Record:
    _expect(content, dict, place)
    if content.get("kind") not in KINDS:
        raise _Faulty(f"{place}.kind", f"is {json.dumps(content.get('kind'))}; it is to be one of {', '.join(KINDS)}")
    _expect(content.get("rows"), dict, f"{place}.rows")
    if not isinstance(content.get("written", False), bool):
        raise _Faulty(f"{place}.written", "is neither true nor false")
    record = Record(content["kind"], {}, content.get("written", False))
    for name, rows in content["rows"].items():
        if name not in tables:
            raise _Faulty(f"{place}.rows.{name}", f"is not a table{nearest(name, list(tables))}")
        _expect(rows, list, f"{place}.rows.{name}")
        record.rows[name] = [
            _row(row, f"{place}.rows.{name}[{number}]", tables[name], length) for number, row in enumerate(rows)
        ]
    if len(record.rows.get(f"{record.kind}s", [])) != 1:
        raise _Faulty(f"{place}.rows.{record.kind}s", f"is to hold one row, the {record.kind} itself")
    return record


def _row(content: Any, place: str, table: Table, length: int) -> dict[str, Cell]:
    _expect(content, dict, place)
    row = {}
    for name, cell in content.items():
        if name not in table.columns:
            raise _Faulty(f"{place}.{name}", f"is not a column of {table.name}{nearest(name, table.columns)}")
        row[name] = _cell(cell, f"{place}.{name}", length)
    return row


def _cell(content: Any, place: str, length: int) -> Cell:
    _expect(content, dict, place)
    _expect(content.get("value"), str, f"{place}.value")
    _expect(content.get("evidence", []), list, f"{place}.evidence")
    for span in content.get("evidence", []):
        if not (
            isinstance(span, list)
            and len(span) == 2
            and all(type(end) is int for end in span)
            and 0 <= span[0] < span[1] <= length
        ):
            raise _Faulty(
                f"{place}.evidence",
                f"holds {json.dumps(span)}, which is no span [start, end] of the text of {length:,} characters",
            )
    confidence = content.get("confidence", 0)
    if type(confidence) not in (int, float) or not 0 <= confidence <= 1:
        raise _Faulty(f"{place}.confidence", f"is {json.dumps(confidence)}; it is to be a number from 0 to 1")
    _expect(content.get("rule", ""), str, f"{place}.rule")
    decision = content.get("decision", "")
    if decision and decision not in DECISIONS:
        raise _Faulty(f"{place}.decision", f"is {json.dumps(decision)}; it is to be one of {', '.join(DECISIONS)}")
    if "proposed" in content:
        _expect(content["proposed"], str, f"{place}.proposed")
    spans = [(start, end) for start, end in content.get("evidence", [])]
    return Cell(content["value"], spans, float(confidence), content.get("rule", ""), decision, content.get("proposed"))


_WORDS = {dict: "an object", list: "a list", str: "a text"}


def _expect(content: Any, kind: type, place: str) -> None:
    if not isinstance(content, kind):
        found = "is not there" if content is None else f"is {json.dumps(content)[:40]}"
        raise _Faulty(place, f"{found}; it is to be {_WORDS[kind]}")
