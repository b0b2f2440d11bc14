"""Says on a terminal which step is running, how many rows it handled and how long it took; says nothing into a pipe."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager


class Progress:
    """Steps are written to standard error, only where that is a terminal."""

    def __init__(self) -> None:
        self.begun = time.perf_counter()
        self.loud = sys.stderr.isatty()

    @contextmanager
    def step(self, name: str) -> Iterator[list[str]]:
        """Time one step; what is appended to the yielded list is shown when the step ends."""
        begun = time.perf_counter()
        details: list[str] = []
        if self.loud:
            print(f"  {name} …", end="", file=sys.stderr, flush=True)
        try:
            yield details
        finally:
            if self.loud:
                said = ", ".join([*details, f"{time.perf_counter() - begun:.1f} s"])
                print(f"\r  {name}: {said}", file=sys.stderr)

    @property
    def seconds(self) -> float:
        return time.perf_counter() - self.begun
