"""Serves every queries/*.sql as a saved query, with the title, description and hints of its header."""

from html import escape
from urllib.parse import urlencode

from disclosures import ROOT
from disclosures.compiler.sql_files import SqlFile

QUERIES = ROOT / "sql" / "queries"


def saved_query(file: SqlFile) -> dict[str, str | bool | list[str] | dict[str, str]]:
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
