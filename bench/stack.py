"""Starts the production site, as `make serve-production` does, or Datasette alone or bare, on a free port of this
machine, and stops it."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from disclosures.compiler.compiling import build
from disclosures.compiler.progress import Progress

ROOT = Path(__file__).resolve().parent.parent
TOOLS = {"nginx": "nginx-light", "s6-svscan": "s6", "wrk": "wrk"}
"""What the production stack and its measurements need, and the Debian package that holds it."""
KEPT: list[socket.socket] = []
"""Holds the ports that were given away: between a look for a free one and its use another program may be given it."""


def missing_tools() -> str:
    """What to install, or nothing."""
    packages = [package for tool, package in TOOLS.items() if not shutil.which(tool)]
    return (
        f"the production stack is not installed: on Debian and Ubuntu, apt-get install {' '.join(packages)}"
        if packages
        else ""
    )


def free_port() -> int:
    """A port of this machine that the system gives to nobody else while this process lives: a server alone, which sets
    SO_REUSEADDR, can have it."""
    free = socket.socket()
    free.bind(("127.0.0.1", 0))
    free.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    KEPT.append(free)
    return int(free.getsockname()[1])


def inspect(database: Path) -> Path:
    """What `datasette inspect` says of the database, in a file beside it."""
    file = database.parent / "inspect-data.json"
    subprocess.run([sys.executable, "-m", "datasette", "inspect", database, "--inspect-file", file], check=True)
    return file


@dataclass
class Stack:
    """A running site: its process, its port, the folder of its sockets, cache and log, and the sockets of the processes
    that answer for each other."""

    process: subprocess.Popen[bytes]
    port: int
    folder: Path
    sockets: tuple[Path, ...] = ()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def log(self) -> str:
        return (self.folder / "log").read_text(encoding="utf-8", errors="replace")

    def logged(self, pattern: str, seconds: float = 15) -> bool:
        """Whether the log comes to hold what the pattern matches; nginx writes it a second late."""
        until = time.monotonic() + seconds
        while not (found := re.search(pattern, self.log)) and time.monotonic() < until:
            time.sleep(0.1)
        return bool(found)

    def wait(self, paths: tuple[str, ...] = ("/-/status.json", "/disclosures.json?sql=select+1")) -> None:
        """Return when all of these are answered with 200, as a rule an address of pages and one of questions, and each
        process answers for itself.

        Raises:
            RuntimeError: the site ended, or did not answer in time; the message ends with what it said.
        """
        for path in paths:
            self._until(partial(self._answers, path))
        for socket_ in self.sockets:
            self._until(socket_.exists)

    def wait_for_programs(self) -> None:
        """Return when the process that speaks MCP, which starts last, answers.

        Raises:
            RuntimeError: as `wait`.
        """
        self._until(lambda: bool(re.search(r"running on unix socket \S+/mcp\.sock", self.log)))

    def _answers(self, path: str) -> bool:
        return status_of(self.port, path) == 200

    def _until(self, started: Callable[[], bool]) -> None:
        until = time.monotonic() + 40
        while not started():
            if self.process.poll() is not None or time.monotonic() > until:
                raise RuntimeError(f"the site did not start: {self.log[-2_000:]}")
            time.sleep(0.1)

    def processes(self) -> Iterator[tuple[int, str]]:
        """Every process of the site with its command line."""
        waiting = [self.process.pid]
        while waiting:
            pid = waiting.pop()
            try:
                yield pid, command_of(pid)
                waiting += [
                    int(child)
                    for task in Path(f"/proc/{pid}/task").iterdir()
                    for child in (task / "children").read_text().split()
                ]
            except OSError:
                continue

    def memory(self) -> int:
        """Bytes of all processes together; what they share, with each other or with anybody, is counted in shares."""
        return sum(held(pid, "Pss") for pid, _ in self.processes())

    def stop(self) -> None:
        """End the site, and return when all of it has ended: what s6 started may write for a while when s6 is gone."""
        started = list(self.processes())
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            for pid, _ in list(self.processes()):
                os.kill(pid, signal.SIGKILL)
            self.process.wait()
            raise
        until = time.monotonic() + 20
        while left := [command for pid, command in started if lives(pid, command)]:
            if time.monotonic() > until:
                raise RuntimeError(f"still there when the site had ended: {left}")
            time.sleep(0.02)


def command_of(pid: int) -> str:
    """The command line of a process; empty if it has ended and is not waited for yet.

    Raises:
        OSError: there is no such process.
    """
    return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode().strip()


def lives(pid: int, command: str) -> bool:
    """Whether the process with this command line has not ended."""
    try:
        return bool(command) and command_of(pid) == command
    except OSError:
        return False


def held(pid: int, what: str) -> int:
    """Bytes that a process holds of what /proc/PID/smaps_rollup calls so: `Anonymous`, `Pss`; 0 if it is gone."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith(f"{what}:")), 0)


def status_of(port: int, path: str, timeout: float = 5, headers: str = "") -> int:
    """The status of the answer; 0 if there is none. `headers` are further lines of the request."""
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=timeout) as connection:
            connection.sendall(f"GET {path} HTTP/1.1\r\nHost: here\r\nConnection: close\r\n{headers}\r\n".encode())
            return int(connection.recv(100).split()[1])
    except (OSError, IndexError, ValueError):
        return 0


def start_production(folder: Path, database: Path, root: Path = ROOT, **settings: str) -> Stack:
    """The production site on this database; `settings` are those that deploy/production names, `root` holds the site's
    files."""
    folder.mkdir(parents=True, exist_ok=True)
    port = free_port()
    environment = os.environ | {
        "RUN_FOLDER": str(folder / "run"),
        "LISTEN": f"127.0.0.1:{port}",
        "SITE_ADDRESS": f"http://127.0.0.1:{port}",
        "DISCLOSURES_DB": str(database),
        "INSPECT_FILE": str(database.parent / "inspect-data.json"),
        **settings,
    }
    stack = _start([root / "deploy" / "production"], environment, port, folder)
    stack.sockets = (folder / "run" / "pages.sock", folder / "run" / "questions.sock")
    return stack


@contextmanager
def production_of_todays_rows(**settings: str) -> Iterator[tuple[Stack, Path]]:
    """The production site on a database built for it, and the database; both are gone at the end."""
    with tempfile.TemporaryDirectory() as scratch:
        database = Path(scratch) / "disclosures.db"
        build(ROOT / "data", database, Progress())
        inspect(database)
        stack = start_production(Path(scratch) / "production", database, ROOT, **settings)
        try:
            stack.wait()
            stack.wait_for_programs()
            yield stack, database
        finally:
            stack.stop()


def start_alone(folder: Path, database: Path, *options: str | Path, root: Path = ROOT, **settings: str) -> Stack:
    """Datasette as `make serve` starts it, with nothing before it.

    `options` come last on its command line; `settings` are of its environment; `root` holds the site's files.
    """
    folder.mkdir(parents=True, exist_ok=True)
    port = free_port()
    command = [root / "deploy" / "serve", "--host", "127.0.0.1", "--port", str(port), *options]
    return _start(command, os.environ | {"DISCLOSURES_DB": str(database), **settings}, port, folder)


def start_bare(folder: Path, database: Path) -> Stack:
    """Datasette with none of our pages, and no plugin, on the same database."""
    folder.mkdir(parents=True, exist_ok=True)
    port = free_port()
    without_plugins = "import sys; sys._called_from_test = True; from datasette.cli import cli; cli()"
    command = [
        sys.executable,
        "-c",
        without_plugins,
        "serve",
        "--immutable",
        database,
        "--host",
        "127.0.0.1",
        "--port",
        str(port),
    ]
    return _start(command, dict(os.environ), port, folder)


def _start(command: list[Any], environment: dict[str, str], port: int, folder: Path) -> Stack:
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
    return Stack(process, port, folder)
