"""Mends how Datasette 0.65 pages a sorted table and counts facets, until a release of it does.

Its first page is in the order of the column alone, each later one in that of the column and the key: rows that are
alike in the column are left out or come twice. And the facets of a later page count only the rows from there on, and
lead to those only. The rows of a view that the build has counted are not counted again (counted_before).
"""

from urllib.parse import parse_qsl, urlencode

from datasette.utils.asgi import Request
from datasette.views import table

from disclosures.website.serving.counted_before import counted_rows
from disclosures.website.serving.mending import mend

MENDS = (
    (
        """        from_sql = "from {table_name} {where}".format(""",
        # The plus keeps SQLite from reading by the column's index: slow where many rows share the first value.
        """        if (sort or sort_desc) and order_by_pks and pks != [sort or sort_desc]:
            order_by = f"+{order_by}, {order_by_pks}"
        from_sql = "from {table_name} {where}".format(""",
    ),
    (
        """                    order_by = f"{order_by}, {order_by_pks}"\n""",
        """                    order_by = order_by.removeprefix("+")\n""",
    ),
    (
        """        sql_no_order_no_limit = (
            "select {select_all_columns} from {table_name} {where}".format(
                select_all_columns=select_all_columns,
                table_name=escape_sqlite(table_name),
                where=where_clause,
            )
        )
""",
        """        sql_no_order_no_limit = f"select {select_all_columns} {from_sql}"\n""",
    ),
    (
        """                    request,
                    database_name,
                    sql=sql_no_order_no_limit,
                    params=params,
                    table=table_name,
""",
        """                    of_first_page(request),
                    database_name,
                    sql=sql_no_order_no_limit,
                    params=from_sql_params,
                    table=table_name,
""",
    ),
    (
        """        filtered_table_rows_count = None
        if (
""",
        """        filtered_table_rows_count = counted_rows(self.ds, database_name, table_name, count_sql)
        if (
""",
    ),
)
"""Pieces of the method TableView._data_traced, and what stands there in their place."""


def of_first_page(request: Request) -> Request:
    """The request for the first of the pages of which this is one."""
    asked = parse_qsl(request.query_string, keep_blank_values=True)
    query = urlencode([(name, value) for name, value in asked if name != "_next"])
    return Request(request.scope | {"query_string": query.encode()}, request.receive)


def mend_paging() -> None:
    """Have every table of this process paged in a whole order, and its facets counted over all rows."""
    mend(table.TableView, "_data_traced", MENDS, of_first_page=of_first_page, counted_rows=counted_rows)
