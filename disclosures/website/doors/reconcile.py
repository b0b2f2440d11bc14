"""Reconciliation of forces and technologies, as OpenRefine asks for it, by every name that we know."""

from typing import Any

from datasette import Response

from disclosures.compiler.topic import in_topic
from disclosures.website.cells.column_descriptions import described_tables
from disclosures.website.reconciliation.requests import Refused, read_extension, read_queries, whole_number
from disclosures.website.reconciliation.service import Json, Service
from disclosures.website.serving.public_address import public_address
from disclosures.words.names import NAMES_SQL, indexed

SERVICES = {
    "forces": ("UK police forces", "force", "Police force"),
    "technologies": ("Technologies of UK police forces", "technology", "Technology"),
}
"""Of each table: the name of its service, and the id (as in NAMES_SQL) and the name of the type of its rows."""


async def service(datasette: Any, table: str) -> Service:
    """The service for a table of SERVICES, with its rows as they are now."""
    database = datasette.get_database("disclosures")
    title, kind, kind_name = map(in_topic, SERVICES[table])
    rows = (await database.execute(f"select * from {table}")).rows
    names = [row for row in (await database.execute(NAMES_SQL)).rows if row["kind"] == kind]
    holds = described_tables()[table]["columns"]
    return Service(
        table=table,
        title=title,
        kind=kind,
        kind_name=kind_name,
        rows={row["id"]: dict(row) for row in rows},
        columns={column: holds.get(column, "") for column in await database.table_columns(table)},
        names=indexed(names),
    )


async def sent_by(request: Any) -> dict[str, str]:
    """The parameters of the address and of the form that was sent.

    Raises:
        Refused: the form is not UTF-8.
    """
    try:
        form = await request.post_vars() if request.method == "POST" else {}
    except UnicodeDecodeError:
        raise Refused("the form is not UTF-8") from None
    return {name: request.args.get(name) for name in request.args} | form


async def answered(datasette: Any, request: Any) -> Json:
    """What the protocol answers to the request: /suggest/…, /extend/propose, or candidates, cells and the manifest.

    Raises:
        Refused: the request is not as the protocol has it.
    """
    part, sent = request.url_vars["part"], await sent_by(request)
    serving = await service(datasette, request.url_vars["table"])
    if part == "/extend/propose":
        return serving.proposed(sent.get("type") or None, whole_number(sent.get("limit"), "limit", 1))
    if part:
        skipped = whole_number(sent.get("cursor"), "cursor", 0) or 0
        return serving.suggested(part.rpartition("/")[2], sent.get("prefix", ""), skipped)
    if sent.get("queries"):
        return serving.results(read_queries(sent["queries"]))
    if sent.get("extend"):
        return serving.extended(read_extension(sent["extend"]))
    return serving.manifest(public_address(datasette, request), datasette.absolute_url(request, "/").rstrip("/"))


async def reconcile(datasette: Any, request: Any) -> Response:
    """The answer as JSON, or why there is none."""
    try:
        return Response.json(await answered(datasette, request))
    except Refused as refusal:
        return Response.json({"status": "error", "message": str(refusal)}, status=refusal.status)
