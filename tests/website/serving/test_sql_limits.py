"""What one result may hold, by every door."""

import asyncio
import sqlite3
import time
from urllib.parse import quote

import pytest
from mcp import Client

from disclosures.website.doors.mcp_tools import LARGEST_ANSWER
from disclosures.website.serving.sql_limits import BLANK, CELL, LARGEST_CSV, bound, bounded_rows, csv_within, row_size

COUNT = "with recursive c(x) as (select 1 union all select x + 1 from c)"
TOO_MUCH = {
    "more than 200 columns": (f"select {', '.join(['1'] * 201)}", "too many columns"),
    "more cells than the site gives": (f"{COUNT} select {', '.join(['x'] * 60)} from c limit 900", "50,000 cells"),
    "text that JSON writes six times as long": (
        f"{COUNT} select replace(printf('%.*c', 95000, 'x'), 'x', char(1)) from c limit 10",
        "larger than 4 MB",
    ),
    "the same long name in every row": (f"{COUNT} select x as {'n' * 40_000} from c limit 500", "larger than 4 MB"),
}


def rows_of(connection, sql, **limits):
    connection.row_factory = bounded_rows(**limits)
    return connection.execute(sql).fetchall()


@pytest.fixture
def connection():
    with sqlite3.connect(":memory:") as connection:
        yield connection


def test_a_cell_counts_even_where_it_holds_a_number(connection):
    numbers = f"{COUNT} select x from c limit 10"
    of_a_row = CELL + len('"x"')
    assert len(rows_of(connection, numbers, largest=10 * of_a_row)) == 10
    with pytest.raises(sqlite3.OperationalError, match="larger than"):
        rows_of(connection, numbers, largest=10 * of_a_row - 1)


def test_cells_are_counted_through_all_rows_of_one_result_and_of_no_other(connection):
    for _ in range(3):
        assert len(rows_of(connection, f"{COUNT} select x, x from c limit 10", most_cells=20)) == 10
    with pytest.raises(sqlite3.OperationalError, match=r"^the result has more than 20 cells; ask for fewer rows or"):
        rows_of(connection, f"{COUNT} select x, x from c limit 11", most_cells=20)


@pytest.mark.parametrize(
    ("value", "size"), [(1, 0), (None, BLANK - CELL), ("ab", 4), ("\x01", 8), ("é", 8), ("😀", 14), (b"abc", 4)]
)
def test_a_text_counts_as_many_bytes_as_json_needs_for_it(value, size):
    assert row_size((), [value]) == CELL + size


def test_a_connection_takes_no_more_columns_than_the_site_shows(connection):
    bound(connection)
    assert connection.getlimit(sqlite3.SQLITE_LIMIT_COLUMN) == 200


@pytest.mark.parametrize("what", TOO_MUCH)
@pytest.mark.parametrize(
    "door", ["/disclosures.json?sql=", "/disclosures.json?_shape=objects&sql=", "/disclosures?sql="]
)
def test_what_is_too_much_is_refused_before_it_is_written(site, what, door):
    sql, message = TOO_MUCH[what]
    answer = site.get(door + quote(sql))
    assert answer.status_code == 400 and message in answer.text
    assert len(answer.content) < 300_000  # the page shows the query itself


@pytest.mark.parametrize(
    ("sql", "message"),
    [
        (f"{COUNT} select printf('%.*c', 50000, 'x') from c limit 81", "it is larger than 4 MB"),
        (f"select {', '.join(['printf(chr, 95000)'] * 60)} from (select '%.*c' as chr)", "a row is larger than 4 MB"),
        (TOO_MUCH["more than 200 columns"][0], "too many columns"),
    ],
)
def test_csv_holds_no_part_of_what_is_too_much(site, sql, message):
    answer = site.get("/disclosures.csv?sql=" + quote(sql.replace("printf(chr, 95000)", "printf(chr, 95000, 'x')")))
    assert (answer.status_code, answer.text.startswith("No CSV: ")) == (400, True)
    assert message in answer.text and len(answer.content) < 1_000


def test_csv_is_bounded_by_what_it_is_as_a_file(site):
    """Not by JSON, which repeats the names of columns in each row, nor by what Python holds of a number."""
    most = site.get("/disclosures.csv?sql=" + quote(f"{COUNT} select printf('%.*c', 49998, 'x') as x from c limit 79"))
    assert most.status_code == 200 and 3_900_000 < len(most.content) <= LARGEST_CSV
    for sql in (TOO_MUCH["more cells than the site gives"][0], TOO_MUCH["the same long name in every row"][0]):
        assert site.get("/disclosures.csv?sql=" + quote(sql)).status_code == 200


def test_csv_goes_to_the_last_byte_that_it_may_have():
    rows = [("é", 1), (None, b"x")]
    whole = csv_within(["a", "b"], rows)
    assert whole.decode() == "a,b\r\né,1\r\n,b'x'\r\n"
    assert csv_within(["a", "b"], rows, len(whole)) == whole
    assert csv_within(None, rows) == whole.partition(b"\r\n")[2]
    with pytest.raises(sqlite3.OperationalError, match="larger than"):
        csv_within(["a", "b"], rows, len(whole) - 1)


def test_every_table_and_view_fits_as_many_rows_as_the_site_gives_at_once(site, ask):
    for (name,) in ask(
        "select name from sqlite_schema where type in ('table', 'view') and name not like '%\\_fts%' escape '\\'"
    ):
        answer = site.get(f"/disclosures/{name}.json?_size=max&_nofacet=1&_nocount=1")
        assert answer.status_code == 200, f"{name}: {answer.text[:200]}"


def called(site, sql):
    async def call():
        async with Client(f"{site.base_url}/-/mcp") as client:
            return await client.call_tool("execute_sql", {"database": "disclosures", "sql": sql})

    return asyncio.run(call())


@pytest.mark.parametrize("what", TOO_MUCH)
def test_programs_that_speak_mcp_are_refused_the_same(site, what):
    sql, message = TOO_MUCH[what]
    result = called(site, sql)
    assert result.is_error and message in result.content[0].text


def test_an_answer_by_mcp_leaves_out_rows_and_says_so(site):
    answer = called(site, f"{COUNT} select printf('%.*c', 50000, 'x') as x from c limit 40").structured_content
    assert answer["truncated"] is True
    assert len(answer["rows"]) == LARGEST_ANSWER // (50_000 + CELL + len('"x"') * 2 - 1)
    few = called(site, f"{COUNT} select x from c limit 20").structured_content
    assert (few["truncated"], len(few["rows"])) == (False, 20)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # SQLite prints what it passes on
@pytest.mark.parametrize("call", ["printf('%999999999c', 'x')", "format('%.*c', 999999999, 'x')"])
def test_printf_counts_to_no_width_that_no_result_may_have(connection, call):
    bound(connection)
    begun = time.process_time()
    with pytest.raises(sqlite3.OperationalError):
        connection.execute(f"select {call}").fetchall()
    assert time.process_time() - begun < 1


def test_printf_writes_as_sqlite_does(connection):
    shapes = ["printf('%05d %s %.2f %*d', 7, 'a', 1.5, 4, 2)", "format('%,d', 1234567)", "printf(null)", "printf('%%')"]
    sql = f"select {', '.join(shapes)}"
    plain = connection.execute(sql).fetchone()
    bound(connection)
    assert tuple(connection.execute(sql).fetchone()) == plain
