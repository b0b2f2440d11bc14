"""Atom feeds (RFC 4287): new disclosures and changes of position, of everything, of a force and of a technology."""

from typing import Any

from datasette import hookimpl

from disclosures.website.doors.feeds import atom_feed


@hookimpl
def register_routes() -> list[tuple[str, Any]]:
    return [(r"^/(?P<kind>feeds|forces|technologies)/(?P<name>[^/]+)\.atom$", atom_feed)]
