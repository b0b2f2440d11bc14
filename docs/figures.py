#!/usr/bin/env python3
"""Writes the figures of README.md and docs/*.md anew: under every ```sql block stands the table of its query."""

from __future__ import annotations

import re
import sqlite3
import sys
from pathlib import Path

DOCS = Path(__file__).parent
BLOCK = re.compile(r"```sql\n(?P<sql>[^`]*)```\n\n(?P<table>(?:\|[^\n]*\n)+)", re.DOTALL)


def table(db: sqlite3.Connection, sql: str) -> str:
    """The query's rows as a Markdown table; counts from a thousand on with a comma."""
    answer = db.execute(sql)
    columns = [column[0] for column in answer.description]
    lines = [columns, ["---"] * len(columns), *([_shown(value) for value in row] for row in answer)]
    return "".join(
        "| " + " | ".join(line) + " |\n" if line[0] != "---" else "|" + "|".join(line) + "|\n" for line in lines
    )


def _shown(value: object) -> str:
    if isinstance(value, int):
        return f"{value:,}"
    return "" if value is None else str(value)


def with_figures(text: str, db: sqlite3.Connection) -> str:
    """The page with every table that follows a query made anew."""
    return BLOCK.sub(lambda block: f"```sql\n{block['sql']}```\n\n{table(db, block['sql'])}", text)


def main() -> None:
    db = sqlite3.connect(f"file:{sys.argv[1] if len(sys.argv) > 1 else 'disclosures.db'}?mode=ro", uri=True)
    for page in [DOCS.parent / "README.md", *sorted(DOCS.glob("*.md"))]:
        page.write_text(with_figures(page.read_text(encoding="utf-8"), db), encoding="utf-8")


if __name__ == "__main__":
    main()
