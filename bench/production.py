"""Prints what the production site does under a crowd, beside bare Datasette, on this machine in this run.

Exit status 1 if a target is missed.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Callable
from pathlib import Path

import build
from bench.stack import ROOT, inspect, missing_tools, start_bare, start_production
from compiler.progress import Progress

PAGES = ["/disclosures/forces", "/forces/essex", "/"]
"""A page of Datasette's, of which the issue speaks, and two of the site's own."""
ROUNDS, SECONDS, CONNECTIONS = 9, 1, 32
CONNECTIONS_OF_BARE, SECONDS_OF_BARE = 4, 8
"""Bare Datasette answers no faster with more, only later."""
LEAST_OF_STATIC, LEAST_OF_BARE = 0.9, 1_000
"""Rate of a cached page over that of the same bytes as a file, and over bare Datasette's."""


def rate(address: str, connections: int = CONNECTIONS, seconds: int = SECONDS) -> float:
    """Answers a second that wrk gets, all of them 200."""
    command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--timeout", "30s", address]
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
        build.build(ROOT / "data", database, Progress())
        inspect(database)
        stack, bare = start_production(folder / "production", database), start_bare(folder / "bare", database)
        try:
            stack.wait()
            bare.wait()
            print(f"Answers a second, median of {ROUNDS} rounds of {SECONDS} s, {CONNECTIONS} connections of wrk ({CONNECTIONS_OF_BARE} to bare Datasette)")
            print(f"  {'':24}{'bytes':>8}{'in cache':>12}{'as a file':>12}{'of it':>8}{'bare':>8}{'times':>8}")
            for path in PAGES:
                missed += report(stack, bare, path)
            print(f"  memory of all processes: {stack.memory() / 1e6:.0f} MB, of bare Datasette: {bare.memory() / 1e6:.0f} MB")
        finally:
            stack.stop()
            bare.stop()
    print("\nMissed: " + "; ".join(missed) if missed else "\nEvery target is met.")
    return 1 if missed else 0


def report(stack, bare, path: str) -> list[str]:
    """Print the three rates of one page; returns the targets that were missed."""
    page = urllib.request.urlopen(stack.address + path).read()
    copy = f"{len(page)}.html"
    (stack.folder / "run" / "static" / copy).write_bytes(page)
    rates = in_turn({"cache": lambda: rate(stack.address + path), "file": lambda: rate(f"{stack.address}/static/{copy}")})
    cache, file = (statistics.median(rates[name]) for name in ("cache", "file"))
    of_file = statistics.median(cached / as_file for cached, as_file in zip(rates["cache"], rates["file"]))
    alone = rate(bare.address + path, CONNECTIONS_OF_BARE, SECONDS_OF_BARE)
    of_bare = cache / alone
    print(f"  {path:24}{len(page):>8,}{cache:>12,.0f}{file:>12,.0f}{of_file:>8.0%}{alone:>8,.1f}{of_bare:>8,.0f}")
    targets = {f"{path}: {of_file:.0%} of the file": of_file >= LEAST_OF_STATIC, f"{path}: {of_bare:,.0f} times bare": of_bare >= LEAST_OF_BARE}
    return [what for what, met in targets.items() if not met]


if __name__ == "__main__":
    sys.exit(main())
