"""By which parameters Datasette gives the rows of a page as rows, JSON and CSV: with its filters, no more, no fewer."""

from collections.abc import Mapping
from urllib.parse import urlencode

from disclosures.website.pages.answer_table import conditions_of, quoted, view_of


def where(*conditions: str) -> str:
    """The parameters of a table's address that choose the rows which fulfil all of these conditions, in SQL."""
    return urlencode([("_where", condition) for condition in conditions if condition])


def of_answers(chosen: Mapping[str, str]) -> tuple[str, str]:
    """The view of a table of answers, and the parameters that choose its rows."""
    return view_of(chosen), where(*conditions_of(chosen))


def of_list(kind: str, chosen: Mapping[str, str]) -> tuple[str, str]:
    """The table of a list of all requests or publications (`kind`), and the parameters that choose its rows.

    `chosen` has "authority", "year" (four digits or "undated") and "outcome" or "kind", blank where nothing is chosen.
    """
    table, date = ("disclosures", "said_on") if kind == "request" else ("publications", "published_on")
    chooses = [("kind", kind)] if kind == "request" else []
    chooses += [(name, value) for name, value in chosen.items() if value and name != "year"]
    if chosen["year"]:
        chooses.append(("_where", f"coalesce(substr({date}, 1, 4), 'undated') = {quoted(chosen['year'])}"))
    return table, urlencode(chooses)


def of_press(chosen: Mapping[str, str]) -> str:
    """The parameters that choose the pairs of an answer and a report: of a "force", on a "technology" and its kinds."""
    conditions = [f"force = {quoted(chosen['force'])}"] if chosen["force"] else []
    if chosen["technology"]:
        kinds = f"select technology from technology_ancestors where ancestor = {quoted(chosen['technology'])}"
        conditions.append(f"(technology in ({kinds}) or press_technology in ({kinds}))")
    return where(*conditions)


def of_force(id: str) -> str:
    """The parameters that choose every statement on a force, of those on a group of forces among which it is, too."""
    groups = f"select force_group from force_group_members where force = {quoted(id)}"
    return where(f"(force = {quoted(id)} or force_group in ({groups}))")


def of_reports(authority: str) -> str:
    """The parameters that choose the statements of an authority on forces, its own affairs left out."""
    return where(
        f"authority = {quoted(authority)}", "voice in ('reported', 'joint')", f"force is not {quoted(authority)}"
    )
