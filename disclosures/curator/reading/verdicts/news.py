"""Tells what a reporter wrote of a force from what an authority wrote itself."""

from __future__ import annotations

import re

from disclosures.curator.reading.sites import authority_at, host_of, listed_kind
from disclosures.curator.reading.verdicts.seen import Seen

REPORTING = (
    re.compile(
        r"\b(?:spokes(?:person|man|woman)|[Ss]uperintendent|source) (?:for the force )?(?:said|told|added)|said (?:a|"
        r"the) (?:police )?spokes|\bsaid on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:told|seen by|reported by|obtained by) (?:the |this )?(?:[A-Z]\w+|newspaper|paper|website)|"
        r"\b(?:newspaper|BBC|ITV|Sky News)\b"
    ),
    re.compile(
        r"^(?:By our\b|Written by [A-Z]|By (?:[A-Z]\w+ ){1,2}(?:Reporter|Correspondent|Editor)|By \[…\]|"
        r"By [A-Z]\w+ [A-Z]\w+$)",
        re.MULTILINE,
    ),
    re.compile(
        r"related (?:stories|articles)|read more:|subscribe to|follow us on|share this (?:article|story)|"
        r"sign up to our newsletter|^advertisement$",
        re.IGNORECASE | re.MULTILINE,
    ),
)
ACT = r"(?:freedom[- ]of[- ]information|FOIA?|FoI)"
TOLD = re.compile(
    rf"\b{ACT}(?: act)?(?: laws?| legislation)?(?: requests?| figures| data| documents?| responses?| answers?| papers)?"
    r"(?:,? (?:to|by|from|of|for|sent|made|submitted|lodged|put|filed|seen|obtained)\b[^.\n]{0,80})?,? "
    r"(?:(?:has|have|had|also|now|was|were) )*(?:asked|shows?|showed|reveal(?:s|ed)?|found|finds|uncover(?:s|ed)|"
    r"suggests?|discovered|established|disclosed that|sent|submitted|lodged)\b|"
    r"\b(?:obtained|released|revealed|disclosed|uncovered|gathered|compiled|provided|given|supplied|handed|seen|asked|"
    rf"learn(?:ed|t)|found out|acquired|requested)\b[^.\n]{{0,80}}?\b(?:under|through|via|by|following|using|after|"
    rf"thanks to|in response to|in reply to|from) (?:the |a |an |several |new )?{ACT}\b|"
    rf"\b(?:following|after|in response to|in reply to|according to|thanks to|through|via|in) (?:a|an|the|several) "
    rf"(?:recent )?{ACT}(?: act)? (?:request|response|answer|inquiry|enquiry)s?\b|"
    rf"\b(?:used|using) (?:the )?{ACT}\b|"
    rf"\b(?:following|after|in response to|in reply to) (?:a|the) request\b[^.\n]{{0,40}}\bunder (?:the )?{ACT}\b|"
    rf"\b{ACT}(?: act)? requests? (?:to|by) [A-Z]",
    re.IGNORECASE,
)
"""A request of which somebody tells who neither asked nor answered."""
QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|(?<!\w)‘[^’]*’(?!\w)|(?<!\w)'[^'\n]*'(?!\w)")
OWN_VOICE = re.compile(r"\b(?:we|our|us|you|your|I)\b", re.IGNORECASE)
MOST_OWN = 1
"""Words in an authority's own voice, outside quotations, that a reporter may use: `the officer we spoke to`."""

OFFICIAL = re.compile(
    r"\.(?:police|gov|parliament|nhs|mod|ac)\.uk$|(?:^|\.)(?:gov\.(?:uk|wales|scot)|parliament\.scot)$"
)
"""Hosts of public bodies."""


def is_news(seen: Seen) -> bool:
    """A reporter speaks, and none of the headings stands there that an answer has.

    Two signs of one (a spokesperson is quoted, a newspaper, a byline, links to share); or the site of a publisher; or
    somebody tells of a request who does not speak as the authority that answered it.
    """
    if seen.page.thread or seen.answers:
        return False
    signs = sum(bool(pattern.search(seen.text)) for pattern in REPORTING) + seen.page.article
    return signs >= 2 or listed_kind(seen.url) == "press" or tells_of_request(seen)


def tells_of_request(seen: Seen) -> bool:
    """`Figures released under the Freedom of Information Act show …`, in no authority's own voice nor on its site."""
    unquoted = QUOTED.sub(" ", seen.text)
    own = len(OWN_VOICE.findall(unquoted)) > MOST_OWN or authority_at(seen.url)
    return bool(TOLD.search(unquoted)) and not own


def is_press(seen: Seen) -> bool:
    """A publisher's site, one that is no public body's, or a reporter's words where the address tells nothing."""
    listed = listed_kind(seen.url)
    host = host_of(seen.url)
    if listed:
        return listed == "press"
    if authority_at(seen.url) or OFFICIAL.search(host):
        return False
    return bool(host) or is_news(seen)
