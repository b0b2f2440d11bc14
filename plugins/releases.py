"""Serves the releases of the data.

/data/VERSION/PATH, which never changes, and /data/latest/PATH, the highest version's.
"""

from typing import Any

from datasette import hookimpl
from jinja2 import Environment

from disclosures.website.doors.releases import (
    DOWNLOADS,
    VERSION,
    file,
    listing,
    quality,
    releases,
    releases_folder,
    size,
)


@hookimpl
def register_routes() -> list[tuple[str, Any]]:
    return [(rf"^/data/{VERSION}/?$", listing), (rf"^/data/{VERSION}/(?P<path>.+)$", file)]


@hookimpl
def extra_template_vars() -> dict[str, Any]:
    folder = releases_folder()
    return {
        "releases": lambda: releases(folder),
        "quality_of": lambda version: quality(folder, version),
        "release_files": DOWNLOADS,
    }


@hookimpl
def prepare_jinja2_environment(env: Environment) -> None:
    env.filters["bytes"] = size
