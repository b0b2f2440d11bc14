"""Serves every queries/*.sql as a saved query, with the title, description and hints of its header."""

from functools import lru_cache
from html import escape
from typing import Any
from urllib.parse import urlencode

from disclosures import ROOT
from disclosures.compiler.sql_files import SqlFile, read_folder

QUERIES = ROOT / "sql" / "queries"


@lru_cache(maxsize=1)
def saved_queries() -> dict[str, dict[str, Any]]:
    """Every saved query by its name, as Datasette wants it: it asks for all of them wherever it shows one."""
    return {file.name: saved_query(file) for file in read_folder(QUERIES)}


def saved_query(file: SqlFile) -> dict[str, Any]:
    """The file as Datasette wants a canned query."""
    hints = {key.removeprefix("hint "): value for key, value in file.header.items() if key.startswith("hint ")}
    return {
        "sql": file.sql,
        "title": file.header["title"],
        "description": " ".join([file.header["description"], *(f"{name}: {hint}." for name, hint in hints.items())]),
        "description_html": described(file, hints),
        "params": list(hints),
        "hints": hints,
        "hide_sql": True,
    }


def described(file: SqlFile, hints: dict[str, str]) -> str:
    """What the query shows and what each of its parameters takes, with an example to follow."""
    parts = [f"<p>{escape(file.header['description'])}</p>"]
    if hints:
        items = "".join(f"<li><code>{escape(name)}</code>: {escape(hint)}</li>" for name, hint in hints.items())
        parts.append(f"<ul class='query-hints'>{items}</ul>")
    examples = {key.removeprefix("try "): value for key, value in file.header.items() if key.startswith("try ")}
    if examples:
        shown = " and ".join(f"{name} = {value}" for name, value in examples.items())
        parts.append(f"<p>For example <a href='?{escape(urlencode(examples))}'>{escape(shown)}</a>.</p>")
    return "\n".join(parts)
