"""Builds many synthetic positions once, a million unless told otherwise, and tells what that takes, how long the saved
queries run on them, and what three pages cost: `python -m bench.large_build --positions 1000000`.

Nothing is a target here: docs/large.md says what was found. Limits of time are lifted, so that what is slow is told.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from bench import growth, saved_queries
from bench.measure import cost_of
from bench.synthetic import write_synthetic
from disclosures.compiler.sql_files import read_folder

ROOT = Path(__file__).resolve().parent.parent
PAGES = ("/", "/technologies/{technology}", "/forces/{force}")
SLOW = 0.050
"""Seconds of a saved query from which on it is told."""

growth.SETTINGS["sql_time_limit_ms"] = 60_000
saved_queries.TIME_LIMIT = 60.0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--positions", type=int, default=1_000_000)
    positions = parser.parse_args().positions
    with tempfile.TemporaryDirectory() as scratch:
        data, database = Path(scratch) / "data", Path(scratch) / "disclosures.db"
        write_synthetic(data, positions)
        cost = cost_of([sys.executable, ROOT / "build.py", "--data", data, "--output", database])
        print(
            f"{positions:,} positions: {cost.wall:.0f} s, {cost.cpu:.0f} s of processor time, "
            f"{cost.peak / 1e6:,.0f} MB of memory; a database of {database.stat().st_size / 1e6:,.0f} MB"
        )
        report_queries(database)
        report_pages(database)
    return 0


def report_queries(database: Path) -> None:
    db = saved_queries.open_database(database)
    timings = [saved_queries.time_query(db, file) for file in read_folder(ROOT / "sql" / "queries")]
    db.close()
    slow = sorted((timing for timing in timings if timing.worst > SLOW), key=lambda timing: -timing.worst)
    print(f"{len(slow)} of {len(timings)} saved queries take more than {SLOW * 1000:.0f} ms at worst")
    for timing in slow:
        print(f"  {timing.name:40}{timing.median * 1000:>7.0f} ms{timing.worst * 1000:>7.0f} ms")


def report_pages(database: Path) -> None:
    addresses = growth.pages_of(database)
    with growth.process(database) as site:
        for name in PAGES:
            page = site.submit(growth._measure, addresses[name]).result()
            print(f"  {addresses[name]:40}{page.seconds * 1000:>7.0f} ms of processor time, {page.size / 1000:.0f} kB")


if __name__ == "__main__":
    sys.exit(main())
