"""What is known of a force and a technology, in one sentence: when it was said, by whom, and no more than was said."""

from collections.abc import Mapping
from typing import Any

from disclosures.words.partial_dates import in_words
from disclosures.words.plain_words import a, the, within

Row = Mapping[str, Any]
"""A row of `standing.cells`."""

VERBS = {
    "uses": "used {thing}{how}",
    "trialling": "was trialling {thing}{how}",
    "formerly_used": "had used {thing}{how} and no longer did",
    "trialled": "had trialled {thing}{how}",
    "used_or_trialled": "had used or trialled {thing}{how}",
    "does_not_use": "did not use {thing}{how}",
    "considering": "was considering {use}{thing}",
    "dropped": "had planned or considered {use}{thing} and given it up",
    "no_information_held": "held no information on {use}{thing}",
    "withheld": "held information on {use}{thing} and would not disclose it",
    "ncnd": "would neither confirm nor deny that it held information on {use}{thing}",
}
"""Of each position, what somebody says that a force did."""

AND_CONSIDERING = " and was considering it"
"""Of a denial beside which the same source speaks of plans."""

UNKNOWN = {
    "asked, no position stated": (
        "{Force} was asked about {thing}; what we have read of its answers states no position."
    ),
    "asked, answer not captured": "{Force} was asked about {thing}; the answer has not been read here.",
    "asked about a wider or narrower kind": (
        "We know of nothing that {force} has said on {thing}; it was asked about a wider or a narrower kind."
    ),
    "outside the Acts": (
        "We know of nothing said on {force} and {thing}; it is outside the Freedom of Information Acts."
    ),
    "never asked": (
        "We know of nobody who has asked {force} about {thing}, and of nothing said on it; that is not a no."
    ),
}
"""Of each status without a statement, the sentence."""


def when(said_on: str | None, basis: str | None, read_on: str | None) -> str:
    """How the sentence begins: 'On 24 February 2022', 'In an answer filed in its log under May 2024,'.

    An undated page is told by when it was read.
    """
    if not said_on:
        return f"On an undated page read in {in_words((read_on or '')[:7])},"
    day = in_words(said_on)
    if basis == "request received":
        return f"In answer to a request received {'on' if len(said_on) == 10 else 'in'} {day},"
    if basis == "filed in the log":
        return f"In an answer filed in its log under {day},"
    return f"On {day}" if len(said_on) == 10 else f"In {day}"


def said(code: str, scope: str, thing: str, also: str | None = None) -> str:
    """What a position says that a force did: 'did not use live facial recognition and was considering it'.

    `also` holds other positions of the same source, as codes with commas between; a plan beside a denial is told.
    """
    adverb = {"overt": " overtly", "covert": " covertly"}.get(scope, "")
    use = {"overt": "overt use of ", "covert": "covert use of "}.get(scope, "")
    words = VERBS[code].format(thing=thing, how=adverb, use=use)
    return words + AND_CONSIDERING * (code == "does_not_use" and "considering" in (also or "").split(","))


def plural(words: str) -> str:
    """The same of several forces."""
    words = words.replace("that it held", "that they held")
    return "were " + words.removeprefix("was ") if words.startswith("was ") else words


def of_group(force: str, group: str | None, words: str) -> str:
    """What is said of a force, perhaps as one of a group of which it is said at once.

    'all UK police forces, among them Essex Police, used …', but 'Essex Police used …, as one of the forces in the
    pilot': every group is named 'All …' or 'Forces …'.
    """
    if not group:
        return f"{force} {words}"
    if group.startswith("All "):
        return f"{within(group)}, among them {force}, {plural(words)}"
    return f"{force} {words}, as one of the {within(group)}"


def speaking(row: Row, prefix: str, words: str) -> str:
    """Who says it, and the words: 'Essex Police said that it …', 'the Home Office reported that Essex Police …'.

    `prefix` begins the names of the columns that say who speaks: blank for the statement that heads the cell.
    """
    force, voice = the(row["force_name"]), row[f"{prefix}voice"]
    speaker = row[f"{prefix}publisher_name"] if voice == "press" else row[f"{prefix}authority_name"]
    if voice == "own":
        return f"{force} said that it {words}"
    if voice == "joint":
        return f"{the(speaker)}, speaking for both, said that {force} {words}"
    return f"{the(speaker)} reported that {of_group(force, row[f'{prefix}force_group_name'], words)}"


def stated(row: Row, prefix: str, code: str, scope: str, thing: str) -> str:
    """A statement with its date and who says it, without a full stop."""
    began = when(row[f"{prefix}said_on"], row[f"{prefix}said_basis"], row[f"{prefix}read_on"])
    also = row["also_said"] if not prefix else None
    return f"{began} {speaking(row, prefix, said(code, scope, thing, also))}"


def lower(sentence: str) -> str:
    """The sentence as it goes on after another."""
    return sentence[:1].lower() + sentence[1:]


def answer(row: Row) -> str:
    """The one sentence of a row of `standing.cells`: page, search, feed, embed and JSON say it alike."""
    thing = a(within(row["technology_name"]))
    if row["position"]:
        return _headed(row, thing)
    force = the(row["force_name"])
    if row["status"] == "press reports only":
        press = lower(stated(row, "press_", row["press_position"], row["press_scope"], thing))
        return f"We know of nothing that {force} has said on {thing}; {press}."
    if row["status"] in UNKNOWN:
        return UNKNOWN[row["status"]].format(force=force, Force=force[:1].upper() + force[1:], thing=thing)
    kind, other = row["status"].split()[-2], a(within(row["related_technology_name"]))
    related = lower(stated(row, "related_", row["related_position"], row["related_scope"], other))
    return f"On {thing} itself we know of nothing said; of {a(kind + ' kind')}, {related}."


def _refused_covertly(row: Row) -> str:
    """That the force would not say whether it uses the thing covertly; when, where another disclosure has it."""
    who = "it" if row["voice"] == "own" else the(row["force_name"])
    refused = f"{who} would neither confirm nor deny covert use"
    if not row["covert_apart"]:
        return refused
    return f"{lower(when(row['covert_said_on'], row['covert_said_basis'], row['covert_read_on']))} {refused}"


def _headed(row: Row, thing: str) -> str:
    """The sentence where a statement heads the cell, with the undated one and the covert refusal beside it."""
    sentence = stated(row, "", row["position"], row["scope"], thing)
    if row["undated_position"]:
        undated = said(row["undated_position"], row["undated_scope"], thing)
        sentence += f"; {lower(when(None, None, row['undated_read_on']))} it said that it {undated}"
    if row["covert_position"] == "ncnd" and not row["covert_only"]:
        sentence += f"; {_refused_covertly(row)}"
    return f"{sentence}."
