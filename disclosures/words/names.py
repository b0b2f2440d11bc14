"""What a reader's words may name: a force, a place that it serves, another authority, a technology, a product."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches
from functools import lru_cache

WAYS = ("name", "short name", "other name", "place", "headquarters", "region")
"""How a name stands for a thing, the surest first. What is said in a surer way hides what is said in a less sure one."""

FILLER = frozenset(
    "a about an and any are at by can did do does for from has have how i in is it its many me my of on or our police policing "
    "force forces constabulary service the their there they this to use used uses using was were what when where which who will with".split()
)
"""Words that say nothing of what is sought."""

LONGEST_NAME = 7
"""Words."""
MOST_READ = 12
"""Words among which misspelt names are looked for; it takes time."""
SHORTEST_MISSPELT = 4
"""Letters; among shorter words too many are alike."""
ALIKE, ALIKE_SHORT, ALIKE_WORD, ALIKE_POLICE = 0.82, 0.87, 0.7, 0.9
"""How like a misspelt name is at least (1 is the same), one of up to five letters, each of its words, and the word police, so that it is
not policy."""

NAMES_SQL = """
select 'force' as kind, id, name as label, name as said, 'name' as way from forces
union all select 'force', id, name, replace(id, '-', ' '), 'name' from forces
union all select 'force', id, name, abbreviation, 'short name' from forces
union all select 'force', forces.id, forces.name, places.name, 'place' from places join forces on forces.id = places.force
union all select 'force', id, name, headquarters, 'headquarters' from forces where headquarters is not null
union all select 'force', id, name, region, 'region' from forces where kind = 'territorial'
union all select 'authority', id, name, name, 'name' from authorities where kind <> 'force'
union all select 'authority', id, name, replace(id, '-', ' '), 'name' from authorities where kind <> 'force'
union all select 'technology', id, name, name, 'name' from technologies
union all select 'technology', id, name, replace(id, '-', ' '), 'name' from technologies
union all select 'technology', id, name, also_known_as, 'other name' from technologies where also_known_as is not null
"""
"""Every name that we know; `also_known_as` holds several, separated by semicolons."""


@dataclass(frozen=True, order=True)
class Name:
    """A way of saying `id`, a thing of `kind` whose proper name is `label`."""

    kind: str
    id: str
    label: str
    said: str
    way: str


@dataclass(frozen=True)
class Found:
    """A name that the words hold; `words` are the reader's, `near` says that they are only much like it."""

    name: Name
    words: str
    near: bool


@dataclass(frozen=True)
class Understood:
    """The names that the words hold, and the words that are left over, without filler."""

    found: tuple[Found, ...]
    rest: tuple[str, ...]

    def ids(self, kind: str) -> list[str]:
        return list(dict.fromkeys(found.name.id for found in self.found if found.name.kind == kind))


def plain(text: str) -> str:
    """`Devon & Cornwall` as `devon and cornwall`: small letters without accents, figures, single spaces."""
    letters = unicodedata.normalize("NFKD", text.replace("&", " and ").replace("'", "").replace("’", ""))
    return " ".join(re.findall(r"[^\W_]+", "".join(c for c in letters if not unicodedata.combining(c)).casefold()))


def indexed(rows: Iterable[Sequence[str]]) -> dict[str, list[Name]]:
    """The names by how they are said, in plain letters. A force's name also stands without the words that all forces share.

    Not to be changed by who gets it: the same rows give the same index again.
    """
    return _indexed(tuple(tuple(row) for row in rows))


@lru_cache(maxsize=2)
def _indexed(rows: tuple[tuple[str, ...], ...]) -> dict[str, list[Name]]:
    index: dict[str, list[Name]] = {}
    for kind, id, label, said, way in rows:
        for part in said.split(";"):
            spoken = plain(part)
            short = (
                " ".join(word for word in spoken.split() if word not in FILLER - {"and"}).removesuffix(" and")
                if kind == "force"
                else spoken
            )
            for key in {spoken, short, plain(re.sub(r"\(.*?\)", "", part))} - {""}:
                index.setdefault(key, []).append(Name(kind, id, label, part.strip(), way))
    return index


def understand(text: str, index: dict[str, list[Name]]) -> Understood:
    """Take the longest names out of the text, then what is most like a name; the rest is left over."""
    words: list[str | None] = [
        "police" if alike(word, ["police"], 1, ALIKE_POLICE) else word for word in plain(text).split()
    ]
    found: list[Found] = []

    def take(start: int, length: int, key: str, near: bool) -> None:
        found.extend(Found(name, " ".join(words[start : start + length]), near) for name in _surest(index[key]))
        words[start : start + length] = [None] * length

    for start, length, said in sorted(_pieces(words), key=lambda piece: -piece[1]):
        if said in index and None not in words[start : start + length]:
            take(start, length, said, near=False)
    nears = [
        (like, start, length, key)
        for start, length, said in _pieces(words[:MOST_READ])
        for like, key in _likest(said, index)
    ]
    for _, start, length, key in sorted(nears, key=lambda near: (-near[0], -near[2])):
        if None not in words[start : start + length]:
            take(start, length, key, near=True)
    left = [word for word in words if word is not None]
    return Understood(
        tuple(found), tuple(word for word in left if word not in FILLER) or (() if found else tuple(left))
    )


def _pieces(words: list[str | None]) -> list[tuple[int, int, str]]:
    """Start, length and text of every run of words that may be a name: not too long, not all filler."""
    return [
        (start, length, " ".join(piece))
        for start in range(len(words))
        for length in range(1, min(LONGEST_NAME, len(words) - start) + 1)
        if None not in (piece := words[start : start + length]) and not FILLER.issuperset(piece)
    ]


def alike(value: str, known: Iterable[str], most: int = 5, least: float = 0.6) -> list[str]:
    """The known values that are most like `value`, the likest first."""
    return get_close_matches(value, list(known), n=most, cutoff=least)


def _likest(said: str, index: dict[str, list[Name]]) -> list[tuple[float, str]]:
    """The way of saying a name that is most like `said`, after how like it is; none where none is like enough."""
    if len(said) < SHORTEST_MISSPELT or re.search(r"\d", said):
        return []
    words = said.count(" ")
    candidates = [
        key
        for key in index
        if key.count(" ") == words and abs(len(key) - len(said)) <= 3 and len(key) >= SHORTEST_MISSPELT
    ]
    for key in alike(said, candidates, 3, ALIKE if len(said) > 5 else ALIKE_SHORT):
        if all(alike(word, [meant], 1, ALIKE_WORD) for word, meant in zip(said.split(), key.split())):
            return [(SequenceMatcher(None, key, said).ratio(), key)]
    return []


def _surest(names: list[Name]) -> list[Name]:
    """One name for each thing; of one kind of things only those said in the surest way."""
    best = {name.kind: name.way for name in sorted(names, key=_sureness, reverse=True)}
    by_thing = {(name.kind, name.id): name for name in reversed(names) if name.way == best[name.kind]}
    return sorted(by_thing.values(), key=lambda name: (name.kind, name.label))


def _sureness(name: Name) -> int:
    return WAYS.index(name.way)
