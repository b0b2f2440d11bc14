"""What to read next: the page is what the rows give, and the most useful comes first."""

import sqlite3

import pytest

from disclosures.curator.commands.next import page
from disclosures.curator.database import opened
from tests.conftest import ROOT

pytestmark = pytest.mark.slow

REQUEST = {
    "law": "FOIA 2000",
    "title": "Drones | and more",
    "summary": "Which drones?",
    "outcome": "unknown",
    "answer_seen": "none",
    "source_url": "https://example.org/1",
    "source_kind": "disclosure_log",
    "checked": "single",
    "read_on": "2026-11-21",
    "confidence": "high",
}
PAGE = {
    "authority": "essex",
    "kind": "web_page",
    "title": "Drones",
    "summary": "What drones do.",
    "source_url": "https://example.org/2",
    "checked": "single",
    "read_on": "2026-11-21",
    "confidence": "high",
}
POSITION = {
    "force": "essex",
    "technology": "drones",
    "position": "uses",
    "scope": "unspecified",
    "summary": "Uses drones.",
}


def listed(project):
    """The lines of the page on the project's rows, by the id that they name: points, kind, what and why."""
    finished = project.build()
    assert (finished.status, finished.err) == (0, [])
    found = {}
    for line in page(opened(project.target)).splitlines():
        cells = line.replace("\\|", "¦").strip("| ").split(" | ")
        if cells[0].isdigit():
            found[cells[4].strip("`")] = (cells[1], cells[2], cells[3].replace("¦", "|"), cells[5])
    return found


def test_the_page_in_the_docs_is_that_of_the_rows(run, database):
    finished = run("next", "--database", database)
    text = (ROOT / "docs" / "next.md").read_text(encoding="utf-8")
    assert text.splitlines() == finished.out, "run: make figures"


def test_there_are_at_most_a_hundred_the_most_useful_first(database):
    lines = [line.split("|")[1:3] for line in page(opened(database)).splitlines() if line.startswith("| ")][1:]
    assert [int(place) for place, _ in lines] == list(range(1, len(lines) + 1)) and 50 < len(lines) <= 100
    points = [int(points) for _, points in lines]
    assert points == sorted(points, reverse=True)


def test_an_unread_answer_counts_its_cells_by_what_is_known_of_technology_and_force(project):
    for authority in ("essex", "cleveland", "humberside"):
        project.add("requests", id=f"{authority}-drones", authority=authority, **REQUEST)
        project.add("request_technologies", request=f"{authority}-drones", technology="drones")
    of_five = ("essex", "kent", "surrey", "sussex", "suffolk")
    for force in of_five:
        project.add("publications", id=f"{force}-page", **PAGE | {"authority": force, "published_on": "2024-05"})
        project.add("positions", id=f"{force}-page-p1", publication=f"{force}-page", **POSITION | {"force": force})
    found = listed(project)
    assert "essex-drones" not in found  # the force has spoken of drones
    assert found["cleveland-drones"] == (
        "1",
        "unread answer",
        "[Cleveland Police: Drones | and more](https://example.org/1)",
        "Drones",
    )
    assert found["humberside-drones"][0] == "2"  # a force without a word
    project.change("positions", "kent-page-p1", technology="anpr")
    assert {id: listed(project)[id][0] for id in ("cleveland-drones", "humberside-drones")} == {
        "cleveland-drones": "3",
        "humberside-drones": "6",
    }


@pytest.mark.parametrize(
    ("dated", "points"), [({"position": "considering"}, "3"), ({"position": "uses"}, None), (None, "1")]
)
def test_an_undated_page_counts_more_where_a_dated_one_says_something_else(project, dated, points):
    project.add("publications", id="essex-undated", **PAGE)
    project.add("positions", id="essex-undated-p1", publication="essex-undated", **POSITION)
    if dated:
        project.add("publications", id="essex-dated", published_on="2024-05", **PAGE)
        project.add("positions", id="essex-dated-p1", publication="essex-dated", **POSITION | dated)
    found = listed(project)
    assert "essex-dated" not in found
    assert (found["essex-undated"][0] if points else found.get("essex-undated")) == points


def test_a_force_without_a_word_and_a_technology_that_few_spoke_of_are_listed(project):
    found = listed(project)
    assert found["humberside"][:2] == ("10", "force without a word") and "essex" not in found
    assert found["drones"] == (
        "5",
        "request to send",
        "Drones",
        f"words of their own: 0 forces; never asked: {never_asked(project, 'drones')}",
    )


def never_asked(project, technology):
    db = sqlite3.connect(project.target)
    statement = "select count(*) from coverage_cells where technology = ? and status = 'never asked'"
    (count,) = db.execute(statement, [technology]).fetchone()
    return count
