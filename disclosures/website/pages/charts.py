"""Turns rows into what the chart macros draw."""


def bars(rows, name: str, value: str, unit: str) -> list[tuple[str, float, str]]:
    """Rows as (name, length, words) of horizontal bars; whole numbers are shown without a point."""
    return [(row[name], row[value], f"{row[value]:g}{unit}") for row in rows]
