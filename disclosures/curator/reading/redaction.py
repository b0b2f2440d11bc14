"""Takes names, e-mail addresses and telephone numbers out of a text before anything else reads it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from disclosures.compiler.checks.cells import EMAIL, PERSON, TELEPHONE
from disclosures.curator.reading.vocabulary import VOCABULARY
from disclosures.words.addresses import without_file_names

GONE = "[…]"

NAME_PART = r"[A-Z][\w'’-]+"
NAME = rf"(?:{NAME_PART}|[A-Z]\.?)(?:[ \t]+(?:{NAME_PART}|[A-Z]\b\.?|de|van|von|al)){{0,3}}"
TITLES = "Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Dame|Cllr|Councillor|PC|DC|PS|DS|Sgt|Sergeant|Inspector|Superintendent"
TITLED = re.compile(rf"\b(?:{TITLES})\.?[ \t]+(?:[A-Z]\.?[ \t]+)*{NAME_PART}(?:[ \t]+{NAME_PART})?")
ROLE_WORDS = re.compile(
    r"\b(Sir|Madam|Sirs|Police|Constabulary|Service|Team|Teams|Information|Freedom|Officer|Unit|Rights|Decision|"
    r"Maker|Manager|Department|Office|Request|Requester|"
    r"Applicant|Commissioner|Colleague|Colleagues|Disclosure|Records|Governance|Compliance|Advisor|Adviser|Clerk|"
    r"Head|Legal|Data|Protection|Enquirer|FOI)\b"
)
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
MAILBOX = re.compile(r"\[mailto:[^\]]*\]|<[^<>\s]+@[^<>\s]+>")


def redact(text: str, names: Iterable[str] = ()) -> str:
    """The text with […] for every e-mail address, telephone number and name that can be told: `names`, names with a
    title, those in greetings and signatures, and any other place where one of these names stands. An address of an
    attachment loses the name of its file."""
    text = without_file_names(text)
    known = {name for name in names if name.strip()}
    for pattern, group in ((GREETING, 2), (VALEDICTION, 1), (INTRODUCED, 1), (MADE_BY, 1)):
        known |= {
            match[group]
            for match in pattern.finditer(text)
            if not ROLE_WORDS.search(match[group]) and not _is_authority(match[group])
        }
    for titled in TITLED.finditer(text):
        known.add(titled[0])
    text = MAILBOX.sub(GONE, text)
    text = EMAIL.sub(GONE, text)
    for name in sorted(known, key=len, reverse=True):
        text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", GONE, text, flags=re.IGNORECASE if " " in name else 0)
    for part in sorted({part for name in known for part in _parts(name)}, key=len, reverse=True):
        text = re.sub(rf"(?<![\w\[]){re.escape(part)}(?!\w)", GONE, text)
    text = PERSON.sub(_unless_office, text)
    text = TITLED.sub(GONE, text)
    text = CALL.sub(GONE, text)
    text = TELEPHONE.sub(GONE, text)
    return re.sub(rf"{re.escape(GONE)}(?:[ \t]*{re.escape(GONE)})+", GONE, text)


def _parts(name: str) -> list[str]:
    """The single names of a person that are not words of a title, a role or an authority."""
    titles = set(TITLES.split("|"))
    words = [word.strip(".") for word in name.split()]
    return [
        word
        for word in words
        if len(word) > 2 and word not in titles and not ROLE_WORDS.search(word) and not _in_authority(word)
    ]


def _is_authority(name: str) -> bool:
    return any(phrase.pattern.search(name) for phrase in VOCABULARY.authority_names)


def _in_authority(word: str) -> bool:
    return any(word in phrase.words.split() for phrase in VOCABULARY.authority_names)


def _unless_office(match: re.Match[str]) -> str:
    """'Commissioner Cleveland Police' and the like name an office, not a person."""
    return match[0] if ROLE_WORDS.search(match[0].split(maxsplit=1)[1]) or _is_authority(match[0]) else GONE
