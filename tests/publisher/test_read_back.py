"""A release read back by programs that nobody here wrote: types, counts, values and foreign keys agree across all
formats."""

import csv
import json
import sqlite3
from datetime import date, datetime
from decimal import Decimal

import csvw
import duckdb
import openpyxl
import pandas
import polars
import pyarrow.parquet
import pytest
from frictionless import Package
from frictionless import validate as frictionless_validate

from tests.publisher.conftest import ROOT

pytestmark = pytest.mark.slow

PANDAS_KINDS = {"string": "OU", "integer": "iuf", "number": "f", "date": "O"}
POLARS_TYPES = {"string": polars.String, "integer": polars.Int64, "number": polars.Float64, "date": polars.Date}
DUCKDB_TYPES = {"string": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE", "date": "DATE"}


@pytest.fixture(scope="session")
def rows(release, resources):
    """What SQLite holds: of each table and view the rows of the released columns, in the released order."""
    db = sqlite3.connect(release / "disclosures.db")
    tables = {path.stem for path in (ROOT / "data").glob("*.yml")}
    read = {}
    for name, resource in resources.items():
        columns = ", ".join(f"[{field['name']}]" for field in resource["schema"]["fields"])
        order = (
            "rowid"
            if name in tables
            else ", ".join(str(place + 1) for place in range(len(resource["schema"]["fields"])))
        )
        read[name] = db.execute(f"select {columns} from [{name}] order by {order}").fetchall()
    return read


@pytest.fixture(scope="session")
def types(release, resources, rows):
    """The type of each column, as the rule says: that of its description, or a date where every one that is known is
    full."""
    found = {}
    for name, resource in resources.items():
        found[name] = {}
        for place, field in enumerate(resource["schema"]["fields"]):
            known = [row[place] for row in rows[name] if row[place] is not None]
            full = field["name"].endswith("_on") and known and all(len(value) == 10 for value in known)
            found[name][field["name"]] = "date" if full else field["type"]
    return found


def plain(value):
    """A value as SQLite holds it."""
    if isinstance(value, Decimal):
        value = float(value)
    if isinstance(value, datetime):
        value = value.date()
    return value.isoformat() if isinstance(value, date) else value


def plain_rows(read):
    return [tuple(plain(value) for value in row) for row in read]


def test_sqlite_finds_the_database_sound(release):
    db = sqlite3.connect(release / "disclosures.db")
    assert db.execute("pragma integrity_check").fetchall() == [("ok",)]
    assert db.execute("pragma foreign_key_check").fetchall() == []


def test_there_is_something_of_each_type_to_compare(types):
    assert {kind for table in types.values() for kind in table.values()} == {"string", "integer", "number", "date"}


def test_frictionless_finds_the_zip_valid_and_reads_every_row(release, rows):
    report = frictionless_validate(str(release / "datapackage.zip"))
    assert (report.valid, report.flatten(["type", "message"])) == (True, [])
    assert {task.name: task.stats.get("rows", 0) for task in report.tasks} == {
        name: len(read) for name, read in rows.items()
    }


def test_frictionless_reads_the_values_of_the_folder(release, resources, rows):
    package = Package(str(release / "datapackage.json"))
    for name in resources:
        assert plain_rows(row.to_list() for row in package.get_resource(name).read_rows()) == rows[name], name


def test_the_data_package_says_that_it_is_of_version_2(package):
    assert package["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert all(
        resource["$schema"].startswith("https://datapackage.org/profiles/2.0/") for resource in package["resources"]
    )


def test_every_column_has_a_description(resources):
    assert [
        (name, each["name"])
        for name, one in resources.items()
        for each in one["schema"]["fields"]
        if not each["description"]
    ] == []


def test_a_csv_gives_back_the_rows_of_data(release):
    for path in (ROOT / "data").glob("*.csv"):
        ours = list(csv.reader((release / "csv" / path.name).open(encoding="utf-8", newline="")))
        theirs = list(csv.reader(path.open(encoding="utf-8", newline="")))
        if path.stem != "forces":  # some of its coordinates end in a zero
            assert ours == theirs, path.name


def test_a_csvw_reader_reads_types_rows_and_keys(release, rows, types, resources):
    group = csvw.TableGroup.from_file(release / "csv" / "csv-metadata.json")
    assert {table.local_name.removesuffix(".csv") for table in group.tables} == set(rows)
    for table in group.tables:
        name = table.local_name.removesuffix(".csv")
        described = {column.name: column.datatype.base for column in table.tableSchema.columns}
        assert described == {field["name"]: field["type"] for field in resources[name]["schema"]["fields"]}, name
        read = plain_rows(row.values() for row in table.iterdicts())
        assert read == rows[name], name
    assert group.check_referential_integrity(strict=True)


def test_what_a_column_refers_to_is_said_also_where_no_foreign_key_can_be_declared(release, resources):
    group = json.loads((release / "csv" / "csv-metadata.json").read_text(encoding="utf-8"))
    said = {
        (table["url"].removesuffix(".csv"), column["name"]): column["dc:description"]
        for table in group["tables"]
        for column in table["tableSchema"]["columns"]
    }
    for name, resource in resources.items():
        for key in resource["schema"].get("foreignKeys", []):
            target = key["reference"]["resource"] or name
            assert said[name, key["fields"][0]].endswith(f". An id of {target}.csv")


def test_each_csv_has_its_csvw_description_beside_it(release, rows):
    for name in rows:
        described = json.loads((release / "csv" / f"{name}.csv-metadata.json").read_text(encoding="utf-8"))
        assert described["url"] == f"{name}.csv"
        header = (release / "csv" / f"{name}.csv").open(encoding="utf-8").readline().strip().split(",")
        assert [column["name"] for column in described["tableSchema"]["columns"]] == header


def test_the_foreign_keys_of_all_formats_are_those_of_sqlite(release, resources, rows):
    db = sqlite3.connect(release / "disclosures.db")
    group = json.loads((release / "csv" / "csv-metadata.json").read_text(encoding="utf-8"))
    of_csvw = {
        (
            table["url"].removesuffix(".csv"),
            key["columnReference"][0],
            key["reference"]["resource"].removesuffix(".csv"),
        )
        for table in group["tables"]
        for key in table["tableSchema"]["foreignKeys"]
    }
    of_package = {
        (name, key["fields"][0], key["reference"]["resource"] or name)
        for name, resource in resources.items()
        for key in resource["schema"].get("foreignKeys", [])
    }
    of_sqlite = {
        (name, row[3], row[2]) for name in resources for row in db.execute(f"pragma foreign_key_list([{name}])")
    }
    blank = {
        (name, field["name"])
        for name, resource in resources.items()
        for place, field in enumerate(resource["schema"]["fields"])
        if any(row[place] is None for row in rows[name])
    }
    assert of_csvw == {key for key in of_package if key[:2] not in blank}
    assert of_csvw != of_package
    assert of_sqlite <= of_package
    assert {key[0] for key in of_package - of_sqlite}.isdisjoint(path.stem for path in (ROOT / "data").glob("*.yml"))


def test_duckdb_reads_the_parquet_files(release, rows, types):
    with duckdb.connect() as db:
        for name in rows:
            found = db.execute(f"from '{release}/parquet/{name}.parquet'")
            assert [(column[0], str(column[1])) for column in found.description] == [
                (column, DUCKDB_TYPES[kind]) for column, kind in types[name].items()
            ], name
            assert plain_rows(found.fetchall()) == rows[name], name


def test_the_foreign_keys_hold_in_duckdb(release, resources):
    with duckdb.connect() as db:
        for name, resource in resources.items():
            for key in resource["schema"].get("foreignKeys", []):
                [column], target = key["fields"], key["reference"]["resource"] or name
                strays = db.execute(
                    f"""select count(*) from '{release}/parquet/{name}.parquet' as here
                    anti join '{release}/parquet/{target}.parquet' as there on here."{column}" = there.id
                    where here."{column}" is not null"""
                ).fetchone()
                assert strays == (0,), (name, column)


def test_polars_reads_the_parquet_files(release, rows, types):
    for name in rows:
        frame = polars.read_parquet(release / "parquet" / f"{name}.parquet")
        assert dict(frame.schema) == {column: POLARS_TYPES[kind] for column, kind in types[name].items()}, name
        assert plain_rows(frame.rows()) == rows[name], name


def test_pandas_reads_the_parquet_files(release, rows, types):
    for name in rows:
        frame = pandas.read_parquet(release / "parquet" / f"{name}.parquet")
        assert list(frame.columns) == list(types[name]), name
        for column, kind in types[name].items():
            assert frame[column].dtype.kind in PANDAS_KINDS[kind], (name, column)
        read = frame.astype(object).where(frame.notna(), None).itertuples(index=False, name=None)
        assert plain_rows(read) == rows[name], name


def test_parquet_says_what_each_column_means_and_where_dates_may_stop(release, types, resources):
    for name, resource in resources.items():
        schema = pyarrow.parquet.read_schema(release / "parquet" / f"{name}.parquet")
        for field in resource["schema"]["fields"]:
            said = schema.field(field["name"]).metadata
            assert said[b"description"].decode() == field["description"]
            stops = field["name"].endswith("_on") and types[name][field["name"]] == "string"
            assert (b"dates" in said) == stops, (name, field["name"])


@pytest.fixture(scope="session")
def book(release):
    return openpyxl.load_workbook(release / "disclosures.xlsx")


def test_openpyxl_reads_the_workbook(book, rows, types):
    assert book.sheetnames == ["Read me", "Columns", *rows]
    for name, wanted in rows.items():
        sheet = book[name]
        assert sheet.freeze_panes == "A2"
        header, *read = sheet.iter_rows(values_only=True)
        assert list(header) == list(types[name]), name
        assert plain_rows(read) == wanted, name
        for cell, (column, kind) in zip(sheet[2], types[name].items(), strict=True):
            if kind == "date" and cell.value is not None:
                assert cell.is_date, (name, column)


def test_the_read_me_sheet_names_the_version_and_every_table(book, release, rows):
    cells = [row[:2] for row in book["Read me"].iter_rows(values_only=True)]
    assert ("Version", release.name) in cells
    assert {(name, len(read)) for name, read in rows.items()} <= set(cells)


def test_no_cell_of_the_workbook_is_a_formula_or_a_link(book):
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert "f" not in kinds
    assert not any(cell.hyperlink for sheet in book for row in sheet.iter_rows() for cell in row)


def test_pandas_reads_the_workbook_as_it_reads_the_parquet_file(release):
    sheet = pandas.read_excel(
        release / "disclosures.xlsx", sheet_name="requests", dtype=object, keep_default_na=False, na_values=[""]
    )
    file = pandas.read_parquet(release / "parquet" / "requests.parquet").astype(object)
    assert plain_rows(sheet.where(sheet.notna(), None).itertuples(index=False, name=None)) == plain_rows(
        file.where(file.notna(), None).itertuples(index=False, name=None)
    )
