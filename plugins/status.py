"""Answers /-/status.json: which release this is, how new its rows are and how many, for health checks and whoever runs the site."""

from datasette import hookimpl

from disclosures.website.doors.status import answer


@hookimpl
def register_routes():
    return [(r"^/-/status\.json$", answer)]
