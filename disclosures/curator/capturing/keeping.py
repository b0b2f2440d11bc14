"""Captures addresses and keeps what was found, one by one, so that nothing is lost when the command ends early."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from disclosures.compiler.problems import path_to_show
from disclosures.curator.capturing.capturing import Found, captured
from disclosures.curator.capturing.evidence import Store
from disclosures.curator.drafts.files import text_of
from disclosures.curator.fetching.fetching import Fetcher
from disclosures.curator.reading.drafting import draft
from disclosures.curator.reading.sources import Source
from disclosures.curator.stopped import Stopped
from disclosures.words.addresses import without_file_names


def keep_all(addresses: list[str], store: Store, fetcher: Fetcher, told: Counter[str]) -> None:
    """Capture and keep one address after the other, with a progress bar on a terminal.

    What has no page or no words is told on standard error; `told` counts what became of them, by status.

    Raises:
        Stopped: the store cannot be written.
    """
    pages = len({address.partition("#")[0] for address in addresses})
    bar = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    console = Console(stderr=True)
    with Progress(*bar, console=console, disable=not console.is_terminal, transient=True) as progress:
        task = progress.add_task("capturing", total=pages)
        for found in captured(addresses, store, fetcher):
            for one in found:
                _keep(one, store, told)
            progress.advance(task)


def draft_all(addresses: list[str], folder: Path, store: Store, fetcher: Fetcher) -> bool:
    """Capture the addresses, keep what was found, and draft each page and each attachment; returns whether all could be
    had. A draft that is there already is left as it is.

    Raises:
        Stopped: the store or a draft cannot be written.
    """
    told = Counter[str]()
    for found in captured(addresses, store, fetcher):
        for one in found:
            _keep(one, store, told)
            if one.capture and one.capture.kind:
                _draft(one, folder, store)
    return not (told["failed"] or told["attachment failed"])


def _draft(one: Found, folder: Path, store: Store) -> None:
    content = one.content or store.text(one.address).encode()
    path = folder / f"{store.name(one.address).replace('/', '-')}.json"
    if path.exists():
        print(f"{path_to_show(path)} is there already and was left as it is", file=sys.stderr)
        return
    made = draft(Source(one.address, content, one.of or one.address))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(text_of(made), encoding="utf-8", newline="")
    except OSError as error:
        raise Stopped(f"{path_to_show(path)}: cannot be written ({error.strerror})") from error
    print(f"{path_to_show(path)}: {made['message']}", file=sys.stderr)


def _keep(one: Found, store: Store, told: Counter[str]) -> None:
    address = without_file_names(one.address)
    if one.capture is None:
        told["attachment failed" if one.of else "failed"] += 1
        print(f"{address}: {one.failed}", file=sys.stderr)
        return
    store.keep(one.address, one.capture, one.text)
    told["attachments" if one.of else one.capture.source_status] += 1
    if one.capture.message:
        print(f"{address}: {one.capture.message}", file=sys.stderr)
