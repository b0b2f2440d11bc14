"""What the image holds, laid out by the Dockerfile's own lines, is all that the site needs, and little else."""

import asyncio
import re
import shutil
from pathlib import Path

import httpx
import pytest
from mcp import Client

import build
from bench.stack import ROOT, start_production
from tests.production.image import lay_out, megabytes, site_packages, stages

ADDRESSES = {
    "/": "hexagon",
    "/forces/essex": "Essex",
    "/forces/essex/brief": "Essex",
    "/technologies/drones": "Drones",
    "/requests/essex-16495": "16495",
    "/compare": "<table",
    "/sql": "codemirror",
    "/embed/map?technology=drones": "hexagon",
    "/map": "Essex",
    "/search?q=drones": "Drones",
    "/method": "blank",
    "/docs/contributing": "disclosure",
    "/data": "CSV",
    "/data/latest/csv/requests.csv": "authority",
    "/disclosures": "stated_positions",
    "/disclosures/requests": "essex",
    "/disclosures/requests.csv": "authority",
    "/disclosures.json?sql=select+1": "rows",
    "/forces.geojson": "FeatureCollection",
    "/feeds/disclosures.atom": "<feed",
    "/disclosures/forces/-/reconcile": "identifierSpace",
    "/-/status.json": "version",
    "/openapi.json": "paths",
    "/sitemap.xml": "<urlset",
    "/llms.txt": "#",
}
"""A word of the answer, by address: each door of the site once."""


@pytest.fixture(scope="module")
def image(inspected, tmp_path_factory) -> Path:
    built = tmp_path_factory.mktemp("built")
    for file in (inspected, inspected.parent / "inspect-data.json"):
        shutil.copy2(file, built)
    assert build.main(["--release", str(built / "releases"), "--data", str(ROOT / "data")]) == 0
    target = tmp_path_factory.mktemp("image") / "app"
    lay_out(target, built)
    return target


def test_what_the_image_begins_with_is_named_by_its_digest():
    names = {stage.name for stage in stages()}
    assert all(stage.base in names or re.fullmatch(r"\S+:\S+@sha256:[0-9a-f]{64}", stage.base) for stage in stages())


@pytest.fixture(scope="module")
def running(image, tmp_path_factory):
    """The site started from the image's files by the image's command."""
    assert stages()[-1].command == ["deploy/production"], "bench.stack starts that"
    settings = {"DISCLOSURES_DB": "", "INSPECT_FILE": "", "DISCLOSURES_RELEASES": ""}
    stack = start_production(tmp_path_factory.mktemp("running"), image / "disclosures.db", root=image, **settings)
    stack.wait()
    yield stack
    stack.stop()


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_image_answers(running, address):
    answer = httpx.get(running.address + address, timeout=30)
    assert answer.status_code == 200
    assert ADDRESSES[address] in answer.text


def test_the_image_speaks_mcp(running):
    running.wait_for_programs()

    async def tools() -> list[str]:
        async with Client(f"{running.address}/-/mcp") as client:
            return [tool.name for tool in (await client.list_tools()).tools]

    assert asyncio.run(tools())


def test_no_process_of_the_image_failed(running):
    assert "Traceback" not in running.log
    assert "ModuleNotFoundError" not in running.log


def test_the_packages_take_less_than_160_megabytes(image):
    packages = site_packages(image / ".venv")
    assert megabytes(packages) <= 160
    kept = {path.name for path in packages.iterdir()}
    assert not kept & {"numpy", "pandas", "pyarrow", "nltk", "frictionless"}


def test_the_image_holds_no_curator_and_no_tests(image):
    assert not list(image.glob("disclosures/curator"))
    assert not list(image.glob("tests"))
    assert not list(image.glob("curate.py"))
