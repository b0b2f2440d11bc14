"""Changes rows of the CSVs of the data folder, in canonical form, if nobody else changed them meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from disclosures.compiler.schema import Table
from disclosures.curator.rows.canonical import canonical_text, read_repaired
from disclosures.curator.rows.files import finish, held, write_all
from disclosures.curator.stopped import Stopped

Rows = list[dict[str, str]]


def change_rows(data: Path, changes: dict[str, tuple[Table, Callable[[Rows], Rows]]]) -> list[str]:
    """Write what each function makes of the rows of its table, all tables or none. Returns the names of those whose
    file is another one now.

    Raises:
        BuildStopped: a CSV has a fault of form, which only a person can mend.
        Stopped: a CSV cannot be written.
    """
    with held(data):
        finish(data)
        texts = {}
        for name, (table, changed) in changes.items():
            read = read_repaired(table)
            rows = changed([dict(zip(table.columns, cells, strict=True)) for cells in read.cells])
            text = canonical_text(table, [[row[column] for column in table.columns] for row in rows])
            if text != table.csv_path.read_text(encoding="utf-8"):
                texts[f"{name}.csv"] = text
        try:
            if texts:
                write_all(data, texts)
        except OSError as error:
            raise Stopped(f"{data}: cannot be written ({error.strerror}); no row was changed") from error
    return sorted(texts)
