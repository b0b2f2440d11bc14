"""A release is whole, described, the same whenever it is written, and never written over."""

import json
import os
import shutil
import sqlite3
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest

import build
from disclosures.compiler.problems import BuildStopped
from disclosures.compiler.version import Version
from disclosures.publisher.release import publish, unreleased
from tests.publisher.conftest import ROOT, write

pytestmark = pytest.mark.slow


def contents(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def refused(capsys, *arguments):
    """What the command says when it refuses."""
    assert build.main([str(argument) for argument in arguments]) == 1
    return capsys.readouterr().err


@pytest.fixture
def copy(release, tmp_path):
    """The release in a folder of releases that a test may spoil."""
    return Path(shutil.copytree(release, tmp_path / "releases" / release.name))


@pytest.fixture(scope="session")
def again(tmp_path_factory):
    return write(tmp_path_factory.mktemp("again"))


@pytest.mark.slow
def test_a_release_written_twice_has_equal_bytes(release, again):
    first, second = contents(release), contents(again)
    assert list(first) == list(second)
    assert [path for path in first if first[path] != second[path]] == []


def test_a_release_leaves_nothing_beside_it(release):
    assert [path.name for path in release.parent.iterdir()] == [release.name]


def test_every_table_is_there_in_every_format(release):
    tables = {path.stem for path in (ROOT / "data").glob("*.csv")}
    for folder, ending in (("csv", ".csv"), ("parquet", ".parquet")):
        assert tables <= {path.name.removesuffix(ending) for path in (release / folder).iterdir()}


def test_the_main_views_are_there(release):
    views = "stated_positions current_positions position_history position_changes contradictions coverage technology_coverage timeliness"
    assert set(views.split()) <= {path.stem for path in (release / "parquet").iterdir()}


def test_the_index_gives_size_checksum_and_rows_of_every_file(release):
    listed = json.loads((release / "index.json").read_text(encoding="utf-8"))
    found = contents(release)
    del found["index.json"]
    assert {file["path"]: (file["bytes"], file["sha256"]) for file in listed["files"]} == {
        path: (len(content), sha256(content).hexdigest()) for path, content in found.items()
    }
    db = sqlite3.connect(release / "disclosures.db")
    for file in listed["files"]:
        if "rows" in file:
            assert file["rows"] == db.execute(f"select count(*) from [{file['table']}]").fetchone()[0], file["path"]


def test_the_index_gives_version_and_date_of_the_newest_row(release):
    listed = json.loads((release / "index.json").read_text(encoding="utf-8"))
    newest = sqlite3.connect(release / "disclosures.db").execute("select newest_row_on from release").fetchone()[0]
    assert (listed["version"], listed["newest_on"]) == (release.name, newest)
    assert f"version {release.name}, rows to " in listed["cite"]


def test_the_linked_data_offers_every_file(release):
    described = json.loads((release / "dataset.jsonld").read_text(encoding="utf-8"))
    files = json.loads((release / "index.json").read_text(encoding="utf-8"))["files"]
    assert described["@type"] == "Dataset"
    assert [(one["@type"], one["contentUrl"], one["sha256"]) for one in described["distribution"]] == [
        ("DataDownload", described["@id"] + file["path"], file["sha256"])
        for file in files
        if file["path"] != "dataset.jsonld"
    ]


def test_the_zip_holds_the_data_package_and_its_files(release):
    found = contents(release)
    with zipfile.ZipFile(release / "datapackage.zip") as archive:
        packed = {name: archive.read(name) for name in archive.namelist()}
    wanted = {path for path in found if path.startswith("csv/") and path.endswith(".csv")} | {"datapackage.json"}
    assert packed == {path: found[path] for path in wanted}


@pytest.fixture
def whole(release, tmp_path):
    """A finished draft of the same release, as the build has it before it takes its place."""
    return Path(shutil.copytree(release, tmp_path / "whole"))


def test_the_same_release_is_left_alone(copy, whole):
    before = {path: path.stat().st_mtime_ns for path in copy.rglob("*")}
    assert publish(whole, copy) is False
    assert {path: path.stat().st_mtime_ns for path in copy.rglob("*")} == before


def why(whole, target):
    before = contents(target) if target.is_dir() else target.read_bytes()
    with pytest.raises(BuildStopped) as stopped:
        publish(whole, target)
    assert (contents(target) if target.is_dir() else target.read_bytes()) == before, "something was written over"
    return stopped.value.problems[0].what


def test_a_version_released_with_other_bytes_is_refused(copy, whole):
    (whole / "csv" / "forces.csv").write_text("id\n")
    assert why(whole, copy) == (
        "was released with other bytes (csv/forces.csv); a release is never written over, so write the next version into data/VERSION"
    )


def test_a_half_written_release_is_refused(copy, whole):
    (copy / "csv" / "forces.csv").unlink()
    assert why(whole, copy) == (
        "is half-written or was changed by hand: csv/forces.csv is missing; move the folder away and release again"
    )


def test_a_release_without_its_index_is_refused(copy, whole):
    (copy / "index.json").unlink()
    assert why(whole, copy) == (
        "is half-written or was changed by hand: its index.json is missing or cannot be read; move the folder away and release again"
    )


def test_a_release_that_was_changed_by_hand_is_refused(copy, whole):
    (copy / "csv" / "forces.csv").write_text("id\n")
    (copy / "mine.txt").touch()
    assert why(whole, copy) == (
        "is half-written or was changed by hand: csv/forces.csv has other bytes than its index.json says, mine.txt is not in its "
        "index.json; move the folder away and release again"
    )


def test_a_file_in_the_place_of_a_release_is_refused(tmp_path, whole):
    (tmp_path / "1.0.0").write_text("mine")
    assert (
        why(whole, tmp_path / "1.0.0") == "is no folder; move it away, releases are folders named after their version"
    )


def test_a_folder_that_cannot_be_made_is_told_before_anything_is_built(tmp_path, capsys):
    (tmp_path / "file").touch()
    assert refused(capsys, "--release", tmp_path / "file" / "releases") == (
        f"{tmp_path}/file/releases:1: release: cannot be written (Not a directory); name another folder after --release\n"
        "1 problem(s); nothing was written\n"
    )


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_an_unwritable_folder_is_told(tmp_path, capsys):
    (tmp_path / "releases").mkdir(mode=0o555)
    assert "cannot be written beside (Permission denied); name another folder after --release" in refused(
        capsys, "--release", tmp_path / "releases"
    )


def test_what_a_killed_release_left_is_swept(tmp_path):
    left = tmp_path / ".1.0.0.fresh" / "whole"
    left.mkdir(parents=True)
    (left / "half").touch()
    with unreleased(tmp_path, Version(1, 0, 0)) as folder:
        assert list(folder.iterdir()) == []
    assert list(tmp_path.iterdir()) == []


def test_two_processes_do_not_write_the_same_release(tmp_path):
    with (
        unreleased(tmp_path, Version(1, 0, 0)),
        pytest.raises(BuildStopped, match="is being written by another build; wait for it"),
        unreleased(tmp_path, Version(1, 0, 0)),
    ):
        pass


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("1.0\n", "'1.0\\n'"),
        ("", "''"),
        ("v1.0.0\n", "'v1.0.0\\n'"),
        ("01.0.0\n", "'01.0.0\\n'"),
        ("1.0.0\n1.0.1\n", "'1.0.0\\n1.0.1\\n'"),
    ],
)
def test_what_is_no_version_is_told(data, tmp_path, capsys, text, shown):
    (data / "VERSION").write_text(text)
    assert refused(capsys, "--release", tmp_path / "releases", "--data", data) == (
        f"{data}/VERSION:1: version: {shown} is not a version; write one line such as 1.0.0\n1 problem(s); nothing was written\n"
    )
    assert not (tmp_path / "releases").exists()


def test_a_missing_version_is_told(data, tmp_path, capsys):
    (data / "VERSION").unlink()
    assert "VERSION:1: version: cannot be read (No such file or directory); write one line such as 1.0.0" in refused(
        capsys, "--release", tmp_path / "releases", "--data", data
    )


def test_faulty_rows_are_not_released(project):
    (project.data / "VERSION").write_text("1.0.0\n")
    line = project.append("request_technologies.csv", "no-such-request,drones\n")
    finished = project.build("--release", "releases")
    assert (finished.status, finished.err[0]) == (
        1,
        f"data/request_technologies.csv:{line}: request: 'no-such-request' is not in requests.id",
    )
    assert list((project.folder / "releases").iterdir()) == []
