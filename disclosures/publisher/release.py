"""Writes the folder of a release, and lets it take its place in one rename; what was released is never written over."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from disclosures.compiler.fresh_database import fresh_folder
from disclosures.compiler.problems import Problem, path_to_show, stop, stop_on
from disclosures.compiler.schema import Table
from disclosures.compiler.version import Version, versions_in
from disclosures.publisher.about import read_about
from disclosures.publisher.changes.comparing import find_changes
from disclosures.publisher.changes.judging import version_problems
from disclosures.publisher.contents import Resource, read_contents
from disclosures.publisher.formats.csv_files import write_csv
from disclosures.publisher.formats.csvw import file_metadata, group_metadata
from disclosures.publisher.formats.data_package import PACKAGE, descriptor, write_zip
from disclosures.publisher.formats.files import sha256, write_json
from disclosures.publisher.formats.linked_data import dataset
from disclosures.publisher.formats.parquet import write_parquet
from disclosures.publisher.formats.workbook import write_workbook
from disclosures.publisher.index import index, list_files
from disclosures.publisher.quality import report

DATABASE = "disclosures.db"


@contextmanager
def unreleased(releases: Path, version: Version) -> Iterator[Path]:
    """An empty folder in which the release is written, beside the place that it will take.

    Raises:
        BuildStopped: nothing can be written there, or another process writes the same release now.
    """
    target = releases / str(version)
    try:
        releases.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        stop(
            Problem(
                path_to_show(releases),
                1,
                "release",
                f"cannot be written ({error.strerror}); name another folder after --release",
            )
        )
    with fresh_folder(
        target, Problem(path_to_show(target), 1, "release", "name another folder after --release")
    ) as folder:
        whole = folder / "whole"
        whole.mkdir()
        yield whole


def write(folder: Path, schema: list[Table], root: Path) -> list[Resource]:
    """Write, beside the database that `folder` already holds, every other file of the release. The same rows and
    version give the same bytes. Returns what the release holds."""
    db = open_database(folder)
    about = read_about(db, root / "metadata.yml")
    resources = read_contents(db, schema, root / "sql")
    (folder / "csv").mkdir()
    (folder / "parquet").mkdir()
    for resource in resources:
        write_csv(resource, folder / "csv" / f"{resource.name}.csv")
        write_json(file_metadata(resource, about), folder / "csv" / f"{resource.name}.csv-metadata.json")
        write_parquet(resource, about, folder / "parquet" / f"{resource.name}.parquet")
    write_json(group_metadata(resources, about), folder / "csv" / "csv-metadata.json")
    write_json(descriptor(resources, about, folder), folder / PACKAGE)
    write_zip(folder, folder / "datapackage.zip")
    write_workbook(resources, about, folder / "disclosures.xlsx")
    write_json(report(db, resources, about, root / "sql"), folder / "quality.json")
    db.close()
    write_json(dataset(about, list_files(resources, folder)), folder / "dataset.jsonld")
    write_json(index(about, list_files(resources, folder)), folder / "index.json")
    return resources


def open_database(folder: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{(folder / DATABASE).absolute().as_uri()}?mode=ro", uri=True)


def faults(
    whole: Path, resources: list[Resource], releases: Path, schema: list[Table], version: Version, place: str
) -> list[Problem]:
    """Why the version, which stands in `place`, does not match what changed since the newest release before it; nothing
    if it was released already."""
    present = versions_in(releases)
    if version in present or not present:
        return []
    if present[-1] > version:
        return [
            Problem(
                place,
                1,
                "version",
                f"is {version}, and {present[-1]} is released already; write {present[-1].grown('patch')} or higher",
            )
        ]
    with closing(open_database(whole)) as new:
        changes = find_changes(releases / str(present[-1]) / DATABASE, new, schema, resources, version)
    return version_problems(changes, place)


def publish(whole: Path, target: Path) -> bool:
    """Let the finished release take its place; False if the same release, byte for byte, is there already.

    Raises:
        BuildStopped: something else is there.
    """
    if target.exists() or target.is_symlink():
        stop_on(_differences(whole, target))
        return False
    for path in [*whole.rglob("*"), whole]:
        _to_disk(path)
    try:
        os.rename(whole, target)
    except OSError as error:
        stop(Problem(path_to_show(target), 1, "release", f"cannot be written ({error.strerror})"))
    _to_disk(target.parent)
    return True


def _to_disk(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _differences(whole: Path, target: Path) -> list[Problem]:
    """Why what lies at `target` is not this release: each file that is missing, strange or other."""
    shown = path_to_show(target)
    if not target.is_dir():
        return [
            Problem(shown, 1, "release", "is no folder; move it away, releases are folders named after their version")
        ]
    ours, theirs = _sums(whole), _sums(target)
    if ours == theirs:
        return []
    if damage := _damage(target, theirs):
        what = f"is half-written or was changed by hand: {damage}; move the folder away and release again"
    else:
        other = [path for path in ours if theirs.get(path) != ours[path]] + [
            path for path in theirs if path not in ours
        ]
        what = (
            f"was released with other bytes ({_some(other)}); "
            "a release is never written over, so write the next version into data/VERSION"
        )
    return [Problem(shown, 1, "release", what)]


def _sums(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): sha256(path) for path in sorted(folder.rglob("*")) if path.is_file()}


def _damage(folder: Path, found: dict[str, str]) -> str:
    """How the files of a release differ from its own index.json; blank where they do not."""
    try:
        listed = {
            file["path"]: file["sha256"]
            for file in json.loads((folder / "index.json").read_text(encoding="utf-8"))["files"]
        }
    except (OSError, ValueError, KeyError, TypeError):
        return "its index.json is missing or cannot be read"
    missing = [f"{path} is missing" for path in listed if path not in found]
    strange = [f"{path} is not in its index.json" for path in found if path not in listed and path != "index.json"]
    other = [
        f"{path} has other bytes than its index.json says"
        for path in listed
        if path in found and found[path] != listed[path]
    ]
    return _some(missing + other + strange)


def _some(things: list[str], most: int = 3) -> str:
    more = f" and {len(things) - most} more" if len(things) > most else ""
    return ", ".join(things[:most]) + more
