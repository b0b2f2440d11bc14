"""Answers `/` with the home page itself: Datasette's own view would first count and look up every table for it."""

from datasette import Response


async def home(request, datasette) -> Response:
    return Response.html(await datasette.render_template("index.html", request=request, view_name="index"))
