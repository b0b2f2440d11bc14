"""Fifty clients send the worst SQL that they can think of; everybody else notices nothing."""

import time

import httpx

from tests.production.attack import Attack, percentile

SECONDS = 20
SLOWEST_CACHED, SLOWEST_NEW = 0.050, 1.0
"""Seconds, at the 95th percentile: of a page in the cache, of a force's page that is not."""
MOST_MEMORY = 512_000_000
BACK_WITHIN = 2.0
"""Seconds after the attack until a visitor's own query is answered again."""


def timed(client: httpx.Client, path: str) -> tuple[float, int]:
    begun = time.perf_counter()
    status = client.get(path).status_code
    return time.perf_counter() - begun, status


def seconds_until_answered(address: str) -> float:
    """How long until a query that nobody has asked before is answered; asked again every 0.1 s, as long as it takes."""
    begun = time.perf_counter()
    for number in range(400):
        if httpx.get(f"{address}/disclosures.json?sql=select+'back'+as+x{number}", timeout=30).status_code == 200:
            break
        time.sleep(0.1)
    return time.perf_counter() - begun


def test_the_site_stays_fast_while_fifty_clients_send_the_worst_sql(start, forces):
    stack = start()
    new_pages = (f"/forces/{force}{end}" for end in ("", "/brief") for force in forces)
    cached, new, most = [], [], 0
    with httpx.Client(base_url=stack.address, timeout=30) as visitor:
        visitor.get("/compare")
        attack = Attack(stack.port, SECONDS)
        time.sleep(1)
        while attack.process.poll() is None:
            cached.append(timed(visitor, "/compare"))
            if page := next(new_pages, None):
                new.append(timed(visitor, page))
            most = max(most, stack.memory())
            time.sleep(0.1)
        statuses, without_retry = attack.end()
        back = seconds_until_answered(stack.address)
    figures = {
        "cached, p95": f"{percentile([seconds for seconds, _ in cached]) * 1000:.1f} ms of {len(cached)}",
        "new, p95": f"{percentile([seconds for seconds, _ in new]) * 1000:.0f} ms of {len(new)}",
        "memory": f"{most / 1e6:.0f} MB",
        "back": f"{back:.2f} s",
        "attackers were answered": dict(statuses),
    }
    print(figures)
    assert {status for _, status in cached + new} == {200}, figures
    assert len(new) >= 49, figures
    assert percentile([seconds for seconds, _ in cached]) < SLOWEST_CACHED, figures
    assert percentile([seconds for seconds, _ in new]) < SLOWEST_NEW, figures
    assert most < MOST_MEMORY, figures
    assert back < BACK_WITHIN, figures
    assert sum(statuses.values()) > 200 and not [
        status for status in statuses if int(status) >= 500 and int(status) != 503
    ], figures
    assert without_retry == 0, figures
