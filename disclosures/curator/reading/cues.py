"""The words by which a line is known: headings, openings, farewells, and what asks or states."""

from __future__ import annotations

import re

from disclosures.curator.reading.numbering import LETTERED, NUMBER, ROMAN
from disclosures.curator.reading.vocabulary import VOCABULARY

HEAD_END = r"[\s:–-]*$"
DAY = r"\d{1,2}(?:[-/.]\d{1,2}[-/.]|(?:st|nd|rd|th)? [a-z]+ )\d{4}"

REQUEST_HEAD = re.compile(
    r"^(?:(?:your|the|foi|full|original|information)\s+)*"
    r"(?:request(?:ed)?|questions?|you asked(?: for| us)?|request (?:for information|details|summary|information))"
    rf"(?: for information)?{HEAD_END}|"
    r"^(?:the following is a freedom of information request|i note you (?:seek|have asked|asked|requested)|"
    r"below is your request|you (?:have )?asked|you requested|"
    r"your request\b[^.?]*\basks?\b|your request\b[^.?]*:$|i write in connection with your request[^?]*as follows:$)|"
    r"\bbelow is your request(?: and our response)?\.$",
    re.IGNORECASE,
)
ASKED_AT_END = re.compile(
    r"(?:\byou asked(?: for)?(?: the following)?|\bas follows|\bthe following|\basks|\basked|\bseek|"
    r"\byour questions)\s*:$",
    re.IGNORECASE,
)
INLINE_HEAD = re.compile(
    r"^(?P<head>request|question|response|answer|decision|our response)(?:\s*\d+)?\s*:\s+(?=\S)", re.IGNORECASE
)
ANSWER_HEAD = re.compile(
    r"^(?:(?:our|the|foi|force|final|in|opcc|pcc)\s+)*"
    r"(?:response|answer|reply|decision|disclosure|determination|result(?:s)?(?: of searches)?)"
    rf"(?:\s*:?\s+(?P<number>\d+)|\s+(?:(?:dated|sent|of|on)\s+)?{DAY})?{HEAD_END}|"
    r"^extent and result of searches|response (?:is )?set out below\.?$|^in response:$|"
    r"^(?:our|my) (?:response|reply|answer)s? (?:is|are|to your)\b[^.?]{0,60}(?:as follows|below|set out)[.:]?$",
    re.IGNORECASE,
)
ANSWER_BEFORE_COLON = re.compile(r"(?i)(?:response|answer)\b.*:")
TOGETHER = re.compile(
    r"together with (?:the|our) (?:response|answer)|(?:responses?|answers?) (?:follow|are below) each|answers? below|"
    r"in their order|answered (?:each|your questions)",
    re.IGNORECASE,
)
TO_ONE_QUESTION = re.compile(r"in response to your (?P<ordinal>\w+) question", re.IGNORECASE)
CLARIFICATION_HEAD = re.compile(
    r"from the requester\b|clarification(?: from the requester| (?:received|sought|provided)[^.?]{0,40})?:?$",
    re.IGNORECASE,
)
ARGUMENT_HEAD = re.compile(
    r"^(?:overall |evidence of |the )?(?:harm|public interest|prejudice)\b[^.?]{0,60}$|^reasons? for decision|"
    r"^(?:factors?|considerations?) (?:favouring|against|for)|"
    r"^section \d+[^.?]{0,40}(?:factors|considerations)|^(?:overall )?balanc(?:e|ing) test|^harm in ",
    re.IGNORECASE,
)
RIGHTS_CUE = re.compile(
    r"^(?:complaint|your right|right of|appeal|how to (?:complain|appeal))[^.?]{0,40}$|^(?:complaint )?rights|"
    r"^if you are (?:not satisfied|dissatisfied|unhappy)|^should you (?:wish to|be dissatisfied)|"
    r"^if you require any further assistance|^yours (?:sincerely|faithfully)|^kind regards|"
    r"^please do not use social media|^references$",
    re.IGNORECASE,
)
NOTICE_CUE = re.compile(
    r"response to your request is unique|do not use generic systems|should not be used as a comparison|"
    r"release under foia? is a disclosure to the world|^please accept my (?:sincere )?apologies|"
    r"^section 1 of the freedom of information act 2000|^the freedom of information act (?:2000 )?places two",
    re.IGNORECASE,
)

FURNITURE = re.compile(
    r"^(?:there (?:is|are) [\d,]+ (?:person|people) following|[\d,]+ (?:person|people) (?:is|are) following|"
    r"follow this request$|link to this$|(?:more )?similar requests$|event history|offensive\? unsuitable\?|"
    r"forgotten password\?$|create new account$|"
    r"act on what you|report this request$|show quoted sections$|add an annotation|download a zip file|"
    r"(?:track|tweet|view) this request|are you the owner of any commercial copyright|"
    r"requests for personal information and vexatious|if you believe this request is not suitable|"
    r"the request (?:was|is) (?:successful|partially|refused|waiting|long overdue|overdue)|"
    r"response to this request is|(?:we['’]re |currently )waiting for|we don['’]t know whether the most recent|"
    r"this request has been (?:closed|reported|hidden|withdrawn)|automatic anti-spam measures)|"
    r"\bmade this freedom of information request to\b",
    re.IGNORECASE,
)
"""What the page of a thread says itself, between its messages: neither asked nor answered."""
ACKNOWLEDGED = re.compile(
    r"\byour (?:request|enquiry|e-?mail)\b[^.]{0,40}\b(?:will (?:now )?be (?:considered|processed|dealt|"
    r"passed|answered)|"
    r"is (?:now )?being (?:considered|processed|dealt))|\backnowledge(?:s|ment of)? (?:the )?receipt\b|"
    r"\byou will receive (?:a|our) (?:response|reply)\b|\bresponse will follow\b|"
    r"\bthank you for your (?:request|enquiry|e-?mail)\b[^.]{0,60}\b(?:received|logged)\b",
    re.IGNORECASE,
)
"""An authority has the request, and has not answered as yet."""
GREETED = re.compile(r"^(?:dear|hello|hi) (?P<whom>[^,:?!]{2,60})[,:.]?$", re.IGNORECASE)
OFFICE = re.compile(
    r"\bfreedom of information|\bFOI\b|\binformation (?:access|rights|officer|team|unit)", re.IGNORECASE
)
SEND = (
    r"(?:send|provide|supply|tell|confirm|state|list|give|advise|disclose|share|let|include|specify|break|detail|answer|"
    r"forward|describe|explain|release|say|name|indicate|clarify)"
)
REQUESTING = re.compile(
    rf"(?:please|kindly)[, ]+(?:(?:can|could|would|will) you |also |then )?{SEND}\b|"
    rf"(?:could|can|would|will) you (?:please |also |kindly )?{SEND}\b|"
    rf"i(?:['’]d| would| should)? (?:also )?(?:like|be grateful|appreciate)\b(?! to (?:advise|inform|"
    rf"confirm|apologise|draw|"
    r"point|assure))|"
    r"i (?:wish|want) to (?:know|request|ask|see|receive|obtain|make)\b|i am (?:interested in|requesting|"
    r"asking|seeking)\b|"
    r"i (?:am )?writ(?:e|ing) to (?:request|ask|make)\b|i (?:hereby |therefore )?(?:request|ask)\b|"
    r"(?:this is a|i am making a) (?:freedom of information|FOIA?) request\b|"
    r"under the (?:freedom of information|FOI)[^.?]{0,60}\b(?:please|i (?:would|request|ask|wish|want))\b|"
    rf"(?:for|in|from|of|between|since|over|within|during) [^.?]{{0,80}}, please {SEND}\b|"
    r"i am [^.?]{0,120}\bi hereby request\b",
    re.IGNORECASE,
)
"""How a requester begins a sentence that asks, beside a question."""

OUTCOME_LINE = re.compile(
    r"^(?:no information held|information (?:disclosed|withheld|not held|released)|"
    r"(?:partly|partially|fully) (?:disclosed|released)|disclosed(?: in (?:full|part))?|exempt|"
    r"neither confirmed nor denied|refused)\.?$",
    re.IGNORECASE,
)
OPENING = re.compile(
    r"^(?:yes|no)\b(?!\s+information\s+is\s+required)|^i can confirm|^having completed|"
    r"^(?:i|we) have (?:today |now )?(?:decided|made the decision)|^an? decision has been|"
    r"^in terms of section|^in accordance with the act|^following receipt|^pursuant to|"
    r"^no information (?:is |was )?held|^this question is exempt|^there (?:is|are|was|were) (?:no )?|"
    r"^the decision has been taken|^i approached|^searches (?:were|have been)|^section \d+|"
    r"^we can neither|^we have now|^in response to your|^in addition, |^in addition to the (?:above|attached|below)|"
    r"^please (?:find|see) (?:(?:the|our|my|a) )?(?:attached|below|enclosed|response|answer|reply|information|table)|"
    r"^(?:the|our|my) (?:response|answer|reply) is (?:attached|below|as follows)|"
    r"^despite (?:an? )?(?:[a-z]+ ){0,3}search|^i am writing to (?:inform|advise|let) you that|"
    r"^we have (?:searched|checked) (?:our|all|the)\b|"
    r"^(?:a|our) response to (?:this|the|that|part|point|question)\b|"
    r"^(?:in|with) (?:relation|regards?|respect) to (?:your )?(?:questions?|points?|parts?) \d"
    r"(?=[^.?]*\b(?:held|exempt|is|are|was|were|not)\b)(?![^.?]*(?:\bplease\b|\?))",
    re.IGNORECASE,
)
TELLS = re.compile(r"^there (?:is|are|was|were) ", re.IGNORECASE)
"""An opening with which a requester may begin, too."""
NOT_YET = re.compile(r"we (?:write|would|are writing|request|ask|mean|understand|note)\b", re.IGNORECASE)
"""What `we` do in a request, or before an answer."""

ASKING = re.compile(
    r"^(?:please|provide|name|send|give|list|state|tell|confirm whether|"
    r"if (?:so|yes|not|possible|the answer|you|there|the force)|how|what|which|when|who|why|where|"
    r"do|does|did|is|are|was|were|has|have|can|could|would|will|"
    r"copies of|a copy|any|all|the number of|i would like|i wish to know|i am asking)\b",
    re.IGNORECASE,
)
QUESTION_NEEDS_MARK = re.compile(
    r"^(?:do|does|did|is|are|was|were|has|have|can|could|would|will|when|where|any|all|if|what)\b", re.IGNORECASE
)
HANDS_OVER = re.compile(
    r"^(?:please|kindly) (?:find|see|note|refer|be (?:aware|advised|informed)|accept)\b", re.IGNORECASE
)
"""What an authority says that begins as if it asked."""
STATED = re.compile(
    r"^(?:where|when|if|any|all|what)\b.*\b(?:is|are|has|have|was|were) (?:held|exempt|not)\b", re.IGNORECASE
)
"""A statement of the authority although it begins like a question."""


def greets_authority(text: str) -> bool:
    """Whether a line greets an authority of data/authorities.csv, or its office for requests: `Dear Essex Police,`."""
    greeted = GREETED.match(text)
    if not greeted:
        return False
    whom = greeted["whom"]
    return bool(OFFICE.search(whom)) or any(phrase.pattern.search(whom) for phrase in VOCABULARY.authority_names)


def unnumbered(text: str) -> str:
    """A line without the number, letter or bullet before its words."""
    bare = NUMBER.sub("", text) if NUMBER.match(text) else LETTERED.sub("", ROMAN.sub("", text))
    return re.sub(r"^[-•*]\s*", "", bare)


def is_asking(text: str) -> bool:
    """Whether a line asks for something: a question, or a request in the imperative."""
    bare = unnumbered(text)
    if "?" in text[-3:] or "? " in text:
        return True
    if HANDS_OVER.match(bare):
        return False
    return bool(ASKING.match(bare)) and not (QUESTION_NEEDS_MARK.match(bare) and STATED.match(bare))


def opens_answer(said: str, in_letter: bool) -> bool:
    """Whether a line begins an answer without a heading.

    It prints an outcome, it opens as answers do, or an authority states a position in it; in a letter of the authority
    any statement of a position does.
    """
    bare = NUMBER.sub("", said)
    if OUTCOME_LINE.match(bare) or OPENING.match(bare):
        return True
    if NOT_YET.match(bare):
        return False
    return (in_letter or bool(VOCABULARY.force.match(bare))) and VOCABULARY.states_position(bare)
