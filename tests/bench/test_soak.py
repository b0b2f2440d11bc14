"""What the soak tells of memory, and what it asks for."""

import random
from collections import Counter

import pytest

from bench.soak import Seen, answers_an_hour, at_once, growth, report_memory, unseen

HOUR = 3600


def life(start: int, end: int, grows: float = 0, warms: int = 0) -> list[tuple[float, int]]:
    """A process weighed every five seconds: it warms up by so many bytes in the first third, and grows all its life, by
    bytes an hour."""
    warm = (end - start) / 3
    return [
        (now, int(50e6 + warms * min(1, (now - start) / warm) + grows * (now - start) / HOUR))
        for now in range(start, end, 5)
    ]


def test_what_a_process_needs_to_warm_up_is_no_growth_and_what_it_leaks_is():
    lives = [life(0, 180), life(190, 900, warms=10_000_000), life(910, 1620, warms=12_000_000)]
    assert growth(lives, 1800) == pytest.approx(0, abs=1)
    leaking = [life(190, 900, 30e6, 10_000_000), life(910, 1620, 30e6)]
    assert growth(leaking, 1800) == pytest.approx(30e6, rel=0.001)


def test_lives_too_short_to_tell_tell_nothing():
    assert growth([life(0, 180, 90e6), life(190, 600, 90e6)], 1800) is None


def test_processes_at_one_time_are_counted():
    assert at_once([life(0, 900), life(0, 600), life(610, 900)]) == 2


def seen_with(**leaks: float) -> Seen:
    """A soak of half an hour in which one process of each part lives throughout: a Datasette leaks bytes with each
    answer, any other by the hour."""
    seen = Seen(each_answer={part: leaks.get(part, 0) for part in ("pages", "questions", "programs")})
    for pid, part in enumerate(("pages", "questions", "programs", "nginx", "others")):
        seen.lives[part, pid] = life(0, 1800, leaks.get(part, 0) if part not in seen.each_answer else 0)
    return seen


def test_growth_of_all_parts_together_is_what_counts(capsys):
    assert report_memory(seen_with(pages=1_000, nginx=10e6)) == []
    assert report_memory(seen_with(pages=1_000, nginx=12e6)) == ["memory grows by 21 MB an hour"]
    assert "50.0 MB at most,  +9.2 MB an hour each, +1000 bytes an answer" in capsys.readouterr().out


def test_a_datasette_of_which_visitors_have_more_answers_leaks_more():
    assert report_memory(seen_with(pages=2_000)) == []
    assert report_memory(seen_with(pages=2_200)) == ["memory grows by 20 MB an hour"]
    assert answers_an_hour("pages") == 9216


def test_a_part_of_which_nothing_can_be_told_is_told():
    seen = seen_with()
    seen.lives["nginx", 3] = life(0, 100)
    assert report_memory(seen) == ["no process of nginx lived long enough to tell how its memory grows"]


def test_who_is_refused_while_nothing_is_started_is_told():
    seen = Seen(
        refused=[(9.0, "503 /a"), (50.0, "503 /b"), (101.0, "ReadError"), (111.0, "503 /c")], restarts=[0, 100.0]
    )
    assert seen.out_of_turn() == ["after 50 s 503 /b", "after 111 s 503 /c"]


def test_all_sql_and_a_page_in_ten_are_asked_for_by_an_address_that_no_cache_holds():
    rng = random.Random(1)
    new = Counter(
        kind for kind in ("pages", "SQL", "facets") for _ in range(1000) if unseen(rng, kind, "/x?y=1") != "/x?y=1"
    )
    assert new["SQL"] == 1000 and new["facets"] == 0 and 70 < new["pages"] < 130
    assert len({unseen(rng, "SQL", "/x") for _ in range(1000)}) == 1000
