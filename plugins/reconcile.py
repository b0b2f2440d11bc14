"""OpenRefine's reconciliation of forces and technologies, at /disclosures/TABLE/-/reconcile."""

from typing import Any

from datasette import hookimpl

from disclosures.website.doors.reconcile import SERVICES, reconcile


@hookimpl
def register_routes() -> list[tuple[str, Any]]:
    tables = "|".join(SERVICES)
    parts = "|/extend/propose|/suggest/entity|/suggest/property|/suggest/type"
    return [(rf"^/disclosures/(?P<table>{tables})/-/reconcile(?P<part>{parts})$", reconcile)]
