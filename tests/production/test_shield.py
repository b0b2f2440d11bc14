"""Fifty clients send the worst SQL that they can think of; everybody else is answered. How fast: `python -m bench.production`."""

from bench.attack import besiege

SECONDS = 10
MOST_MEMORY = 512_000_000


def test_everybody_else_is_answered_while_fifty_clients_send_the_worst_sql(start, forces):
    siege = besiege(start(), forces, SECONDS)
    assert set(siege.visitor_statuses) == {200}, siege.said()
    assert len(siege.new) >= 20, siege.said()
    assert siege.most_memory < MOST_MEMORY, siege.said()
    failed = [status for status in siege.attacker_statuses if int(status) >= 500 and int(status) != 503]
    assert siege.attacker_statuses.total() > 100 and not failed, siege.said()
    assert siege.without_retry == 0, siege.said()
