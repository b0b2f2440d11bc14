"""Finds the documents that a command line names: files, folders, standard input and web addresses."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from disclosures.curator.fetching.charsets import in_utf8
from disclosures.curator.fetching.fetching import Fetcher, NotFetched

LARGEST = 20_000_000
"""Bytes of a document."""


class NotRead(Exception):
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
    fetcher = Fetcher() if any(map(is_address, names)) else None
    for name in names:
        for single in _files(name):
            try:
                yield _document(single, fetcher)
            except NotRead as error:
                yield single, str(error)


def _files(name: str) -> list[str]:
    if name != "-" and not is_address(name) and Path(name).is_dir():
        return [str(path) for path in sorted(Path(name).rglob("*")) if path.is_file() and not path.name.startswith(".")]
    return [name]


def is_address(name: str) -> bool:
    """Whether the name is an address, of whatever scheme, and not a file."""
    return bool(re.match(r"[a-z][a-z0-9+.-]*://", name, re.IGNORECASE))


def _document(name: str, fetcher: Fetcher | None) -> Source:
    if name == "-":
        return Source("standard input", _not_too_large(sys.stdin.buffer.read(LARGEST + 1)))
    if fetcher and is_address(name):
        return Source(name, _fetch(name, fetcher), name)
    try:
        with open(name, "rb") as file:
            return Source(name, _not_too_large(file.read(LARGEST + 1)))
    except OSError as error:
        raise NotRead(f"cannot be read ({error.strerror})") from error
    except ValueError as error:
        raise NotRead("is not a name that a file can have") from error


def _not_too_large(content: bytes) -> bytes:
    if len(content) > LARGEST:
        raise NotRead(f"is larger than {LARGEST // 1_000_000} MB, more than one answer has")
    return content


def _fetch(address: str, fetcher: Fetcher) -> bytes:
    if not address.lower().startswith(("http://", "https://")):
        raise NotRead("is not an address that can be read; only http and https are")
    try:
        fetched = fetcher.fetch(address)
    except NotFetched as error:
        instead = "; open it in a browser and save it" if error.status == "refused" else ""
        raise NotRead(f"cannot be fetched: {error}{instead}") from error
    return _not_too_large(in_utf8(fetched.content, fetched.headers.get("content-type", "")))
