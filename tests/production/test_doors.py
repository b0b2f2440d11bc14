"""Hostile requests get a 4xx or a harmless 200, change nothing for anybody else, and no markup that they hold is ever
run."""

import hashlib
import json
from concurrent.futures import ThreadPoolExecutor

import pytest
from playwright.sync_api import Error

from tests.production.hostile import EVIL, MARK, MARKED_PAGES, REQUESTS, answers

SECRETS = (
    b"root:x:0",
    b"proxy_pass",
    b"#!/bin/sh",
    b"plugins-dir",
    b"Traceback",
    b"/site-packages/",
    b"nginx/1",
    b"Uvicorn",
    b"uvicorn",
)


@pytest.fixture(scope="module")
def answered(production):
    """What came back for each hostile request; all are sent, each by a visitor of its own, before anything is looked
    at."""
    visitors = {name: f"127.0.2.{number}" for number, name in enumerate(REQUESTS, start=1)}
    with ThreadPoolExecutor(3) as crowd:
        return dict(
            zip(
                REQUESTS,
                crowd.map(lambda name: answers(production.port, REQUESTS[name], visitors[name]), REQUESTS),
                strict=True,
            )
        )


@pytest.mark.parametrize("name", REQUESTS)
def test_a_hostile_request_does_no_harm(answered, name):
    found = answered[name]
    assert len(found) == (name != "HTTP/0.9")
    for status, answer in found:
        head = answer.partition(b"\r\n\r\n")[0].decode("latin-1").lower()
        headers = dict(line.partition(": ")[::2] for line in head.split("\r\n")[1:])
        location = headers.pop("location", "/")
        assert 400 <= status < 500 or status in (200, 206, 301, 302), answer[:300]
        assert "set-cookie" not in headers and EVIL not in str(headers)
        assert location.startswith("/") and not location.startswith(("//", "/\\"))
        assert not [secret for secret in SECRETS if secret in answer]


def test_there_are_at_least_sixty_hostile_requests():
    assert len(REQUESTS) >= 60


def test_nothing_of_it_reaches_another_visitor(answered, visitor, inspected):
    for path in (
        "/",
        "/forces/essex",
        "/batches",
        "/glossary",
        "/exemptions",
        "/changes",
        "/answers",
        "/data",
        "/technologies",
        "/disclosures/forces.json",
    ):
        page = visitor.get(path)
        assert page.status_code == 200
        assert EVIL not in page.text and MARK not in page.text and EVIL not in str(page.headers)
        assert "<!DOCTYPE html>" in page.text or path.endswith(".json")
    said = json.loads((inspected.parent / "inspect-data.json").read_text())
    assert hashlib.sha256(inspected.read_bytes()).hexdigest() == said["disclosures"]["hash"]


@pytest.fixture(scope="module")
def opened(chromium, production):
    context = chromium.new_context(base_url=production.address)
    page = context.new_page()
    page.on("dialog", lambda dialog: dialog.dismiss())
    yield page
    context.close()


@pytest.mark.parametrize("address", MARKED_PAGES)
def test_injected_markup_is_never_run(opened, address):
    for _ in range(20):
        try:
            answer = opened.goto(address, wait_until="load")
        except Error as error:  # a CSV is a file to save: a browser shows nothing of it
            assert "Download is starting" in str(error) and ".csv" in address
            return
        if answer.status not in (429, 503):
            break
        opened.wait_for_timeout(500)
    assert answer.status < 500
    opened.wait_for_timeout(30)
    assert opened.evaluate("window.hacked") is None


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/forces/essex",
        "/compare",
        "/map",
        "/disclosures",
        "/disclosures/forces",
        "/disclosures/map_of_a_technology?technology=live-facial-recognition",
    ],
)
def test_the_sites_own_scripts_run_under_the_policy(chromium, production, address):
    context = chromium.new_context(base_url=production.address)
    page, complaints = context.new_page(), []
    page.on(
        "console", lambda message: complaints.append(message.text) if message.type in ("error", "warning") else None
    )
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(address, wait_until="networkidle")
    if address.endswith(("forces", "recognition")) and address.startswith("/disclosures/"):
        page.wait_for_selector(".leaflet-marker-icon")
    context.close()
    assert complaints == []
