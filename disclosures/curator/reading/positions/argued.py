"""Use that the reasons for a refusal take for granted: `to disclose what CCTV we have would help criminals`."""

from __future__ import annotations

import re

from disclosures.curator.drafts.proposals import Span
from disclosures.curator.reading.fields.technologies import technologies_in
from disclosures.curator.reading.lines import Line, Role
from disclosures.curator.reading.positions.statements import PRESUPPOSED, Answer, Statement

WHAT_WE_HAVE = re.compile(
    r"\b(?:what|which|how many|(?:the )?(?:number|types?|makes?|models?|locations?) of|where) "
    r"(?P<thing>(?:[\w'’-]+ ){1,5}?)"
    r"(?:that )?(?:we|the force) (?:currently |actually |do )?(?:have|has|uses?|owns?|operates?|deploys?|fl(?:y|ies))\b"
    r"(?! (?:not|no|to)\b)(?!,? if any)",
    re.IGNORECASE,
)
UNSURE = re.compile(r"\b(?:whether|if|confirm\w*|den(?:y|ying|ies)|may or may not|any)\b", re.IGNORECASE)
"""In a sentence that leaves open whether there is such a thing."""


def read_argued(answer: Answer) -> None:
    """Add use where nothing else says it, and nothing is neither confirmed nor denied: the reasons name what `we have`,
    and it is a technology that was asked about."""
    if not answer.own_force or any(one.position in ("ncnd", "does_not_use") for one in answer.statements):
        return
    for line in answer.exchange.having(Role.ARGUMENT):
        for sentence in line.sentences:
            found = WHAT_WE_HAVE.search(answer.text, *sentence)
            if found and not UNSURE.search(answer.text, *sentence):
                _add(answer, line, sentence, found)


def _add(answer: Answer, line: Line, sentence: Span, found: re.Match[str]) -> None:
    mention = next(iter(technologies_in(answer.text, *found.span("thing"))), None)
    if not mention or mention.code not in answer.asked:
        return
    if answer.tells_use_of(mention.code):
        return
    answer.statements.append(
        Statement(
            mention.code,
            "uses",
            found.start("thing"),
            found.end(),
            sentence,
            answer.numbers(line, mention.code, "uses"),
            force=answer.own_force,
            confidence=0.7,
            rule=PRESUPPOSED,
            technology_at=((mention.start, mention.end),),
        )
    )
