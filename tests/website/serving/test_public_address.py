"""The address that links for programs begin with."""

import pytest
from datasette import Request
from datasette.app import Datasette

from disclosures.website.serving.public_address import public_address


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
