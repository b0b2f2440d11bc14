"""Prints each attack of the first security review with what it did to the site then, and what it does now.

Exit status 1 if one of them does harm still.
"""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote, urlencode

import httpx

from bench.attack import COUNT, get, mcp, post
from bench.fairness import answered, new_pages
from bench.stack import ROOT, Stack, missing_tools, production_of_todays_rows

MOST_MEMORY = 400e6
"""Bytes of all processes together, what they share counted once."""
LEAST_ANSWERED = 0.95
S = "127.0.3.1"
"""The visitor who attacks."""
COLUMNS = f"{COUNT} select {','.join(['x'] * 1900)} from c limit 1000"
CONTROLS = f"{COUNT} select replace(printf('%.*c', 95000, 'x'), 'x', char(1)) from c limit 42"
INITIALIZE = {
    "jsonrpc": "2.0",
    "id": 1,
    "method": "initialize",
    "params": {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "x", "version": "1"}},
}


class Result(NamedTuple):
    """What an attack did, and whether that is harmless."""

    text: str
    held: bool


class Attacked:
    """A site that is attacked, and its visitors."""

    def __init__(self, stack: Stack, database: Path):
        self.stack, self.pages = stack, new_pages(database)

    def at_once(self, requests: Iterable[bytes]) -> list[tuple[int, int]]:
        """Status and bytes of the answer to each of these, all sent by S at the same time."""
        with ThreadPoolExecutor(32) as crowd:
            return list(crowd.map(self.send, requests))

    def send(self, request: bytes, source: str = S) -> tuple[int, int]:
        """Status and length in bytes of the answer; 0 for a connection that was shut without one."""
        try:
            with socket.create_connection(
                ("127.0.0.1", self.stack.port), timeout=30, source_address=(source, 0)
            ) as connection:
                connection.sendall(request)
                answer = b""
                while part := connection.recv(1 << 20):
                    answer += part
            return int(answer.split(None, 2)[1]), len(answer)
        except (OSError, IndexError, ValueError):
            return 0, 0

    def memory_during(self, attack: Callable[[], list[tuple[int, int]]]) -> Result:
        """The most memory of all processes while this ran, what was answered, and the longest answer."""
        with ThreadPoolExecutor(1) as aside:
            running, most = aside.submit(attack), self.stack.memory()
            while not running.done():
                most = max(most, self.stack.memory())
                time.sleep(0.02)
        answers = running.result()
        told = ", ".join(str(status) for status in sorted({status for status, _ in answers}))
        longest = max(length for _, length in answers)
        return Result(f"{most / 1e6:.0f} MB; answered {told}, at most {longest / 1e6:.1f} MB", most < MOST_MEMORY)

    def share_during(self, attack: Callable[[], object], visit: Callable[[int], bytes], seconds: float = 8) -> Result:
        """The share of a visitor's requests that were answered with 200 while S kept attacking."""
        until = time.monotonic() + seconds
        statuses: list[int] = []

        def keep_attacking() -> None:
            while time.monotonic() < until:
                attack()
                time.sleep(0.05)

        attacker = threading.Thread(target=keep_attacking)
        attacker.start()
        time.sleep(0.3)
        while time.monotonic() < until:
            statuses.append(self.send(visit(len(statuses)), "127.0.40.1")[0])
            time.sleep(0.3)
        attacker.join()
        good = statuses.count(200)
        return Result(f"{good} of {len(statuses)} answered", good >= LEAST_ANSWERED * len(statuses))

    def page(self, _: int) -> bytes:
        return get(next(self.pages))


def sql(number: int) -> bytes:
    return get(f"/disclosures.json?sql=select+{number}+as+x{time.time_ns()}")


def columns(site: Attacked) -> Result:
    return site.memory_during(lambda: [site.send(get(f"/disclosures.json?sql={quote(COLUMNS, safe=',')}"))])


def columns_by_mcp(site: Attacked) -> Result:
    return site.memory_during(lambda: site.at_once([mcp(COLUMNS)] * 4))


def controls_by_mcp(site: Attacked) -> Result:
    return site.memory_during(lambda: [site.send(mcp(CONTROLS))])


def streams_against_pages(site: Attacked) -> Result:
    return site.share_during(lambda: site.at_once([get("/-/mcp")] * 26), site.page)


def streams_against_status(site: Attacked) -> Result:
    return site.share_during(lambda: site.at_once([get("/-/mcp")] * 26), lambda _: get("/-/status.json"))


def reconcile(site: Attacked) -> Result:
    queries = {f"q{n}": {"query": f"metropolitn polise servise of lundon {n}"} for n in range(50)}
    form = urlencode({"queries": json.dumps(queries)})
    batch = post("/disclosures/forces/-/reconcile", form, "application/x-www-form-urlencoded")
    return site.share_during(lambda: site.at_once([batch] * 4), sql)


def slow_readers(site: Attacked) -> Result:
    large = mcp(f"{COUNT} select printf('%.*c', 95000, 'x') from c limit 42")

    def read_slowly() -> None:
        readers = [
            threading.Thread(target=answered, args=(site.stack.port, large, S, time.monotonic() + 4)) for _ in range(4)
        ]
        for reader in readers:
            reader.start()
        for reader in readers:
            reader.join()

    return site.share_during(read_slowly, sql)


def sessions(site: Attacked) -> Result:
    begun = site.stack.memory()
    one = post("/-/mcp", json.dumps(INITIALIZE), "application/json")
    found = site.memory_during(lambda: [site.send(one, f"127.0.{100 + n % 100}.1") for n in range(5_540)])
    return Result(f"{begun / 1e6:.0f} MB before, {found.text}", found.held)


def cache_flush(site: Attacked) -> Result:
    warm = [f"/technologies/{id}" for id in ("drones", "live-facial-recognition", "body-worn-video")] + ["/compare"]
    for path in warm:
        site.send(get(path), "127.0.41.1")
    flushed = [site.send(get(f"/basemap.db?{n}"))[0] for n in range(9)]
    time.sleep(1.5)
    marked = f"after-the-flush-{time.time_ns()}"
    site.send(get(f"/{marked}"), "127.0.41.1")
    for path in warm:
        site.send(get(path), "127.0.41.1")
    site.stack.logged(rf"{marked}[\s\S]*GET /compare ")
    missed = len(re.findall(r" MISS\b", site.stack.log.rpartition(marked)[2].partition("\n")[2]))
    return Result(f"{missed} of {len(warm)} warm pages fetched anew; answered {set(flushed)}", missed == 0)


def one_network(site: Attacked) -> Result:
    endless = f"/disclosures.json?sql={quote(f'{COUNT} select max(x) from c')}&n="

    def ask(number: int) -> int:
        headers = {"Fly-Client-IP": f"2001:db8::{number + 1:x}"}
        return httpx.get(f"{site.stack.address}{endless}{number}", headers=headers, timeout=30).status_code

    with ThreadPoolExecutor(24) as crowd:
        statuses = list(crowd.map(ask, range(24)))
    told = statuses.count(429)
    return Result(f"{told} of 24 told to wait", told >= 18)


def hung(site: Attacked) -> Result:
    pid = next(
        pid
        for pid, line in site.stack.processes()
        if "datasette" in line and "pages.sock" in line and "s6-" not in line
    )
    os.kill(pid, signal.SIGSTOP)
    begun = time.monotonic()
    status, _ = site.send(site.page(0), "127.0.42.1")
    page = time.monotonic() - begun
    while Path(f"/proc/{pid}").exists() and time.monotonic() - begun < 40:
        time.sleep(0.1)
    ended = time.monotonic() - begun
    return Result(f"page {status} in {page:.1f} s; process ended after {ended:.1f} s", status == 200 and ended < 15)


def redirect(site: Attacked) -> Result:
    place = httpx.get(site.stack.address + "/\\evil.example/").headers.get("location", "none")
    return Result(f"Location: {place}", not place.startswith(("/\\", "//")))


def tile(site: Attacked) -> Result:
    status = site.send(get("/-/tiles/basemap/99999/0/0.png"))[0]
    return Result(str(status), 400 <= status < 500)


def trickle(site: Attacked) -> Result:
    head = "POST /-/mcp HTTP/1.1\r\nHost: here\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n"
    begun = time.monotonic()
    with socket.create_connection(("127.0.0.1", site.stack.port), timeout=3) as connection:
        connection.sendall(head.encode())
        while time.monotonic() - begun < 45:
            try:
                connection.sendall(b"x")
                if not connection.recv(1 << 16):
                    break
            except TimeoutError:
                continue
            except OSError:
                break
    took = time.monotonic() - begun
    return Result(f"shut after {took:.0f} s", took < 45)


def paths(site: Attacked) -> Result:
    shown = str(ROOT) in httpx.get(site.stack.address + "/-/databases.json").text
    return Result("path shown" if shown else "no path", not shown)


def formulas(site: Attacked) -> Result:
    answer = httpx.get(site.stack.address + "/disclosures.csv?sql=select+'=HYPERLINK(1)'+as+x")
    kind = f"{answer.headers['content-type']}, {answer.headers.get('content-disposition', 'shown')}"
    return Result(kind, "attachment" in kind)


ATTACKS: list[tuple[str, str, Callable[[Attacked], Result]]] = [
    ("1,900 columns x 1,000 rows", "616 to 834 MB", columns),
    ("the same by MCP, 4 at once", "811 MB, 50 MB answered", columns_by_mcp),
    ("4 MB of control characters by MCP", "280 MB, 52 MB answered", controls_by_mcp),
    ("26 streams of GET /-/mcp, others' pages", "8 % answered", streams_against_pages),
    ("26 streams of GET /-/mcp, status", "9 of 126 answered", streams_against_status),
    ("4 batches of 50 misspelt names, others' SQL", "1 of 30 answered", reconcile),
    ("4 slow readers by MCP, others' SQL", "none for 14 s", slow_readers),
    ("5,540 initialize", "118 to 350 MB", sessions),
    ("9 requests of /basemap.db?N", "18 of 18 fetched anew", cache_flush),
    ("24 questions from one IPv6 /64", "none told to wait", one_network),
    ("/\\evil.example/", "Location: /\\evil.example", redirect),
    ("a tile out of the map", "500", tile),
    ("1 byte of a body every 3 s", "open past 45 s", trickle),
    ("/-/databases.json", "path shown", paths),
    ("CSV with a formula", "text/plain, shown", formulas),
    ("kill -STOP of the pages' process", "page 503 in 15 s, never ended", hung),
]
"""Each attack, what it did on 27 November 2026 before the mends, and the attack itself. The review's attacks that fill
a disk or need two machines are in tests/production/test_faults.py and test_deployment.py."""


def main() -> int:
    if missing := missing_tools():
        print(missing, file=sys.stderr)
        return 1
    harmful = 0
    with production_of_todays_rows(TRUSTED_PROXIES="127.0.0.1") as (stack, database):
        site = Attacked(stack, database)
        print(f"  {'attack':46}{'before':32}now")
        for name, before, attack in ATTACKS:
            result = attack(site)
            harmful += not result.held
            print(f"  {name:46}{before:32}{result.text}{'' if result.held else '  HARM'}", flush=True)
            time.sleep(2)
    return 1 if harmful else 0


if __name__ == "__main__":
    sys.exit(main())
