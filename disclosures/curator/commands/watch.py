"""Lists what was published and is not in the data, the likeliest first, with what each would fill."""

from __future__ import annotations

import re
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path
from threading import Event

from rich.console import Console
from rich.progress import track

from disclosures.compiler.problems import path_to_show
from disclosures.curator.capturing.evidence import Store
from disclosures.curator.capturing.keeping import draft_all
from disclosures.curator.commands.gaps import known_id
from disclosures.curator.commands.options import add_database_argument, add_evidence_argument, whole_number
from disclosures.curator.database import opened
from disclosures.curator.fetching.fetching import Fetcher, NotFetched
from disclosures.curator.stopped import Stopped
from disclosures.curator.watching.asking import PLACES, Asked, Wanted, questions
from disclosures.curator.watching.items import Item, Known, plain_address
from disclosures.curator.watching.listing import listing
from disclosures.curator.watching.ranking import Ranking, likeliest_first

DAYS = 90
"""How far back it looks, where nothing else is said."""


def add_arguments(parser: ArgumentParser) -> None:
    """Add --from, --force, --technology, --since, --limit, --told, --draft, --evidence and --database."""
    parser.add_argument(
        "--from", dest="places", nargs="+", choices=PLACES, default=PLACES, metavar="PLACE", help=", ".join(PLACES)
    )
    parser.add_argument("--force", metavar="F", help="id of a force")
    parser.add_argument("--technology", metavar="T", help="id of a technology")
    parser.add_argument(
        "--since",
        type=_day,
        default=(date.today() - timedelta(days=DAYS)).isoformat(),
        metavar="DATE",
        help=f"what is dated is from then on (default: {DAYS} days ago); what is undated is listed, too",
    )
    parser.add_argument(
        "--limit", type=whole_number(1), default=50, metavar="N", help="so many at most (default: %(default)s)"
    )
    parser.add_argument("--told", type=Path, metavar="FILE", help="leave out what has its address in this text")
    parser.add_argument("--draft", type=Path, metavar="DIR", help="capture those that are listed, and draft them there")
    add_evidence_argument(parser)
    add_database_argument(parser)


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise ArgumentTypeError(f"'{text}' is not a date of the calendar; write it like 2024-05-31") from None


def run(options: Namespace) -> int:
    """Print the list; exit status 1 if a place did not answer, or the command was stopped.

    Raises:
        Stopped: there is no database, no such force or technology, or a file cannot be read or written.
    """
    db = opened(options.database)
    for kind, id in (("force", options.force), ("technology", options.technology)):
        if id is not None:
            known_id(db, kind, id)
    told = _addresses_in(options.told)
    wanted = Wanted(list(options.places), options.since, options.force or "", options.technology or "")
    stopping = Event()
    fetcher = Fetcher(stopping)
    items: dict[str, Item] = {}
    whole = _ask(list(questions(wanted, db, fetcher)), items)
    known, ranking = Known(db), Ranking(db)
    new = (
        item
        for address, item in items.items()
        if address not in told and _is_wanted(item, wanted) and not known.holds(item)
    )
    found = [ranked for item in new if (ranked := ranking.ranked(item))]
    chosen = likeliest_first([one for one in found if not wanted.technology or wanted.technology in one.technologies])
    print(listing(chosen[: options.limit], max(len(chosen) - options.limit, 0)), end="")
    if options.draft:
        addresses = [one.item.address for one in chosen[: options.limit]]
        whole = draft_all(addresses, options.draft, Store(options.evidence), fetcher) and whole
    stopping.set()
    return 0 if whole else 1


def _ask(asked: list[Asked], items: dict[str, Item]) -> bool:
    """Gather what all places list, by plain address; whether all of them answered."""
    console = Console(stderr=True)
    whole = True
    bar: Iterable[Asked] = track(asked, "asking", console=console, disable=not console.is_terminal, transient=True)
    try:
        for one in bar:
            try:
                for item in one.ask():
                    items.setdefault(plain_address(item.address), item)
            except NotFetched as error:
                whole = False
                print(f"{one.name}: {error}", file=sys.stderr)
    except KeyboardInterrupt:
        print("stopped; this is what was found by then", file=sys.stderr)
        return False
    return whole


def _is_wanted(item: Item, wanted: Wanted) -> bool:
    return wanted.force in ("", item.authority) and (not item.published_on or item.published_on >= wanted.since)


def _addresses_in(path: Path | None) -> set[str]:
    """The addresses that a text holds, plain."""
    if path is None:
        return set()
    try:
        text = path.read_text(encoding="utf-8", errors="replace")
    except OSError as error:
        raise Stopped(f"{path_to_show(path)}: cannot be read ({error.strerror})") from error
    return {plain_address(address) for address in re.findall(r"https?://[^\s<>\"')\]]+", text)}
