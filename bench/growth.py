"""Says what each kind of page takes at today's size, at 10,000 and at 100,000 positions, and beside bare Datasette's
page of as many rows.

    python -m bench.growth

Exit status 1 if a page takes more than it may, or if a page drawn from the site map, a saved query, a feed, a door or a
facet is not answered with 200.
"""

from __future__ import annotations

import asyncio
import gzip
import os
import random
import re
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
MOST_ROWS = 5_000
"""Of a page of bare Datasette."""

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
LONGEST_QUERY = 1.0
"""Seconds of processor time of the page of a saved query: as long as the site lets a query run."""

STANDING = (
    "/ /forces /technologies /compare /compare?family=all /changes /press /batches /exemptions /answers /data "
    "/requests /publications /glossary /method /search?q=drones /search?q=facial+recognition+kent "
    "/table /table?sort=newest /table?sort=interest /table?position=uses /table?voice=press /table?voice=any "
    "/table?family=biometrics /table?technology=drones&said=ever /sitemap.xml "
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

DOORS = (
    "/feeds/ncnd.atom /feeds/disclosures.feed.json /feeds/changes.feed.json /feeds/ncnd.feed.json "
    "/feeds/press.feed.json /forces/{force}.feed.json /technologies/{technology}.feed.json "
    "/forces/{force}/{technology}.atom /forces/{force}/{technology}.json /forces/{force}/{technology}.csv "
    "/table/answers.csv?technology={technology} /table/answers.csv?force={force} "
    "/forces.geojson?technology={technology} /embed/map?technology={technology} /embed/answer/{force}/{technology} "
    "/llms.txt /robots.txt /openapi.json /-/status.json "
    "/disclosures/forces/-/reconcile /disclosures/technologies/-/reconcile "
    "/compare?as_of=2024-01-01 /compare?family=all&as_of=2024-01-01 /technologies/{technology}?page=2 "
    "/changes?page=2 /press?page=2 /requests?page=2 /publications?page=2 /forces/{force}?page=2 "
    "/disclosures/stated_positions.json?_shape=array /disclosures/stated_positions.csv?_size=max"
).split()

OF_ONE = (
    "/forces/{force} /forces/{force}?press=1 /forces/{force}/brief /forces/{force}/{technology} "
    "/technologies/{technology} /technologies/{technology}?press=1 /map?technology={technology} "
    "/press?technology={technology} /authorities/{authority} /batches/{batch} /exemptions/{exemption} "
    "/requests/{request} /publications/{publication} /forces/{force}.atom /technologies/{technology}.atom "
    "/requests?authority={force} /disclosures/requests/{request}"
).split()


FACETS = (
    "/disclosures /disclosures/stated_positions /disclosures/stated_positions?_facet=position "
    "/disclosures/current_positions /disclosures/position_history /disclosures/position_changes "
    "/disclosures/contradictions /disclosures/coverage /disclosures/technology_exemptions /disclosures/batch_answers "
    "/disclosures/requests /disclosures/publications /disclosures/positions /disclosures/disclosures"
).split()
"""The page of the database, and those of large tables and views with their facets."""

CHOSEN = (
    "/disclosures/stated_positions?technology={technology} /disclosures/stated_positions?force={force} "
    "/disclosures/position_history?technology={technology} /disclosures/requests?authority={force} "
    "/disclosures/where_forces_stood?family=all"
).split()
"""Pages of chosen rows, with their facets, to which pages of the site lead."""

LONG_QUERIES = ("/disclosures/where_forces_stood?family=all&as_of=2024-01-01",)
"""Pages of saved queries of which only a part of the rows fits. The time of the queries has its own limit."""

TWINS = {
    "/forces": "forces",
    "/technologies": "technology_coverage",
    "/compare": "coverage",
    "/compare?family=all": "coverage",
    "/changes": "position_changes",
    "/press": "press_against_answers",
    "/batches": "batch_counts",
    "/exemptions": "exemptions",
    "/answers": "timeliness",
    "/requests": "requests",
    "/publications": "publications",
    "/forces/{force}": "answer_rows?force={force}",
    "/forces/{force}?press=1": "answer_rows?force={force}",
    "/forces/{force}/{technology}": "stated_positions?force={force}&technology={technology}",
    "/technologies/{technology}": "answer_rows?technology={technology}",
    "/technologies/{technology}?press=1": "answer_rows?technology={technology}",
    "/map?technology={technology}": "answer_rows?technology={technology}",
    "/press?technology={technology}": "press_against_answers?technology={technology}",
    "/authorities/{authority}": "disclosures?authority={authority}",
    "/batches/{batch}": "batch_answers?batch={batch}",
    "/exemptions/{exemption}": "technology_exemptions?exemption={exemption}",
    "/requests/{request}": "stated_positions?request={request}",
    "/publications/{publication}": "stated_positions?publication={publication}",
    "/requests?authority={force}": "requests?authority={force}",
}
"""The table or view whose page bare Datasette, with its own templates and without plugins, makes of as many rows."""

GRID = re.compile(r'<div[^>]* class="table grid.*?</table>', re.DOTALL)
ROW, CELL, ITEM, PAIR = (re.compile(rf"<{tag}") for tag in (r"tr\b", r"td\b", r"li\b", 'article class="pair'))
HEAD = re.compile(r"<thead>.*?</thead>", re.DOTALL)
MAIN = re.compile(r"<main.*</main>", re.DOTALL)


@dataclass(frozen=True)
class Page:
    """Median seconds of processor time of a page, its bytes, those sent, and the rows that it shows."""

    seconds: float
    size: int
    packed: int
    rows: int = 0


def most_of(database: Path) -> dict[str, str]:
    """The thing of each kind of which most is known."""
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as db:
        return {kind: (db.execute(sql).fetchone() or [""])[0] for kind, sql in MOST_OF.items()}


def pages_of(database: Path) -> dict[str, str]:
    """The address of each page that is measured, by its name without ids."""
    most = most_of(database)
    return {name: name.format(**most) for name in (*STANDING, *OF_ONE, *FACETS, *CHOSEN, *LONG_QUERIES)}


def doors_of(database: Path) -> list[str]:
    """Every facet that metadata.yml names, and what other programs ask for of some forces and technologies."""
    tables = read_yaml(ROOT / "metadata.yml")["databases"]["disclosures"]["tables"]
    facets = [
        f"/disclosures/{name}?_facet={facet}" for name, said in tables.items() for facet in said.get("facets", ())
    ]
    most = most_of(database)
    return facets + [door.format(**most) for door in DOORS]


def queries_of(database: Path) -> list[str]:
    """Every saved query with each set of its values, and every table and view."""
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as db:
        asked = [
            f"/disclosures/{file.name}?{urlencode(values)}"
            for file in read_folder(ROOT / "sql" / "queries")
            for values in value_sets(db, file)
        ]
        names = (
            "select name from pragma_table_list "
            "where schema = 'main' and type in ('table', 'view') and name not like 'sqlite_%'"
        )
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


def _start(database: Path, is_bare: bool = False) -> None:
    os.chdir(ROOT)
    if is_bare:
        setattr(sys, "_called_from_test", True)  # noqa: B010  # Datasette's own way to leave installed plugins out
    from datasette.app import Datasette  # not above: it loads the plugins

    ours = {
        "metadata": read_yaml(ROOT / "metadata.yml"),
        "plugins_dir": str(ROOT / "plugins"),
        "template_dir": str(ROOT / "templates"),
    }
    here.loop = asyncio.new_event_loop()
    settings = SETTINGS | {"max_returned_rows": MOST_ROWS} if is_bare else SETTINGS
    here.served = Datasette([], immutables=[str(database)], settings=settings, **({} if is_bare else ours))
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
    if response.status_code != 200:
        raise RuntimeError(f"{address} answers with {response.status_code}")
    packed = len(gzip.compress(response.content, GZIP_LEVEL))
    return Page(statistics.median(seconds), len(response.content), packed, rows_shown(response.text))


def rows_shown(text: str) -> int:
    """The cells of a grid, the pairs of statements, the rows of the tables, or else the items of the lists."""
    if grid := GRID.search(text):
        return len(CELL.findall(grid[0]))
    main = HEAD.sub("", found[0] if (found := MAIN.search(text)) else text)
    return len(PAIR.findall(main)) or len(ROW.findall(main)) or len(ITEM.findall(main))


def process(database: Path, is_bare: bool = False) -> ProcessPoolExecutor:
    """A process that serves the database, which is named disclosures.db, and measures its pages; or a bare one of
    Datasette alone."""
    return ProcessPoolExecutor(1, get_context("spawn"), _start, (database, is_bare))


def bare_seconds(database: Path, pages: dict[str, Page]) -> dict[str, float]:
    """The seconds that bare Datasette takes for as many rows as each of these pages shows, where there is a twin."""
    most = most_of(database)
    with process(database, is_bare=True) as bare:
        return {
            name: bare.submit(_measure, twin_of(twin.format(**most), pages[name].rows)).result().seconds
            for name, twin in TWINS.items()
            if name in pages
        }


def twin_of(twin: str, rows: int) -> str:
    """The address of the page of so many rows of the table."""
    return f"/disclosures/{twin}{'&' if '?' in twin else '?'}_size={min(max(rows, 1), MOST_ROWS)}"


def report_growth(databases: dict[str, Path]) -> list[str]:
    """Print each page at each size and how it grows; returns the budgets that were missed.

    The databases are named by their size, the smallest first; the last two are compared for the slope.
    """
    print(
        f"\nPages as rows grow: processor time, median of {ROUNDS}, uncached; kB of the page, kB sent; slope from the "
        "last size but one to the last; at the last size, the time beside bare Datasette's page of as many rows"
    )
    print(
        f"  {'':58}" + "".join(f"{name:>24}" for name in databases) + f"{'slope':>8}{'rows':>7}{'bare':>12}{'ratio':>7}"
    )
    missed = []
    measured: dict[str, dict[str, Page]] = {}
    for size, database in databases.items():
        with process(database) as site:
            for name, address in pages_of(database).items():
                try:
                    measured.setdefault(name, {})[size] = site.submit(_measure, address).result()
                except RuntimeError as fault:
                    missed.append(f"{fault} at {size}")
    last, database = list(databases.items())[-1]
    bare = bare_seconds(database, {name: sizes[last] for name, sizes in measured.items() if last in sizes})
    for name, sizes in measured.items():
        print(line_of(name, sizes, bare.get(name)))
        missed += [
            f"{name} at {size}: {fault}"
            for size, page in sizes.items()
            for fault in faults_of(page, ".xml" not in name, LONGEST_QUERY if name in LONG_QUERIES else LONGEST)
        ]
    return missed + report_faults(database)


def line_of(name: str, sizes: dict[str, Page], bare: float | None) -> str:
    """What a page takes at each size, how it grows, and what bare Datasette takes for as many rows."""
    pages = list(sizes.values())
    cells = "".join(
        f"{page.seconds * 1000:>9.1f} ms{page.size / 1000:>6.0f}{page.packed / 1000:>6.0f}" for page in pages
    )
    beside = f"{pages[-1].rows:>7,}{bare * 1000:>9.1f} ms{pages[-1].seconds / bare:>7.2f}" if bare else ""
    return f"  {name:58}{cells}{pages[-1].seconds / pages[-2:][0].seconds:>8.1f}{beside}"


def faults_of(page: Page, read: bool = True, longest: float = LONGEST) -> list[str]:
    """What of a page is over its budget; `read` says that people read it, not programs, `longest` how many seconds it
    may take."""
    over = {
        f"{page.seconds * 1000:.0f} ms, not {longest * 1000:.0f}": page.seconds > longest,
        f"{page.size / 1000:,.0f} kB, not {MOST / 1000:,.0f}": read and page.size > MOST,
        f"{page.packed / 1000:,.0f} kB sent, not {MOST_PACKED / 1000:,.0f}": page.packed > MOST_PACKED,
    }
    return [fault for fault, is_over in over.items() if is_over]


def report_faults(database: Path) -> list[str]:
    """Ask for pages drawn from the site map, every saved query, table, facet, feed and door; returns those that are not
    answered with 200."""
    addresses = drawn_of(database) + queries_of(database) + doors_of(database)
    with process(database) as site:
        statuses = dict(zip(addresses, site.map(status_of, addresses, chunksize=50), strict=True))
        late = [address for address, status in statuses.items() if status == 503]
        # The limit is on the clock, which other programs use, too.
        statuses |= zip(late, site.map(status_of, late), strict=True)
    faults = [f"{address}: {status}" for address, status in statuses.items() if status != 200]
    print(
        f"  {len(statuses):,} addresses asked for once, {len(late)} once more after 503: "
        f"{len(faults)} are not answered with 200"
    )
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
