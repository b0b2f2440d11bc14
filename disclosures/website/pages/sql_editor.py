"""What the editor for SQL offers: the tables and columns in words, ten examples, and the limits of a query."""

from dataclasses import replace
from typing import Any

from disclosures import ROOT
from disclosures.compiler.sql_files import SqlFile, read_named
from disclosures.website.serving.sql_limits import LARGEST_CSV, LARGEST_RESULT, MOST_CELLS

EXAMPLES = ROOT / "sql" / "examples.sql"
FOR_MACHINES = ("Link", "id", "latitude", "longitude", "popup")
"""Columns that no reader looks for first."""
WHERE_FROM = ("request", "publication", "force_group", "batch", "product", "since_on", "question")
"""Columns that are long or seldom filled, of where the rest comes from and its details: after it, before the keys."""


def sql_examples() -> list[SqlFile]:
    """Queries to begin with; the header's `title` says what each asks."""
    return [replace(example, sql=example.sql.rstrip(";")) for example in read_named(EXAMPLES).values()]


def sql_limits(datasette: Any) -> dict[str, int]:
    """What one query may take: `seconds`, `rows` and `letters` of a cell that a page shows, `cells` and `megabytes`
    of its result as JSON, `csv_megabytes` of its CSV."""
    return {
        "seconds": datasette.setting("sql_time_limit_ms") // 1000,
        "rows": datasette.setting("max_returned_rows"),
        "letters": datasette.setting("truncate_cells_html"),
        "csv_megabytes": LARGEST_CSV // 1_000_000,
        "cells": MOST_CELLS,
        "megabytes": LARGEST_RESULT // 1_000_000,
    }


def plan_of(sql: str) -> str:
    """The statement that has SQLite explain this query; blank where it is one already."""
    return "" if sql.lstrip().lower().startswith("explain") else f"explain query plan\n{sql}"


def place_of(name: str, names: list[str]) -> int:
    """0 for what a column of a table says itself; 1 for where that is from, and details; 2 for what is there for
    machines: an id, a place on a map, or the id beside a column of names."""
    if name in FOR_MACHINES or name.endswith("_id") or f"{name}_name" in names:
        return 2
    return 1 if name in WHERE_FROM else 0


def keys_last(items: list[Any], attribute: str) -> list[Any]:
    """Columns or cells in the order for readers: keys after all else; `attribute` holds a column's name."""
    names = [getattr(item, attribute) if hasattr(item, attribute) else item[attribute] for item in items]
    return [item for _, item in sorted(zip(names, items, strict=True), key=lambda pair: place_of(pair[0], names))]
