"""Which forces a publication speaks of: by name, by the short names of the press, several at once, or by a place."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache, lru_cache

from disclosures.curator.drafts.proposals import Span
from disclosures.curator.reading.fields.authority import mentions
from disclosures.curator.reading.vocabulary import VOCABULARY, read_table
from disclosures.words.spans import Taken

SHORT = {
    "Beds": "bedfordshire",
    "Cambs": "cambridgeshire",
    "City of London": "city-of-london",
    "Glos": "gloucestershire",
    "Hants": "hampshire",
    "Hampshire": "hampshire",
    "Herts": "hertfordshire",
    "Humbs": "humberside",
    "Lancs": "lancashire",
    "Leics": "leicestershire",
    "Lincs": "lincolnshire",
    "Met": "metropolitan",
    "Northants": "northamptonshire",
    "Notts": "nottinghamshire",
    "Staffs": "staffordshire",
    "Wilts": "wiltshire",
    "Worcestershire": "west-mercia",
}
"""What the press calls the area of a force before `Police`."""
OF_POLICE_ALONE = ("Avon and Somerset", "Devon and Cornwall", "Thames Valley", "West Mercia", "Dyfed-Powys")
"""Areas that nothing but a force is mostly named after."""
OF_LAW = r"(?:[Pp]olice|[Cc]onstabular(?:y|ies)|[Oo]fficers|[Ff]orces?)\b"
OFFICES = re.compile(
    r"\b(?:Police(?:,)? (?:Fire )?and Crime Commissioner|PF?CC)\b(?:['’]s office)?(?: for (?P<area>[A-Z][\w -]+?)\b)?"
)
LINK = re.compile(r"\s*(?:,|and|&|/|, and|as well as|together with|or)\s*")
FEWEST_MENTIONS = 3
"""Of a force that is neither in the title nor in the first words, to be one that the page is about."""
LEAD = 250
"""Characters at the beginning of a page that say what it is about; to the end of the line."""


@dataclass(frozen=True)
class Named:
    """A force named from `start` to `end`; `office`: only within the name of its commissioner or board."""

    start: int
    end: int
    force: str
    office: bool = False


@cache
def _areas() -> dict[str, str]:
    """Forces by the names of their areas: `Essex`, `Devon and Cornwall`, and those of SHORT."""
    found = dict(SHORT)
    for row in VOCABULARY.authorities.values():
        if row["kind"] != "force":
            continue
        for name in [row["name"], *row["also_known_as"].split("; ")]:
            area = re.sub(r"\s+(?:Police|Constabulary|Police Service)$", "", name)
            if area != name and "Police" not in area and area not in ("MOD", "Ministry of Defence", "the Met"):
                found[area] = row["id"]
    return found | {area.upper(): force for area, force in found.items()}


@cache
def _listed() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """One area or several before a word for police, and one area alone: `Kent and Essex Police`, `Norfolk and Suffolk
    Constabularies`, `Herts police`."""
    areas = "|".join(re.escape(area) for area in sorted(_areas(), key=len, reverse=True))
    one = rf"(?:{areas})"
    several = (
        rf"\b{one}(?:(?:,? and |, | & |/){one})*(?:['’]s?)? (?:county )?{OF_LAW}|\b{one}(?:(?:,? and |, |"
        rf" & |/){one})+ (?=joint)|\b{one}(?:, {one})+(?:(?:,|,? and) {one})*,? and {one}\b"
    )
    whole = "|".join(re.escape(area) for area in OF_POLICE_ALONE)
    return re.compile(rf"{several}|\b[Cc]hief [Cc]onstable (?:of|for) {one}\b|\b(?:{whole})\b"), re.compile(
        rf"\b{one}\b"
    )


def forces_in(text: str) -> list[Named]:
    """Every force that the text names, in their order; a commissioner's name names the force, too."""
    return list(_forces_in(text))


@lru_cache(maxsize=16)  # of one page they are asked for again and again
def _forces_in(said: str) -> tuple[Named, ...]:
    found = [
        Named(first, last, force, not VOCABULARY.is_force(code))
        for first, last, code in mentions(said)
        if (force := VOCABULARY.authorities[code]["force"])
    ]
    whole = Taken((one.start, one.end) for one in found)
    lists, area = _listed()
    for match in lists.finditer(said):
        for one in area.finditer(said, *match.span()):
            span = (one.start(), match.end())
            if not whole.overlaps(span[0], span[0] + 1):
                found.append(Named(*span, _areas()[one[0]]))
    for match in OFFICES.finditer(said):
        if match["area"] and match["area"] in _areas():
            found.append(Named(match.start(), match.end(), _areas()[match["area"]], office=True))
    return tuple(sorted(found, key=lambda one: (one.start, one.end)))


def main_forces(title: str, text: str) -> list[str]:
    """The forces that a page is about, the most named first: those of its title, else of its first words, and others
    that it names again and again; by a place of data/places.csv where it names none."""
    in_title = Counter(one.force for one in forces_in(title))
    everywhere = Counter(one.force for one in forces_in(text))
    lead = Counter(one.force for one in forces_in(text[: _lead(text)]))
    marks = {
        force: 6 * bool(in_title[force]) + 3 * bool(lead[force]) + min(count, 8)
        for force, count in (everywhere + in_title).items()
    }
    if not marks:
        return _by_place(f"{title}\n{text[: _lead(text)]}")
    most = max(marks.values())
    chosen = [
        force
        for force in marks
        if in_title[force]
        or (
            marks[force] * 2 >= most and everywhere[force] > 1 and (lead[force] or everywhere[force] >= FEWEST_MENTIONS)
        )
    ]
    chosen = chosen or [max(marks, key=lambda force: (marks[force], -_first(force, text)))]
    for known in chosen:  # grows: a list of forces is told link by link
        chosen += [force for force in marks if force not in chosen and together(force, known, text)]
    return sorted(chosen, key=lambda force: (-marks[force], _first(force, text)))


def together(one: str, other: str, text: str) -> bool:
    """Whether the text names both forces in one breath: `Kent Police and Essex Police`, `Norfolk and Suffolk
    Constabularies`, or one after the other in a list."""
    named = forces_in(text)
    return any(
        {first.force, second.force} == {one, other}
        and (first.end == second.end or LINK.fullmatch(text[first.end : second.start]))
        for at, first in enumerate(named)
        for second in named[at + 1 : at + 3]
    )


def _first(force: str, text: str) -> int:
    return next((one.start for one in forces_in(text) if one.force == force), len(text))


def _lead(text: str) -> int:
    """Where the first words of a page end: with a line, after LEAD characters or more."""
    end = text.find("\n", LEAD)
    return len(text) if end < 0 else end


def _by_place(said: str) -> list[str]:
    """The one force whose places the words name; none where they name places of several."""
    places = [(row["name"], row["force"]) for row in read_table("places")] + list(_areas().items())
    found = {force for name, force in places if re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", said)}
    return list(found) if len(found) == 1 else []


def spans_of(force: str, text: str) -> list[Span]:
    """The first place where the text names the force; none where it does not."""
    return [(one.start, one.end) for one in forces_in(text) if one.force == force][:1]
