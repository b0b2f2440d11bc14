"""What growth is measured on is there, and a page over its budget is told."""

import pytest

from bench.growth import (
    LONGEST,
    MOST,
    MOST_PACKED,
    MOST_ROWS,
    TWINS,
    Page,
    doors_of,
    drawn_of,
    faults_of,
    pages_of,
    process,
    queries_of,
    rows_shown,
    status_of,
    twin_of,
)


def test_a_page_within_its_budget_has_no_fault_and_one_over_it_is_told_what():
    assert faults_of(Page(LONGEST, MOST, MOST_PACKED)) == []
    assert faults_of(Page(LONGEST * 2, MOST, MOST_PACKED)) == ["200 ms, not 100"]
    assert faults_of(Page(LONGEST * 2, MOST, MOST_PACKED), longest=LONGEST * 3) == []
    assert faults_of(Page(LONGEST, MOST + 1_000, MOST_PACKED)) == ["401 kB, not 400"]
    assert faults_of(Page(LONGEST, MOST + 1_000, MOST_PACKED), read=False) == []
    assert faults_of(Page(LONGEST, MOST, MOST_PACKED + 1_000)) == ["151 kB sent, not 150"]


def test_addresses_are_drawn_by_lot_and_the_same_again(database):
    assert len(set(drawn_of(database, 50))) == 50
    assert drawn_of(database, 50) == drawn_of(database, 50)


def test_the_rows_of_a_page_are_those_of_its_tables_its_pairs_or_the_cells_of_its_grid():
    table = "<main><table><thead><tr><th></thead><tbody><tr><td>1<tr><td>2</table></main><tr>"
    assert rows_shown(table) == 2
    assert rows_shown(table.replace("<table>", '<article class="pair"></article><table>')) == 1
    assert rows_shown("<li><main><ul><li>1<li>2</ul></main>") == 2
    assert rows_shown('<main><div id="grid" class="table grid"><table><tr><td>1<td>2<td>3</table><tr>') == 3


def test_bare_datasette_is_asked_for_as_many_rows():
    assert twin_of("forces", 49) == "/disclosures/forces?_size=49"
    assert twin_of("coverage?force=kent", MOST_ROWS + 1) == f"/disclosures/coverage?force=kent&_size={MOST_ROWS}"


def test_every_page_that_has_a_counterpart_is_measured(database):
    assert set(TWINS) <= set(pages_of(database))


@pytest.mark.slow
def test_every_page_that_is_measured_answers(database):
    addresses = [*pages_of(database).values(), *queries_of(database)[:5], *drawn_of(database, 5), *doors_of(database)]
    with process(database) as site:
        statuses = dict(zip(addresses, site.map(status_of, addresses), strict=True))
    assert statuses == dict.fromkeys(addresses, 200)
