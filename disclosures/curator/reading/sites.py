"""Whose site an address is on, and what kind of source that makes it. All of it is read from data/."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import cache
from urllib.parse import urlsplit

from disclosures.curator.reading.vocabulary import VOCABULARY, read_table

OWN_KINDS = ("disclosure_log", "commissioner_site")
"""Of a request's source: the authority's own site."""
DOCUMENT_HOSTS = (
    "doczz.net",
    "docplayer.net",
    "issuu.com",
    "scribd.com",
    "slideshare.net",
    "studylib.net",
    "vdocuments.net",
    "yumpu.com",
)
"""Hosts of documents that others have put there, besides those of data/source_hosts.csv."""
OF_A_COMMISSIONER = re.compile(r"(?P<area>[a-z-]+?)[.-]?(?:opcc|pf?cc)\.(?:gov|police|org)\.uk")
NOT_OWN_KINDS = ("news_report", "alert_message")
"""Of a publication: what stands on somebody else's site."""
KIND_OF_SITE = {"force": "disclosure_log", "commissioner": "commissioner_site"}
"""Kind of source by the kind of the authority; other authorities have `other`."""


def host_of(address: str) -> str:
    """The host of an address without `www.`; blank where there is none."""
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def authority_at(url: str) -> str:
    """The authority whose site the address is on; blank on a site of several, such as gov.uk.

    A site is one that data/authorities.csv names; a host where the rows of data/ have sources of that authority alone;
    all below these; another host of such a site's name below police.uk; or one that names the commissioner of an area.
    """
    host = host_of(url)
    names = host.split(".")
    sites = _sites()
    at = (sites[site] for at in range(len(names)) if (site := ".".join(names[at:])) in sites)
    return next(at, "") or _names_of_police().get(police_name(host), "") or _office_of(host)


def _office_of(host: str) -> str:
    """The commissioner of the area that the host names: of `west-mercia-pcc.gov.uk`, an earlier or another site."""
    named = OF_A_COMMISSIONER.fullmatch(host)
    area = named["area"].replace("-", "") if named else ""
    return next(
        (
            code
            for code, row in VOCABULARY.authorities.items()
            if row["kind"] == "commissioner" and row["force"] and row["force"].replace("-", "") == area
        ),
        "",
    )


def kind_at(url: str) -> str:
    """The kind of a source by its address: a code of requests.source_kind.

    That of the host in data/source_hosts.csv; else that which the rows of data/requests.csv mostly have for the host;
    else that of the authority whose site it is; else `other`.
    """
    host = host_of(url)
    listed = listed_kind(url)
    if listed == "requests":
        return "whatdotheyknow"
    if listed in ("copy", "press", "alerts"):
        return "other"
    authority = VOCABULARY.authorities.get(authority_at(url), {})
    return _kinds_in_use().get(host) or KIND_OF_SITE.get(authority.get("kind", ""), "other")


def listed_kind(url: str) -> str:
    """The kind of the host, or of the nearest above it, in data/source_hosts.csv; `press` also for a publisher's
    site."""
    kinds = _listed()
    names = host_of(url).split(".")
    return next((kinds[name] for at in range(len(names)) if (name := ".".join(names[at:])) in kinds), "")


def police_name(host: str) -> str:
    """What names a force or a commissioner below police.uk: `essex` of foi.essex.police.uk, `essex.pcc` of its
    commissioner's; blank for another host."""
    if not host.endswith(".police.uk"):
        return ""
    names = host.removesuffix(".police.uk").split(".")
    return ".".join(names[-2:] if names[-1] == "pcc" else names[-1:])


@cache
def _sites() -> dict[str, str]:
    """Authorities by host: those of their sites, and those of their own sources, as far as a host is of one authority.

    A site on which mostly another authority publishes, as on that of a mayor, tells neither.
    """
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for row in read_table("requests"):
        if row["source_kind"] in OWN_KINDS:
            found[host_of(row["source_url"])][row["authority"]] += 1
    for row in read_table("publications"):
        if row["kind"] not in NOT_OWN_KINDS and listed_kind(row["source_url"]) in ("", "official"):
            found[host_of(row["source_url"])][row["authority"]] += 1
    sites = {host: next(iter(codes)) for host, codes in found.items() if len(codes) == 1}
    for code, row in VOCABULARY.authorities.items():
        host = host_of(row["website"])
        if max(found[host], key=found[host].__getitem__, default=code) == code:
            sites[host] = code
    return {host: code for host, code in sites.items() if host}


@cache
def _names_of_police() -> dict[str, str]:
    """Authorities by the name of their sites below police.uk, as far as a name is of one authority."""
    found: dict[str, set[str]] = defaultdict(set)
    for host, code in _sites().items():
        found[police_name(host)].add(code)
    return {name: next(iter(codes)) for name, codes in found.items() if name and len(codes) == 1}


@cache
def _listed() -> dict[str, str]:
    """Kinds of the hosts of data/source_hosts.csv, and `press` for the sites of data/publishers.csv."""
    press = {host_of(row["website"]): "press" for row in read_table("publishers") if row["website"]}
    return (
        press | dict.fromkeys(DOCUMENT_HOSTS, "copy") | {row["id"]: row["kind"] for row in read_table("source_hosts")}
    )


@cache
def _kinds_in_use() -> dict[str, str]:
    """The kind that the sources of requests mostly have, by host."""
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for row in read_table("requests"):
        counted[host_of(row["source_url"])][row["source_kind"]] += 1
    return {host: kinds.most_common(1)[0][0] for host, kinds in counted.items() if host}
