"""Gives each line of a text its role, by a sequence of rules of which the first that fires decides."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from disclosures.curator.reading import cues
from disclosures.curator.reading.lines import Line, Role
from disclosures.curator.reading.numbering import LETTERED, NUMBER, ORDINALS, Asked, bare, numbers_in, place_of
from disclosures.curator.reading.vocabulary import VOCABULARY
from disclosures.words.sentences import sentences

ANSWERING = (Role.ANSWER, Role.ARGUMENT)


@dataclass(frozen=True)
class Said:
    """A line as the rules see it: its words without spaces at their ends, and the number that it prints first."""

    line: Line
    words: str
    number: re.Match[str] | None

    @cached_property
    def asks(self) -> bool:
        """Whether it asks for something: a question, or a request in the imperative."""
        return cues.is_asking(self.words)

    @cached_property
    def requests(self) -> bool:
        """Whether it asks in the words in which a requester does."""
        return bool(cues.REQUESTING.match(cues.unnumbered(self.words)))


@dataclass(frozen=True)
class Turn:
    """What a rule makes of a line."""

    role: Role
    """Of the lines from here on."""
    questions: list[str] | None = None
    """Numbers of the questions answered from here on; None where they stay the same."""
    apart: Role | None = None
    """The line's own role where it is not that of the lines from here on, as of a heading."""
    heading: int = 0
    """Characters at the beginning of the line that are a heading, and not part of what it says."""
    by_requester: bool | None = None
    """Whether the requester speaks from here on; None where that stays the same."""


@dataclass
class Reader:
    """What is known of a text between two of its lines."""

    role: Role
    in_letter: bool
    """Whether the text is an authority's message in a thread, whose request is known."""
    together: bool
    """Whether the answers stand among the questions, each after its own."""
    several_heads: bool
    """Whether more than one heading says that an answer follows."""
    requested_at: int = -1
    """Where the first line stands that a requester alone would write, of those before any heading of an answer."""
    asked: Asked = field(default_factory=Asked)
    questions: list[str] = field(default_factory=list)
    """Numbers of the questions that the lines ask or answer."""
    after_one_question: bool = False
    """Whether the next answer is to the single question before it."""
    asked_since: int = 0
    """Numbered lines of questions since the last answer."""
    by_requester: bool = False
    """Whether the requester speaks, who greeted the authority."""
    below_repeat: bool = False
    """Whether the line before says a question again, in its words."""
    ended_in_a_mark: bool = False
    """Whether the line before ends in a question mark."""
    between: bool = False
    """Whether numbered questions stand among the answers, each above its own."""
    marks: int = 0
    """Question marks so far, of questions without numbers whose answers stand among them."""

    def read(self, line: Line) -> None:
        """Give the line its role, and the numbers of the questions to which it belongs."""
        words = line.text.strip()
        said = Said(line, words, None if self._is_amount(words) else NUMBER.match(words))
        turn = next((turn for rule in RULES if (turn := rule(self, said))), Turn(self.role))
        self.role = turn.role
        if turn.by_requester is not None:
            self.by_requester = turn.by_requester
        if turn.questions is not None:
            self.questions = turn.questions
        line.role = turn.apart or self.role
        self.ended_in_a_mark = words.endswith("?")
        self.below_repeat = line.role == Role.REPEAT and not (said.number and said.number.end() == len(words))
        if turn.heading:
            cut = line.text.index(words) + turn.heading
            line.start, line.text = line.start + cut, line.text[cut:]
        if turn.apart == Role.REPEAT:
            line.questions = list(self.questions)
        elif not turn.apart:
            self._count(said)

    def _is_amount(self, words: str) -> bool:
        """Whether a line that is only a number is an answer, such as how many: below a question said again, or where no
        question has that number."""
        if not words.isdecimal() or not self.asked.words:
            return False
        return self.below_repeat or words not in self.asked.numbers.values()

    def _count(self, said: Said) -> None:
        """Keep count of questions and answers."""
        if self.role == Role.REQUEST:
            if self.together and not self.in_letter and not said.number and not self.asked.top:
                self.marks += said.words.count("?")
            self.questions = self.asked.add(said.words, said.number)
            self.asked_since += bool(self.questions and said.number)
            self.after_one_question = self.several_heads and self.asked_since == 1
            said.line.questions = list(self.questions)
        elif self.role in ANSWERING:
            self.asked_since = 0
            said.line.questions = list(self.questions)


def label(lines: list[Line], asked: list[str], role: Role = Role.FRONT) -> None:
    """Give each line its role.

    Args:
        lines: The lines of a text, in their order.
        asked: What the requester is known to have asked, for a letter in a thread; else nothing.
        role: That of the first line, if no rule says otherwise.
    """
    heads = [bool(cues.ANSWER_HEAD.search(line.text.strip())) for line in lines]
    together = bool(asked) or (not any(heads) and any(cues.TOGETHER.search(line.text) for line in lines))
    several = sum(
        head or bool(cues.ANSWER_BEFORE_COLON.match(line.text)) for head, line in zip(heads, lines, strict=True)
    )
    before = lines[: heads.index(True)] if any(heads) else lines
    requested = (line.start for line in before if _has_request(line))
    known = Asked({bare(text): None for text in asked})
    reader = Reader(role, bool(asked), together, several > 1, next(requested, -1), known)
    for line in lines:
        reader.read(line)


def _has_request(line: Line) -> bool:
    """Whether any sentence of the line asks in the words of a requester."""
    said = (line.text[start:end].strip() for start, end in sentences(line.text))
    return any(cues.REQUESTING.match(cues.unnumbered(sentence)) for sentence in said)


def heading_within_the_line(reader: Reader, said: Said) -> Turn | None:
    """`Request: …`, `Question 2: …`, `Response: …`, `Decision: …`: the heading and what it heads are one line.

    An answer without a number is to the single question before it, if one was asked.
    """
    head = cues.INLINE_HEAD.match(said.words)
    if not head:
        return None
    asks = head["head"].lower() in ("request", "question")
    if said.number:
        questions = numbers_in(said.number)
    else:
        questions = reader.questions if asks or reader.after_one_question else []
    return Turn(Role.REQUEST if asks else Role.ANSWER, questions, heading=head.end())


def notice(reader: Reader, said: Said) -> Turn | None:
    """`… response to your request is unique …`, `the Freedom of Information Act places two …`, an apology for delay."""
    return Turn(reader.role, apart=Role.NOTICE) if cues.NOTICE_CUE.search(said.words) else None


def furniture(reader: Reader, said: Said) -> Turn | None:
    """`There is 1 person following this request`, `Link to this`: what the page of a thread says itself."""
    return Turn(reader.role, apart=Role.NOTICE) if cues.FURNITURE.search(said.words) else None


def acknowledgement(reader: Reader, said: Said) -> Turn | None:
    """Before an answer: `Your request will now be considered`, `I acknowledge receipt`."""
    fires = reader.role not in ANSWERING and cues.ACKNOWLEDGED.search(said.words) and not said.asks
    return Turn(reader.role, apart=Role.FRONT) if fires else None


def greeting(reader: Reader, said: Said) -> Turn | None:
    """`Dear Essex Police,`: the requester speaks, until a heading of an answer or another greeting."""
    if reader.in_letter or not cues.GREETED.match(said.words):
        return None
    if cues.greets_authority(said.words):
        return Turn(Role.REQUEST, apart=Role.FRONT, by_requester=True)
    return Turn(Role.FRONT, by_requester=False) if reader.by_requester else None


def rights(reader: Reader, said: Said) -> Turn | None:
    """`Complaint rights`, `Your right …`, `If you are not satisfied …`, `Yours sincerely`: how to complain, to the
    end."""
    return Turn(Role.RIGHTS) if cues.RIGHTS_CUE.search(said.words) else None


def argument(reader: Reader, said: Said) -> Turn | None:
    """Within an answer: `Harm …`, `Public interest test`, `Factors favouring …`, `Balancing test`, `Reasons for
    decision`."""
    fires = reader.role in ANSWERING and cues.ARGUMENT_HEAD.search(said.words)
    return Turn(Role.ARGUMENT) if fires else None


def answer_heading(reader: Reader, said: Said) -> Turn | None:
    """`Response`, `Our answer`, `Decision 2`, `Extent and result of searches`, `Our response is as follows:`."""
    head = cues.ANSWER_HEAD.search(said.words)
    if not head:
        return None
    if head["number"]:
        questions = [head["number"]]
    else:
        questions = reader.questions if reader.role in ANSWERING or reader.after_one_question else []
    reader.after_one_question = False
    return Turn(Role.ANSWER, questions, apart=Role.FRONT, by_requester=False)


def request_heading(reader: Reader, said: Said) -> Turn | None:
    """Before any answer, or after its end: `Request`, `You asked`, `Your request for information`, `I note you seek
    …`."""
    if reader.role not in (Role.FRONT, Role.REQUEST, Role.RIGHTS) or not cues.REQUEST_HEAD.search(said.words):
        return None
    return Turn(Role.REQUEST, apart=Role.REQUEST if said.asks else Role.FRONT)


def to_one_question(reader: Reader, said: Said) -> Turn | None:
    """`In response to your third question`; an ordinal that is not known, as in `your last question`, is the last."""
    head = cues.TO_ONE_QUESTION.match(said.words)
    if not head:
        return None
    number = ORDINALS.get(head["ordinal"].lower()) or reader.asked.last()
    return Turn(Role.ANSWER, [str(number)], apart=Role.FRONT)


def asked_as_follows(reader: Reader, said: Said) -> Turn | None:
    """At the front, a line that ends in `… you asked:`, `… as follows:`, `… the following:`, `… your questions:`."""
    fires = reader.role == Role.FRONT and cues.ASKED_AT_END.search(said.words)
    return Turn(Role.REQUEST, apart=Role.FRONT) if fires else None


def clarification(reader: Reader, said: Said) -> Turn | None:
    """Before the answer: `Clarification`, `From the requester …`."""
    fires = reader.role != Role.ANSWER and cues.CLARIFICATION_HEAD.match(said.words)
    return Turn(Role.CLARIFICATION, apart=Role.FRONT) if fires else None


def number_alone(reader: Reader, said: Said) -> Turn | None:
    """After the request, a line that is only a number: `3.`, `Question 3`, `Q1-4`: what follows answers it."""
    if reader.role not in (*ANSWERING, Role.RIGHTS) or not said.number or said.number.end() != len(said.words):
        return None
    return Turn(Role.RIGHTS if reader.role == Role.RIGHTS else Role.ANSWER, numbers_in(said.number), apart=Role.REPEAT)


def question_again(reader: Reader, said: Said) -> Turn | None:
    """Within an answer, a question in the words in which it was asked, or with most of them; under a new number the
    same words only."""
    if reader.role not in ANSWERING:
        return None
    new = said.number is not None and not reader.asked.knows(said.number)
    asks = said.asks or said.words.endswith("?")
    repeated = reader.asked.repeated(said.words, asks, exactly=new)
    if not repeated:
        return None
    questions = reader.asked.number_of(repeated, said.words, said.number, reader.questions)
    return Turn(Role.ANSWER, questions, apart=Role.REPEAT)


def question_between_answers(reader: Reader, said: Said) -> Turn | None:
    """Where answers stand among the questions, a line without a number that ends in a question mark."""
    fires = (
        reader.role in ANSWERING
        and reader.together
        and not reader.in_letter
        and not said.number
        and said.words.endswith("?")
    )
    return Turn(Role.REQUEST) if fires else None


def numbered_question_between_answers(reader: Reader, said: Said) -> Turn | None:
    """Within an answer, a sentence that asks, under a number that no question had."""
    fires = (
        reader.role in ANSWERING
        and said.number
        and said.asks
        and said.number["first"] not in reader.asked.numbers.values()
        and said.words.endswith(("?", "."))
    )
    reader.between = reader.between or bool(fires)
    return Turn(Role.REQUEST) if fires else None


def answer_below_its_question(reader: Reader, said: Said) -> Turn | None:
    """Where numbered questions stand among the answers, below one that ends in a question mark: what does not ask."""
    if reader.role != Role.REQUEST or not reader.between or not reader.ended_in_a_mark:
        return None
    # `All detainees are told …` begins as a question may, and has the stop of a statement
    stated = cues.QUESTION_NEEDS_MARK.match(said.words) and said.words.endswith(".")
    fires = not said.number and not said.requests and (stated or not said.asks)
    return Turn(Role.ANSWER, reader.questions) if fires else None


def question_said_again_below(reader: Reader, said: Said) -> Turn | None:
    """After the questions, without a heading: one of them again, with its number and in its words. Answers follow."""
    if reader.role != Role.REQUEST or not said.number or said.number.end() == len(said.words):
        return None
    again = reader.asked.numbers.get(bare(said.words)) == numbers_in(said.number)[0]
    return Turn(Role.ANSWER, numbers_in(said.number), apart=Role.REPEAT) if again else None


def lettered_answer(reader: Reader, said: Said) -> Turn | None:
    """Within an answer to questions that are only lettered: `b) …`, which does not ask."""
    lettered = LETTERED.match(said.words)
    if reader.role not in ANSWERING or not reader.asked.only_lettered or not lettered or said.asks:
        return None
    return Turn(Role.ANSWER, [place_of(lettered)])


def numbered_answer(reader: Reader, said: Said) -> Turn | None:
    """Within an answer: `2. …`, `Q2 …`, which does not ask."""
    if reader.role not in ANSWERING or not said.number or said.asks:
        return None
    return Turn(Role.ANSWER, numbers_in(said.number))


def first_question(reader: Reader, said: Said) -> Turn | None:
    """At the front, what asks and has a number, ends in a question mark, or begins `Do you …`, `Has the force …`,
    `Please send …`."""
    if reader.role == Role.FRONT and said.requests:
        return Turn(Role.REQUEST)
    if reader.role != Role.FRONT or not said.asks:
        return None
    fires = said.number or said.words.endswith("?") or VOCABULARY.asks_force.match(said.words)
    return Turn(Role.REQUEST) if fires else None


def opening_of_the_answer(reader: Reader, said: Said) -> Turn | None:
    """Before the answer, what does not ask and opens one (`Yes`, `I can confirm …`, `No information held`).

    Where answers stand among the questions, so does whatever follows a question, or has a number.
    """
    if reader.role not in (Role.FRONT, Role.REQUEST, Role.CLARIFICATION) or said.asks or said.requests:
        return None
    if reader.by_requester or _leads_to_request(reader, said):
        return None
    follows = reader.together and (reader.role == Role.REQUEST or bool(said.number))
    if not cues.opens_answer(said.words, reader.in_letter) and not follows:
        return None
    if said.number:
        return Turn(Role.ANSWER, numbers_in(said.number))
    if not reader.together:
        return Turn(Role.ANSWER, [])
    return Turn(Role.ANSWER, reader.questions or ([str(reader.marks)] if reader.marks else []))


def _leads_to_request(reader: Reader, said: Said) -> bool:
    """Whether, at the front, a request comes with it or after it: below `Please see our answers …`, or where a
    requester begins `There are reports …`, `Essex Police uses …`, and asks then."""
    if reader.role != Role.FRONT or reader.in_letter:
        return False
    strong = cues.OPENING.match(said.words) and not cues.TELLS.match(said.words)
    hands_over = bool(cues.HANDS_OVER.match(said.words))
    return hands_over or (not strong and reader.requested_at >= said.line.start)


Rule = Callable[[Reader, Said], Turn | None]

RULES: tuple[Rule, ...] = (
    heading_within_the_line,
    furniture,
    notice,
    greeting,
    acknowledgement,
    rights,
    argument,
    answer_heading,
    request_heading,
    to_one_question,
    asked_as_follows,
    clarification,
    number_alone,
    question_again,
    question_between_answers,
    numbered_question_between_answers,
    answer_below_its_question,
    question_said_again_below,
    lettered_answer,
    numbered_answer,
    first_question,
    opening_of_the_answer,
)
"""In the order in which they are tried; a line for which none fires has the role of the line before."""
