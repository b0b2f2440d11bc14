"""Fetches sources politely, keeps their words without personal data outside git, and notes in data/captures.csv what
became of each address."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections import Counter
from threading import Event

from rich.console import Console
from rich.table import Table as Grid

from disclosures.curator.capturing.evidence import Store
from disclosures.curator.capturing.keeping import keep_all
from disclosures.curator.capturing.rows import write_captures
from disclosures.curator.capturing.sources import Disclosure, disclosures, named, older_than, tables_of, unseen_first
from disclosures.curator.commands.options import add_data_argument, add_evidence_argument, whole_number
from disclosures.curator.fetching.fetching import Fetcher
from disclosures.curator.stopped import Stopped


def add_arguments(parser: ArgumentParser) -> None:
    """Add the ids, --missing, --older-than, --limit, --data and --evidence."""
    parser.add_argument("ids", nargs="*", metavar="ID", help="ids of requests and publications")
    parser.add_argument(
        "--missing", action="store_true", help="all that were not captured yet, those whose answer nobody saw first"
    )
    parser.add_argument(
        "--older-than", type=whole_number(0), metavar="DAYS", help="all that were captured, or read, so long ago"
    )
    parser.add_argument("--limit", type=whole_number(1), metavar="N", help="so many requests and publications at most")
    add_data_argument(parser)
    add_evidence_argument(parser)


def run(options: Namespace) -> int:
    """Exit status 1 if it could not be found out of every address whether its page is there.

    Raises:
        Stopped: there is nothing to do, or nothing can be written.
    """
    tables = tables_of(options.data)
    all_of_them = disclosures(tables)
    store = Store(options.evidence)
    chosen = _chosen(options, all_of_them, store)[: options.limit]
    addresses = [address for one in chosen for address in one.addresses]
    if not addresses:
        print("Nothing to capture.")
        return 0
    stopping = Event()
    fetcher = Fetcher(stopping)
    told = Counter[str]()
    try:
        keep_all(addresses, store, fetcher, told)
    except KeyboardInterrupt:
        told["stopped"] = 1
        print("stopped; what was captured is kept, and the same command goes on from here", file=sys.stderr)
    finally:
        stopping.set()
        changed = write_captures(options.data, tables, all_of_them, store)
    _summarise(told, changed)
    return 1 if told["stopped"] or told["failed"] or told["attachment failed"] else 0


def _chosen(options: Namespace, all_of_them: list[Disclosure], store: Store) -> list[Disclosure]:
    """What is to be captured.

    Raises:
        Stopped: nothing was named, or what is not there.
    """
    if options.ids:
        return named(all_of_them, options.ids)
    if options.older_than is not None:
        return unseen_first(older_than(all_of_them, options.older_than, lambda address: _fetched_on(store, address)))
    if options.missing:
        return unseen_first([one for one in all_of_them if not all(_is_whole(store, each) for each in one.addresses)])
    raise Stopped("name ids of requests or publications, or say --missing or --older-than DAYS")


def _is_whole(store: Store, address: str) -> bool:
    """Whether the page was captured, with all that it has attached."""
    found = store.capture(address)
    return found is not None and not found.missing


def _fetched_on(store: Store, address: str) -> str:
    found = store.capture(address)
    return found.fetched_on if found else ""


def _summarise(told: Counter[str], changed: bool) -> None:
    grid = Grid(box=None, pad_edge=False)
    grid.add_column("what became of the addresses")
    grid.add_column("", justify="right")
    for status, words in (
        ("there", "there"),
        ("moved", "moved to another address"),
        ("gone", "gone"),
        ("refused", "refused, or behind a wall"),
        ("failed", "not known: they did not answer as they should"),
        ("attachments", "attachments looked at"),
        ("attachment failed", "attachments that could not be had"),
    ):
        if told[status]:
            grid.add_row(words, str(told[status]))
    Console().print(grid)
    if changed:
        print("data/captures.csv says so now; run 'make check'.")
