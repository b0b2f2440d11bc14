"""What remains of the statements of an answer once all are known, and whether each is on overt or covert use."""

from __future__ import annotations

import re
from dataclasses import replace

from disclosures.curator.drafts.proposals import Span
from disclosures.curator.reading.fields.technologies import technologies_in
from disclosures.curator.reading.positions.phrases import NUMBERED
from disclosures.curator.reading.positions.refusals import FURTHER
from disclosures.curator.reading.positions.statements import SPEAKS_OF_INFORMATION, Answer, Statement
from disclosures.curator.reading.vocabulary import VOCABULARY

COVERT = re.compile(r"\bcovert(?:ly)?\b", re.IGNORECASE)
OVERT = re.compile(r"\bovert(?:ly)?\b", re.IGNORECASE)


def settled(answer: Answer) -> list[Statement]:
    """The statements that no other overrides, each with its scope, each once, in the order of the text."""
    spoken = {one.technology for one in answer.statements if one.on_use}
    used = {(one.technology, one.sentence) for one in answer.statements if one.position in ("uses", "trialling")}
    kept = [one for one in answer.statements if not _overridden(one, spoken, used)]
    return unique(with_scopes(answer, kept))


def _overridden(one: Statement, spoken: set[str], used: set[tuple[str, Span]]) -> bool:
    """Whether another statement leaves nothing for this to say.

    Information not held or withheld says nothing once use is told, of the technology or of one that is related; under
    the number of a question, only of the technology or one that is narrower. Nor does a plan beside use or a trial.

    Args:
        one: The statement.
        spoken: Technologies of whose use something is told.
        used: Those that are in use or on trial, with the sentences that say so.
    """
    if one.position in SPEAKS_OF_INFORMATION:
        return any(
            one.technology in VOCABULARY.family(other)
            or (one.rule != NUMBERED and VOCABULARY.related(one.technology, other))
            for other in spoken
        )
    return one.position == "considering" and (one.technology, one.sentence) in used


def with_scopes(answer: Answer, statements: list[Statement]) -> list[Statement]:
    """The statements with their scopes.

    A refusal on covert use makes what stands beside it overt; one on any further information does so for the whole
    answer.
    """
    refusals = [one for one in statements if one.position == "ncnd"]
    beside: set[str] = set()
    whole = False
    scoped: list[Statement] = []
    for one in refusals:
        covert, further = _is_covert(answer, one), bool(FURTHER.search(answer.text, *one.sentence))
        scope = "covert" if covert else "remainder" if further else one.scope
        scoped.append(replace(one, scope=scope, scope_at=(one.sentence,) if covert or further else ()))
        if covert or further:
            beside.add(one.technology)
        if further and not technologies_in(answer.text, *one.sentence):
            whole = True
    scoped += [_scoped(answer.text, one, beside, whole) for one in statements if one.position != "ncnd"]
    return sorted(scoped, key=lambda one: (one.start, one.technology))


def _is_covert(answer: Answer, refusal: Statement) -> bool:
    """Whether a refusal to confirm or deny is on covert use: by its own words, those of its argument, or those of its
    question."""
    if COVERT.search(answer.text, *refusal.sentence):
        return True
    further = FURTHER.search(answer.text, *refusal.sentence)
    if further and not technologies_in(answer.text, *refusal.sentence) and answer.covert:
        return True
    asked = (answer.questions[number].text for number in refusal.questions if number in answer.questions)
    return bool(COVERT.search(" ".join(asked)))


def _scoped(text: str, one: Statement, beside: set[str], whole: bool) -> Statement:
    """The statement with its scope, if its words or a refusal beside it tell it and its position can have it."""
    scopes = VOCABULARY.scopes[one.position]
    overt, covert = OVERT.search(text, *one.sentence), COVERT.search(text, *one.sentence)
    if covert and not overt and "covert" in scopes:
        return replace(one, scope="covert", scope_at=(covert.span(),))
    if "overt" not in scopes:
        return one
    if overt:
        return replace(one, scope="overt", scope_at=(overt.span(),))
    refused_beside = one.on_use and any(VOCABULARY.related(one.technology, other) for other in beside)
    return replace(one, scope="overt", scope_at=()) if whole or refused_beside else one


def unique(statements: list[Statement]) -> list[Statement]:
    """One of each technology, position, scope and product: the one of the surest rule, the first of equals.

    One without a product is left out where the same is said of a product.
    """
    best: dict[tuple[str, ...], Statement] = {}
    for one in statements:
        key = (one.technology, one.position, one.scope, one.product, one.force)
        if key not in best or one.confidence > best[key].confidence:
            best[key] = one
    of_products = {(one.technology, one.position, one.scope) for one in best.values() if one.product}
    return [one for one in best.values() if one.product or (one.technology, one.position, one.scope) not in of_products]
