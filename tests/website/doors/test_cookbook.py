"""Every example of the API cookbook runs against a running site, and the languages agree."""

import csv
import io
import json
import math
import os
import re
import shutil
import subprocess
from collections import Counter, defaultdict

import duckdb
import pytest
from markdown_it import MarkdownIt

from tests.conftest import ROOT

pytestmark = pytest.mark.slow

PLACEHOLDER = "http://127.0.0.1:8001"
LANGUAGES = ("sh", "python httpx", "python pandas", "python polars", "r", "js", "sql duckdb")
NODE, R = shutil.which("node"), shutil.which("Rscript")


def read_cookbook(address):
    """The examples by section and language, with the site's address for that of the cookbook."""
    examples, section, words = defaultdict(lambda: defaultdict(list)), "", ""
    for token in MarkdownIt().parse((ROOT / "docs" / "cookbook.md").read_text(encoding="utf-8")):
        if token.type == "inline":
            words = token.content
        elif token.type == "heading_close":
            section = words
        elif token.type == "fence":
            examples[section][token.info].append(token.content.replace(PLACEHOLDER, address))
    return examples


COOKBOOK = read_cookbook(PLACEHOLDER)
QUESTIONS = [section for section in COOKBOOK if section[0].isdigit()]


@pytest.fixture(scope="session")
def cookbook(site):
    return read_cookbook(str(site.base_url).rstrip("/"))


@pytest.fixture(scope="session")
def shell(cookbook, tmp_path_factory):
    """A function that runs lines of shell after those of the beginning, in one folder, and gives what they print."""
    folder = tmp_path_factory.mktemp("cookbook")
    (begin,) = cookbook["Before you start"]["sh"]

    def run(lines):
        return subprocess.run(
            ["bash", "-ec", begin + lines], cwd=folder, check=True, capture_output=True, text=True, timeout=60
        ).stdout

    run.folder = folder
    return run


@pytest.fixture(scope="session")
def javascript(cookbook):
    """The answers of all JavaScript examples, by question."""
    if not NODE:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(
            "these examples need Node 18 or later (on Debian and Ubuntu: apt-get install nodejs)"
        )
    (begin,) = cookbook["Before you start"]["js"]
    asked = [
        f"answers[{json.dumps(question)}] = await (async () => {{\n{cookbook[question]['js'][0]}\nreturn rows }})()"
        for question in QUESTIONS
    ]
    script = "\n".join([begin, "const answers = {}", *asked, "console.log(JSON.stringify(answers))"])
    done = subprocess.run(
        [NODE, "--input-type=module", "-"], input=script, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture(scope="session")
def tables(cookbook, shell):
    """DuckDB beside the tables that the cookbook fetches for it."""
    shell(cookbook["Before you start"]["sh duckdb"][0])
    before = os.getcwd()
    os.chdir(shell.folder)
    yield duckdb.connect()
    os.chdir(before)


def python_rows(cookbook, question, library):
    names = {}
    exec(cookbook["Before you start"]["python"][0] + cookbook[question][f"python {library}"][0], names)
    return names["rows"]


def plain(value):
    """One way of writing a cell: blank for what is missing, a whole number without a point."""
    if value is None or value == "" or (isinstance(value, float) and math.isnan(value)):
        return ""
    try:
        number = float(value)
    except ValueError:
        return str(value)
    return str(int(number)) if number == int(number) else str(number)


def answer(rows, columns):
    """The rows, in no order, as the cells of these columns."""
    return Counter(tuple(plain(row[column]) for column in columns) for row in rows)


def test_there_are_ten_questions_in_every_language():
    assert len(QUESTIONS) == 10
    assert {question: sorted(COOKBOOK[question]) for question in QUESTIONS} == {
        question: sorted(LANGUAGES) for question in QUESTIONS
    }
    assert {len(examples) for question in QUESTIONS for examples in COOKBOOK[question].values()} == {1}


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_languages_give_one_answer(question, cookbook, shell, javascript, tables):
    found = tables.sql(cookbook[question]["sql duckdb"][0])
    columns = found.columns
    rows = [dict(zip(columns, row, strict=True)) for row in found.fetchall()]
    assert rows, "a question without an answer shows nothing"
    wanted = answer(rows, columns)
    assert answer(csv.DictReader(io.StringIO(shell(cookbook[question]["sh"][0]))), columns) == wanted
    assert answer(python_rows(cookbook, question, "httpx"), columns) == wanted
    assert answer(python_rows(cookbook, question, "pandas").to_dict("records"), columns) == wanted
    assert answer(python_rows(cookbook, question, "polars").to_dicts(), columns) == wanted
    assert answer(javascript[question], columns) == wanted


@pytest.mark.skipif(not R, reason="R is not here; its examples are not run, only read")
def test_r_can_read_its_examples(tmp_path):
    file = tmp_path / "examples.R"
    file.write_text(
        "\n".join(COOKBOOK["Before you start"]["r"] + [COOKBOOK[question]["r"][0] for question in QUESTIONS]),
        encoding="utf-8",
    )
    assert subprocess.run([R, "-e", f"parse('{file}')"], capture_output=True, check=False).returncode == 0


def test_every_language_asks_the_same_address():
    for question in QUESTIONS[:-1]:
        examples = {language: texts[0] for language, texts in COOKBOOK[question].items()}
        asked = re.sub(r"_col=\w+&", "", examples["sh"].split("$SITE")[1].split('"')[0])
        assert all(asked in examples[language] for language in ("python pandas", "python polars", "r")), question


def test_names_are_matched_as_the_example_says(cookbook, shell):
    told = json.loads(shell(cookbook["Names matched with OpenRefine"]["sh"][0]))
    best = {key: (one["result"][0]["id"], one["result"][0]["match"]) for key, one in told.items()}
    assert best == {"q1": ("metropolitan", True), "q2": ("cleveland", False)}
