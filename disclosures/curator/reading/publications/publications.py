"""A publication, drafted: whose it is, what kind, and the positions that it states."""

from __future__ import annotations

import re

from disclosures.curator.drafts.files import Cell
from disclosures.curator.drafts.proposals import Row
from disclosures.curator.reading.fields.authority import authority_of, mentions
from disclosures.curator.reading.lines import lines_of
from disclosures.curator.reading.publications.deciding import Decided, decided
from disclosures.curator.reading.publications.forces import forces_in, main_forces, spans_of, together
from disclosures.curator.reading.publications.kinds import kind_of_publication
from disclosures.curator.reading.publications.rows import position_rows, publication_row, technology_rows
from disclosures.curator.reading.publications.stating import Reading
from disclosures.curator.reading.redaction import redact
from disclosures.curator.reading.sites import authority_at, host_of
from disclosures.curator.reading.verdicts.decisions import is_decision
from disclosures.curator.reading.verdicts.seen import Seen
from disclosures.curator.reading.vocabulary import VOCABULARY

AFTER_STORY = re.compile(
    r"\W*(?:related (?:stories|articles|topics|internet links)|more on this story|most (?:read|popular)|"
    r"read (?:more|next)\W*$|comments?\W*$|"
    r"you may also like|recommended|sign up|subscribe|follow us|share this|around the (?:bbc|web)|more from|"
    r"popular (?:stories|articles))",
    re.IGNORECASE,
)
"""What follows a report on its page: the headings of others."""
FEWEST_SENTENCES = 4
"""Of a report, before what follows it can begin."""
AT_LARGE = re.compile(r"\bpolic(?:e|ing)\b", re.IGNORECASE)
OTHER_JUDGES = re.compile(r"\bTribunal\b|\(Scotland\) Act|\bScottish Information Commissioner\b|\bUKFTT\b")
OF_THE_UNION = re.compile(r"(?:^|\.)(?:parliament\.uk|parallelparliament\.co\.uk|theyworkforyou\.com)$")
"""Hosts of the parliament of the United Kingdom, or of those who copy it."""
COMMISSIONER = re.compile(r"\b(?:deputy )?police(?:,? fire)? and crime commissioner\b", re.IGNORECASE)
COMMISSIONER_SPEAKS = re.compile(
    r"\b(?:police(?:, fire)? and crime commissioner|PF?CC|commissioner)\b[^.\n]{0,80}\b(?:said|says|added|told|"
    r"announced|has (?:secured|approved|agreed|invested|funded|pledged)|decided|is (?:funding|investing))\b",
    re.IGNORECASE,
)
"""A news report retells a commissioner, and not the force."""
FORCE_SPEAKS = re.compile(
    r"\b(?:inspector|insp|superintendent|supt|sergeant|sgt|constable|chief constable|officer|PC|DC|DI|ACC|DCC|"
    r"spokes\w+|force|police|constabulary)\b[^.\n]{0,80}\b(?:said|says|added|told|confirmed|announced|tweeted)\b",
    re.IGNORECASE,
)


def propose_publication(text: str, seen: Seen, names: list[str]) -> dict[str, list[Row]]:
    """The rows of a publication, of its technologies and of its positions; what the page does not show is blank.

    Args:
        text: The page, without personal data.
        seen: The page and its address.
        names: People whom the page's markup names.
    """
    title = redact(seen.page.title, names)
    on_complaint = is_decision(seen)
    kind = kind_of_publication(seen)
    main = _forces_of(title, text, seen.url, kind)
    authority = _of_complaint(text, seen.url) if on_complaint else _authority(title, text, seen.url, kind, main)
    code = authority.value if authority else ""
    found = _positions(title, text, main, code, kind)
    return {
        "publications": [publication_row(title, text, seen.url, kind, authority, found)],
        "publication_technologies": technology_rows(title, text, found),
        "positions": position_rows(text, kind, code, found),
    }


def not_shown(rows: dict[str, list[Row]]) -> list[str]:
    """What a draft of a publication leaves blank that a reader would want to know, in words."""
    row = rows["publications"][0]
    wanted = {"authority": "whose it is", "published_on": "its date"}
    if row["kind"].value == "news_report":
        wanted = {
            "authority": "the body that it quotes or retells",
            "publisher": "the outlet",
            "published_on": "its date",
        }
    missing = [words for name, words in wanted.items() if name not in row]
    if not rows["publication_technologies"]:
        missing.append("a technology")
    elif not rows["positions"]:
        missing.append("a position")
    if any("force" not in one for one in rows["positions"]):
        missing.append("the force")
    return missing


def _forces_of(title: str, text: str, url: str, kind: str) -> list[str]:
    """The forces of which the publication may state something.

    On its own site a force speaks of itself, and of another only where both are named together at the beginning; a
    commissioner or a board speaks of its force, and of others that its title or its first words name.
    """
    site = VOCABULARY.authorities.get(authority_at(url), {})
    main = main_forces(title, text)
    if kind == "news_report" or not site.get("force"):
        return main
    own = site["force"]
    if site["kind"] == "force":
        others = dict.fromkeys(one.force for one in forces_in(text) if one.force != own)
        return [own, *(force for force in others if together(own, force, text))]
    return [own, *(force for force in main if force != own)]


def _authority(title: str, text: str, url: str, kind: str, main: list[str]) -> Cell | None:
    """Whose publication it is: that of the site; of a news report the body that it quotes or retells."""
    if kind != "news_report":
        if code := authority_at(url) or _named_in(url):
            spans = [(start, end) for start, end, named in mentions(text) if named == code][:1]
            return Cell(code, spans, 0.97, "whose site it is")
        if kind == "assembly_question" and (code := _answers(text, url)) in VOCABULARY.authorities:
            return Cell(code, [], 0.75, "who answers there")
        heading = title or text.partition("\n")[0]
        if first := [one for one in forces_in(heading) if one.force in main]:
            return Cell(first[0].force, spans_of(first[0].force, text), 0.8, "force that the title names first")
        return authority_of(text, title, url, "")
    if main and _commissioner_only(text):
        office = next(
            (
                row["id"]
                for row in VOCABULARY.authorities.values()
                if row["kind"] == "commissioner" and row["force"] == main[0]
            ),
            "",
        )
        if office:
            return Cell(office, [], 0.6, "the commissioner speaks, and nobody of the force")
    if main:
        return Cell(main[0], spans_of(main[0], text), 0.8 if len(main) == 1 else 0.65, "force that the report is about")
    return authority_of(text, title, "", "")


def _answers(text: str, url: str) -> str:
    """Who answers a question of an assembly: the Mayor's office in London, if there is an answer; the Home Office in
    the parliament of the United Kingdom."""
    if host_of(url).endswith("london.gov.uk"):
        return "mopac" if re.search(r"^\s*Answer", text, re.MULTILINE) else "london-assembly"
    return "home-office" if OF_THE_UNION.search(host_of(url)) else ""


def _of_complaint(text: str, url: str) -> Cell | None:
    """Who decided on a complaint: the site's authority, else the Information Commissioner, unless the law is that of
    Scotland or a tribunal decided."""
    if code := authority_at(url):
        return Cell(code, [], 0.97, "whose site it is")
    if OTHER_JUDGES.search(text):
        return None
    return Cell("ico", [], 0.8, "decision on a complaint") if "ico" in VOCABULARY.authorities else None


def _named_in(url: str) -> str:
    """The one authority, other than a force, whose id is a word of the address: `/mopac-decisions/`."""
    words = set(re.findall(r"[a-z]+", url.lower().partition("//")[2].partition("/")[2]))
    found = [code for code, row in VOCABULARY.authorities.items() if code in words and row["kind"] != "force"]
    return found[0] if len(found) == 1 else ""


def _commissioner_only(text: str) -> bool:
    return bool(COMMISSIONER_SPEAKS.search(text)) and not FORCE_SPEAKS.search(COMMISSIONER.sub(" ", text))


def _positions(title: str, text: str, main: list[str], authority: str, kind: str) -> list[Decided]:
    """What the page states; a page that is about no force speaks of policing at large only if a national body
    publishes it."""
    national = VOCABULARY.authorities.get(authority, {}).get("kind") in ("national", "oversight")
    national = national or kind == "assembly_question"
    if not main and not (national and AT_LARGE.search(text)):
        return []
    own = authority if VOCABULARY.is_force(authority) and kind != "news_report" else ""
    register = kind == "decision" and VOCABULARY.authorities.get(authority, {}).get("kind") == "commissioner"
    reading = Reading(text, main, own, of_all=not main, rules=kind in ("policy", "privacy_notice"), register=register)
    for line in lines_of(text, 0, len(text)):
        if kind == "news_report" and reading.number > FEWEST_SENTENCES and AFTER_STORY.match(line.text):
            break
        reading.read_line(line)
    return decided(reading.said)
