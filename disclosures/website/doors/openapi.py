"""Describes the JSON of every table, view and saved query as OpenAPI 3.1 at /openapi.json, from what Datasette
itself knows of them."""

from typing import Any

from datasette import Response

from disclosures.compiler.sql_files import read_folder
from disclosures.website.cells.column_descriptions import described_tables
from disclosures.website.pages.saved_queries import QUERIES
from disclosures.website.pages.served import served
from disclosures.website.serving.public_address import configured_address

Json = dict[str, Any]

SHAPES = ["arrays", "objects", "array", "arrayfirst", "object"]

PAGING: list[tuple[str, Json, str]] = [
    (
        "_shape",
        {"type": "string", "enum": SHAPES},
        "How rows are written: as lists beside the column names, as objects, …",
    ),
    ("_size", {"type": "integer", "minimum": 0, "maximum": 1000}, "Rows of one page"),
    ("_next", {"type": "string"}, "Where the next page begins: the `next` of the page before"),
    ("_sort", {"type": "string"}, "Column to sort by"),
    ("_sort_desc", {"type": "string"}, "Column to sort by, descending"),
    ("_facet", {"type": "string"}, "Column whose values are counted"),
    ("_where", {"type": "string"}, "A condition in SQL"),
]
SEARCH: tuple[str, Json, str] = ("_search", {"type": "string"}, "Words that the row holds")
SQL: tuple[str, Json, str] = ("sql", {"type": "string", "maxLength": 5000}, "A select statement of SQLite")


def parameter(name: str, schema: Json, description: str, place: str = "query", required: bool = False) -> Json:
    """A parameter as OpenAPI has it; `place` is query or path."""
    return {"name": name, "in": place, "required": required, "schema": schema, "description": description}


def operation(title: str, description: str, parameters: list[Json]) -> Json:
    """A GET that answers JSON.

    200, or in case of a wrong parameter 400, of an unknown thing 404, of too many requests 429 or 503.
    """
    fault = {
        "description": "What is wrong",
        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Fault"}}},
    }
    found = {"description": "The rows", "content": {"application/json": {"schema": {"type": ["object", "array"]}}}}
    answers = {"200": found, "302": {"description": "The same under its proper address"}} | dict.fromkeys(
        ("400", "404", "429", "503"), fault
    )
    return {"get": {"summary": title, "description": description, "parameters": parameters, "responses": answers}}


def table_operation(name: str, columns: list[str], described: Json, searchable: bool) -> Json:
    """The JSON of a table or view, which its columns filter."""
    meanings = described.get("columns", {})
    filters = [
        parameter(column, {"type": "string"}, meanings.get(column, f"Rows whose {column} is this"))
        for column in columns
    ]
    general = [parameter(*one) for one in [*PAGING, *([SEARCH] if searchable else [])]]
    return operation(described.get("title") or name, described.get("description") or "", filters + general)


async def paths(datasette: Any) -> dict[str, Json]:
    """Every address of JSON, without its rows."""
    database = datasette.get_database("disclosures")
    hidden, described = set(await database.hidden_table_names()), described_tables()
    found = {
        "/-/status.json": operation("Status", "Version, date of the newest row, number of rows of every table", []),
        "/disclosures.json": operation(
            "SQL", "The rows of a query, or without one the tables, views and saved queries", [parameter(*SQL)]
        ),
    }
    for name in [*await database.table_names(), *await database.view_names()]:
        if name in hidden:
            continue
        searchable = bool(await database.fts_table(name))
        found[f"/disclosures/{name}.json"] = table_operation(
            name, await database.table_columns(name), described.get(name, {}), searchable
        )
        if keys := await database.primary_keys(name):
            key = parameter("key", {"type": "string", "minLength": 1}, ", ".join(keys), "path", required=True)
            found[f"/disclosures/{name}/{{key}}.json"] = operation(f"A row of {name}", "The row with this key", [key])
    for file in read_folder(QUERIES):
        hints = [(key.removeprefix("hint "), value) for key, value in file.header.items() if key.startswith("hint ")]
        parameters = [parameter(name, {"type": "string"}, hint) for name, hint in hints]
        found[f"/disclosures/{file.name}.json"] = operation(
            file.header["title"], file.header["description"], parameters
        )
    return found


async def document(datasette: Any) -> Json:
    """The OpenAPI description of the site."""
    said = served(datasette).release
    fault = {
        "type": "object",
        "required": ["ok", "error"],
        "properties": {"ok": {"const": False}, "error": {"type": ["string", "null"]}},
    }
    return {
        "openapi": "3.1.0",
        "info": {
            "title": said["title"],
            "description": said["description"],
            "version": said["version"],
            "license": {"name": said["licence"], "url": said["licence_url"]},
        },
        "servers": [{"url": configured_address(datasette)}],
        "paths": await paths(datasette),
        "components": {"schemas": {"Fault": fault}},
    }


async def openapi_json(datasette: Any) -> Response:
    """The description as JSON."""
    return Response.json(await document(datasette))
