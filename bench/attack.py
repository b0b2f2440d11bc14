"""Fifty badly behaved visitors, each of a network of its own (127.N.1.1), who send the worst that they can think of by
every door."""

from __future__ import annotations

import itertools
import json
import socket
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlencode

import httpx

from bench.stack import Stack

ROOT = Path(__file__).resolve().parent.parent

ATTACKERS = 50
EXPORT = "/disclosures/coverage.csv?_stream=1&_labels=on&n={n}"
"""What every tenth attacker asks for, to read it one byte a second."""

COUNT = "with recursive c(x) as (select 1 union all select x + 1 from c)"
LONG = "replace(hex(zeroblob(45000)), '00', 'a')"

SQL = [
    f"{COUNT} select count(*) from c",
    f"{COUNT} select * from c",
    f"{COUNT} select max(x) from c where x < 0",
    "select count(*) from positions a, positions b, positions c, positions d",
    "select a.summary, b.summary, c.summary from requests a, requests b, requests c "
    "order by a.summary || b.summary || c.summary desc",
    "select group_concat(a.summary || b.summary) from requests a, requests b, requests c",
    f"select {LONG} like '{'%a' * 40}%b'",
    f"select count(*) from positions a, positions b where {LONG} like '{'%a' * 40}%b'",
    f"select {LONG} glob '{'*a' * 40}*b'",
    "select 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' regexp '(a+)+$'",
    "select zeroblob(1000000000)",
    "select hex(randomblob(900000000))",
    "select printf('%.*c', 999999999, 'x')",
    f"{COUNT} select printf('%.*c', 95000, 'x') from c limit 1000",
    f"{COUNT} select group_concat(printf('%.*c', 100000, 'x')) from c",
    f"{COUNT}, w as (select x, randomblob(1000) as r from c) select * from w order by r",
    "select distinct a.key_phrase, b.key_phrase, c.key_phrase from positions a, positions b, positions c",
    "select json_group_array(json_object('a', a.summary, 'b', b.summary)) from requests a, requests b, requests c",
    "select sum(a.id > b.id) over (order by a.id, b.id) from positions a, positions b, positions c",
    f"select instr(zeroblob(95000), zeroblob(47000) || x'01'){', 1' * 20}",
    f"select trim({LONG}, printf('%.*c', 90000, 'b') || 'a')",
    f"select {' + '.join(['instr(zeroblob(95000), zeroblob(47000))'] * 100)}",
    f"{COUNT} select {', '.join(['x'] * 1900)} from c limit 1000",
    f"{COUNT} select {', '.join(['x'] * 199)} from c limit 251",
    f"{COUNT} select replace(printf('%.*c', 95000, 'x'), 'x', char(1)) from c limit 20",
    f"{COUNT} select replace(printf('%.*c', 95000, 'x'), 'x', char(34)) from c limit 20",
    f"{COUNT} select x as {'n' * 4_000} from c limit 1000",
]


def get(path: str) -> bytes:
    return f"GET {path} HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n".encode()


def post(path: str, body: str, kind: str) -> bytes:
    head = f"POST {path} HTTP/1.1\r\nHost: here\r\nConnection: close\r\nContent-Type: {kind}\r\n"
    accept = "Accept: application/json, text/event-stream\r\n"
    return f"{head}{accept}Content-Length: {len(body.encode())}\r\n\r\n{body}".encode()


def mcp(sql: str) -> bytes:
    """A call of execute_sql."""
    arguments = {"database": "disclosures", "sql": sql}
    call = {
        "jsonrpc": "2.0",
        "id": 1,
        "method": "tools/call",
        "params": {"name": "execute_sql", "arguments": arguments},
    }
    return post("/-/mcp", json.dumps(call), "application/json")


def names(number: int) -> bytes:
    """A batch of misspelt names, as many as are answered at once."""
    queries = {f"q{n}": {"query": f"metropolitn polise servise of lundon {number} {n}"} for n in range(10)}
    form = urlencode({"queries": json.dumps(queries)})
    return post("/disclosures/forces/-/reconcile", form, "application/x-www-form-urlencoded")


def requests() -> list[bytes]:
    """One request for each shape of attack, {n} for a number that makes it new each time."""
    return [
        *(get(address) for address in addresses()),
        *(mcp(f"{one} -- {{n}}") for one in SQL),
        *(mcp("select * from stated_positions -- {n}"), names(1), get("/-/mcp"), get("/-/status.json")),
    ]


def addresses() -> list[str]:
    """One address for each shape of attack by an address alone."""
    sql = ["/disclosures.json?sql=" + quote(one) + "&n={n}" for one in SQL] + [
        "/disclosures?sql=" + quote(one) + "&n={n}" for one in SQL[:6]
    ]
    facets = "&".join(
        f"_facet={column}"
        for column in ("force_name", "technology_name", "position_name", "scope", "voice", "said_from")
    )
    return [
        *sql,
        "/disclosures.csv?sql=" + quote(SQL[1]) + "&_size=max&n={n}",
        "/disclosures/coverage.json?_size=max&n={n}",
        "/disclosures/coverage?_size=1000000000&n={n}",
        "/disclosures/stated_positions.json?_next=1000{n}&_size=max",
        "/disclosures/coverage?_next={n}0&_sort_desc=technology_name",
        "/disclosures/stated_positions?" + facets + "&n={n}",
        "/disclosures/coverage?" + facets + "&_facet_size=max&n={n}",
        "/disclosures/stated_positions?" + facets * 20 + "&n={n}",
        "/disclosures/coverage.csv?_stream=1&_size=max&n={n}",
        "/disclosures/stated_positions.csv?_stream=1&_labels=on&n={n}",
        "/disclosures/requests?_where=" + quote(f"id in ({COUNT} select x from c)") + "&n={n}",
        "/disclosures/requests?summary__contains=" + quote("%a" * 200) + "&n={n}",
        "/search?q=use+of+live+facial+recognition+{n}",
        "/compare?nation={n}",
    ]


class Attack:
    """Fifty attackers that send for some seconds, in a process of their own, so that they do not slow whoever
    measures."""

    def __init__(self, port: int, seconds: float):
        self.process = subprocess.Popen(
            [sys.executable, "-m", __name__, str(port), str(seconds)], stdout=subprocess.PIPE, text=True, cwd=ROOT
        )

    def end(self) -> tuple[Counter[str], int]:
        """Wait for the end. How often each status was answered, and how often a 429 or 503 came without Retry-After."""
        answered = json.loads(self.process.communicate(timeout=60)[0])
        return Counter(answered["statuses"]), answered["without_retry"]


class Attackers:
    def __init__(self, port: int, seconds: float):
        self.port, self.until = port, time.monotonic() + seconds
        self.statuses: Counter[int] = Counter()
        self.without_retry = 0
        self.lock = threading.Lock()

    def run(self) -> None:
        numbers, shapes = itertools.count(), requests()
        threads = [
            threading.Thread(target=self.attack, args=(f"127.{one + 1}.1.1", shapes, numbers, one % 10 == 0))
            for one in range(ATTACKERS)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    def attack(self, source: str, shapes: list[bytes], numbers: Iterator[int], slow: bool) -> None:
        while time.monotonic() < self.until:
            number = next(numbers)
            request = get(EXPORT) if slow else shapes[number * 7 % len(shapes)]
            try:
                status, retry = self.send(source, request.replace(b"{n}", b"%03d" % (number % 1000)), slow)
            except OSError:
                status, retry = 0, True
            with self.lock:
                self.statuses[status] += 1
                self.without_retry += status in (429, 503) and not retry
            time.sleep(0.05)

    def send(self, source: str, request: bytes, slow: bool) -> tuple[int, bool]:
        """The status of the answer, and whether it says when to try again. A slow attacker takes one byte a second."""
        left = max(0.1, self.until - time.monotonic())
        with socket.create_connection(("127.0.0.1", self.port), timeout=left, source_address=(source, 0)) as connection:
            connection.sendall(request)
            if slow:
                head = b""
                while time.monotonic() < self.until and (byte := connection.recv(1)):
                    head += byte
                    time.sleep(1)
            else:
                head = connection.recv(4096)
                while time.monotonic() < self.until and connection.recv(65536):
                    pass
        return int(head.split()[1]) if len(head) > 12 else 0, slow or b"\r\nRetry-After: " in head


@dataclass(frozen=True)
class Siege:
    """What a visitor met while the attackers were at work. Times are in seconds, memory is in bytes."""

    cached: list[float]
    """How long the page in the cache took, each time."""
    new: list[float]
    """How long pages took that were not in the cache."""
    visitor_statuses: Counter[int]
    most_memory: int
    attacker_statuses: Counter[str]
    without_retry: int
    """Answers 429 and 503 that did not say when to try again."""
    back: float
    """How long after the end until a query that nobody had asked before was answered."""

    def said(self) -> str:
        return (
            f"in cache, p95: {percentile(self.cached) * 1000:.1f} ms of {len(self.cached)}; "
            f"new, p95: {percentile(self.new) * 1000:.0f} ms of {len(self.new)}; "
            f"memory: {self.most_memory / 1e6:.0f} MB; back after {self.back:.2f} s; "
            f"attackers were answered {dict(self.attacker_statuses)}"
        )


def besiege(stack: Stack, forces: list[str], seconds: float) -> Siege:
    """Fifty clients send the worst SQL that they can think of, while one visitor reads pages of these forces."""
    new_pages = (f"/forces/{force}{end}" for end in ("", "/brief") for force in forces)
    cached: list[float] = []
    new: list[float] = []
    statuses: Counter[int] = Counter()
    most = 0
    with httpx.Client(base_url=stack.address, timeout=30) as visitor:

        def timed(path: str) -> float:
            begun = time.perf_counter()
            statuses[visitor.get(path).status_code] += 1
            return time.perf_counter() - begun

        timed("/compare")
        attack = Attack(stack.port, seconds)
        time.sleep(1)
        while attack.process.poll() is None:
            cached.append(timed("/compare"))
            if page := next(new_pages, None):
                new.append(timed(page))
            most = max(most, stack.memory())
            time.sleep(0.1)
        answered, without_retry = attack.end()
    return Siege(cached, new, statuses, most, answered, without_retry, _seconds_until_answered(stack.address))


def _seconds_until_answered(address: str) -> float:
    begun = time.perf_counter()
    for number in range(400):
        if httpx.get(f"{address}/disclosures.json?sql=select+'back'+as+x{number}", timeout=30).status_code == 200:
            return time.perf_counter() - begun
        time.sleep(0.1)
    raise RuntimeError("no query was answered for 40 s after the attack")


def percentile(seconds: list[float], share: float = 0.95) -> float:
    ordered = sorted(seconds)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


if __name__ == "__main__":
    attackers = Attackers(int(sys.argv[1]), float(sys.argv[2]))
    attackers.run()
    print(json.dumps({"statuses": attackers.statuses, "without_retry": attackers.without_retry}))
