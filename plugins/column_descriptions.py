"""Hands what data/*.yml, sql/released.yml and the views' headers say of tables and columns over to Datasette's
pages."""

from functools import lru_cache
from typing import Any

from datasette import hookimpl

from disclosures.website.cells.column_descriptions import shown_tables
from disclosures.website.pages.served import served


@lru_cache(maxsize=2)
def tables_of(datasette: Any) -> dict[str, Any]:
    """What is said of the tables of this Datasette, which asks for it again for every page."""
    return shown_tables(served(datasette).columns)


@hookimpl
def get_metadata(datasette: Any, key: Any, database: str | None, table: str | None) -> dict[str, Any]:
    # Tables are asked for, and copied whole, for every one that a page names: who may see it, how long its facets are.
    if key == "tables" or "disclosures" not in datasette.databases:
        return {}
    tables = {name: dict(said) for name, said in tables_of(datasette).items()}
    return {"databases": {"disclosures": {"tables": tables}}}
