"""The pages that are timed, and the table pages that they are timed beside, are there."""

import pytest

from bench.pages import TWINS, time_pages
from tests.conftest import ROOT


@pytest.mark.slow
def test_every_page_and_its_twin_answer(database):
    timings = time_pages(ROOT, database, rounds=1)
    assert {timing.page: timing.twin for timing in timings} == TWINS
    assert all(timing.seconds > 0 and timing.twin_seconds > 0 for timing in timings)
