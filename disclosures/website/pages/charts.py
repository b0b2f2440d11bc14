"""Turns rows into what the chart macros draw."""

from collections.abc import Iterable, Mapping
from typing import Any


def bars(rows: Iterable[Mapping[str, Any]], name: str, value: str, words: str) -> list[tuple[str, float, str]]:
    """Rows as (name, length, words) of horizontal bars; `words` is a format of columns, such as '{late} of {timed}'."""
    return [(row[name], row[value], words.format(**row)) for row in rows]
