"""The address that links for programs begin with."""

import pytest
from datasette import Request
from datasette.app import Datasette

from disclosures.website.serving.public_address import moved, public_address


@pytest.mark.parametrize(
    ("configured", "address"),
    [
        ("https://example.org/", "https://example.org"),
        ("https://example.org", "https://example.org"),
        ("", "http://localhost:8001"),
        (None, "http://localhost:8001"),
    ],
)
def test_it_is_the_configured_one_else_the_one_that_was_asked(configured, address):
    datasette = Datasette(metadata={"plugins": {"site": {"address": configured}}} if configured is not None else {})
    request = Request.fake("/feeds/changes.atom", url_vars={})
    request.scope["headers"] = [[b"host", b"localhost:8001"]]
    assert public_address(datasette, request) == address


def test_a_site_that_is_moved_keeps_the_rest_of_its_metadata():
    plugins = {
        "site": {"address": "https://here.example", "contact": "a@here.example"},
        "datasette-sitemap": {"base_url": "https://here.example"},
        "feeds": {"tag": "here.example,2026"},
    }
    metadata = {"title": "T", "plugins": plugins}
    assert moved(metadata, "http://there.example/") == {
        "title": "T",
        "plugins": {
            "site": {"address": "http://there.example/", "contact": "a@here.example"},
            "datasette-sitemap": {"base_url": "http://there.example"},
            "feeds": {"tag": "here.example,2026"},
        },
    }
    assert metadata["plugins"] is plugins and plugins["site"]["address"] == "https://here.example"
