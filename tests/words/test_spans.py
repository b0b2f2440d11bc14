"""Of places that overlap, the first that is taken keeps its place."""

import random

import pytest

from disclosures.words.spans import Taken


@pytest.mark.parametrize(
    ("span", "overlaps"),
    [((0, 3), False), ((0, 4), True), ((4, 5), True), ((5, 6), True), ((2, 9), True), ((6, 8), False), ((9, 12), True)],
)
def test_a_place_overlaps_with_one_that_shares_a_character(span, overlaps):
    taken = Taken([(8, 10), (3, 6)])
    assert taken.overlaps(*span) == overlaps
    assert taken.take(*span) != overlaps
    assert list(taken) == sorted([(3, 6), (8, 10)] + ([] if overlaps else [span]))


def test_it_holds_just_the_places_that_were_taken():
    taken = Taken([(3, 6), (6, 7)])
    assert [taken.holds(*span) for span in ((3, 6), (6, 7), (3, 7), (4, 6), (0, 1))] == [
        True,
        True,
        False,
        False,
        False,
    ]


def test_many_places_are_as_when_each_is_compared_with_all():
    drawn = random.Random(4)
    taken, compared = Taken(), []
    for _ in range(2_000):
        start = drawn.randrange(5_000)
        end = start + drawn.randint(1, 9)
        free = not any(first < end and start < last for first, last in compared)
        assert taken.take(start, end) == free
        compared += [(start, end)] if free else []
    assert list(taken) == sorted(compared)
