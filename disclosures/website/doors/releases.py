"""Serves the releases of the data.

/data/VERSION/PATH, which never changes, and /data/latest/PATH, the highest version's.
"""

import json
import os
from functools import lru_cache
from pathlib import Path
from typing import Any

from datasette import NotFound, Response
from starlette.exceptions import HTTPException
from starlette.staticfiles import StaticFiles
from starlette.types import Receive, Scope, Send

from disclosures import ROOT
from disclosures.compiler.version import versions_in
from disclosures.publisher.formats.media_types import media_type

VERSION = r"(?P<version>latest|\d+\.\d+\.\d+)"
FOR_EVER, FOR_A_WHILE = "public, max-age=31536000, immutable", "public, max-age=300"

DOWNLOADS = {
    "disclosures.xlsx": "Excel workbook, a sheet for every table",
    "datapackage.zip": "Data package: every table as CSV, described for programs (Data Package 2)",
    "disclosures.db": "SQLite database",
    "quality.json": "Report on quality: coverage, checks, ages, blanks",
    "datapackage.json": "Description of every table and column (Data Package 2)",
    "csv/csv-metadata.json": "The same for readers of CSV on the Web",
    "dataset.jsonld": "The release as a schema.org Dataset",
}
"""What the files are that are not of a single table."""


def releases_folder() -> Path:
    """Where the releases lie: what DISCLOSURES_RELEASES names, or releases/ of the project."""
    return Path(os.environ.get("DISCLOSURES_RELEASES") or ROOT / "releases")


@lru_cache(maxsize=64)
def _read(path: Path, changed: int) -> dict[str, Any] | None:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        return found if isinstance(found, dict) else None
    except (OSError, ValueError):
        return None


def read(path: Path) -> dict[str, Any] | None:
    """A JSON file of a release, read anew when it has changed; none where it is missing or no JSON."""
    try:
        return _read(path, path.stat().st_mtime_ns)
    except OSError:
        return None


def releases(folder: Path) -> list[dict[str, Any]]:
    """index.json of every whole release in the folder, the newest version first."""
    found = (read(folder / str(version) / "index.json") for version in reversed(versions_in(folder)))
    return [index for index in found if index]


def quality(folder: Path, version: str) -> dict[str, Any] | None:
    """The report on quality of a release."""
    return read(folder / version / "quality.json")


def named(folder: Path, version: str) -> dict[str, Any]:
    """The index of the release that an address names.

    Raises:
        NotFound: there is none.
    """
    present = releases(folder)
    for index in present[:1] if version == "latest" else present:
        if version in ("latest", index["version"]):
            return index
    raise NotFound(
        "There is no release yet"
        if version == "latest"
        else f"There is no release {version}; /data lists those that there are"
    )


async def file(request: Any, scope: Scope, receive: Receive, send: Send) -> None:
    """One file of a release: whole, in part (Range), or only that it has not changed (If-None-Match).

    Raises:
        NotFound: there is no such release or file.
    """
    folder = releases_folder()
    wanted = request.url_vars["version"]
    version = named(folder, wanted)["version"]
    path = request.url_vars["path"]
    try:
        response = await StaticFiles(directory=folder / version).get_response(path, scope)
    except HTTPException as error:
        raise NotFound(f"Release {version} has no file {path}") from error
    if "content-type" in response.headers:
        response.headers["content-type"] = media_type(Path(path))
    response.headers["cache-control"] = FOR_A_WHILE if wanted == "latest" else FOR_EVER
    await response(scope, receive, send)


async def listing(datasette: Any, request: Any) -> Response:
    """The page of all files of a release.

    Raises:
        NotFound: there is no such release.
    """
    index = named(releases_folder(), request.url_vars["version"])
    return Response.html(
        await datasette.render_template(
            "release.html", {"index": index, "wanted": request.url_vars["version"]}, request=request
        )
    )


def size(number: int) -> str:
    """A number of bytes as people say it: 12 kB, 2.8 MB."""
    return (
        f"{number / 1e6:.1f} MB"
        if number >= 1e6
        else f"{max(number / 1e3, 0.1):.1f} kB"
        if number < 10e3
        else f"{number / 1e3:.0f} kB"
    )
