"""Propose rows from published answers: text, web pages, WhatDoTheyKnow threads, PDF and DOCX letters."""

from __future__ import annotations

import argparse
import re
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

from disclosures.curator.drafts.files import WITH_ROWS, text_of
from disclosures.curator.reading.drafting import draft
from disclosures.curator.reading.sources import Source, documents, is_address
from disclosures.curator.reading.verdicts.telling import DISCLOSURE


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the documents and --output."""
    parser.add_argument(
        "documents", nargs="+", metavar="FILE_OR_URL", help="a file, a folder, an address, or - for standard input"
    )
    parser.add_argument(
        "--output",
        type=Path,
        metavar="DIR",
        help="write one draft for each document there; needed for several documents",
    )
    parser.add_argument(
        "--url", metavar="ADDRESS", help="where the document was published, if it is one file or standard input"
    )


def run(options: argparse.Namespace) -> int:
    """Exit status 1 if any document could not be read or is no disclosure; the others are drafted all the same."""
    found = list(documents(options.documents))
    if not found:
        print(f"{', '.join(options.documents)}: no file there", file=sys.stderr)
        return 1
    if len(found) > 1 and not options.output:
        print(f"{len(found)} documents: name a folder for their drafts with --output", file=sys.stderr)
        return 1
    if options.url and (len(found) > 1 or not is_address(options.url)):
        print(f"--url {options.url}: is to be the address of the one document", file=sys.stderr)
        return 1
    status = 0
    taken: set[str] = set()
    for document in found:
        if not isinstance(document, Source):
            print(f"{document[0]}: {document[1]}", file=sys.stderr)
            status = 1
            continue
        made = draft(replace(document, url=options.url or document.url))
        if made["verdict"] != DISCLOSURE:
            print(f"{document.name}: {made['message']}", file=sys.stderr)
        if made["verdict"] not in WITH_ROWS:
            status = 1
        try:
            _write(made, options.output, document.name, taken)
        except OSError as error:
            print(f"{options.output}: cannot be written ({error.strerror})", file=sys.stderr)
            return 1
    return status


def _write(made: dict[str, Any], folder: Path | None, name: str, taken: set[str]) -> None:
    written = text_of(made)
    if folder is None:
        sys.stdout.buffer.write(written.encode())
        sys.stdout.flush()
        return
    folder.mkdir(parents=True, exist_ok=True)
    (folder / file_name(name, taken)).write_text(written, encoding="utf-8", newline="")


def file_name(name: str, taken: set[str]) -> str:
    """A name for the draft of the document, not yet among those taken."""
    stem = (
        re.sub(r"[^A-Za-z0-9._-]+", "-", re.sub(r"^https?://", "", name).rstrip("/")).strip("-.")[-100:].lstrip("-.")
        or "draft"
    )
    number = 1
    while (chosen := f"{stem}{'' if number == 1 else f'-{number}'}.json") in taken:
        number += 1
    taken.add(chosen)
    return chosen
