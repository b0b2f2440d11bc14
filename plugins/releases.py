"""Serves the releases of the data: /data/VERSION/PATH, which never changes, and /data/latest/PATH, the highest version's."""

from datasette import hookimpl

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
def register_routes():
    return [(rf"^/data/{VERSION}/?$", listing), (rf"^/data/{VERSION}/(?P<path>.+)$", file)]


@hookimpl
def extra_template_vars():
    folder = releases_folder()
    return {
        "releases": lambda: releases(folder),
        "quality_of": lambda version: quality(folder, version),
        "release_files": DOWNLOADS,
    }


@hookimpl
def prepare_jinja2_environment(env):
    env.filters["bytes"] = size
