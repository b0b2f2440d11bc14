"""Looks whether the site can start, and writes what nginx and s6 need into the run folder.

Exit status 1, with every reason, if it cannot.
"""

from __future__ import annotations

import gzip
import json
import os
import re
import shutil
import socket
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader

from disclosures.compiler.version import versions_in
from disclosures.compiler.yaml_files import read_yaml
from disclosures.publisher.formats.files import sha256
from disclosures.website.pages.served import read_served
from disclosures.website.serving.content_security_policy import policies
from disclosures.website.serving.cors import OPEN
from disclosures.words.plain_words import day

ROOT = Path(__file__).resolve().parent.parent
HERE = Path(__file__).resolve().parent

ERRORS = {
    400: ("That cannot be answered", "The request is not one that this site understands."),
    404: ("We have no such page", "There is nothing at that address."),
    405: ("That is not open", "This site is read-only: ask with GET or HEAD."),
    408: ("That took too long to arrive", "The request did not arrive in time. Try again."),
    413: ("That is too large", "The request holds more than this site takes."),
    414: (
        "That address is too long",
        "An address may have 8,000 characters at most. Shorten the query, or run it on a copy of the database.",
    ),
    429: (
        "Too many requests at once",
        "Too many requests have come from your network in a short time. Wait five seconds and try again. "
        "For much data, download the whole database instead: it is one file.",
    ),
    503: ("Busy for a moment", "The site is busy or has just been restarted. Try again in a few seconds."),
}
"""What nginx itself tells: title and message by status."""


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


def folder_problems(run: Path) -> Iterator[str]:
    """Why the run folder cannot be used."""
    try:
        run.mkdir(parents=True, exist_ok=True)
        (run / "cache-works").touch()
    except OSError as problem:
        yield f"RUN_FOLDER: {run} cannot be written: {problem.strerror}"


def error_pages(release: dict[str, str]) -> dict[str, str]:
    """The files that nginx answers errors with, in the site's own frame, and as JSON.

    `release` is the database's row of that name.
    """
    frame = Environment(loader=FileSystemLoader(ROOT / "templates"), autoescape=True)
    frame.filters["day"] = day
    template = frame.get_template("error.html")
    files = {}
    for status, (title, message) in ERRORS.items():
        files[f"{status}.html"] = template.render(title=title, error=message, release=release)
        files[f"{status}.json"] = json.dumps({"ok": False, "error": message, "status": status, "title": title})
    return files


def release_links(releases: Path) -> dict[str, Path]:
    """The folder behind each name under /data: every version, and `latest` for the highest."""
    versions = list(map(str, versions_in(releases)))
    names = {version: version for version in versions} | ({"latest": versions[-1]} if versions else {})
    return {name: releases / version for name, version in names.items()}


def filled(template: str, values: dict[str, str]) -> str:
    """The template with the values in place of @name@."""
    return re.sub(r"@([a-z_]+)@", lambda found: values[found[1]], template)


def to_gate(body: bool) -> str:
    """How the first server asks the gate: with no header of the visitor's but the ones named."""
    return "\n".join(
        [
            "proxy_pass http://gate;",
            *([] if body else ["proxy_pass_request_body off;", 'proxy_set_header Content-Length "";']),
            'proxy_set_header Connection "";',
            "proxy_set_header Accept-Encoding $encoding;",
            "proxy_set_header X-Visitor $visitor;",
            "proxy_read_timeout 25s;",
        ]
    )


def prepare(environment: dict[str, str]) -> list[str]:
    """Write the run folder; returns the reasons why the site cannot start."""
    run, cache = Path(environment["RUN_FOLDER"]), Path(environment["CACHE_FOLDER"])
    database = Path(environment.get("DISCLOSURES_DB") or "disclosures.db").resolve()
    listen = environment.get("LISTEN") or "127.0.0.1:8001"
    problems = [
        *database_problems(database, Path(environment["INSPECT_FILE"])),
        *port_problems(listen),
        *folder_problems(run),
    ]
    if problems:
        return problems
    metadata = read_yaml(ROOT / "metadata.yml")
    address = environment.get("SITE_ADDRESS") or metadata["plugins"]["site"]["address"]

    for name in ("services", "static", "data", "errors", "tmp"):
        shutil.rmtree(run / name, ignore_errors=True)
    (run / "tmp").mkdir(parents=True)
    (run / "cache-works").unlink(missing_ok=True)
    shutil.rmtree(cache, ignore_errors=True)
    try:
        cache.mkdir(parents=True, exist_ok=True)
    except OSError:
        cache = run / "cache"  # nginx wants a folder; deploy/services/cache says that it is not to be used
    shutil.copytree(HERE / "services", run / "services")
    shutil.copytree(ROOT / "static", run / "static")
    for file in [
        path for path in (run / "static").rglob("*") if path.suffix in (".css", ".js", ".svg", ".json", ".txt")
    ]:
        Path(f"{file}.gz").write_bytes(gzip.compress(file.read_bytes(), 9, mtime=0))
    (run / "errors").mkdir()
    for name, text in error_pages(read_served(database).release).items():
        (run / "errors" / name).write_text(text, encoding="utf-8")
    (run / "data").mkdir()
    for name, folder in release_links(Path(environment.get("DISCLOSURES_RELEASES") or ROOT / "releases")).items():
        (run / "data" / name).symlink_to(folder.resolve())
    (run / "to_gate.conf").write_text(to_gate(body=False))
    (run / "to_gate_with_body.conf").write_text(to_gate(body=True))
    own_policy, rows_policy = policies(metadata["plugins"].get)
    values = {
        "run": str(run),
        "own_policy": own_policy,
        "rows_policy": rows_policy,
        "open_headers": " ".join(f"add_header {name} {value} always;" for name, value in OPEN.items()),
        "cache": str(cache),
        "cache_size": environment.get("CACHE_SIZE") or "128m",
        "listen": listen,
        "database": str(database),
        "host": urlsplit(address).netloc,
        "user": "user root;" if os.geteuid() == 0 else "",
        "trusted_proxies": " ".join(
            f"set_real_ip_from {network};" for network in environment.get("TRUSTED_PROXIES", "").split()
        ),
        "visitor_header": environment.get("VISITOR_HEADER") or "Fly-Client-IP",
    }
    (run / "nginx.conf").write_text(filled((HERE / "nginx.conf").read_text(encoding="utf-8"), values), encoding="utf-8")
    return []


if __name__ == "__main__":
    reasons = prepare(dict(os.environ))
    for reason in reasons:
        print(reason, file=sys.stderr)
    sys.exit(1 if reasons else 0)
