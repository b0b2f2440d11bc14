"""What a client of reconciliation may send (Reconciliation Service API 0.2), checked and put into one form."""

import json
from dataclasses import dataclass
from typing import Any, NoReturn

MOST_QUERIES = 10
"""In one batch, as OpenRefine sends them. Misspelt names take time, and others wait meanwhile."""
MOST_IDS = 50
"""Of which cells are asked at once."""
LONGEST_NAME = 100
"""Characters of a name that is looked for."""
CANDIDATES = 10
"""Of one query, where it sets no limit."""
FIELDS = ("query", "type", "limit", "properties", "type_strict")
"""Of a query."""


class Refused(Exception):
    """What the client sent cannot be answered; the text says why, `status` is that of HTTP."""

    def __init__(self, why: str, status: int = 400) -> None:
        super().__init__(why)
        self.status = status


@dataclass(frozen=True)
class Query:
    """A name to look for, blank for none; the types and the values of properties that are wanted, in small letters."""

    name: str
    types: tuple[str, ...]
    properties: tuple[tuple[str, tuple[str, ...]], ...]
    limit: int


@dataclass(frozen=True)
class Extension:
    """The things of which cells are asked, and the columns."""

    ids: tuple[str, ...]
    properties: tuple[str, ...]


def read_queries(text: str) -> dict[str, Query]:
    """The batch of queries in the parameter `queries`.

    Raises:
        Refused: it is not as the protocol has it, or too large.
    """
    sent = _json_object(text, "queries")
    if len(sent) > MOST_QUERIES:
        raise Refused(f"queries holds {len(sent)} queries; at most {MOST_QUERIES} are answered at once", 413)
    return {key: _query(key, query) for key, query in sent.items()}


def read_extension(text: str) -> Extension:
    """The cells asked for in the parameter `extend`; settings of properties are passed over, since ours have none.

    Raises:
        Refused: it is not as the protocol has it, or too large.
    """
    sent = _json_object(text, "extend")
    ids, properties = sent.get("ids"), sent.get("properties")
    if not isinstance(ids, list) or not all(isinstance(id, str) for id in ids) or len(ids) > MOST_IDS:
        raise Refused(f"extend: ids is to be a list of at most {MOST_IDS} texts")
    if not isinstance(properties, list) or not all(_has_text(one, "id") for one in properties):
        raise Refused('extend: properties is to be a list such as [{"id": "nation"}]')
    return Extension(tuple(ids), tuple(dict.fromkeys(one["id"] for one in properties)))


def whole_number(text: str | None, what: str, least: int) -> int | None:
    """A parameter of an address that is a whole number; none where it is not given.

    Raises:
        Refused: it is no whole number, or less than `least`.
    """
    if not text:
        return None
    if not text.isdecimal() or len(text) > 9 or int(text) < least:
        raise Refused(f"{what} is to be a whole number from {least}")
    return int(text)


def _json_object(text: str, what: str) -> dict[str, Any]:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        raise Refused(f"{what} is not JSON") from None
    if not isinstance(value, dict):
        raise Refused(f"{what} is not a JSON object")
    return value


def _query(key: str, sent: object) -> Query:
    def refuse(why: str) -> NoReturn:
        raise Refused(f"queries: {key} {why}")

    if not isinstance(sent, dict):
        refuse('is to be an object such as {"query": "Essex Police"}')
    if unknown := sorted(sent.keys() - set(FIELDS)):
        refuse(f"has {unknown[0]!r}; a query may have {', '.join(FIELDS)}")
    name, properties = sent.get("query", ""), sent.get("properties", [])
    if not isinstance(name, str):
        refuse('has a query that is no text; it is to be such as {"query": "Essex Police"}')
    if not isinstance(properties, list) or not all(_has_text(one, "pid") and "v" in one for one in properties):
        refuse('has properties that are not a list such as [{"pid": "nation", "v": "Wales"}]')
    if "query" not in sent and not properties:
        refuse('has neither query nor properties; it is to be such as {"query": "Essex Police"}')
    types = _several(sent.get("type"))
    if not all(isinstance(one, str) for one in types):
        refuse("has a type that is neither a text nor a list of texts")
    if sent.get("type_strict", "any") not in ("any", "should", "all"):
        refuse("has a type_strict that is none of any, should and all")
    limit = sent.get("limit", CANDIDATES)
    if isinstance(limit, bool) or not isinstance(limit, (int, float)) or limit != limit // 1 or limit < 1:
        refuse("has a limit that is no whole number above 0")
    wanted = tuple((one["pid"], values) for one in properties if (values := _values(one["v"])))
    return Query(name[:LONGEST_NAME].strip(), tuple(one.casefold() for one in types), wanted, int(min(limit, 1_000)))


def _values(sent: object) -> tuple[str, ...]:
    """The values of a property, of which one is to match: texts, numbers, or reconciled things by id and by name."""
    found: list[str] = []
    for one in _several(sent):
        cells = [one.get("id"), one.get("name")] if isinstance(one, dict) else [one]
        found += [str(cell).strip().casefold() for cell in cells if cell not in (None, "")]
    return tuple(found)


def _several(sent: object) -> list[Any]:
    """One or several, as a list; none for nothing."""
    return sent if isinstance(sent, list) else [] if sent is None else [sent]


def _has_text(sent: object, name: str) -> bool:
    return isinstance(sent, dict) and isinstance(sent.get(name), str)
