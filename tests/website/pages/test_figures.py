"""Every figure that heads a page, recounted from the CSVs by tests/recount.py, which uses none of the project's SQL."""

import re
from collections import Counter

import pytest

from tests.conftest import ROOT
from tests.recount import OWN, PRESS, REPORTED, Recount
from tests.website.pages.reading import words

pytestmark = pytest.mark.slow

RECOUNT = Recount(ROOT / "data")
FORCES = sorted(RECOUNT.forces)
KINDS = sorted(RECOUNT.kinds)
RELATED = ("spoke of a", "reported of a", "asked about a", "press reports of a")
"""How the statuses begin where only a wider or narrower kind is known."""


def number(text):
    return int(text.replace(",", ""))


def statuses(force):
    """How many technologies have each status for a force; the wider and narrower ones as `related`."""
    found = Counter(RECOUNT.cells[(force, kind)].status for kind in KINDS)
    related = sum(count for status, count in found.items() if status.startswith(RELATED))
    return found, related


def tally(page):
    """Of the tally of a page: how many territorial forces stand under each name, and how many as others report."""
    part = re.search(r'<ul class="key">(.*?)</ul>', page.text, re.DOTALL)[1]
    pattern = r"<b>(\d+)</b>\s*<span>(?:<a [^>]*>)?([^<]+)(?:</a>)?(?:\s*<span[^>]*>\((?:(\d+|all) )?(as reported by others)[;)])?"
    return {
        name.split(", as far")[0].strip(): (int(count), int(some if some.isdigit() else count) if told else 0)
        for count, name, some, told in re.findall(pattern, part)
    }


def recounted_tally(technology):
    names = {row["id"]: row["name"] for row in RECOUNT.rows("position_types")}
    counts, told = Counter(), Counter()
    for force, row in RECOUNT.forces.items():
        if row["kind"] == "territorial":
            cell = RECOUNT.cells[(force, technology)]
            name = names[cell.heading.code] if cell.heading else cell.status
            counts[name] += 1
            told[name] += bool(cell.heading) and cell.heading.word == REPORTED
    return {name: (count, told[name]) for name, count in counts.items()}


@pytest.mark.parametrize("technology", KINDS)
def test_the_tally_of_a_technology_counts_every_territorial_force_once(site, technology):
    found = tally(site.get(f"/technologies/{technology}"))
    assert found == recounted_tally(technology)
    assert sum(count for count, _ in found.values()) == sum(
        row["kind"] == "territorial" for row in RECOUNT.forces.values()
    )


def test_the_tally_of_the_home_page_is_that_of_the_technology(site):
    for technology in ("live-facial-recognition", "drones", "predictive-policing"):
        assert tally(site.get("/", params={"technology": technology})) == recounted_tally(technology)


@pytest.mark.parametrize("technology", KINDS)
def test_a_technologys_page_begins_with_how_many_forces_are_known_from_whom(site, technology):
    page = words(site.get(f"/technologies/{technology}"))
    found = Counter(RECOUNT.cells[(force, technology)].status for force in FORCES)
    patterns = {
        "position stated": r"(\d+) of \d+ forces (?:has|have) stated a position",
        "reported by others only": r"(\d+)(?: of \d+ forces)? (?:is|are) known only from what other bodies report",
        "press reports only": r"(\d+)(?: of \d+ forces)? (?:is known |are known )?only from the press",
        "never asked": r"[;.] (\d+)(?: of \d+ forces)? (?:was|were) never asked",
    }
    for status, pattern in patterns.items():
        said = re.search(pattern, page)
        none = len(FORCES) if status == "never asked" and "no force was ever asked" in page else 0
        assert (int(said[1]) if said else none) == found[status], status


@pytest.mark.parametrize("force", FORCES)
def test_the_sums_of_a_brief_add_up_to_all_technologies(site, force):
    page = words(site.get(f"/forces/{force}/brief"))
    sentence = re.search(r"Of (\d+) technologies: (.*?)\. ", page)
    assert int(sentence[1]) == len(KINDS)
    found, related = statuses(force)
    wanted = Counter(
        [
            *([found[status] for status in found if not status.startswith(RELATED)]),
            *([related] if related else []),
        ]
    )
    figures = [int(figure) for figure in re.findall(r"(?:^|; )(\d+) ", sentence[2])]
    assert sum(figures) == len(KINDS)
    assert Counter(figures) == wanted, sentence[0]


@pytest.mark.parametrize("force", FORCES)
def test_a_forces_page_begins_with_how_much_is_known_of_it(site, force):
    page = words(site.get(f"/forces/{force}"))
    found, _ = statuses(force)
    said = re.search(r"itself stated a position on (\d+)", page)
    assert (int(said[1]) if said else 0) == found["position stated"]
    others = re.search(r"on (\d+) more, others or the press report", page)
    assert (int(others[1]) if others else 0) == found["reported by others only"] + found["press reports only"]
    nothing = re.search(r"On (\d+) we know of no request and no statement", page)
    assert (int(nothing[1]) if nothing else 0) == (found["never asked"] if RECOUNT.forces[force]["law"] else 0)


def test_the_figures_of_the_home_page_keep_the_voices_apart(site):
    page = words(site.get("/"))
    voices = Counter(one.word for one in RECOUNT.stated)
    requests, publications = RECOUNT.rows("requests"), RECOUNT.rows("publications")
    reports = sum(row["kind"] == "news_report" for row in publications)
    said = re.search(r"requests, ([\d,]+) publications , ([\d,]+) of them news reports ([\d,]+)", page)
    assert [number(one) for one in said.groups()] == [len(publications), reports, len(requests)]
    told = re.search(r"any other information ; ([\d,]+) reported by others , ([\d,]+) by the press ([\d,]+)", page)
    groups = {row["id"] for row in RECOUNT.rows("positions") if row["force_group"]}
    ids = {voice: {one.id for one in RECOUNT.stated if one.word == voice} for voice in (OWN, REPORTED)}
    news = {row["id"] for row in publications if row["kind"] == "news_report"}
    ids[PRESS] = {row["id"] for row in RECOUNT.rows("positions") if row["publication"] in news}  # also of no force
    assert groups <= ids[REPORTED] | ids[PRESS]
    answers = [one for one in RECOUNT.stated if one.word == OWN and one.scope != "remainder"]
    assert [number(one) for one in told.groups()] == [len(ids[REPORTED]), len(ids[PRESS]), len(answers)], told[0]
    assert voices[OWN] == len(ids[OWN]) > len(answers)
    assert f"of these {len(answers)} neither confirm nor deny" in page
    forces = words(site.get("/forces"))
    assert f"{len({one.force for one in answers})} of {len(FORCES)} forces have stated a position" in forces
    assert f"{len(answers)} positions in all. Refusals about any other information , beside" in forces


def test_a_bar_of_refusals_says_how_many_of_how_many(site):
    rows = RECOUNT.stated
    own = [one for one in rows if one.word == OWN and one.scope != "remainder" and one.force == "nottinghamshire"]
    silent = sum(one.code == "ncnd" for one in own)
    bars = site.get("/answers").text.partition('<ul class="bars"')[2].partition("</ul>")[0]
    [bar] = [one for one in bars.split("<li>") if "Nottinghamshire Police" in one]
    assert silent and f"<b>{silent} of {len(own)}</b>" in bar and "%</b>" not in bars


def test_a_force_without_a_word_of_its_own_has_no_latest_and_not_an_undated_one(site):
    own = {one.force for one in RECOUNT.stated if one.word == OWN}
    cells = re.findall(
        r'href="/forces/([a-z-]+)">.*?data-label="Own latest">(.*?)</td>', site.get("/forces").text, re.DOTALL
    )
    assert len(cells) > 40
    assert {force for force, latest in cells if latest == "none"} == {force for force, _ in cells} - own != set()


def test_the_shares_of_refusals_leave_out_what_is_no_answer_of_its_own(site):
    page = words(site.get("/answers"))
    own = [one for one in RECOUNT.stated if one.word == OWN and one.scope != "remainder"]
    counts = Counter(one.force for one in own)
    silences = Counter(one.force for one in own if one.code == "ncnd")
    table = page.partition("how many neither confirm nor deny")[2].partition("Days to answer")[0]
    for force, count in counts.items():
        name = RECOUNT.forces[force]["name"]
        row = re.search(rf"{re.escape(name)} (\d+) (\d+) ([\d.]+)%", table)
        assert row, name
        assert (int(row[1]), int(row[2])) == (count, silences[force])
        assert abs(float(row[3]) - 100 * silences[force] / count) < 0.051


@pytest.mark.parametrize("family", sorted(row["id"] for row in RECOUNT.technologies.values() if not row["broader"]))
def test_the_grid_counts_its_pairs(site, family):
    page = words(site.get("/compare", params={"family": family}))
    said = re.search(
        r"Of ([\d,]+) pairs \((\d+) forces, (\d+) technolog(?:y|ies)\), ([\d,]+) (?:has|have) a position; of ([\d,]+)",
        page,
    )

    def in_family(kind):
        top = kind
        while RECOUNT.technologies[top]["broader"]:
            top = RECOUNT.technologies[top]["broader"]
        return top == family

    kinds = [kind for kind in KINDS if in_family(kind)]
    cells = [RECOUNT.cells[(force, kind)] for force in FORCES for kind in kinds]
    headed = sum(cell.heading is not None for cell in cells)
    known = sum(cell.heading is None and cell.status not in ("never asked", "outside the Acts") for cell in cells)
    assert [number(one) for one in said.groups()] == [len(cells), len(FORCES), len(kinds), headed, known]
    never = sum(cell.heading is None and cell.status == "never asked" for cell in cells)
    outside = len(cells) - headed - known - never
    apart = re.search(r"(\d+) pairs? of the National Crime Agency cannot be asked about under the Acts", page)
    assert (int(apart[1]) if apart else 0) == outside
    assert number(re.search(r"The other ([\d,]+) were never asked", page)[1]) == never
