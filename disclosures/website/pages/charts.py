"""Turns rows into what the chart macros draw."""

from collections.abc import Iterable, Mapping
from typing import Any


def bars(rows: Iterable[Mapping[str, Any]], name: str, value: str, unit: str) -> list[tuple[str, float, str]]:
    """Rows as (name, length, words) of horizontal bars; whole numbers are shown without a point."""
    return [(row[name], row[value], f"{row[value]:g}{unit}") for row in rows]
