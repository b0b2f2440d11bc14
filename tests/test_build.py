"""Whole builds: what a faulty row is told, and what the target holds however a build ends."""

import contextlib
import csv
import os
import pty
import random
import re
import shutil
import signal
import subprocess
import time

import pytest

import build
from disclosures.compiler.fresh_database import fresh_database
from disclosures.compiler.progress import Progress
from tests.conftest import read_terminal

pytestmark = pytest.mark.slow

STEPS = ["Read the schema", "Load", "Index", "Derive", "Check the CSVs", "Check the data", "Swap in"]
PREVIOUS = b"the previous database"
NUMBER_OF_KILLS = 3


FAULTS_OF_ROWS, FAULTS_OF_COLUMNS = [], []
"""Functions that spoil the project, yield, and, when all have spoilt it, yield what is to be said."""


def fault_of_a_row(spoil):
    FAULTS_OF_ROWS.append(spoil)
    return spoil


def fault_of_columns(spoil):
    FAULTS_OF_COLUMNS.append(spoil)
    return spoil


@fault_of_a_row
def a_look_alike_letter_in_an_id(project):
    project.add("batches", id="drоnes-2024", title="Drones", description="Which drones?")
    yield
    line = project.line("batches", "drоnes-2024")
    yield (
        f"data/batches.csv:{line}: id: 'drоnes-2024' has not the form of id: U+043E CYRILLIC SMALL LETTER O is not a letter of the ASCII "
        "alphabet; write short name used in addresses"
    )


@fault_of_a_row
def an_unknown_technology(project):
    project.change("positions", "essex-16495-p1", technology="predictive-polcing")
    yield
    line = project.line("positions", "essex-16495-p1")
    yield f"data/positions.csv:{line}: technology: 'predictive-polcing' is not in technologies.id (did you mean 'predictive-policing'?)"


@fault_of_a_row
def a_line_below_a_cell_of_several_lines(project):
    project.change("questions", "essex-16495-q1", summary="Whether it is used,\nor planned,\nor both.")
    project.change("questions", "essex-16495-q2", outcome="discosed")
    yield
    line = project.line("questions", "essex-16495-q2")
    assert line == project.line("questions", "essex-16495-q1") + 3
    yield f"data/questions.csv:{line}: outcome: 'discosed' is not in outcomes.id (did you mean 'disclosed'?)"


@fault_of_a_row
def an_impossible_date(project):
    project.change("events", "cleveland-13931-2022-e1", event_on="2022-02-30")
    yield
    line = project.line("events", "cleveland-13931-2022-e1")
    yield f"data/events.csv:{line}: event_on: '2022-02-30' is not a date of the calendar; write it like '2024-05-31', '2024-05' or '2024'"


@fault_of_a_row
def a_future_date(project):
    project.change("requests", "essex-16224", responded_on="2999-01-01")
    yield
    line = project.line("requests", "essex-16224")
    yield f"data/requests.csv:{line}: responded_on: '2999-01-01' lies in the future; today is {time.strftime('%Y-%m-%d')}"


@fault_of_a_row
def a_position_on_an_answer_that_was_not_seen(project):
    cells = {
        "force": "cleveland",
        "technology": "ai-in-recruitment",
        "position": "uses",
        "scope": "unspecified",
        "summary": "Uses it.",
    }
    project.add("positions", id="cleveland-472-24-p1", request="cleveland-472-24", **cells)
    yield
    line = project.line("positions", "cleveland-472-24-p1")
    yield (
        f"data/positions.csv:{line}: request: 'cleveland-472-24' has answer_seen 'none', so no position can be known; "
        "remove the position, or set answer_seen to part or whole"
    )


@fault_of_a_row
def a_scope_that_makes_no_sense(project):
    project.change("positions", "south-yorkshire-20192577-p7", scope="overt")
    yield
    line = project.line("positions", "south-yorkshire-20192577-p7")
    yield f"data/positions.csv:{line}: scope: 'overt' makes no sense with 'ncnd'; write covert or remainder or unspecified"


@fault_of_a_row
def a_space_at_the_end(project):
    project.change("forces", "essex", headquarters="Springfield ")
    yield
    line = project.line("forces", "essex")
    yield f"data/forces.csv:{line}: headquarters: 'Springfield ' has a space or line end at an end; write 'Springfield'"


@fault_of_a_row
def a_formula(project):
    project.change("forces", "kent", notes="=HYPERLINK(1)")
    yield
    line = project.line("forces", "kent")
    yield (
        f"data/forces.csv:{line}: notes: '=HYPERLINK(1)' begins with '=', which a spreadsheet runs as a formula; begin with a letter or a figure"
    )


@fault_of_a_row
def an_email_address(project):
    project.change("requests", "essex-16224", notes="Write to foi@example.police.uk.")
    yield
    line = project.line("requests", "essex-16224")
    yield f"data/requests.csv:{line}: notes: 'Write to foi@example.police.uk.' holds an e-mail address; leave it out"


@fault_of_a_row
def a_telephone_number(project):
    project.change("requests", "essex-16495", notes="Call 01642 326326.")
    yield
    line = project.line("requests", "essex-16495")
    yield f"data/requests.csv:{line}: notes: 'Call 01642 326326.' holds a telephone number; leave it out"


@fault_of_a_row
def a_key_phrase_of_thirteen_words(project):
    project.change("positions", "essex-16495-p2", key_phrase="a b c d e f g h i j k l m")
    yield
    line = project.line("positions", "essex-16495-p2")
    yield f"data/positions.csv:{line}: key_phrase: 'a b c d e f g h i j k l m' has 13 words; keep the operative ones, at most 12"


@fault_of_a_row
def a_source_that_is_no_web_address(project):
    project.change("requests", "cleveland-opcc-star-bid", source_url="ftp://example.org/star")
    yield
    line = project.line("requests", "cleveland-opcc-star-bid")
    yield (
        f"data/requests.csv:{line}: source_url: 'ftp://example.org/star' has not the form of source_url; "
        "write it like 'https://www.whatdotheyknow.com/request/facial_recognition_us…'"
    )


@fault_of_a_row
def a_word_for_missing(project):
    project.change("requests", "south-yorkshire-20192577", authority="N/A")
    yield
    line = project.line("requests", "south-yorkshire-20192577")
    yield [
        f"data/requests.csv:{line}: authority: 'N/A' is a word for a missing value; leave the cell blank",
        f"data/requests.csv:{line}: authority: 'N/A' is not in authorities.id",
    ]


@fault_of_a_row
def two_rows_for_one_request(project):
    (row,) = [row for row in project.rows("requests") if row["id"] == "cleveland-13931-2022"]
    project.add("requests", **row | {"id": "cleveland-13931-again"})
    yield
    line, first = project.line("requests", "cleveland-13931-again"), project.line("requests", "cleveland-13931-2022")
    yield (
        f"data/requests.csv:{line}: reference: authority 'cleveland' and reference '13931/2022' stands already in line {first}; "
        "each may stand once in requests"
    )


@fault_of_a_row
def a_key_that_stands_twice(project):
    project.add("event_kinds", id="made", name="made once more", definition="The request was made again.")
    yield
    first = project.line("event_kinds", "made")
    yield (
        f"data/event_kinds.csv:{len(project.rows('event_kinds')) + 1}: id: id 'made' stands already in line {first}; "
        "each may stand once in event_kinds"
    )


@fault_of_a_row
def a_row_that_stands_twice(project):
    project.add("request_technologies", request="essex-16224", technology="predictive-policing")
    yield
    first = project.line("request_technologies", "essex-16224", "predictive-policing")
    yield (
        f"data/request_technologies.csv:{len(project.rows('request_technologies')) + 1}: technology: request 'essex-16224' and technology "
        f"'predictive-policing' stands already in line {first}; each may stand once in request_technologies"
    )


@fault_of_a_row
def a_number_that_other_programs_read_otherwise(project):
    project.change("outcomes", "disclosed", rank="1_0")
    yield
    line = project.line("outcomes", "disclosed")
    yield f"data/outcomes.csv:{line}: rank: '1_0' is not a plain integer; write it in figures only, such as 12"


@fault_of_a_row
def a_date_in_figures_of_another_alphabet(project):
    project.change("requests", "cleveland-13931-2022", received_on="２022-05-12")
    yield
    line = project.line("requests", "cleveland-13931-2022")
    yield (
        f"data/requests.csv:{line}: received_on: '２022-05-12' has not the form of received_on: U+FF12 FULLWIDTH DIGIT TWO is not a letter of "
        "the ASCII alphabet; write it like '2022-05-12'"
    )


@fault_of_a_row
def a_cell_of_10_megabytes(project):
    project.change("publication_kinds", "news", definition="x" * 10_000_000)
    yield
    line = project.line("publication_kinds", "news")
    yield f"data/publication_kinds.csv:{line}: definition: has 10,000,000 characters; at most 600 are kept here ('{'x' * 30}…')"


@fault_of_a_row
def a_row_with_a_cell_too_few(project):
    line = project.append("publications.csv", "essex-page,essex\n")
    yield
    yield f"data/publications.csv:{line}: row: has 2 cells where the header has 16; add the commas of the blank cells"


@fault_of_a_row
def an_unclosed_quote(project):
    line = project.append("products.csv", '"fearless,Fearless,,predictive-policing,\n')
    yield
    yield f"data/products.csv:{line}: row: opens a quote that is never closed; end the cell with a quote"


@fault_of_a_row
def a_nul_byte(project):
    project.edit("exemptions.csv", "\nfoia-12,", "\nfoia-1\0002,")
    yield
    yield f"data/exemptions.csv:{project.line('exemptions', 'foia-1' + chr(0) + '2')}: row: holds 1 NUL byte(s); remove them"


@fault_of_a_row
def another_encoding(project):
    project.append("citations.csv", "south-yorkshire-20192577-c9,south-yorkshire-20192577,Café,,\n")
    path = project.data / "citations.csv"
    line = project.line("citations", "south-yorkshire-20192577-c9")
    path.write_bytes(path.read_text(encoding="utf-8").encode("latin-1"))
    yield
    yield f"data/citations.csv:{line}: row: is not UTF-8 (byte 0xE9 near 're-20192577,Café,,'); save the file as UTF-8"


@fault_of_a_row
def a_byte_order_mark(project):
    path = project.data / "figures.csv"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    yield
    yield "data/figures.csv:1: file: begins with a byte-order mark; save it as UTF-8 without one"


@fault_of_a_row
def crlf_line_ends(project):
    path = project.data / "publication_technologies.csv"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    yield
    yield "data/publication_technologies.csv:1: file: ends its lines with CRLF; save it with LF line ends"


@fault_of_a_row
def cr_line_ends(project):
    path = project.data / "request_exemptions.csv"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r"))
    yield
    yield "data/request_exemptions.csv:1: file: ends its lines with CR; save it with LF line ends"


@fault_of_columns
def a_missing_file(project):
    header = (project.data / "batches.csv").read_text().split("\n")[0]
    (project.data / "batches.csv").unlink()
    yield
    yield f"data/batches.csv:1: file: is missing; its first line is to be: {header}"


@fault_of_columns
def a_missing_column(project):
    rewrite(project, "citations", ["id", "request", "url", "cited_request"])
    yield
    yield "data/citations.csv:1: reference: is missing; the header is to be: id,request,reference,url,cited_request"


@fault_of_columns
def a_column_by_another_name(project):
    project.edit("outcomes.csv", "id,name,definition,rank\n", "id,name,definiton,rank\n")
    yield
    yield [
        "data/outcomes.csv:1: definition: is missing; the header is to be: id,name,definition,rank",
        "data/outcomes.csv:1: definiton: is not a column of outcomes (did you mean 'definition'?)",
    ]


@fault_of_columns
def an_extra_column(project):
    rewrite(project, "products", ["id", "name", "supplier", "technology", "automation", "notes", "colour"])
    yield
    yield "data/products.csv:1: colour: is not a column of products"


@fault_of_columns
def misordered_columns(project):
    rewrite(project, "event_kinds", ["name", "id", "definition"])
    yield
    yield "data/event_kinds.csv:1: header: has its columns in another order; it is to be: id,name,definition"


@fault_of_columns
def a_duplicated_header(project):
    rewrite(project, "publication_kinds", ["id", "name", "name", "definition"])
    yield
    yield "data/publication_kinds.csv:1: name: stands 2 times in the header; keep one"


def rewrite(project, table, columns):
    rows = project.rows(table)
    with (project.data / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(
            [columns, *([row.get(column, "") for column in columns] for row in rows)]
        )


@pytest.fixture(scope="module", params=[FAULTS_OF_ROWS, FAULTS_OF_COLUMNS], ids=["faults of rows", "faults of columns"])
def spoilt(request, new_project):
    """A project with all faults of a kind after one build, how that ended, and what is to be said of each fault."""
    project = new_project()
    project.target.write_bytes(PREVIOUS)
    running = {spoil.__name__: spoil(project) for spoil in request.param}
    for fault in running.values():
        next(fault)
    said = {name: next(fault) for name, fault in running.items()}
    with contextlib.chdir(project.folder):
        return (
            project,
            project.build(),
            {name: [lines] if isinstance(lines, str) else lines for name, lines in said.items()},
        )


def test_all_faults_are_told_in_one_run_each_on_a_line_of_its_own(spoilt, subtests):
    _, finished, said = spoilt
    for name, lines in said.items():
        with subtests.test(name):
            assert set(lines) <= set(finished.err)
    expected = sorted(line for lines in said.values() for line in lines)
    assert sorted(finished.err[:-1]) == expected
    assert finished.err[-1] == f"{len(expected)} problem(s); nothing was written"
    assert finished.out == []


def test_problems_are_told_in_the_order_of_files_and_lines(spoilt):
    places = [(file, int(line)) for file, line, *_ in (problem.split(":") for problem in spoilt[1].err[:-1])]
    assert places == sorted(places)


def test_a_build_with_faults_exits_with_1_and_leaves_the_previous_database(spoilt):
    project, finished, _ = spoilt
    assert finished.status == 1
    assert project.target.read_bytes() == PREVIOUS
    assert project.files() == ["disclosures.db"]


def test_several_faults_of_one_row_are_told_in_one_run(project):
    cells = {
        "request": "cleveland-472-24",
        "technology": "drone",
        "position": "ncnd",
        "scope": "overt",
        "key_phrase": "NA",
        "summary": "+1",
    }
    project.add("positions", id="cleveland-472-24-p1", **cells)
    at = f"data/positions.csv:{project.line('positions', 'cleveland-472-24-p1')}"
    assert project.build().err == [
        f"{at}: key_phrase: 'NA' is a word for a missing value; leave the cell blank",
        f"{at}: request: 'cleveland-472-24' has answer_seen 'none', so no position can be known; "
        "remove the position, or set answer_seen to part or whole",
        f"{at}: scope: 'overt' makes no sense with 'ncnd'; write covert or remainder or unspecified",
        f"{at}: summary: '+1' begins with '+', which a spreadsheet runs as a formula; begin with a letter or a figure",
        f"{at}: technology: 'drone' is not in technologies.id (did you mean 'drones'?)",
        "5 problem(s); nothing was written",
    ]


def test_a_faulty_text_hides_no_fault_of_the_rows_that_hang_on_it(project):
    project.change("requests", "cleveland-472-24", title="AI in recruitment ")
    project.change("authorities", "essex", name="Essex  Police ")
    next(a_position_on_an_answer_that_was_not_seen(project))
    request, position = project.line("requests", "cleveland-472-24"), project.line("positions", "cleveland-472-24-p1")
    authority, force = project.line("authorities", "essex"), project.line("forces", "essex")
    assert project.build().err == [
        f"data/authorities.csv:{authority}: name: 'Essex  Police ' has a space or line end at an end; write 'Essex  Police'",
        f"data/forces.csv:{force}: id: 'essex' is not an authority of the same id, name and force; add it to authorities with kind force",
        f"data/positions.csv:{position}: request: 'cleveland-472-24' has answer_seen 'none', so no position can be known; "
        "remove the position, or set answer_seen to part or whole",
        f"data/requests.csv:{request}: title: 'AI in recruitment ' has a space or line end at an end; write 'AI in recruitment'",
        "4 problem(s); nothing was written",
    ]


def test_a_sound_build_says_one_line_and_leaves_one_file(project):
    finished = project.build()
    assert (finished.status, finished.err) == (0, [])
    rows = sum(len(project.rows(path.stem)) for path in project.data.glob("*.csv"))
    tables = len(list(project.data.glob("*.csv")))
    assert re.fullmatch(rf"{rows:,} rows in {tables} tables written to disclosures\.db in \d+\.\d s", *finished.out)
    assert project.files() == ["disclosures.db"]


def test_check_writes_nothing(project):
    finished = project.build("--check")
    assert (finished.status, finished.err) == (0, [])
    assert re.fullmatch(r"[\d,]+ rows in \d+ tables checked in \d+\.\d s", *finished.out)
    assert project.files() == []


def test_check_leaves_the_previous_database(project):
    project.target.write_bytes(PREVIOUS)
    project.change("positions", "essex-16495-p1", scope="secret")
    line = project.line("positions", "essex-16495-p1")
    finished = project.build("--check")
    assert (finished.status, finished.out) == (1, [])
    assert finished.err == [
        f"data/positions.csv:{line}: scope: 'secret' is not one of overt, covert, remainder, unspecified",
        "1 problem(s); nothing was written",
    ]
    assert project.target.read_bytes() == PREVIOUS
    assert project.files() == ["disclosures.db"]


def test_data_and_output_can_lie_anywhere(project, monkeypatch):
    (project.folder / "elsewhere").mkdir()
    monkeypatch.chdir("/")
    output = project.folder / "elsewhere" / "other.db"
    assert build.main(["--data", str(project.data), "--output", str(output)]) == 0
    assert os.listdir(output.parent) == ["other.db"]


def test_a_problem_in_data_outside_of_the_working_directory_is_told_with_its_whole_path(project, monkeypatch, capsys):
    (project.data / "citations.csv").write_text("")
    (project.folder / "elsewhere").mkdir()
    monkeypatch.chdir(project.folder / "elsewhere")
    assert build.main(["--data", str(project.data), "--check"]) == 1
    assert capsys.readouterr().err == (
        f"{project.data}/citations.csv:1: file: is empty; its first line is to be: id,request,reference,url,cited_request\n"
        "1 problem(s); nothing was written\n"
    )


@pytest.mark.parametrize(
    "arguments, problem",
    [
        (["--output", "data"], "{folder}/data:1: output: is a folder; name a file, such as disclosures.db"),
        (
            ["--output", "nowhere/disclosures.db"],
            "{folder}/nowhere/disclosures.db:1: output: cannot be written beside (No such file or directory); name another place with --output",
        ),
        (
            ["--output", "/proc/disclosures.db"],
            "/proc/disclosures.db:1: output: cannot be written beside (No such file or directory); name another place with --output",
        ),
        (["--data", "nowhere"], "nowhere:1: folder: is not there; it holds NAME.csv and NAME.yml for every table"),
    ],
)
def test_a_place_that_cannot_be_used_is_told(project, arguments, problem):
    finished = project.build(*arguments)
    assert (finished.status, finished.out) == (1, [])
    assert finished.err == [problem.format(folder=project.folder), "1 problem(s); nothing was written"]
    assert project.files() == []


def test_the_second_of_two_builds_onto_one_target_is_told_to_wait(project):
    with fresh_database(project.target):
        finished = project.build()
    assert (finished.status, finished.out) == (1, [])
    assert finished.err == [
        f"{project.target}:1: output: is being written by another build; wait for it",
        "1 problem(s); nothing was written",
    ]
    assert project.build().status == 0


def test_the_same_rows_give_the_same_bytes(project):
    assert project.build().status == 0
    here = project.target.read_bytes()
    other = shutil.copytree(project.data, project.folder / "elsewhere" / "rows")
    settings = {"PYTHONHASHSEED": "12345", "TZ": "Pacific/Auckland", "LC_ALL": "C"}
    command = [*project.command[:2], "--data", str(other), "--output", "other.db"]
    subprocess.run(
        command, cwd=project.folder / "elsewhere", env=os.environ | settings, check=True, stdout=subprocess.DEVNULL
    )
    assert (project.folder / "elsewhere" / "other.db").read_bytes() == here


def test_the_command_line_is_quiet_in_a_pipe(project):
    finished = subprocess.run(project.command, capture_output=True, text=True, check=False)
    assert (finished.returncode, finished.stderr) == (0, "")
    assert re.fullmatch(r"[\d,]+ rows in \d+ tables written to disclosures\.db in \d+\.\d s\n", finished.stdout)


def test_the_command_line_shows_its_steps_on_a_terminal(project):
    leader, follower = pty.openpty()
    finished = subprocess.run(
        project.command, stdout=subprocess.PIPE, stderr=follower, text=True, timeout=60, check=False
    )
    os.close(follower)
    shown = read_terminal(leader)
    assert finished.returncode == 0
    assert finished.stdout.count("\n") == 1
    assert re.findall(r"\r  ([^:\r]+): (?:[\d,]+ \w+, )?\d+\.\d s\n", shown) == STEPS


@pytest.fixture(scope="module")
def builds(new_project):
    """A project, the bytes that its rows gave before they were changed, and those that they give now."""
    project = new_project()
    with contextlib.chdir(project.folder):
        assert project.build().status == 0
        old = project.target.read_bytes()
        project.change("positions", "essex-16495-p1", summary="Says that it uses nothing that predicts.")
        assert project.build().status == 0
    new = project.target.read_bytes()
    assert old != new
    return project, old, new


@pytest.fixture
def replaced(builds, monkeypatch):
    """A project whose target is of older rows, with that target's bytes and those of its rows."""
    project, old, _ = builds
    project.target.write_bytes(old)
    monkeypatch.chdir(project.folder)
    return builds


def start(project):
    return subprocess.Popen(
        project.command, cwd=project.folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True
    )


@pytest.mark.slow
@contextlib.contextmanager
def moments(happens):
    """Calls `happens` with its name at every moment of a build: at the begin and end of each step, and just before and
    after each of the calls that put the new database into its place."""

    def between(call):
        def called(*arguments, **options):
            happens(f"before {call.__name__}")
            result = call(*arguments, **options)
            happens(f"after {call.__name__}")
            return result

        return called

    step = Progress.step

    @contextlib.contextmanager
    def told(self, name):
        happens(f"begin of {name}")
        with step(self, name) as details:
            yield details
        happens(f"end of {name}")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", between(os.fsync))
        patch.setattr(os, "replace", between(os.replace))
        patch.setattr(Progress, "step", told)
        yield


SWAP = [f"{when} {call}" for call in ("fsync", "replace", "fsync") for when in ("before", "after")]


def test_at_every_moment_of_a_build_the_target_is_the_old_or_the_new_database(replaced):
    """What lies on the disk at a moment is what a process leaves there that is killed at it."""
    project, old, new = replaced
    seen = []
    with moments(lambda name: seen.append((name, project.target.read_bytes()))):
        assert project.build().status == 0
    steps = [f"{end} of {step}" for step in STEPS for end in ("begin", "end")]
    assert [name for name, _ in seen] == [*steps[:-1], *SWAP, steps[-1]]
    renamed = [name for name, _ in seen].index("after replace")
    assert {found for _, found in seen[:renamed]} == {old}
    assert {found for _, found in seen[renamed:]} == {new}


@pytest.mark.parametrize("number", range(len(SWAP)), ids=[f"{name}, {n // 4 + 1}" for n, name in enumerate(SWAP)])
def test_a_build_killed_while_it_swaps_the_database_in_leaves_the_old_or_the_new_one_complete(replaced, number):
    project, old, new = replaced
    left = iter(range(number, -1, -1))

    def die(name):
        if name in SWAP and next(left) == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    child = os.fork()  # has the libraries at hand: most of a build's time goes into loading them
    if child == 0:
        with moments(die):
            os._exit(project.build().status)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
    assert project.target.read_bytes() == (new if number >= SWAP.index("after replace") else old)


def test_a_build_killed_at_any_time_leaves_the_old_or_the_new_database_complete(replaced):
    project, old, new = replaced
    begun = time.perf_counter()
    assert start(project).wait() == 0
    duration = time.perf_counter() - begun
    moments = random.Random(1)
    killed = 0
    while killed < NUMBER_OF_KILLS:
        project.target.write_bytes(old)
        running = start(project)
        with contextlib.suppress(subprocess.TimeoutExpired):
            running.wait(moments.uniform(0, duration))
        with contextlib.suppress(ProcessLookupError):
            os.killpg(running.pid, signal.SIGKILL)
        if running.wait() == -signal.SIGKILL:
            killed += 1
        else:  # the machine has become faster
            duration /= 2
        assert project.target.read_bytes() in (old, new)
    assert start(project).wait() == 0
    assert project.target.read_bytes() == new
    assert project.files() == ["disclosures.db"]
