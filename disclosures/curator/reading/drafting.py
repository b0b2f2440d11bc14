"""Makes a draft of one document: reads it, takes personal data out, divides it into requests and proposes their rows."""

from __future__ import annotations

import hashlib
import re

from disclosures.curator.drafts.files import Cell, Draft, Record, content_of
from disclosures.curator.drafts.proposals import Row, derived
from disclosures.curator.reading.entries import divide
from disclosures.curator.reading.fields import authority as authorities
from disclosures.curator.reading.fields import (
    dates,
    events,
    exemptions,
    figures,
    products,
    questions,
    references,
    technologies,
)
from disclosures.curator.reading.formats import Page, Unreadable, clean, read
from disclosures.curator.reading.lines import Exchange, Role
from disclosures.curator.reading.positions.reading import positions_of
from disclosures.curator.reading.positions.rows import position_rows
from disclosures.curator.reading.positions.statements import Statement
from disclosures.curator.reading.redaction import redact
from disclosures.curator.reading.sources import Source, is_address
from disclosures.curator.reading.threads import Posted, thread_exchange
from disclosures.curator.reading.verdicts import DISCLOSURE, verdict_of
from disclosures.curator.reading.vocabulary import VOCABULARY


def draft(source: Source) -> dict:
    """The draft as docs/curating.md describes it. Never raises for what the document holds."""
    address = source.url if is_address(source.url) else ""
    about = {
        "name": source.name,
        "url": address or None,
        "kind": "text",
        "sha256": hashlib.sha256(source.content).hexdigest(),
    }
    made = Draft(about, "empty", "is empty", "", [])
    if not source.content.strip():
        return content_of(made)
    try:
        page = read(source.content)
    except Unreadable as error:
        made.verdict, made.message = "unreadable", str(error)
        return content_of(made)
    about["url"] = address or page.url or None
    about["kind"] = kind_of(page, about["url"] or "")
    made.verdict, made.message = verdict_of(page, about["url"] or "")
    made.text, messages = _assembled(page)
    if made.verdict == DISCLOSURE:
        exchanges = [thread_exchange(made.text, messages)] if page.thread else divide(made.text)
        for exchange in exchanges:
            rows = propose(made.text, exchange, page, about, len(exchanges) > 1)
            made.records.append(Record("request", {table: proposed for table, proposed in rows.items() if proposed}))
    return content_of(made)


def kind_of(page: Page, url: str) -> str:
    """What kind of source it is: a code of requests.source_kind, or `text` where nothing tells."""
    if page.thread:
        return "whatdotheyknow"
    if page.kind in ("pdf", "docx"):
        return "letter"
    if re.search(r"pcc\.|commissioner|mopac|london\.gov\.uk", url) or re.search(
        r"police(?:, fire)? and crime commissioner|mayor['’]s office", page.title, re.IGNORECASE
    ):
        return "commissioner_site"
    return "disclosure_log" if page.kind == "html" or url else "text"


def _assembled(page: Page) -> tuple[str, list[Posted]]:
    """The text without personal data, and where its messages begin and end. All are redacted together: a name that one tells is taken
    out of the others."""
    mark = "\n\x1e\n"
    whole = redact(mark.join(message.text for message in page.messages), page.names)
    parts = [clean(part) for part in whole.split(mark)]
    spans, at = [], 0
    for part, message in zip(parts, page.messages):
        spans.append(Posted(at, at + len(part), message.sender, message.sent_on, message.cut))
        at += len(part) + 2
    return "\n\n".join(parts), spans


def propose(text: str, exchange: Exchange, page: Page, about: dict, several: bool) -> dict[str, list[Row]]:
    """The rows of every table for one request."""
    url = about["url"] or ""
    title = redact(page.title, page.names)
    who = authorities.authority_of(text, title, url, page.authority)
    code = who.value if who else ""
    law = authorities.law_of(code, text)
    reference = references.reference_of(text, exchange, url)
    asked = technologies.asked_about(text, exchange)
    if not asked:
        asked = _asked_in_title(text, exchange, title)
    listed = questions.questions_of(text, exchange)
    stated = positions_of(text, exchange, code, list(asked), listed)
    when = dates.dates_of(text, exchange, url, several)
    relied = exemptions.exemptions_of(exchange, law)
    request = _id(code, reference, title, asked)
    seen = _answer_seen(exchange)
    outcome = outcome_of(text, exchange, stated, relied, seen)
    subject = _title(text, exchange, title, reference, page.thread)
    summaries = [summary for question in listed if (summary := questions.summary_of(question))]
    head: Row = {
        "id": derived(request),
        **({"authority": who, "law": derived(law)} if who else {}),
        **({"reference": reference} if reference else {}),
        **({"title": subject} if subject else {}),
        **(
            {
                "summary": Cell(
                    " ".join(dict.fromkeys(summaries)),
                    [span for question in listed[:3] for span in question.spans[:1]],
                    0.5,
                    "kinds of question",
                )
            }
            if summaries
            else {}
        ),
        **when,
        "outcome": outcome,
        "answer_seen": seen,
        **({"source_url": derived(url)} if url else {}),
        **({"source_kind": derived(about["kind"])} if about["kind"] != "text" else {}),
        "checked": derived("single"),
    }
    force = code if VOCABULARY.is_force(code) else ""
    return {
        "requests": [head],
        "request_technologies": [
            {"request": derived(request), "technology": value} for value in technologies.values(asked)
        ],
        "questions": questions.rows(
            exchange,
            listed,
            request,
            outcome,
            {number for one in stated if one.position not in SILENT for number in one.questions},
        ),
        "positions": position_rows(text, stated, request),
        "request_exemptions": [{"request": derived(request), "exemption": value} for value in relied],
        "events": events.rows(text, exchange, request, when, url),
        "citations": references.citations(text, exchange, reference.value if reference else "", request),
        "figures": figures.rows(text, exchange, request, force, list(asked), listed),
        "products": products.rows(text, exchange, listed, list(asked)),
    }


def _id(authority: str, reference: Cell | None, title: str, asked: dict) -> str:
    """The authority and its reference, in lower case with hyphens; where there is none, the authority and a few words."""
    tail = (
        reference.value if reference else " ".join(re.findall(r"[A-Za-z]+", title)[:5]) or next(iter(asked), "request")
    )
    return "-".join(part for part in (authority, re.sub(r"[^a-z0-9]+", "-", tail.lower()).strip("-")) if part)


def _asked_in_title(text: str, exchange: Exchange, title: str) -> dict:
    found: dict = {}
    for line in exchange.having(Role.FRONT)[:3]:
        for mention in technologies.technologies_in(text, line.start, line.end):
            found.setdefault(mention.code, []).append((mention.start, mention.end))
    return found or {mention.code: [] for mention in technologies.technologies_in(title)}


def _title(text: str, exchange: Exchange, title: str, reference: Cell | None, thread: bool) -> Cell | None:
    """The printed subject: of the entry, of the thread or of the page."""
    if exchange.head:
        after = [line for line in exchange.lines[1:3] if 3 < len(line.text) < 120 and re.search(r"[a-z]{3}", line.text)]
        return Cell(after[0].text, [(after[0].start, after[0].end)], 0.7, "heading of the entry") if after else None
    printed = re.split(r" [|–-] (?!\d)", title)[0] if not thread else title
    printed = re.sub(r"(?i)^\s*(?:FOI|freedom of information(?: request)?)\b[\s:#-]*", "", printed)
    printed = printed.replace(reference.value, "").strip(" :–-") if reference else printed.strip()
    if not printed or len(printed) > 150:
        return None
    at = text.find(printed)
    return Cell(printed, [(at, at + len(printed))] if at >= 0 else [], 0.7, "heading of the page")


def _answer_seen(exchange: Exchange) -> Cell:
    lines = exchange.having(Role.ANSWER)
    if not lines:
        return Cell("none", [], 0.85, "no words of an answer")
    spans = [(lines[0].start, lines[0].end)]
    cut = any(letter.cut for letter in exchange.letters) or lines[-1].text.rstrip().endswith(("...", "…"))
    return Cell("part" if cut else "whole", spans, 0.8, "words of an answer")


SILENT = ("ncnd", "withheld", "no_information_held")
"""Positions that answer no question on use."""
NOT_HELD = re.compile(
    r"no information (?:is |was )?held|does not hold|do not hold|information[^.]{0,40} not held", re.IGNORECASE
)
REFUSED_WHOLE = re.compile(
    r"refusal of the whole|refuse(?:d|s)? (?:your|the) (?:whole )?request|exempt in (?:full|its entirety)",
    re.IGNORECASE,
)


def outcome_of(text: str, exchange: Exchange, stated: list[Statement], relied: list[Cell], seen: Cell) -> Cell:
    """How the request ended: that of the main answer."""
    if seen.value == "none":
        return Cell("unknown", [], 0.8, "no words of an answer")
    answer = exchange.having(Role.ANSWER)
    said = "\n".join(line.text for line in answer)
    spans = [(line.start, line.end) for line in answer[:2]]
    sections = {re.sub(r"^foi[sa]+-(\d+[a-z]?).*", r"\1", value.value) for value in relied}
    not_held = NOT_HELD.search(said)
    silent = [one for one in stated if one.position == "ncnd"]
    spoken = [one for one in stated if one.position not in SILENT]
    disclosed = [
        line
        for line in answer
        if len(line.text.split()) > 3
        and not NOT_HELD.search(line.text)
        and not questions.EXEMPT.search(line.text)
        and not questions.NCND.search(line.text)
    ]
    if "12" in sections and not spoken:
        return Cell("cost_limit", spans, 0.85, "section 12")
    if "14" in sections and not spoken:
        return Cell("vexatious", spans, 0.8, "section 14")
    denied = spoken and all(one.position in ("does_not_use", "considering") for one in spoken)
    if (
        not_held
        and (denied or not spoken)
        and not any(figure for figure in re.findall(r"£\d", said))
        and not (silent and not spoken)
    ):
        return Cell("not_held", spans, 0.75, "no information held")
    if not_held and re.match(r"no information held", said, re.IGNORECASE):
        return Cell("not_held", spans, 0.75, "printed outcome")
    if silent and not spoken and not not_held:
        return Cell("ncnd", spans, 0.8, "neither confirms nor denies")
    if silent or sections - {"21"} or questions.EXEMPT.search(said):
        return Cell(
            "partly_disclosed" if spoken or disclosed else "refused", spans, 0.7, "some disclosed, some refused"
        )
    if REFUSED_WHOLE.search(said):
        return Cell("refused", spans, 0.7, "refused")
    return Cell("disclosed", spans, 0.65, "nothing refused")
