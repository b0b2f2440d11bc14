"""How fast other sites are asked: one question at a time for each host, with a pause after each."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from email.utils import parsedate_to_datetime

PAUSE = 2.0
"""Seconds from the end of an answer to the next question to the same host, at least."""
LONGEST_WAIT = 120.0
"""Seconds for which we wait where a site asks us to come back; for longer, somebody runs the command again."""


class Interrupted(Exception):
    """Whoever runs the command wants it to stop."""


class Pace:
    """Lets one question at a time through to each host. `stopping` is set to end all waiting."""

    def __init__(self, stopping: threading.Event | None = None):
        self.stopping = stopping or threading.Event()
        self._locks: dict[str, threading.Lock] = {}
        self._free_at: dict[str, float] = {}
        self._pauses: dict[str, float] = {}
        self._lock = threading.Lock()

    @contextmanager
    def turn(self, host: str) -> Iterator[None]:
        """Wait for our turn with the host, and hold it.

        Raises:
            Interrupted: meanwhile the command was stopped.
        """
        with self._lock:
            lock = self._locks.setdefault(host, threading.Lock())
        with lock:
            self.wait(self._free_at.get(host, 0.0) - time.monotonic())
            try:
                yield
            finally:
                self._free_at[host] = time.monotonic() + self._pauses.get(host, PAUSE)

    def slow_down(self, host: str, seconds: float) -> None:
        """Pause for so long after each answer of the host, if that is longer than we do anyhow."""
        self._pauses[host] = max(PAUSE, min(seconds, LONGEST_WAIT))

    def wait(self, seconds: float) -> None:
        """Wait, unless the command is stopped.

        Raises:
            Interrupted: it is.
        """
        if self.stopping.wait(max(seconds, 0.0)) or self.stopping.is_set():
            raise Interrupted


def seconds_to_wait(header: str, now: float) -> float | None:
    """What `Retry-After` says, in seconds or as a date; None where it says nothing that can be read. `now`: seconds
    since 1970.

    >>> seconds_to_wait("30", 0.0), seconds_to_wait("Thu, 01 Jan 1970 00:01:00 GMT", 20.0), seconds_to_wait("soon", 0.0)
    (30.0, 40.0, None)
    """
    if header.strip().isdecimal():
        return float(header)
    try:
        return max(parsedate_to_datetime(header).timestamp() - now, 0.0)
    except (ValueError, TypeError, OverflowError):
        return None
