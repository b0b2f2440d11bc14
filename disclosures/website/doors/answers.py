"""What the page of a force and a technology says, as JSON and CSV."""

import csv
import io
import json
from typing import Any

from datasette import Response

from disclosures.compiler.topic import in_topic
from disclosures.website.errors.unknown_thing import UnknownThing
from disclosures.website.pages.named_sql import rows_of
from disclosures.website.pages.served import served
from disclosures.website.serving.public_address import public_address
from disclosures.words.answers import answer

MOST = 200
"""Statements of one part, of which `in_part` counts all."""
ADDRESS = r"^/forces/(?P<force>[^/.]+)/(?P<technology>[^/.]+)\.(?P<form>json|csv)$"


async def answer_of(datasette: Any, request: Any) -> Response:
    """The sentence with the statements and requests that it rests on, or these as rows.

    Raises:
        UnknownThing: there is no such force, or no such technology that takes positions.
    """
    force, technology = request.url_vars["force"], request.url_vars["technology"]
    pairs = await rows_of(datasette, "answer.pair", force=force, technology=technology)
    if not pairs:
        raise UnknownThing(
            in_topic("We have no force '{}' with a technology '{}'").format(force[:100], technology[:100])
        )
    record = [
        dict(row) for row in await rows_of(datasette, "answer.record", force=force, technology=technology, most=MOST)
    ]
    address = public_address(datasette, request)
    for row in record:
        row["page"] = address + row["page"]
    if request.url_vars["form"] == "csv":
        return _csv(record)
    (cell,) = await rows_of(
        datasette, "standing.cells", forces=json.dumps([force]), technologies=json.dumps([technology]), depth=0
    )
    release = served(datasette).release
    said = {
        "force": force,
        "force_name": cell["force_name"],
        "technology": technology,
        "technology_name": cell["technology_name"],
        "answer": answer(cell),
        "status": cell["status"],
        "position": cell["position"],
        "scope": cell["scope"],
        "products": cell["products"].split("; ") if cell["products"] else [],
        "said_on": cell["said_on"],
        "said_basis": cell["said_basis"],
        "voice": cell["voice"],
        "address": f"{address}/forces/{force}/{technology}",
        "record": record,
        "version": release["version"],
        "licence": release["licence_url"],
    }
    return Response(json.dumps(said, ensure_ascii=False), content_type="application/json; charset=utf-8")


def _csv(record: list[dict[str, Any]]) -> Response:
    """The statements and requests as CSV; without any, an empty file says so by its columns alone."""
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, extrasaction="ignore", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(record)
    return Response(text.getvalue(), content_type="text/csv; charset=utf-8")


COLUMNS = (
    "part position_id position position_name scope voice said_on said_basis read_on technology technology_name summary "
    "key_phrase question since_on product_name by_hand authority_name publisher_name force_group_name title reference "
    "page source_url archived_url answer_seen disclosure in_part"
).split()
"""Of the CSV, and their order."""
