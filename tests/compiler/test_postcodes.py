"""The ONS Postcode Directory becomes few rows that say the force of every live postcode."""

import sqlite3

import pytest

pytestmark = pytest.mark.slow

HEADER = "pcd,pcd2,pcds,dointr,doterm,oslaua,pfa,ctry"
ROWS = [
    '"TS1 2AB","TS1  2AB","TS1 2AB","198001","","E06000002","E23000013","E92000001"',
    '"TS1 2AD","TS1  2AD","TS1 2AD","198001","","E06000002","E23000013","E92000001"',
    '"TS9 6QX","TS9  6QX","TS9 6QX","198001","","E06000065","E23000009","E92000001"',
    '"TS9 6QY","TS9  6QY","TS9 6QY","198001","","E06000003","E23000013","E92000001"',
    '"TS9 6QZ","TS9  6QZ","TS9 6QZ","198001","201812","E06000003","E23000013","E92000001"',
    '"BT1 1AA","BT1  1AA","BT1 1AA","198001","","N09000003","N99999999","N92000002"',
    '"EH1 1YZ","EH1  1YZ","EH1 1YZ","198001","","S12000036","S23000009","S92000003"',
]


def built(project, *lines):
    """What a build with a directory of these lines says, and the rows of postcode_forces."""
    (project.folder / "onspd.csv").write_text("\n".join(lines) + "\n", encoding="utf-8-sig")
    finished = project.build("--postcodes", "onspd.csv")
    if finished.status:
        return finished.err
    with sqlite3.connect(project.target) as db:
        return dict(db.execute("select code, force from postcode_forces").fetchall())


def test_a_sector_of_one_force_is_one_row_and_a_shared_one_a_row_for_each_live_postcode(project):
    assert built(project, HEADER, *ROWS) == {
        "TS12": "cleveland",
        "TS96QX": "north-yorkshire",
        "TS96QY": "cleveland",
        "EH11": "scotland",
    }


def test_the_newer_names_of_the_columns_are_known(project):
    assert built(project, "pcd7,pcds,doterm,pfa23cd", '"EH1 1YZ","EH1 1YZ",,S23000009') == {"EH11": "scotland"}


def test_without_a_directory_the_table_is_empty(project):
    assert project.build().status == 0
    with sqlite3.connect(project.target) as db:
        assert db.execute("select count(*) from postcode_forces").fetchone() == (0,)


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        (["name,pfa,doterm", "x,E23000013,"], "postcode: is no column here"),
        ([HEADER, ROWS[5]], "holds no live postcode with the code of a force"),
        ([HEADER.replace("pfa", "police")], "force: is no column here"),
    ],
)
def test_a_file_of_another_form_stops_the_build(project, lines, says):
    errors = built(project, *lines)
    assert says in errors[0] and errors[0].startswith("onspd.csv:1: ")
    assert not project.target.exists()


def test_a_file_that_is_not_there_stops_the_build(project):
    finished = project.build("--postcodes", "nowhere.csv")
    assert finished.status == 1
    assert finished.err[0] == (
        "nowhere.csv:1: file: cannot be read (No such file or directory); take the CSV of the ONS Postcode Directory"
    )


def test_a_file_that_is_no_text_stops_the_build(project):
    (project.folder / "onspd.zip").write_bytes(b"PK\x03\x04\x80\xff")
    finished = project.build("--postcodes", "onspd.zip")
    assert finished.err[0] == "onspd.zip:1: file: is not a CSV in UTF-8; take the CSV of the ONS Postcode Directory"
