"""The commit message that is proposed for the rows that a desk wrote."""

from __future__ import annotations

import csv
import io
import subprocess
from pathlib import Path

from disclosures.curator.drafts.assembling import id_of, row_is_kept
from disclosures.curator.drafts.files import Cell, Record

LONGEST_SUBJECT = 72
"""Characters."""


def commit_message(records: list[Record], data: Path) -> str:
    """What was written into `data` and is not in the last commit; nothing if there is no such record."""
    written = [record for record in records if record.written]
    committed = {kind: _committed(data, f"{kind}s") for kind in {record.kind for record in written}}
    new = [record for record in written if id_of(record) not in committed[record.kind]]
    if not new:
        return ""
    return "\n\n".join([_subject(new), *map(_paragraph, new)]) + "\n"


def _committed(data: Path, table: str) -> set[str]:
    """The ids of the table in the last commit; none where git knows nothing of the folder."""
    command = ["git", "-C", str(data), "show", f"HEAD:./{table}.csv"]
    try:
        shown = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True, timeout=20).stdout
    except (OSError, subprocess.SubprocessError):
        return set()
    return {row["id"] for row in csv.DictReader(io.StringIO(shown))}


def _subject(records: list[Record]) -> str:
    if len(records) == 1:
        subject = f"Add {id_of(records[0])}: {_value(_main(records[0]), 'title')}"
    else:
        subject = f"Add {len(records)} disclosures: {', '.join(map(id_of, records))}"
    return subject if len(subject) <= LONGEST_SUBJECT else subject[: LONGEST_SUBJECT - 1].rstrip(" ,:") + "…"


def _paragraph(record: Record) -> str:
    main = _main(record)
    lines = [f"{id_of(record)}: {_value(main, 'title')}"]
    for row in record.rows.get("positions", []):
        if row_is_kept(row):
            scope = _value(row, "scope")
            lines.append(f"- {_value(row, 'technology')}: {_value(row, 'position')}{f' ({scope})' if scope else ''}")
    if source := _value(main, "source_url"):
        lines.append(source)
    return "\n".join(lines)


def _main(record: Record) -> dict[str, Cell]:
    return record.rows[f"{record.kind}s"][0]


def _value(row: dict[str, Cell], name: str) -> str:
    cell = row.get(name)
    return cell.value if cell and cell.decision != "rejected" else ""
