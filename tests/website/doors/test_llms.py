"""/llms.txt, read by the parser of those who wrote down its form."""

from urllib.parse import urlsplit

import pytest
from llms_txt import parse_llms_file


@pytest.fixture(scope="module")
def text(site):
    answer = site.get("/llms.txt")
    assert answer.headers["content-type"].startswith("text/plain")
    return answer.text


@pytest.fixture(scope="module")
def parsed(text):
    return parse_llms_file(text)


def test_it_has_a_title_a_summary_and_sections_of_links(parsed):
    assert parsed.title == "UK police technology disclosures"
    assert parsed.summary
    assert list(parsed.sections) == ["Pages", "For programs", "Saved queries", "Views", "Optional"]
    assert all(link.title and link.url and link.desc for links in parsed.sections.values() for link in links)


def test_every_link_leads_somewhere(site, parsed):
    for links in parsed.sections.values():
        for link in links:
            parts = urlsplit(link.url)
            address = parts.path + (f"?{parts.query}" if parts.query else "")
            with site.stream("GET", address) as answer:
                # MCP is spoken by POST; a GET without a session is refused.
                assert answer.status_code == (405 if parts.path == "/-/mcp" else 200), address


def test_every_saved_query_is_in_it(parsed, site):
    names = {query["name"] for query in site.get("/disclosures.json").json()["queries"]}
    assert {
        urlsplit(link.url).path.removesuffix(".json").rpartition("/")[2] for link in parsed.sections["Saved queries"]
    } == names


def test_it_says_what_must_be_known(text):
    assert '"Neither confirms nor denies" (ncnd) is neither a yes nor a no.' in text
    assert "A blank is not known" in text
