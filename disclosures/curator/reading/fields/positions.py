"""The positions that an answer states, each with its technology, scope, question and key phrase."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from disclosures.curator.drafts.files import Cell
from disclosures.curator.drafts.proposals import Row, Span, derived
from disclosures.curator.reading.fields.authority import mentions as authorities_in
from disclosures.curator.reading.fields.dates import MONTHS
from disclosures.curator.reading.fields.questions import PAST, PLAN, TRIAL, USE, Question
from disclosures.curator.reading.fields.technologies import Mention, products_in, technologies_in
from disclosures.curator.reading.lines import Exchange, Line, Role
from disclosures.curator.reading.numbering import LETTERED, NUMBER
from disclosures.curator.reading.vocabulary import VOCABULARY

ACTIVE_SENTENCE = re.compile(r"[^.?!\n;]+(?:\.(?=\w)[^.?!\n;]*)*[.?!;]?")
CLAUSE_BREAK = re.compile(
    r",?\s+\b(?:but|however|although|though|whereas|while)\b\s*,?|,\s+and\s+(?=(?:we|it|the force|has|have|is|are|does|do)\b)|\s+therefore\s+",
    re.IGNORECASE,
)
HEDGE = re.compile(
    r"\b(?:if|whether|would|could|should|may|might|whenever|where|such as|requests? for)\b|\bto (?:confirm|say|disclose|release)\b|^\s*(?:confirming|denying|disclosing|releasing|stating)\b",
    re.IGNORECASE,
)
NCND_EXPLAINED = re.compile(
    r"\bnot be taken as\b|\bthe term\b|\bresponse (?:is|means)\b|\bprinciple of\b", re.IGNORECASE
)
COVERT = re.compile(r"\bcovert(?:ly)?\b", re.IGNORECASE)
OVERT = re.compile(r"\bovert(?:ly)?\b", re.IGNORECASE)
FURTHER = re.compile(r"\b(?:any )?(?:other|further|additional)\s+(?:relevant\s+)?information\b", re.IGNORECASE)
COVERT_TECHNOLOGY = re.compile(
    r"\bcovert(?:ly)?\s+(?:use|practi[sc]e|deployment|capability)?\s*(?:of\s+)?", re.IGNORECASE
)
NOT_OWNED = re.compile(r"\b(?:own|possess)$", re.IGNORECASE)
REFUSES = re.compile(r"\brefusal notice\b|\b(?:other|further) information\b|\bcovert", re.IGNORECASE)
WE_NEITHER = re.compile(
    r"\b(?:we|police|constabulary|service|force|office|commissioner|MPS|PSNI)\s+(?:(?:can|could|will|would|must)\s+)?neither\b",
    re.IGNORECASE,
)
LIST_LINK = re.compile(r"^[\s,/()]*(?:(?:and|or|and/or|nor|,|/|any|other|the)[\s,/]*)*$", re.IGNORECASE)
LISTED = re.compile(r"\s*[–—:-]\s+(?P<word>yes|no)[.;]?\s*$", re.IGNORECASE)
YES_NO = re.compile(r"^(?:(?:that is|this is) )?(?P<word>yes|no)\b(?!\s+information)", re.IGNORECASE)
SINCE = re.compile(
    rf"\bsince\s+(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+)?(?:(?P<month>{'|'.join(MONTHS)})\s+)?(?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)

PRIORITY = (
    "ncnd",
    "does_not_use",
    "formerly_used",
    "dropped",
    "considering",
    "trialling",
    "used_or_trialled",
    "trialled",
    "uses",
    "withheld",
    "no_information_held",
)
"""Of two phrases of one length at one place, the earlier here."""

DONE = r"(?:made|carried out|conducted|completed|performed|ran|flew|undertook)"
ACTIVITY = r"(?:[a-z-]+\s+){0,4}?(?:searches|deployments|flights|extractions|examinations|downloads|tests|identifications|scans)"
COUNTED = re.compile(
    rf"\b{DONE}\s+(?:(?:about|around|some|over|more than|in excess of|approximately|a total of)\s+)?(?P<number>\d[\d,.]*)\s+{ACTIVITY}\b|"
    rf"(?<![\w£])(?P<number2>\d[\d,.]*)\s+{ACTIVITY}\s+(?:(?:was|were|have been|has been)\s+)?{DONE}\b",
    re.IGNORECASE,
)
NUMBERED = "phrase about information, under the number of a question"
MOST_WORDS = 6
"""Of a key phrase: the code-book's rule 9, for a page that is not one of the founding texts."""

ANAPHORA = re.compile(
    r"\s+(?:this|such|that|these) \w+|\s+it\b|\s+(?:whether|that) (?:we|it|they) holds? any (?:further |other )?information",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Found:
    """A position read somewhere."""

    technology: str
    position: str
    start: int
    end: int
    sentence: Span
    questions: tuple[str, ...] = ()
    product: str = ""
    scope: str = "unspecified"
    force: str = ""
    since: tuple[str, Span] | None = None
    confidence: float = 0.9
    rule: str = "phrase"
    technology_at: tuple[Span, ...] = ()
    scope_at: tuple[Span, ...] = ()


@dataclass
class Reading:
    """What has been read so far of one answer."""

    text: str
    exchange: Exchange
    authority: str
    asked: list[str]
    questions: dict[str, Question]
    found: list[Found] = field(default_factory=list)
    about: list[str] = field(default_factory=list)
    """Technologies of the last position, to which a later `it` refers."""


def positions_of(
    text: str, exchange: Exchange, authority: str, asked: list[str], questions: list[Question]
) -> list[Found]:
    """Every position that the words of the answer support; none where there is no answer."""
    reading = Reading(text, exchange, authority, asked, {question.number: question for question in questions})
    cut_at = {letter.end for letter in exchange.letters if letter.cut}
    for line in exchange.having(Role.ANSWER):
        for start, end in _sentences(line):
            if line.end in cut_at and end == line.end:
                continue
            _read_sentence(reading, line, start, end)
    if not any(one.position == "ncnd" for one in reading.found):
        _read_refusal(reading)
    _read_counts(reading)
    found = _with_scopes(reading, _settled(reading))
    return _unique(found)


def _read_refusal(reading: Reading) -> None:
    """A refusal to confirm or deny that stands among the reasons, in the authority's own voice; the first only."""
    for line in reading.exchange.having(Role.ARGUMENT):
        for start, end in _sentences(line):
            if WE_NEITHER.search(reading.text, start, end):
                _read_sentence(reading, line, start, end)
                return


def _read_counts(reading: Reading) -> None:
    """A count above zero of the authority's own searches, deployments and the like says that the thing is in use."""
    for line in reading.exchange.having(Role.ANSWER):
        for start, end in _sentences(line):
            counted = COUNTED.search(reading.text, start, end)
            if (
                not counted
                or HEDGE.search(reading.text, start, counted.start())
                or re.fullmatch(r"[0,.]+", counted["number"] or counted["number2"])
            ):
                continue
            subject = _subject(reading.text, (start, end), reading.authority)
            technologies, spans = _near(reading.text, (start, end), counted.span())
            technologies = technologies or _context(reading, line)
            for technology in technologies if subject is not None and len(technologies) == 1 else []:
                if not any(found.technology == technology for found in reading.found):
                    product = next(iter(_products(reading.text, (start, end), (start, end), technologies)), "")
                    reading.found.append(
                        Found(
                            technology,
                            "uses",
                            *counted.span(),
                            (start, end),
                            tuple(line.questions) or _numbers(reading, technology, "uses"),
                            product,
                            force=subject,
                            confidence=0.8,
                            rule="count above zero",
                            technology_at=tuple(spans),
                        )
                    )


def _with_the_one_before(text: str, line: Line, sentence: Span) -> Span:
    """The sentence, together with the one before in its line where that says what is refused and this does not."""
    if REFUSES.search(text, *sentence) or technologies_in(text, *sentence):
        return sentence
    before = [span for span in _sentences(line) if span[1] <= sentence[0]]
    return (before[-1][0], sentence[1]) if before and REFUSES.search(text, *before[-1]) else sentence


def _sentences(line: Line) -> list[Span]:
    return [
        (line.start + match.start(), line.start + match.end())
        for match in ACTIVE_SENTENCE.finditer(line.text)
        if match[0].strip()
    ]


def _clauses(text: str, start: int, end: int) -> list[Span]:
    edges = [start]
    for match in CLAUSE_BREAK.finditer(text, start, end):
        edges += [match.start(), match.end()]
    edges.append(end)
    return [(edges[i], edges[i + 1]) for i in range(0, len(edges), 2)]


def _read_sentence(reading: Reading, line: Line, start: int, end: int) -> None:
    text = reading.text
    if text[start:end].rstrip().endswith("?") or VOCABULARY.asks_force.match(text[start:end].strip()):
        return
    before = len(reading.found)
    for clause in _clauses(text, start, end):
        for position, at in _phrases(text, *clause):
            _read_phrase(reading, line, (start, end), clause, position, at)
    if listed := LISTED.search(text, start, end):
        _read_listed(reading, line, (start, end), listed)
    number = NUMBER.match(line.text) or LETTERED.match(line.text)
    begins = line.start + (number.end() if number else 0)
    if all(found.position in ("considering", "dropped") for found in reading.found[before:]) and start <= begins < end:
        _read_yes_no(reading, line, begins, end)


def _read_listed(reading: Reading, line: Line, sentence: Span, listed: re.Match[str]) -> None:
    """A technology and, after a dash, yes or no: one line of a list of what is in use."""
    named = technologies_in(reading.text, sentence[0], listed.start())
    asked_of_use = not reading.questions or any(
        question.about_use or "use" in question.text for question in reading.questions.values()
    )
    if named and asked_of_use and len(reading.text[sentence[0] : listed.start()].split()) <= MOST_WORDS:
        own = reading.authority if VOCABULARY.authorities.get(reading.authority, {}).get("kind") == "force" else ""
        mention = max(named, key=lambda one: one.end)
        position = "uses" if listed["word"].lower() == "yes" else "does_not_use"
        reading.found.append(
            Found(
                mention.code,
                position,
                mention.start,
                listed.end("word"),
                sentence,
                tuple(line.questions),
                force=own,
                confidence=0.85,
                rule="yes or no beside a name",
                technology_at=((mention.start, mention.end),),
            )
        )


def _phrases(text: str, start: int, end: int) -> list[tuple[str, Span]]:
    """The phrases of a clause that mark a position, the longest where several overlap, unless a condition goes before."""
    found = [
        (phrase.code, match.span())
        for phrase in VOCABULARY.positions
        for match in phrase.pattern.finditer(text, start, end)
        if not phrase.before_technology
        or any(mention.start - match.end() <= 1 for mention in technologies_in(text, match.end(), end)[:1])
    ]
    found.sort(key=lambda one: (one[1][0] - one[1][1], PRIORITY.index(one[0])))
    kept: list[tuple[str, Span]] = []
    for position, (first, last) in found:
        if not any(other[0] < last and first < other[1] for _, other in kept):
            kept.append((position, (first, last)))
    kept.sort(key=lambda one: one[1])
    return [
        (position, span)
        for position, span in kept
        if not HEDGE.search(text, start, span[0])
        and not (position != "ncnd" and NCND_EXPLAINED.search(text, start, end))
    ]


def _read_phrase(reading: Reading, line: Line, sentence: Span, clause: Span, position: str, at: Span) -> None:
    text = reading.text
    if position == "ncnd" and NCND_EXPLAINED.search(text, *sentence):
        return
    subject = _subject(text, clause, reading.authority)
    if subject is None:
        return
    rule, confidence = "phrase", 0.92
    if (
        position == "does_not_use"
        and NOT_OWNED.search(text[slice(*at)])
        and re.search(r"\bbut\b", text[at[1] : sentence[1]])
    ):
        return
    if position == "withheld" and re.search(r"\bsome\b", text[slice(*sentence)], re.IGNORECASE):
        return
    if position == "ncnd":
        sentence = _with_the_one_before(text, line, sentence)
        technologies, spans = _of_ncnd(reading, line, sentence)
    elif position in ("no_information_held", "withheld"):
        if not _whole_or_use(reading, line):
            return
        technologies, spans = _near(text, sentence, at)
        technologies, confidence, rule = (
            technologies or _context(reading, line),
            0.75,
            NUMBERED if line.questions else "phrase about information",
        )
    else:
        technologies, spans = _near(text, clause, at)
        if not technologies:
            technologies, spans = _near(text, sentence, at)
        if not technologies:
            technologies, confidence, rule = _context(reading, line), 0.8, "phrase; technology from the context"
    products = _products(text, sentence, clause, technologies)
    if not technologies and products:
        technologies = list(dict.fromkeys(VOCABULARY.products[product]["technology"] for product in products))
    for technology in technologies:
        product = next(
            (
                product
                for product in products
                if VOCABULARY.related(VOCABULARY.products[product]["technology"], technology)
            ),
            "",
        )
        reading.found.append(
            Found(
                technology,
                position,
                *_key(text, clause, at, spans),
                sentence,
                tuple(line.questions) or _numbers(reading, technology, position),
                product,
                force=subject,
                since=_since(text, clause) if position == "uses" else None,
                confidence=confidence,
                rule=rule,
                technology_at=tuple(spans),
            )
        )
    if technologies and position not in ("no_information_held", "withheld", "ncnd"):
        reading.about = technologies


def _subject(text: str, clause: Span, authority: str) -> str | None:
    """The force whose practice a clause describes: blank for none, None where it is another than the authority's own and not to be coded."""
    own = VOCABULARY.authorities.get(authority, {})
    named = [code for start, _, code in authorities_in(text[slice(*clause)])]
    forces = [code for code in named if VOCABULARY.authorities[code]["kind"] == "force"]
    if own.get("kind") == "force":
        others = [code for code in forces if code != authority]
        return (
            None
            if others
            and authority not in named
            and not re.match(r"\s*(?:yes|no|we)\b", text[slice(*clause)], re.IGNORECASE)
            else authority
        )
    return forces[0] if forces else ""


def _near(text: str, clause: Span, at: Span) -> tuple[list[str], list[Span]]:
    """The technologies that a phrase is about: those after it, else those before it; several if they form a list."""
    found = [mention for mention in technologies_in(text, *clause)]
    after = [mention for mention in found if mention.end > at[1]]
    before = [mention for mention in found if mention.end <= at[1] and mention.start >= clause[0]]
    passive = re.match(r"(?:is|are|was|were|has been|have been)\b", text[slice(*at)], re.IGNORECASE)
    first, second = (before, after) if passive else (after, before)
    chosen = _list(text, first, from_end=first is before) or _list(text, second, from_end=second is before)
    return list(dict.fromkeys(mention.code for mention in chosen)), [(mention.start, mention.end) for mention in chosen]


def _list(text: str, found: list[Mention], from_end: bool) -> list[Mention]:
    """The mentions that stand together with the first (or the last): linked by and, or, commas."""
    if not found:
        return []
    ordered = found[::-1] if from_end else found
    chosen = [ordered[0]]
    for mention in ordered[1:]:
        left, right = sorted((chosen[-1], mention), key=lambda one: one.start)
        if (left.start, left.end) == (right.start, right.end) or LIST_LINK.match(text[left.end : right.start]):
            chosen.append(mention)
        else:
            break
    return chosen


def _context(reading: Reading, line: Line) -> list[str]:
    """What `it` or `this technology` means: the technology of the question, else that of the last statement, else all that was asked about."""
    for number in line.questions:
        if number in reading.questions and reading.questions[number].technologies:
            return reading.questions[number].technologies
    if line.questions:
        return reading.asked if len(reading.asked) == 1 else []
    return reading.about or reading.asked


def _numbers(reading: Reading, technology: str, position: str) -> tuple[str, ...]:
    """The question that names the technology, where the answer does not say which it answers; else the first on use."""
    if position == "ncnd":
        return ()
    naming = [number for number, question in reading.questions.items() if technology in question.technologies]
    kinds = [
        number
        for number, question in reading.questions.items()
        if any(VOCABULARY.related(technology, code) for code in question.technologies)
    ]
    use = [number for number, question in reading.questions.items() if question.about_use]
    return tuple((naming or kinds or use)[:1])


def _whole_or_use(reading: Reading, line: Line) -> bool:
    """Whether the line answers the whole request, or a question on use."""
    if not line.questions:
        return (
            len(reading.questions) <= 1
            or len({number for other in reading.exchange.having(Role.ANSWER) for number in other.questions}) == 0
        )
    asked = [reading.questions[number] for number in line.questions if number in reading.questions]
    return any(question.about_use or PLAN.search(question.text) for question in asked)


def _of_ncnd(reading: Reading, line: Line, sentence: Span) -> tuple[list[str], list[Span]]:
    """What a refusal to confirm or deny covers: what it names, else what the argument calls covert, else the question, else all asked."""
    text = reading.text
    named = technologies_in(text, *sentence)
    if named:
        return list(dict.fromkeys(mention.code for mention in named)), [
            (mention.start, mention.end) for mention in named
        ]
    if FURTHER.search(text, *sentence):
        covert = _argued_covert(reading)
        if covert:
            return list(dict.fromkeys(mention.code for mention in covert)), [
                (mention.start, mention.end) for mention in covert[:2]
            ]
    for number in line.questions:
        parts = [question for key, question in reading.questions.items() if re.match(rf"{number}(?![0-9])", key)]
        codes = list(dict.fromkeys(code for question in parts for code in question.technologies))
        if codes:
            return codes, []
    return reading.asked, []


def _argued_covert(reading: Reading) -> list[Mention]:
    """Technologies that the argument for the exemption calls covert."""
    found: list[Mention] = []
    for line in reading.exchange.having(Role.ANSWER, Role.ARGUMENT):
        for match in COVERT_TECHNOLOGY.finditer(line.text):
            near = technologies_in(reading.text, line.start + match.end(), min(line.start + match.end() + 60, line.end))
            found += [mention for mention in near if mention.start <= line.start + match.end() + 2]
    return found


def _products(text: str, sentence: Span, clause: Span, technologies: list[str]) -> list[str]:
    found = products_in(text, *clause)
    named = technologies_in(text, *clause)
    searched = [mention for mention in found if mention.code != "pnd"]
    codes = [mention.code for mention in searched]
    if "retrospective-facial-recognition" in technologies and re.search(
        r"\bPolice National Database\b|\bPND\b", text[slice(*sentence)]
    ):
        codes.append("pnd")
    return codes if named or codes else []


def _since(text: str, clause: Span) -> tuple[str, Span] | None:
    match = SINCE.search(text, *clause)
    if not match:
        return None
    parts = [match["year"]]
    if match["month"]:
        parts.append(f"{[name.lower() for name in MONTHS].index(match['month'].lower()) + 1:02}")
        if match["day"]:
            parts.append(f"{int(match['day']):02}")
    return "-".join(parts), match.span()


def _key(text: str, clause: Span, at: Span, technologies: list[Span]) -> Span:
    """The operative words: from the phrase to the technology that it is about, without its subject, at most six."""
    start, end = at
    for span in technologies:
        if clause[0] <= span[0] and span[1] <= clause[1]:
            start, end = min(start, span[0]), max(end, span[1])
    if follows := ANAPHORA.match(text, end):
        end = follows.end()
    if subject := re.match(rf"{VOCABULARY.force_pattern}\s+(?=\S)", text[start:end], re.IGNORECASE):
        start += subject.end()
    words = list(re.finditer(r"\S+", text[start:end]))
    if len(words) > MOST_WORDS:
        end = start + words[MOST_WORDS - 1].end()
    return start, end


def _read_yes_no(reading: Reading, line: Line, start: int, end: int) -> None:
    """A bare yes or no, read with the question that it answers."""
    word = YES_NO.match(reading.text[start:end])
    if not word:
        return
    numbers = line.questions or (["1"] if len(reading.questions) == 1 else [])
    question = next((reading.questions[number] for number in numbers if number in reading.questions), None)
    if not question:
        return
    technologies = question.technologies or (
        reading.asked if len(reading.asked) == 1 and len(reading.questions) == 1 else []
    )
    position = _by_question(question, word["word"].lower())
    at = (start + word.start("word"), start + word.end("word"))
    for technology in technologies if position else []:
        product = next(
            (
                mention.code
                for span in question.spans
                for mention in products_in(reading.text, *span)
                if VOCABULARY.products[mention.code]["technology"] == technology
            ),
            "",
        )
        own = reading.authority if VOCABULARY.authorities.get(reading.authority, {}).get("kind") == "force" else ""
        reading.found.append(
            Found(
                technology,
                position,
                *at,
                (start, end),
                tuple(numbers),
                product,
                force=own,
                confidence=0.85,
                rule="yes or no to a question on use",
                technology_at=tuple(question.spans[:1]),
            )
        )
    if position and technologies:
        reading.about = technologies


def _by_question(question: Question, word: str) -> str:
    """The position that a yes or a no to this question states; nothing where the question mixes several things."""
    text = re.split(r"(?<=\?)\s", question.text)[0]
    if not USE.search(text) or re.search(r"\b(?:covertly|policy|training|guidelines)\b", text, re.IGNORECASE):
        return ""
    plan, trial, past = PLAN.search(text), TRIAL.search(text), PAST.search(text)
    if word == "no":
        return (
            ""
            if plan and not re.search(r"\b(?:use|uses|using|used)\b.*\b(?:or|and)\b", text, re.IGNORECASE)
            else "does_not_use"
        )
    if plan:
        return ""
    if trial:
        return (
            "used_or_trialled"
            if past and re.search(r"\bused?\b", text)
            else "trialled"
            if past
            else ""
            if re.search(r"\buse|using", text)
            else "trialling"
        )
    return "" if past and "ever" in text else "uses"


def _settled(reading: Reading) -> list[Found]:
    """Without what another statement on the same technology overrides: information not held or withheld tells nothing once use is told."""
    spoken = {
        found.technology for found in reading.found if found.position not in ("no_information_held", "withheld", "ncnd")
    }
    kept = []
    for found in reading.found:
        if found.position in ("no_information_held", "withheld") and any(
            found.technology in VOCABULARY.family(other)
            or (found.rule != NUMBERED and VOCABULARY.related(found.technology, other))
            for other in spoken
        ):
            continue
        if found.position == "considering" and any(
            other.position in ("uses", "trialling")
            and other.technology == found.technology
            and other.sentence == found.sentence
            for other in reading.found
        ):
            continue
        kept.append(found)
    return kept


def _with_scopes(reading: Reading, found: list[Found]) -> list[Found]:
    """A refusal on covert use makes what stands beside it overt; one on any further information does so for the whole answer."""
    text = reading.text
    scoped: list[Found] = []
    beside: set[str] = set()
    everything = False
    for one in found:
        if one.position != "ncnd":
            continue
        further = FURTHER.search(text, *one.sentence)
        covert = COVERT.search(text, *one.sentence)
        named = technologies_in(text, *one.sentence)
        if not covert and further and not named and _argued_covert(reading):
            covert = further
        if not covert and (question := _question_text(reading, one)):
            covert = COVERT.search(question)
        if covert:
            scoped.append(replace(one, scope="covert", scope_at=((one.sentence[0], one.sentence[1]),)))
        else:
            scoped.append(one)
        if covert or further:
            beside.add(one.technology)
            everything = everything or bool(further and not named)
    for one in found:
        if one.position == "ncnd":
            continue
        scopes = _scopes(one.position)
        here = (OVERT.search(text, *one.sentence), COVERT.search(text, *one.sentence))
        if here[1] and not here[0] and "covert" in scopes:
            scoped.append(replace(one, scope="covert", scope_at=(here[1].span(),)))
        elif "overt" in scopes and (
            here[0]
            or everything
            or (
                one.position not in ("no_information_held", "withheld")
                and any(VOCABULARY.related(one.technology, other) for other in beside)
            )
        ):
            scoped.append(replace(one, scope="overt", scope_at=(here[0].span(),) if here[0] else ()))
        else:
            scoped.append(one)
    return sorted(scoped, key=lambda one: (one.start, one.technology))


def _question_text(reading: Reading, found: Found) -> str:
    return " ".join(reading.questions[number].text for number in found.questions if number in reading.questions)


def _scopes(position: str) -> list[str]:
    return VOCABULARY.scopes[position]


def _unique(found: list[Found]) -> list[Found]:
    """One of each technology, position, scope and product: the one found with the best rule, the first of equals."""
    best: dict[tuple[str, ...], Found] = {}
    for one in found:
        key = (one.technology, one.position, one.scope, one.product, one.force)
        if key not in best or one.confidence > best[key].confidence:
            best[key] = one
    kept = list(best.values())
    return [
        one
        for one in kept
        if one.product
        or not any(
            other.product
            and (other.technology, other.position, other.scope) == (one.technology, one.position, one.scope)
            for other in kept
        )
    ]


SAYS = {
    "uses": "Says that it uses {}.",
    "trialling": "Says that it is trialling {}.",
    "formerly_used": "Says that it used {} and no longer does.",
    "trialled": "Says that it trialled {}.",
    "used_or_trialled": "Says that it used or trialled {}.",
    "does_not_use": "Says that it does not use {}.",
    "considering": "Says that it is considering {}.",
    "dropped": "Says that it gave up plans for {}.",
    "no_information_held": "Says that it holds no information on {}.",
    "withheld": "Holds information on {} and refuses to disclose it.",
    "ncnd": "Neither confirms nor denies holding information on {}.",
}


def rows(text: str, found: list[Found], request: str) -> list[Row]:
    made = []
    for number, one in enumerate(found, start=1):
        sentence = [one.sentence]
        name = VOCABULARY.technology_names[one.technology]
        row: Row = {
            "id": derived(f"{request}-p{number}"),
            "request": derived(request),
            "technology": Cell(
                one.technology,
                list(one.technology_at) or sentence,
                one.confidence,
                "name in the answer" if one.technology_at else "technology from the context",
            ),
            "position": Cell(one.position, [(one.start, one.end)], one.confidence, one.rule),
            "scope": Cell(one.scope, list(one.scope_at) or sentence, one.confidence, "words on overt and covert use"),
            "summary": Cell(
                SAYS[one.position].format(name if name[:2].isupper() else name[0].lower() + name[1:]),
                sentence,
                0.6,
                "formula of the position",
            ),
        }
        if one.force:
            row["force"] = Cell(one.force, [], one.confidence, "derived")
        if one.product:
            row["product"] = Cell(one.product, sentence, 0.9, "name of a product")
        if one.since:
            row["since_on"] = Cell(one.since[0], [one.since[1]], 0.85, "words before the date (since)")
        if one.questions:
            row["question"] = Cell(_numbered(one.questions), sentence, 0.8, "number of the question")
        if (
            (phrase := " ".join(text[one.start : one.end].split()))
            and "[…]" not in phrase
            and not _is_sentence(text, one)
        ):
            row["key_phrase"] = Cell(phrase, [(one.start, one.end)], one.confidence, "operative words")
        made.append(row)
    return made


def _numbered(numbers: tuple[str, ...]) -> str:
    return f"Q{numbers[0]}" if len(numbers) == 1 else f"Q{numbers[0]}-{numbers[-1]}"


def _is_sentence(text: str, one: Found) -> bool:
    """Whether the operative words are all that the sentence says; a single yes or no is kept."""
    said = text[slice(*one.sentence)].strip().rstrip(".!;")
    return len(said.split()) > 2 and " ".join(said.split()) == " ".join(text[one.start : one.end].split())
