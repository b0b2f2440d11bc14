"""What the choices of the table of answers are in plain words, for its heading and for who cites it."""

import json
from collections.abc import Mapping
from typing import Any

from disclosures.compiler.topic import in_topic
from disclosures.website.pages.answer_table import SAID
from disclosures.website.pages.named_sql import sql_of
from disclosures.website.pages.served import served
from disclosures.words.plain_words import within

NAMED = {"force": "forces", "technology": "technologies", "family": "families", "authority": "authorities"}
"""Choices that are ids of things with a name, and what several of them are."""
FEW = 3
"""So many things at most are named one by one."""
VOICES = {
    "reported": "as other bodies report",
    "press": "as the press reports",
    "any": "with press reports",
}
STATUSES = {"known": "all that is known", "all": "whether anything is known or not"}


def names_of(choice: str, chosen: Mapping[str, str], names: Mapping[str, str]) -> str:
    """The names of what is chosen, or how many they are; an id that is nobody's stands as it is."""
    ids = chosen[choice].split(",") if chosen[choice] else []
    if len(ids) > FEW:
        return in_topic(f"{len(ids)} {NAMED[choice]}")
    lower = choice in ("technology", "family")
    return ", ".join(within(names[id]) if lower and id in names else names.get(id, id) for id in ids)


def voice_in_words(chosen: Mapping[str, str]) -> str:
    """Whose word is chosen; blank where none is."""
    if chosen["voice"] == "own":
        return f"in {'its' if chosen['force'] and ',' not in chosen['force'] else 'their'} own words"
    return VOICES.get(chosen["voice"], "")


def in_words(chosen: Mapping[str, str], names: Mapping[str, Mapping[str, str]], kinds: Mapping[str, str]) -> str:
    """The choices as they stand in a heading, with commas between them; blank where nothing is chosen.

    `names` has what the ids of each choice are called, `kinds` what the codes of positions are.
    """
    said = " or ".join(kinds.get(code, code) for code in chosen["position"].split(",") if code)
    heads = " or ".join(kinds.get(code, code) for code in chosen["heads"].split(",") if code)
    parts = [
        *(names_of(choice, chosen, names.get(choice, {})) for choice in NAMED),
        names.get("batch", {}).get(chosen["batch"], chosen["batch"]),
        voice_in_words(chosen),
        "at any time" if chosen["said"] in SAID else "",
        said,
        "what heads each" if heads == "any" else heads and f"headed by: {heads}",
        STATUSES.get(chosen["status"], chosen["status"]),
        in_topic(f"{chosen['kind']} forces") if chosen["kind"] else "",
        chosen["nation"],
        chosen["year"],
        f"“{chosen['words']}”" if chosen["words"] else "",
    ]
    return ", ".join(filter(None, parts))


async def choices_in_words(datasette: Any, chosen: Mapping[str, str]) -> str:
    """The choices in plain words, with the names that the database has."""
    ids = {choice: json.dumps(chosen[choice].split(",")) for choice in (*NAMED, "batch")}
    names: dict[str, dict[str, str]] = {}
    for row in (await datasette.get_database("disclosures").execute(sql_of("answers.named"), ids)).rows:
        names.setdefault(row["choice"], {})[row["id"]] = row["name"]
    return in_words(chosen, names, {code: kind["name"] for code, kind in served(datasette).kinds.items()})
