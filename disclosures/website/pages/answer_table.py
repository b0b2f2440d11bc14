"""The table of answers: which rows are chosen and in what order, as one query that the page, its download and the
editor share.

As a rule it shows what stands now (the view answer_rows). Where a year, a batch, words or `said=ever` are chosen,
it shows every statement that was ever made (statement_rows, and batch_rows for a batch, with requests from which none
was read); `said=asked` leaves out refusals about any other information.

`position` chooses rows by what each of them says. `heads` chooses the one statement of each force and technology that
heads them, by what it says or `any`: so many rows as pairs, which is what tallies count.
"""

import csv
import io
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from datasette import Response

from disclosures.website.serving.public_address import public_address

CHOICES = (
    "technology",
    "family",
    "force",
    "authority",
    "position",
    "heads",
    "status",
    "voice",
    "nation",
    "kind",
    "said",
    "year",
    "batch",
    "words",
    "sort",
)
"""Parameters of an address that choose rows, or their order."""
NARROW = ("technology", "force", "authority", "batch", "words")
"""Of these one is chosen where every statement is shown that was ever made: of all together there may be too many."""
SAID = {"ever": [], "asked": ["scope <> 'remainder'"]}
"""What `said` chooses of every statement that was ever made, as SQL."""
KEYS = {"answer_rows": ("answer", "shown_answers"), "statement_rows": ("position_id", "statement_rows")}
"""Of a view with very many rows: the column that tells one from all others, and where they are chosen by it."""
BEST = 200
"""Statements that fit the words best, where nothing but words is chosen."""

COLUMNS = (
    "force_name technology_name position_name status scope voice said_on said_basis read_on standing also_said summary "
    "key_phrase also_said_summary question product_name authority_name publisher_name force_group_name outcome "
    "exemptions title reference page source_url attachment force technology position position_id"
).split()
"""Of the download."""

VOICES = {
    "own": "voice in ('own', 'joint')",
    "reported": "voice = 'reported'",
    "press": "voice = 'press'",
    "any": "(position is not null or status <> 'press reports only')",
}
"""What `voice` chooses, as SQL. Where press reports have rows of their own, no other says that there are only these."""
NOT_PRESS = "voice is not 'press'"
STATUSES = {"known": "status not in ('never asked', 'outside the Acts')", "all": ""}
"""What `status` chooses where it is the name of no status, as SQL."""

INTEREST = (
    "(select min(public_interest) from technologies where id in "
    "(select ancestor from technology_ancestors where technology_ancestors.technology = shown.technology))"
)
"""The place of a technology, or of a wider one, among those that the public asks about most."""

ORDERS = {
    "": "force_name, technology_name",
    "force": "force_name, technology_name",
    "technology": "technology_name, force_name",
    "interest": f"position is null, {INTEREST} is null, {INTEREST}, technology_name, force_name",
    "position": "rank, force_name, technology_name",
    "newest": "said_from is null, said_from desc, force_name, technology_name",
    "oldest": "said_from is null, said_from, force_name, technology_name",
}
"""By what the rows can be sorted, as SQL; blank is the order of a table that nobody has sorted."""
LAST = "voice = 'reported', said_on is null, scope desc, position_id"
"""What settles the order of the rows of one force and technology."""

LONGEST = 600
"""Characters of a choice: several technologies or forces stand in one, with commas between them."""
AT_ONCE = 500
"""Rows that the download reads at once: one query may hold only so much."""
ADDRESS = r"^/table/(?P<name>[\w-]+)\.csv$"


def chosen_of(given: Mapping[str, str]) -> dict[str, str]:
    """What the parameters of an address choose; blank for what is not chosen."""
    return {name: (given.get(name) or "")[:LONGEST] for name in CHOICES}


def quoted(value: str) -> str:
    """The value as SQL writes it."""
    return "'" + value.replace("'", "''").replace("\x00", "") + "'"


def one_of(column: str, values: str) -> str:
    """The condition that the column has one of the values, which stand with commas between them."""
    parts = [quoted(value) for value in values.split(",")]
    return f"{column} = {parts[0]}" if len(parts) == 1 else f"{column} in ({', '.join(parts)})"


def one_of_several(name: str, chosen: Mapping[str, str], column: str = "") -> list[str]:
    """The condition of a choice that may be several things, or none."""
    return [one_of(column or name, chosen[name])] if chosen[name] else []


def with_words(chosen: Mapping[str, str]) -> list[str]:
    """The condition that a statement has all of the words; a word before a star may go on."""
    if not chosen["words"]:
        return []
    words = re.findall(r"([^\W_]+)(\*?)", chosen["words"]) or [("nothing that can be sought", "")]
    match = " ".join(f'"{word}"{star}' for word, star in words)
    found = f"select rowid from positions_fts where positions_fts match {quoted(match)}"
    if not any(chosen[name] for name in ("technology", "family", "force", "authority", "batch")):
        found += f" order by rank limit {BEST}"
    return [f"position_id in (select id from positions where rowid in ({found}))"]


def is_ever(chosen: Mapping[str, str]) -> bool:
    """Whether every statement is meant that was ever made, and not what stands now."""
    asked = chosen["said"] in SAID or chosen["year"] or chosen["batch"] or chosen["words"]
    return bool(asked) and any(chosen[name] for name in NARROW)


def of_all_time(chosen: Mapping[str, str]) -> list[str]:
    """The conditions that only statement_rows can fulfil."""
    year = {"": [], "undated": ["year is null"]}.get(chosen["year"], [f"year = {quoted(chosen['year'])} + 0"])
    return [*SAID.get(chosen["said"], []), *year, *one_of_several("batch", chosen), *with_words(chosen)]


def conditions_of(chosen: Mapping[str, str]) -> list[str]:
    """What the chosen rows fulfil, as SQL."""
    conditions = [part for name in ("technology", "force", "authority") for part in one_of_several(name, chosen)]
    conditions += [f"{name} = {quoted(chosen[name])}" for name in ("nation", "kind") if chosen[name]]
    if chosen["status"]:
        conditions.append(STATUSES.get(chosen["status"], f"status = {quoted(chosen['status'])}"))
    if chosen["family"]:
        families = one_of("ancestor", chosen["family"])
        conditions.append(f"technology in (select technology from technology_ancestors where {families})")
    conditions += one_of_several("position", chosen)
    conditions += ["heads is not null"] if chosen["heads"] == "any" else one_of_several("heads", chosen)
    conditions.append(VOICES.get(chosen["voice"], NOT_PRESS))
    return [*conditions, *(of_all_time(chosen) if is_ever(chosen) else [])]


def view_of(chosen: Mapping[str, str]) -> str:
    """The view whose rows are chosen."""
    return "batch_rows" if chosen["batch"] else "statement_rows" if is_ever(chosen) else "answer_rows"


def order_of(chosen: Mapping[str, str]) -> str:
    """The chosen order, as SQL; what is unknown sorts by force."""
    return f"{ORDERS.get(chosen['sort'], ORDERS[''])}, {LAST}"


def sql_of_answers(chosen: Mapping[str, str], columns: str = "*", source: str = "") -> str:
    """The query that gives the chosen rows in the chosen order, from `source` if not from their view. What is unknown
    chooses nothing."""
    conditions = "\n  and ".join(filter(None, conditions_of(chosen)))
    where = f"\nwhere {conditions}" if conditions else ""
    return f"select {columns}\nfrom {source or view_of(chosen)} as shown{where}\norder by {order_of(chosen)}"


def sql_of_page(chosen: Mapping[str, str], size: int, start: int = 0, columns: str = "*") -> str:
    """The query that gives so many of these rows from there on; each says in `found` how many there are in all.

    There may be very many: they are chosen first, and only those of the page looked up.
    """
    limit = f"\nlimit {size} offset {start}"
    view = view_of(chosen)
    if view not in KEYS:
        return sql_of_answers(chosen, f"{columns}, count(*) over () as found") + limit
    key, keys = KEYS[view]
    page = sql_of_answers(chosen, f"{key}, count(*) over () as found", keys) + limit
    rows = f"select {columns}, (select found from page limit 1) as found\nfrom {view} as shown"
    where = f"where {key} in (select {key} from page)"
    return f"with page as materialized (\n{page}\n)\n{rows}\n{where}\norder by {order_of(chosen)}"


def address_of(path: str, chosen: Mapping[str, str], change: Mapping[str, str] | None = None) -> str:
    """The address of a table with these choices and this change of them, blank ones left out."""
    args = {name: value for name, value in {**chosen, **(change or {})}.items() if value}
    return path + (f"?{urlencode(args)}" if args else "")


def download_of(chosen: Mapping[str, str]) -> str:
    """The address of the chosen rows as CSV, named by what it holds."""
    parts = [value for name, value in chosen.items() if value and name != "sort" and value not in STATUSES]
    name = re.sub(r"\W+", "-", "-".join(parts)).strip("-")[:80] or "all"
    return address_of(f"/table/answers-{name}.csv", chosen)


async def answers(datasette: Any, chosen: Mapping[str, str], size: int, start: int = 0) -> list[Any]:
    """So many of the chosen rows from there on; each says in `found` how many there are in all."""
    return list((await datasette.get_database("disclosures").execute(sql_of_page(chosen, size, start))).rows)


async def press_left_out(datasette: Any, chosen: Mapping[str, str]) -> int:
    """How many rows of press reports these choices leave out unsaid; 0 where they say whose word is wanted."""
    if chosen["voice"] in VOICES:
        return 0
    view, database = view_of(chosen), datasette.get_database("disclosures")
    conditions = conditions_of({**chosen, "voice": "press"})
    source = KEYS.get(view, ("", view))[1]
    query = f"select count(*) from {source} as shown where " + " and ".join(filter(None, conditions))
    return int((await database.execute(query)).single_value())


async def answers_csv(datasette: Any, request: Any) -> Response:
    """Exactly the rows that the table with these parameters shows, on all of its pages."""
    address, database = public_address(datasette, request), datasette.get_database("disclosures")
    chosen = chosen_of({name: request.args.get(name) for name in CHOICES})
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, extrasaction="ignore")
    writer.writeheader()
    start = 0
    while rows := (await database.execute(sql_of_page(chosen, AT_ONCE, start, ", ".join(COLUMNS)))).rows:
        start += AT_ONCE
        writer.writerows({**dict(row), "page": address + row["page"] if row["page"] else ""} for row in rows)
    return Response(text.getvalue(), content_type="text/csv; charset=utf-8")
