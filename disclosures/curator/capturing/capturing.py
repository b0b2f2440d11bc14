"""Captures sources: fetches each with what it has attached, reads it, and hands over what is to be kept."""

from __future__ import annotations

import hashlib
import queue
import threading
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urldefrag, urlsplit

from disclosures.curator.capturing.evidence import Capture, Status, Store, kept_headers, sha256
from disclosures.curator.capturing.reading import WALL, Words, attached_to, words_of
from disclosures.curator.fetching.fetching import Fetched, Fetcher, NotFetched, Question
from disclosures.curator.fetching.pace import Interrupted
from disclosures.words.addresses import without_file_names

AT_ONCE = 4
"""Hosts that are asked at the same time; each of them one question at a time."""


@dataclass(frozen=True)
class Found:
    """What became of one address: a capture and its text, or in `failed` why nobody knows."""

    address: str
    capture: Capture | None
    text: str = ""
    failed: str = ""
    of: str = ""
    """The page to which it is attached; blank for a source."""
    content: bytes = b""
    """What the site sent just now, for whoever drafts from it; it is kept nowhere."""


def captured(addresses: list[str], store: Store, fetcher: Fetcher) -> Iterator[list[Found]]:
    """What became of each address, in the order in which the sites answer: the page's attachments first, then the page
    itself, so that a page which is kept has all that belongs to it.

    Whoever asks for the next keeps what it was given first; the fetcher's `stopping` ends it.
    """
    hosts: dict[str, list[str]] = {}
    for address in dict.fromkeys(urldefrag(address).url for address in addresses):
        hosts.setdefault(urlsplit(address).hostname or "", []).append(address)
    waiting: queue.SimpleQueue[list[str]] = queue.SimpleQueue()
    done: queue.SimpleQueue[list[Found] | BaseException | None] = queue.SimpleQueue()
    for several in hosts.values():
        waiting.put(several)
    workers = [
        threading.Thread(target=_work, args=(waiting, done, store, fetcher), daemon=True)
        for _ in range(min(AT_ONCE, len(hosts)))
    ]
    for worker in workers:
        worker.start()
    left = len(workers)
    while left:
        found = done.get()
        if found is None:
            left -= 1
        elif isinstance(found, BaseException):
            raise found
        else:
            yield found


def _work(
    waiting: queue.SimpleQueue[list[str]],
    done: queue.SimpleQueue[list[Found] | BaseException | None],
    store: Store,
    fetcher: Fetcher,
) -> None:
    """Capture host after host until none is left or the command is stopped."""
    try:
        while True:
            for address in waiting.get_nowait():
                done.put(capture(address, store, fetcher))
    except (queue.Empty, Interrupted):
        done.put(None)
    except BaseException as error:
        done.put(error)


def capture(address: str, store: Store, fetcher: Fetcher) -> list[Found]:
    """What became of the address and of what its page has attached, the page last.

    Raises:
        Interrupted: the command was stopped.
    """
    known = store.capture(address)
    try:
        fetched = fetcher.fetch(address, Question(headers=_only_if_new(known)))
    except NotFetched as error:
        return [_not_there(address, known, error)]
    if fetched.status == 304 and known:
        same = replace(known, fetched_on=_today(), source_status=_status(fetched), moved_to=fetched.moved_to)
        return [Found(address, same)]
    if _is_home_page_instead(address, fetched):
        return [_not_there(address, known, NotFetched("the site leads to its first page instead", "gone"))]
    words = _words(fetched)
    page = _read(address, known, fetched, words)
    if page.capture is None or page.capture.kind != "html":
        return [page]
    attached = [
        _attachment(link, address, words.names, store, fetcher)
        for link in attached_to(fetched.content, fetched.headers.get("content-type", ""), fetched.address)
    ]
    names = [store.name(one.address) for one in attached if one.capture]
    whole = replace(page.capture, attachments=names, missing=len(attached) - len(names))
    return [*attached, replace(page, capture=whole)]


def _attachment(link: str, page: str, names: tuple[str, ...], store: Store, fetcher: Fetcher) -> Found:
    known = store.capture(link)
    try:
        fetched = fetcher.fetch(link, Question(headers=_only_if_new(known)))
    except NotFetched as error:
        return replace(_not_there(link, known, error), of=page)
    if fetched.status == 304 and known:
        return Found(link, replace(known, fetched_on=_today()), of=page)
    return replace(_read(link, known, fetched, _words(fetched, names)), of=page)


def _words(fetched: Fetched, names: tuple[str, ...] = ()) -> Words:
    return words_of(fetched.content, fetched.headers.get("content-type", ""), fetched.address, names)


def _read(address: str, known: Capture | None, fetched: Fetched, words: Words) -> Found:
    if words.wall:
        return _not_there(address, known, NotFetched(WALL, "refused"))
    return Found(address, _capture(address, known, fetched, words), words.text, content=fetched.content)


def _capture(address: str, known: Capture | None, fetched: Fetched, words: Words) -> Capture:
    text_sha256 = sha256(words.text) if words.text else ""
    same = known is not None and known.text_sha256 == text_sha256
    return Capture(
        address=without_file_names(address),
        fetched_on=_today(),
        source_status=_status(fetched),
        moved_to=without_file_names(fetched.moved_to),
        content_sha256=hashlib.sha256(fetched.content).hexdigest(),
        text_sha256=text_sha256,
        since=known.since if known and same else _today(),
        kind=words.kind,
        title=words.title,
        headers=kept_headers(dict(fetched.headers)),
        message=words.message,
    )


def _not_there(address: str, known: Capture | None, error: NotFetched) -> Found:
    """What a site says that it has no page for us; the text that was kept stays, and so does what is attached."""
    if not error.status:
        return Found(address, None, failed=str(error))
    before = known or Capture(without_file_names(address), _today(), error.status)
    return Found(
        address,
        replace(
            before,
            fetched_on=_today(),
            source_status=error.status,
            moved_to="",
            content_sha256="",
            headers={},
            message=str(error),
        ),
    )


def _status(fetched: Fetched) -> Status:
    return "moved" if fetched.moved_to else "there"


def _only_if_new(known: Capture | None) -> dict[str, str]:
    """The headers that ask for a page only if it is another one than was kept."""
    if known is None or not known.content_sha256 or known.missing:
        return {}
    pairs = (("If-None-Match", "etag"), ("If-Modified-Since", "last-modified"))
    return {ask: known.headers[kept] for ask, kept in pairs if kept in known.headers}


def _is_home_page_instead(address: str, fetched: Fetched) -> bool:
    """Whether a site sent its first page where it no longer has the page that was asked for."""
    asked, got = (urlsplit(one) for one in (address, fetched.address))
    return got.path in ("", "/") and not got.query and asked.path not in ("", "/")


def _today() -> str:
    return date.today().isoformat()
