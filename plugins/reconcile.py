"""OpenRefine's reconciliation of forces and technologies by all names that we know: GMP, the Met, AFR, and misspelt ones.

datasette-reconcile serves it. It compares proper names only, and falls on columns that have a description, on blank cells, and on
what a client sends wrongly; these are put right here.
"""

from datasette import hookimpl

from disclosures.website.doors.reconcile import SERVICES, part, reconcile


@hookimpl
def register_routes():
    here = rf"^/disclosures/(?P<table>{'|'.join(SERVICES)})/-/reconcile"
    parts = {
        "extend/propose": "properties",
        "suggest/entity": "suggest_entity",
        "suggest/property": "suggest_property",
        "suggest/type": "suggest_type",
    }
    return [(f"{here}$", reconcile), *((f"{here}/{path}$", part(name)) for path, name in parts.items())]
