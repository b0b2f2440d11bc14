"""Shows what changed on the pages of disclosures since they were read, which positions that concerns, and drafts a
second statement where a page says something new."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections import Counter
from pathlib import Path
from threading import Event
from typing import Any

from disclosures.compiler.problems import path_to_show
from disclosures.compiler.schema import Table
from disclosures.curator.capturing.evidence import Store
from disclosures.curator.capturing.keeping import keep_all
from disclosures.curator.capturing.rows import write_captures
from disclosures.curator.capturing.sources import disclosures, rows_of, tables_of, with_ids
from disclosures.curator.commands.options import add_data_argument, add_evidence_argument
from disclosures.curator.drafts.files import write_draft
from disclosures.curator.fetching.fetching import Fetcher
from disclosures.curator.rechecking.rechecking import Rechecked, Text, recheck
from disclosures.curator.rechecking.statement import Changed, second_statement
from disclosures.curator.rows.changing import Rows, change_rows
from disclosures.curator.stopped import Stopped
from disclosures.words.plain_words import counted, day

TELLS = {
    "same": "says what it said when it was read",
    "first": "was not captured when it was read; what changes from now on will be seen",
    "never": "was never captured; nothing can be compared",
    "gone": "is gone",
    "refused": "was refused, or is behind a wall",
    "changed": "has changed",
}


def add_arguments(parser: ArgumentParser) -> None:
    """Add the ids, --all, --stored, --into, --confirm, --data and --evidence."""
    parser.add_argument("ids", nargs="*", metavar="ID", help="ids of requests and publications")
    parser.add_argument("--all", action="store_true", help="all that were captured before")
    parser.add_argument("--stored", action="store_true", help="compare what was captured, and fetch nothing")
    parser.add_argument("--into", type=Path, metavar="DIR", help="draft second statements into this folder")
    parser.add_argument(
        "--confirm",
        action="store_true",
        help="you have read them: what is coded still stands there, so set read_on to the day of the capture",
    )
    add_data_argument(parser)
    add_evidence_argument(parser)


def run(options: Namespace) -> int:
    """Exit status 1 if anything is to be read again, or could not be compared.

    Raises:
        Stopped: nothing was named, or what is not there, or a file cannot be written.
    """
    tables = tables_of(options.data)
    store = Store(options.evidence)
    chosen = _chosen(options, tables, store)
    told = Counter[str]()
    if not options.stored:
        _fetch(chosen, store, told)
        write_captures(options.data, tables, disclosures(tables), store)
    if options.confirm:
        return _confirm(chosen, store, options.data, tables)
    positions = rows_of(tables["positions"])
    for kind, row in chosen:
        theirs = [one for one in positions if one[kind] == row["id"]]
        for address in _addresses(row):
            found = recheck(address, row["read_on"], theirs, store)
            told[found.verdict] += 1
            told["concerned"] += len(found.concerned)
            _show(row, found)
            if options.into and found.verdict == "changed":
                _draft(row, kind, found, options.into, tables)
    pages = counted(sum(told[verdict] for verdict in TELLS), "page")
    again = counted(told["concerned"], "position")
    print(f"{pages}: {told['same']} as read, {told['changed']} changed, {told['gone']} gone; {again} to read again")
    return 1 if told["concerned"] or any(told[one] for one in ("changed", "gone", "refused", "never", "failed")) else 0


def _chosen(options: Namespace, tables: dict[str, Table], store: Store) -> list[tuple[str, dict[str, str]]]:
    rows = [(kind, row) for kind in ("request", "publication") for row in rows_of(tables[f"{kind}s"])]
    if options.ids:
        return with_ids(rows, options.ids)
    if options.all:
        return [(kind, row) for kind, row in rows if any(map(store.capture, _addresses(row)))]
    raise Stopped("name ids of requests or publications, or say --all")


def _addresses(row: dict[str, str]) -> list[str]:
    return [row["source_url"], *row["also_at"].split()] if row["source_url"] else row["also_at"].split()


def _fetch(chosen: list[tuple[str, dict[str, str]]], store: Store, told: Counter[str]) -> None:
    stopping = Event()
    try:
        counts = Counter[str]()
        keep_all([address for _, row in chosen for address in _addresses(row)], store, Fetcher(stopping), counts)
        told["failed"] = counts["failed"] + counts["attachment failed"]
    finally:
        stopping.set()


def _show(row: dict[str, str], found: Rechecked) -> None:
    """Print what differs, and what it concerns."""
    when = f", seen on {day(found.since)}" if found.verdict in ("changed", "gone", "refused") else ""
    print(f"{row['id']}: {found.address} {TELLS[found.verdict]}{when}")
    for text in found.texts:
        for passage in text.passages:
            for sign, said in (("-", passage.before), ("+", passage.now)):
                if said:
                    print(f"  {sign} {said}")
    for position, why in found.concerned:
        print(f"  {position['id']} ({position['position']}, {position['technology']}): {why}")


def _draft(row: dict[str, str], kind: str, found: Rechecked, into: Path, tables: dict[str, Table]) -> None:
    """Write a draft for each text that states something new."""
    about = rows_of(tables[f"{kind}_technologies"])
    technologies = [one["technology"] for one in about if one[kind] == row["id"]]
    for number, text in enumerate((one for one in found.texts if one.passages), start=1):
        draft = second_statement(_changed(row, found.address, text), technologies)
        if draft is None:
            continue
        path = (
            into / f"{draft.records[0].rows['publications'][0]['id'].value}{'' if number == 1 else f'-{number}'}.json"
        )
        if path.exists():
            print(f"  {path_to_show(path)} is there already and was left as it is")
            continue
        try:
            into.mkdir(parents=True, exist_ok=True)
            write_draft(path, draft)
        except OSError as error:
            raise Stopped(f"{path_to_show(path)}: cannot be written ({error.strerror})") from error
        print(f"  {path_to_show(path)}: {draft.message}")


def _changed(row: dict[str, str], address: str, text: Text) -> Changed:
    return Changed(row, address, text.text, text.now.content_sha256, text.passages, text.said_until, text.now.since)


def _confirm(chosen: list[tuple[str, dict[str, str]]], store: Store, data: Path, tables: dict[str, Table]) -> int:
    """Set read_on of those whose source is there to the day of its capture."""
    days: dict[str, str] = {}
    for _, row in chosen:
        found = store.capture(row["source_url"])
        if found is None or found.source_status in ("gone", "refused"):
            print(f"{row['id']}: the source was not captured, or is not there; read_on stays", file=sys.stderr)
        else:
            days[row["id"]] = max(found.fetched_on, row["read_on"])

    def with_day(rows: Rows) -> Rows:
        return [row | {"read_on": days.get(row["id"], row["read_on"])} for row in rows]

    changes: dict[str, Any] = {name: (tables[name], with_day) for name in ("requests", "publications")}
    change_rows(data, changes)
    print(f"read_on of {counted(len(days), 'row')} is the day of the capture now")
    return 0 if len(days) == len(chosen) else 1
