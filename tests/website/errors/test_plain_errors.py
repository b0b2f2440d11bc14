"""What a reader is told when something goes wrong."""

import asyncio
import json
import shutil
from types import SimpleNamespace
from urllib.parse import quote

import httpx
import pytest
from datasette.database import QueryInterrupted
from datasette.utils.asgi import BadRequest, NotFound
from datasette.views.base import DatasetteError

from bench.stack import start_alone
from disclosures.website.errors.plain_errors import OUR_FAULT, TOO_SLOW, error_page, told
from disclosures.website.errors.unknown_thing import UnknownThing
from tests.conftest import ROOT

pytestmark = pytest.mark.slow


def test_an_unknown_page_is_told_of_by_its_own_words():
    assert told(NotFound("We have no force 'caf~C3~A9'")) == (404, "We have no such page", "We have no force 'café'")
    assert told(UnknownThing("There is no technology 'x'"))[0] == 404


def test_a_wrong_parameter_is_named():
    assert told(BadRequest("_size must be a positive integer")) == (
        400,
        "That cannot be answered",
        "_size must be a positive integer",
    )


def test_a_slow_query_is_told_of_without_markup():
    assert told(DatasetteError("<p>SQL query took too long", title="SQL Interrupted", status=400)) == (
        503,
        "That takes too long",
        TOO_SLOW,
    )


def test_a_query_of_a_page_that_takes_too_long_says_so():
    assert told(QueryInterrupted(None, "select 1", {})) == (503, "That takes too long", TOO_SLOW)


def test_a_fault_of_ours_tells_nothing_of_its_insides():
    assert told(ZeroDivisionError("secret path /work")) == (500, "Something went wrong", OUR_FAULT)


@pytest.mark.parametrize("path", ["/forces/x/y.json", "/forces.geojson", "/disclosures/forces/-/reconcile"])
def test_programs_are_told_of_it_in_json(path, capsys):
    answer = asyncio.run(error_page(None, SimpleNamespace(path=path), QueryInterrupted(None, "select 1", {})))
    assert (answer.status, json.loads(answer.body)["error"]) == (503, TOO_SLOW)
    assert capsys.readouterr().err == f"503 at {path}: That takes too long\n"


SLOW = "with recursive n(i) as (select 1 union all select i + 1 from n) select max(i) from n"


@pytest.fixture(scope="module")
def faulty(database, tmp_path_factory):
    """A site where the template of /map has a fault."""
    folder = tmp_path_factory.mktemp("faulty")
    templates = folder / "templates"
    shutil.copytree(ROOT / "templates", templates)
    (templates / "pages" / "map.html").write_text("{{ 1 // 0 }}")
    stack = start_alone(folder, database, "--template-dir", templates)
    try:
        stack.wait()
        yield stack
    finally:
        stack.stop()


@pytest.mark.parametrize(
    ("path", "status", "message"),
    [
        ("/map?x=1", 500, OUR_FAULT),
        (f"/disclosures?sql={quote(SLOW)}", 503, TOO_SLOW),
        (f"/disclosures.json?sql={quote(SLOW)}", 503, TOO_SLOW),
        (f"/disclosures.csv?sql={quote(SLOW)}", 503, TOO_SLOW),
    ],
)
def test_a_fault_inside_a_page_is_told_on_our_own_page_and_logged_with_the_path(faulty, path, status, message):
    answer = httpx.get(faulty.address + path, timeout=30)
    assert (answer.status_code, message in answer.text) == (status, True), faulty.log[-2000:]
    if answer.headers["content-type"].startswith("text/html"):
        assert "<footer" in answer.text and "content-security-policy" in answer.headers
    assert f"{status} at {path.partition('?')[0]}: " in faulty.log
    ours = [line for line in faulty.log.splitlines() if not line.startswith("INFO:")]  # the server's own, on a terminal
    assert not any("recursive" in line for line in ours)
