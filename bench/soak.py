"""Thirty minutes of a public site: 64 visitors, a process killed every three minutes, another release put in place
half-way. Every answer is compared with what a Datasette of that release, alone, answers to the same address.

`python -m bench.soak --minutes 30` prints what was answered, how fast, and how the memory went. Exit status 1 if an
answer was wrong, a fault was told as anything but a 503 with Retry-After, or the memory grew.
"""

from __future__ import annotations

import argparse
import itertools
import os
import random
import re
import shutil
import signal
import sqlite3
import statistics
import sys
import tempfile
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

import httpx

from bench.attack import percentile
from bench.stack import ROOT, Stack, inspect, missing_tools, start_alone, start_production
from disclosures.compiler.compiling import build
from disclosures.compiler.progress import Progress

VISITORS = 64
PAUSE = 2.0
"""Seconds that a visitor reads, on average, before he asks again."""
MIX = {"pages": 80, "facets": 10, "SQL": 5, "doors and downloads": 5}
"""Of a hundred requests, how many are of each kind."""
KILLED = ("pages.sock", "questions.sock", "mcp.sock", "nginx: worker")
"""What is killed in turn: words of the command lines."""
KILL_EVERY = 180.0
MOST_GROWTH = 20e6
"""Bytes an hour that the memory may grow by, the first fifth of the time left out."""
ADDRESS = "http://disclosures.example"
TIMES = re.compile(rb"Queries took [\d.]+\s*ms|\"query_ms\": ?[\d.]+|<updated>[^<]+</updated>")
"""What differs from one answer to the next, by its nature."""


@dataclass
class Release:
    """A release's database and what is asked of it, by kind, each with the digest of the right answer."""

    database: Path
    right: dict[str, dict[str, str]] = field(default_factory=dict)


@dataclass
class Seen:
    """What the visitors met. Times are in seconds."""

    statuses: Counter[tuple[str, int]] = field(default_factory=Counter)
    seconds: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    wrong: list[str] = field(default_factory=list)
    without_retry: list[str] = field(default_factory=list)
    broken: Counter[str] = field(default_factory=Counter)
    memory: list[tuple[float, int]] = field(default_factory=list)
    """Seconds since the start and bytes of all processes of the release in place."""


def addresses(database: Path) -> dict[str, list[str]]:
    """What a public site is asked for, by kind."""
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as db:
        ids = {
            table: [id for (id,) in db.execute(f"select id from {table} order by id")]
            for table in ("forces", "technologies", "requests", "publications")
        }
    counted = "select {}, count(*) from stated_positions group by 1 order by 2 desc, 1"
    return {
        "pages": [
            "/",
            "/forces",
            "/technologies",
            "/compare",
            "/changes",
            "/answers",
            "/glossary",
            "/method",
            *(f"/{table}/{id}" for table, found in ids.items() for id in found),
        ],
        "facets": [
            f"/disclosures/stated_positions?_facet={facet}&force={force}"
            for facet in ("position", "voice", "scope")
            for force in ids["forces"]
        ],
        "SQL": [
            f"/disclosures.json?sql={quote(counted.format(column))}&_shape=array&n={number}"
            for column in ("force", "technology", "position", "voice", "scope", "year")
            for number in range(40)
        ],
        "doors and downloads": [
            "/feeds/disclosures.atom",
            "/forces.geojson",
            "/openapi.json",
            "/llms.txt",
            "/disclosures/requests.csv?_stream=on",
            "/disclosures/stated_positions.json?_shape=array&_size=200",
            "/disclosures.db",
        ],
    }


def digest(path: str, content: bytes) -> str:
    return sha256(content if path == "/disclosures.db" else TIMES.sub(b"", content)).hexdigest()


def learn(release: Release, folder: Path) -> None:
    """Ask a Datasette alone for all that will be asked for; what it does not answer with 200 is left out."""
    stack = start_alone(folder, release.database, SITE_ADDRESS=ADDRESS)
    try:
        stack.wait(("/-/status.json",))
        with httpx.Client(base_url=stack.address, timeout=60, headers={"Host": "disclosures.example"}) as client:
            for kind, paths in addresses(release.database).items():
                found = {path: client.get(path) for path in paths if path != "/disclosures.db"}
                release.right[kind] = {
                    path: digest(path, answer.content) for path, answer in found.items() if answer.status_code == 200
                }
                if "/disclosures.db" in paths:
                    release.right[kind]["/disclosures.db"] = digest("/disclosures.db", release.database.read_bytes())
    finally:
        stack.stop()


class Soak:
    """A site in use. `site` and `release` are what stands in place now; a visitor's request belongs to those that stood
    when he sent it."""

    def __init__(self, stack: Stack, release: Release, minutes: float):
        self.place = (stack, release)
        self.begun = time.monotonic()
        self.until = self.begun + minutes * 60
        self.seen, self.lock = Seen(), threading.Lock()

    def visit(self, number: int) -> None:
        """One visitor, of a network of his own, until the end."""
        rng = random.Random(number)
        transport = httpx.HTTPTransport(local_address=f"127.{50 + number}.1.1")
        with httpx.Client(timeout=30, transport=transport, headers={"Accept-Encoding": "gzip"}) as client:
            while time.monotonic() < self.until:
                stack, release = self.place
                [kind] = rng.choices(list(MIX), list(MIX.values()))
                self.ask(client, stack, release, kind, rng.choice(list(release.right[kind])))
                time.sleep(rng.expovariate(1 / PAUSE))

    def ask(self, client: httpx.Client, stack: Stack, release: Release, kind: str, path: str) -> None:
        begun = time.perf_counter()
        try:
            answer = client.get(stack.address + path)
        except httpx.TransportError as problem:
            with self.lock:
                self.seen.broken[type(problem).__name__] += 1
            return
        took = time.perf_counter() - begun
        with self.lock:
            self.seen.statuses[kind, answer.status_code] += 1
            self.seen.seconds[kind].append(took)
            if answer.status_code == 200 and digest(path, answer.content) != release.right[kind][path]:
                self.seen.wrong.append(path)
            if answer.status_code not in (200, 429) and "retry-after" not in answer.headers:
                self.seen.without_retry.append(f"{answer.status_code} {path}")

    def kill_in_turn(self) -> None:
        """Kill one process after the other, for ever."""
        for word in itertools.cycle(KILLED):
            time.sleep(KILL_EVERY)
            if time.monotonic() > self.until - 10:
                return
            found = [pid for pid, line in self.place[0].processes() if word in line and "s6-" not in line]
            for pid in found[:1]:
                print(f"  after {time.monotonic() - self.begun:5.0f} s: {word} killed", flush=True)
                os.kill(pid, signal.SIGKILL)

    def weigh(self) -> None:
        while time.monotonic() < self.until:
            self.seen.memory.append((time.monotonic() - self.begun, self.place[0].memory()))
            time.sleep(5)


@contextmanager
def production(folder: Path, release: Release) -> Iterator[Stack]:
    stack = start_production(folder, release.database, SITE_ADDRESS=ADDRESS)
    try:
        stack.wait()
        yield stack
    finally:
        stack.stop()


def soak(minutes: float) -> Seen:
    """Let visitors use a site for so many minutes, with another release in place from half-way."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        first, second = releases(folder)
        with production(folder / "first", first) as before:
            run = Soak(before, first, minutes)
            threads = [threading.Thread(target=run.visit, args=(number,)) for number in range(VISITORS)]
            threads += [threading.Thread(target=work, daemon=True) for work in (run.kill_in_turn, run.weigh)]
            for thread in threads:
                thread.start()
            time.sleep(minutes * 30)
            with production(folder / "second", second) as after:
                run.place = (after, second)
                print(f"  after {time.monotonic() - run.begun:5.0f} s: another release is in place", flush=True)
                time.sleep(35)  # what was asked of the first is answered
                before.stop()
                for thread in threads[:VISITORS]:
                    thread.join()
        return run.seen


def releases(folder: Path) -> tuple[Release, Release]:
    """Two of today's rows: as they are, and under a higher version, which every page names."""
    data = folder / "data"
    shutil.copytree(ROOT / "data", data)
    made = []
    for name in ("one", "two"):
        database = folder / name / "disclosures.db"
        database.parent.mkdir()
        build(data, database, Progress())
        inspect(database)
        made.append(Release(database))
        learn(made[-1], folder / f"alone-{name}")
        (data / "VERSION").write_text("99.0.0\n", encoding="utf-8")
    return made[0], made[1]


def growth(memory: list[tuple[float, int]]) -> float:
    """Bytes an hour, by least squares over what came after the first fifth of the time."""
    late = [point for point in memory if point[0] > memory[-1][0] / 5]
    times, weights = zip(*late, strict=True)
    return statistics.linear_regression(times, weights).slope * 3600


def report(seen: Seen) -> list[str]:
    """Print what was seen; returns what was not as it must be."""
    for kind in MIX:
        statuses = {status: number for (of, status), number in sorted(seen.statuses.items()) if of == kind}
        times = seen.seconds[kind]
        print(
            f"  {kind:20} answered {statuses}; median {statistics.median(times) * 1000:.0f} ms, "
            f"p99 {percentile(times, 0.99) * 1000:.0f} ms"
        )
    most, slope = max(weight for _, weight in seen.memory), growth(seen.memory)
    print(f"  memory: {most / 1e6:.0f} MB at most, {slope / 1e6:+.1f} MB an hour")
    print(f"  wrong answers: {len(seen.wrong)}; connections that broke: {dict(seen.broken) or 'none'}")
    faults = [f"wrong: {path}" for path in seen.wrong[:5]] + [f"fault: {told}" for told in seen.without_retry[:5]]
    return faults + ([f"memory grows by {slope / 1e6:.0f} MB an hour"] if slope > MOST_GROWTH else [])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--minutes", type=float, default=30)
    options = parser.parse_args()
    if missing := missing_tools():
        print(missing, file=sys.stderr)
        return 1
    print(f"{VISITORS} visitors for {options.minutes:g} minutes")
    missed = report(soak(options.minutes))
    print("\nMissed: " + "; ".join(missed) if missed else "\nNothing was wrong.")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
