"""Pages of other sites may read every answer."""

import pytest

PATHS = [
    "/disclosures/forces.json",
    "/disclosures/forces.csv",
    "/disclosures/forces/essex.json",
    "/disclosures/who_uses.json?technology=drones",
    "/disclosures.json?sql=select+1",
    "/disclosures.csv?sql=select+1",
    "/disclosures.db",
    "/-/versions.json",
    "/forces.geojson",
    "/feeds/disclosures.atom",
    "/forces/essex.atom",
    "/disclosures/forces/-/reconcile",
    "/llms.txt",
    "/sitemap.xml",
    "/disclosures/nothing.json",
    "/forces.geojson?technology=nothing",
]


@pytest.mark.parametrize("path", PATHS)
def test_an_answer_says_once_that_anybody_may_read_it(site, path):
    with site.stream("GET", path) as answer:
        assert answer.headers.get_list("access-control-allow-origin") == ["*"]


def test_a_browser_that_asks_beforehand_is_let_in(site):
    asked = {
        "origin": "https://example.org",
        "access-control-request-method": "POST",
        "access-control-request-headers": "content-type",
    }
    answer = site.options("/-/mcp", headers=asked)
    assert (answer.status_code, answer.headers["access-control-allow-origin"]) == (204, "*")
    assert answer.headers["access-control-allow-methods"] == "POST, OPTIONS"


def test_a_browser_is_told_the_methods_that_are_answered(site):
    for path in ("/forces", "/disclosures/forces.json", "/disclosures/forces/-/reconcile"):
        allowed = site.request("DELETE", path).headers["allow"]
        assert site.options(path).headers["access-control-allow-methods"] == f"{allowed}, OPTIONS"
