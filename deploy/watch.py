"""Asks each Datasette whether it still answers, and kills the one that has not for MOST_SILENCE seconds.

s6 then starts it anew. One that has ended, or is still starting, listens nowhere: that is for s6 to see to.
"""

from __future__ import annotations

import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

MOST_SILENCE = 10.0
"""Seconds until a question is answered. A page of 50,000 cells holds a process for about three."""
EVERY = 1.0
"""Seconds from an answer to the next question."""
QUESTION = b"DELETE / HTTP/1.0\r\n\r\n"
"""Answered 405, without SQL: a process whose queries all take their time does not hang."""


def answers(path: Path, seconds: float) -> bool | None:
    """Whether the process at this socket answers within so many seconds; none where nobody listens."""
    with socket.socket(socket.AF_UNIX) as asked:
        asked.settimeout(seconds)
        try:
            asked.connect(str(path))
            asked.sendall(QUESTION)
            return bool(asked.recv(1))
        except (FileNotFoundError, ConnectionRefusedError):
            return None
        except OSError:  # it took too long, or too many wait already
            return False


def watch(run: Path, name: str) -> None:
    """Ask the process of that name again and again, for ever."""
    while True:
        if answers(run / f"{name}.sock", MOST_SILENCE) is False:
            silent = f"The process for {name} has not answered for {MOST_SILENCE:g} seconds: it is started anew"
            print(silent, file=sys.stderr, flush=True)
            subprocess.run(["s6-svc", "-k", run / "services" / name], check=False)
        time.sleep(EVERY)


if __name__ == "__main__":
    for process in ("pages", "questions", "mcp"):
        threading.Thread(target=watch, args=(Path(sys.argv[1]), process)).start()
