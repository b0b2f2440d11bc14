"""Serves drafts to a browser of this machine: beside their evidence, to be decided on with the keyboard, and written
into data/."""

from __future__ import annotations

import secrets
import socket
from argparse import ArgumentParser, Namespace
from pathlib import Path

import uvicorn

from disclosures.compiler.schema import read_schema
from disclosures.curator.commands.options import add_data_argument, add_sure_argument, whole_number
from disclosures.curator.desk.app import desk
from disclosures.curator.desk.queue import Queue
from disclosures.curator.rows.files import finish
from disclosures.curator.stopped import Stopped

HOST = "127.0.0.1"
"""This machine alone; there is no option for another."""


def add_arguments(parser: ArgumentParser) -> None:
    """Add the drafts, --port, --sure and --data."""
    parser.add_argument(
        "drafts",
        nargs="?",
        type=Path,
        default=Path("drafts"),
        metavar="DRAFTS",
        help="a folder of draft files, or one of them (default: %(default)s)",
    )
    parser.add_argument(
        "--port",
        type=whole_number(0, 65535),
        default=8010,
        metavar="PORT",
        help="0 for any that is free (default: %(default)s)",
    )
    add_sure_argument(parser)
    add_data_argument(parser)


def run(options: Namespace) -> int:
    """Serve until Ctrl-C, then print the commit message for what was written.

    Raises:
        Stopped: there are no drafts, or the port is taken.
        BuildStopped: data/ has a fault.
    """
    finish(options.data)
    read_schema(options.data)
    queue = Queue(options.drafts, options.data)
    listener = _listener(options.port)
    port = listener.getsockname()[1]
    token = secrets.token_urlsafe(24)
    print(f"The desk is at http://{HOST}:{port}/{token}/ until Ctrl-C.", flush=True)
    config = uvicorn.Config(
        desk(queue, port, token, options.sure),
        access_log=False,  # it would print the token
        log_level="warning",
        server_header=False,
        lifespan="off",
    )
    try:
        uvicorn.Server(config).run([listener])
    except KeyboardInterrupt:  # uvicorn ends what it was answering first
        pass
    finally:
        listener.close()
    print(f"\n{queue.message() or 'Nothing is to be committed.'}")
    return 0


def _listener(port: int) -> socket.socket:
    """A socket of this machine alone.

    Raises:
        Stopped: the port is taken.
    """
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((HOST, port))
        listener.listen()  # before its address is told: who comes at once is kept waiting, not turned away
    except OSError as error:
        listener.close()
        raise Stopped(f"port {port} cannot be had ({error.strerror}); name another with --port") from error
    return listener
