"""Publications that are labelled for the drafting tool: retold pages, and what a careful coder finds in them."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

from disclosures.compiler.yaml_files import read_yaml
from disclosures.curator.reading.drafting import draft
from disclosures.curator.reading.sources import Source

LABELLED = Path(__file__).resolve().parent.parent / "tests" / "curator" / "labelled" / "publications" / "known.yml"
CELLS = ("kind", "authority", "publisher", "quoted", "reference", "published_on")
"""Columns of publications whose labels are whole: what a label leaves out is not in the page."""

Label = dict[str, Any]


def labels() -> dict[str, Label]:
    """Each labelled page by name: `url`, `text`, perhaps `title`; `row` and `positions` as they are right."""
    found: dict[str, Label] = read_yaml(LABELLED)
    return found


def source_of(name: str, label: Label) -> Source:
    """The page: a web page where the label has a title, else plain text."""
    if "title" not in label:
        return Source(f"{name}.txt", label["text"].encode(), label["url"])
    first, *rest = label["text"].splitlines()
    lines = "".join(f"<p>{escape(line)}</p>" for line in rest if line.strip())
    head = f'<html lang="en-GB"><head><title>{escape(label["title"])}</title></head>'
    page = f"<!DOCTYPE html>{head}<body><h1>{escape(first)}</h1>{lines}</body></html>"
    return Source(f"{name}.html", page.encode(), label["url"])


def drafted(name: str, label: Label) -> dict[str, Any]:
    """What is drafted of the page, in the form of a label: `verdict`, `row` and `positions`."""
    made = draft(source_of(name, label))
    rows = made["records"][0]["rows"] if made["records"] else {}
    row = {column: cell["value"] for column, cell in (rows.get("publications") or [{}])[0].items()}
    positions = [
        [one.get("force", {"value": ""})["value"], one["technology"]["value"], one["position"]["value"]]
        for one in rows.get("positions", [])
    ]
    return {"verdict": made["verdict"], "row": row, "positions": positions}


def compared() -> Iterator[tuple[str, dict[str, set[Any]], dict[str, set[Any]]]]:
    """Of each labelled page its name, the values that are drafted and those that are right, by field."""
    for name, label in labels().items():
        made = drafted(name, label)
        yield (
            name,
            {"verdict": {made["verdict"]}} | _values(made["row"], made["positions"]),
            {"verdict": {"publication"}} | _values(label["row"], label["positions"]),
        )


def _values(row: dict[str, str], positions: list[list[str]]) -> dict[str, set[Any]]:
    cells = {column: {row[column]} if row.get(column) else set() for column in CELLS}
    return cells | {"position": {tuple(one) for one in positions}}
