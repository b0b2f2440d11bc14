"""What growth is measured on is there, and a page over its budget is told."""

import pytest

from bench.growth import LONGEST, MOST, MOST_PACKED, Page, drawn_of, faults_of, pages_of, process, queries_of, status_of


def test_a_page_within_its_budget_has_no_fault_and_one_over_it_is_told_what():
    assert faults_of(Page(LONGEST, MOST, MOST_PACKED)) == []
    assert faults_of(Page(LONGEST * 2, MOST, MOST_PACKED)) == ["200 ms, not 100"]
    assert faults_of(Page(LONGEST, MOST + 1_000, MOST_PACKED)) == ["401 kB, not 400"]
    assert faults_of(Page(LONGEST, MOST + 1_000, MOST_PACKED), read=False) == []
    assert faults_of(Page(LONGEST, MOST, MOST_PACKED + 1_000)) == ["151 kB sent, not 150"]


def test_addresses_are_drawn_by_lot_and_the_same_again(database):
    assert len(set(drawn_of(database, 50))) == 50
    assert drawn_of(database, 50) == drawn_of(database, 50)


@pytest.mark.slow
def test_every_page_that_is_measured_answers(database):
    addresses = list(pages_of(database).values()) + queries_of(database)[:5] + drawn_of(database, 5)
    with process(database) as site:
        statuses = dict(zip(addresses, site.map(status_of, addresses), strict=True))
    assert statuses == dict.fromkeys(addresses, 200)
