"""Runs a command and tells what it took: time on the clock, processor time and memory, its children included."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

LOOKED_AT_EVERY = 0.01
"""Seconds between two looks at the memory of the running processes."""

PAGE = os.sysconf("SC_PAGE_SIZE")


@dataclass(frozen=True)
class Cost:
    """`wall` and `cpu` in seconds, `peak` in bytes.

    `cpu` is the user and system time that the kernel accounts to the command and the children it waited for (wait4).
    `peak` is the most resident memory that the command and all processes below it held at one time, looked at every 10
    ms in /proc; memory that they share counts for each. Where there is no /proc, it is the largest single process that
    wait4 knows."""

    wall: float
    cpu: float
    peak: int


def cost_of(command: Sequence[str | Path]) -> Cost:
    """What one run of the command took.

    Raises:
        RuntimeError: the command failed; the message ends with what it said.
    """
    begun = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None  # it is a pipe
    peak = 0
    while not (ended := os.wait4(process.pid, os.WNOHANG))[0]:
        peak = max(peak, _resident(process.pid))
        time.sleep(LOOKED_AT_EVERY)
    wall = time.perf_counter() - begun
    _, status, usage = ended
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{command[0]} ended with {process.returncode}: {process.stderr.read()[-2_000:]}")
    process.stderr.close()
    return Cost(
        wall, usage.ru_utime + usage.ru_stime, peak or usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    )


def median_cost(run: Callable[[], Cost], runs: int) -> Cost:
    """The median of each figure over several runs."""
    costs = [run() for _ in range(runs)]
    return Cost(
        *(
            statistics.median(figures)
            for figures in zip(*((cost.wall, cost.cpu, cost.peak) for cost in costs), strict=True)
        )
    )


def _resident(pid: int) -> int:
    """Bytes of resident memory of a process and all below it; 0 where there is no /proc."""
    process = Path(f"/proc/{pid}")
    try:
        own = int((process / "statm").read_text().split()[1]) * PAGE
        children = [
            int(child) for task in (process / "task").iterdir() for child in (task / "children").read_text().split()
        ]
    except (OSError, IndexError):
        return 0
    return own + sum(map(_resident, children))
