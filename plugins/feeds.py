"""Feeds, as Atom (RFC 4287) and JSON Feed: of everything, of a force, of a technology, of a force and a technology."""

from typing import Any

from datasette import hookimpl

from disclosures.website.doors.feeds import ADDRESS, feed_of, narrowest_feed


@hookimpl
def register_routes() -> list[tuple[str, Any]]:
    return [(address, feed_of) for address in ADDRESS]


@hookimpl
def extra_template_vars() -> dict[str, Any]:
    return {"narrowest_feed": narrowest_feed}
