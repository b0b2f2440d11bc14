"""Says what each kind of page takes at today's size, at 10,000 and at 100,000 positions.

    python -m bench.growth

Exit status 1 if a page takes more than it may, or if a page that is drawn from the site map answers with a fault.
"""

from __future__ import annotations

import asyncio
import gzip
import os
import random
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from bench.saved_queries import value_sets
from bench.synthetic import write_synthetic
from disclosures.compiler.sql_files import read_folder
from disclosures.compiler.yaml_files import read_yaml

ROOT = Path(__file__).resolve().parent.parent
SIZES = (10_000, 100_000)
"""Synthetic positions, besides the real rows."""
ROUNDS = 15
DRAWN = 3_000
"""Addresses of the site map that are asked for once, at the largest size."""

LONGEST, MOST, MOST_PACKED = 0.100, 400_000, 150_000
"""Seconds of processor time of a page; its bytes, if people read it; its bytes as they are sent."""
GZIP_LEVEL = 5

SETTINGS = {
    "default_page_size": 50,
    "max_returned_rows": 1000,
    "sql_time_limit_ms": 1000,
    "facet_time_limit_ms": 150,
    "num_sql_threads": 2,
    "suggest_facets": False,
    "truncate_cells_html": 300,
}
"""As deploy/serve has them."""

STANDING = (
    "/ /forces /technologies /compare /compare?family=all /changes /press /batches /exemptions /answers /data "
    "/requests /publications /glossary /method /search?q=drones /search?q=facial+recognition+kent /sitemap.xml "
    "/sitemap-1.xml /feeds/disclosures.atom /feeds/changes.atom /feeds/press.atom /llms.txt"
).split()

MOST_OF = {
    "force": "select force from position_facts where force is not null group by force order by count(*) desc",
    "technology": "select technology from position_facts group by technology order by count(*) desc",
    "authority": "select authority from disclosures join authorities on authorities.id = authority "
    "where authorities.kind <> 'force' group by authority order by count(*) desc",
    "batch": "select batch from requests where batch is not null group by batch order by count(*) desc",
    "exemption": "select exemption from request_exemptions group by exemption order by count(*) desc",
    "request": "select disclosure from position_facts join requests on requests.id = disclosure "
    "group by disclosure order by count(*) desc",
    "publication": "select disclosure from position_facts join publications on publications.id = disclosure "
    "group by disclosure order by count(*) desc",
}
"""The thing of each kind of which most is known: its page is the heaviest of its kind."""

OF_ONE = (
    "/forces/{force} /forces/{force}?press=1 /forces/{force}/brief /forces/{force}/{technology} "
    "/technologies/{technology} /technologies/{technology}?press=1 /map?technology={technology} "
    "/press?technology={technology} /authorities/{authority} /batches/{batch} /exemptions/{exemption} "
    "/requests/{request} /publications/{publication} /forces/{force}.atom /technologies/{technology}.atom "
    "/requests?authority={force} /disclosures/requests/{request}"
).split()


@dataclass(frozen=True)
class Page:
    """Median seconds of processor time of a page, its bytes, and those sent."""

    seconds: float
    size: int
    packed: int


def pages_of(database: Path) -> dict[str, str]:
    """The address of each page that is measured, by its name without ids."""
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as db:
        most = {kind: (db.execute(sql).fetchone() or [""])[0] for kind, sql in MOST_OF.items()}
    return {name: name for name in STANDING} | {name: name.format(**most) for name in OF_ONE}


def queries_of(database: Path) -> list[str]:
    """Every saved query with each set of its values, and every table and view."""
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as db:
        asked = [
            f"/disclosures/{file.name}?{urlencode(values)}"
            for file in read_folder(ROOT / "sql" / "queries")
            for values in value_sets(db, file)
        ]
        names = "select name from pragma_table_list where schema = 'main' and type in ('table', 'view')"
        return asked + [f"/disclosures/{name}" for (name,) in db.execute(names)]


def drawn_of(database: Path, number: int = DRAWN) -> list[str]:
    """So many pages of one thing each, drawn by lot."""
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as db:
        sql = read_pages("sitemap.pages")
        paths = [path for (path,) in db.execute(sql, {"size": -1, "start": 0})]
    return random.Random(1).sample(paths, min(number, len(paths)))


def read_pages(name: str) -> str:
    """The statement of a page."""
    from disclosures.website.pages.named_sql import sql_of

    return sql_of(name)


class _Here:
    """What a process has started."""

    loop: asyncio.AbstractEventLoop
    served: Any


here = _Here()


def _start(database: Path) -> None:
    os.chdir(ROOT)
    from datasette.app import Datasette  # not above: it loads the plugins

    here.loop = asyncio.new_event_loop()
    here.served = Datasette(
        [],
        immutables=[str(database)],
        metadata=read_yaml(ROOT / "metadata.yml"),
        plugins_dir=str(ROOT / "plugins"),
        template_dir=str(ROOT / "templates"),
        settings=SETTINGS,
    )
    here.loop.run_until_complete(here.served.invoke_startup())


def status_of(address: str) -> int:
    """The status of the answer, in a process that has started."""
    return int(here.loop.run_until_complete(here.served.client.get(address)).status_code)


def _measure(address: str) -> Page:
    seconds = []
    for _ in range(ROUNDS):
        begun = time.process_time()
        response = here.loop.run_until_complete(here.served.client.get(address))
        seconds.append(time.process_time() - begun)
    if response.status_code >= 500:
        raise RuntimeError(f"{address} answers with {response.status_code}")
    return Page(statistics.median(seconds), len(response.content), len(gzip.compress(response.content, GZIP_LEVEL)))


def process(database: Path) -> ProcessPoolExecutor:
    """A process that serves the database, which is named disclosures.db, and measures its pages."""
    return ProcessPoolExecutor(1, get_context("spawn"), _start, (database,))


def report_growth(databases: dict[str, Path]) -> list[str]:
    """Print each page at each size and how it grows; returns the budgets that were missed.

    The databases are named by their size, the smallest first; the last two are compared for the slope.
    """
    print(
        f"\nPages as rows grow: processor time, median of {ROUNDS}, uncached; kB of the page, kB sent; "
        "slope from the last size but one to the last"
    )
    print(f"  {'':44}" + "".join(f"{name:>24}" for name in databases) + f"{'slope':>8}")
    missed = []
    measured: dict[str, dict[str, Page]] = {}
    for size, database in databases.items():
        with process(database) as site:
            for name, address in pages_of(database).items():
                try:
                    measured.setdefault(name, {})[size] = site.submit(_measure, address).result()
                except RuntimeError as fault:
                    missed.append(f"{fault} at {size}")
    for name, sizes in measured.items():
        cells = "".join(
            f"{page.seconds * 1000:>9.1f} ms{page.size / 1000:>6.0f}{page.packed / 1000:>6.0f}"
            for page in sizes.values()
        )
        last = [page.seconds for page in sizes.values()][-2:]
        print(f"  {name:44}{cells}{last[-1] / last[0]:>8.1f}")
        missed += [
            f"{name} at {size}: {fault}"
            for size, page in sizes.items()
            for fault in faults_of(page, ".xml" not in name)
        ]
    return missed + report_faults(list(databases.values())[-1])


def faults_of(page: Page, read: bool = True) -> list[str]:
    """What of a page is over its budget; `read` says that people read it, not programs."""
    over = {
        f"{page.seconds * 1000:.0f} ms, not {LONGEST * 1000:.0f}": page.seconds > LONGEST,
        f"{page.size / 1000:,.0f} kB, not {MOST / 1000:,.0f}": read and page.size > MOST,
        f"{page.packed / 1000:,.0f} kB sent, not {MOST_PACKED / 1000:,.0f}": page.packed > MOST_PACKED,
    }
    return [fault for fault, is_over in over.items() if is_over]


def report_faults(database: Path) -> list[str]:
    """Ask for pages drawn from the site map, every saved query and every table; returns those that answer with a
    fault."""
    addresses = drawn_of(database) + queries_of(database)
    with process(database) as site:
        statuses = list(site.map(status_of, addresses, chunksize=50))
    faults = [f"{address}: {status}" for address, status in zip(addresses, statuses, strict=True) if status >= 500]
    print(f"  {len(addresses):,} addresses asked for once: {len(faults)} answer with a fault")
    return faults


def built(folder: Path) -> dict[str, Path]:
    """The real rows and synthetic ones of every size, built below the folder."""
    databases = {}
    for size in (None, *SIZES):
        name = f"{size:,}" if size else "real"
        place = folder / name
        place.mkdir()
        if size:
            write_synthetic(place / "data", size)
        data = ["--data", str(place / "data")] if size else []
        databases[name] = place / "disclosures.db"
        command = [sys.executable, str(ROOT / "build.py"), *data, "--output", str(databases[name])]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return databases


def main() -> int:
    with tempfile.TemporaryDirectory() as scratch:
        missed = report_growth(built(Path(scratch)))
    print("\nMissed: " + "; ".join(missed) if missed else "\nEvery target is met.")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
