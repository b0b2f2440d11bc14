"""Answers `/` with the home page itself: Datasette's own view would first count and look up every table for it."""

from typing import Any

from datasette import Response


async def home(request: Any, datasette: Any) -> Response:
    """The home page."""
    return Response.html(await datasette.render_template("index.html", request=request, view_name="index"))
