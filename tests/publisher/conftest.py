"""A release of the real data, written by the very command of `make release`."""

import json
import shutil
from pathlib import Path

import pytest

import build

ROOT = Path(__file__).parent.parent.parent


def write(releases, data=ROOT / "data"):
    """The release's folder. A fault fails the test."""
    assert build.main(["--release", str(releases), "--data", str(data)]) == 0
    (folder,) = [folder for folder in releases.iterdir() if folder.name == (data / "VERSION").read_text().strip()]
    return folder


@pytest.fixture(scope="session")
def release(tmp_path_factory):
    return write(tmp_path_factory.mktemp("releases"))


@pytest.fixture(scope="session")
def package(release):
    return json.loads((release / "datapackage.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def resources(package):
    """Of each table and view, its description in datapackage.json."""
    return {resource["name"]: resource for resource in package["resources"]}


@pytest.fixture
def data(tmp_path):
    """A copy of the real data that a test may change."""
    return Path(shutil.copytree(ROOT / "data", tmp_path / "data"))
