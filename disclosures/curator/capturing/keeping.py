"""Captures addresses and keeps what was found, one by one, so that nothing is lost when the command ends early."""

from __future__ import annotations

import sys
from collections import Counter

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from disclosures.curator.capturing.capturing import Found, captured
from disclosures.curator.capturing.evidence import Store
from disclosures.curator.fetching.fetching import Fetcher
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
