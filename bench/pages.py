"""Times the site's pages beside the table page of the same rows in bare Datasette, in one process without a network."""

from __future__ import annotations

import asyncio
import statistics
import time
from dataclasses import dataclass
from pathlib import Path

from datasette.app import Datasette
from datasette.utils import parse_metadata

ROUNDS = 15
SETTINGS = {"default_page_size": 50, "max_returned_rows": 1000, "suggest_facets": False}

TWINS = {
    "/": "/disclosures/current_positions?technology=live-facial-recognition",
    "/forces": "/disclosures/forces",
    "/forces/kent": "/disclosures/position_history?force=kent",
    "/forces/kent/brief": "/disclosures/position_history?force=kent",
    "/technologies": "/disclosures/technologies",
    "/technologies/live-facial-recognition": "/disclosures/stated_positions?technology=live-facial-recognition",
    "/requests/essex-16495": "/disclosures/stated_positions?disclosure=essex-16495",
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
    """Median seconds that a page takes, and the table page of its rows in Datasette without our templates, plugins and facets."""

    page: str
    twin: str
    seconds: float
    twin_seconds: float


def time_pages(root: Path, database: Path) -> list[PageTiming]:
    """Time every page and its twin in turn, `ROUNDS` times.

    Raises:
        RuntimeError: an address does not answer with 200.
    """
    return asyncio.run(_time_pages(root, database))


async def _time_pages(root: Path, database: Path) -> list[PageTiming]:
    site = Datasette(
        [],
        immutables=[str(database)],
        metadata=parse_metadata((root / "metadata.yml").read_text(encoding="utf-8")),
        plugins_dir=str(root / "plugins"),
        template_dir=str(root / "templates"),
        settings=SETTINGS,
    )
    bare = Datasette([], immutables=[str(database)], settings=SETTINGS)
    for served in (site, bare):
        await served.invoke_startup()
    timings = []
    for page, twin in TWINS.items():
        seconds, twin_seconds = [], []
        for _ in range(ROUNDS):
            seconds.append(await _time(site, page))
            twin_seconds.append(await _time(bare, twin))
        timings.append(PageTiming(page, twin, statistics.median(seconds), statistics.median(twin_seconds)))
    return timings


async def _time(served: Datasette, address: str) -> float:
    begun = time.perf_counter()
    response = await served.client.get(address)
    if response.status_code != 200:
        raise RuntimeError(f"{address} answers with {response.status_code}")
    return time.perf_counter() - begun
