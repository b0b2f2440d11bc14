"""docs/another-topic.md, taken step by step in a copy of the project, gives a site of another topic without a fault."""

import csv
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import httpx
import lxml.html
import pytest
import yaml

from bench.stack import start_alone
from tests.conftest import ROOT

pytestmark = pytest.mark.slow

PARTS = (
    "build.py",
    "curate.py",
    "data",
    "deploy",
    "disclosures",
    "docs",
    "metadata.yml",
    "plugins",
    "sql",
    "static",
    "templates",
)
STEP = re.compile(
    r"(?:In\s`(?P<file>[\w./]+)`[^`\n]*:\n\n)?```(?P<kind>\w+)\n(?P<text>.*?)^```$", re.DOTALL | re.MULTILINE
)
PAGES = (
    "/",
    "/about",
    "/answers",
    "/batches",
    "/changes",
    "/compare",
    "/compare?family=all",
    "/data",
    "/disclosures/map_of_a_technology",
    "/disclosures/where_forces_stood",
    "/embed/map",
    "/exemptions",
    "/feeds/disclosures.atom",
    "/forces",
    "/forces.geojson",
    "/forces/northmoor",
    "/forces/northmoor/brief",
    "/forces/northmoor/ambient-scribes",
    "/forces/westdale/x-ray-reading",
    "/glossary",
    "/llms.txt",
    "/map",
    "/press",
    "/publications/westdale-scribes",
    "/requests",
    "/requests/northmoor-101",
    "/search",
    "/search?q=northmoor+ambient+scribes",
    "/search?q=TS1+2AB",
    "/search?q=zzzzz",
    "/sql",
    "/table",
    "/technologies",
    "/technologies/ambient-scribes",
    "/technologies/clinical-ai",
)
OURS = re.compile(
    r"\bpolic(?:e|ing)\b|\bconstabular|\bforces?\b|\bCrime Agency\b|\bEssex\b|facial|\bdrones?\b", re.IGNORECASE
)
NAMES = {"forces", "force", "police_uk_id", "forces as CSV", "forces as JSON"}
"""Names of tables and columns, where they stand alone."""
SAID = ("aria-label", "alt", "content", "data-label", "placeholder", "title")
"""Attributes that are read out or shown."""


def merge(old, new):
    """What a step writes, in the place of what stands there; items of a list by their names."""
    if isinstance(new, dict):
        for key, value in new.items():
            old[key] = merge(old[key], value) if key in old else value
        return old
    if isinstance(new, list) and isinstance(new[0], dict):
        named = {item["name"]: item for item in old}
        for item in new:
            merge(named[item["name"]], item)
        return old
    return new


def take(step, folder: Path) -> None:
    """Do what the step says, as its reader would."""
    text, file = step["text"], step["file"]
    if step["kind"] == "sh":
        subprocess.run(["bash", "-euo", "pipefail", "-c", text], cwd=folder, check=True, capture_output=True)
    elif step["kind"] == "csv":
        with (folder / file).open("a", encoding="utf-8") as rows:
            rows.write(text)
    else:
        path = folder / (file or "metadata.yml")
        whole = merge(yaml.safe_load(path.read_text(encoding="utf-8")), yaml.safe_load(text))
        path.write_text(yaml.safe_dump(whole, sort_keys=False, allow_unicode=True), encoding="utf-8")


@pytest.fixture(scope="module")
def steps():
    return list(STEP.finditer((ROOT / "docs" / "another-topic.md").read_text(encoding="utf-8")))


@pytest.fixture(scope="module")
def copy(steps, tmp_path_factory):
    """The project as the steps leave it."""
    folder = tmp_path_factory.mktemp("nhs")
    names = subprocess.run(["git", "ls-files", *PARTS], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    for name in names.splitlines():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, folder / name)
    (folder / "releases").mkdir()
    (folder / ".venv").symlink_to(sys.prefix)
    for step in steps:
        take(step, folder)
    return folder


@pytest.fixture(scope="module")
def answers(copy, tmp_path_factory):
    """What the site of the copy answers to each of PAGES."""
    folder = tmp_path_factory.mktemp("site")
    stack = start_alone(folder, copy / "disclosures.db", root=copy, DISCLOSURES_RELEASES=str(folder / "none"))
    try:
        stack.wait()
        with httpx.Client(base_url=stack.address, timeout=30) as client:
            yield {page: client.get(page) for page in PAGES}
    finally:
        stack.stop()


def shown(answer: httpx.Response) -> list[str]:
    """What a reader sees or hears of an answer: texts and the attributes that are read out; no code."""
    if "html" not in answer.headers["content-type"]:
        return without_addresses(answer.text.splitlines())
    tree = lxml.html.document_fromstring(answer.text)
    for code in tree.xpath("//script | //style | //code | //pre"):
        code.drop_tree()
    told = [element.get(name) or "" for element in tree.iter() for name in SAID if isinstance(element.tag, str)]
    return without_addresses([text.strip() for text in (*tree.itertext(), *told) if text.strip()])


def without_addresses(texts: list[str]) -> list[str]:
    return [re.sub(r"https?://\S+|/[a-z]\S*|tag:\S+", "", text) for text in texts]


def test_the_page_takes_every_kind_of_step(steps):
    assert [step["kind"] for step in steps].count("sh") == 2
    assert {step["file"] for step in steps if step["kind"] == "csv"} >= {
        f"data/{table}.csv" for table in ("forces", "authorities", "technologies", "requests", "positions")
    }


def test_the_rows_are_those_of_the_page(copy):
    with (copy / "data" / "forces.csv").open(encoding="utf-8", newline="") as file:
        assert [row["id"] for row in csv.DictReader(file)] == ["eastmere", "northmoor", "westdale"]


def test_every_page_of_the_site_is_there(answers):
    assert {page: answer.status_code for page, answer in answers.items() if answer.status_code != 200} == {}


@pytest.mark.parametrize("page", PAGES)
def test_no_page_speaks_of_the_police(answers, page):
    ours = [text for text in shown(answers[page]) if OURS.search(text) and text not in NAMES]
    assert ours == []


def test_the_pages_say_what_was_said(answers):
    def told(page):
        return " ".join(" ".join(shown(answers[page])).split())

    assert "What has your NHS trust said about its technology?" in told("/")
    assert "Northmoor Hospitals NHS Trust said" in told("/search?q=northmoor+ambient+scribes")
    assert "On 20 March 2026" in told("/forces/northmoor/ambient-scribes")
    assert "The 3 trusts" not in told("/forces")
    assert "three made-up NHS trusts" in told("/forces")
    assert "Ambient scribes" in told("/embed/map")


def test_a_body_that_whatdotheyknow_does_not_list_gets_a_letter_and_no_address(answers):
    page = answers["/forces/northmoor/ambient-scribes"].text
    assert "Do you use ambient scribes, or have you ever done so, even in a trial?" in page
    assert "whatdotheyknow.com/new" not in page


def test_without_hexagons_the_pages_lead_to_tables(answers):
    for page in ("/", "/map", "/embed/map", "/technologies/ambient-scribes"):
        assert "No hexagons are drawn here." in " ".join(shown(answers[page])), page


def test_the_desk_drafts_an_answer_of_one_of_the_bodies(copy):
    letter = (
        "Northmoor Hospitals NHS Trust\nFOI reference FOI-102\nFreedom of Information Act 2000\n\nRequest\n"
        "Do you use ambient scribes?\n\nResponse\nNorthmoor Hospitals NHS Trust uses ambient scribes in two clinics.\n"
    )
    command = [sys.executable, "curate.py", "draft", "-"]
    drafted = subprocess.run(command, cwd=copy, input=letter, capture_output=True, text=True, check=True).stdout
    ((position,),) = [record["rows"]["positions"] for record in json.loads(drafted)["records"]]
    stated = {column: position[column]["value"] for column in ("force", "technology", "position")}
    assert stated == {"force": "northmoor", "technology": "ambient-scribes", "position": "uses"}


def test_a_release_is_made_of_it(copy):
    command = [sys.executable, "build.py", "--release", "releases"]
    subprocess.run(command, cwd=copy, check=True, capture_output=True)
    package = json.loads((copy / "releases" / "0.1.0" / "datapackage.json").read_text(encoding="utf-8"))
    assert (package["name"], package["title"]) == ("nhs-ai-disclosures", "What NHS trusts say of AI")
