"""The checks of the CSVs run in a process of their own, and what they say arrives as they said it."""

import subprocess
import sys

import pytest

from disclosures.compiler.checks.beside import CsvChecks
from disclosures.compiler.checks.csvs import checked_rows
from disclosures.compiler.csv_files import read_rows
from disclosures.compiler.problems import BuildStopped
from disclosures.compiler.schema import read_schema
from tests.conftest import ROOT


def test_the_process_says_what_the_checks_say(describe, data):
    describe(["id", "name"], [["a", "Оne\u2028"], ["a", "NA"], ["b", "Two"]])
    with CsvChecks(data) as checks:
        said = checks.wait()["things"]
    (rows,) = checked_rows(read_schema(data))
    assert len(rows.problems) == 3
    assert (said.problems, said.absent, said.digest) == (rows.problems, set(), rows.digest)


def test_a_column_that_is_absent_is_told(describe, data):
    describe(["id", "name"], "id\na\n")
    with CsvChecks(data) as checks:
        assert checks.any_problem()
        assert checks.wait()["things"].absent == {"name"}


def test_a_faulty_description_stops_the_build(describe, data):
    describe(["id", "name"], [["a", "One"]])
    (data / "things.yml").write_text((data / "things.yml").read_text().replace("type: string", "type: text", 1))
    with (
        CsvChecks(data) as checks,
        pytest.raises(BuildStopped, match=r"^data/things\.yml:1: schema: is not a Table Schema"),
    ):
        checks.wait()


def test_rows_take_over_what_was_found_in_them_and_not_what_was_found_in_others(describe, data):
    table = describe(["id", "name"], [["a", "NA"]])
    with CsvChecks(data) as checks:
        checks.wait()
        rows = read_rows(table)
        checks.take_over([rows])
        assert [problem.column for problem in rows.problems] == ["name"]
        table.csv_path.write_text("id,name\na,One\n")
        with pytest.raises(
            BuildStopped, match=r"^data/things\.csv:1: file: was changed while it was read; build again$"
        ):
            checks.take_over([read_rows(table)])


def test_checks_that_fail_are_no_checks_passed(describe, data):
    describe(["id"], [["a"]])
    with CsvChecks(data) as checks:
        checks.process.kill()
        with pytest.raises(RuntimeError, match=r"^the checks of the CSVs failed"):
            checks.wait()


def test_who_leaves_before_the_end_leaves_no_process(describe, data):
    describe(["id"], [["a"]])
    with CsvChecks(data) as checks:
        pass
    assert checks.process.returncode is not None


def test_only_the_process_of_the_checks_loads_frictionless():
    code = "import sys, build; print('frictionless' in sys.modules)"
    said = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert said.stdout == "False\n"
