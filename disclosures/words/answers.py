"""What is known of a force and a technology, in one sentence: when it was said, by whom, and no more than was said."""

from collections.abc import Mapping
from typing import Any

from disclosures.words.partial_dates import in_words
from disclosures.words.plain_words import MAKE, a, the, verb, within

Row = Mapping[str, Any]
"""A row of `standing.cells`."""

VERBS = {
    "uses": "{used} {thing}",
    "trialling": "was trialling {thing}",
    "formerly_used": "had {done} {thing} and no longer did",
    "trialled": "had trialled {thing}",
    "used_or_trialled": "had {done} or trialled {thing}",
    "does_not_use": "did not {use} {thing}",
    "considering": "was considering {thing}",
    "dropped": "had planned or considered {thing} and given it up",
    "no_information_held": "held no information on {thing}",
    "withheld": "held information on {thing} and would not disclose it",
    "ncnd": "would neither confirm nor deny that it held information on {thing}",
}
"""Of each position, what somebody says that a force did."""

WITHHELD_IN_PART = "held information on {thing} and withheld part of what was asked"
"""Of a refusal in an answer that gives the rest."""

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


def when(said_on: str | None, basis: str | None, read_on: str | None, page: str | None) -> str:
    """How the sentence begins: 'On 24 February 2022', 'In an answer filed in its log under May 2024,'.

    What is undated is told by when it was read; `page` is its path here, which says whether it answers a request.
    """
    if not said_on:
        source = "In an undated answer" if (page or "").startswith("/requests/") else "On an undated page"
        return f"{source} read in {in_words((read_on or '')[:7])},"
    day = in_words(said_on)
    if basis == "request received":
        return f"In answer to a request received {'on' if len(said_on) == 10 else 'in'} {day},"
    if basis == "filed in the log":
        return f"In an answer filed in its log under {day},"
    return f"On {day}" if len(said_on) == 10 else f"In {day}"


def thing_of(technology: str, products: str | None) -> str:
    """What a statement speaks of: 'drones', 'Palantir software (a data analytics platform)', 'DJI drones'.

    `products` are the names of those that it is confined to, with '; ' between.
    """
    kind = a(within(technology))
    if not products:
        return kind
    names = products.split("; ")
    if all(within(technology) in name for name in names):
        return listed(names)
    if len(names) == 1 and names[0].endswith(")"):
        return f"{names[0][:-1]}; {kind})"
    each = "each " if len(names) > 1 and kind != within(technology) else ""
    return f"{listed(names)} ({each}{kind})"


def listed(names: list[str]) -> str:
    """'Qlik Sense', 'Power BI and Qlik Sense', 'A, B and C'."""
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def said(code: str, scope: str, thing: str, also: str | None = None, in_part: bool = False) -> str:
    """What a position says that a force did: 'did not use live facial recognition and was considering it'.

    `also` holds other positions of the same source, as codes with commas between; a plan beside a denial is told.
    `in_part`: the answer that withholds it gives the rest of what was asked.
    """
    forms = verb(thing)
    if scope in ("overt", "covert"):
        thing, forms = f"{scope} use of {thing}", MAKE
    words = (WITHHELD_IN_PART if code == "withheld" and in_part else VERBS[code]).format(thing=thing, **forms)
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


def stated(row: Row, prefix: str, technology: str) -> str:
    """A statement on the technology with its date and who says it, without a full stop."""
    told = {name: row[f"{prefix}{name}"] for name in ("said_on", "said_basis", "read_on", "page", "position", "scope")}
    began = when(told["said_on"], told["said_basis"], told["read_on"], told["page"])
    products = row[f"{prefix}products"]
    also = row["also_said"] if not prefix and not products else None
    thing = thing_of(technology, products)
    words = said(told["position"], told["scope"], thing, also, bool(row[f"{prefix}in_part"]))
    return f"{began} {speaking(row, prefix, words)}"


def lower(sentence: str) -> str:
    """The sentence as it goes on after another."""
    return sentence[:1].lower() + sentence[1:]


def answer(row: Row) -> str:
    """The answer of a row of `standing.cells`, in a sentence or two: page, search, embed and JSON say it alike."""
    technology = row["technology_name"]
    if row["position"]:
        return " ".join([_headed(row, technology), *_beside(row)])
    force, thing = the(row["force_name"]), thing_of(technology, None)
    if row["status"] == "press reports only":
        press = lower(stated(row, "press_", technology))
        of_kind = f"; {_of_kind(row)}" if row["related_voice"] in ("own", "joint") else ""
        return f"We know of nothing that {force} has said on {thing}{' itself' * bool(of_kind)}{of_kind}; {press}."
    if row["status"] in UNKNOWN:
        return UNKNOWN[row["status"]].format(force=force, Force=force[:1].upper() + force[1:], thing=thing)
    return f"On {thing} itself we know of nothing said; {_of_kind(row)}."


def _of_kind(row: Row) -> str:
    """What is known of a wider or a narrower kind."""
    related = lower(stated(row, "related_", row["related_technology_name"]))
    return f"of a {row['related_kind']} kind, {related}"


def _refused_covertly(row: Row) -> str:
    """That the force would not say whether it uses the thing covertly; when, where another disclosure has it."""
    who = "it" if row["voice"] == "own" else the(row["force_name"])
    products = row["covert_products"]
    of_products = f" of {listed(products.split('; '))}" if products else ""
    refused = f"{who} would neither confirm nor deny covert use{of_products}"
    if not row["covert_apart"]:
        return refused
    began = when(row["covert_said_on"], row["covert_said_basis"], row["covert_read_on"], row["covert_page"])
    return f"{lower(began)} {refused}"


def _headed(row: Row, technology: str) -> str:
    """The sentence where a statement heads the cell, with the undated one and the covert refusal beside it."""
    sentence = stated(row, "", technology)
    if row["undated_position"]:
        thing = thing_of(technology, row["undated_products"])
        undated = said(row["undated_position"], row["undated_scope"], thing, None, bool(row["undated_in_part"]))
        began = lower(when(None, None, row["undated_read_on"], row["undated_page"]))
        sentence += f"; {began} it said that it {undated}"
    if row["covert_position"] == "ncnd" and not row["covert_only"]:
        sentence += f"; {_refused_covertly(row)}"
    return f"{sentence}."


def in_short(row: Row, prefix: str) -> str:
    """A dated statement after a colon: 'uses (20 August 2025)', 'considering (Palantir software, May 2025)'."""
    products = row[f"{prefix}products"]
    of_products = f"{listed(products.split('; '))}, " if products else ""
    said_on, basis = row[f"{prefix}said_on"], row[f"{prefix}said_basis"]
    on = "on " if len(said_on) == 10 else "in "
    began = {"request received": f"request received {on}", "filed in the log": "filed in its log under "}.get(basis, "")
    return f"{row[f'{prefix}name']} ({of_products}{began}{in_words(said_on)})"


def _beside(row: Row) -> list[str]:
    """What the heading must not hide: the force's word on the other scope, and what a body reports since."""
    sentences = []
    if row["elsewhere_position"]:
        on = {"overt": "On overt use"}.get(row["elsewhere_scope"], "On use in general")
        joint = row["elsewhere_voice"] == "joint"
        who = f"{the(row['elsewhere_authority_name'])}, speaking for both," if joint else the(row["force_name"])
        who = "it" if row["voice"] == row["elsewhere_voice"] == "own" else who
        sentences.append(f"{on} {who} said: {in_short(row, 'elsewhere_')}.")
    if row["since_position"]:
        group = row["since_force_group_name"]
        of_group = f" of {within(group)}" if group else ""
        on = " of overt use" if row["since_scope"] == "overt" else ""
        sentences.append(
            f"Since then {the(row['since_authority_name'])} reports{of_group}{on}: {in_short(row, 'since_')}."
        )
    return sentences
