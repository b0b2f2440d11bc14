"""References: the request's own, and those of earlier requests to which an answer points."""

from __future__ import annotations

import re
from collections.abc import Iterator

from disclosures.curator.drafts.files import Cell
from disclosures.curator.drafts.proposals import Row
from disclosures.curator.reading.fields.house_forms import reference_in, reference_in_address
from disclosures.curator.reading.lines import Exchange, Line, Role

TOKEN = (
    r"(?:(?:19|20)\d\d\.\d{3,6}|\d{1,2}\.FOI\.\d{2}\.\d{4,8}|"
    r"(?:(?-i:[A-Z]{1,8})[-/ ]){0,3}\d[\dA-Z]*(?: ?[-/] ?\d[\dA-Z]*)*(?:[-/][A-Z]{1,4})?)"
)
LABEL = (
    r"(?:(?:our|your|FOI|enquiry|request|case|freedom of information(?: act)?(?: \d{4})?)\s+)*"
    r"(?:reference(?: no| number)?|ref(?: no| number)?|FOI (?:no|number)|request (?:reference )?(?:no|"
    r"number|reference(?: no|"
    r" number)?)|request|FOI|disclosure log entry|enquiry)"
)
LABELLED = re.compile(rf"\b{LABEL}\s*[.:#–-]*\s*\(?({TOKEN})(?![\w])", re.IGNORECASE)
OF_LETTERS = re.compile(r"\b((?:[A-Z]{2,8}-){1,3}\d{2,4}-\d{2,6}|F-20\d\d-\d{4,6}|\d{2}\.FOI\.\d{2}\.\d{6})\b")
HAS = re.compile(rf"\bhas the reference\s+({TOKEN})", re.IGNORECASE)

IN_HEADING = re.compile(
    r"^(\d{2,4}[-/]\d{3,6})(?=\s+[–:-]\s+\S)|\((\d{2,6}[A-Z]?[/_-]\d{2})\)$|"
    r"\s[–:-]\s+((?:FOI[ -])?\d{1,6}[A-Z]?[/_-](?:20)?\d{2}(?:/\d{2})?)$"
)

EARLIER = re.compile(
    r"(?:previous(?:ly)?|earlier|similar|past|answered before|already (?:answered|released)|see (?:our|also)|other)\b",
    re.IGNORECASE,
)
ADDRESS = re.compile(r"https?://[^\s)>\]]+")
IN_ADDRESS = re.compile(r"(?:ref|foi|request)[-_]?(\d{3,}(?:[-_]\d{2,4})?)/?$|/request/([\w-]+)$", re.IGNORECASE)


IN_PATH = re.compile(r"/foi-?(\d{3,}-\d{2})(?=[-/])")
BELOW_LABEL = re.compile(
    rf"(?:^PUB \d+|request number|reference(?: number)?|ref(?:erence)? no|foi ref)\s*:?\s*\n\s*({TOKEN})\s*(?:\n|$)",
    re.IGNORECASE | re.MULTILINE,
)


def tidy(token: str) -> str:
    """The reference as printed, without the spaces around its dashes and without a label that stuck to it."""
    token = re.sub(r"\s*([-/])\s*", r"\1", token.strip().rstrip(".-/"))
    return re.sub(r"^(?:FOI|REF|NO)[ ]", "", token, flags=re.IGNORECASE)


def is_reference(token: str) -> bool:
    """A reference has three figures at least, or FOI before them, and is no year, nor a date or a law of one."""
    digits = re.sub(r"\D", "", token)
    return (
        (len(digits) >= 3 or bool(re.fullmatch(r"FOI[/-]\d{2}", token)))
        and not re.fullmatch(r"(?:19|20)\d\d(?:[-/](?:19|20)?\d\d)?", token)
        and not re.fullmatch(r"\d{1,2}[-/]\d{1,2}[-/](?:19|20)?\d\d", token)
        and not re.match(r"(?i)act|section", token)
    )


def found_in(text: str) -> Iterator[tuple[str, int, int]]:
    """Every reference with a label or in the form of a letter's, and its first and last character."""
    for pattern in (LABELLED, HAS, OF_LETTERS):
        for match in pattern.finditer(text):
            token = tidy(match[1])
            if is_reference(token):
                yield token, match.start(1), match.end(1)


def same(one: str, other: str) -> bool:
    """Whether two references are one in two spellings: 13931/2022 and 13931-22."""
    first, second = (re.sub(r"\D", "", token) for token in (one, other))
    return (
        first.startswith(second[:5])
        if len(first) < len(second)
        else second.startswith(first[:5]) or first.startswith(second[:5])
    )


def reference_of(text: str, exchange: Exchange, url: str, title: str = "") -> Cell | None:
    """The request's own reference; None where none is told.

    That of its entry, or the first with a label before the answer, or one in a letter of a thread; else one below its
    label, in a heading or in the title, or in the address, as the log at that address writes it.
    """
    if exchange.head:
        start = text.find(exchange.head, exchange.span[0])
        return Cell(tidy(exchange.head), [(start, start + len(exchange.head))], 0.95, "reference of the entry")
    labelled = _labelled(exchange) or _below_its_label(text, exchange)
    if labelled:
        start, end, token = min(labelled)
        return Cell(token, [(start, end)], 0.95, "labelled reference")
    for line in exchange.having(Role.FRONT)[:3]:
        if found := _in_heading(line.text, url):
            token, start, end = found
            return Cell(token, [(line.start + start, line.start + end)], 0.8, "reference in the heading")
    if found := _in_heading(title, url):
        return Cell(found[0], [], 0.8, "reference in the title")
    in_address = reference_in_address(url) or next(iter(IN_PATH.findall(url)), "")
    return Cell(in_address, [], 0.7, "reference in the address") if in_address else None


def _in_heading(heading: str, url: str) -> tuple[str, int, int] | None:
    """The reference in a heading, and where it stands: in a form of the log, else at an end, in brackets or by a
    dash."""
    if found := reference_in(heading, url):
        return found
    match = IN_HEADING.search(heading)
    token = tidy(next(group for group in match.groups() if group)) if match else ""
    return (token, match.start(), match.end()) if match and is_reference(token) else None


def _labelled(exchange: Exchange) -> list[tuple[int, int, str]]:
    """Start, end and token of the references with a label, but not those of earlier requests."""
    roles = (Role.FRONT, Role.ANSWER) if exchange.letters else tuple(Role)
    return [
        (line.start + start, line.start + end, token)
        for line in exchange.having(*roles)
        if line.role not in (Role.CLARIFICATION, Role.ARGUMENT)
        and not ADDRESS.search(line.text)
        and not EARLIER.search(line.text)
        for token, start, end in found_in(line.text)
    ]


def _below_its_label(text: str, exchange: Exchange) -> list[tuple[int, int, str]]:
    match = BELOW_LABEL.search(text[slice(*exchange.span)])
    if not match or not is_reference(tidy(match[1])):
        return []
    start = exchange.span[0] + match.start(1)
    return [(start, start + len(match[1]), tidy(match[1]))]


def citation_rows(exchange: Exchange, own: str) -> list[Row]:
    """Earlier requests that the authority names: by an address, or by a reference in a sentence that says so.

    `own` is the reference of the request itself, which is no citation.
    """
    rows: list[Row] = []
    for line in exchange.having(Role.ANSWER, Role.CLARIFICATION, Role.FRONT, Role.ARGUMENT):
        rows += _by_address(line)
        if line.role in (Role.ANSWER, Role.CLARIFICATION) and EARLIER.search(line.text):
            rows += _by_reference(line, own)
    unique = {(row.get("reference") or row["url"]).value: row for row in reversed(rows)}
    return [row for row in reversed(unique.values()) if "reference" not in row or row["reference"].value != own]


def _by_address(line: Line) -> list[Row]:
    rows: list[Row] = []
    for address in ADDRESS.finditer(line.text):
        last = IN_ADDRESS.search(address[0].rstrip(".,;/"))
        if last:
            span = (line.start + address.start(), line.start + address.end())
            row: Row = {"reference": Cell(last[1], [span], 0.9, "reference in an address")} if last[1] else {}
            rows.append(row | {"url": Cell(address[0].rstrip(".,;"), [span], 0.9, "address of an earlier request")})
    return rows


def _by_reference(line: Line, own: str) -> list[Row]:
    without_addresses = ADDRESS.sub(lambda match: " " * len(match[0]), line.text)
    return [
        {"reference": Cell(token, [(line.start + start, line.start + end)], 0.85, "reference of an earlier request")}
        for token, start, end in found_in(without_addresses)
        if not own or not same(token, own)
    ]
