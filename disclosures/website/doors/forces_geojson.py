"""GeoJSON (RFC 7946) of all forces with their current positions on a technology, for maps that others draw."""

import json
from typing import Any

from datasette import Response

from disclosures.compiler.topic import in_topic
from disclosures.website.errors.unknown_thing import UnknownThing, only_known
from disclosures.website.pages.named_sql import rows_of
from disclosures.website.pages.served import served
from disclosures.website.serving.public_address import public_address
from disclosures.words.names import alike


def feature(row: dict[str, Any]) -> dict[str, Any]:
    """A force as a GeoJSON feature.

    A force whose headquarters are not confirmed has no geometry; coordinates are longitude, latitude.
    """
    id, longitude, latitude = (row.pop(name) for name in ("id", "longitude", "latitude"))
    point = None if longitude is None or latitude is None else {"type": "Point", "coordinates": [longitude, latitude]}
    return {
        "type": "Feature",
        "id": id,
        "geometry": point,
        "properties": row | {"positions": json.loads(row["positions"])},
    }


async def forces(datasette: Any, request: Any) -> Response:
    """The forces with their positions on the technology that is asked for, or on what the public asks about most.

    Raises:
        UnknownThing: there is no such technology, or it is a family of several.
        UnknownParameter: something else is asked for.
    """
    only_known(request, ["technology"])
    database = datasette.get_database("disclosures")
    technology = request.args.get("technology") or (await rows_of(datasette, "technologies.asked_most"))[0][0]
    rows = (await database.execute("select id, name, broader from technologies")).rows
    names = {row["id"]: row["name"] for row in rows if row["broader"]}
    if technology in {row["id"] for row in rows} - names.keys():
        raise UnknownThing(f"'{technology}' is a family of technologies; ask for one of its kinds")
    if technology not in names:
        near = alike(technology[:100], names, 1)
        raise UnknownThing(
            f"We have no technology '{technology[:100]}'" + (f"; did you mean '{near[0]}'?" if near else "")
        )
    placed = await rows_of(
        datasette, "geojson.forces", technology=technology, address=public_address(datasette, request)
    )
    found = {
        "type": "FeatureCollection",
        "technology": technology,
        "technology_name": names[technology],
        "note": in_topic(
            "A force without a position has not said no; 'neither confirms nor denies' is neither a yes nor a no."
        ),
        "licence": served(datasette).release["licence_url"],
        "features": [feature(dict(row)) for row in placed],
    }
    return Response(json.dumps(found, ensure_ascii=False), content_type="application/geo+json")
