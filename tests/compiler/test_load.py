"""What the database holds of the CSVs: the same cells, with types, keys, indexes and search."""

import csv
import sqlite3
from decimal import Decimal

import pytest
import sqlite_utils
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from disclosures.compiler.checks.cells import MISSING_WORDS
from disclosures.compiler.csv_files import read_rows
from disclosures.compiler.load import fill_search, index, load

WHOLE = {"name": "whole", "type": "integer"}
NUMBER = {"name": "number", "type": "number"}


def loaded(tables, **options):
    """A database of the tables' files, loaded as the build loads them."""
    db = sqlite_utils.Database(memory=True)
    for table in tables:
        load(db, read_rows(table), **options)
    return db


TEXTS = [
    "007",
    "00472",
    "1e5",
    "1.0",
    "0x1F",
    "9" * 40,
    "true",
    "False",
    "inf",
    "2024-05",
    "12 May 2022",
    "🚁",
    "Ynys Môn",
    "e\u0301",
    "drоnes",
    "two\nlines",
    "two\r\nlines",
    "two\rlines",
    "\ttab",
    'says "no"',
    '"',
    "'",
    "a,b;c|d",
    "# no comment",
    "\\n",
    " spaces ",
    " ",
    "\n",
    "\u2028",
    "\ufeff",
    "none of them",
    "NA.",
    "'); drop table things; --",
    "%s ? :name",
]


@pytest.mark.parametrize("quoting", [csv.QUOTE_ALL, csv.QUOTE_MINIMAL], ids=["all quoted", "quoted where needed"])
def test_every_text_arrives_unchanged(describe, quoting):
    texts = [text for text in [*TEXTS, "x" * 100_000] if quoting == csv.QUOTE_ALL or "\r" not in text]
    table = describe(["id", "text"], [])
    write(table, [[str(number), text] for number, text in enumerate(texts)], quoting)
    assert loaded([table]).execute("select id, text from things").fetchall() == [
        (str(number), text) for number, text in enumerate(texts)
    ]


def write(table, rows, quoting=csv.QUOTE_ALL):
    with table.csv_path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, quoting=quoting, lineterminator="\n").writerows([table.columns, *rows])


CHARACTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
ANY_TEXT = st.one_of(
    st.just(""),
    st.sampled_from(TEXTS),
    st.text(CHARACTERS, max_size=20),
    st.text("\r\n\t \"',;#\\=-0123456789.eE+_NAnaulL/<>\ufeff\u00a0🚁", max_size=10),
).filter(lambda text: text.lower() not in MISSING_WORDS)
WHOLES = st.one_of(st.just(""), st.integers(-(10**15) + 1, 10**15 - 1).map(str))
NUMBERS = st.one_of(st.just(""), st.decimals(-(10**9), 10**9, places=4).map(lambda number: f"{number:f}"))


@settings(
    max_examples=50,
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
        HealthCheck.large_base_example,
    ],
)
@given(rows=st.lists(st.tuples(ANY_TEXT, ANY_TEXT, ANY_TEXT, ANY_TEXT, WHOLES, NUMBERS), min_size=60, max_size=120))
def test_arbitrary_cells_that_pass_the_checks_arrive_unchanged_cell_by_cell(describe, rows):
    table = describe(["id", "first", "second", "third", "fourth", WHOLE, NUMBER])
    write(table, [[str(number), *row] for number, row in enumerate(rows)])
    arrived = loaded([table]).execute("select first, second, third, fourth, whole, number from things").fetchall()
    assert len(arrived) == len(rows)
    for written, read in zip(rows, arrived, strict=True):
        *texts, whole, number = written
        assert read[:4] == tuple(text or None for text in texts)
        assert read[4] == (int(whole) if whole else None)
        assert read[5] == (float(Decimal(number)) if number else None)


def test_rows_keep_their_order(describe):
    names = "zebra apple mango 10 9 Ärger".split()
    table = describe(["id"], [[name] for name in names])
    assert loaded([table]).execute("select rowid, id from things").fetchall() == list(enumerate(names, start=1))


def test_a_table_gets_the_types_and_keys_that_its_description_says(describe):
    kinds = describe(["id"], [["drones"]], name="kinds")
    things = describe(
        [
            {"name": "id", "constraints": {"required": True}},
            {"name": "name", "constraints": {"required": True}},
            "kind",
            WHOLE,
            NUMBER,
        ],
        [["a", "One", "drones", "7", "2.50"], ["b", "Two", "", "", ""]],
        uniqueKeys=[["kind", "whole"]],
        foreignKeys=[{"fields": ["kind"], "reference": {"resource": "kinds", "fields": ["id"]}}],
    )
    db = loaded([kinds, things])
    assert db["things"].schema == (
        'CREATE TABLE "things" (\n   "id" TEXT PRIMARY KEY NOT NULL,\n   "name" TEXT NOT NULL,\n   "kind" TEXT REFERENCES "kinds"("id"),\n'
        '   "whole" INTEGER,\n   "number" REAL\n)'
    )
    assert db.execute("select *, typeof(whole), typeof(number) from things").fetchall() == [
        ("a", "One", "drones", 7, 2.5, "integer", "real"),
        ("b", "Two", None, None, None, "null", "null"),
    ]
    assert [(index.columns, index.unique) for index in db["things"].indexes] == [(["kind", "whole"], 1), (["id"], 1)]


def test_columns_that_refer_are_indexed_and_columns_of_prose_can_be_searched(describe):
    kinds = describe(["id"], [["drones"]], name="kinds")
    refers = [{"fields": ["kind"], "reference": {"resource": "kinds", "fields": ["id"]}}]
    rows = [["a", "drones", "Deployed twice"], ["b", "drones", "Not deployed"], ["c", "", "Naïve"]]
    things = describe(["id", "kind", "name"], rows, foreignKeys=refers)
    pairs = describe(["kind", "id"], [["drones", "a"]], name="pairs", primaryKey=["kind", "id"], foreignKeys=refers)
    things.descriptor["search"] = ["name"]
    db = loaded([kinds, things, pairs])
    index(db, [kinds, things, pairs])
    fill_search(db, [kinds, things, pairs])
    assert [index.columns for index in db["things"].indexes if index.origin == "c"] == [["kind"]]
    assert [index.columns for index in db["pairs"].indexes] == [["kind", "id"]]
    assert [row["id"] for row in db["things"].search("deploying", order_by="id")] == ["a", "b"]
    assert [row["id"] for row in db["things"].search("naive")] == ["c"]


def test_whoever_only_checks_goes_without_search(describe):
    table = describe(["id", "name"], [["a", "One"]])
    table.descriptor["search"] = ["name"]
    db = loaded([table], search=False)
    assert db.table_names() == ["things"]


@pytest.mark.parametrize("rows", [[["a", "One"], ["a", "Two"]], [["", "One"]]], ids=["a key twice", "no key"])
def test_rows_that_no_table_can_hold_are_refused(describe, rows):
    with pytest.raises(sqlite3.IntegrityError):
        loaded([describe([{"name": "id", "constraints": {"required": True}}, "name"], rows)])
