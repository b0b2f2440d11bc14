"""The names and phrases of data/*.csv that the drafting tool knows, as patterns."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from disclosures import ROOT
from disclosures.compiler.csv_files import read_rows
from disclosures.compiler.problems import Problem, path_to_show, stop_on
from disclosures.compiler.schema import Table, read_schema

DATA = ROOT / "data"
OTHER_NAMES = Path(__file__).with_name("other_names.csv")
OTHER_PHRASES = Path(__file__).with_name("other_phrases.csv")

NOT_READ = frozenset(
    "RIPA;IPA;EI;ML;NAS;DIR;CDR;algorithms;dashboards;bots;data analytics;predictive analytics;hacking;AI "
    "tools;insight platform;"
    "internet monitoring;process automation;workflow automation;trend analysis;subscriber checks;commercial "
    "data;surveillance cameras;"
    "kiosks;Ring;strategic mobile".split(";")
)
"""Other names of technologies that answers also use of something else, such as a law or any computer program."""

FOLDED = str.maketrans({"ı": "i", "ſ": "s", "İ": "i"})
"""Letters that a pattern in any case takes for others, and of which `lower` makes none or two."""
PIECE = re.compile(r"\[[^\]]*\]|\([^)]*\)|[^\s\[(]+")
"""A word, alternatives or words that may be missing, in the form of data/position_phrases.yml."""

BOUNDARY = r"\b"
BETWEEN = r"[\s\"'‘’“”/-]+"
TIME_WORDS = (
    r"(?:(?:currently|presently|also|now|only|already|routinely|regularly|at\s+present|at\s+this\s+time|"
    r"at\s+the\s+moment|to\s+date)" + BETWEEN + ")?"
)
GAP = r"(?:[^\s.;?!]+\s+){0,8}?"

AUTHORITY_WORDS = (
    r"we|(?:the|this|our)\s+(?:force|constabulary|service|police\s+service|organisation|commissioner|office)|"
    r"(?:our\s+)?officers|"
    r"(?:the\s+)?[A-Z][\w&-]+(?:\s+(?:and|&|of|Yorkshire|Midlands|Manchester|Valley|Mercia|Wales|London|"
    r"Scotland))*\s+(?:Police|Constabulary)"
)
"""What FORCE stands for in a phrase, besides the names of data/authorities.csv."""


@dataclass(frozen=True)
class Phrase:
    """Words of data/ that stand for `code`, and the pattern that finds them."""

    words: str
    code: str
    pattern: re.Pattern[str]

    @property
    def before_technology(self) -> bool:
        """Whether the phrase marks something only if a technology comes next."""
        return self.words.endswith(" TECHNOLOGY")

    @property
    def needs(self) -> list[str]:
        """Words, in small letters, of which one stands wherever the phrase does: of the piece whose words are longest.
        A blank one where none is sure."""
        pieces = [piece for piece in PIECE.findall(self.words) if piece not in NO_WORDS and not piece.startswith("[")]
        several = [piece.strip("()").split("|") for piece in pieces]
        sure = [[_longest_word(one) for one in words] for words in several if "not" not in words]
        return max(sure, key=lambda words: min(map(len, words)), default=[""])


NO_WORDS = ("TECHNOLOGY", "FORCE", "…")
"""Pieces of a phrase that stand for other words."""


def _longest_word(words: str) -> str:
    """In small letters, and as it is in singular and plural."""
    longest = max(re.split(r"[\s-]+", folded(words)), key=len)
    return longest[:-1] if longest.endswith("s") else longest


def folded(text: str) -> str:
    """The text in small letters, each in its place, in which a word is found that a pattern finds in any case."""
    return text.translate(FOLDED).lower()


class Phrases(list[Phrase]):
    """Phrases that are looked for together: only those of which a word stands in the text."""

    @cached_property
    def _by_word(self) -> dict[str, list[int]]:
        """Their numbers by the words that they need."""
        found: dict[str, list[int]] = {}
        for number, phrase in enumerate(self):
            for word in phrase.needs:
                found.setdefault(word, []).append(number)
        return found

    def possible(self, said: str) -> list[Phrase]:
        """Those that may stand in the text, in their order; all others surely do not."""
        said = folded(said)
        numbers = {number for word, some in self._by_word.items() if word in said for number in some}
        return [self[number] for number in sorted(numbers)]

    def found_in(self, text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[Phrase, re.Match[str]]]:
        """Every place of text[start:end] where one of them stands, in their order."""
        end = len(text) if end is None else end
        for phrase in self.possible(text[start:end]):
            for match in phrase.pattern.finditer(text, start, end):
                yield phrase, match

    def any_in(self, text: str) -> bool:
        """Whether one of them stands in the text."""
        return any(phrase.pattern.search(text) for phrase in self.possible(text))


@cache
def _tables() -> dict[str, Table]:
    return {table.name: table for table in read_schema(DATA)}


def read_table(name: str) -> list[dict[str, str]]:
    """The rows of data/NAME.csv by column.

    Raises:
        BuildStopped: the file or a description has a fault of form; the problems are those that build.py tells.
    """
    if name not in _tables():
        stop_on(
            [Problem(path_to_show(DATA / f"{name}.yml"), 1, "file", "is missing; the drafting tool has words from it")]
        )
    table = _tables()[name]
    rows = read_rows(table)
    stop_on(rows.problems)
    return [dict(zip(table.columns, cells, strict=True)) for cells in rows.cells]


def _others(path: Path) -> list[dict[str, str]]:
    """Words for technologies, and phrases that mark a position, in the form of data/technology_phrases.csv and of
    data/position_phrases.csv: they can go there with the next release."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def several(cell: str) -> list[str]:
    """The values of a cell that separates them by semicolons."""
    return [value.strip() for value in cell.split(";") if value.strip()]


class Vocabulary:
    """The words of data/, each table read when it is first needed, and once."""

    @cached_property
    def authorities(self) -> dict[str, dict[str, str]]:
        """Rows of authorities by id."""
        return {row["id"]: row for row in read_table("authorities")}

    def is_force(self, authority: str) -> bool:
        """Whether the authority is a police force; one that is not known is none."""
        return self.authorities.get(authority, {}).get("kind") == "force"

    @cached_property
    def laws(self) -> dict[str, str]:
        """The law of each force; an authority that is no force has that of Scotland if it is Scottish."""
        return {row["id"]: row["law"] for row in read_table("forces")}

    @cached_property
    def broader(self) -> dict[str, str]:
        """The next broader technology of each technology; blank for a family at the top."""
        return {row["id"]: row["broader"] for row in read_table("technologies")}

    @cached_property
    def technology_names(self) -> dict[str, str]:
        """Names of technologies by id."""
        return {row["id"]: row["name"] for row in read_table("technologies")}

    @cached_property
    def products(self) -> dict[str, dict[str, str]]:
        """Rows of products by id."""
        return {row["id"]: row for row in read_table("products")}

    @cached_property
    def authority_names(self) -> Phrases:
        """Longest first, so that a commissioner's office is found before the force in its name."""
        names = [
            (name, row["id"])
            for row in self.authorities.values()
            for name in [row["name"].split(" (")[0], *several(row["also_known_as"])]
        ]
        longest_first = sorted(names, key=lambda pair: -len(pair[0]))
        return Phrases(Phrase(name, code, _name_pattern(name)) for name, code in longest_first)

    @cached_property
    def technologies(self) -> Phrases:
        """Names, other names and phrases of technologies, families left out: they take no positions."""
        found = []
        for row in read_table("technologies"):
            if row["broader"]:
                own = row["name"].split(" (")[0]
                found.append(Phrase(own, row["id"], _name_pattern(own, proper=False)))
                found += [
                    Phrase(name, row["id"], _name_pattern(name))
                    for name in several(row["also_known_as"])
                    if name not in NOT_READ
                ]
        found += [
            Phrase(row["phrase"], row["technology"], self.phrase_pattern(row["phrase"]))
            for row in [*read_table("technology_phrases"), *_others(OTHER_NAMES)]
            if row["technology"] in self.broader
        ]
        return Phrases(found)

    @cached_property
    def product_names(self) -> Phrases:
        """Products by their names; one that is only named by its supplier is not looked for."""
        found = Phrases()
        for row in self.products.values():
            for name in re.split(r" \(|\)", row["name"]):
                if (
                    name.strip()
                    and "named by its supplier" not in row["notes"].lower()
                    and name.strip() not in NOT_READ
                ):
                    found.append(Phrase(name.strip(), row["id"], _name_pattern(name.strip())))
        return found

    @cached_property
    def positions(self) -> Phrases:
        """The phrases that mark a position; the code is that of the position."""
        return Phrases(
            Phrase(row["phrase"], row["position"], self.phrase_pattern(row["phrase"]))
            for row in [*read_table("position_phrases"), *_others(OTHER_PHRASES)]
        )

    @cached_property
    def scopes(self) -> dict[str, list[str]]:
        """The scopes that each position can have."""
        return {row["id"]: row["scopes"].split() for row in read_table("position_types")}

    @cached_property
    def force_pattern(self) -> str:
        """What FORCE stands for in a phrase, as the text of a pattern."""
        names = "|".join(phrase.pattern.pattern for phrase in self.authority_names)
        return rf"(?:(?:\b(?:{AUTHORITY_WORDS})|(?-i:{names}))(?:{BETWEEN}(?:officers|staff|teams))?)"

    @cached_property
    def force(self) -> re.Pattern[str]:
        """An authority at the beginning of a text: its name, or `we`, `the force`, `our officers`."""
        return re.compile(self.force_pattern, re.IGNORECASE)

    @cached_property
    def force_before(self) -> re.Pattern[str]:
        """An authority at the beginning of a text, and the space before what it does."""
        return re.compile(rf"{self.force_pattern}\s+(?=\S)", re.IGNORECASE)

    @cached_property
    def asks_force(self) -> re.Pattern[str]:
        """The beginning of a question to an authority: `do you` turned into `does the force`."""
        return re.compile(rf"(?:do|does|did|is|are|has|have)\s+{self.force_pattern}", re.IGNORECASE)

    def states_position(self, said: str, by_force: bool = False) -> bool:
        """Whether a phrase that marks a position by itself stands in the text; `by_force`: one that names who says
        it."""
        return any(
            phrase.pattern.search(said)
            for phrase in self.positions.possible(said)
            if not phrase.before_technology and (not by_force or phrase.words.startswith("FORCE"))
        )

    def phrase_pattern(self, words: str) -> re.Pattern[str]:
        """The pattern of a phrase as data/position_phrases.yml describes the form."""
        pieces = []
        for piece in PIECE.findall(words):
            if piece == "TECHNOLOGY":
                continue
            if piece == "…":
                pieces.append(GAP)
                continue
            optional = piece.startswith("[")
            alternatives = piece.strip("[]()").split("|")
            inner = "|".join(BETWEEN.join(map(re.escape, alternative.split())) for alternative in alternatives)
            token = self.force_pattern if piece == "FORCE" else rf"\b(?:{inner})\b"
            if "not" in alternatives and pieces:
                before = pieces.pop().removesuffix(BETWEEN + TIME_WORDS)
                token = rf"(?:{before.removesuffix(BOUNDARY)}n['’]t\b|{before}{BETWEEN}{TIME_WORDS}{token})"
            pieces.append(rf"(?:{token}{BETWEEN}{TIME_WORDS})?" if optional else token + BETWEEN + TIME_WORDS)
        joined = "".join(pieces).removesuffix(BETWEEN + TIME_WORDS)
        return re.compile(joined, re.IGNORECASE)

    def family(self, technology: str) -> frozenset[str]:
        """The technology and all that are broader, without the families at the top."""
        return self._families.get(technology, frozenset())

    @cached_property
    def _families(self) -> dict[str, frozenset[str]]:
        found: dict[str, frozenset[str]] = {}
        for technology in self.broader:
            family, one = set(), technology
            while one and self.broader.get(one):
                family.add(one)
                one = self.broader[one]
            found[technology] = frozenset(family)
        return found

    def related(self, one: str, other: str) -> bool:
        """Whether one is the other or a kind of it."""
        return one in self.family(other) or other in self.family(one)


def _name_pattern(name: str, proper: bool = True) -> re.Pattern[str]:
    """A name in any case, singular or plural; an abbreviation, an authority, or the proper name of one word only as
    it is written."""
    singular = name[:-1] if name.endswith("s") and len(name) > 4 and not name.endswith("ss") else name
    words = BETWEEN.join(re.escape(word) for word in re.split(r"[\s-]+", singular))
    exact = (
        name.isupper()
        or "Police" in name
        or "Constabulary" in name
        or name.startswith("the M")
        or (proper and " " not in name and name[0].isupper())
    )
    return re.compile(rf"(?<![\w-]){words}(?:s|es)?(?![\w])", 0 if exact else re.IGNORECASE)


VOCABULARY = Vocabulary()
