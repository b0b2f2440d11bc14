"""Prints what one network that sends the worst it can of each kind leaves to everybody else: a row for each attacker,
a column for each kind of visitor, with the share of requests that were answered and the slowest answer in seconds.

Exit status 1 if a target is missed.
"""

from __future__ import annotations

import itertools
import socket
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from bench.attack import COUNT, get, mcp, names
from bench.stack import ROOT, Stack, missing_tools, production_of_todays_rows

SECONDS = 12
ATTACKERS = 24
"""Connections of the network that attacks, each from an address of its own."""
NETWORK = "127.0.3.{}"
LEAST_ANSWERED = {"page": 1.0, "status": 1.0, "cached": 1.0, "sql": 0.95, "mcp": 0.95, "names": 0.95}
"""Share of the requests of each kind of visitor that must be answered, whoever attacks."""
SLOWEST = {"page": 1.0, "status": 1.0, "cached": 1.0}
"""Seconds that an answer may take."""

HEAVY = [
    f"{COUNT} select max(x) from c",
    f"{COUNT}, w as (select x, randomblob(1000) as r from c) select * from w order by r",
    f"select {' + '.join(['instr(zeroblob(95000), zeroblob(47000))'] * 100)}",
    f"{COUNT} select {', '.join(['x'] * 190)} from c limit 260",
    f"{COUNT} select printf('%.*c', 95000, 'x') from c limit 20",
    f"{COUNT} select {', '.join(['x'] * 1900)} from c limit 1000",
]
"""SQL that takes all the time, the sorting, the single step, the cells, the bytes and the columns that it can."""
LARGE = HEAVY[4]


def attack_request(kind: str, number: int) -> bytes:
    """The request of that number of an attack of that kind."""
    heavy = HEAVY[number % len(HEAVY)]
    kinds = {
        "new pages": lambda: (
            get(f"/disclosures/stated_positions/{number}") if number % 2 else get(f"/forces/x{number}")
        ),
        "searches": lambda: get(f"/search?q={'x' * 150}{number}"),
        "SQL": lambda: get(f"/disclosures{'.json' if number % 2 else ''}?sql={quote(heavy)}&n={number}"),
        "exports read slowly": lambda: get(f"/disclosures.json?sql={quote(LARGE)}&n={number}"),
        "SQL by MCP": lambda: mcp(f"{heavy} -- {number}"),
        "MCP read slowly": lambda: mcp(f"{LARGE} -- {number}"),
        "GET of MCP": lambda: get("/-/mcp"),
        "names": lambda: names(number),
        "status": lambda: get("/-/status.json"),
    }
    return kinds[kind]()


ATTACKS = (
    "new pages",
    "searches",
    "SQL",
    "exports read slowly",
    "SQL by MCP",
    "MCP read slowly",
    "GET of MCP",
    "names",
    "status",
)


def victim_request(kind: str, number: int, pages: Iterator[str]) -> bytes:
    """The request of that number of a visitor of that kind, one that nobody sent before."""
    if kind == "page":
        return get(next(pages))
    kinds = {
        "status": lambda: get("/-/status.json"),
        "cached": lambda: get("/compare"),
        "sql": lambda: get(f"/disclosures.json?sql=select+count(*)+from+forces+where+1<{number}{time.time_ns()}"),
        "mcp": lambda: mcp(f"select {number} as x"),
        "names": lambda: names(number + 1_000_000),
    }
    return kinds[kind]()


@dataclass
class Answers:
    """Of one kind of visitor: the statuses that he was answered with, and the seconds that each took."""

    statuses: list[int] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)

    @property
    def share(self) -> float:
        return self.statuses.count(200) / len(self.statuses) if self.statuses else 0

    @property
    def slowest(self) -> float:
        return max(self.seconds, default=0)


def answered(port: int, request: bytes, source: str, slow_until: float = 0) -> int:
    """The status of the answer, read whole; until that time one byte a second of it. 0 if none comes."""
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=30, source_address=(source, 0)) as connection:
            connection.sendall(request)
            head = connection.recv(100)
            while time.monotonic() < slow_until and connection.recv(1):
                time.sleep(1)
            while not slow_until and connection.recv(65536):
                pass
        return int(head.split()[1])
    except (OSError, IndexError, ValueError):
        return 0


def attack(kind: str, port: int, seconds: float) -> None:
    """Send requests of that kind from ATTACKERS addresses of one network, as fast as they are answered."""
    until, numbers = time.monotonic() + seconds, itertools.count()

    def send(source: str) -> None:
        while time.monotonic() < until:
            request = attack_request(kind, next(numbers))
            status = answered(port, request, source, until if kind.endswith("slowly") else 0)
            time.sleep(0.02 if status == 200 else 0.1)

    threads = [threading.Thread(target=send, args=(NETWORK.format(one + 1),), daemon=True) for one in range(ATTACKERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=max(0.1, until + 1 - time.monotonic()))


def measure(stack: Stack, kind: str, seconds: float, pages: Iterator[str]) -> tuple[dict[str, Answers], int]:
    """What visitors of every kind were answered while a network attacked, and the most memory of all processes."""
    command = [sys.executable, "-m", "bench.fairness", kind, str(stack.port), str(seconds)]
    attacking = subprocess.Popen(command, cwd=ROOT)
    found = {victim: Answers() for victim in LEAST_ANSWERED}

    def visit(victim: str, source: str) -> None:
        for number in itertools.count():
            if attacking.poll() is not None:
                return
            begun = time.perf_counter()
            with suppress(StopIteration):
                found[victim].statuses.append(answered(stack.port, victim_request(victim, number, pages), source))
                found[victim].seconds.append(time.perf_counter() - begun)
            time.sleep(0.6)

    visitors = [
        threading.Thread(target=visit, args=(victim, f"127.0.{10 + place}.1")) for place, victim in enumerate(found)
    ]
    time.sleep(0.5)
    for visitor in visitors:
        visitor.start()
    most = 0
    while attacking.poll() is None:
        most = max(most, stack.memory())
        time.sleep(0.1)
    for visitor in visitors:
        visitor.join()
    return found, most


def missed(found: dict[str, Answers], kind: str) -> list[str]:
    """The targets that were missed."""
    too_few = [
        f"{kind}: {victim} {found[victim].share:.0%}"
        for victim, least in LEAST_ANSWERED.items()
        if found[victim].share < least
    ]
    return too_few + [
        f"{kind}: {victim} {found[victim].slowest:.2f} s"
        for victim, most in SLOWEST.items()
        if found[victim].slowest > most
    ]


def shown(found: dict[str, Answers], kind: str, most: int) -> str:
    """One row of the table."""
    cells = [f"{answers.share:>6.0%}{answers.slowest:>6.2f}" for answers in found.values()]
    return f"  {kind:22}{''.join(f'{cell:>14}' for cell in cells)}{most / 1e6:>9.0f}"


def heading() -> str:
    return f"  {'one network attacks by':22}{''.join(f'{victim:>14}' for victim in LEAST_ANSWERED)}{'MB':>9}"


def new_pages(database: Path) -> Iterator[str]:
    """Pages of the site's own, each of which is asked for once."""
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as connection:
        ids = {
            table: [id for (id,) in connection.execute(f"select id from {table} order by id")]
            for table in ("forces", "requests", "publications")
        }
    return iter([f"/{table}/{id}" for table, found in ids.items() for id in found])


def main() -> int:
    if missing := missing_tools():
        print(missing, file=sys.stderr)
        return 1
    faults: list[str] = []
    with production_of_todays_rows() as (stack, database):
        stack.wait(("/compare",))
        pages = new_pages(database)
        print(f"Share answered and slowest in seconds, {SECONDS} s each, {ATTACKERS} connections\n{heading()}")
        for kind in ("nothing", *ATTACKS):
            found, most = measure(stack, kind, SECONDS, pages)
            print(shown(found, kind, most), flush=True)
            faults += missed(found, kind)
            time.sleep(3)
    print("\nMissed: " + "; ".join(faults) if faults else "\nEvery target is met.")
    return 1 if faults else 0


if __name__ == "__main__":
    if sys.argv[1:]:
        if sys.argv[1] == "nothing":
            time.sleep(float(sys.argv[3]))
        else:
            attack(sys.argv[1], int(sys.argv[2]), float(sys.argv[3]))
        sys.exit(0)
    sys.exit(main())
