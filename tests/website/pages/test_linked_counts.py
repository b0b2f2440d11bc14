"""A number that is a link leads to so many rows."""

import re
from html import unescape
from urllib.parse import urlsplit

import pytest

NUMBER = re.compile(r'<a\b[^>]*\bhref="(/disclosures/[^"]*)"[^>]*>(?:<\w+>)?([\d,]+)\b(?! \w+ \d{4})')


@pytest.mark.parametrize(
    "page", ["/", "/exemptions", "/glossary", "/forces", "/technologies/drones", "/answers", "/authorities/home-office"]
)
def test_a_number_that_is_a_link_to_rows_leads_to_so_many(site, page):
    told = [
        (unescape(address), int(number.replace(",", ""))) for address, number in NUMBER.findall(site.get(page).text)
    ]
    assert told, page
    found = []
    for address, _ in told:
        path, query = urlsplit(address).path, urlsplit(address).query
        answer = site.get(f"{path}.json?{query}").json()
        found.append((address, answer.get("filtered_table_rows_count", len(answer["rows"]))))  # a saved query has all
    assert found == told
