"""What a saved query is asked with: names of things that are there, days of the calendar, parameters that it has.

SQL finds nothing for any other, and nothing reads as an answer: nobody said it.
"""

import re
import sqlite3
from calendar import monthrange
from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, wraps
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from datasette.utils.asgi import Base400, Request
from datasette.views.database import QueryView

from disclosures.compiler.topic import in_topic
from disclosures.website.pages.named_sql import sql_of
from disclosures.website.pages.saved_queries import saved_queries
from disclosures.words.names import NAMES_SQL, Index, alike, indexed, understand
from disclosures.words.plain_words import iso_day

THINGS = {
    "force": "force",
    "authority": "authority",
    "technology": "technology",
    "family": "family of technologies",
    "batch": "batch",
    "nation": "nation",
    "kind": "kind of force",
}
"""Parameters that take a name, and what it is a name of; saved_query.known holds all that each may be."""
LISTS = {
    "force": "/disclosures/forces",
    "authority": "/disclosures/authorities",
    "technology": "/disclosures/technologies",
    "family": "/disclosures/technologies",
    "batch": "/disclosures/batches",
}
"""Where all the things stand that are too many to be named."""
DAYS = ("as_of",)
LONGEST = 100
"""Letters of what a reader wrote that are repeated to him."""


class UnknownValue(Base400):  # type: ignore[misc]  # datasette is untyped
    """A parameter of a saved query is nothing that it takes; the text says so, `parameter` is its name."""

    status = 400

    def __init__(self, message: str, parameter: str) -> None:
        super().__init__(message)
        self.parameter = parameter


@dataclass(frozen=True)
class Known:
    """`said` has the names that each parameter takes, in small letters, each with the thing's own name; `index` every
    other name of forces, authorities and technologies."""

    said: dict[str, dict[str, str]]
    index: Index


@lru_cache(maxsize=2)
def read_known(path: Path) -> Known:
    """The names in this database file, which does not change while it is served.

    Raises:
        sqlite3.Error: it is none that the build made.
    """
    said: dict[str, dict[str, str]] = {name: {} for name in THINGS}
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as db:
        for parameter, name, own_name in db.execute(sql_of("saved_query.known")):
            said[parameter].setdefault(name.lower(), own_name)
        return Known(said, indexed(db.execute(NAMES_SQL)))


def nearest(parameter: str, value: str, known: Known) -> str:
    """The own name of what the value may mean; blank where it is like none."""
    names = known.said[parameter]
    kinds = {"family": ("technology",), "authority": ("authority", "force")}.get(parameter, (parameter,))
    meant = [found.name.label for found in understand(value, known.index).found if found.name.kind in kinds]
    return next(iter([*meant, *(names[near] for near in alike(value.lower(), names, 1))]), "")


def day_near(text: str) -> str:
    """The day to write instead: the last of a year or month, where that is what stands there."""
    written = re.fullmatch(r"(\d{4})(?:-(\d{2}))?", text, flags=re.ASCII)
    year, month = (int(written[1]), int(written[2] or 12)) if written else (2022, 12)
    return f"{year}-{month:02}-{monthrange(year, month)[1]}" if year and 1 <= month <= 12 else "2022-12-31"


def day_of(parameter: str, text: str) -> str:
    """The day, as 2022-12-31, that is written so or as 31/12/2022.

    Raises:
        UnknownValue: it is none of the calendar.
    """
    day = iso_day(text)
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", day, flags=re.ASCII):
            return date.fromisoformat(day).isoformat()
    except ValueError:
        pass
    raise UnknownValue(f'"{text[:LONGEST]}" is no day: write {day_near(day)}', parameter)


def value_of(parameter: str, text: str, known: Known) -> str:
    """The value that the query is asked with, without blanks at its ends.

    Raises:
        UnknownValue: the parameter takes names or days, and this is none that we know; the text says which is near.
    """
    value = text.strip()
    if not value:
        return ""
    if parameter in DAYS:
        return day_of(parameter, value)
    if parameter in THINGS and known.said[parameter].keys().isdisjoint(
        (value.lower(), value.lower().replace("-", " "))
    ):
        near = nearest(parameter, value[:LONGEST], known)
        meant = f'Did you mean "{near}"?' if near else all_of(parameter, known)
        raise UnknownValue(f'We have no {in_topic(THINGS[parameter])} "{value[:LONGEST]}". {meant}', parameter)
    return value


def all_of(parameter: str, known: Known) -> str:
    """The sentence that says what the parameter may be, or where that stands."""
    if parameter in LISTS:
        return f"All that we have stand at {LISTS[parameter]}."
    return f"There are {', '.join(sorted(set(known.said[parameter].values())))}."


def values_of(datasette: Any, query: str, given: Mapping[str, Any]) -> dict[str, str]:
    """What the saved query is asked with, of what is given for it.

    Raises:
        UnknownValue: a value is nothing that its parameter takes.
    """
    known = read_known(Path(datasette.get_database("disclosures").path))
    taken = saved_queries()[query]["params"]
    return {parameter: value_of(parameter, str(given[parameter]), known) for parameter in taken if parameter in given}


def check_names(query: str, parameters: Iterable[str]) -> None:
    """Refuse a parameter that the saved query does not have, and that is none of Datasette's, which begin with _.

    Raises:
        UnknownValue: there is one; the text says which the query has.
    """
    taken = saved_queries()[query]["params"]
    for parameter in parameters:
        if parameter not in taken and not parameter.startswith("_"):
            takes = f"It takes {', '.join(taken)}." if taken else "It takes none."
            raise UnknownValue(f'{query} has no parameter "{parameter[:LONGEST]}". {takes}', parameter)


def with_values(request: Request, given: Mapping[str, str], values: Mapping[str, str]) -> Request:
    """The request, asking with these values."""
    if all(given[parameter] == value for parameter, value in values.items()):
        return request
    return Request(request.scope | {"query_string": urlencode({**given, **values}).encode()}, request.receive)


def check_values() -> None:
    """Have the saved queries of this process refuse what they do not know: pages with a message above their fields,
    all else with status 400 and nothing but that."""
    whole = QueryView.data
    if getattr(whole, "is_checked", False):
        return

    @wraps(whole)
    async def data(self: Any, request: Any, sql: str, *asked: Any, **more: Any) -> Any:
        query = more.get("canned_query")
        if query not in saved_queries():
            return await whole(self, request, sql, *asked, **more)
        given = {parameter: request.args.get(parameter) for parameter in request.args}
        try:
            check_names(query, given)
            known = with_values(request, given, values_of(self.ds, query, given))
        except UnknownValue as unknown:
            if request.url_vars.get("format"):
                raise
            context, template, templates, _ = await whole(self, request, sql, *asked, **more)
            del context["rows"][:]
            return context | {"error": str(unknown), "unknown": unknown.parameter}, template, templates, 400
        return await whole(self, known, sql, *asked, **more)

    data.is_checked = True  # type: ignore[attr-defined]
    QueryView.data = data
