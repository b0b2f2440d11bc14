"""A request that outlives every limit ends the process, even while it holds the event loop."""

import asyncio
import subprocess
import sys

from disclosures import ROOT
from disclosures.website.serving.longest_request import Alarm

HELD = """
import asyncio, time
from disclosures.website.serving.longest_request import with_alarm

async def holds_the_loop(scope, receive, send):
    time.sleep(30)

asyncio.run(with_alarm()(holds_the_loop)({"type": "http", "path": "/held"}, None, None))
"""


def test_who_holds_the_event_loop_is_ended():
    ended = subprocess.run(
        [sys.executable, "-c", HELD],
        env={"LONGEST_REQUEST": "0.5", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=20,
        check=False,
    )
    assert ended.returncode == 70
    assert "A request of /held outlives every limit" in ended.stderr


def test_the_alarm_rings_for_no_request_that_is_answered():
    rung = []
    alarm = Alarm(0.4, rung.append)

    async def requests():
        quick, slow = alarm.begin("/quick"), alarm.begin("/slow")
        alarm.end(quick)
        while not rung:
            await asyncio.sleep(0.1)
        alarm.end(slow)

    asyncio.run(requests())
    assert rung == ["/slow"]
