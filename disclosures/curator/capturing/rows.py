"""Writes into data/captures.csv what became of the sources' addresses."""

from __future__ import annotations

from pathlib import Path

from disclosures.compiler.schema import Table
from disclosures.curator.capturing.evidence import Capture, Store
from disclosures.curator.capturing.sources import Disclosure
from disclosures.curator.rows.changing import Rows, change_rows


def write_captures(data: Path, tables: dict[str, Table], all_of_them: list[Disclosure], store: Store) -> bool:
    """Bring data/captures.csv to what the store holds of the addresses in the rows; returns whether that changed it. A
    row that is younger than the store stays.

    Raises:
        Stopped, BuildStopped: it cannot be written, or read.
    """
    held = {address: found for one in all_of_them for address in one.addresses if (found := store.capture(address))}

    def brought(rows: Rows) -> Rows:
        by_address = {row["address"]: row for row in rows}
        for address, found in held.items():
            if by_address.get(address, {}).get("fetched_on", "") <= found.fetched_on:
                by_address[address] = _row(address, found)
        return list(by_address.values())

    return bool(change_rows(data, {"captures": (tables["captures"], brought)}))


def _row(address: str, found: Capture) -> dict[str, str]:
    return {
        "address": address,
        "fetched_on": found.fetched_on,
        "source_status": found.source_status,
        "moved_to": found.moved_to,
        "content_sha256": found.content_sha256,
    }
