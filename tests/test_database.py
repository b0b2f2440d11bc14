"""The compiled database: whole, indexed, searchable, valid as a data package, and true to the founding disclosures."""

import re

import frictionless
import pytest

import build
from disclosures.compiler.csv_files import read_rows
from disclosures.compiler.schema import read_schema
from disclosures.compiler.sql_files import read_folder
from tests.conftest import FOUNDING_REQUESTS, ROOT

TABLES = read_schema(ROOT / "data")
SEARCHED = [(table, column) for table in TABLES for column in table.searched_columns]


def test_the_rows_pass_every_check(capsys, monkeypatch):
    monkeypatch.chdir(ROOT)
    assert build.main(["--check"]) == 0
    assert capsys.readouterr().err == ""


def test_frictionless_finds_the_data_package_valid():
    resources = [table.descriptor for table in TABLES]
    package = frictionless.Package.from_descriptor(
        {"name": "disclosures", "resources": resources}, basepath=str(ROOT / "data")
    )
    report = package.validate()
    assert report.flatten(["name", "rowNumber", "fieldName", "message"]) == []
    assert report.stats["tasks"] == len(TABLES)


def test_the_file_is_sound(ask):
    assert ask("pragma integrity_check") == [("ok",)]
    assert ask("pragma foreign_key_check") == []


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_cell_of_every_csv_arrived(ask, table):
    rows = read_rows(table)
    kinds = {"string": str, "integer": int, "number": float}
    expected = [
        tuple(kinds[field.type](cell) if cell else None for field, cell in zip(table.fields, row, strict=True))
        for row in rows.cells
    ]
    columns = ", ".join(f"[{column}]" for column in table.columns)
    assert ask(f"select {columns} from [{table.name}] order by rowid") == expected


def test_every_column_that_refers_to_another_table_is_indexed(ask):
    slow = [
        f"{table}.{column}"
        for (table,) in ask("select name from sqlite_master where type = 'table'")
        for (column,) in ask("select distinct [from] from pragma_foreign_key_list(?)", table)
        if not ask(
            "select 1 from pragma_index_list(?) as i, pragma_index_info(i.name) where seqno = 0 and pragma_index_info.name = ?",
            table,
            column,
        )
    ]
    assert slow == []


@pytest.mark.parametrize("view", [file.name for file in read_folder(ROOT / "sql" / "views")])
def test_every_view_has_rows(ask, view):
    assert ask(f"select * from [{view}] limit 1")


@pytest.mark.parametrize("table, column", SEARCHED, ids=[f"{table.name}.{column}" for table, column in SEARCHED])
def test_full_text_search_finds_each_row_by_a_word_of_it(ask, table, column):
    texts = ask(f"select rowid, [{column}] from [{table.name}] where [{column}] is not null")
    words = {rowid: re.findall(r"(?<!\w)[a-z0-9]+(?!\w)", text, re.I) for rowid, text in texts}
    assert any(words.values())
    for rowid, (word, *_) in ((rowid, found) for rowid, found in words.items() if found):
        match = f'{column} : "{word}"'
        assert (rowid,) in ask(f"select rowid from [{table.name}_fts] where [{table.name}_fts] match ?", match)


def positions(ask, request):
    return ask(
        "select id, force, technology, position, scope, product from positions where request = ? order by id", request
    )


def test_the_founding_requests_are_there(ask):
    marks = ", ".join("?" * len(FOUNDING_REQUESTS))
    assert {
        id for (id,) in ask(f"select id from requests where id in ({marks})", *FOUNDING_REQUESTS)
    } == FOUNDING_REQUESTS


def test_cleveland_472_24_has_no_position_as_its_answer_was_not_seen(ask):
    assert ask("select authority, reference, logged_on, answer_seen from requests where id = 'cleveland-472-24'") == [
        ("cleveland", "472-24", "2024-05", "none")
    ]
    assert positions(ask, "cleveland-472-24") == []


def test_cleveland_13931_2022_was_due_on_the_date_that_the_authority_printed(ask):
    dates = "received_on, due_printed_on, due_on, working_days_taken, on_time"
    assert ask(f"select {dates} from requests join deadlines on request = id where id = 'cleveland-13931-2022'") == [
        ("2022-05-12", "2022-06-13", "2022-06-13", None, None)
    ]
    assert positions(ask, "cleveland-13931-2022") == [
        ("cleveland-13931-2022-p1", "cleveland", "live-facial-recognition", "does_not_use", "unspecified", None),
        (
            "cleveland-13931-2022-p2",
            "cleveland",
            "retrospective-facial-recognition",
            "does_not_use",
            "unspecified",
            None,
        ),
        ("cleveland-13931-2022-p3", "cleveland", "live-facial-recognition", "considering", "unspecified", None),
        (
            "cleveland-13931-2022-p4",
            "cleveland",
            "retrospective-facial-recognition",
            "considering",
            "unspecified",
            None,
        ),
    ]


def test_the_bid_of_the_cleveland_commissioner_describes_no_force(ask):
    assert ask("select authority, reference from requests where id = 'cleveland-opcc-star-bid'") == [
        ("cleveland-pcc", None)
    ]
    assert positions(ask, "cleveland-opcc-star-bid") == [
        ("cleveland-opcc-star-bid-p1", None, "facial-recognition", "ncnd", "unspecified", None)
    ]


@pytest.mark.parametrize("reference", ["16495", "16224"])
def test_essex_denies_predictive_policing_and_uses_fearless_futures(ask, reference):
    stated = {row[2:] for row in positions(ask, f"essex-{reference}")}
    assert {
        ("predictive-policing", "does_not_use", "unspecified", None),
        ("individual-risk-assessment", "uses", "unspecified", "fearless-futures"),
    } <= stated
    assert {force for _, force, *_ in positions(ask, f"essex-{reference}")} == {"essex"}


def test_south_yorkshire_20192577_denies_overt_use_and_neither_confirms_nor_denies_the_rest(ask):
    stated = {
        (technology, position, scope)
        for _, _, technology, position, scope, _ in positions(ask, "south-yorkshire-20192577")
    }
    assert {("facial-recognition", "does_not_use", "overt"), ("facial-recognition", "ncnd", "covert")} <= stated
    assert {(position, scope) for _, position, scope in stated} == {("does_not_use", "overt"), ("ncnd", "covert")}


def test_south_yorkshire_20192577_cites_five_earlier_requests(ask):
    assert ask("select reference from citations where request = 'south-yorkshire-20192577' order by id") == [
        ("20182312",),
        ("20180964",),
        ("20171723",),
        ("20180873",),
        ("20181495",),
    ]
