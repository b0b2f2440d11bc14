"""What a reader's words may name: a force, a place that it serves, another authority, a technology, a product."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from disclosures.words.short_forms import SHORT_FORMS

WAYS = ("name", "short name", "other name", "place", "headquarters", "region")
"""How a name stands for a thing, the surest first. What is said in a surer way hides what is said in a less sure
one."""

FILLER = frozenset(
    "a about an and any are at by can did do does for from has have how i in is it its many me my of on or our "
    "police policing "
    "force forces constabulary service the their there they this to use used uses using was were what when where "
    "which who will with".split()
)
"""Words that say nothing of what is sought."""

LONGEST_NAME = 7
"""Words."""
SHORTEST_MISSPELT = 4
"""Letters of a misspelt name; among shorter ones too many are alike."""
ALIKE, ALIKE_WORD = 82, 70
"""How like a name a misspelt one is at least, and each word of it (100 is the same)."""
NOT_MISSPELT = frozenset(
    "consent device devices google later over pilot policies policy polite staff survey surveys went working".split()
)
"""Words that are meant as they stand, though much like police, Surrey, Gwent, Devizes, Dover, …"""
MOST_ALIKE = 8
"""Words that one misspelt word may stand for."""

COMMON_BEGINNINGS = frozenset(
    "bishop bishops black county east forest great greater high isle isles kings lake long market new north port south "
    "square st tower vale west".split()
)
"""First words of places that do not tell the place by themselves, as Southend does of Southend-on-Sea."""

NAMES_SQL = "select * from known_names"
"""Every name that we know, as columns of Name; `said` may hold several, separated by semicolons."""


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
    """A name that the words hold; `words` are the reader's, `alike` says how like the name they are, from 0 to 1."""

    name: Name
    words: str
    alike: float = 1.0

    @property
    def near(self) -> bool:
        """Whether the words are misspelt, so that the name is only the nearest."""
        return self.alike < 1


@dataclass(frozen=True)
class Understood:
    """The names that the words hold, and the words that are left over, without filler."""

    found: tuple[Found, ...]
    rest: tuple[str, ...]

    def ids(self, kind: str) -> list[str]:
        """The ids of the things of the kind (`force`, `authority`, `technology`), each once, in the order of the
        words."""
        return list(dict.fromkeys(found.name.id for found in self.found if found.name.kind == kind))


def plain(text: str) -> str:
    """`Devon & Cornwall` as `devon and cornwall`: small letters without accents, figures, single spaces."""
    letters = unicodedata.normalize("NFKD", text.replace("&", " and ").replace("'", "").replace("’", ""))
    return " ".join(re.findall(r"[^\W_]+", "".join(c for c in letters if not unicodedata.combining(c)).casefold()))


@dataclass(frozen=True)
class Index:
    """The names by how they are said, in plain letters."""

    names: dict[str, list[Name]]
    words: tuple[str, ...]
    """The words of all names, but not their short forms, which are too like other words to be told when misspelt."""
    beginnings: frozenset[tuple[str, ...]]
    """The words with which a name begins, up to the whole of it."""
    places: dict[str, list[Name]]
    """The places by the word with which their names begin. No misspelling is taken for such a word."""

    def said(self, key: str) -> list[Name]:
        """What the key names, or else the places that begin so."""
        return self.names.get(key) or self.places.get(key, [])


def indexed(rows: Iterable[Sequence[str]]) -> Index:
    """An index of the rows of NAMES_SQL: kind, id, label, what is said, way.

    A force's name also stands without the words that all forces share, and in the short forms of counties. Callers
    share the index that the same rows gave before, so they must not change it.
    """
    return _indexed(tuple(tuple(row) for row in rows))


@lru_cache(maxsize=4)
def _indexed(rows: tuple[tuple[str, ...], ...]) -> Index:
    names: dict[str, list[Name]] = {}
    shortened: dict[str, list[Name]] = {}
    for kind, id, label, ways_to_say, way in rows:
        for part in ways_to_say.split(";"):
            name = Name(kind, id, label, part.strip(), way)
            keys = {plain(part), plain(re.sub(r"\(.*?\)", "", part))}
            keys |= {_without_filler(key) for key in keys} if kind == "force" else set()
            for key in sorted(keys - {""}):
                names.setdefault(key, []).append(name)
            for key in sorted({short for said in keys if kind == "force" for short in _shortened(said)} - keys):
                shortened.setdefault(key, []).append(name)
    words = sorted({word for key in names for word in key.split()})
    places = _begun_places(names)
    for short, meant in shortened.items():
        names.setdefault(short, []).extend(meant)
    split = [tuple(said.split()) for said in names]
    beginnings = {said[:length] for said in split for length in range(1, len(said) + 1)}
    return Index(names, tuple(words), frozenset(beginnings), places)


def _begun_places(names: dict[str, list[Name]]) -> dict[str, list[Name]]:
    """The places by the first word of their names, where it tells the place."""
    places: dict[str, list[Name]] = {}
    for key, meant in names.items():
        first, _, more = key.partition(" ")
        if more and first not in COMMON_BEGINNINGS | FILLER:
            places.setdefault(first, []).extend(name for name in meant if name.way == "place")
    return places


def _without_filler(said: str) -> str:
    return " ".join(word for word in said.split() if word not in FILLER - {"and"}).removesuffix(" and")


def _shortened(said: str) -> Iterator[str]:
    """The name in every mixture of whole and shortened words.

    A letter for a point of the compass only before another word.
    """
    words = said.split()
    choices = [
        (word, *(short for short in SHORT_FORMS.get(word, ()) if len(short) > 1 or len(words) > 1)) for word in words
    ]
    return (" ".join(choice) for choice in product(*choices))


def understand(text: str, index: Index) -> Understood:
    """Take the longest names out of the text, then what is most like a name; the rest is left over."""
    words: list[str | None] = [_police(word) for word in plain(text).split()]
    found: list[Found] = []

    def take(start: int, length: int, key: str, alike: float) -> None:
        found.extend(Found(name, _joined(words[start : start + length]), alike) for name in _surest(index.said(key)))
        words[start : start + length] = [None] * length

    for start, length, key in sorted(_exact(words, index), key=lambda reading: -reading[1]):
        if None not in words[start : start + length]:
            take(start, length, key, 1)
    for unlike, length, _, start, key in sorted(_near(words, index)):
        if None not in words[start : start - length]:
            take(start, -length, key, 1 - unlike)
    left = [word for word in words if word is not None]
    return Understood(
        tuple(found), tuple(word for word in left if word not in FILLER) or (() if found else tuple(left))
    )


def _police(word: str) -> str:
    """`polce` as `police`, so that it is left out as other words are that all forces share."""
    return "police" if word not in NOT_MISSPELT and fuzz.ratio(word, "police") >= ALIKE else word


def _joined(words: Iterable[str | None]) -> str:
    return " ".join(word for word in words if word is not None)


def _exact(words: Sequence[str | None], index: Index) -> Iterator[tuple[int, int, str]]:
    """Start and length of every run of words that is a name or begins that of a place, and the name as indexed."""
    for start, length, key in _runs(words, {word: [word] for word in words if word}, index):
        if index.said(key):
            yield start, length, key


def _near(words: Sequence[str | None], index: Index) -> Iterator[tuple[float, int, int, int, str]]:
    """Every run of words that is much like a name, to be sorted so that the nearest comes first.

    How unlike it is (0 to 1), minus its length, the letters to be set right (two that changed places count once), its
    start, and the name as indexed.
    """
    meanings = {word: _meanings(word, index.words) for word in words if word}
    for start, length, key in _runs(words, meanings, index):
        said = _joined(words[start : start + length])
        if len(said) >= SHORTEST_MISSPELT and key in index.names and (like := fuzz.ratio(said, key)) >= ALIKE:
            yield 1 - like / 100, -length, OSA.distance(said, key), start, key


def _meanings(word: str, known: Sequence[str]) -> list[str]:
    """What the word may stand for.

    Known words that are like it, but nothing else if it holds a figure or is no misspelling.
    """
    if word in NOT_MISSPELT or not word.isalpha():
        return [word]
    near = process.extract(word, known, scorer=fuzz.ratio, score_cutoff=ALIKE_WORD, limit=MOST_ALIKE)
    return [meant for meant, _, _ in near]


def _runs(words: Sequence[str | None], meanings: dict[str, list[str]], index: Index) -> Iterator[tuple[int, int, str]]:
    """Every run of words, but those of filler alone, in each of its meanings with which a name begins.

    Start, length, meaning.
    """
    for start in range(len(words)):
        begun: list[tuple[str, ...]] = [()]
        for length, word in enumerate(words[start : start + LONGEST_NAME], 1):
            if word is None:
                break
            begun = [
                longer
                for beginning in begun
                for meant in meanings[word]
                if (longer := (*beginning, meant)) in index.beginnings
            ]
            if not FILLER.issuperset(words[start : start + length]):
                yield from ((start, length, " ".join(meant)) for meant in begun)


def alike(value: str, known: Iterable[str], most: int = 5, least: float = 0.6) -> list[str]:
    """The known values that are most like `value`, the likest first.

    At most `most`, none less alike than `least` (1 is the same).
    """
    near = process.extract(value, list(known), scorer=fuzz.ratio, score_cutoff=100 * least, limit=most)
    return [meant for meant, _, _ in near]


def _surest(names: list[Name]) -> list[Name]:
    """One name for each thing; of one kind of things only those said in the surest way."""
    best = {name.kind: name.way for name in sorted(names, key=_sureness, reverse=True)}
    by_thing = {(name.kind, name.id): name for name in reversed(names) if name.way == best[name.kind]}
    return sorted(by_thing.values(), key=lambda name: (name.kind, name.label))


def _sureness(name: Name) -> int:
    return WAYS.index(name.way)
