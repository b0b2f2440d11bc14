"""What programs that speak MCP get besides datasette-mcp's own tools.

The site's search, and the tables with descriptions.
"""

from typing import Any

from datasette import hookimpl

from disclosures.website.doors.mcp_tools import prepare_server, quiet_log


@hookimpl(tryfirst=True)
def register_routes() -> list[tuple[str, Any]]:
    quiet_log()  # datasette-mcp makes its server when it is asked for its routes
    return []


@hookimpl(trylast=True)
def register_mcp_tools(datasette: Any, mcp: Any) -> None:
    prepare_server(datasette, mcp)
