"""Hands what data/*.yml, sql/released.yml and the views' headers say of tables and columns over to Datasette's
pages."""

from typing import Any

from datasette import hookimpl

from disclosures.website.cells.column_descriptions import described_tables


@hookimpl
def get_metadata(key: Any, database: str | None, table: str | None) -> dict[str, Any]:
    if (
        key == "tables"
    ):  # asked, and copied whole, for every table that a page names: who may see it, how long its facets are
        return {}
    return {"databases": {"disclosures": {"tables": {name: dict(said) for name, said in described_tables().items()}}}}
