"""Says what to ask next, of a force, about a technology or at all: what is silent and old comes first."""

from __future__ import annotations

import re
import sqlite3
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from functools import cache
from html import unescape
from typing import Any

from jinja2 import Environment, FileSystemLoader

from disclosures import ROOT
from disclosures.compiler.problems import shown
from disclosures.compiler.sql_files import read_sql
from disclosures.curator.commands.options import add_database_argument, whole_number
from disclosures.curator.database import opened
from disclosures.curator.stopped import Stopped
from disclosures.words.letters import address_to_ask, letter, title_of_letter
from disclosures.words.names import NAMES_SQL, alike, indexed, understand
from disclosures.words.plain_words import a, counted, day, to_use, within

KINDS = ("silence", "old answer", "answer not captured", "contradiction", "change", "never asked")
"""Of questions_to_ask, in the order in which they are told: a force that was asked and does not tell, then answers
that may no longer hold, then what we did not see. Of each kind the oldest comes first; of what was never asked, that
on which most other forces spoke."""


def add_arguments(parser: ArgumentParser) -> None:
    """Add --force, --technology, --limit, --letter and --database."""
    parser.add_argument("--force", metavar="F", help="id of a force")
    parser.add_argument("--technology", metavar="T", help="id of a technology")
    parser.add_argument(
        "--limit", type=whole_number(1), default=20, metavar="N", help="so many at most (default: %(default)s)"
    )
    parser.add_argument(
        "--letter", action="store_true", help="add the letter to each, and the address where it can be sent"
    )
    add_database_argument(parser)


def run(options: Namespace) -> int:
    """Print the gaps; returns exit status 0.

    Raises:
        Stopped: there is no database, or no such force or technology.
    """
    db = opened(options.database)
    for kind, id in (("force", options.force), ("technology", options.technology)):
        if id is not None:
            known_id(db, kind, id)
    gaps = gaps_of(db, options.force, options.technology)
    for number, gap in enumerate(gaps[: options.limit], start=1):
        print(f"{number}. {gap['force_name']}, {within(gap['technology_name'])} ({gap['kind']})")
        print(f"   {question(gap)}")
        if options.letter:
            print(f"\n{indented(letter_of(gap))}\n")
    outside = db.execute("select name from forces where id = ? and law is null", [options.force]).fetchone()
    if outside:
        print(f"{outside['name']} is outside the Freedom of Information Acts: it cannot be asked under them.")
    elif not gaps:
        print("Nothing is left to ask: every answer is there, and none is silent or old.")
    elif len(gaps) > options.limit:
        print(f"{options.limit} of {counted(len(gaps), 'gap')}; --limit shows more")
    return 0


def known_id(db: sqlite3.Connection, kind: str, id: str) -> None:
    """Do nothing if there is a force or a technology of that id.

    Raises:
        Stopped: there is none; it names the nearest.
    """
    table = {"force": "forces", "technology": "technologies"}[kind]
    ids = [known for (known,) in db.execute(f"select id from {table} order by id")]
    if id in ids:
        return
    index = indexed(tuple(row) for row in db.execute(NAMES_SQL))
    near = list(dict.fromkeys([*understand(id.replace("-", " "), index).ids(kind), *alike(id, ids, most=3)]))[:3]
    hint = (
        f" (did you mean {' or '.join(shown(one) for one in near)}?)"
        if near
        else f"; the ids stand in data/{table}.csv"
    )
    raise Stopped(f"--{kind} {shown(id)}: is not in {table}.id{hint}")


def gaps_of(db: sqlite3.Connection, force: str | None, technology: str | None) -> list[sqlite3.Row]:
    """The gaps in the order in which they are told; those that come down to the same question stand once."""
    told: dict[tuple[str, str], sqlite3.Row] = {}
    for row in db.execute(
        read_sql(ROOT / "sql" / "curator" / "gaps.sql").sql,
        {"force": force, "technology": technology, "kinds": f"|{'|'.join(KINDS)}|"},
    ):
        told.setdefault((row["force"], question(row)), row)
    return list(told.values())


def question(gap: sqlite3.Row) -> str:
    """The question in the words of the site."""
    html = _words_of_site()(dict(gap), gap["force_name"])
    return unescape(re.sub(r"</?q>", "'", html))


@cache
def _words_of_site() -> Callable[[dict[str, Any], str], str]:
    """The macro of the site's templates that words a question."""
    environment = Environment(loader=FileSystemLoader(ROOT / "templates"), autoescape=True)
    environment.filters.update(a=a, day=day, counted=counted, to_use=to_use, within=within)
    macro: Callable[[dict[str, Any], str], str] = vars(environment.get_template("_question.html").module)["question"]
    return macro


def letter_of(gap: sqlite3.Row) -> str:
    """The letter that can be sent, and where."""
    text = f"{title_of_letter(gap['technology_name'])}\n\n{letter(gap['law'], gap['technology_name'])}"
    return text + (f"\n\nSend it: {address_to_ask(dict(gap), gap['technology_name'])}" if gap["whatdotheyknow"] else "")


def indented(text: str) -> str:
    """Every line of the text three spaces further in."""
    return "\n".join(f"   {line}".rstrip() for line in text.split("\n"))
