"""Links that other sites have added to lead to the same pages."""

import pytest

from disclosures.website.serving.trackers import without_trackers


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("", ""),
        ("utm_source=a", ""),
        ("fbclid=IwAR0&force=kent&utm_medium=b%26c", "force=kent"),
        ("force=kent&gclid", "force=kent"),
        ("sql=select+1&_size=2", "sql=select+1&_size=2"),
        ("fbclids=1&q=utm_source", "fbclids=1&q=utm_source"),
    ],
)
def test_what_trackers_add_is_left_out_and_all_else_stays_as_written(written, kept):
    assert without_trackers(written.encode()) == kept.encode()


@pytest.mark.parametrize(
    "path", ["/disclosures/forces.json?nation=Wales", "/disclosures/who_uses.json?technology=drones"]
)
def test_a_link_with_trackers_gives_the_same_rows(site, path):
    rows = site.get(path).json()["rows"]
    assert rows and site.get(path + "&utm_source=a&fbclid=b").json()["rows"] == rows
