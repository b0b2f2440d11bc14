#!/usr/bin/env python3
"""Compiles data/*.csv into disclosures.db. `python build.py --help` says more."""

from __future__ import annotations

import argparse
import gc
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

if __name__ == "__main__":
    gc.disable()  # the rows are many and hold no reference cycles: looking for them takes a fifth of the checks
    sys.modules |= {"numpy": None, "pandas": None}  # type: ignore[dict-item]  # sqlite-utils looks for them, in vain

from disclosures import ROOT
from disclosures.compiler.compiling import build
from disclosures.compiler.problems import BuildStopped, path_to_show, stop_on
from disclosures.compiler.progress import Progress


def release(data: Path, releases: Path, progress: Progress) -> str:
    """Build the data and write its release into `releases`; returns what was done. Raises BuildStopped with every
    problem found."""
    from disclosures.compiler.schema import read_schema
    from disclosures.compiler.version import read_version
    from disclosures.publisher import (
        release as publisher,  # not above: pyarrow alone takes half a second, and a build does without
    )

    version = read_version(data)
    with publisher.unreleased(releases, version) as whole:
        build(data, whole / publisher.DATABASE, progress)
        with progress.step("Write the release"):
            schema = read_schema(data)
            resources = publisher.write(whole, schema, ROOT)
        with progress.step("Compare with the version before"):
            stop_on(publisher.faults(whole, resources, releases, schema, version, path_to_show(data / "VERSION")))
        target = releases / str(version)
        new = publisher.publish(whole, target)
    return (
        f"release {version} written to {path_to_show(target)}"
        if new
        else f"release {version} is in {path_to_show(target)} already, the same"
    )


def compare(data: Path, old: Path, shape: str, changelog: bool, progress: Progress) -> str:
    """What changed from the database `old` to what the data now builds, as Markdown or JSON. Raises BuildStopped with
    every problem."""
    from disclosures.publisher.changes import wording as changes
    from disclosures.publisher.changes.comparing import changes_since
    from disclosures.publisher.changes.judging import version_problems
    from disclosures.publisher.changes.reading import open_old

    open_old(old).close()
    with TemporaryDirectory() as scratch:
        new = Path(scratch) / "disclosures.db"
        build(data, new, progress)
        with progress.step("Compare"):
            found = changes_since(old, new, data, ROOT)
    if changelog:
        stop_on(version_problems(found, path_to_show(data / "VERSION")))
        changes.write_changelog(found, data / "CHANGELOG.md")
    return changes.SHAPES[shape](found)


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Compile the curated CSVs into one SQLite database.")
    parser.add_argument("--check", action="store_true", help="stop after the checks and write nothing")
    parser.add_argument(
        "--output",
        type=Path,
        default=Path("disclosures.db"),
        metavar="PATH",
        help="the database to write (default: %(default)s)",
    )
    parser.add_argument(
        "--data",
        type=Path,
        default=ROOT / "data",
        metavar="DIR",
        help="the folder of NAME.csv and NAME.yml (default: this project's data)",
    )
    parser.add_argument(
        "--release",
        type=Path,
        metavar="DIR",
        help="write the release DIR/VERSION instead, in every format; VERSION is data/VERSION",
    )
    parser.add_argument(
        "--diff",
        type=Path,
        metavar="OLD.db",
        help="say instead what changed since the database of an earlier build or release",
    )
    parser.add_argument(
        "--diff-format",
        choices=("markdown", "json"),
        default="markdown",
        help="how --diff says it (default: %(default)s)",
    )
    parser.add_argument(
        "--changelog", action="store_true", help="with --diff: put it into data/CHANGELOG.md, too, under the version"
    )
    parser.add_argument(
        "--postcodes",
        type=Path,
        metavar="FILE",
        help="the CSV of the ONS Postcode Directory: the search then knows the force of each postcode",
    )
    options = parser.parse_args(arguments)
    if options.changelog and not options.diff:
        parser.error("--changelog goes with --diff")
    progress = Progress()
    try:
        if options.release:
            done = f"{release(options.data, options.release.absolute(), progress)} in {progress.seconds:.1f} s\n"
        elif options.diff:
            done = compare(options.data, options.diff.absolute(), options.diff_format, options.changelog, progress)
        else:
            tables = build(options.data, options.output.absolute(), progress, options.check, options.postcodes)
            what = "checked" if options.check else f"written to {options.output}"
            rows = sum(table.count for table in tables)
            done = f"{rows:,} rows in {len(tables)} tables {what} in {progress.seconds:.1f} s\n"
    except BuildStopped as stopped:
        for problem in stopped.problems:
            print(problem, file=sys.stderr)
        print(f"{len(stopped.problems)} problem(s); nothing was written", file=sys.stderr)
        return 1
    print(done, end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
