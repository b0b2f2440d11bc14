"""The table of answers: which rows are chosen and in what order, as one query that the page, its download and the
editor share."""

import csv
import io
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from datasette import Response

from disclosures.website.serving.public_address import public_address

CHOICES = ("technology", "family", "force", "position", "status", "voice", "nation", "kind", "sort")
"""Parameters of an address that choose rows, or their order."""

COLUMNS = (
    "force_name technology_name position_name status scope voice said_on said_basis read_on standing also_said summary "
    "key_phrase also_said_summary question product_name authority_name publisher_name force_group_name exemptions "
    "title reference page source_url attachment force technology position position_id"
).split()
"""Of the download."""

VOICES = {"own": "voice in ('own', 'joint')", "reported": "voice = 'reported'", "press": "voice = 'press'"}
NOT_PRESS = "voice is not 'press'"
STATUSES = {"known": "status not in ('never asked', 'outside the Acts')", "all": ""}
"""What `status` chooses where it is the name of no status, as SQL."""

INTEREST = (
    "(select min(public_interest) from technologies where id in "
    "(select ancestor from technology_ancestors where technology_ancestors.technology = answer_rows.technology))"
)
"""The place of a technology, or of a wider one, among those that the public asks about most."""

ORDERS = {
    "": "force_name, technology_name",
    "technology": "technology_name, force_name",
    "interest": f"position is null, {INTEREST} is null, {INTEREST}, technology_name, force_name",
    "position": "rank, force_name, technology_name",
    "newest": "said_from is null, said_from desc, force_name, technology_name",
    "oldest": "said_from is null, said_from, force_name, technology_name",
}
"""By what the rows can be sorted, as SQL; blank is the order of a table that nobody has sorted."""
LAST = "voice = 'reported', said_on is null, scope desc, position_id"
"""What settles the order of the rows of one force and technology."""

AT_ONCE = 500
"""Rows that the download reads at once: one query may hold only so much."""
ADDRESS = r"^/table/(?P<name>[\w-]+)\.csv$"


def chosen_of(given: Mapping[str, str]) -> dict[str, str]:
    """What the parameters of an address choose; blank for what is not chosen."""
    return {name: (given.get(name) or "")[:200] for name in CHOICES}


def quoted(value: str) -> str:
    """The value as SQL writes it."""
    return "'" + value.replace("'", "''").replace("\x00", "") + "'"


def one_of(column: str, values: str) -> str:
    """The condition that the column has one of the values, which stand with commas between them."""
    parts = [quoted(value) for value in values.split(",")]
    return f"{column} = {parts[0]}" if len(parts) == 1 else f"{column} in ({', '.join(parts)})"


def sql_of_answers(chosen: Mapping[str, str], columns: str = "*") -> str:
    """The query that gives the chosen rows in the chosen order. What is unknown chooses nothing, or sorts by force."""
    conditions = [one_of(name, chosen[name]) for name in ("technology", "force") if chosen[name]]
    conditions += [f"{name} = {quoted(chosen[name])}" for name in ("nation", "kind") if chosen[name]]
    if chosen["status"]:
        conditions.append(STATUSES.get(chosen["status"], f"status = {quoted(chosen['status'])}"))
    if chosen["family"]:
        kinds = f"select technology from technology_ancestors where ancestor = {quoted(chosen['family'])}"
        conditions.append(f"technology in ({kinds})")
    if chosen["position"]:
        conditions.append(one_of("leading_position", chosen["position"]))
    conditions.append(VOICES.get(chosen["voice"], NOT_PRESS))
    order = ORDERS.get(chosen["sort"], ORDERS[""])
    where = "\n  and ".join(filter(None, conditions))
    return f"select {columns}\nfrom answer_rows\nwhere {where}\norder by {order}, {LAST}"


def address_of(path: str, chosen: Mapping[str, str], change: Mapping[str, str] | None = None) -> str:
    """The address of a table with these choices and this change of them, blank ones left out."""
    args = {name: value for name, value in {**chosen, **(change or {})}.items() if value}
    return path + (f"?{urlencode(args)}" if args else "")


def download_of(chosen: Mapping[str, str]) -> str:
    """The address of the chosen rows as CSV, named by what it holds."""
    parts = [value for name, value in chosen.items() if value and name != "sort" and value not in STATUSES]
    name = re.sub(r"\W+", "-", "-".join(parts)).strip("-")[:80] or "all"
    return address_of(f"/table/answers-{name}.csv", chosen)


async def answers(datasette: Any, chosen: Mapping[str, str], size: int = 0, start: int = 0) -> list[Any]:
    """The chosen rows, or so many of them; each says in `found` how many there are in all."""
    sql = sql_of_answers(chosen, "*, count(*) over () as found")
    limit = f"\nlimit {size} offset {start}" if size else ""
    return list((await datasette.get_database("disclosures").execute(sql + limit)).rows)


async def answers_csv(datasette: Any, request: Any) -> Response:
    """Exactly the rows that the table with these parameters shows, on all of its pages."""
    sql = sql_of_answers(chosen_of({name: request.args.get(name) for name in CHOICES}), ", ".join(COLUMNS))
    address, database = public_address(datasette, request), datasette.get_database("disclosures")
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS)
    writer.writeheader()
    start = 0
    while rows := (await database.execute(f"{sql}\nlimit {AT_ONCE} offset {start}")).rows:
        start += AT_ONCE
        writer.writerows({**dict(row), "page": address + row["page"] if row["page"] else ""} for row in rows)
    return Response(text.getvalue(), content_type="text/csv; charset=utf-8")
