"""The Internet Archive: looks for copies of a page, and has one made (availability API, Save Page Now 2).

The documented forms: https://archive.org/help/wayback_api.php, and "Save Page Now 2 Public API Docs" of the Archive.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urldefrag

from disclosures.curator.fetching.fetching import Fetcher, NotFetched
from disclosures.curator.fetching.services import ask_service

AVAILABLE = "https://archive.org/wayback/available"
SAVE = "https://web.archive.org/save"
COPY = "https://web.archive.org/web"
ACCESS_KEY, SECRET_KEY = "INTERNET_ARCHIVE_ACCESS_KEY", "INTERNET_ARCHIVE_SECRET_KEY"
"""Where the keys stand in the environment, and nowhere else: https://archive.org/account/s3.php gives them out."""
PAUSE = 5.0
"""Seconds between two questions, so that there are twelve in a minute at most."""
NOT_AGAIN_WITHIN = "30d"
"""A copy that the Archive made so short a time ago will do."""
MOST_LOOKS = 40
"""How often we ask whether a copy is done; with the pause, for more than three minutes."""
SESSIONS_FULL = "error:user-session-limit"
OF_THE_DAY = ("error:too-many-daily-captures", "error:daily-limit", "error:no-access", "error:unauthorized")
"""After these nothing more is saved today: the account has had its share, or may not save."""


class NotArchived(Exception):
    """There is no copy; the message says why."""


class ArchiveClosed(Exception):
    """The Archive saves no more pages for us today; the message says why."""


@dataclass(frozen=True)
class Copy:
    """A copy in the archive: its address and its day."""

    address: str
    made_on: date


class InternetArchive:
    """Asks the Archive, with a pause after each question. Without keys it only looks for copies."""

    def __init__(self, fetcher: Fetcher, environment: Mapping[str, str] = os.environ):
        self._fetcher = fetcher
        access, secret = environment.get(ACCESS_KEY, ""), environment.get(SECRET_KEY, "")
        self.can_save = bool(access and secret)
        self._headers = {"Authorization": f"LOW {access}:{secret}"} if self.can_save else {}
        for host in ("archive.org", "web.archive.org"):
            fetcher.pace.slow_down(host, PAUSE)

    def copy_near(self, address: str, day: date) -> Copy | None:
        """The copy of the page that was made nearest to the day; none where there is none.

        Raises:
            NotFetched: the Archive does not answer.
        """
        query = {"url": urldefrag(address).url, "timestamp": day.strftime("%Y%m%d")}
        found = ask_service(self._fetcher, AVAILABLE, query)
        try:
            closest = found["archived_snapshots"].get("closest", {})
            if not closest.get("available") or not str(closest.get("status", "200")).startswith("2"):
                return None
            return Copy(_secure(closest["url"]), _day(closest["timestamp"]))
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise NotFetched("archive.org answered in another form than it documents") from error

    def save(self, address: str) -> Copy:
        """Have a copy made, and wait for it.

        Raises:
            NotArchived: the Archive says that it made none.
            ArchiveClosed: it makes none for us any more today.
            NotFetched: it does not answer.
        """
        form = {"url": urldefrag(address).url, "if_not_archived_within": NOT_AGAIN_WITHIN, "skip_first_archive": "1"}
        for _ in range(MOST_LOOKS):
            begun = self._ask(SAVE, form)
            if begun.get("status_ext") != SESSIONS_FULL:
                break
            self._fetcher.pace.wait(PAUSE)
        _stop_on_error(begun)
        if not begun.get("job_id"):  # there is one already, which the Archive tells in a sentence
            copy = self.copy_near(address, date.today())
            if copy is None:
                raise NotArchived(str(begun.get("message") or "the Archive began no copy"))
            return copy
        return self._done(str(begun["job_id"]), form["url"])

    def _done(self, job: str, address: str) -> Copy:
        for _ in range(MOST_LOOKS):
            state = self._ask(f"{SAVE}/status/{job}")
            _stop_on_error(state)
            if state.get("status") == "success":
                try:
                    stamp = str(state["timestamp"])
                    return Copy(f"{COPY}/{stamp}/{state.get('original_url') or address}", _day(stamp))
                except (KeyError, ValueError) as error:
                    raise NotFetched("web.archive.org answered in another form than it documents") from error
            self._fetcher.pace.wait(0.0)
        raise NotArchived("the copy was not done after some minutes; run the command again later")

    def _ask(self, address: str, form: Mapping[str, str] | None = None) -> dict[str, Any]:
        answer = ask_service(self._fetcher, address, headers=self._headers, form=form)
        if not isinstance(answer, dict):
            raise NotFetched("web.archive.org answered in another form than it documents")
        return answer


def _stop_on_error(answer: dict[str, Any]) -> None:
    if answer.get("status") != "error":
        return
    code = str(answer.get("status_ext") or "error")
    told = f"the Archive says: {answer.get('message') or code}"
    if code in OF_THE_DAY:
        raise ArchiveClosed(told)
    raise NotArchived(told)


def _day(stamp: str) -> date:
    """The day of a time such as 20240531102030."""
    return date(int(stamp[:4]), int(stamp[4:6]), int(stamp[6:8]))


def _secure(address: str) -> str:
    return f"https://{address.removeprefix('http://').removeprefix('https://')}"
