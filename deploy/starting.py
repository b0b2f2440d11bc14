"""Whether the site can start: its database, its address, its folder."""

import json
import re
import socket
from collections.abc import Iterator
from pathlib import Path

from disclosures.publisher.formats.files import sha256


def database_problems(database: Path, inspect_file: Path) -> Iterator[str]:
    """Why this database cannot be served as it is."""
    if database.name != "disclosures.db":
        yield f"{database}: must be named disclosures.db: its name is part of every address"
        return
    if not database.is_file():
        yield f"{database}: there is no such file; `make build` compiles it"
        return
    if not inspect_file.is_file():
        yield f"{inspect_file}: there is no such file; `make {inspect_file.name}` counts the database's rows"
        return
    try:
        inspected = json.loads(inspect_file.read_text(encoding="utf-8"))["disclosures"]
        size, digest = inspected["size"], inspected["hash"]
    except (ValueError, KeyError, TypeError):
        yield (
            f"{inspect_file}: does not say what `datasette inspect` says of disclosures; remove it and run "
            f"`make {inspect_file.name}`"
        )
        return
    if database.stat().st_size != size:
        yield (
            f"{database}: has {database.stat().st_size:,} bytes where {inspect_file.name} says {size:,}; it is "
            "cut short or another build: build both anew"
        )
    elif sha256(database) != digest:
        yield f"{database}: is not the file that {inspect_file.name} was made from; build both anew"


def port_problems(listen: str) -> Iterator[str]:
    """Why nobody could connect to this address and port."""
    host, _, port = listen.rpartition(":")
    try:
        with socket.create_server(
            (host.strip("[]"), int(port)), family=socket.AF_INET6 if ":" in host else socket.AF_INET
        ):
            pass
    except (OSError, ValueError) as problem:
        yield f"LISTEN: {listen} cannot be listened on: {problem}"


def address_problems(address: str) -> Iterator[str]:
    """Why no link could begin with this address; there may be none."""
    if address and not re.fullmatch(r"https?://[^/\s?#@]+/?", address):
        yield f"SITE_ADDRESS: {address} is not an address such as https://example.org, without a path"


def folder_problems(run: Path) -> Iterator[str]:
    """Why the run folder cannot be used."""
    try:
        run.mkdir(parents=True, exist_ok=True)
        (run / "cache-works").touch()
    except OSError as problem:
        yield f"RUN_FOLDER: {run} cannot be written: {problem.strerror}"
