"""The report on quality of a release: how much is covered, how it was coded, how old it is, and which checks it
passed."""

from __future__ import annotations

import sqlite3
import statistics
from datetime import date
from pathlib import Path
from typing import Any

from disclosures.compiler.sql_files import read_folder
from disclosures.publisher.about import About
from disclosures.publisher.contents import Resource

CODED = ("requests", "publications")
"""Tables whose rows say who checked them (`checked`) and how sure the coding is (`confidence`)."""


def report(db: sqlite3.Connection, resources: list[Resource], about: About, sql: Path) -> dict[str, Any]:
    """quality.json. Ages are counted to the date of the newest row, shares are of 1."""
    return {
        "version": str(about.version),
        "newest_on": about.newest_on,
        "rows": {resource.name: len(resource.rows) for resource in resources},
        "coverage": coverage(db),
        "coding": {table: coding(db, table) for table in CODED},
        "age_of_current_positions": {
            "own word": ages(db, "own_word", about.newest_on),
            "reported by others": ages(db, "voice = 'reported'", about.newest_on),
        },
        "checks": [
            {"name": file.name, "question": file.header["check"], "problems": 0} for file in read_folder(sql / "checks")
        ],
        "blank_share": {resource.name: blanks(resource) for resource in resources},
    }


def coverage(db: sqlite3.Connection) -> dict[str, Any]:
    """Of all pairs of a force and a technology, how many are in which state."""
    counts = dict(db.execute("select status, count(*) from coverage group by status order by count(*) desc, status"))
    pairs = sum(counts.values())
    stated = "select count(distinct force), count(distinct technology) from coverage where status = 'position stated'"
    forces, technologies = db.execute(stated).fetchone()
    return {
        "pairs": pairs,
        "status": {status: {"pairs": count, "share": share(count, pairs)} for status, count in counts.items()},
        "forces": {"all": _count(db, "forces"), "with a word of their own": forces},
        "technologies": {"all": _count(db, "technologies"), "with a force's own word": technologies},
    }


def coding(db: sqlite3.Connection, table: str) -> dict[str, Any]:
    """How many rows of `table` two coders coded, and how sure the coding is."""
    rows = _count(db, table)
    double = _count(db, table, "checked = 'double'")
    confidence = {level: _count(db, table, f"confidence = '{level}'") for level in ("high", "medium", "low")}
    return {
        "rows": rows,
        "double_checked": {"rows": double, "share": share(double, rows)},
        "confidence": {level: {"rows": count, "share": share(count, rows)} for level, count in confidence.items()},
    }


def ages(db: sqlite3.Connection, condition: str, newest_on: str) -> dict[str, Any]:
    """Ages in days of the current positions that the condition on position_facts (SQL) picks."""
    current = db.execute(
        f"select said_from from position_facts where is_current and {condition} order by said_from"
    ).fetchall()
    dated = [day for (day,) in current if day]
    counted: dict[str, Any] = {"positions": len(current), "undated": len(current) - len(dated)}
    if not dated or not newest_on:
        return counted
    days = [(date.fromisoformat(newest_on) - date.fromisoformat(day)).days for day in dated]
    lower, median, upper = statistics.quantiles(days, n=4, method="inclusive") if len(days) > 1 else days * 3
    return counted | {
        "median_days": median,
        "quartile_days": [lower, upper],
        "oldest_days": max(days),
        "oldest_on": dated[0],
        "older_than_two_years_share": share(sum(day > 730 for day in days), len(days)),
    }


def blanks(resource: Resource) -> dict[str, float | None]:
    """The share of blank cells of each column that has any."""
    rows = len(resource.rows)
    counts = {column.name: resource.values(column).count(None) for column in resource.columns}
    return {name: share(count, rows) for name, count in counts.items() if count}


def share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None


def _count(db: sqlite3.Connection, table: str, condition: str = "1") -> int:
    return int(db.execute(f"select count(*) from [{table}] where {condition}").fetchone()[0])
