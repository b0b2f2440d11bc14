"""Compares what a disclosure's pages say now with what they said when it was coded."""

from __future__ import annotations

from dataclasses import dataclass, field

from disclosures.curator.capturing.evidence import Capture, Store
from disclosures.curator.rechecking.concerned import why_concerned
from disclosures.curator.rechecking.passages import Passage, changed_passages, plain


@dataclass(frozen=True)
class Text:
    """A page, or what it has attached, now and when it was coded."""

    now: Capture
    text: str
    passages: list[Passage]
    said_until: str


@dataclass
class Rechecked:
    """What became of the page at one address of a disclosure."""

    address: str
    verdict: str
    """same, changed, gone, refused; `first` where nothing was kept of the day on which it was read; `never` where
    nothing was kept at all."""
    since: str = ""
    """The day from which on the verdict holds, as far as captures tell."""
    texts: list[Text] = field(default_factory=list)
    concerned: list[tuple[dict[str, str], str]] = field(default_factory=list)
    """Rows of positions to be read again, and why."""


def recheck(address: str, read_on: str, positions: list[dict[str, str]], store: Store) -> Rechecked:
    """What became of the page since it was read.

    Args:
        address: Of the page.
        read_on: The day on which it was read; what was kept before or on it is what was coded.
        positions: The rows of positions that rest on it.
        store: What was captured.
    """
    page = store.capture(address)
    if page is None:
        return Rechecked(address, "never")
    if page.source_status in ("gone", "refused"):
        return Rechecked(address, page.source_status, page.fetched_on)
    texts, befores, first = [], [], False
    said_until = ""
    for name in [store.name(address), *page.attachments]:
        versions = store.versions(name)
        if not versions:
            continue
        coded, before = _as_coded(versions, read_on)
        if said_until and versions[0][0].since > said_until:
            before = ""  # an attachment that came later
        said_until = said_until or coded.fetched_on
        first = first or (len(versions) == 1 and coded.since > read_on)
        now, text = versions[-1]
        texts.append(Text(now, text, changed_passages(before, text), said_until))
        befores.append(before)
    return _judged(Rechecked(address, "first" if first else "same", page.since, texts), positions, befores)


def _as_coded(versions: list[tuple[Capture, str]], read_on: str) -> tuple[Capture, str]:
    """The newest that was there by the day of reading, else the oldest."""
    by_then = [one for one in versions if one[0].since <= read_on]
    return by_then[-1] if by_then else versions[0]


def _judged(found: Rechecked, positions: list[dict[str, str]], befores: list[str]) -> Rechecked:
    passages = [passage for one in found.texts for passage in one.passages]
    before, now = "\n".join(befores), "\n".join(one.text for one in found.texts)
    if passages:
        found.verdict = "changed"
        found.since = max(one.now.since for one in found.texts if one.passages)
        whys = [(row, why_concerned(row, passages, before, now)) for row in positions]
    else:
        whys = [(row, _not_there(row, now)) for row in positions]
    found.concerned = [(row, why) for row, why in whys if why]
    return found


def _not_there(position: dict[str, str], now: str) -> str:
    words = plain(position["key_phrase"])
    there = not words or f" {words} " in f" {plain(now)} "
    return "" if there else "its words are not among those that were captured"
