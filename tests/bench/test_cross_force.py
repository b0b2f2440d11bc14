"""The cross-force questions: DuckDB and a cluster of Spark answer them of Parquet files as SQLite does of the same rows,
and BigQuery can read them."""

import json
import sqlite3

import duckdb
import pytest
import sqlglot

from bench import spark
from bench.cross_force import QUESTIONS, ask, files_of, write_positions
from disclosures.compiler.sql_files import read_sql

pytestmark = pytest.mark.slow

POSITIONS = 20_000


@pytest.fixture(scope="module")
def parquet(database, tmp_path_factory):
    target = tmp_path_factory.mktemp("cross-force") / "stated_positions"
    write_positions(database, target, POSITIONS)
    return target


@pytest.fixture(scope="module")
def sqlite(parquet):
    """The same rows in SQLite, with dates as text."""
    with duckdb.connect() as duck:
        read = duck.execute(f"select * replace (cast(said_from as varchar) as said_from) from {files_of(parquet)}")
        columns, rows = [column[0] for column in read.description], read.fetchall()
    db = sqlite3.connect(":memory:")
    db.execute(f"create table stated_positions ({', '.join(columns)})")
    db.executemany(f"insert into stated_positions values ({', '.join('?' * len(columns))})", rows)
    return db


@pytest.fixture(scope="module")
def session():
    assert not spark.missing_java(), spark.missing_java()
    with spark.cluster() as session:
        yield session


@pytest.fixture(scope="module")
def large(database, tmp_path_factory):
    """So many positions that a year has several groups of rows."""
    target = tmp_path_factory.mktemp("large") / "stated_positions"
    write_positions(database, target, 400_000, rows_of_group=2_048)
    return target


def scanned(positions, sql, tmp_path):
    """DuckDB's own account of its scan of the files."""
    with duckdb.connect() as duck:
        duck.execute(f"create view stated_positions as from {files_of(positions)}")
        duck.execute(f"pragma enable_profiling = 'json'; pragma profiling_output = '{tmp_path / 'profile.json'}'")
        duck.execute(sql).fetchall()
    [operator] = json.loads((tmp_path / "profile.json").read_text())["operator"]
    while operator["type"] != "TABLE_SCAN":
        [operator] = operator["children"]
    return operator


def plain(rows):
    """The rows with dates as text."""
    return [tuple(value.isoformat() if hasattr(value, "isoformat") else value for value in row) for row in rows]


def test_there_are_questions():
    assert len(QUESTIONS) >= 3


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda path: path.stem)
def test_duckdb_answers_as_sqlite_does(parquet, sqlite, question):
    sql = read_sql(question).sql
    answer = plain(ask(parquet, sql))
    assert answer == sqlite.execute(sql).fetchall()
    assert len(answer) >= 4


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda path: path.stem)
def test_a_cluster_of_spark_answers_as_sqlite_does(parquet, sqlite, session, question):
    sql = read_sql(question).sql
    assert plain(spark.ask(session, parquet, sql)) == sqlite.execute(sql).fetchall()
    assert spark.workers(session) == spark.WORKERS


ONE_YEAR = "select count(*) from stated_positions where year = 2024"
ONE_TECHNOLOGY = f"{ONE_YEAR} and technology = 'drones'"


def test_spark_reads_only_the_year_and_the_groups_of_rows_that_it_needs(large, session):
    session.read.parquet(str(large)).createOrReplaceTempView("stated_positions")
    everything, year, technology = (
        spark.read_by(session.sql(sql)) for sql in ("select max(id) from stated_positions", ONE_YEAR, ONE_TECHNOLOGY)
    )
    assert year.files < everything.files == len(list(large.rglob("*.parquet")))
    assert year.rows < everything.rows and technology.rows < year.rows / 2


def test_duckdb_reads_only_the_year_and_the_groups_of_rows_that_it_needs(large, tmp_path):
    scan = scanned(large, ONE_TECHNOLOGY, tmp_path)
    assert scan["extra_info"]["Total Files Read"] == str(len(list((large / "year=2024").iterdir())))
    assert scan["row_groups_scanned"] < scan["total_row_groups_to_scan"] / 2


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
        found = {name: kind for name, kind, *_ in duck.execute(f"describe from {files_of(parquet)}").fetchall()}
        count, ids, forces, technologies = duck.execute(
            f"select count(*), count(distinct id), count(distinct force), count(distinct technology) from {files_of(parquet)}"
        ).fetchone()
    released = [row[1] for row in db.execute("pragma table_info(stated_positions)") if row[1] != "page"]
    assert sorted(found) == sorted(released)
    assert (found["said_from"], found["year"], found["said_on"]) == ("DATE", "BIGINT", "VARCHAR")
    assert (count, ids) == (POSITIONS, POSITIONS)
    assert forces == db.execute("select count(*) from forces").fetchone()[0]
    assert technologies == db.execute("select count(*) from technologies").fetchone()[0]


def test_the_same_seed_draws_the_same_positions(parquet, database, tmp_path):
    write_positions(database, tmp_path / "again", POSITIONS)
    with duckdb.connect() as duck:
        other = duck.execute(
            f"select count(*) from (from {files_of(parquet)} except from {files_of(tmp_path / 'again')})"
        ).fetchone()
    assert other == (0,)
