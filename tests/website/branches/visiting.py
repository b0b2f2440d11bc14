"""Visits a site in a process of its own, with every template marked."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from tests.conftest import ROOT
from tests.website.branches.marking import TEMPLATES, Marks, Way

SETTINGS = {
    "default_page_size": 50,
    "max_returned_rows": 1000,
    "suggest_facets": False,
    "sql_time_limit_ms": 20_000,  # on a busy machine, too, every page is to answer
}


@dataclass(frozen=True)
class Visit:
    """The status of each address that was fetched, and the ways that the templates went."""

    status: dict[str, int]
    gone: set[Way]


def visit(
    database: Path,
    addresses: Sequence[str],
    releases: Path,
    templates: Path = TEMPLATES,
    contact: str = "",
    settings: dict[str, int] | None = None,
) -> Visit:
    """Fetch the addresses, one after the other, from a site with this database and these releases.

    `contact` is the maintainers'; `settings` go over those of the site.
    """
    given = (database, addresses, releases, templates, contact, SETTINGS | (settings or {}))
    with ProcessPoolExecutor(1, get_context("spawn")) as apart:  # plugins and marks are of a process for good
        return apart.submit(_visit, *given).result()


def _visit(
    database: Path,
    addresses: Sequence[str],
    releases: Path,
    templates: Path,
    contact: str,
    settings: dict[str, Any],
) -> Visit:
    os.environ["DISCLOSURES_RELEASES"] = str(releases)
    marks = Marks()
    marks.watch(templates)
    from datasette.app import Datasette  # not above: its plugins load templates of ours

    from disclosures.compiler.yaml_files import read_yaml

    metadata = read_yaml(ROOT / "metadata.yml")
    metadata["plugins"]["site"]["contact"] = contact
    site = Datasette(
        [],
        immutables=[str(database)],
        metadata=metadata,
        plugins_dir=str(ROOT / "plugins"),
        template_dir=str(templates),
        settings=settings,
    )

    async def fetch() -> Visit:
        await site.invoke_startup()
        status = {address: (await site.client.get(address)).status_code for address in addresses}
        return Visit(status, marks.gone)

    return asyncio.run(fetch())
