"""Asks the cross-force questions of docs/cross_force/ of any number of synthetic positions, in DuckDB and in Spark:
what that takes.

`python -m bench.cross_force --positions 10000000` writes the positions as Parquet with the columns of a release's
stated_positions, a folder for each year, then asks each question of each engine in a process of its own."""

from __future__ import annotations

import argparse
import itertools
import sqlite3
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import duckdb

from bench import spark
from bench.measure import cost_of
from disclosures.compiler.sql_files import read_sql
from disclosures.publisher.about import read_about
from disclosures.publisher.contents import derived_contents
from disclosures.publisher.formats.parquet import write_parquet

ROOT = Path(__file__).resolve().parent.parent
QUESTIONS = sorted((ROOT / "docs" / "cross_force").glob("*.sql"))

FIRST_DAY, DAYS = "2012-01-01", 5_200
ROWS_OF_GROUP = 20_000
"""Rows of a row group, within which an engine reads all or nothing: those of a technology stand together."""

DRAWN = """
copy (
  with numbers as (
    select
      range as number,
      hash(range * 4 + {seed}) as a,
      hash(range * 4 + 1 + {seed}) as b,
      hash(range * 4 + 2 + {seed}) as c
    from range({positions})
  ),
  templates as (select row_number() over (order by id) - 1 as template, * from '{templates}'),
  forces as (select row_number() over (order by id) - 1 as place, id, name, nation from forces),
  technologies as (select row_number() over (order by id) - 1 as place, id, name from technologies),
  drawn as (
    select
      number,
      a % (select count(*) from templates) as template,
      b % (select count(*) from forces) as force_place,
      (b // 1000) % (select count(*) from technologies) as technology_place,
      date '{first_day}' + cast(c % {days} as integer) as day
    from numbers
  )
  select templates.* exclude (template) replace (
    'synthetic-' || drawn.number as id,
    case when templates.force is not null then forces.id end as force,
    case when templates.force is not null then forces.name end as force_name,
    case when templates.force is not null then forces.nation end as nation,
    technologies.id as technology,
    technologies.name as technology_name,
    case
      when templates.said_on is not null
      then left(cast(drawn.day as varchar), length(cast(templates.said_on as varchar)))
    end as said_on,
    case when templates.said_from is not null then drawn.day end as said_from,
    case when templates.year is not null then year(drawn.day) end as year
  )
  from drawn
  join templates on templates.template = drawn.template
  join forces on forces.place = drawn.force_place
  join technologies on technologies.place = drawn.technology_place
  order by technology, said_from, id
) to '{target}' (format parquet, compression zstd, partition_by (year), row_group_size {rows_of_group})
"""
"""Each synthetic position is a real one, said by a force, of a technology and on a day that are drawn by lot."""


def write_positions(
    database: Path, target: Path, positions: int, seed: int = 1, rows_of_group: int = ROWS_OF_GROUP
) -> None:
    """Write `positions` made-up rows of stated_positions, drawn after the real ones of the database, as a folder of
    Parquet files for each year. Nothing in them is true."""
    templates = target.with_name("templates.parquet")
    db = sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True)
    (stated,) = [resource for resource in derived_contents(db, ROOT / "sql") if resource.name == "stated_positions"]
    write_parquet(stated, read_about(db, ROOT / "metadata.yml"), templates)
    with duckdb.connect() as duck:
        for table, columns in (("forces", "id, name, nation"), ("technologies", "id, name")):
            duck.execute(f"create table {table} ({', '.join(f'{column} varchar' for column in columns.split(', '))})")
            rows = db.execute(f"select {columns} from {table}").fetchall()
            duck.executemany(f"insert into {table} values ({', '.join('?' * len(rows[0]))})", rows)
        duck.execute(
            DRAWN.format(
                positions=positions,
                seed=seed,
                templates=templates,
                target=target,
                first_day=FIRST_DAY,
                days=DAYS,
                rows_of_group=rows_of_group,
            )
        )
    templates.unlink()


def files_of(positions: Path) -> str:
    """The files of these positions in the words of DuckDB's SQL."""
    return f"read_parquet('{positions}/**/*.parquet', hive_partitioning = true, hive_types = {{year: bigint}})"


def ask(positions: Path, sql: str) -> list[tuple[Any, ...]]:
    """What DuckDB answers to a question about the positions in a folder of Parquet files."""
    with duckdb.connect() as duck:
        duck.execute(f"create view stated_positions as from {files_of(positions)}")
        return duck.execute(sql).fetchall()


def ask_spark(positions: Path, sql: str) -> list[tuple[Any, ...]]:
    """What Spark answers to it, in a cluster of its own."""
    with spark.cluster() as session:
        return spark.ask(session, positions, sql)


ENGINES = {"duckdb": ask, "spark": ask_spark}


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--positions", type=int, default=10_000_000)
    parser.add_argument(
        "--database",
        type=Path,
        default=ROOT / "disclosures.db",
        help="whose positions the synthetic ones are drawn after",
    )
    parser.add_argument(
        "--ask",
        nargs=3,
        metavar=("ENGINE", "FOLDER", "SQL"),
        help="ask one question of positions already written, print the answer",
    )
    options = parser.parse_args(arguments)
    if options.ask:
        engine, folder, question = options.ask
        for row in ENGINES[engine](Path(folder), read_sql(Path(question)).sql):
            print(*row, sep="\t")
        return 0
    with tempfile.TemporaryDirectory() as scratch:
        target = Path(scratch) / "stated_positions"
        begun = time.perf_counter()
        write_positions(options.database, target, options.positions)
        files = list(target.rglob("*.parquet"))
        print(
            f"{options.positions:,} positions written in {time.perf_counter() - begun:.1f} s, "
            f"{sum(file.stat().st_size for file in files) / 1e6:,.0f} MB of Parquet in {len(files)} files"
        )
        for question, engine in itertools.product(QUESTIONS, ENGINES):
            cost = cost_of([sys.executable, "-m", "bench.cross_force", "--ask", engine, target, question])
            print(f"{question.stem}, {engine}: {cost.wall:.1f} s, {cost.peak / 1e6:,.0f} MB of memory", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
