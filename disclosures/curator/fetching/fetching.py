"""Fetches one address as a polite guest: asks robots.txt first, one question at a time, and gives up in plain words."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from threading import Event, Lock
from typing import Literal
from urllib.parse import urldefrag, urljoin, urlsplit

import httpx
from protego import Protego

from disclosures.curator.fetching.addresses import NotPublic
from disclosures.curator.fetching.agent import NAME, user_agent
from disclosures.curator.fetching.pace import LONGEST_WAIT, Pace, seconds_to_wait
from disclosures.curator.fetching.transport import PublicOnly

LARGEST = 50_000_000
"""Bytes of an answer, unpacked."""
LARGEST_ROBOTS = 500_000
"""Bytes of a robots.txt that are read, as RFC 9309 has it."""
PATIENCE = httpx.Timeout(20, connect=10)
"""Seconds without a sign."""
LONGEST = 300.0
"""Seconds that an answer may take from its first byte to its last."""
MOST_REDIRECTS = 5
TRIES = 3
SECRET = "Authorization"
BUSY = (429, 503)
FAILED = (500, 502, 504)
GONE = (404, 410)
REFUSED = (401, 403, 406, 407, 451)
TOO_MANY_REDIRECTS = f"leads on more than {MOST_REDIRECTS} times"


class NotFetched(Exception):
    """There is no page; the message says why. `status`: gone or refused where the site said so, blank where nobody
    knows whether the page is there."""

    def __init__(self, message: str, status: Literal["gone", "refused", ""] = "", code: int = 0):
        super().__init__(message)
        self.status = status
        self.code = code
        """What the site answered in the end; 0 where it did not."""


@dataclass(frozen=True)
class Fetched:
    """What a site sent: status 200, or 304 where nothing changed since the copy that the question named."""

    address: str
    """From which it came."""
    status: int
    headers: Mapping[str, str]
    content: bytes
    moved_to: str = ""
    """The address that the site says is to be used from now on, where it says so."""


@dataclass(frozen=True)
class Question:
    """What is asked of a site, besides the address."""

    method: str = "GET"
    headers: Mapping[str, str] = field(default_factory=dict)
    form: Mapping[str, str] | None = None
    robots: bool = True
    """Whether robots.txt has a say: not for the interface that a site offers to programs."""


@dataclass(frozen=True)
class _Answer:
    status: int
    reason: str
    headers: httpx.Headers
    content: bytes


class Fetcher:
    """Fetches pages. Many threads may share it: questions to one host still come one after the other.

    Raises:
        Stopped: metadata.yml names nobody to whom a site can complain.
    """

    def __init__(self, stopping: Event | None = None):
        self.pace = Pace(stopping)
        self._client = httpx.Client(
            transport=PublicOnly(),
            timeout=PATIENCE,
            headers={"User-Agent": user_agent(), "Accept-Encoding": "gzip, deflate"},
            trust_env=False,
        )
        self._robots: dict[str, Protego | None] = {}
        self._dead: dict[str, str] = {}
        self._lock = Lock()

    def fetch(self, address: str, question: Question | None = None) -> Fetched:
        """What is at the address, redirections followed.

        Raises:
            NotFetched: there is no page, or it is not for us.
            Interrupted: the command was stopped.
        """
        question = question or Question()
        at, moved_to, lasting = _of_the_web(address, "is no address of the web"), "", True
        for _ in range(MOST_REDIRECTS + 1):
            answer = self._ask_politely(at, question)
            if answer.status not in (301, 302, 303, 307, 308) or "location" not in answer.headers:
                return Fetched(at, answer.status, answer.headers, answer.content, moved_to)
            lasting = lasting and answer.status in (301, 308)
            led = _led_on(at, answer.headers["location"])
            question, at = _for_next(question, at, led), led
            moved_to = at if lasting else moved_to
        raise NotFetched(TOO_MANY_REDIRECTS)

    def close(self) -> None:
        self._client.close()

    def _ask_politely(self, address: str, question: Question) -> _Answer:
        """Ask where robots.txt lets us, and again where the site is busy."""
        host = _host(address)
        if question.robots and not self._allowed(address):
            raise NotFetched("robots.txt of the site asks programs not to read it", "refused")
        for attempt in range(1, TRIES + 1):
            answer = self._ask(host, address, question)
            if answer.status not in (*BUSY, *FAILED) or attempt == TRIES:
                break
            self.pace.wait(_wait_after(answer, attempt))
        return _judged(answer)

    def _ask(self, host: str, address: str, question: Question) -> _Answer:
        """Ask, and once more where the line fails.

        Raises:
            NotFetched: nobody answers there, or what comes is too much.
        """
        if host in self._dead:
            raise NotFetched(self._dead[host])
        said, dead = "", False
        for attempt in (1, 2):
            try:
                with self.pace.turn(host):
                    return self._read(address, question)
            except NotPublic as error:
                raise NotFetched(str(error)) from error
            except (httpx.HTTPError, httpx.InvalidURL) as error:
                said = _told(error)
                dead = isinstance(error, httpx.ConnectError | httpx.ConnectTimeout)
            if attempt == 1:
                self.pace.wait(5.0)
        if dead:
            self._dead[host] = f"{said}; it was tried before"
        raise NotFetched(said)

    def _read(self, address: str, question: Question) -> _Answer:
        """Read the answer, piece by piece, so that one without an end ends here."""
        begun = time.monotonic()
        content = bytearray()
        form = dict(question.form) if question.form is not None else None
        with self._client.stream(
            question.method, address, headers=dict(question.headers), data=form, follow_redirects=False
        ) as answer:
            if int(answer.headers.get("content-length", "0") or 0) > LARGEST:
                raise _too_large()
            for piece in answer.iter_bytes(65_536):
                content += piece
                if len(content) > LARGEST:
                    raise _too_large()
                if time.monotonic() - begun > LONGEST:
                    raise NotFetched(f"was still being sent after {LONGEST:.0f} seconds")
                self.pace.wait(0.0)
            return _Answer(answer.status_code, answer.reason_phrase, answer.headers, bytes(content))

    def _allowed(self, address: str) -> bool:
        parts = urlsplit(address)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._robots:
            self._robots[site] = self._robots_of(site)
        rules = self._robots[site]
        return rules is None or rules.can_fetch(address, NAME)

    def _robots_of(self, site: str) -> Protego | None:
        """The rules of the site, which also say how long to pause; None where it has none. RFC 9309: what is not there
        forbids nothing, what cannot be read for a fault of the site forbids all."""
        at = f"{site}/robots.txt"
        question = Question(robots=False)
        try:
            found = self.fetch(at, question)
        except NotFetched as error:
            if (400 <= error.code < 500 and error.code not in BUSY) or str(error) == TOO_MANY_REDIRECTS:
                return None
            raise
        rules = Protego.parse(found.content[:LARGEST_ROBOTS].decode("utf-8", errors="replace"))
        delay = rules.crawl_delay(NAME)
        if delay:
            self.pace.slow_down(_host(site), delay)
        return rules


def _told(error: Exception) -> str:
    if isinstance(error, httpx.TimeoutException):
        return "did not answer in time"
    return f"cannot be reached: {error or type(error).__name__}"


def _host(address: str) -> str:
    return urlsplit(address).hostname or ""


def _led_on(address: str, location: str) -> str:
    try:
        return _of_the_web(urljoin(address, location), "leads on to what is no address of the web")
    except ValueError as error:
        raise NotFetched("leads on to what is no address of the web") from error


def _for_next(question: Question, address: str, led: str) -> Question:
    """The question for the address to which a site leads on: what is secret is for the site alone that was asked.

    Raises:
        NotFetched: a form is not sent twice.
    """
    if question.form is not None:
        raise NotFetched("leads on where it should answer")
    if urlsplit(address)[:2] == urlsplit(led)[:2]:
        return question
    return replace(question, headers={name: said for name, said in question.headers.items() if name != SECRET})


def _of_the_web(address: str, otherwise: str) -> str:
    """The address without its fragment.

    Raises:
        NotFetched: it is none of http and https; `otherwise` says so.
    """
    try:
        plain = urldefrag(address).url
        host = urlsplit(plain).hostname
    except ValueError as error:
        raise NotFetched(otherwise) from error
    if not plain.lower().startswith(("http://", "https://")) or not host:
        raise NotFetched(otherwise)
    return plain


def _too_large() -> NotFetched:
    return NotFetched(f"is larger than {LARGEST // 1_000_000} MB, more than one answer has")


def _wait_after(answer: _Answer, attempt: int) -> float:
    """Seconds until the next try: as long as the site says, else longer with each.

    Raises:
        NotFetched: the site wants more patience than we have.
    """
    said = seconds_to_wait(answer.headers.get("retry-after", ""), time.time())
    if said is not None and said > LONGEST_WAIT:
        raise NotFetched(f"asks to come back in {said:.0f} seconds; run the command again then")
    return said if said is not None else 5.0 * 2.0**attempt


def _judged(answer: _Answer) -> _Answer:
    """The answer, if it is one.

    Raises:
        NotFetched: it says that there is none.
    """
    told = f"the site answered {answer.status} {answer.reason}".rstrip()
    if answer.status in GONE:
        raise NotFetched(told, "gone", answer.status)
    if answer.status in REFUSED:
        raise NotFetched(told, "refused", answer.status)
    if answer.status in (*BUSY, *FAILED):
        raise NotFetched(f"{told}, {TRIES} times", code=answer.status)
    if answer.status >= 400:
        raise NotFetched(told, code=answer.status)
    return answer
