"""What nginx answers where Datasette does not: the pages of its errors."""

import json
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from disclosures.website.serving.methods import OTHER_METHODS, READ, read_only
from disclosures.words.plain_words import day

TEMPLATES = Path(__file__).resolve().parent.parent / "templates"

ERRORS = {
    "400": ("That cannot be answered", "The request is not one that this site understands."),
    "404": ("We have no such page", "There is nothing at that address."),
    **{
        f"405 {', '.join(methods)}": ("That is not open", read_only(methods))
        for methods in (READ, *OTHER_METHODS.values())
    },
    "412": ("That has changed", "What is at that address is no longer what the request asks for. Ask for all of it."),
    "413": ("That is too large", "The request holds more than this site takes."),
    "414": (
        "That address is too long",
        "An address may have 8,000 characters at most. Shorten the query, or run it on a copy of the database.",
    ),
    "416": ("There is no such part", "The file ends before the part that the request asks for."),
    "429": (
        "Too many requests at once",
        "Too many requests have come in a short time, from your network or altogether. Wait five seconds and try "
        "again. For much data, download the whole database instead: it is one file.",
    ),
    "503": ("Busy for a moment", "The site is busy or has just been restarted. Try again in a few seconds."),
}
"""What nginx itself tells: title and message by status; of 405, by the methods that are answered, too."""


def error_pages(release: dict[str, str]) -> dict[str, str]:
    """The files that nginx answers errors with, in the site's own frame, as JSON, and in one line for who
    asks for CSV.

    `release` is the database's row of that name.
    """
    frame = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True)
    frame.filters["day"] = day
    template = frame.get_template("error.html")
    files = {}
    for name, (title, message) in ERRORS.items():
        files[f"{name}.html"] = template.render(title=title, error=message, release=release)
        told = {"ok": False, "error": message, "status": int(name[:3]), "title": title}
        files[f"{name}.json"] = json.dumps(told)
        files[f"{name}.txt"] = f"No CSV: {message}\n"
    return files
