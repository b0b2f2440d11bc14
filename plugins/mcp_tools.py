"""What programs that speak MCP get besides datasette-mcp's own tools: the site's search, and the tables with their descriptions."""

from datasette import hookimpl

from disclosures.website.doors.mcp_tools import add_tools


@hookimpl(trylast=True)
def register_mcp_tools(datasette, mcp):
    return add_tools(datasette, mcp)
