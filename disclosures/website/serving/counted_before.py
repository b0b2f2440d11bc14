"""What the build has counted is not counted again: the rows of a large view, and the values of the columns that its
page counts (facet_counts). It is so of a view as a whole; where rows are chosen, Datasette counts them as ever."""

from typing import Any

from datasette.facets import ColumnFacet
from datasette.utils import escape_sqlite

from disclosures.website.pages.served import served
from disclosures.website.serving.mending import mend

DATABASE = "disclosures"
FACET_MENDS = (
    (
        """                    facet_sql,
                    self.params,
                    truncate=False,
                    custom_time_limit=self.ds.setting("facet_time_limit_ms"),
""",
        """                    counted_values(self, column, facet_size + 1) or facet_sql,
                    self.params,
                    truncate=False,
                    custom_time_limit=self.ds.setting("facet_time_limit_ms"),
""",
    ),
)
"""Pieces of the method ColumnFacet.facet_results, and what stands there in their place."""


def counted_rows(datasette: Any, database: str, table: str, sql: str) -> int | None:
    """How many rows this SQL counts, if it counts the table as a whole and the build has done so."""
    if database != DATABASE or sql.strip() != f"select count(*) from {escape_sqlite(table)}":
        return None
    return served(datasette).counted.get(table, (None, ()))[0]


def counted_values(facet: Any, column: str, size: int) -> str | None:
    """SQL for the values of the column with their numbers, the most frequent first, if the build has counted them."""
    table = facet.table or ""
    if facet.database != DATABASE or not facet.sql.strip().endswith(f" from {escape_sqlite(table)}"):
        return None
    if column not in served(facet.ds).counted.get(table, (0, ()))[1]:
        return None
    return (
        "select iif(type = 'integer', cast(value as integer), value) as value, number as count from facet_counts "
        f"where relation = '{table}' and facet = '{column}' order by count desc, value limit {size}"
    )


def count_from_build() -> None:
    """Have every facet of this process take what the build has counted."""
    mend(ColumnFacet, "facet_results", FACET_MENDS, counted_values=counted_values)
