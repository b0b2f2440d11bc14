"""What cannot change while a database is served is asked of it once: which tables and columns it has, how they refer to
each other, and who may see them. Datasette asks some six hundred times for the page of a database alone."""

import asyncio
from collections.abc import Awaitable, Callable
from copy import copy
from functools import lru_cache, wraps
from typing import Any

SHAPE = (
    "table_exists table_names table_columns table_column_details primary_keys fts_table label_column_for_table "
    "foreign_keys_for_table hidden_table_names view_names get_all_foreign_keys get_table_definition get_view_definition"
).split()
"""What Datasette asks of a database that follows from its schema and from metadata.yml."""
MOST = 500
"""Answers of each kind that are kept, the newest: names come from addresses, too, and may be of nothing."""


def asked_once(ask: Callable[..., Awaitable[Any]]) -> Callable[..., Awaitable[Any]]:
    """The function, whose answers are kept; who asks gets a copy, which may be changed."""
    answers: dict[tuple[Any, ...], Any] = {}

    @wraps(ask)
    async def asked(*names: Any, **named: Any) -> Any:
        what = (*names, *named.items())
        if what not in answers:
            answer = await ask(*names, **named)
            if len(answers) >= MOST:
                del answers[next(iter(answers))]
            answers[what] = answer
        return copy(answers[what])

    return asked


def looked_at_once(look: Callable[[], Awaitable[None]]) -> Callable[[], Awaitable[None]]:
    """The function, which does nothing once it has ended; if it failed, it is tried again.

    Who comes while it runs waits for its end: Datasette itself would let him go on with what is not there yet.
    """
    ended = False
    running = asyncio.Lock()

    async def once() -> None:
        nonlocal ended
        if ended:
            return
        async with running:
            if not ended:
                await look()
                ended = True

    return once


def keep_answers(datasette: Any) -> None:
    """Have every database that is served as immutable answer from what it said before; one that is written is asked
    anew. If no file is written, Datasette looks for changes of the schemas once, not before each answer."""
    if not any(database.is_mutable and not database.is_memory for database in datasette.databases.values()):
        datasette.refresh_schemas = looked_at_once(datasette.refresh_schemas)
    for database in datasette.databases.values():
        if not database.is_mutable:
            for name in SHAPE:
                setattr(database, name, asked_once(getattr(database, name)))
    datasette._table_permission_allows = lru_cache(MOST)(datasette._table_permission_allows)
