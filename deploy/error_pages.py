"""What nginx answers where Datasette does not: the pages of its errors."""

import json
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from disclosures.words.plain_words import day

TEMPLATES = Path(__file__).resolve().parent.parent / "templates"

ERRORS = {
    400: ("That cannot be answered", "The request is not one that this site understands."),
    404: ("We have no such page", "There is nothing at that address."),
    405: ("That is not open", "This site is read-only: ask with GET or HEAD."),
    408: ("That took too long to arrive", "The request did not arrive in time. Try again."),
    413: ("That is too large", "The request holds more than this site takes."),
    414: (
        "That address is too long",
        "An address may have 8,000 characters at most. Shorten the query, or run it on a copy of the database.",
    ),
    429: (
        "Too many requests at once",
        "Too many requests have come in a short time, from your network or altogether. Wait five seconds and try "
        "again. For much data, download the whole database instead: it is one file.",
    ),
    503: ("Busy for a moment", "The site is busy or has just been restarted. Try again in a few seconds."),
}
"""What nginx itself tells: title and message by status."""


def error_pages(release: dict[str, str]) -> dict[str, str]:
    """The files that nginx answers errors with, in the site's own frame, and as JSON.

    `release` is the database's row of that name.
    """
    frame = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True)
    frame.filters["day"] = day
    template = frame.get_template("error.html")
    files = {}
    for status, (title, message) in ERRORS.items():
        files[f"{status}.html"] = template.render(title=title, error=message, release=release)
        files[f"{status}.json"] = json.dumps({"ok": False, "error": message, "status": status, "title": title})
    return files
