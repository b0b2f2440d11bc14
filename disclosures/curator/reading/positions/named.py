"""Use that an answer takes for granted: it names the thing or tells its number where the question asks for it, or
speaks of the system used by the force."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from disclosures.curator.drafts.proposals import Span
from disclosures.curator.reading.fields.authority import mentions
from disclosures.curator.reading.fields.questions import Question
from disclosures.curator.reading.fields.technologies import products_in, technologies_in
from disclosures.curator.reading.lines import Line, Role
from disclosures.curator.reading.numbering import LETTERED, NUMBER, bare
from disclosures.curator.reading.positions.clauses import HEDGE
from disclosures.curator.reading.positions.nearness import product_of
from disclosures.curator.reading.positions.phrases import MOST_WORDS
from disclosures.curator.reading.positions.statements import PRESUPPOSED, Answer, Statement
from disclosures.curator.reading.vocabulary import VOCABULARY
from disclosures.words.sentences import sentences

HAVE = (
    r"(?:us(?:e|es|ed|ing)|operat(?:e|es|ed|ing)|own(?:s|ed|ing)?|ha(?:ve|s)|possess(?:es|ed)?|fl(?:y|ies|own|ying)|"
    r"wear|(?<!body[ -])worn|wearing|deploy(?:s|ed|ing)?|issued|in (?:use|service|place|operation)|"
    r"employ(?:s|ed|ing)?|runs?|hold|"
    r"utilis(?:e|es|ed|ing))"
)
THING = (
    r"(?:makes?|models?|types?|brands?|kinds?|manufacturers?|products?|suppliers?|systems?|software|tools?|cameras?|drones?|"
    r"uavs?|devices?|units?|technolog(?:y|ies)|equipment|platforms?|solutions?|kiosks?|scanners?|vans?|aircraft|apps?)"
)
WHICH_USED = re.compile(
    rf"\b(?:what|which)\b[^?.]{{0,50}}?\b{THING}\b[^?.]{{0,40}}?\b(?:do|does|is|are|has|have)\b[^?.]{{0,60}}?\b{HAVE}\b|"
    rf"\b(?:makes?|models?|types?|brands?|names?|manufacturers?)\b[^?.]{{0,60}}?\b(?:that|which|do|does|is|are)?\b"
    rf"[^?.]{{0,40}}?\b{HAVE}\b",
    re.IGNORECASE,
)
"""A question that asks which one is in use."""
NOT_WHICH = re.compile(
    r"\b(?:polic(?:y|ies)\b(?! (?:force|service))|procedures?|purposes?|circumstances|legal|law|"
    r"legislation|departments?|"
    r"training|guidance|reasons?|costs?|budget|retention|occasions?|events?|footage|did|was|were|previously|plans?|"
    r"consider\w*|intend\w*|seized|stolen|reported|incidents?|criminals?|public)\b",
    re.IGNORECASE,
)
"""In a question that asks for something else, or of another time."""
HOW_MANY = re.compile(
    rf"\b(?:how many|numbers? of|quantity of)\s+(?P<things>[^?.]*?)\s+"
    rf"(?:(?:do|does|are|is|have|has|that|which|currently|presently|being|there|in)\b[^?.]*?)?\b{HAVE}\b(?P<limits>[^?.]*)",
    re.IGNORECASE,
)
COUNTED = re.compile(
    r"\b(?:drones?|uavs?|uass?|aircraft|cameras?|devices?|units?|kiosks?|scanners?|readers?|vans?|systems?|licen[cs]es|cams|bodycams|"
    r"vehicles|recorders|headsets|bwvs?|machines|terminals|anpr|cctv)\s*$",
    re.IGNORECASE,
)
"""The things of which a force has a number: the words end in one of these."""
NO_LIMIT = re.compile(
    r"\W*(?:(?:currently|presently|now|today|at any (?:given|one) time|at present|in total|and|please|"
    r"of any kind|at all|"
    r"(?:by|in|within|across) (?:the|your|this) (?:force|police|constabulary|service))\W*)*",
    re.IGNORECASE,
)
WORDS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|twenty|thirty"
AMOUNT = rf"(?P<number>\d{{1,3}}(?:,\d{{3}})+|\d+|{WORDS})"
ABOUT = (
    r"(?:(?:a|an|in|the|current|total|of|approximately|approx\.?|about|around|over|more than|just|under|excess|"
    r"currently) )*"
)
NUMBER_ALONE = re.compile(
    rf"(?:yes[,.:–-]*\s+)?(?:(?:there are|it has|total:?|answer:?|(?:we|the force|[A-Z]\w+ (?:police|"
    rf"constabulary)) (?:currently )?"
    rf"(?:have|has|owns?|operates?|hold|holds)) )?{ABOUT}(?:{AMOUNT}|(?P<none>none|nil|zero|0))\b"
    r"(?P<rest>(?:[,;]?\s+[\w'’()/-]+){0,7})\s*\.?",
    re.IGNORECASE,
)
OTHER_UNIT = re.compile(
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december|years?|months?|days?|"
    r"hours?|minutes?|pounds|percent|incidents?|reports?|reported|officers?|staff|pilots?|operators?|complaints?|arrests?|"
    r"requests?|records?|people|cases|offences|crimes|seized|stolen|lost|sightings?|held|trained|not|no|plans?)\b|[%£/]",
    re.IGNORECASE,
)
"""Of a number that is none of things in use."""
NO_NAME = re.compile(
    r"\b(?:not|none|nil|n/?a|no|unknown|various|exempt\w*|withheld|held|see|please|refer|above|below|section|attached|"
    r"attachment|neither|unable|cannot|declin\w+|refus\w+|applicable|website|disclos\w+|question|tb[ac]|information|link|"
    r"would|if|under|act|foia?|police|constabulary|previously|former\w*|other)\b|"
    r"\bs\.? ?\d+ ?\(|https?:|\?$|…|\.\.\.|£|\[",
    re.IGNORECASE,
)
"""In an answer that names nothing."""
NAME = re.compile(r"\b(?:[A-Z][\w&-]*|[A-Za-z]*\d[\w-]*)")
LONGEST_NAME = 12
"""Words of an answer that only names what was asked for."""
NOT_NOW = re.compile(r"\b(?:previous(?:ly)?|former(?:ly)?|once|no longer|not|never|until|any|other)\b", re.IGNORECASE)


@cache
def _used_thing() -> re.Pattern[str]:
    """`The system used by the force`, `the cameras in use across Essex Police`, `our drones, which are flown by
    officers`."""
    return re.compile(
        rf"\b(?:the|our|this|these|both|all)\s+(?P<thing>(?:[\w'’-]+\s+){{1,5}}?)(?:(?:that|which|currently|presently|now|"
        rf"being|is|are)\s+){{0,3}}(?:used|operated|utilised|deployed|flown|worn|employed|owned|in use|"
        rf"in place|in operation)"
        rf"\s+(?:by|within|across|throughout|at|in)\s+(?:the\s+)?(?P<by>{VOCABULARY.force_pattern}|us\b|our\b|officers\b)",
        re.IGNORECASE,
    )


@cache
def _has_number() -> re.Pattern[str]:
    """`Essex Police has 14`, `we own about four`, `there are 14 …` in use."""
    return re.compile(
        rf"(?:{VOCABULARY.force_pattern}\s+(?:(?:currently|presently|now|also|only)\s+)?(?:has|have|owns?|possess(?:es)?|"
        rf"holds?|operates?|maintains?|runs?|fl(?:y|ies))|there (?:is|are)(?=[^.]*\bin (?:use|service|operation)\b))\s+"
        rf"{ABOUT}(?:{AMOUNT}|the following)\s+(?=\S)",
        re.IGNORECASE,
    )


@cache
def _thing_used_is() -> re.Pattern[str]:
    """`The technology used is …`, `the system currently in use by Essex Police is …`, before a name."""
    return re.compile(
        rf"\bthe (?:technology|system|software|solution|equipment|product|model|platform|tool)s? "
        rf"(?P<told>(?:(?:that (?:is|are) )?(?:currently |presently )?(?:used|utilised|in use|deployed)"
        rf"(?: by (?P<by>{VOCABULARY.force_pattern}))?|(?:we|the force) (?:currently |presently )?uses?) (?:is|are) "
        rf"(?:called |known as |the )?(?P<name>(?-i:[A-Z])[\w’']*(?: (?-i:[A-Z])[\w’']*){{0,3}}))",
        re.IGNORECASE,
    )


def read_named(answer: Answer) -> None:
    """Add use, or that there is none, where nothing else says it: by a name or a number, or by what is taken for
    granted."""
    for line in answer.exchange.having(Role.ANSWER):
        for sentence in line.sentences:
            _read_used_thing(answer, line, sentence)
            _read_number_of(answer, line, sentence)
            _read_thing_used_is(answer, line, sentence)
        question = question_at(answer, line)
        if question:
            _read_answer(answer, line, question)


def question_at(answer: Answer, line: Line) -> Question | None:
    """The one question that the line answers: by its number, as that said again above it, or as the only one."""
    asked = answer.questions_at(line)
    if asked:
        return asked[0] if len(asked) == 1 else None
    above = answer.exchange.above(line)
    if above and above.role in (Role.REPEAT, Role.REQUEST):
        said = bare(above.text)
        return next((one for one in answer.questions.values() if bare(one.text) == said), None)
    return next(iter(answer.questions.values())) if len(answer.questions) == 1 else None


def _read_answer(answer: Answer, line: Line, question: Question) -> None:
    """A name or a number that is the whole of an answer."""
    number = NUMBER.match(line.text) or LETTERED.match(line.text)
    start = line.start + (number.end() if number and number.end() < len(line.text) else 0)
    said = answer.text[start : line.end].strip()
    if len(sentences(said)) != 1:
        return
    position = _by_number(said, question) or _by_name(said, question)
    products = [mention.code for mention in products_in(answer.text, start, line.end)]
    technologies = question.technologies or (answer.asked if len(answer.asked) == 1 else [])
    if not technologies and not answer.asked:
        technologies = list(dict.fromkeys(VOCABULARY.products[code]["technology"] for code in products))
    if not position or len(technologies) != 1:
        return
    product = product_of(products, technologies[0])
    _add(answer, line, technologies[0], position, (start, start + len(said.rstrip(" .;"))), (question.number,), product)


def _by_name(said: str, question: Question) -> str:
    """`uses` where the question asks which one is in use, and the answer is a name, such as a maker's and a model's."""
    asks = WHICH_USED.search(question.text) and not NOT_WHICH.search(question.text)
    if not asks or NO_NAME.search(said) or len(said.split()) > LONGEST_NAME:
        return ""
    names = NAME.findall(said)
    sentence = said.endswith(".") and len(said.split()) > len(names)
    return "uses" if names[1:] or (names and not sentence and len(said.split()) == len(names)) else ""


def _by_number(said: str, question: Question) -> str:
    """`uses` where the question asks how many there are, and the answer is a number; `does_not_use` for none at all."""
    asked = HOW_MANY.search(question.text)
    number = NUMBER_ALONE.fullmatch(said)
    if not asked or not number or not _counts_things(asked["things"]) or OTHER_UNIT.search(number["rest"]):
        return ""
    if NOT_WHICH.search(question.text):
        return ""
    if number["none"] or number["number"].strip("0,.") == "":
        return "does_not_use" if NO_LIMIT.fullmatch(asked["limits"]) and not number["rest"] else ""
    return "uses"


def _counts_things(things: str) -> bool:
    return bool(COUNTED.search(things.rstrip(" .,;"))) and not OTHER_UNIT.search(things)


def _read_used_thing(answer: Answer, line: Line, sentence: Span) -> None:
    """`The system used by the force`: what is in use, whatever else is said of it."""
    found = _used_thing().search(answer.text, *sentence)
    if not found or NOT_NOW.search(answer.text[found.start() : sentence[1]].partition(",")[0][: len(found[0]) + 15]):
        return
    by = [code for _, _, code in mentions(found["by"])]
    named = technologies_in(answer.text, *found.span("thing"))
    if HEDGE.search(answer.text, sentence[0], found.start()) or (by and answer.authority not in by):
        return
    if not named and not re.search(rf"\b{THING}\s*$", found["thing"], re.IGNORECASE):
        return
    technologies = list(dict.fromkeys(mention.code for mention in named)) or answer.context(line)
    others = {mention.code for mention in technologies_in(answer.text, *sentence)} - set(technologies)
    if len(technologies) == 1 and not others:
        _add(answer, line, technologies[0], "uses", found.span(), tuple(line.questions), rule=PRESUPPOSED)


def _read_thing_used_is(answer: Answer, line: Line, sentence: Span) -> None:
    """`The technology used is NeoFace`: of the force; where another body speaks, of the force that the line names."""
    found = _thing_used_is().search(answer.text, *sentence)
    if not found or HEDGE.search(answer.text, sentence[0], found.start()) or NO_NAME.search(found["name"]):
        return
    forces = [code for _, _, code in mentions(line.text) if VOCABULARY.is_force(code)]
    force = answer.own_force or next(iter(forces), "")
    named = technologies_in(answer.text, *sentence)
    technologies = list(dict.fromkeys(mention.code for mention in named)) or answer.context(line)
    if force and len(technologies) == 1 and not (answer.own_force and forces and answer.own_force not in forces):
        before = len(answer.statements)
        products = [mention.code for mention in products_in(answer.text, *sentence)]
        product = product_of(products, technologies[0])
        _add(answer, line, technologies[0], "uses", found.span("told"), tuple(line.questions), product)
        answer.statements[before:] = [replace(one, force=force) for one in answer.statements[before:]]


def _read_number_of(answer: Answer, line: Line, sentence: Span) -> None:
    """`Essex Police has 14 drones`: a number above zero of things that the authority has."""
    found = _has_number().search(answer.text, *sentence)
    if not found or HEDGE.search(answer.text, sentence[0], found.start()):
        return
    if found["number"] and not found["number"].strip("0,."):
        return
    things = re.match(r"(?:(?!in\b)[\w'’/-]+[\s.,;]*){1,5}", answer.text[found.end() : sentence[1]])
    by = [code for _, _, code in mentions(found[0])]
    if not things or not _counts_things(things[0]) or (by and answer.authority not in by):
        return
    named = technologies_in(answer.text, found.end(), found.end() + things.end())
    technologies = list(dict.fromkeys(mention.code for mention in named)) or answer.context(line)
    if len(technologies) == 1:
        at = (found.start("number") if found["number"] else found.start(), found.end() + len(things[0].rstrip(" .,;")))
        _add(answer, line, technologies[0], "uses", at, tuple(line.questions))


def _add(
    answer: Answer,
    line: Line,
    technology: str,
    position: str,
    at: Span,
    questions: tuple[str, ...],
    product: str = "",
    rule: str = "name or number that was asked for",
) -> None:
    """Add the statement, unless something was said of the use of this technology, or of one that is related, before."""
    if answer.tells_use_of(technology):
        return
    sentence = next((span for span in line.sentences if span[0] <= at[0] < span[1]), line.span)
    start = at[0]
    end = min(at[1], sentence[1])
    words = list(re.finditer(r"\S+", answer.text[start:end]))
    end = start + words[min(len(words), MOST_WORDS) - 1].end()
    answer.statements.append(
        Statement(
            technology,
            position,
            start,
            end,
            sentence,
            questions or answer.numbers(line, technology, position),
            product,
            force=answer.own_force,
            confidence=0.8,
            rule=rule,
        )
    )
