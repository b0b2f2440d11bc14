"""The cross-force questions: DuckDB answers them of Parquet files as SQLite does of the same rows, and Spark and
BigQuery can read them."""

import sqlite3

import duckdb
import pytest
import sqlglot

from bench.cross_force import QUESTIONS, ask, write_positions
from disclosures.compiler.sql_files import read_sql

pytestmark = pytest.mark.slow

POSITIONS = 20_000


@pytest.fixture(scope="module")
def parquet(database, tmp_path_factory):
    target = tmp_path_factory.mktemp("cross-force") / "stated_positions.parquet"
    write_positions(database, target, POSITIONS)
    return target


@pytest.fixture(scope="module")
def sqlite(parquet):
    """The same rows in SQLite, with dates as text."""
    with duckdb.connect() as duck:
        read = duck.execute(f"select * replace (cast(said_from as varchar) as said_from) from '{parquet}'")
        columns, rows = [column[0] for column in read.description], read.fetchall()
    db = sqlite3.connect(":memory:")
    db.execute(f"create table stated_positions ({', '.join(columns)})")
    db.executemany(f"insert into stated_positions values ({', '.join('?' * len(columns))})", rows)
    return db


def test_there_are_questions():
    assert len(QUESTIONS) >= 3


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda path: path.stem)
def test_duckdb_answers_as_sqlite_does(parquet, sqlite, question):
    sql = read_sql(question).sql
    answer = [
        tuple(value.isoformat() if hasattr(value, "isoformat") else value for value in row) for row in ask(parquet, sql)
    ]
    assert answer == sqlite.execute(sql).fetchall()
    assert len(answer) >= 4


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda path: path.stem)
def test_the_real_positions_have_an_answer(database, question):
    rows = sqlite3.connect(database).execute(read_sql(question).sql).fetchall()
    assert rows


@pytest.mark.parametrize("dialect", ["spark", "bigquery"])
@pytest.mark.parametrize("question", QUESTIONS, ids=lambda path: path.stem)
def test_spark_and_bigquery_read_the_very_statement(question, dialect):
    statement = sqlglot.parse_one(read_sql(question).sql, read=dialect, error_level=sqlglot.ErrorLevel.RAISE)
    in_ansi = sqlglot.parse_one(read_sql(question).sql)
    assert statement.sql() == in_ansi.sql()


def test_the_synthetic_positions_have_the_columns_and_types_of_a_release(parquet, database):
    db = sqlite3.connect(database)
    with duckdb.connect() as duck:
        found = {name: kind for name, kind, *_ in duck.execute(f"describe from '{parquet}'").fetchall()}
        count, ids, forces, technologies = duck.execute(
            f"select count(*), count(distinct id), count(distinct force), count(distinct technology) from '{parquet}'"
        ).fetchone()
    released = [row[1] for row in db.execute("pragma table_info(stated_positions)") if row[1] != "page"]
    assert list(found) == released
    assert (found["said_from"], found["year"], found["said_on"]) == ("DATE", "BIGINT", "VARCHAR")
    assert (count, ids) == (POSITIONS, POSITIONS)
    assert forces == db.execute("select count(*) from forces").fetchone()[0]
    assert technologies == db.execute("select count(*) from technologies").fetchone()[0]


def test_the_same_seed_draws_the_same_positions(parquet, database, tmp_path):
    write_positions(database, tmp_path / "again.parquet", POSITIONS)
    with duckdb.connect() as duck:
        other = duck.execute(
            f"select count(*) from (from '{parquet}' except from '{tmp_path}/again.parquet')"
        ).fetchone()
    assert other == (0,)
