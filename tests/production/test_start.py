"""The first minute of a machine: it answers from a cache made with its image, and puts the pages asked for most into it."""

import contextlib
import os
import re
import signal
import subprocess
import sys
import time

import httpx
import pytest
import yaml

from bench.stack import ROOT, free_port, start_production

ADDRESS = "https://disclosures.example"


def environment(inspected, **settings):
    return os.environ | {
        "DISCLOSURES_DB": str(inspected),
        "INSPECT_FILE": str(inspected.parent / "inspect-data.json"),
        "SITE_ADDRESS": ADDRESS,
        "LISTEN": f"127.0.0.1:{free_port()}",
        **settings,
    }


@pytest.fixture(scope="module")
def seed(inspected, tmp_path_factory):
    folder = tmp_path_factory.mktemp("seed") / "seed"
    command = [ROOT / "deploy" / "seed", folder]
    subprocess.run(command, env=environment(inspected, PAGES="12"), check=True, timeout=100)
    return folder


@pytest.fixture
def begun(inspected, tmp_path):
    """A function that starts a site with these settings and does not wait for Datasette."""
    started = []

    def start(**settings):
        stack = start_production(tmp_path / str(len(started)), inspected, **{"WARM_UP": "0", **settings})
        started.append(stack)
        return stack

    yield start
    for stack in started:
        stack.stop()


def first_answer(stack, path="/"):
    """The first answer of 200 to a browser, however often it has to ask."""
    until = time.monotonic() + 40
    while time.monotonic() < until:
        try:
            answer = httpx.get(stack.address + path, headers={"Accept-Encoding": "gzip"}, timeout=20)
        except httpx.TransportError:
            time.sleep(0.02)
            continue
        if answer.status_code == 200:
            return answer
        time.sleep(0.05)
    raise AssertionError(stack.log[-2_000:])


def test_the_seed_answers_at_once_what_datasette_answers_later(begun, seed):
    with_seed, without = begun(CACHE_SEED=str(seed), SITE_ADDRESS=ADDRESS), begun(SITE_ADDRESS=ADDRESS)
    assert first_answer(with_seed).content == first_answer(without).content
    assert with_seed.logged(r'"GET / HTTP/1.1" 200 [\d. ]+ HIT') and without.logged(
        r'"GET / HTTP/1.1" 200 [\d. ]+ MISS'
    )


def test_the_seed_needs_no_datasette(begun, seed):
    stack = begun(CACHE_SEED=str(seed), SITE_ADDRESS=ADDRESS)
    stack.wait()
    processes = [pid for pid, line in stack.processes() if "run_datasette" in line and "s6-" not in line]
    for pid in processes:
        os.kill(pid, signal.SIGSTOP)
    page = first_answer(stack, "/compare")
    for pid in processes:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGCONT)
    assert "<table" in page.text and stack.logged(r'"GET /compare HTTP/1.1" 200 [\d. ]+ HIT')


@pytest.mark.parametrize("what", ["of another address", "of another database", "that is not there"])
def test_a_seed_of_something_else_is_not_used(begun, seed, tmp_path, what):
    settings = {"CACHE_SEED": str(seed), "SITE_ADDRESS": ADDRESS}
    if what == "of another address":
        settings["SITE_ADDRESS"] = "https://elsewhere.example"
    elif what == "of another database":
        other = tmp_path / "seed"
        subprocess.run(["cp", "-r", seed, other], check=True)
        (other / "of").write_text("0" * 64 + f" {ADDRESS}\n")
        settings["CACHE_SEED"] = str(other)
    else:
        settings["CACHE_SEED"] = str(tmp_path / "nothing")
    stack = begun(**settings)
    first_answer(stack)
    assert stack.logged("starting with an empty cache") and stack.logged(r'"GET / HTTP/1.1" 200 [\d. ]+ MISS')


def test_the_pages_asked_for_most_come_into_the_cache_by_themselves(begun):
    stack = begun(WARM_UP="5")
    assert stack.logged(r'(?s)(GET /\S* HTTP/1.1" 200 [\d. ]+ MISS "warm-up".*){5}', 40)
    first_answer(stack)
    assert stack.logged(r'"GET / HTTP/1.1" 200 [\d. ]+ HIT')
    until = time.monotonic() + 20
    while [line for _, line in stack.processes() if "warm.py" in line]:
        assert time.monotonic() < until
        time.sleep(0.1)
    first_answer(stack, "/glossary")
    assert stack.logged(r'"GET /glossary HTTP/1.1" 200')  # what was asked before stands in the log by now, too
    assert stack.log.count('"warm-up"') - stack.log.count("/-/status.json") - stack.log.count("/sitemap.xml") == 5


HERE = {
    "/forces/essex": '<link rel="canonical" href="{}/forces/essex">',
    "/sitemap.xml": "<loc>{}/forces/essex</loc>",
    "/robots.txt": "Sitemap: {}/sitemap.xml",
    "/llms.txt": "{}/-/mcp",
    "/openapi.json": '"url": "{}"',
    "/forces.geojson": '"{}/forces/essex"',
    "/feeds/changes.atom": 'href="{}/feeds/changes.atom"',
    "/feeds/changes.feed.json": '"{}/feeds/changes.feed.json"',
    "/disclosures/forces.json?_size=2": '"next_url": "{}/disclosures/forces.json?',
    "/disclosures/forces/-/reconcile": '"service_url": "{}/disclosures/forces/-/reconcile"',
    "/": '"contentUrl": "{}/disclosures.db"',
    "/embed/answer/essex/drones": 'href="{}/forces/essex/drones"',
}
"""What an answer says of the site's own address, by path."""


@pytest.mark.parametrize("path", HERE)
def test_every_link_begins_with_the_address_that_the_site_was_given(visitor, production, path):
    text = visitor.get(path).text
    assert HERE[path].format(production.address) in text
    written = yaml.safe_load((ROOT / "metadata.yml").read_text(encoding="utf-8"))["plugins"]["site"]["address"]
    assert written not in text


def test_every_link_is_secure_where_the_address_is(begun):
    stack = begun(SITE_ADDRESS=f"{ADDRESS}/")
    stack.wait()
    assert f'<link rel="canonical" href="{ADDRESS}/forces/essex">' in first_answer(stack, "/forces/essex").text
    assert (
        f'"next_url": "{ADDRESS}/disclosures/forces.json?'
        in first_answer(stack, "/disclosures/forces.json?_size=2").text
    )


@pytest.mark.parametrize("address", ["example.org", "ftp://example.org", "https://", "https://example.org/path"])
def test_an_address_that_is_none_stops_the_start(inspected, tmp_path, address):
    stack = start_production(tmp_path, inspected, SITE_ADDRESS=address)
    assert stack.process.wait(timeout=20) == 1
    assert stack.log == f"SITE_ADDRESS: {address} is not an address such as https://example.org, without a path\n"


def test_datasette_starts_without_its_library_for_units_which_no_column_has(production):
    asked = "import sys; from deploy.run_datasette import leave_out_units; leave_out_units(); import datasette.app; "
    asked += "print(*(name for name in sys.modules if name.startswith('datasette.vendored')))"
    said = subprocess.run([sys.executable, "-c", asked], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert set(said.split()) == {"datasette.vendored.pint", "datasette.vendored"}
    assert not re.search(r"^\s*(custom_)?units:", (ROOT / "metadata.yml").read_text(), re.MULTILINE)
    assert httpx.get(production.address + "/disclosures/figures.json?value__gt=3").status_code == 200
