"""Takes names, e-mail addresses and telephone numbers out of a text before anything else reads it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

from disclosures.compiler.checks.cells import AT_HOST, MAILBOX, PERSON, TELEPHONE
from disclosures.curator.reading.vocabulary import VOCABULARY, folded
from disclosures.words.addresses import without_file_names
from disclosures.words.spans import Taken

GONE = "[…]"

NAME_PART = r"[A-Z][\w'’-]+"
NAME = rf"(?:{NAME_PART}|[A-Z]\.?)(?:[ \t]+(?:{NAME_PART}|[A-Z]\b\.?|de|van|von|al)){{0,3}}"
TITLES = "Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Dame|Cllr|Councillor|PC|DC|PS|DS|Sgt|Sergeant|Inspector|Superintendent"
TITLE_WORDS = frozenset(TITLES.split("|"))
TITLED = re.compile(rf"\b(?:{TITLES})\.?[ \t]+(?:[A-Z]\.?[ \t]+)*{NAME_PART}(?:[ \t]+{NAME_PART})?")
ROLE_WORDS = re.compile(
    r"\b(Sir|Madam|Sirs|Police|Constabulary|Service|Team|Teams|Information|Freedom|Officer|Unit|Rights|Decision|"
    r"Maker|Manager|Department|Office|Request|Requester|"
    r"Applicant|Commissioner|Colleague|Colleagues|Disclosure|Records|Governance|Compliance|Advisor|Adviser|Clerk|"
    r"Head|Legal|Data|Protection|Enquirer|FOI)\b"
)
WORD = re.compile(r"\w+")
GREETING = re.compile(
    rf"^([ \t]*(?:Dear|Hello|Hi|Good (?:morning|afternoon))[ \t]+)({NAME})(?=[ \t]*[,.:]|[ \t]*$)", re.MULTILINE
)
VALEDICTION = re.compile(
    r"\b(?:Yours (?:sincerely|faithfully|truly)|(?:Kind|Best|Warm|Many) (?:regards|wishes|thanks)|Regards|"
    r"Sincerely)\b[ \t]*[,.]?\s+"
    rf"({NAME})(?=[ \t]*[,.]|[ \t]*$)(?:[ \t]*\n)?",
    re.MULTILINE | re.IGNORECASE,
)
INTRODUCED = re.compile(
    rf"(?:\b(?:[Mm]y (?:full |real )?name is|[Ff]rom:|[Nn]ame:|[Rr]equested by:?|[Rr]equester:|[Cc]ontact:|"
    rf"[Ss]igned(?: by)?:?|[Aa]uthor:)[ \t]+)({NAME})"
)
MADE_BY = re.compile(rf"^({NAME})(?=[ \t]+made this Freedom of Information request to\b)", re.MULTILINE)
CALL = re.compile(
    r"\b(?:tel(?:ephone)?|phone|call|fax|mob(?:ile)?|ext(?:ension)?)\b(?:[ \t]+(?:us|me|on|number|"
    r"no))*[.: \t]*(?:\+?[\d(][\d ()-]{3,}\d)(?:[ \t]*(?:or|/)[ \t]*\d{4,})*",
    re.IGNORECASE,
)
IN_BRACKETS = re.compile(r"<[^<>\s][^<>\s@]*+@[^<>\s]++>")
BRACKETED = re.compile(rf"\[mailto:[^\]]*+(?:\]|(?P<open>\Z))|{IN_BRACKETS.pattern}")
"""An address in brackets; a bracket that does not close goes on to the end, so that the end is looked for once."""
EMAIL_OR_RUN = re.compile(rf"{MAILBOX}+(?P<host>{AT_HOST})?")
"""An e-mail address, or all characters in a row that could stand before its @: to look from each of them for an @
takes long where there are many."""


def redact(text: str, names: Iterable[str] = ()) -> str:
    """The text with […] for every e-mail address, telephone number and name that can be told: `names`, names with a
    title, those in greetings and signatures, and any other place where one of these names stands. An address of an
    attachment loses the name of its file."""
    text = without_file_names(text)
    introduced = {
        match[group]
        for pattern, group in ((GREETING, 2), (VALEDICTION, 1), (INTRODUCED, 1), (MADE_BY, 1))
        for match in pattern.finditer(text)
    }
    known = {name for name in names if name.strip()}
    known |= {name for name in introduced if not ROLE_WORDS.search(name) and not _is_authority(name)}
    known |= {titled[0] for titled in TITLED.finditer(text)}
    text = BRACKETED.sub(_unless_open, text)
    text = EMAIL_OR_RUN.sub(lambda match: GONE if match["host"] else match[0], text)
    text = _without(known, text)
    text = _without({part for name in known for part in _parts(name)}, text, after="[")
    text = PERSON.sub(_unless_office, text)
    text = TITLED.sub(GONE, text)
    text = CALL.sub(GONE, text)
    text = TELEPHONE.sub(GONE, text)
    return re.sub(rf"{re.escape(GONE)}(?:[ \t]*{re.escape(GONE)})+", GONE, text)


def _unless_open(match: re.Match[str]) -> str:
    return GONE if match["open"] is None else IN_BRACKETS.sub(GONE, match[0])


def _without(names: set[str], text: str, after: str = "") -> str:
    """The text with […] for every one of the names, longer ones first: one of several words in any case. None is taken
    out behind the character `after`."""
    taken = Taken()
    for start, end in sorted(_places(names, text), key=lambda place: (place[0] - place[1], place[0])):
        whole = not WORD.match(text, end) or taken.overlaps(end, end + 1)
        if whole and not (after and text[start - 1 : start] == after):
            taken.take(start, end)
    kept, at = [], 0
    for start, end in taken:
        kept += [text[at:start], GONE]
        at = end
    return "".join([*kept, text[at:]])


def _places(names: set[str], text: str) -> Iterator[tuple[int, int]]:
    """Where the names stand, each from the beginning of a word.

    At a word of the text those are looked for that begin with it, by their lengths: it takes no longer for many names
    than for few.
    """
    small = folded(text)
    lengths: dict[str, set[int]] = defaultdict(set)
    for name in names:
        if first := WORD.match(name):
            lengths[folded(first[0])].add(len(name))
        else:
            pattern = re.compile(rf"(?<!\w){re.escape(name)}", re.IGNORECASE if " " in name else 0)
            yield from (match.span() for match in pattern.finditer(text))
    in_any_case = {folded(name) for name in names if " " in name}
    for word in WORD.finditer(small):
        for length in lengths.get(word[0], ()):
            start, end = word.start(), word.start() + length
            if text[start:end] in names or small[start:end] in in_any_case:
                yield start, end


@cache
def _words_of_authorities() -> frozenset[str]:
    return frozenset(word for phrase in VOCABULARY.authority_names for word in phrase.words.split())


def _parts(name: str) -> list[str]:
    """The single names of a person that are not words of a title, a role or an authority."""
    words = [word.strip(".") for word in name.split()]
    no_names = TITLE_WORDS | _words_of_authorities()
    return [word for word in words if len(word) > 2 and word not in no_names and not ROLE_WORDS.search(word)]


def _is_authority(name: str) -> bool:
    return VOCABULARY.authority_names.any_in(name)


def _unless_office(match: re.Match[str]) -> str:
    """'Commissioner Cleveland Police' and the like name an office, not a person."""
    return match[0] if ROLE_WORDS.search(match[0].split(maxsplit=1)[1]) or _is_authority(match[0]) else GONE
