"""Says which parameter in the address of a table or view names no column or no operator.

SQLite takes a column that it does not know for a text, which no row holds, and Datasette leaves out a comparison that
it does not know: both would read as an answer.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from datasette.filters import Filters
from datasette.renderer import json_renderer
from datasette.utils.asgi import BadRequest

from disclosures.words.names import alike

OPERATORS = tuple(operator for operator, _, _ in Filters(()).lookups())
ROW_NUMBERS = ("rowid", "oid")
"""Names that every table has for the number of a row, and no view."""
LONGEST = 100
"""Letters of what a reader wrote that are repeated to him."""


def is_filter(parameter: str) -> bool:
    """Whether Datasette takes the parameter for one that compares a column: all others begin with _."""
    return not parameter.startswith("_") or "__" in parameter


def wrong_parameter(parameter: str, table: str, columns: Sequence[str], row_numbers: Sequence[str] = ()) -> str:
    """What is wrong with a parameter that compares a column, with the nearest right one; blank where nothing is.

    `row_numbers` are names of columns that exist and are not told of.
    """
    column, _, operator = parameter.rpartition("__") if "__" in parameter else (parameter, "", "exact")
    said = f"'{parameter[:LONGEST]}'"
    if column.lower() not in {name.lower() for name in (*columns, *row_numbers)}:
        near = alike(column.lower()[:LONGEST], columns, 1)
        meant = f" Did you mean '{near[0]}'?" if near else ""
        return f"{said}: {table} has no column '{column[:LONGEST]}'.{meant} Its columns are {', '.join(columns)}."
    if operator not in OPERATORS:
        return (
            f"{said}: there is no comparison '{operator[:LONGEST]}'. For equal values write {column}=VALUE, else "
            f"{column}__ with one of {', '.join(OPERATORS)}."
        )
    return ""


async def check_parameters(datasette: Any, database: str, table: str, parameters: Iterable[str]) -> None:
    """Refuse an address whose parameters compare what the table or view does not have, before anything is asked of it.

    Raises:
        BadRequest: one does; the text names it, and what is near it.
    """
    asked = [parameter for parameter in parameters if is_filter(parameter)]
    if not asked:
        return
    known = datasette.get_database(database)
    columns = await known.table_columns(table)
    row_numbers = ROW_NUMBERS if await known.table_exists(table) else ()
    for parameter in asked:
        if wrong := wrong_parameter(parameter, table, columns, row_numbers):
            raise BadRequest(wrong)


def json_with_keys(args: Any, data: dict[str, Any], view_name: str) -> Any:
    """Datasette's JSON, but what it cannot key by rows is refused; it says so itself with status 200.

    Raises:
        BadRequest: `_shape` asks for an object of rows by their keys, of a query or view, which have none.
    """
    if args.get("_shape") == "object" and not data.get("error") and not data.get("primary_keys"):
        raise BadRequest("_shape=object is for tables, whose rows have keys. Ask for _shape=objects or _shape=array.")
    return json_renderer(args, data, view_name)


def refuse_shapes(datasette: Any) -> None:
    """Have JSON be written as above."""
    _, can_render = datasette.renderers["json"]
    datasette.renderers["json"] = (json_with_keys, can_render)
