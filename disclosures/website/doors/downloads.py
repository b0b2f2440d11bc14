"""Lists what can be had as data: tables, views and saved queries, with their titles and descriptions."""

from typing import Any

from disclosures.compiler.sql_files import read_folder
from disclosures.website.pages.saved_queries import QUERIES


def listed(names: list[str], described: dict[str, dict[str, Any]], counts: dict[str, int]) -> list[dict[str, Any]]:
    """What can be downloaded under each name: its title, description and, where known, how many rows it has."""
    return [
        {
            "name": name,
            "title": described.get(name, {}).get("title") or name.replace("_", " ").capitalize(),
            "description": described.get(name, {}).get("description") or "",
            "rows": counts.get(name),
        }
        for name in sorted(names)
    ]


async def downloads(datasette: Any) -> dict[str, Any]:
    """Everything that pages offer for download: the size of the file in bytes, `tables`, `views` and `queries`."""
    database = datasette.get_database("disclosures")
    described = datasette.metadata("databases")["disclosures"]["tables"]
    shown = set(await database.table_names()) - set(await database.hidden_table_names())
    return {
        "bytes": database.size,
        "tables": listed(list(shown), described, await database.table_counts(1000)),
        "views": listed(await database.view_names(), described, {}),
        "queries": [
            {"name": file.name, **file.header}
            for file in sorted(read_folder(QUERIES), key=lambda file: file.header["title"])
        ],
    }
