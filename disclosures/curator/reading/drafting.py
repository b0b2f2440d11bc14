"""Makes a draft of one document: reads it, takes out personal data, divides it into requests, proposes their rows."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import Any

from disclosures.curator.drafts.files import Draft, Record, content_of
from disclosures.curator.drafts.proposals import Row
from disclosures.curator.reading.entries import divide
from disclosures.curator.reading.fields.authority import authority_of, law_of
from disclosures.curator.reading.fields.dates import dates_of
from disclosures.curator.reading.fields.events import event_rows
from disclosures.curator.reading.fields.exemptions import exemptions_of
from disclosures.curator.reading.fields.figures import figure_rows
from disclosures.curator.reading.fields.outcomes import outcome_of
from disclosures.curator.reading.fields.products import product_rows
from disclosures.curator.reading.fields.questions import question_rows, questions_of
from disclosures.curator.reading.fields.references import citation_rows, reference_of
from disclosures.curator.reading.fields.requests import Head, answer_seen, request_row, source_cells
from disclosures.curator.reading.fields.technologies import asked_about, asked_in_title, technology_rows
from disclosures.curator.reading.formats import Page, Unreadable, clean, read
from disclosures.curator.reading.lines import LONGEST_LINE, Exchange, with_short_lines
from disclosures.curator.reading.positions.reading import positions_of
from disclosures.curator.reading.positions.rows import position_rows
from disclosures.curator.reading.publications.publications import not_shown, propose_publication
from disclosures.curator.reading.redaction import redact
from disclosures.curator.reading.sites import authority_at, kind_at
from disclosures.curator.reading.sources import Source, is_address
from disclosures.curator.reading.threads import Posted, thread_exchange
from disclosures.curator.reading.verdicts.seen import Seen
from disclosures.curator.reading.verdicts.telling import DISCLOSURE, PUBLICATION, verdict_of
from disclosures.curator.reading.vocabulary import VOCABULARY
from disclosures.words.addresses import without_file_names

BETWEEN_MESSAGES = "\n\x1e\n"
"""A mark that no text holds."""


def draft(source: Source) -> dict[str, Any]:
    """The draft as docs/curating.md describes it. Never raises for what the document holds.

    Raises:
        BuildStopped: a file of data/ from which the drafting tool has its words cannot be read.
    """
    address = source.url if is_address(source.url) else ""
    about = {
        "name": without_file_names(source.name),
        "url": without_file_names(address) or None,
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
    url = address or page.url
    about["url"] = without_file_names(url) or None
    about["kind"] = kind_of(page, url)
    made.text, messages = assembled_text(page)
    page = in_short_lines(page)
    made.verdict, made.message = verdict_of(page, url)
    if made.verdict == DISCLOSURE:
        exchanges = [thread_exchange(made.text, messages)] if page.thread else divide(made.text)
        for exchange in exchanges:
            rows = propose(made.text, exchange, page, url, several=len(exchanges) > 1)
            made.records.append(Record("request", {table: proposed for table, proposed in rows.items() if proposed}))
    if made.verdict == PUBLICATION:
        publication = propose_publication(made.text, Seen(page, url), page.names)
        made.records.append(Record("publication", {table: rows for table, rows in publication.items() if rows}))
        made.message = message_of(publication)
    return content_of(made)


def message_of(publication: dict[str, list[Row]]) -> str:
    """`is a publication (news report); not shown: the outlet, its date`."""
    kind = publication["publications"][0]["kind"].value.replace("_", " ")
    missing = not_shown(publication)
    return f"is a publication ({kind})" + (f"; not shown: {', '.join(missing)}" if missing else "")


def kind_of(page: Page, url: str) -> str:
    """What kind of source it is: a code of requests.source_kind, or `text` where nothing tells.

    The address tells it; without one a thread and a letter are known by their form.
    """
    if url:
        return kind_at(url)
    if page.thread:
        return "whatdotheyknow"
    return "letter" if page.kind in ("pdf", "docx") else "text"


def in_short_lines(page: Page) -> Page:
    """The page as the rules look at it that tell what it is: its lines, and its title, are none too long."""
    messages = [replace(message, text=with_short_lines(message.text)) for message in page.messages]
    return replace(page, messages=messages, title=page.title[:LONGEST_LINE])


def assembled_text(page: Page) -> tuple[str, list[Posted]]:
    """The text without personal data, and where its messages begin and end.

    All are redacted together: a name that one tells is taken out of the others.
    """
    whole = redact(BETWEEN_MESSAGES.join(message.text for message in page.messages), page.names)
    parts = [with_short_lines(clean(part)) for part in whole.split(BETWEEN_MESSAGES)]
    posted: list[Posted] = []
    at = 0
    for part, message in zip(parts, page.messages, strict=False):
        posted.append(Posted(at, at + len(part), message.sender, message.sent_on, message.cut))
        at += len(part) + len("\n\n")
    return "\n\n".join(parts), posted


def propose(text: str, exchange: Exchange, page: Page, url: str, several: bool) -> dict[str, list[Row]]:
    """The rows of every table for one request.

    Args:
        text: The page, without personal data.
        exchange: The request and its answer, as lines of the text.
        page: The page as it was read.
        url: Its address; blank where it is not known.
        several: Whether the page holds more requests than this.
    """
    title = redact(page.title, page.names)
    authority = authority_of(text, title, url, page.authority)
    own_url = url if authority_at(url) else ""
    code = authority.value if authority else ""
    law = law_of(code, text)
    reference = reference_of(text, exchange, own_url, "" if several else title)
    asked = asked_about(text, exchange) or asked_in_title(text, exchange, title)
    questions = questions_of(text, exchange)
    stated = positions_of(text, exchange, code, list(asked), questions)
    dates = dates_of(text, exchange, own_url, several)
    exemptions = exemptions_of(exchange, law)
    outcome = outcome_of(exchange, stated, exemptions)
    force = code if VOCABULARY.is_force(code) else ""
    head = Head(title, page.thread, authority, law, reference)
    request = request_row(text, exchange, head, questions, list(asked)) | dates
    request |= {"outcome": outcome, "answer_seen": answer_seen(exchange)} | source_cells(url, kind_of(page, url))
    answered = {number for one in stated if one.on_use for number in one.questions}
    return {
        "requests": [request],
        "request_technologies": technology_rows(asked),
        "questions": question_rows(exchange, questions, outcome, answered),
        "positions": position_rows(text, stated),
        "request_exemptions": [{"exemption": value} for value in exemptions],
        "events": event_rows(text, exchange, dates),
        "citations": citation_rows(exchange, reference.value if reference else ""),
        "figures": figure_rows(text, exchange, force, list(asked), questions),
        "products": product_rows(text, exchange, questions, list(asked)),
    }
