"""What programs that speak MCP get besides datasette-mcp's own tools: the site's search, and the tables with their descriptions."""

import logging
from contextlib import suppress
from typing import Any

from markupsafe import Markup

from disclosures.website.doors.downloads import downloads
from disclosures.website.pages.search import Hit, Results, search
from disclosures.website.serving.public_address import configured_address

# The SDK would else set up logging of its own when its server is made, and tell of every event of every library in drawn tables.
logging.basicConfig(level=logging.WARNING, format="%(message)s")

CAVEATS = (
    '"Neither confirms nor denies" (ncnd) is neither a yes nor a no.',
    "A blank is not known, and a force that is not in a list has not said no.",
    "The column voice tells a force's own word from what others report of it; scope tells overt from covert use.",
    "A position is as old as its date. Give the date and the source with it.",
)
"""What must be known before anything here is repeated."""


def plain_hit(hit: Hit, address: str) -> dict[str, str]:
    """The hit without markup and without what is blank; `page` is a whole address."""
    cells = {
        "title": hit.title,
        "note": hit.note,
        "extract": hit.extract,
        "said_on": hit.said_on,
        "position": hit.position,
        "voice": hit.voice,
    }
    shown = {name: str(cell.striptags() if isinstance(cell, Markup) else cell) for name, cell in cells.items() if cell}
    return shown | {"page": address + hit.page}


def plain_results(results: Results, address: str) -> dict[str, Any]:
    """What a search found: hits by kind, and how a force stands on a technology where the words name both."""
    return {
        "fault": results.fault,
        "stands": [dict(cell) for cell in results.cells],
        "hits": {
            group.title: [plain_hit(hit, address) for hit in (*group.hits, *group.on_subject)]
            for group in results.groups
        },
        "suggestions": [plain_hit(hit, address) for hit in results.suggestions],
    }


def add_tools(datasette, mcp):
    # Here and not above: in production one Datasette of three speaks MCP, and the library takes a second to load.
    from mcp.server.mcpserver.exceptions import ToolError
    from mcp.types import ToolAnnotations

    read_only = ToolAnnotations(read_only_hint=True, open_world_hint=False)
    with suppress(
        ToolError
    ):  # two Datasettes in one process, as tests have them, share its plugins: it may be gone already
        mcp.remove_tool("execute_writable_canned_query")  # No saved query here can write.

    async def run(sql: str, parameters: dict | None = None) -> list:
        return (await datasette.get_database("disclosures").execute(sql, parameters)).rows

    @mcp.tool(annotations=read_only)
    async def search_disclosures(words: str) -> dict[str, Any]:
        """Find forces, technologies, requests, publications, positions and exemptions by name, other name, place, reference or words."""
        return plain_results(await search(run, words), configured_address(datasette))

    @mcp.tool(annotations=read_only)
    async def describe_tables() -> dict[str, Any]:
        """The tables and views of the database "disclosures" with what each holds and its columns, and what must be known to read them rightly. Call this before writing SQL."""
        offered = await downloads(datasette)
        described = datasette.metadata("databases")["disclosures"]["tables"]
        database = datasette.get_database("disclosures")
        tables = [
            {
                "name": thing["name"],
                "holds": thing["description"],
                "columns": {
                    name: described.get(thing["name"], {}).get("columns", {}).get(name, "")
                    for name in await database.table_columns(thing["name"])
                },
            }
            for thing in (*offered["views"], *offered["tables"])
        ]
        return {"caveats": list(CAVEATS), "tables": tables}
