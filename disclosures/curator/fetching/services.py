"""Asks a service that answers programs in JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode, urlsplit

from disclosures.curator.fetching.fetching import Fetcher, NotFetched, Question


def ask_service(
    fetcher: Fetcher,
    address: str,
    query: Mapping[str, str] | None = None,
    headers: Mapping[str, str] | None = None,
    form: Mapping[str, str] | None = None,
) -> Any:
    """What the service answers. robots.txt has no say here: these are the doors that a service makes for programs.

    Raises:
        NotFetched: it does not answer, or not in JSON.
        Interrupted: the command was stopped.
    """
    asked = f"{address}?{urlencode(query)}" if query else address
    question = Question(
        "GET" if form is None else "POST", {"Accept": "application/json"} | dict(headers or {}), form, robots=False
    )
    try:
        return json.loads(fetcher.fetch(asked, question).content)
    except ValueError as error:
        raise NotFetched(f"{urlsplit(address).hostname} sent what is no JSON") from error
