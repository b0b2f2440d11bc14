"""Reads a file in a process of its own: one that wants hours, or all memory, ends that process alone."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from typing import Any

from disclosures import ROOT

PATIENCE = 60.0
"""Seconds that a file may take: long letters take two or three."""
MEMORY = 2_000_000_000
"""Bytes that the process may hold."""
READER = ("-m", __name__)
"""What the process runs."""
REFUSED = 3
"""The status with which the process ends that tells on standard error, in a sentence, why nothing was read."""
TOO_MUCH = "asks for more memory than an answer needs"


class NotRead(Exception):
    """Why nothing was read, in words that follow the name of the file."""


def read_apart(content: bytes) -> dict[str, Any]:
    """The fields of the page that `formats.read_here` makes of the file.

    Raises:
        NotRead: the file cannot be read, or takes too long or too much.
    """
    command = [sys.executable, *READER, str(MEMORY)]
    try:
        done = subprocess.run(command, input=content, capture_output=True, check=False, timeout=PATIENCE, cwd=ROOT)
    except subprocess.TimeoutExpired as error:
        raise NotRead(f"takes more than {PATIENCE:.0f} seconds to read; open it, and save its text") from error
    if done.returncode == 0:
        fields: dict[str, Any] = json.loads(done.stdout)
        return fields
    told = done.stderr.decode("utf-8", errors="replace") if done.returncode == REFUSED else ""
    raise NotRead(told or "is damaged (its reader ended)")


def _main(memory: int) -> int:
    """The process, with so many bytes: a file from standard input; its page, or what is wrong, to standard output or
    error."""
    from dataclasses import asdict

    from disclosures.curator.reading.formats import Unreadable, read_here  # not above: it asks for this module

    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    try:
        sys.stdout.write(json.dumps(asdict(read_here(sys.stdin.buffer.read()))))
    except MemoryError:
        sys.stderr.write(TOO_MUCH)
        return REFUSED
    except Unreadable as error:
        sys.stderr.write(str(error))
        return REFUSED
    except Exception as error:
        sys.stderr.write(f"cannot be read as what it is ({type(error).__name__})")
        return REFUSED
    return 0


if __name__ == "__main__":
    sys.exit(_main(int(sys.argv[1])))
