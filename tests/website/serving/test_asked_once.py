"""What cannot change is asked of a database once; what can is asked anew."""

import asyncio
from contextlib import suppress
from types import SimpleNamespace

from disclosures.website.serving import asked_once
from disclosures.website.serving.asked_once import SHAPE, keep_answers, looked_at_once


class Shape:
    """A database whose every question is counted."""

    def __init__(self, is_mutable, is_memory=False):
        self.is_mutable, self.is_memory, self.asked = is_mutable, is_memory, []

    def __getattr__(self, name):
        if name not in SHAPE:
            raise AttributeError(name)

        async def ask(*names):
            self.asked.append((name, *names))
            return [name, *names]

        return ask


def site(*databases):
    """What has databases and says who may see a table, as Datasette does."""
    served = SimpleNamespace(
        databases=dict(enumerate(databases)), _table_permission_allows=lambda database, table: [table], looked=0
    )

    async def look():
        served.looked += 1
        if served.looked == 1:
            raise OSError("the first look fails")

    served.refresh_schemas = look
    return served


def answers(database, *questions):
    async def all_of_them():
        return [await getattr(database, name)(*names) for name, *names in questions]

    return asyncio.run(all_of_them())


def test_an_immutable_database_is_asked_once_and_answers_alike():
    database = Shape(is_mutable=False)
    keep_answers(site(database))
    asked = [("table_columns", "forces"), ("table_columns", "positions"), ("table_columns", "forces")]
    assert answers(database, *asked) == [list(question) for question in asked]
    assert database.asked == asked[:2]


def test_a_database_that_is_written_is_asked_anew():
    database = Shape(is_mutable=True)
    keep_answers(site(database))
    answers(database, ("table_names",), ("table_names",))
    assert database.asked == [("table_names",)] * 2


def test_who_asks_may_change_what_it_got():
    database = Shape(is_mutable=False)
    keep_answers(site(database))
    answers(database, ("view_names",))[0].clear()
    assert answers(database, ("view_names",)) == [["view_names"]]


def test_no_more_than_so_many_answers_are_kept(monkeypatch):
    monkeypatch.setattr(asked_once, "MOST", 2)
    database = Shape(is_mutable=False)
    keep_answers(site(database))
    answers(database, *(("table_exists", name) for name in ("a", "b", "c", "b", "a")))
    assert database.asked == [("table_exists", name) for name in ("a", "b", "c", "a")]


def looks(served):
    """How often such a site looked for changes of the schemas, of four times that Datasette asked it to."""

    async def four_times():
        for _ in range(4):
            with suppress(OSError):
                await served.refresh_schemas()

    asyncio.run(four_times())
    return served.looked


def test_schemas_that_cannot_change_are_looked_at_until_a_look_succeeds():
    served = site(Shape(is_mutable=False), Shape(is_mutable=True, is_memory=True))
    keep_answers(served)
    assert looks(served) == 2


def test_schemas_are_looked_at_each_time_where_a_file_is_written():
    served = site(Shape(is_mutable=False), Shape(is_mutable=True))
    keep_answers(served)
    assert looks(served) == 4


def test_who_comes_while_the_schemas_are_looked_at_waits_for_the_end():
    told = []

    async def look():
        told.append("begun")
        await asyncio.sleep(0)
        told.append("ended")

    async def ask():
        await once()
        told.append("answered")

    once = looked_at_once(look)

    async def two_at_once():
        await asyncio.gather(ask(), ask())

    asyncio.run(two_at_once())
    assert told == ["begun", "ended", "answered", "answered"]
