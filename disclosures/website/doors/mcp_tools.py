"""What programs that speak MCP get besides datasette-mcp's own tools.

The site's search, and the tables with their descriptions.
"""

import logging
from contextlib import suppress
from functools import partial
from inspect import getdoc
from itertools import accumulate
from typing import Any

from markupsafe import Markup

from disclosures.compiler.topic import in_topic, read_topic
from disclosures.website.doors.downloads import downloads
from disclosures.website.errors.unknown_values import UnknownValue, values_of
from disclosures.website.pages.answer_table import COLUMNS
from disclosures.website.pages.saved_queries import saved_queries
from disclosures.website.pages.search import Hit, Results, search
from disclosures.website.pages.served import served
from disclosures.website.serving.public_address import configured_address
from disclosures.website.serving.sql_limits import LARGEST_RESULT, row_size

LARGEST_ANSWER = LARGEST_RESULT // 4
"""Bytes of the rows of one answer, counted as those of a result are; fewer, as an answer holds them twice, and written
for a reader."""

CAVEATS = tuple(
    map(
        in_topic,
        (
            '"Neither confirms nor denies" (ncnd) is neither a yes nor a no.',
            "A blank is not known, and a force that is not in a list has not said no.",
            "The column voice tells a force's own word from what others report; scope tells overt from covert use.",
            "A position is as old as its date. Give the date and the source with it.",
        ),
    )
)
"""What must be known before anything here is repeated."""

STEPS = {
    "search_disclosures": "To find a force, a technology, a request or what was said, call search_disclosures.",
    "list_canned_queries": "Many questions have a saved query: call list_canned_queries, then execute_canned_query.",
    "describe_tables": (
        'For a question of your own, call describe_tables, then execute_sql on the database "disclosures": begin with '
        "the view current_positions, which holds the latest answers with their sources."
    ),
}
"""What the server tells a client to do, by the tool without which it is not told."""

SAVED_QUERIES = """The saved queries of the site: what each answers, and the parameters that it takes.

Run one with execute_canned_query. None of them changes anything."""


def plain_hit(hit: Hit, address: str) -> dict[str, str]:
    """The hit without markup and without what is blank; `page` is a whole address."""
    cells = {
        "title": hit.title,
        "note": hit.note,
        "extract": hit.extract,
        "said_on": hit.said_on,
    }
    shown = {name: str(cell.striptags() if isinstance(cell, Markup) else cell) for name, cell in cells.items() if cell}
    return shown | {"page": address + hit.page}


def plain_results(results: Results, address: str) -> dict[str, Any]:
    """What a search found: hits by kind, rows of the table of answers, and how a force stands on a technology where the
    words name both."""
    return {
        "fault": results.fault,
        "stands": [dict(cell) for cell in results.cells],
        "answers": [
            {name: row[name] for name in COLUMNS} | {"page": address + row["page"] if row["page"] else ""}
            for row in results.answers
        ],
        "hits": {
            group.title: [plain_hit(hit, address) for hit in (*group.hits, *group.on_subject)]
            for group in results.groups
        },
        "suggestions": [plain_hit(hit, address) for hit in results.suggestions],
    }


def quiet_log() -> None:
    """Have the log tell of warnings only.

    To be called before the server is made: the SDK would else set up logging of its own, and tell of every event of
    every library in drawn tables.
    """
    logging.basicConfig(level=logging.WARNING, format="%(message)s")


def prepare_server(datasette: Any, mcp: Any) -> None:
    """Make datasette-mcp's server, an MCPServer of the SDK, this site's.

    Its name and version, its tools, what it tells clients to do, and no sessions.

    datasette-mcp has no settings for these. Without sessions a client may be answered by any machine, and after a
    restart.
    """
    mcp.streamable_http_app = partial(mcp.streamable_http_app, stateless_http=True)
    server = mcp._lowlevel_server
    server.name, server.title = read_topic().name, datasette.metadata("title")
    if "disclosures" in datasette.databases:  # not where somebody only asks for Datasette's settings
        server.version = served(datasette).release["version"]
    for name in ("execute_sql", "execute_canned_query"):
        tool = mcp._tool_manager.get_tool(name)
        if tool is not None:  # metadata.yml can leave saved queries out
            bound_answer(tool)
    take_blanks(datasette, mcp)
    add_tools(datasette, mcp)
    saved_queries = mcp._tool_manager.get_tool("list_canned_queries")
    if saved_queries is not None:
        saved_queries.description = SAVED_QUERIES
    told = [in_topic(step) for tool, step in STEPS.items() if mcp._tool_manager.get_tool(tool)]
    server.instructions = " ".join((*told, *CAVEATS))


def take_blanks(datasette: Any, mcp: Any) -> None:
    """Have `null` for a parameter of a saved query mean what a blank means, everything; what the query does not know
    is an error.

    SQL takes either for a value that no row has. Some clients send the word instead of `null`.
    """
    tool = mcp._tool_manager.get_tool("execute_canned_query")
    if tool is None:
        return
    ask = tool.fn

    async def ask_with_blanks(*, query: str, parameters: dict[str, Any] | None = None, **more: Any) -> Any:
        filled = {name: "" if value in (None, "null") else value for name, value in (parameters or {}).items()}
        if query in saved_queries():
            filled |= values_for_tools(datasette, query, filled)
        return await ask(query=query, parameters=filled, **more)

    tool.fn = ask_with_blanks


def values_for_tools(datasette: Any, query: str, given: dict[str, Any]) -> dict[str, str]:
    """What the saved query is asked with.

    Raises:
        ToolError: it does not know that; a program is told what it may have meant.
    """
    # Here and not above, as in add_tools.
    from mcp.server.mcpserver.exceptions import ToolError

    try:
        return values_of(datasette, query, given)
    except UnknownValue as unknown:
        raise ToolError(str(unknown)) from None


def bound_answer(tool: Any) -> None:
    """Have the tool leave out the rows beyond LARGEST_ANSWER, and say so by `truncated`.

    The SDK checks and writes each answer several times over, and holds all of that at once.
    """
    ask = tool.fn

    async def ask_for_less(**asked: Any) -> Any:
        results = await ask(**asked)
        sizes = accumulate(row_size(row, row.values()) for row in results["rows"])
        kept = sum(size <= LARGEST_ANSWER for size in sizes)
        return {
            **results,
            "rows": results["rows"][:kept],
            "truncated": results["truncated"] or kept < len(results["rows"]),
        }

    tool.fn = ask_for_less


def add_tools(datasette: Any, mcp: Any) -> None:
    """Add the site's search and the descriptions of tables, and take away what would write: no saved query here can."""
    # Here and not above: in production one Datasette of three speaks MCP, and the library takes a second to load.
    from mcp.server.mcpserver.exceptions import ToolError
    from mcp.types import ToolAnnotations

    read_only = ToolAnnotations(read_only_hint=True, open_world_hint=False)
    with suppress(ToolError):  # two Datasettes in one process, as tests have them, share its plugins: it may be gone
        mcp.remove_tool("execute_writable_canned_query")

    async def run(sql: str, parameters: dict[str, Any] | None = None) -> Any:
        return (await datasette.get_database("disclosures").execute(sql, parameters)).rows

    async def search_disclosures(words: str) -> dict[str, Any]:
        """Find forces, technologies, requests, publications, positions and exemptions.

        By name, other name, place, reference or words.
        """
        return plain_results(await search(run, words), configured_address(datasette))

    async def describe_tables() -> dict[str, Any]:
        """The tables and views of the database "disclosures": what each holds, and its columns.

        With what must be known to read them rightly. Call this before writing SQL.
        """
        return {"caveats": list(CAVEATS), "tables": await described(datasette)}

    for tool in (search_disclosures, describe_tables):
        mcp.add_tool(tool, description=in_topic(getdoc(tool) or ""), annotations=read_only)


async def described(datasette: Any) -> list[dict[str, Any]]:
    """Every table and view: `name`, what it `holds`, and its `columns` with what each holds, blank where nothing is
    said."""
    offered = await downloads(datasette)
    said = datasette.metadata("databases")["disclosures"]["tables"]
    database = datasette.get_database("disclosures")
    return [
        {
            "name": thing["name"],
            "holds": thing["description"],
            "columns": {
                column: said.get(thing["name"], {}).get("columns", {}).get(column, "")
                for column in await database.table_columns(thing["name"])
            },
        }
        for thing in (*offered["views"], *offered["tables"])
    ]
