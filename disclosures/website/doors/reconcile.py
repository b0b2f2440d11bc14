"""OpenRefine's reconciliation of forces and technologies by all names that we know: GMP, the Met, AFR, and misspelt ones.

datasette-reconcile serves it. It compares proper names only, and falls on columns that have a description, on blank cells, and on
what a client sends wrongly; these are put right here.
"""

import asyncio
import json
from difflib import SequenceMatcher

from datasette import Response
from datasette_reconcile.reconcile import ReconcileAPI

from disclosures.website.serving.public_address import public_address
from disclosures.words.names import NAMES_SQL, Found, Name, indexed, plain, understand

SERVICES = {
    "forces": ("UK police forces", "force", "Police force"),
    "technologies": ("Technologies of UK police forces", "technology", "Technology"),
}
"""Of each table: the name of its service, and the id (as in disclosures/words/names.py) and name of the kind of thing that its rows are."""
SURE = ("name", "short name", "other name")
"""Ways of naming a thing (disclosures/words/names.py) that can settle a match; a place or a region can only suggest."""
LONGEST = 100
"""Characters of a name that is looked for."""
MOST = 50
"""Queries, or ids, in one request; OpenRefine sends 10."""
SUGGESTED = 10


class Refused(Exception):
    """What the client sent cannot be answered; the text says why."""


class Reconciliation(ReconcileAPI):
    async def names(self) -> dict[str, list[Name]]:
        rows = await self.db.execute(NAMES_SQL)
        return indexed(row for row in rows.rows if row["kind"] == SERVICES[self.table][1])

    async def _get_properties(self):
        for column in await self.db.table_column_details(self.table):
            yield {"id": column.name, "name": column.name, "type": {"REAL": "FLOAT"}.get(column.type, column.type)}

    async def _service_manifest(self, request):
        address = public_address(self.datasette, request)
        spaces = {"identifierSpace": f"{address}/{self.table}/", "schemaSpace": f"{address}/disclosures/{self.table}"}
        manifest = await super()._service_manifest(request)
        del manifest["extend"][
            "property_settings"
        ]  # These would be choices that each property offers; ours offer none.
        return manifest | spaces | {"view": {"url": f"{address}/{self.table}/{{{{id}}}}"}}

    async def _reconcile_queries(self, queries):
        index = await self.names()
        columns = {one["id"] async for one in self._get_properties()}
        unknown = [
            one["pid"] for query in queries.values() for one in query.get("properties", []) if one["pid"] not in columns
        ]
        if unknown:
            raise Refused(self.no_property(unknown[0], columns))
        for key, query in queries.items():
            text = query["query"][:LONGEST]
            understood = await asyncio.to_thread(
                understand, text, index
            )  # Misspelt names take time; others are not to wait.
            candidates = {}
            for found in understood.found:
                asked = {key: query | {"query": found.name.label}}
                async for _, results in super()._reconcile_queries(asked):
                    candidates |= {
                        row["id"]: row | scored(found, understood.rest) for row in results if row["id"] == found.name.id
                    }
            if not understood.found:
                async for _, results in super()._reconcile_queries({key: query | {"query": text}}):
                    candidates = {row["id"]: row for row in results}
            ranked = sorted(candidates.values(), key=lambda row: -row["score"])[: query.get("limit", SUGGESTED)]
            alone = sum(row["match"] for row in ranked) == 1
            yield key, [row | {"match": row["match"] and alone} for row in ranked]

    async def _extend(self, data):
        known = {one["id"] async for one in self._get_properties()}
        unknown = [one["id"] for one in data["properties"] if one["id"] not in known]
        if unknown:
            raise Refused(self.no_property(unknown[0], known))
        answer = await super()._extend(data)
        cells = {
            id: {name: [cell for cell in values if None not in cell.values()] for name, values in row.items()}
            for id, row in answer["rows"].items()
        }
        return answer | {
            "rows": {id: cells.get(id, {one["id"]: [] for one in data["properties"]}) for id in data["ids"]}
        }

    def no_property(self, name: str, known: set[str]) -> str:
        return f"{self.table} has no property {name!r}; it has {', '.join(sorted(known))}"

    async def suggest_entity(self, request):
        prefix = plain(request.args.get("prefix") or "")
        begun = [
            name
            for said, names in (await self.names()).items()
            if said.startswith(prefix)
            for name in names
            if name.way in SURE
        ]
        found = {name.id: {"id": name.id, "name": name.label} for name in sorted(begun, key=lambda name: name.label)}
        return self._response({"result": list(found.values())[:SUGGESTED]})

    async def suggest_property(self, request):
        prefix = (request.args.get("prefix") or "").lower()
        found = [
            {"id": one["id"], "name": one["name"]}
            async for one in self._get_properties()
            if one["id"].startswith(prefix)
        ]
        return self._response({"result": found})

    async def suggest_type(self, request):
        prefix = (request.args.get("prefix") or "").lower()
        return self._response(
            {"result": [one for one in self.config["type_default"] if one["name"].lower().startswith(prefix)]}
        )


def scored(found: Found, rest: tuple[str, ...]) -> dict[str, int | bool]:
    """How well the words name the thing (100 is its name), and whether that settles it."""
    sure = found.name.way in SURE
    like = SequenceMatcher(None, found.words, plain(found.name.said)).ratio() if found.near else 1
    return {
        "score": round(100 * like * (1 if sure else 0.7) * (0.7 if rest else 1)),
        "match": sure and not found.near and not rest,
    }


def values(sent) -> list[str]:
    """The values of a property: one or several, each a text, a number or a reconciled thing with its id."""
    several = sent if isinstance(sent, list) else [sent]
    return [str(one.get("id") if isinstance(one, dict) else one) for one in several if one not in (None, "")]


def asked(text: str | None, what: str) -> dict:
    """The JSON of the parameter `queries` or `extend`.

    Raises:
        Refused: it is not as the protocol has it.
    """
    try:
        value = json.loads(text or "")
    except ValueError:
        raise Refused(f"{what} is not JSON") from None
    if not isinstance(value, dict):
        raise Refused(f"{what} is not a JSON object")
    if what == "extend":
        ids, properties = value.get("ids"), value.get("properties")
        if not isinstance(ids, list) or not all(isinstance(id, str) for id in ids) or len(ids) > MOST:
            raise Refused(f"extend: ids is to be a list of at most {MOST} texts")
        if not isinstance(properties, list) or not all(
            isinstance(one, dict) and isinstance(one.get("id"), str) for one in properties
        ):
            raise Refused('extend: properties is to be a list such as [{"id": "nation"}]')
        return value
    if len(value) > MOST:
        raise Refused(f"queries holds {len(value)} queries; at most {MOST} are answered at once")
    for key, query in value.items():
        if not isinstance(query, dict) or not isinstance(query.get("query"), str):
            raise Refused(f'queries: {key} is to be an object such as {{"query": "Essex Police"}}')
        if type(query.get("limit", 1)) is not int or query.get("limit", 1) < 1:
            raise Refused(f"queries: the limit of {key} is to be a whole number above 0")
        properties = query.get("properties", [])
        if not isinstance(properties, list) or not all(
            isinstance(one, dict) and isinstance(one.get("pid"), str) for one in properties
        ):
            raise Refused(
                f'queries: the properties of {key} are to be a list such as [{{"pid": "nation", "v": "Wales"}}]'
            )
        query["properties"] = [{"pid": one["pid"], "v": values(one.get("v"))} for one in properties]
    return value


def service(datasette, request) -> Reconciliation:
    table = request.url_vars["table"]
    name, kind, kind_name = SERVICES[table]
    # Not in metadata.yml: there, settings of a plugin for one table hide those that other plugins have for all.
    config = {
        "service_name": name,
        "id_field": "id",
        "name_field": "name",
        "description_field": None,
        "fts_table": None,
        "type_default": [{"id": kind, "name": kind_name}],
        "max_limit": SUGGESTED,
    }
    return Reconciliation(config, "disclosures", table, datasette)


async def reconcile(datasette, request) -> Response:
    api = service(datasette, request)
    sent = await request.post_vars() if request.method == "POST" else {}
    try:
        for what, answer in (("queries", api._reconcile_queries), ("extend", api._extend)):
            text = sent.get(what) or request.args.get(what)
            if text and what == "queries":
                return api._response({key: {"result": found} async for key, found in answer(asked(text, what))})
            if text:
                return api._response(await answer(asked(text, what)))
    except Refused as refusal:
        return Response.json({"status": "error", "message": str(refusal)}, status=400)
    return api._response(await api._service_manifest(request))


def part(name: str):
    async def answer(datasette, request) -> Response:
        return await getattr(service(datasette, request), name)(request)

    return answer
