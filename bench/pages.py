"""Times the site's pages beside the table page of the same rows in bare Datasette, in one process without a network."""

from __future__ import annotations

import asyncio
import statistics
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from disclosures.compiler.yaml_files import read_yaml

ROUNDS = 15
SETTINGS = {"default_page_size": 50, "max_returned_rows": 1000, "suggest_facets": False}

TWINS = {
    "/": "/disclosures/current_positions?technology=live-facial-recognition",
    "/forces": "/disclosures/forces",
    "/forces/kent": "/disclosures/coverage?force=kent",
    "/forces/kent/brief": "/disclosures/position_history?force=kent",
    "/forces/cleveland/live-facial-recognition": "/disclosures/positions/cleveland-13931-2022-p1",
    "/technologies": "/disclosures/technologies",
    "/technologies/live-facial-recognition": "/disclosures/stated_positions?technology=live-facial-recognition",
    "/requests/essex-16495": "/disclosures/stated_positions?request=essex-16495",
    "/compare": "/disclosures/coverage?_size=200",
    "/compare?family=all": "/disclosures/coverage?_size=1000",
    "/map?technology=drones": "/disclosures/coverage?technology=drones",
    "/changes": "/disclosures/position_changes",
    "/batches": "/disclosures/batch_counts",
    "/exemptions": "/disclosures/exemption_use",
    "/answers": "/disclosures/timeliness",
    "/search?q=drones": "/disclosures/positions?_search=drones",
}
"""Each page with the table page of the rows that it shows."""


@dataclass(frozen=True)
class PageTiming:
    """Median seconds that a page takes, and the table page of its rows in Datasette without our templates, plugins and
    facets."""

    page: str
    twin: str
    seconds: float
    twin_seconds: float


def time_pages(root: Path, database: Path, rounds: int = ROUNDS) -> list[PageTiming]:
    """Time every page and its twin in turn, so many rounds. The database is named disclosures.db, as the pages want it.
    Each Datasette has a process of its own, as plugins are loaded into a process.

    Raises:
        RuntimeError: an address does not answer with 200.
    """
    ours = {
        "metadata": read_yaml(root / "metadata.yml"),
        "plugins_dir": str(root / "plugins"),
        "template_dir": str(root / "templates"),
    }
    with _process(database, ours) as site, _process(database, {}) as bare:
        return [_timing(page, twin, site, bare, rounds) for page, twin in TWINS.items()]


def _timing(page: str, twin: str, site: ProcessPoolExecutor, bare: ProcessPoolExecutor, rounds: int) -> PageTiming:
    pairs = [(site.submit(_seconds, page).result(), bare.submit(_seconds, twin).result()) for _ in range(rounds)]
    return PageTiming(page, twin, *(statistics.median(seconds) for seconds in zip(*pairs, strict=True)))


def _process(database: Path, options: dict[str, Any]) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(1, get_context("spawn"), _start, (database, options))


class _Here:
    """What a process has started."""

    loop: asyncio.AbstractEventLoop
    served: Any


here = _Here()


def _start(database: Path, options: dict[str, Any]) -> None:
    if not options:
        setattr(sys, "_called_from_test", True)  # noqa: B010  # Datasette's own way to leave installed plugins out
    from datasette.app import Datasette  # not above: it loads the plugins

    here.loop = asyncio.new_event_loop()
    here.served = Datasette([], immutables=[str(database)], settings=SETTINGS, **options)
    here.loop.run_until_complete(here.served.invoke_startup())


def _seconds(address: str) -> float:
    begun = time.process_time()
    response = here.loop.run_until_complete(here.served.client.get(address))
    if response.status_code != 200:
        raise RuntimeError(f"{address} answers with {response.status_code}")
    return time.process_time() - begun
