"""Every branch of every template runs, on rows made to reach it, and no page falls over.

A branch that nothing reaches is listed with its file and line: add a row to rows.py or an address to addresses.py that
reaches it or, where nothing can, delete the branch.
"""

import shutil

import pytest

import build
from bench.synthetic import write_synthetic
from tests.conftest import ROOT, Project
from tests.website.branches.addresses import MISSING, addresses
from tests.website.branches.marking import all_ways
from tests.website.branches.rows import add_few, add_rows, empty, take_from_map
from tests.website.branches.visiting import visit

pytestmark = pytest.mark.slow

POSITIONS = 500
IMPATIENT = {"sql_time_limit_ms": 200, "facet_time_limit_ms": 1}
AS_SERVED = {"sql_time_limit_ms": 1000}
SLOW = (
    "/disclosures?sql=with+recursive+n(i)+as+(select+1+union+all+select+i+%2B+1+from+n+limit+10000000)+select+i+from+n",
    "/disclosures/coverage?_facet=status",
    "/method",
    "/data",
)


def project_of_real_codes(folder):
    """A project with what hangs on no disclosure, and nothing else."""
    shutil.copytree(ROOT / "data", folder / "data")
    return Project(folder)


def built(folder):
    """The database of the project in the folder."""
    database = folder / "disclosures.db"
    assert build.main(["--data", str(folder / "data"), "--output", str(database)]) == 0
    return database


def with_release(folder):
    """The folder with a release of its rows."""
    assert build.main(["--data", str(folder / "data"), "--release", str(folder / "releases")]) == 0
    return folder / "releases"


@pytest.fixture(scope="module")
def visits(tmp_path_factory):
    """A site without any disclosure and without places, one with hardly any, an impatient one, and one of rows of every kind, each as it
    was visited."""
    bare, few, made_up = (tmp_path_factory.mktemp(name) for name in ("bare", "few", "made-up"))
    project = project_of_real_codes(bare)
    empty(project, "postcode_areas")
    take_from_map(project)
    project = project_of_real_codes(few)
    empty(project, "batches")
    add_few(project)
    write_synthetic(made_up / "data", POSITIONS)
    add_rows(Project(made_up))
    without_quality = shutil.copytree(with_release(few), made_up / "releases")
    for quality in without_quality.glob("*/quality.json"):
        quality.unlink()
    databases = {folder: built(folder) for folder in (bare, few, made_up)}
    return {
        "bare": visit(databases[bare], addresses(databases[bare], 2), with_release(bare), settings=AS_SERVED),
        "few": visit(databases[few], addresses(databases[few], 8), few / "releases"),
        "impatient": visit(databases[few], SLOW, few / "none", contact="https://example.org/", settings=IMPATIENT),
        "made up": visit(databases[made_up], addresses(databases[made_up], 90), without_quality),
    }


@pytest.mark.parametrize("name", ["bare", "few", "impatient", "made up"])
def test_no_page_falls_over(visits, name):
    assert {address: status for address, status in visits[name].status.items() if status >= 500} == {}


def test_every_page_is_there_but_those_that_are_not(visits):
    status = visits["made up"].status
    assert {address: code for address, code in status.items() if code >= 400} == MISSING


def test_every_branch_of_every_template_runs(visits):
    gone = {way for visit in visits.values() for way in visit.gone}
    ways = all_ways()
    assert gone <= ways.keys()
    left = [ways[way] for way in sorted(ways.keys() - gone)]
    assert left == [], "Nothing goes these ways:\n" + "\n".join(left)
