"""Thirty minutes of a public site: 64 visitors, a process killed every three minutes, another release put in place
half-way. Every answer is compared with what a Datasette of that release, alone, answers to the same address.

`python -m bench.soak --minutes 30` prints what was answered, how fast, and how the memory went. Exit status 1 if an
answer was wrong, if there was a fault, but for a 503 with Retry-After (or a connection that broke) while something was
started anew, or if the memory grew.

How the memory grows is told of each part of the site, by what its processes hold for themselves (`Anonymous` in
/proc/PID/smaps_rollup). Their share of what they have in common with others, such as libraries, is left out: it grows
whenever a neighbour ends, and by some 3 MB in each process when the release before is stopped.

A Datasette that was started anew begins small, and grows for some thousand answers until its templates, statements and
pages of the database are in memory. In twelve minutes of visitors, most of whom nginx answers, it does not come so far,
so a slope over time would tell of that. Therefore each is asked for MORE_ANSWERS when the visitors have gone, through
its own socket and none of them from a cache. What it grows by in the second half of them, by least squares, times the
answers that visitors have of it in an hour, is what it leaks. Of nginx and the rest the slope over time is told, in the
second half of each life that lasted more than a quarter of the whole.
"""

from __future__ import annotations

import argparse
import itertools
import json
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
from bench.stack import ROOT, Stack, held, inspect, missing_tools, start_alone, start_production
from disclosures.compiler.compiling import build
from disclosures.compiler.progress import Progress

VISITORS = 64
PAUSE = 2.0
"""Seconds that a visitor reads, on average, before he asks again."""
MIX = {"pages": 80, "facets": 10, "SQL": 5, "doors and downloads": 5}
"""Of a hundred requests, how many are of each kind."""
PAGES_TO_A_NEW_ADDRESS = 10
"""Of so many pages one is asked for by an address that nobody used before, as links from elsewhere have them."""
KILLED = ("pages.sock", "questions.sock", "mcp.sock", "nginx: worker")
"""What is killed in turn: words of the command lines."""
KILLS = 10
"""One in each tenth of the time: in 30 minutes every three."""
STARTS_WITHIN = 10.0
"""Seconds after a kill, or another release, in which visitors may be told to come again."""
PARTS = {"pages": "pages.sock", "questions": "questions.sock", "programs": "mcp.sock", "nginx": "nginx: "}
"""Of each part of the site words of its processes' command lines; whatever else runs is a part, too."""
DATASETTES = {
    "pages": [("pages", "")],
    "questions": [("facets", ""), ("SQL", "")],
    "programs": [("doors and downloads", "/-/reconcile")],
}
"""What each of them is asked when the visitors have gone: kinds of what they ask, and words of the addresses."""
MORE_ANSWERS = {"pages": 4_000, "questions": 2_000, "programs": 2_000}
WEIGHED_EVERY = 50
"""Answers."""
LONG_LIFE = 0.25
"""Of the whole time: a process that lived longer tells whether its memory grows."""
MOST_GROWTH = 20e6
"""Bytes an hour that the memory of all parts together may grow by."""
ADDRESS = "http://disclosures.example"
VARIES = re.compile(rb"Queries took [\d.]+\s*ms|\"query_ms\": ?[\d.]+|<updated>[^<]+</updated>|(\?|&amp;)from=\d+")
"""What differs from one answer to the next, by its nature: times, and the new address where a page names its own."""


Life = list[tuple[float, int]]
"""Of a process, at one time after another: seconds since the start of the soak, bytes."""


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
    refused: list[tuple[float, str]] = field(default_factory=list)
    """When it was that a visitor was told to come again, or that a connection broke, and which of these."""
    restarts: list[float] = field(default_factory=lambda: [0.0])
    """When something was killed or put in place: first the site itself."""
    lives: dict[tuple[str, int], Life] = field(default_factory=lambda: defaultdict(list))
    """Of each process, by its part and id, what it held for itself."""
    each_answer: dict[str, float] = field(default_factory=dict)
    """Bytes that a Datasette grows by with each answer."""
    most_memory: int = 0
    """Bytes of all processes of the release in place."""

    def out_of_turn(self) -> list[str]:
        """What was refused while nothing was started."""
        return [
            f"after {when:.0f} s {what}"
            for when, what in self.refused
            if not any(0 <= when - one < STARTS_WITHIN for one in self.restarts)
        ]


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
            f"/disclosures.json?sql={quote(counted.format(column))}&_shape=array"
            for column in ("force", "technology", "position", "voice", "scope", "year")
        ],
        "doors and downloads": [
            "/feeds/disclosures.atom",
            "/forces.geojson",
            "/openapi.json",
            "/llms.txt",
            "/disclosures/requests.csv?_stream=on",
            "/disclosures/stated_positions.json?_shape=array&_size=200",
            "/disclosures.db",
            *(
                f"/disclosures/forces/-/reconcile?queries={quote(json.dumps({'q': {'query': id}}))}"
                for id in ids["forces"]
            ),
        ],
    }


def unseen(rng: random.Random, kind: str, path: str) -> str:
    """The address as nobody wrote it before, so that no cache holds the answer: all SQL, and a page in so many."""
    if kind != "SQL" and (kind != "pages" or rng.randrange(PAGES_TO_A_NEW_ADDRESS)):
        return path
    return f"{path}{'&' if '?' in path else '?'}from={rng.randrange(10**9)}"


def digest(path: str, content: bytes) -> str:
    return sha256(content if path == "/disclosures.db" else VARIES.sub(b"", content)).hexdigest()


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
        self.begun, self.minutes = time.monotonic(), minutes
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
                path = rng.choice(list(release.right[kind]))
                self.ask(client, stack, release, kind, path, unseen(rng, kind, path))
                time.sleep(rng.expovariate(1 / PAUSE))

    def ask(self, client: httpx.Client, stack: Stack, release: Release, kind: str, path: str, asked: str) -> None:
        """Ask for `asked`, which must be answered as `path` is."""
        begun = time.perf_counter()
        try:
            answer = client.get(stack.address + asked)
        except httpx.TransportError as problem:
            with self.lock:
                self.seen.refused.append((self.age(), type(problem).__name__))
            return
        took = time.perf_counter() - begun
        with self.lock:
            self.seen.statuses[kind, answer.status_code] += 1
            self.seen.seconds[kind].append(took)
            if answer.status_code == 200 and digest(path, answer.content) != release.right[kind][path]:
                self.seen.wrong.append(path)
            if answer.status_code == 503 and "retry-after" in answer.headers:
                self.seen.refused.append((self.age(), f"503 {asked}"))
            elif answer.status_code not in (200, 429):
                self.seen.without_retry.append(f"{answer.status_code} {path}")

    def kill_in_turn(self) -> None:
        """Kill one process after the other, for ever."""
        for number, word in enumerate(itertools.cycle(KILLED), 1):
            time.sleep(max(0, number * self.minutes * 60 / KILLS - self.age()))
            if time.monotonic() > self.until - 10:
                return
            found = [pid for pid, line in self.place[0].processes() if word in line and "s6-" not in line]
            for pid in found[:1]:
                self.restarted(f"{word} killed")
                os.kill(pid, signal.SIGKILL)

    def restarted(self, what: str) -> None:
        self.seen.restarts.append(self.age())
        print(f"  after {self.age():5.0f} s: {what}", flush=True)

    def weigh(self) -> None:
        while time.monotonic() < self.until:
            for pid, line in self.place[0].processes():
                part = next((part for part, words in PARTS.items() if words in line and "s6-" not in line), "others")
                self.seen.lives[part, pid].append((self.age(), held(pid, "Anonymous")))
            self.seen.most_memory = max(self.seen.most_memory, self.place[0].memory())
            time.sleep(5)

    def age(self) -> float:
        """Seconds since the start."""
        return time.monotonic() - self.begun


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
            threads += [threading.Thread(target=run.weigh), threading.Thread(target=run.kill_in_turn, daemon=True)]
            for thread in threads:
                thread.start()
            time.sleep(minutes * 30)
            with production(folder / "second", second) as after:
                run.place = (after, second)
                run.restarted("another release is in place")
                time.sleep(35)  # what was asked of the first is answered
                before.stop()
                for thread in threads[:-1]:
                    thread.join()
                run.seen.each_answer = {
                    part: grown_by_answer(after, second, part, MORE_ANSWERS[part]) for part in DATASETTES
                }
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


def growth(lives: list[Life], whole: float) -> float | None:
    """Bytes an hour that a process with these lives grows by: one slope of the second halves of the long ones.

    None if no life was long, of the `whole` seconds.
    """
    times: list[float] = []
    weights: list[float] = []
    for life in lives:
        if life[-1][0] - life[0][0] > whole * LONG_LIFE:
            late = life[len(life) // 2 :]
            middle, mean = (statistics.fmean(values) for values in zip(*late, strict=True))
            times += [when - middle for when, _ in late]
            weights += [weight - mean for _, weight in late]
    return statistics.linear_regression(times, weights, proportional=True).slope * 3600 if times else None


def grown_by_answer(stack: Stack, release: Release, part: str, answers: int) -> float:
    """Bytes that the Datasette of this part grows by with each answer, in the second half of so many."""
    [pid] = [pid for pid, line in stack.processes() if PARTS[part] in line and "s6-" not in line]
    kinds = [[path for path in release.right[kind] if words in path] for kind, words in DATASETTES[part]]
    rng, weights = random.Random(1), []
    door = httpx.HTTPTransport(uds=str(stack.folder / "run" / PARTS[part]))
    with httpx.Client(base_url=ADDRESS, transport=door, timeout=30) as client:
        for number in range(answers):
            path = rng.choice(rng.choice(kinds))
            client.get(f"{path}{'&' if '?' in path else '?'}_from={number}").raise_for_status()
            if number % WEIGHED_EVERY == 0:
                weights.append((number, held(pid, "Anonymous")))
    return statistics.linear_regression(*zip(*weights[len(weights) // 2 :], strict=True)).slope


def answers_an_hour(part: str) -> float:
    """How many answers visitors have of this Datasette; what nginx has in its cache is not among them."""
    asked = VISITORS / PAUSE * 3600 / 100
    return (
        asked
        * {
            "pages": MIX["pages"] / PAGES_TO_A_NEW_ADDRESS,
            "questions": MIX["SQL"],
            "programs": MIX["doors and downloads"],
        }[part]
    )


def at_once(lives: list[Life]) -> int:
    """How many of these processes there were at one time."""
    return max(sum(life[0][0] <= one[0][0] <= life[-1][0] for life in lives) for one in lives)


def report_memory(seen: Seen) -> list[str]:
    """Print how the memory of each part went; returns what was not as it must be."""
    whole = max(life[-1][0] for life in seen.lives.values())
    total, missed = 0.0, []
    print(f"  memory: {seen.most_memory / 1e6:.0f} MB at most; of each part's own:")
    for part in (*PARTS, "others"):
        lives = [life for (of, _), life in sorted(seen.lives.items()) if of == part]
        each = seen.each_answer[part] * answers_an_hour(part) if part in DATASETTES else growth(lives, whole)
        if each is None:
            missed.append(f"no process of {part} lived long enough to tell how its memory grows")
            continue
        total += each * at_once(lives)
        most = max(weight for life in lives for _, weight in life)
        by_answer = f", {seen.each_answer[part]:+.0f} bytes an answer" if part in DATASETTES else ""
        held_each = f"{most / 1e6:5.1f} MB at most, {each / 1e6:+5.1f} MB an hour each{by_answer}"
        print(f"    {part:10}{at_once(lives):3} at once, {held_each}")
    print(f"    together {total / 1e6:+.1f} MB an hour")
    return missed + ([f"memory grows by {total / 1e6:.0f} MB an hour"] if total > MOST_GROWTH else [])


def report(seen: Seen) -> list[str]:
    """Print what was seen; returns what was not as it must be."""
    for kind in MIX:
        statuses = {status: number for (of, status), number in sorted(seen.statuses.items()) if of == kind}
        times = seen.seconds[kind]
        print(
            f"  {kind:20} answered {statuses}; median {statistics.median(times) * 1000:.0f} ms, "
            f"p99 {percentile(times, 0.99) * 1000:.0f} ms"
        )
    refused, out_of_turn = Counter(what.split()[0] for _, what in seen.refused), seen.out_of_turn()
    print(
        f"  wrong answers: {len(seen.wrong)}; told to come again, or broken: {dict(refused) or 'none'}, "
        f"while nothing was started: {len(out_of_turn)}"
    )
    faults = [f"wrong: {path}" for path in seen.wrong[:5]] + [f"fault: {told}" for told in seen.without_retry[:5]]
    faults += [f"refused while nothing was started: {what}" for what in out_of_turn[:5]]
    return faults + report_memory(seen)


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
