"""What kind of publication a page is, told by its address, its title and its first words."""

from __future__ import annotations

import re

from disclosures.curator.reading.sites import authority_at, host_of, listed_kind
from disclosures.curator.reading.verdicts.decisions import is_decision
from disclosures.curator.reading.verdicts.news import is_press
from disclosures.curator.reading.verdicts.seen import PARLIAMENTS, Seen
from disclosures.curator.reading.vocabulary import VOCABULARY

FIRST_WORDS = 400
"""Characters of a page in which it says what it is."""
BY_ADDRESS = (
    ("impact_assessment", r"impact-?assessment|dpia\b|\beia\b|equality-(?:analysis|assessment)|self-assessment"),
    ("privacy_notice", r"privacy-notice|fair-processing"),
    ("transparency_record", r"algorithmic-transparency|/atrs"),
    ("minutes", r"/minutes|minutes-|mgai\.aspx|official-report|committee-transcripts|what-was-said|meeting-notes"),
    ("decision", r"decision-(?:notice|record|log)|mopac-decisions|/decisions?/|/dn-|/pcd-"),
    ("assembly_question", r"written-questions?|questions-mayor|/questions?/|/wrans"),
    ("practice_entry", r"support-forces/practices|practice-bank"),
    ("plan", r"police-and-crime-plan|delivery-plan|/strateg(?:y|ies)"),
    ("news", r"/news/|/news-|press-release|latest-news|/media-centre|/blog|news-and-|/stories/"),
    ("policy", r"/polic(?:y|ies)(?:/|-(?!and))|procedure|/sops?/|standing-instruction"),
    ("board_paper", r"publication-library|board-papers?|committee-papers?|/agenda"),
    (
        "report",
        r"/reports?/|/peel-|/our-work/learning|inspection|annual-report|newsletter|/recommendation|/audits?/|/reviews?/",
    ),
)
"""Kinds by words of the address below the host."""
BY_TITLE = (
    ("impact_assessment", r"impact assessment|\bDPIA\b|equality (?:analysis|assessment)|self-assessment"),
    ("privacy_notice", r"privacy (?:information )?notice|fair processing notice|privacy statement"),
    ("transparency_record", r"algorithmic transparency|\bATRS\b|transparency record"),
    (
        "decision",
        r"decision (?:notice|record|form|log|number|sheet)|^PCD \d|\bDN ?\d|record of decision|^decision\b|"
        r"request for (?:\w+ )?decision",
    ),
    ("minutes", r"\bminutes\b|official report|notes of (?:the )?meeting|record of (?:the )?meeting"),
    (
        "assembly_question",
        r"written (?:question|answer)|question to the mayor|asked the (?:secretary|minister|home|mayor)|"
        r"mayor'?s question time",
    ),
    ("plan", r"police and crime plan|\bstrategy\b|strategic plan|delivery plan|annual plan|roadmap"),
    ("policy", r"\bpolicy\b|\bprocedure\b|standard operating|standing instruction|code of practice|guidance"),
    (
        "board_paper",
        r"(?:board|committee|panel|authority)\b.{0,40}\b(?:paper|report|update|agenda|meeting)|report (?:to|of) the",
    ),
    (
        "report",
        r"\breport\b|\breview\b|inspection|\baudit\b|survey|evaluation|newsletter|briefing|annual|recommendations?",
    ),
)
"""Kinds by words of the title, or of the first words."""
DATED_NEWS = re.compile(
    r"\bsaid\s*:|\b(?:said|added|explained|commented)\b[^.\n]{0,60}[“\"]|[“\"][^”\"]{20,}[”\"],? (?:said|added)|"
    r"\bpress release\b|\bnews release\b",
    re.IGNORECASE,
)


def kind_of_publication(seen: Seen) -> str:
    """The kind; `web_page` where nothing tells more."""
    if is_decision(seen) and listed_kind(seen.url) != "press":
        return "decision"
    if is_press(seen):
        return "news_report"
    if listed_kind(seen.url) == "alerts":
        return "alert_message"
    if PARLIAMENTS.search(host_of(seen.url)):
        return "minutes" if re.search(r"committee", seen.url) else "assembly_question"
    path = seen.url.partition("//")[2].partition("/")[2].lower()
    first = f"{seen.page.title}\n{seen.text[:FIRST_WORDS]}".strip()
    title = seen.page.title or first.partition("\n")[0]
    by_title = _first(BY_TITLE, title)
    if (by_title and by_title not in ("report", "plan")) or re.search(r"\bbriefing\b", title, re.IGNORECASE):
        return by_title or "report"
    by_address = _first(BY_ADDRESS, "/" + path)
    return by_address or by_title or _by_words(seen, first)


def _first(patterns: tuple[tuple[str, str], ...], said: str) -> str:
    return next((kind for kind, pattern in patterns if re.search(pattern, said, re.IGNORECASE)), "")


def _by_words(seen: Seen, first: str) -> str:
    """Where neither address nor title tells: by the first words, then news if somebody is quoted."""
    for kind in ("privacy_notice", "impact_assessment", "minutes", "transparency_record", "decision"):
        if re.search(dict(BY_TITLE)[kind], first, re.IGNORECASE):
            return kind
    quoted = DATED_NEWS.search(seen.text)
    police = VOCABULARY.authorities.get(authority_at(seen.url), {}).get("kind") in ("force", "commissioner")
    return "news" if quoted and (police or not seen.url) else "web_page"
