"""Finds the documents that a command line names: files, folders, standard input and web addresses."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx

LARGEST = 20_000_000
"""Bytes of a document."""
PATIENCE = httpx.Timeout(20, connect=10)
"""Seconds."""


class NotFetched(Exception):
    """A document cannot be had; the message says why."""


@dataclass(frozen=True)
class Source:
    """A document: its name, its bytes, and the address from which it came, if it came from one."""

    name: str
    content: bytes
    url: str = ""


def documents(names: list[str]) -> Iterator[Source | tuple[str, str]]:
    """Every document, or its name and why it cannot be had. A folder stands for the files in it, hidden ones left
    out."""
    for name in names:
        for single in _files(name):
            try:
                yield _document(single)
            except NotFetched as error:
                yield single, str(error)


def _files(name: str) -> list[str]:
    if name != "-" and not is_address(name) and Path(name).is_dir():
        return [str(path) for path in sorted(Path(name).rglob("*")) if path.is_file() and not path.name.startswith(".")]
    return [name]


def is_address(name: str) -> bool:
    """Whether the name is an address, of whatever scheme, and not a file."""
    return bool(re.match(r"[a-z][a-z0-9+.-]*://", name, re.IGNORECASE))


def _document(name: str) -> Source:
    if name == "-":
        return Source("standard input", _not_too_large(sys.stdin.buffer.read(LARGEST + 1)))
    if is_address(name):
        return Source(name, _fetch(name), name)
    try:
        with open(name, "rb") as file:
            return Source(name, _not_too_large(file.read(LARGEST + 1)))
    except OSError as error:
        raise NotFetched(f"cannot be read ({error.strerror})") from error
    except ValueError as error:
        raise NotFetched("is not a name that a file can have") from error


def _not_too_large(content: bytes) -> bytes:
    if len(content) > LARGEST:
        raise NotFetched(f"is larger than {LARGEST // 1_000_000} MB, more than one answer has")
    return content


def _fetch(address: str) -> bytes:
    if not address.lower().startswith(("http://", "https://")):
        raise NotFetched("is not an address that can be read; only http and https are")
    content = b""
    try:
        with (
            httpx.Client(timeout=PATIENCE, follow_redirects=True, max_redirects=5) as client,
            client.stream("GET", address) as answer,
        ):
            if answer.status_code >= 400 and answer.status_code not in (403, 429, 503):
                raise NotFetched(f"cannot be fetched: the site answered {answer.status_code} {answer.reason_phrase}")
            for part in answer.iter_bytes():
                content = _not_too_large(content + part)
            if answer.status_code >= 400 and not content:
                raise NotFetched(f"cannot be fetched: the site answered {answer.status_code} {answer.reason_phrase}")
    except httpx.TimeoutException as error:
        raise NotFetched("cannot be fetched: the site did not answer in time") from error
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise NotFetched(f"cannot be fetched: {error or type(error).__name__}") from error
    return content
