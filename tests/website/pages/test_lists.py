"""The lists of all requests and all publications, and addresses that are written otherwise."""

import re
from html import unescape

import pytest

from tests.website.pages.reading import links, words


def listed(site, address):
    """The pages that a list names, through all its pages."""
    found = []
    while address:
        page = site.get(address)
        assert page.status_code == 200
        found += re.findall(r'<th scope="row"><a href="([^"]+)"', page.text)
        after = re.search(r'<a href="([^"]+)">Next page</a>', page.text)
        address = unescape(after[1]) if after else None
    return found


@pytest.mark.parametrize("kind", ["requests", "publications"])
def test_every_disclosure_stands_once_in_the_list_of_its_kind(site, ask, kind):
    assert sorted(listed(site, f"/{kind}")) == sorted(f"/{kind}/{id}" for (id,) in ask(f"select id from {kind}"))


def test_the_list_is_filtered_by_links_alone(site, ask):
    page = site.get("/requests")
    assert {"/requests?year=2024", "/requests?outcome=ncnd", "/requests?authority=essex"} <= links(page)
    both = site.get("/requests?authority=essex&year=2022")
    wanted = [
        page
        for (page,) in ask(
            "select page from disclosures where kind = 'request' and authority = 'essex' and said_on like '2022%'"
        )
    ]
    assert wanted and sorted(listed(site, "/requests?authority=essex&year=2022")) == sorted(wanted)
    assert "/requests?year=2022" in links(both)
    [(kind, number)] = ask("select kind, count(*) from publications group by kind order by 2 desc limit 1")
    assert len(listed(site, f"/publications?kind={kind}")) == number


@pytest.mark.parametrize("query", ["year=1066", "authority=nobody", "page=zz", "page=999", "page=-1", "outcome='"])
def test_a_filter_that_finds_nothing_says_so(site, query):
    page = site.get(f"/requests?{query}")
    assert page.status_code == 200
    assert "/requests" in links(page)
    if query not in ("page=zz", "page=-1"):
        said = "The list has no page 999" if query == "page=999" else "No request is of this kind here"
        assert said in words(page)


@pytest.mark.parametrize(
    ("path", "meant"),
    [
        ("/forces/Cleveland", "/forces/cleveland"),
        ("/Forces/cleveland/Brief", "/forces/cleveland/brief"),
        ("/technologies/Drones", "/technologies/drones"),
        ("/requests/Essex-16495", "/requests/essex-16495"),
        ("/authorities/MOPAC", "/authorities/mopac"),
        ("/exemptions/FOIA-31-3", "/exemptions/foia-31-3"),
        ("/Compare?family=biometrics", "/compare?family=biometrics"),
    ],
)
def test_an_address_in_other_letters_leads_to_the_page_for_good(site, path, meant):
    answer = site.get(path)
    assert (answer.status_code, answer.headers["location"]) == (301, meant)
    assert site.get(meant).status_code == 200


def test_the_address_of_sql_in_datasette_1_leads_to_ours(site):
    answer = site.get("/disclosures/-/query?sql=select+1+as+one")
    assert (answer.status_code, answer.headers["location"]) == (302, "/disclosures?sql=select+1+as+one")
    rows = site.get("/disclosures/-/query.json?sql=select+1+as+one&_shape=array", follow_redirects=True).json()
    assert rows == [{"one": 1}]
