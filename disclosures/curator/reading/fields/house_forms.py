"""The forms in which a disclosure log writes its references, learnt from the rows of data/requests.csv, and how they
stand in headings and addresses."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cache
from urllib.parse import urlsplit

from disclosures.curator.reading.sites import host_of
from disclosures.curator.reading.vocabulary import read_table

FEWEST_ROWS = 5
"""Of a host, before its forms are taken for those of its log."""
FIRST_YEAR = 2005
"""The Acts came into force."""
YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True)
class Form:
    """A form such as 123/18: pieces are `n` a number, `Y` a year, `y` its last two figures, and else themselves."""

    pieces: tuple[str, ...]

    @property
    def pattern(self) -> re.Pattern[str]:
        """The reference with other signs, or none, between its pieces, as an address has it; that keeps an
        underscore."""
        figures = {"n": r"(\d{1,6})", "Y": r"((?:19|20)\d\d)", "y": r"(\d\d)"}
        kept = (piece.isalpha() or piece == "_" for piece in self.pieces)
        parts = [
            figures.get(piece) or (piece if keeps else "[-/. ]{0,3}")
            for piece, keeps in zip(self.pieces, kept, strict=True)
        ]
        return re.compile(rf"(?:(?<![a-z0-9])|(?<=foi)){''.join(parts)}(?![a-z0-9])", re.IGNORECASE)

    def written(self, figures: list[str], signs: str) -> str:
        """The reference in this form; blank where what should be a year is none. `signs`: what stood there."""
        found = dict(zip((place for place, piece in enumerate(self.pieces) if piece in "nYy"), figures, strict=True))
        this_year = date.today().year
        for place, figure in found.items():
            year = (
                int(figure) if self.pieces[place] == "Y" else 2000 + int(figure) if self.pieces[place] == "y" else None
            )
            if year and not FIRST_YEAR <= year <= this_year + 1:
                return ""
        if "Y" in self.pieces and "y" in self.pieces:
            first, second = (found[self.pieces.index(kind)] for kind in ("Y", "y"))
            if (int(first) + 1) % 100 != int(second):
                return ""
        return (
            "".join(found.get(place, piece) for place, piece in enumerate(self.pieces))
            if not YEAR.fullmatch(signs)
            else ""
        )


def form_of(reference: str) -> Form | None:
    """The form of a reference; None where it tells no year, so that any number would be one."""
    pieces = re.findall(r"\d+|[A-Za-z]+|[^A-Za-z\d]+", reference)
    figures = [place for place, piece in enumerate(pieces) if piece.isdecimal()]
    kinds = ["n" if place in figures else piece for place, piece in enumerate(pieces)]
    for place in figures:
        if YEAR.fullmatch(pieces[place]) and len(figures) > 1:
            kinds[place] = "Y"
    last = figures[-1] if len(figures) > 1 else -1
    if len(figures) > 1 and len(pieces[last]) == 2:
        kinds[last] = "y"
        before = figures[-2]
        if kinds[before] == "Y" and (int(pieces[before]) + 1) % 100 != int(pieces[last]):
            kinds[before] = "n"
    return Form(tuple(kinds)) if {"Y", "y"} & set(kinds) else None


def forms_at(url: str) -> list[Form]:
    """The forms of the log at this address, the most frequent first; none where data/ has few rows of its host."""
    return _forms().get(host_of(url), [])


def reference_in(text: str, url: str) -> tuple[str, int, int] | None:
    """The last reference in a heading, or in a part of an address, in a form of the log at `url`, and where it
    stands."""
    found = [
        (written, match.start(), match.end())
        for form in forms_at(url)
        for match in reversed(list(form.pattern.finditer(text)))
        if (written := form.written(list(match.groups()), match[0]))
    ]
    as_printed = (one for one in found if one[0].lower() == text[one[1] : one[2]].lower())
    return next(as_printed, found[0] if found else None)


def reference_in_address(url: str) -> str:
    """The reference in the last part of the address that has one, in the form in which the log prints it; blank for
    none."""
    parts = [part for part in urlsplit(url).path.split("/") if part]
    found = reference_in(parts[-1], url) if parts else None
    return found[0] if found else ""


@cache
def _forms() -> dict[str, list[Form]]:
    rows: dict[str, list[str]] = defaultdict(list)
    for row in read_table("requests"):
        if row["source_kind"] == "disclosure_log":
            rows[host_of(row["source_url"])].append(row["reference"])
    counted = {
        host: Counter(form for reference in references if (form := form_of(reference)))
        for host, references in rows.items()
        if host and len(references) >= FEWEST_ROWS
    }
    return {host: [form for form, _ in forms.most_common()] for host, forms in counted.items()}
