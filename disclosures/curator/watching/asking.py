"""Asks all places that list disclosures, one question after the other; what does not answer does not end the rest."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from disclosures.curator.fetching.fetching import Fetcher
from disclosures.curator.reading.vocabulary import VOCABULARY
from disclosures.curator.watching import govuk, holyrood, logs, parliament, whatdotheyknow
from disclosures.curator.watching.items import Item

PLACES = ("whatdotheyknow", "logs", "govuk", "parliament", "holyrood")


@dataclass(frozen=True)
class Asked:
    """One question: what a message calls it, and how it is asked."""

    name: str
    ask: Callable[[], list[Item]]


@dataclass(frozen=True)
class Wanted:
    """What is watched: the places, and perhaps one force or technology alone."""

    places: list[str]
    since: str
    force: str = ""
    technology: str = ""

    @property
    def technologies(self) -> dict[str, str]:
        """Names by id; families at the top take no positions and are not asked for."""
        return {
            code: name.split(" (")[0]
            for code, name in VOCABULARY.technology_names.items()
            if VOCABULARY.broader[code] and self.technology in ("", code)
        }


def questions(wanted: Wanted, db: sqlite3.Connection, fetcher: Fetcher) -> Iterator[Asked]:
    """The questions, place by place, in the order of PLACES."""
    makers: dict[str, Callable[[], Iterator[Asked]]] = {
        "whatdotheyknow": lambda: _threads(wanted, fetcher),
        "logs": lambda: _logs(wanted, db, fetcher),
        "govuk": lambda: iter([Asked("GOV.UK", lambda: govuk.items_of(fetcher, wanted.since))]),
        "parliament": lambda: _parliament(wanted, fetcher),
        "holyrood": lambda: _holyrood(wanted, fetcher),
    }
    for place in PLACES:
        if place in wanted.places:
            yield from makers[place]()


def _threads(wanted: Wanted, fetcher: Fetcher) -> Iterator[Asked]:
    """A feed for each technology; where a force is named, of that force alone."""
    body = VOCABULARY.authorities[wanted.force]["whatdotheyknow"] if wanted.force else ""
    if wanted.force and not body:
        return
    for name in wanted.technologies.values():
        yield Asked(f"WhatDoTheyKnow on {name}", lambda name=name: whatdotheyknow.items_of(fetcher, name, body))  # type: ignore[misc]


def _logs(wanted: Wanted, db: sqlite3.Connection, fetcher: Fetcher) -> Iterator[Asked]:
    for row in db.execute("select id, authority, address, coalesce(selector, '') as selector from watched_pages"):
        if wanted.force in ("", row["authority"]):
            yield Asked(row["id"], lambda page=dict(row): logs.items_of(fetcher, page))  # type: ignore[misc]


def _parliament(wanted: Wanted, fetcher: Fetcher) -> Iterator[Asked]:
    for name in wanted.technologies.values():
        yield Asked(
            f"UK Parliament on {name}",
            lambda name=name: parliament.items_of(fetcher, name, wanted.since),  # type: ignore[misc]
        )


def _holyrood(wanted: Wanted, fetcher: Fetcher) -> Iterator[Asked]:
    for year in holyrood.years_since(wanted.since):
        yield Asked(
            f"Scottish Parliament, {year}",
            lambda year=year: holyrood.items_of(fetcher, year, wanted.since),  # type: ignore[misc]
        )
