"""A blind recoding: what is drawn, what is hidden, what is compared and kept."""

import csv
import json
import sqlite3

import pytest

from tests.conftest import FOUNDING_REQUESTS

pytestmark = pytest.mark.slow

CAN_BE_DRAWN = "select id from requests where source_url is not null and answer_seen <> 'none'"


def rows(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(path, header, lines):
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *lines])


@pytest.fixture
def drawn(project, today, database, run):
    """The folder of a recoding of 12 requests, in a project where nobody has coded a sample again yet."""
    agreement = project.data / "agreement.csv"
    header = agreement.read_text(encoding="utf-8").split("\n", 1)[0]
    agreement.write_text(header + "\n", encoding="utf-8", newline="")
    finished = run("recode", "12", "--seed", "7", "--into", "again", "--database", database)
    assert finished.out == ["12 requests drawn with seed 7; again/README.md says what the second coder does"]
    return project.folder / "again"


def coded_like_the_first(folder, database):
    db = sqlite3.connect(database)
    answers = rows(folder / "answers.csv")
    requests = [row["request"] for row in answers]
    marks = ", ".join("?" * len(requests))
    outcomes = dict(db.execute(f"select id, outcome from requests where id in ({marks})", requests).fetchall())
    write(
        folder / "answers.csv",
        list(answers[0]),
        [[*list(row.values())[:-1], outcomes[row["request"]]] for row in answers],
    )
    for name, table, columns in (
        ("positions", "positions", "request, technology, scope, position"),
        ("exemptions", "request_exemptions", "request, exemption"),
    ):
        found = db.execute(f"select distinct {columns} from {table} where request in ({marks})", requests).fetchall()
        write(folder / f"{name}.csv", columns.split(", "), found)


def test_so_many_requests_are_drawn_and_their_coding_is_hidden(drawn, ask):
    answers = rows(drawn / "answers.csv")
    assert len({row["request"] for row in answers}) == 12
    assert {row["request"] for row in answers} <= {id for (id,) in ask(CAN_BE_DRAWN)}
    assert list(answers[0]) == [
        "request",
        "authority",
        "reference",
        "source_url",
        "also_at",
        "asked",
        "questions",
        "outcome",
    ]
    assert all(row["source_url"] and row["asked"] and not row["outcome"] for row in answers)
    assert rows(drawn / "positions.csv") == rows(drawn / "exemptions.csv") == []
    text = "".join(path.read_text() for path in drawn.iterdir())
    marks = ", ".join("?" * 12)
    said = ask(f"select summary from positions where request in ({marks})", *(row["request"] for row in answers))
    assert said and not any(summary in text for (summary,) in said)
    notes = ask(
        f"select notes from requests where notes is not null and id in ({marks})", *(row["request"] for row in answers)
    )
    assert not any(note in text for (note,) in notes)


def test_the_readme_holds_every_code(drawn, ask):
    text = (drawn / "README.md").read_text()
    codes = [
        id
        for table in ("outcomes", "position_types", "technologies", "exemptions")
        for (id,) in ask(f"select id from {table}")
    ]
    assert [code for code in codes if f"- `{code}`: " not in text] == []


def test_the_same_seed_draws_the_same_requests_and_another_others(drawn, project, database, run):
    run("recode", "12", "--seed", "7", "--into", "same", "--database", database)
    run("recode", "12", "--seed", "8", "--into", "other", "--database", database)
    samples = [
        json.loads((project.folder / name / "sample.json").read_text())["ids"] for name in ("again", "same", "other")
    ]
    assert samples[0] == samples[1] != samples[2]


def test_a_recoding_is_compared_and_kept_once(drawn, today, project, database, run):
    coded_like_the_first(drawn, database)
    (changed, *_), header = (
        rows(drawn / "answers.csv"),
        "request,authority,reference,source_url,also_at,asked,questions,outcome".split(","),
    )
    answers = rows(drawn / "answers.csv")
    answers[0]["outcome"] = "vexatious"
    write(drawn / "answers.csv", header, [row.values() for row in answers])
    finished = run("recode", "--compare", "again", "--data", "data", "--database", database)
    assert (finished.status, finished.err) == (0, [])
    sample = f"{today}-seed-7"
    assert finished.out[0] == f"Agreement of two coders on 12 requests, sample {sample}:"
    assert finished.out[3].split()[:3] == ["outcome", "12", "11"]
    assert f"  {changed['request']}: outcome (outcome): first {changed['outcome']}, second vexatious" in finished.out
    kept = {row["variable"]: row for row in project.rows("agreement")}
    assert {row["basis"] for row in kept.values()} == {"compared"}
    assert kept.keys() == {"outcome", "position", "position_of_technology", "scope", "exemption"}
    assert (
        kept["outcome"]["sample"],
        kept["outcome"]["requests"],
        kept["outcome"]["units"],
        kept["outcome"]["alike"],
    ) == (sample, "12", "12", "11")
    assert (kept["position"]["kappa"], kept["position"]["alpha"]) == ("1", "1")
    assert rows(drawn / "disagreements.csv") == [
        {
            "disclosure": changed["request"],
            "variable": "outcome",
            "what": "outcome",
            "first": changed["outcome"],
            "second": "vexatious",
            "settled": "",
        }
    ]
    before = (project.data / "agreement.csv").read_bytes()
    again = run("recode", "--compare", "again", "--data", "data", "--database", database)
    assert (
        again.out[-1]
        == "data/agreement.csv holds this sample already and was left as it is: the first comparison counts, before anything is settled"
    )
    assert (project.data / "agreement.csv").read_bytes() == before


def test_every_fault_of_the_coder_is_told_at_once(drawn, project, database, run):
    coded_like_the_first(drawn, database)
    answers = rows(drawn / "answers.csv")
    first, second, gone = (answers[place]["request"] for place in (0, 1, 11))
    answers[0]["outcome"], answers[1]["outcome"] = "refusd", ""
    write(drawn / "answers.csv", list(answers[0]), [row.values() for row in answers[:11]])
    write(
        drawn / "positions.csv",
        ["request", "technology", "scope", "position"],
        [[first, "drone", "overtt", "uses"], ["essex-0", "drones", "overt", "uses"]],
    )
    write(
        drawn / "exemptions.csv",
        ["request", "exemption"],
        [[second, "foia-31-9"], [second, "foia-31-3"], [second, "foia-31-3"]],
    )
    finished = run("recode", "--compare", "again", "--data", "data", "--database", database)
    assert finished.status == 1
    told = [line for line in finished.err if "essex-0'" not in line]
    assert told == [
        f"again/answers.csv:1: request: '{gone}' was drawn and has no row; add it with its outcome",
        "again/answers.csv:2: outcome: 'refusd' is not in outcomes.id (did you mean 'refused'?)",
        "again/answers.csv:3: outcome: is blank; write the outcome",
        "again/exemptions.csv:2: exemption: 'foia-31-9' is not in exemptions.id (did you mean 'foia-31-1'?)",
        f"again/exemptions.csv:4: exemption: request '{second}' and exemption 'foia-31-3' stands already in line 3; each may stand once in exemptions",
        "again/positions.csv:2: scope: 'overtt' is not one of overt, covert, remainder, unspecified (did you mean 'overt'?)",
        "again/positions.csv:2: technology: 'drone' is not in technologies.id (did you mean 'drones'?)",
        "8 problem(s); nothing was written",
    ]
    assert any(
        line.startswith("again/positions.csv:3: request: 'essex-0' is not in requests.id") for line in finished.err
    )
    assert project.rows("agreement") == []


def test_a_sample_of_a_request_that_is_gone_cannot_be_compared(drawn, database, run):
    coded_like_the_first(drawn, database)
    sample = json.loads((drawn / "sample.json").read_text())
    answers = rows(drawn / "answers.csv")
    sample["ids"][0] = answers[0]["request"] = "essex-0"
    (drawn / "sample.json").write_text(json.dumps(sample))
    write(drawn / "answers.csv", list(answers[0]), [row.values() for row in answers])
    for name in ("positions", "exemptions"):
        write(drawn / f"{name}.csv", list(rows(drawn / f"{name}.csv")[0]), [])
    finished = run("recode", "--compare", "again", "--data", "data", "--database", database)
    assert finished.err == [
        "essex-0: was drawn and is not in the database; it was renamed or removed since, so the sample cannot be compared"
    ]


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        '{"sample": 1}',
        '{"sample": "x", "of": "requests", "drawn_on": "2024-05-31", "seed": 7, "ids": []}',
        '{"sample": "x", "of": "letters", "drawn_on": "2024-05-31", "seed": 7, "ids": ["essex-16495"]}',
    ],
)
def test_a_sample_file_of_another_kind_is_told(drawn, database, run, content):
    (drawn / "sample.json").write_text(content)
    assert run("recode", "--compare", "again", "--database", database).err == [
        "again/sample.json: is not what 'curate.py recode N' wrote"
    ]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "give either the number to draw, or --compare with the folder of a recoding"),
        (
            ["3", "--compare", "again"],
            "give either the number to draw, or --compare with the folder of a recoding",
        ),
        (["3", "--into", "data"], "data: cannot be made (File exists); name another folder with --into"),
        (
            ["--compare", "nowhere"],
            "nowhere/sample.json: cannot be read (No such file or directory); name the folder that 'curate.py recode N' wrote",
        ),
    ],
)
def test_what_cannot_be_done_is_told(project, database, run, arguments, message):
    finished = run("recode", *arguments, "--database", database)
    assert (finished.status, finished.err) == (1, [message])


@pytest.mark.parametrize("number", ["0", "9999"])
def test_no_more_are_drawn_than_there_are(project, database, run, ask, number):
    finished = run("recode", number, "--database", database)
    assert finished.err == [
        f"{number}: draw from 1 to {len(ask(CAN_BE_DRAWN))}; so many requests have an address and an answer that was captured"
    ]
    assert project.files() == []


def test_founding_requests_can_be_drawn(ask):
    assert {id for (id,) in ask(CAN_BE_DRAWN)} & FOUNDING_REQUESTS


PUBLICATIONS = {"statements": "<>", "news-reports": "="}
"""How `kind` compares with news_report in what `--of` draws."""


@pytest.fixture(params=PUBLICATIONS)
def pages(request, project, today, database, run):
    """The folder of a recoding of 12 publications of each kind, and the kind."""
    agreement = project.data / "agreement.csv"
    header = agreement.read_text(encoding="utf-8").split("\n", 1)[0]
    agreement.write_text(header + "\n", encoding="utf-8", newline="")
    finished = run("recode", "12", "--of", request.param, "--seed", "7", "--into", "again", "--database", database)
    noun = request.param.replace("-", " ")
    assert finished.out == [f"12 {noun} drawn with seed 7; again/README.md says what the second coder does"]
    return project.folder / "again", request.param


def saw(folder, database):
    """Writes down that every page was read, and what the first coder saw; returns the positions."""
    drawn = rows(folder / "pages.csv")
    write(folder / "pages.csv", list(drawn[0]), [[*list(row.values())[:-1], "yes"] for row in drawn])
    found = sqlite3.connect(database).execute(
        f"""
        select distinct publication, coalesce(force, force_group, 'none'), technology, scope, position from positions
        where publication in ({", ".join("?" * len(drawn))}) order by 1, 2, 3, 4, 5
        """,
        [row["publication"] for row in drawn],
    )
    return [list(row) for row in found]


POSITIONS = ["publication", "force", "technology", "scope", "position"]


def test_publications_of_one_voice_are_drawn_without_what_is_said_of_them(pages, ask):
    folder, of = pages
    drawn = rows(folder / "pages.csv")
    assert list(drawn[0]) == ["publication", "authority", "publisher", "source_url", "also_at", "read"]
    can_be_drawn = ask(
        f"select id from publications where source_url is not null and kind {PUBLICATIONS[of]} 'news_report'"
    )
    assert {row["publication"] for row in drawn} <= {id for (id,) in can_be_drawn}
    assert len({row["publication"] for row in drawn}) == 12
    assert all(row["source_url"] and not row["read"] for row in drawn)
    text = "".join(path.read_text() for path in folder.iterdir())
    for row in drawn:
        (said,) = ask("select title, summary from publications where id = ?", row["publication"])
        assert not any(words in text for words in said)
    for table in ("forces", "force_groups", "position_types", "technologies"):
        assert [id for (id,) in ask(f"select id from {table}") if f"- `{id}`: " not in text] == []


def test_publications_are_compared_by_force_and_technology(pages, today, project, database, run):
    folder, of = pages
    positions = saw(folder, database)
    (page, force, technology, scope, code), *others = positions
    other_force = "kent" if force != "kent" else "essex"
    write(folder / "positions.csv", POSITIONS, [[page, other_force, technology, scope, code], *others])
    finished = run("recode", "--compare", "again", "--data", "data", "--database", database)
    assert (finished.status, finished.err) == (0, [])
    name = f"{today}-seed-7-{of}"
    assert finished.out[0] == f"Agreement of two coders on 12 {of.replace('-', ' ')}, sample {name}:"
    kept = {row["variable"]: row for row in project.rows("agreement")}
    assert kept.keys() == {"page", "position", "position_of_technology", "scope"}
    assert {(row["sample"], row["basis"], row["requests"], row["publications"]) for row in kept.values()} == {
        (name, "compared", "0", "12")
    }
    assert (kept["page"]["units"], kept["page"]["alike"], kept["page"]["kappa"]) == ("12", "11", "")
    assert int(kept["position"]["units"]) - int(kept["position"]["alike"]) == 2
    assert kept["position_of_technology"]["units"] == kept["position_of_technology"]["alike"]
    assert [
        (row["disclosure"], row["what"], row["first"], row["second"]) for row in rows(folder / "disagreements.csv")
    ] == [
        (page, f"{technology}, {one}, {scope}", *said)
        for one, said in sorted({force: (code, "none"), other_force: ("none", code)}.items())
    ]


def test_a_page_that_could_not_be_read_is_not_compared(pages, project, database, run):
    folder, _ = pages
    positions = saw(folder, database)
    drawn = rows(folder / "pages.csv")
    drawn[0]["read"] = "no"
    write(folder / "pages.csv", list(drawn[0]), [row.values() for row in drawn])
    write(folder / "positions.csv", POSITIONS, [row for row in positions if row[0] != drawn[0]["publication"]])
    assert run("recode", "--compare", "again", "--data", "data", "--database", database).status == 0
    kept = {row["variable"]: row for row in project.rows("agreement")}
    assert (kept["page"]["publications"], kept["page"]["units"], kept["page"]["alike"]) == ("11", "11", "11")
    write(folder / "pages.csv", list(drawn[0]), [[*list(row.values())[:-1], "no"] for row in drawn])
    assert run("recode", "--compare", "again", "--data", "data", "--database", database).err == [
        "again/pages.csv: none of the pages was read, so there is nothing to compare"
    ]


def test_faults_in_what_was_seen_on_pages_are_told(pages, project, database, run):
    folder, _ = pages
    saw(folder, database)
    drawn = rows(folder / "pages.csv")
    drawn[1]["read"] = "perhaps"
    write(folder / "pages.csv", list(drawn[0]), [row.values() for row in drawn])
    page = drawn[0]["publication"]
    write(
        folder / "positions.csv",
        POSITIONS,
        [
            [page, "esex", "drones", "overt", "uses"],
            [page, "uk-territorial", "drones", "overt", "uses"],
            [page, "none", "drones", "overt", "uses"],
        ],
    )
    finished = run("recode", "--compare", "again", "--data", "data", "--database", database)
    assert finished.err == [
        "again/pages.csv:3: read: 'perhaps' is not one of yes, no",
        "again/positions.csv:2: force: 'esex' is not in forces.id (did you mean 'essex'?)",
        "2 problem(s); nothing was written",
    ]
    assert project.rows("agreement") == []
