"""Prints what the production site does under a crowd, beside bare Datasette, on this machine in this run.

Exit status 1 if a target is missed.
"""

from __future__ import annotations

import os
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path

from bench.attack import besiege, percentile
from bench.stack import ROOT, Stack, free_port, inspect, missing_tools, start_bare, start_production, status_of
from disclosures.compiler.compiling import build
from disclosures.compiler.progress import Progress

PAGES = {
    "/disclosures/forces": "/disclosures/forces",
    "/forces/essex": "/disclosures/coverage?force=essex",
    "/": "/disclosures/current_positions?technology=live-facial-recognition",
}
"""A page of Datasette's and two of the site's own, each with the table page of the rows that it shows."""
ENCODINGS = {"gzip": ["-H", "Accept-Encoding: gzip"], "plain": []}
"""As browsers ask, of which the targets are; and as wrk asks by itself."""
FILES = {"gzip": ".gz", "plain": ""}
"""How the name of the same bytes as a file ends."""
ROUNDS, SECONDS, CONNECTIONS = 9, 1, 32
CONNECTIONS_OF_BARE, SECONDS_OF_BARE = 4, 8
"""Bare Datasette answers no faster with more, only later."""
LEAST_OF_STATIC, LEAST_OF_BARE = 0.9, 1_000
"""Rate of a cached page over that of the same bytes as a file, and over that of the table page in bare Datasette."""
SECONDS_OF_ATTACK = 20
SLOWEST_CACHED, SLOWEST_NEW = 0.050, 1.0
"""Seconds, at the 95th percentile, while fifty clients attack: of a page in the cache, of one that is not."""
STARTS = 9
ADDRESS = "https://disclosures.example"
BACK_WITHIN = 2.0
"""Seconds after the attack until a visitor's own query is answered again."""


def rate(address: str, encoding: str, connections: int = CONNECTIONS, seconds: int = SECONDS) -> float:
    """Answers a second that wrk gets, all of them 200."""
    command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--timeout", "30s", *ENCODINGS[encoding], address]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    if "Non-2xx" in said or "Socket errors" in said:
        raise RuntimeError(f"{address}: {said}")
    return next(float(line.split()[1]) for line in said.splitlines() if line.startswith("Requests/sec"))


def in_turn(measures: dict[str, Callable[[], float]]) -> dict[str, list[float]]:
    """What each measure gave, all taken in every round, so that a busy neighbour slows all of them."""
    rounds = [{name: measure() for name, measure in measures.items()} for _ in range(ROUNDS)]
    return {name: [one[name] for one in rounds] for name in measures}


def main() -> int:
    if missing := missing_tools():
        print(missing, file=sys.stderr)
        return 1
    missed: list[str] = []
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        database = folder / "disclosures.db"
        build(ROOT / "data", database, Progress())
        inspect(database)
        stack, bare = start_production(folder / "production", database), start_bare(folder / "bare", database)
        try:
            stack.wait()
            bare.wait(("/disclosures/forces",))
            print(
                f"Answers a second, median of {ROUNDS} rounds of {SECONDS} s, "
                f"{CONNECTIONS} connections of wrk ({CONNECTIONS_OF_BARE} to bare Datasette)"
            )
            print(f"  {'':22}{'':6}{'bytes':>8}{'in cache':>10}{'as a file':>11}{'of it':>7}{'bare':>7}{'times':>8}")
            for path, twin in PAGES.items():
                missed += report(stack, bare, path, twin)
            print(
                f"  memory of all processes: {stack.memory() / 1e6:.0f} MB, "
                f"of bare Datasette: {bare.memory() / 1e6:.0f} MB"
            )
            bare.stop()
            missed += report_attack(stack, database)
            missed += report_start(folder, database)
        finally:
            stack.stop()
            bare.stop()
    print("\nMissed: " + "; ".join(missed) if missed else "\nEvery target is met.")
    return 1 if missed else 0


def report_attack(stack: Stack, database: Path) -> list[str]:
    """Print what a visitor meets while fifty clients attack; returns the targets that were missed."""
    with closing(sqlite3.connect(database)) as db:
        forces = [force for (force,) in db.execute("select id from forces order by id")]
    siege = besiege(stack, forces, SECONDS_OF_ATTACK)
    print(f"While fifty clients send the worst SQL for {SECONDS_OF_ATTACK} s\n  {siege.said()}", flush=True)
    cached, new = percentile(siege.cached), percentile(siege.new)
    missed = [f"under attack: {cached * 1000:.0f} ms from the cache"] if cached >= SLOWEST_CACHED else []
    missed += [f"under attack: {new:.2f} s for a new page"] if new >= SLOWEST_NEW else []
    return missed + ([f"under attack: back after {siege.back:.1f} s"] if siege.back >= BACK_WITHIN else [])


def seconds_to_first_page(folder: Path, database: Path, seed: str) -> float:
    """How long after its start the production site answers a browser with the home page."""
    begun = time.perf_counter()
    stack = start_production(folder, database, SITE_ADDRESS=ADDRESS, WARM_UP="0", CACHE_SEED=seed)
    try:
        while status_of(stack.port, "/", headers="Accept-Encoding: gzip\r\n") != 200:
            if stack.process.poll() is not None:
                raise RuntimeError(f"the site did not start: {stack.log[-2_000:]}")
            time.sleep(0.005)
        return time.perf_counter() - begun
    finally:
        stack.stop()


def report_start(folder: Path, database: Path) -> list[str]:
    """Print the time from the start of a stopped machine to its first page, with and without a cache to begin with."""
    seed = folder / "seed"
    settings = {
        "DISCLOSURES_DB": str(database),
        "INSPECT_FILE": str(database.parent / "inspect-data.json"),
        "SITE_ADDRESS": ADDRESS,
        "LISTEN": f"127.0.0.1:{free_port()}",
    }
    subprocess.run([ROOT / "deploy" / "seed", seed], env=os.environ | settings, check=True)
    empty, seeded = (
        statistics.median(
            seconds_to_first_page(folder / f"start-{kind}-{turn}", database, named) for turn in range(STARTS)
        )
        for kind, named in (("empty", ""), ("seeded", str(seed)))
    )
    print(f"Start to first page, median of {STARTS}: {empty:.2f} s, with a cache to begin with: {seeded:.2f} s")
    return [f"start: {seeded / empty:.0%} with a cache to begin with"] if seeded > empty / 2 else []


def report(stack: Stack, bare: Stack, path: str, twin: str) -> list[str]:
    """Print the rates of one page; returns the targets that were missed."""
    copy = stack.folder / "run" / "static" / f"{list(PAGES).index(path)}.html"
    for ending in FILES.values():
        request = urllib.request.Request(stack.address + path, headers={"Accept-Encoding": "gzip"} if ending else {})
        Path(f"{copy}{ending}").write_bytes(urllib.request.urlopen(request).read())
    alone = rate(bare.address + twin, "plain", CONNECTIONS_OF_BARE, SECONDS_OF_BARE)
    missed = []
    for encoding, ending in FILES.items():
        rates = in_turn(
            {
                "cache": partial(rate, stack.address + path, encoding),
                "file": partial(rate, f"{stack.address}/static/{copy.name}", encoding),
            }
        )
        cache, file = (statistics.median(rates[name]) for name in ("cache", "file"))
        of_file = statistics.median(
            cached / as_file for cached, as_file in zip(rates["cache"], rates["file"], strict=True)
        )
        size = Path(f"{copy}{ending}").stat().st_size
        print(
            f"  {path:22}{encoding:6}{size:>8,}{cache:>10,.0f}{file:>11,.0f}{of_file:>7.0%}"
            f"{alone:>7,.1f}{cache / alone:>8,.0f}",
            flush=True,
        )
        if encoding == "gzip":
            missed += [f"{path}: {of_file:.0%} of the file"] if of_file < LEAST_OF_STATIC else []
            missed += [f"{path}: {cache / alone:,.0f} times bare"] if cache / alone < LEAST_OF_BARE else []
    return missed


if __name__ == "__main__":
    sys.exit(main())
