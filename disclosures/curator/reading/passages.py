"""Divides a text into its requests, and each of these into what was asked, what was answered, and what is neither."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from disclosures.curator.reading.vocabulary import VOCABULARY

FRONT, REQUEST, CLARIFICATION, REPEAT, ANSWER, ARGUMENT, NOTICE, RIGHTS = (
    "front",
    "request",
    "clarification",
    "repeat",
    "answer",
    "argument",
    "notice",
    "rights",
)
"""Roles of a line. FRONT: before the request. REPEAT: the answer says a question again. ARGUMENT: why an exemption applies. NOTICE: said in
every letter of the authority. RIGHTS: how to complain."""


@dataclass
class Line:
    start: int
    end: int
    text: str
    role: str = FRONT
    questions: list[str] = field(default_factory=list)
    """Numbers of the questions that a line of the answer answers, or that of the question itself."""


@dataclass(frozen=True)
class Letter:
    """A message of a thread: who sent it, when, its lines, and for an authority's what it does (an event kind)."""

    sender: str
    sent_on: str
    start: int
    end: int
    act: str
    cut: bool


@dataclass
class Record:
    """One request with what was answered."""

    lines: list[Line]
    head: str = ""
    """The reference under which a page with several requests lists it."""
    letters: list[Letter] = field(default_factory=list)

    def having(self, *roles: str) -> list[Line]:
        return [line for line in self.lines if line.role in roles]

    @property
    def span(self) -> tuple[int, int]:
        return (self.lines[0].start, self.lines[-1].end) if self.lines else (0, 0)


NUMBER = re.compile(
    r"^(?:(?:In response to )?(?:Q(?:uestion|\.)?|Response|Answer|Request|Part|Point)\s*(?:no\.?\s*)?)?\(?(?P<first>\d{1,2})(?P<letter>[a-z])?\)?"
    r"(?:\s*(?:&|and|,|-|–|to)\s*(?:Q(?:uestion)?\s*)?(?P<last>\d{1,2}))?(?:\s*[.):–-]+(?=\s|$)|\s*$)\s*",
    re.IGNORECASE,
)
LETTERED = re.compile(r"^\(?(?P<letter>[a-z])[.)]\s+")
ROMAN = re.compile(r"^\(?(?P<roman>i{1,3}|iv|v|vi{0,3})[.)]\s+")
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8}

HEAD_END = r"[\s:–-]*$"
REQUEST_HEAD = re.compile(
    rf"^(?:(?:your|the|foi|full|original|information)\s+)*(?:request(?:ed)?|questions?|you asked(?: for| us)?|request (?:for information|details|summary|information))(?: for information)?{HEAD_END}|"
    rf"^(?:the following is a freedom of information request|i note you (?:seek|have asked|asked|requested)|below is your request|you (?:have )?asked|you requested|"
    rf"your request\b[^.?]*\basks?\b|your request\b[^.?]*:$|i write in connection with your request[^?]*as follows:$)|"
    r"\bbelow is your request(?: and our response)?\.$",
    re.IGNORECASE,
)
ASKED_AT_END = re.compile(
    r"(?:\byou asked(?: for)?(?: the following)?|\bas follows|\bthe following|\basks|\basked|\bseek|\byour questions)\s*:$",
    re.IGNORECASE,
)
INLINE_HEAD = re.compile(
    r"^(?P<head>request|question|response|answer|decision|our response)(?:\s*\d+)?\s*:\s+(?=\S)", re.IGNORECASE
)
ANSWER_HEAD = re.compile(
    rf"^(?:(?:our|the|foi|force|final|in)\s+)*(?:response|answer|reply|decision|disclosure|determination|result(?:s)?(?: of searches)?)(?:\s*:?\s+(?P<number>\d+))?{HEAD_END}|"
    rf"^extent and result of searches|response (?:is )?set out below\.?$|^in response:$|"
    r"^(?:our|my) (?:response|reply|answer)s? (?:is|are|to your)\b[^.?]{0,60}(?:as follows|below|set out)[.:]?$",
    re.IGNORECASE,
)
TOGETHER = re.compile(
    r"together with (?:the|our) (?:response|answer)|(?:responses?|answers?) (?:follow|are below) each|answers? below|in their order|answered (?:each|your questions)",
    re.IGNORECASE,
)
OUTCOME_LINE = re.compile(
    r"^(?:no information held|information (?:disclosed|withheld|not held|released)|(?:partly|partially|fully) (?:disclosed|released)|disclosed(?: in (?:full|part))?|exempt|"
    r"neither confirmed nor denied|refused)\.?$",
    re.IGNORECASE,
)
OPENING = re.compile(
    r"^(?:yes|no)\b(?!\s+information\s+is\s+required)|^i can confirm|^having completed|^i have today decided|^in terms of section|^in accordance with the act|^following receipt|^pursuant to|"
    r"^no information (?:is |was )?held|^this question is exempt|^there (?:is|are|was|were) (?:no )?|^the decision has been taken|^i approached|^searches (?:were|have been)|^section \d+|"
    r"^we can neither|^we have now|^in response to your|^in addition, ",
    re.IGNORECASE,
)
ARGUMENT_HEAD = re.compile(
    r"^(?:overall |evidence of |the )?(?:harm|public interest|prejudice)\b[^.?]{0,60}$|^reasons? for decision|^(?:factors?|considerations?) (?:favouring|against|for)|"
    r"^section \d+[^.?]{0,40}(?:factors|considerations)|^(?:overall )?balanc(?:e|ing) test|^harm in ",
    re.IGNORECASE,
)
RIGHTS_CUE = re.compile(
    r"^(?:complaint|your right|right of|appeal|how to (?:complain|appeal))[^.?]{0,40}$|^(?:complaint )?rights|^if you are (?:not satisfied|dissatisfied|unhappy)|^should you (?:wish to|be dissatisfied)|"
    r"^if you require any further assistance|^yours (?:sincerely|faithfully)|^kind regards|^please do not use social media|^references$",
    re.IGNORECASE,
)
NOTICE_CUE = re.compile(
    r"response to your request is unique|do not use generic systems|should not be used as a comparison|release under foia? is a disclosure to the world|"
    r"^please accept my (?:sincere )?apologies|^section 1 of the freedom of information act 2000|^the freedom of information act (?:2000 )?places two",
    re.IGNORECASE,
)
ASKING = re.compile(
    r"^(?:please|provide|name|send|give|list|state|tell|confirm whether|if (?:so|yes|not|possible|the answer|you|there|the force)|how|what|which|when|who|why|where|do|does|did|is|are|was|were|has|have|can|"
    r"could|would|will|copies of|a copy|any|all|the number of|i would like|i wish to know|i am asking)\b",
    re.IGNORECASE,
)
QUESTION_NEEDS_MARK = re.compile(
    r"^(?:do|does|did|is|are|was|were|has|have|can|could|would|will|when|where|any|all|if|what)\b", re.IGNORECASE
)

INVERTED = re.compile(rf"(?:do|does|did|is|are|has|have)\s+{VOCABULARY.force_pattern}", re.IGNORECASE)

HEAD_REFERENCE = re.compile(
    r"^(?:(?:FOI|Reference|Ref|Request|PUB)(?: (?:no|number|reference|ref))?[.:\s#]*)?((?:[A-Z]{2,6}[-/ ])?\d[\w]*(?:[-/]\w+)*)(?:\s*[:–-]\s+\S.{3,80})?$",
    re.IGNORECASE,
)


def is_asking(text: str) -> bool:
    """Whether a line asks for something: a question, or a request in the imperative."""
    bare = (
        NUMBER.sub("", text, count=1) if NUMBER.match(text) else LETTERED.sub("", ROMAN.sub("", text, count=1), count=1)
    )
    bare = re.sub(r"^[-•*]\s*", "", bare)
    if "?" in text[-3:] or "? " in text:
        return True
    return bool(ASKING.match(bare)) and not (QUESTION_NEEDS_MARK.match(bare) and _states(bare))


def _states(text: str) -> bool:
    """Whether the line reads as a statement of the authority although it begins like a question."""
    return bool(
        re.match(
            r"^(?:where|when|if|any|all|what)\b.*\b(?:is|are|has|have|was|were) (?:held|exempt|not)\b",
            text,
            re.IGNORECASE,
        )
    )


def lines_of(text: str, start: int, end: int) -> list[Line]:
    return [
        Line(start + match.start(), start + match.end(), match[0]) for match in re.finditer(r"[^\n]+", text[start:end])
    ]


def divide(text: str) -> list[Record]:
    """The requests of a page that is no thread."""
    lines = lines_of(text, 0, len(text))
    heads = list(_heads(lines))
    if len({reference for _, reference in heads}) < 2:
        record = Record(lines)
        label(record.lines, [])
        return [record]
    starts = [index for index, _ in heads]
    records = []
    for (index, reference), following in zip(heads, [*starts[1:], len(lines)]):
        record = Record(lines[index:following], head=reference)
        label(record.lines[1:], [], REQUEST)
        if record.having(REQUEST) or record.having(ANSWER):
            records.append(record)
    return records


def _heads(lines: list[Line]) -> Iterator[tuple[int, str]]:
    """Lines that are the reference of a request and begin an entry of a list; at least three lines follow before the next."""
    found = [
        (index, match[1])
        for index, line in enumerate(lines)
        if (match := HEAD_REFERENCE.match(line.text)) and _is_reference(line.text, match[1])
    ]
    for place, (index, reference) in enumerate(found):
        following = found[place + 1][0] if place + 1 < len(found) else len(lines)
        if following - index > 3:
            yield index, reference


def _is_reference(line: str, token: str) -> bool:
    digits = re.sub(r"\D", "", token)
    bare = line.strip() == token
    return (len(digits) >= 5 if bare and token.isdigit() else len(digits) >= 4) and not re.fullmatch(
        r"(?:19|20)\d\d(?:[-/]\d{2,4})?", token
    )


def label(lines: list[Line], asked: list[str], state: str = FRONT) -> None:
    """Give each line its role. `asked` holds what the requester is known to have asked, for a letter in a thread."""
    has_head = any(ANSWER_HEAD.search(line.text.strip()) for line in lines)
    together = bool(asked) or (not has_head and any(TOGETHER.search(line.text) for line in lines))
    known = {_plain(text) for text in asked}
    numbers: dict[str, str] = {}
    current: list[str] = []
    top = ""
    several_heads = (
        sum(
            bool(ANSWER_HEAD.search(line.text.strip()) or re.match(r"(?i)(?:response|answer)\b.*:", line.text))
            for line in lines
        )
        > 1
    )
    single = lettered = False
    unnumbered = 0
    asked_since = 0
    for line in lines:
        said = line.text.strip()
        inline = INLINE_HEAD.match(said)
        number = NUMBER.match(said)
        if inline:
            answers = inline["head"].lower() not in ("request", "question")
            current = _numbers(number) if number else current if single or not answers else []
            state = ANSWER if answers else REQUEST
            cut = line.text.index(said) + inline.end()
            line.start, line.text = line.start + cut, line.text[cut:]
        elif NOTICE_CUE.search(said):
            line.role = NOTICE
            continue
        elif RIGHTS_CUE.search(said):
            state = RIGHTS
        elif ARGUMENT_HEAD.search(said) and state in (ANSWER, ARGUMENT):
            state = ARGUMENT
        elif head := ANSWER_HEAD.search(said):
            current = (
                [head["number"]]
                if head.groupdict().get("number")
                else current
                if state in (ANSWER, ARGUMENT) or single
                else []
            )
            state, single = ANSWER, False
            line.role = FRONT
            continue
        elif REQUEST_HEAD.search(said) and state in (FRONT, REQUEST, RIGHTS):
            state = REQUEST
            line.role = REQUEST if is_asking(said) else FRONT
            continue
        elif ordinal := re.match(r"in response to your (\w+) question", said, re.IGNORECASE):
            state, current = (
                ANSWER,
                [str(ORDINALS[ordinal[1].lower()])] if ordinal[1].lower() in ORDINALS else [_last_top(numbers)],
            )
            line.role = FRONT
            continue
        elif state == FRONT and ASKED_AT_END.search(said):
            state, line.role = REQUEST, FRONT
            continue
        elif (
            re.match(r"from the requester\b|clarification(?: from the requester)?$", said, re.IGNORECASE)
            and state != ANSWER
        ):
            state, line.role = CLARIFICATION, FRONT
            continue
        elif state in (ANSWER, ARGUMENT, RIGHTS) and number and number.end() == len(said):
            state, current = (ANSWER if state == ARGUMENT else state), _numbers(number)
            line.role = REPEAT
            continue
        elif state in (ANSWER, ARGUMENT) and (
            repeated := _repeats(said, known, exactly=bool(number) and _numbers(number)[0] not in numbers.values())
        ):
            state = ANSWER
            line.role = REPEAT
            current = _asked_number(said, number, numbers, current, repeated)
            line.questions = list(current)
            continue
        elif (state in (ANSWER, ARGUMENT) and together and not asked and not number and said.endswith("?")) or (
            state in (ANSWER, ARGUMENT)
            and number
            and is_asking(said)
            and number["first"] not in numbers.values()
            and said.endswith(("?", "."))
        ):
            state = REQUEST
        elif state in (ANSWER, ARGUMENT) and lettered and (place := LETTERED.match(said)) and not is_asking(said):
            state, current = ANSWER, [_place(place)]
        elif state in (ANSWER, ARGUMENT) and number and not is_asking(said):
            state, current = ANSWER, _numbers(number)
        elif state == FRONT and is_asking(said) and (number or said.endswith("?") or INVERTED.match(said)):
            state = REQUEST
        elif (
            state in (FRONT, REQUEST, CLARIFICATION)
            and not is_asking(said)
            and (_opens_answer(said, bool(asked)) or (together and (state == REQUEST or number)))
        ):
            state = ANSWER
            current = (
                _numbers(number)
                if number
                else (current or ([str(unnumbered)] if unnumbered else []))
                if together
                else []
            )
        line.role = state
        if state == REQUEST:
            known.add(_plain(said))
            unnumbered += said.count("?") if together and not asked and not number and not top else 0
            place = LETTERED.match(said)
            lettered = lettered or bool(place and not top and place["letter"] == "a" and not known - {_plain(said)})
            top, current = (
                _question_number(said, number, numbers, top) if not (lettered and place) else ("", [_place(place)])
            )
            asked_since += bool(current and number)
            single = several_heads and asked_since == 1
            line.questions = list(current)
        elif state in (ANSWER, ARGUMENT):
            asked_since = 0
            line.questions = list(current)


def _plain(text: str) -> str:
    bare = NUMBER.sub("", text.strip(), count=1)
    return re.sub(r"\W+", " ", bare).strip().lower()


def _repeats(said: str, known: set[str], exactly: bool) -> str:
    """What was asked that the line says again, if need be in slightly other words; nothing where it does not."""
    plain = _plain(said)
    if plain in known and len(plain) > 8:
        return plain
    words = set(plain.split())
    if exactly or len(words) < 4 or not (is_asking(said) or said.endswith("?")):
        return ""
    return max(
        (asked for asked in known if asked and len(words & set(asked.split())) >= 0.7 * max(len(words), 1)),
        key=len,
        default="",
    )


def _numbers(number: re.Match[str]) -> list[str]:
    first = f"{int(number['first'])}{(number['letter'] or '').lower()}"
    if number["last"] and int(number["last"]) > int(number["first"]):
        return [str(n) for n in range(int(number["first"]), int(number["last"]) + 1)]
    return [first]


def _place(match: re.Match[str]) -> str:
    """The number of a question that is only lettered: a is 1."""
    return str(ord(match["letter"]) - ord("a") + 1)


def _last_top(numbers: dict[str, str]) -> str:
    tops = [int(re.match(r"\d+", value)[0]) for value in numbers.values()]
    return str(max(tops, default=1))


def _question_number(
    said: str, number: re.Match[str] | None, numbers: dict[str, str], top: str
) -> tuple[str, list[str]]:
    """The top-level number now counted under, and the number of the question in this line."""
    if number:
        top = _numbers(number)[0]
        found = top
    elif top and (lettered := LETTERED.match(said)) and not (ROMAN.match(said) and re.search(r"[a-z]$", top)):
        base = re.match(r"\d+", top)[0]
        found = top = base + lettered["letter"]
    elif top and (roman := ROMAN.match(said)):
        found = f"{top}.{roman['roman']}"
    else:
        return top, [top] if top else []
    numbers.setdefault(_plain(said), found)
    return top, [found]


def _asked_number(
    said: str, number: re.Match[str] | None, numbers: dict[str, str], current: list[str], repeated: str
) -> list[str]:
    if number:
        return _numbers(number)
    if repeated in numbers and not (LETTERED.match(said) or ROMAN.match(said)):
        return [numbers[repeated]]
    return current


def _opens_answer(said: str, in_letter: bool) -> bool:
    """Whether a line begins an answer without a heading; in a letter of the authority any statement of a position does."""
    bare = NUMBER.sub("", said, count=1)
    if OUTCOME_LINE.match(bare) or OPENING.match(bare):
        return True
    if re.match(r"we (?:write|would|are writing|request|ask|mean|understand|note)\b", bare, re.IGNORECASE):
        return False
    speaks = in_letter or re.match(VOCABULARY.force_pattern, bare, re.IGNORECASE)
    return bool(speaks) and any(
        phrase.pattern.search(bare) for phrase in VOCABULARY.positions if not phrase.before_technology
    )


INVALID = re.compile(r"not a valid request|request is (?:not valid|invalid)|hence is not valid", re.IGNORECASE)
CLARIFY = re.compile(
    r"\b(?:please|could you|can you)\b[^.]{0,40}\b(?:clarify|tell us which|specify|confirm which|narrow|let us know which)|require clarification|seeking clarification",
    re.IGNORECASE,
)
ACKNOWLEDGE = re.compile(
    r"\backnowledge receipt|automated (?:response|reply)|thank you for your (?:request|e-?mail|correspondence)[^.]*received|will (?:answer|respond|reply)|aim to respond|our aim to respond|"
    r"receive a response",
    re.IGNORECASE,
)
DECIDES = re.compile(
    r"neither confirm|no information|does not hold|is exempt|are exempt|refusal notice|today decided|please find attached|i can confirm|in response to|can disclose|response to your request is unique",
    re.IGNORECASE,
)
REVIEW = re.compile(r"internal review", re.IGNORECASE)


def act_of(sender: str, said: str, first: bool) -> str:
    """What a message of a thread does: a code of event_kinds."""
    if sender == "requester":
        return "made" if first else "review_requested" if REVIEW.search(said) else "clarified"
    if INVALID.search(said):
        return "refused_as_invalid"
    if not DECIDES.search(said):
        if CLARIFY.search(said):
            return "clarification_sought"
        if ACKNOWLEDGE.search(said) and not any(
            phrase.pattern.search(said)
            for phrase in VOCABULARY.positions
            if phrase.words.startswith("FORCE") and not phrase.before_technology
        ):
            return "acknowledged"
    return "responded"


def thread_record(text: str, messages: list[tuple[int, int, str, str, bool]]) -> Record:
    """The request of a thread. `messages` are start, end, sender, day and whether the text breaks off."""
    record = Record([])
    asked: list[str] = []
    for start, end, sender, sent_on, cut in messages:
        lines = lines_of(text, start, end)
        first = sender == "requester" and not asked
        act = act_of(sender, text[start:end], first) if sender else ""
        record.letters.append(Letter(sender, sent_on, start, end, act, cut))
        if first:
            label(lines, [], REQUEST)
            for line in lines:
                greeting = re.match(r"(?:Dear|Yours|Kind regards)\b", line.text)
                line.role = FRONT if greeting or line.role == RIGHTS else REQUEST
            asked = [line.text for line in lines if line.role == REQUEST]
        elif sender == "requester":
            for line in lines:
                line.role = CLARIFICATION
        elif act == "responded":
            label(lines, asked)
            for line in lines:
                if line.role == REQUEST:
                    line.role = REPEAT
        record.lines += lines
    return record
