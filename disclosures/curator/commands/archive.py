"""Looks in the Internet Archive for a copy of each source, has one made where there is none, and writes its address
into archived_url."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from datetime import date
from pathlib import Path

from disclosures.compiler.schema import Table
from disclosures.curator.archiving.copies import Wanted, may_stand_for
from disclosures.curator.archiving.internet_archive import (
    ACCESS_KEY,
    SECRET_KEY,
    ArchiveClosed,
    InternetArchive,
    NotArchived,
)
from disclosures.curator.capturing.sources import rows_of, tables_of, with_ids
from disclosures.curator.commands.options import add_data_argument, whole_number
from disclosures.curator.fetching.fetching import Fetcher, NotFetched
from disclosures.curator.rows.changing import Rows, change_rows
from disclosures.curator.stopped import Stopped
from disclosures.words.plain_words import counted


def add_arguments(parser: ArgumentParser) -> None:
    """Add the ids, --missing, --limit and --data."""
    parser.add_argument("ids", nargs="*", metavar="ID", help="ids of requests and publications")
    parser.add_argument("--missing", action="store_true", help="all that have no archived_url yet")
    parser.add_argument("--limit", type=whole_number(1), metavar="N", help="so many at most")
    add_data_argument(parser)


def run(options: Namespace) -> int:
    """Exit status 1 if any of them has no copy in the end.

    Raises:
        Stopped: nothing was named, or what is not there.
    """
    tables = tables_of(options.data)
    chosen = _chosen(options, tables)[: options.limit]
    if not chosen:
        print("Every source has its copy.")
        return 0
    archive = InternetArchive(Fetcher())
    if not archive.can_save:
        print(f"Without {ACCESS_KEY} and {SECRET_KEY} copies are looked for, and none is made.", file=sys.stderr)
    found = 0
    try:
        for wanted in chosen:
            found += _archive(wanted, archive, options.data, tables)
    except ArchiveClosed as error:
        print(f"{error}; the rest is for another day", file=sys.stderr)
    except KeyboardInterrupt:
        print("stopped; the copies that were found stand in the rows", file=sys.stderr)
    print(f"{counted(found, 'copy', 'copies')} of {counted(len(chosen), 'source')} now in archived_url")
    return 0 if found == len(chosen) else 1


def _chosen(options: Namespace, tables: dict[str, Table]) -> list[Wanted]:
    if not options.ids and not options.missing:
        raise Stopped("name ids of requests or publications, or say --missing")
    rows = [(kind, row) for kind in ("request", "publication") for row in rows_of(tables[f"{kind}s"])]
    if options.ids:
        rows = with_ids(rows, options.ids)
    return [
        Wanted(row["id"], kind, row["source_url"], _said_on(row), row["read_on"])
        for kind, row in rows
        if row["source_url"] and not (options.missing and row["archived_url"])
    ]


def _said_on(row: dict[str, str]) -> str:
    """The first known of the answer's date and the log's; a publication's own."""
    return row.get("published_on", "") or row.get("responded_on", "") or row.get("logged_on", "")


def _archive(wanted: Wanted, archive: InternetArchive, data: Path, tables: dict[str, Table]) -> bool:
    """Find or make the copy and write it down; says so where there is none."""
    try:
        copy = archive.copy_near(wanted.address, date.fromisoformat(wanted.read_on))
        if copy is None or not may_stand_for(copy, wanted):
            if not archive.can_save:
                older = f"; the one of {copy.made_on} is older than what is coded" if copy else ""
                raise NotArchived(f"there is no copy that could hold what is coded{older}")
            copy = archive.save(wanted.address)
    except (NotArchived, NotFetched) as error:
        print(f"{wanted.id}: {error}", file=sys.stderr)
        return False
    address = copy.address

    def with_copy(rows: Rows) -> Rows:
        return [row | {"archived_url": address} if row["id"] == wanted.id else row for row in rows]

    table = f"{wanted.kind}s"
    change_rows(data, {table: (tables[table], with_copy)})
    print(f"{wanted.id}: {address}")
    return True
