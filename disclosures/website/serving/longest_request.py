"""Ends the process when a request outlives LONGEST_REQUEST seconds, where that is set.

The time limit of a query is looked at between the steps of SQLite, and a single step can be made to take minutes; to
write an answer may hold the event loop as long. So the clock is in a thread of its own. In production the process is
started anew at once.
"""

import os
import sys
import threading
import time
from collections.abc import Callable
from functools import wraps

from starlette.types import ASGIApp, Receive, Scope, Send


def give_up(path: str) -> None:
    """End this process at once, with exit status 70, and say why."""
    print(
        f"A request of {path} outlives every limit: this process ends, to be started anew", file=sys.stderr, flush=True
    )
    os._exit(70)


class Alarm:
    """Calls `ring` with the path of the first request that is under way for more than `seconds`, from a thread."""

    def __init__(self, seconds: float, ring: Callable[[str], None]) -> None:
        self.seconds, self.ring = seconds, ring
        self.under_way: dict[object, tuple[float, str]] = {}
        self.started = threading.Lock()

    def begin(self, path: str) -> object:
        """Watch a request of this path; returns what `end` takes."""
        if self.started.acquire(blocking=False):
            threading.Thread(target=self._watch, name="longest request", daemon=True).start()
        request = object()
        self.under_way[request] = (time.monotonic() + self.seconds, path)
        return request

    def end(self, request: object) -> None:
        """The request is answered."""
        del self.under_way[request]

    def _watch(self) -> None:
        while True:
            time.sleep(min(1, self.seconds / 4))
            # A copy made in one step: the event loop adds and removes meanwhile.
            for until, path in list(self.under_way.values()):
                if until < time.monotonic():
                    self.ring(path)
                    return


def with_alarm() -> Callable[[ASGIApp], ASGIApp]:
    """An ASGI wrapper that ends the process when a request takes more than LONGEST_REQUEST seconds.

    0 or none for no limit.
    """
    alarm = Alarm(float(os.environ.get("LONGEST_REQUEST") or 0), give_up)

    def wrap(app: ASGIApp) -> ASGIApp:
        @wraps(app)
        async def watched(scope: Scope, receive: Receive, send: Send) -> None:
            if scope["type"] != "http" or not alarm.seconds:
                return await app(scope, receive, send)
            request = alarm.begin(scope["path"])
            try:
                await app(scope, receive, send)
            finally:
                alarm.end(request)

        return watched

    return wrap
