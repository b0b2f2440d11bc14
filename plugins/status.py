"""Answers /-/status.json: which release this is, how new its rows are and how many, for health checks and whoever runs the site."""

from pathlib import Path

from datasette import Response, hookimpl

VERSION = Path(__file__).parent.parent / "data" / "VERSION"

NEWEST_SQL = """
select max(day) from (
  select max(responded_on) as day from requests
  union all select max(published_on) from publications
)
"""


def version(file: Path = VERSION) -> str | None:
    """What the file says; none before the first release."""
    return file.read_text(encoding="utf-8").strip() if file.is_file() else None


async def status(datasette) -> dict:
    """`version`; `newest_row_on`, the date of the newest answer or publication; `rows` of every table."""
    database = datasette.get_database("disclosures")
    shown = set(await database.table_names()) - set(await database.hidden_table_names())
    counts = await database.table_counts(1000)
    newest = (await database.execute(NEWEST_SQL)).first()[0]
    return {"ok": True, "version": version(), "newest_row_on": newest, "rows": {name: counts[name] for name in sorted(shown)}}


async def answer(datasette):
    return Response.json(await status(datasette))


@hookimpl
def register_routes():
    return [(r"^/-/status\.json$", answer)]
