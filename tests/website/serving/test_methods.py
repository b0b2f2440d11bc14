"""Only questions are answered."""

import pytest

from disclosures.website.serving.methods import allowed_at


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/disclosures/forces",
        "/disclosures/current_positions.json",
        "/disclosures/who_uses",
        "/disclosures",
        "/search",
        "/forces/essex",
    ],
)
@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_what_would_change_something_is_405(site, path, method):
    answer = site.request(method, path, data={"technology": "drones"})
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD")
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "This site is read-only: ask with GET or HEAD." in answer.text


def test_programs_may_post_questions_where_they_must():
    assert allowed_at("/-/mcp") == ("POST",)
    assert allowed_at("/disclosures/forces/-/reconcile") == ("GET", "HEAD", "POST")
    assert allowed_at("/disclosures/forces/-/reconcile/suggest/entity") == ("GET", "HEAD")
