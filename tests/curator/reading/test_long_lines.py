"""A page that is one long line: it is cut for the rules, and what stands at its end is found all the same."""

import json
import re

import pytest

from bench.drafting import LABELLED, LINES, long_line
from disclosures.curator.reading.drafting import draft
from disclosures.curator.reading.lines import LONGEST_LINE, with_short_lines
from disclosures.curator.reading.redaction import redact
from disclosures.curator.reading.sources import Source
from disclosures.curator.reading.vocabulary import VOCABULARY

LENGTH = 100_000
END = (
    " Essex Police does not use live facial recognition. Write to Jocasta.Underhill@essex.example.uk or call "
    "01245 555 019. Contact: Jocasta Underhill, or Mr Ignatius Peabottle."
)


@pytest.mark.slow
@pytest.mark.parametrize("kind", LINES)
def test_what_stands_at_the_end_of_a_long_line_is_read(kind):
    asked = "Dear Essex Police,\nDo you use live facial recognition?\nResponse\n"
    made = draft(Source("a.txt", f"{asked}{long_line(kind, LENGTH)}{END}".encode()))
    told = json.dumps(made, ensure_ascii=False)
    assert [word for word in ("Jocasta", "Underhill", "@essex", "555 019", "Peabottle") if word in told] == []
    rows = made["records"][0]["rows"]["positions"]
    found = [(row["technology"]["value"], row["position"]["value"], row["position"]["evidence"]) for row in rows]
    last = [one for one in found if one[:2] == ("live-facial-recognition", "does_not_use")]
    assert [made["text"][slice(*span)] for _, _, (span,) in last] == ["does not use live facial recognition"]
    assert max(map(len, made["text"].split("\n"))) <= LONGEST_LINE


@pytest.mark.slow
@pytest.mark.parametrize("kind", LINES)
def test_redaction_takes_out_what_stands_in_a_long_line_and_nothing_else(kind):
    line = long_line(kind, LENGTH)
    assert redact(line + END).startswith(redact(line))
    gone = " Essex Police does not use live facial recognition. Write to […] or […]. Contact: […], or […]."
    assert redact(f"{line}\n{END}").endswith(gone)


def test_as_many_names_as_a_line_holds_are_taken_out_wherever_they_stand():
    names = [f"{first}{second} Farthing{third}" for first in "BDFK" for second in "aeiou" for third in "abcdefgh"]
    told = "".join(f"Contact: {name}. " for name in names)
    again = " ".join(name.upper() for name in names)
    assert re.sub(r"[\s.,]", "", redact(f"{told}\n{again}")) == "Contact:[…]" * len(names) + "[…]"


def test_a_name_goes_where_another_that_was_taken_out_follows_at_once():
    told = "Contact: Ann Lee A.\nName: Rosalind Fernsby\n"
    assert redact(f"{told}by Ann Lee A.Rosalind Fernsby") == "Contact: […]\nName: […]\nby […]"


@pytest.mark.parametrize(
    ("text", "redacted"),
    [
        ("a.b@c.example+d@e.example", "[…]"),
        ("a@b c.d.e@f.example.", "a@b […]."),
        ("<@@b> <a@b> <a@> <@b>", "[…] […] <a@> <@b>"),
        ("[mailto:x] [mailto:<a@b> c@d.example", "[…] [mailto:[…] […]"),
    ],
)
def test_addresses_are_found_however_signs_follow_one_another(text, redacted):
    assert redact(text) == re.sub(r"\[…\](?:[ \t]*\[…\])+", "[…]", redacted)


def test_a_line_of_an_ordinary_page_is_left_alone():
    text = f"{'We use drones. ' * 130}\n\nYes."
    assert with_short_lines(text) == text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("x" * 1_500 + ". " + "y" * 1_500, "x" * 1_500 + ".\n" + "y" * 1_500),
        ("x" * 1_500 + " " + "y" * 1_500, "x" * 1_500 + "\n" + "y" * 1_500),
        ("4.5" + "x" * 2_500, "4.5" + "x" * 1_997 + "\n" + "x" * 503),
        ("a\n" + "x" * 2_001 + "\nb", "a\n" + "x" * 2_000 + "\nx\nb"),
        ("It is. " + "x" * 1_000 + " " + "y" * 1_500, "It is.\n" + "x" * 1_000 + "\n" + "y" * 1_500),
    ],
)
def test_a_long_line_is_cut_behind_a_sentence_else_between_words_else_anywhere(before, after):
    assert with_short_lines(before) == after


@pytest.mark.parametrize("kind", LINES)
def test_a_cut_line_loses_no_character_but_spaces(kind):
    line = long_line(kind, 20_000)
    assert re.sub(r"\s", "", with_short_lines(line)) == re.sub(r"\s", "", line)


@pytest.mark.slow
@pytest.mark.parametrize("phrases", ["technologies", "product_names", "positions", "authority_names"])
def test_a_phrase_is_looked_for_wherever_it_can_stand(phrases):
    known = getattr(VOCABULARY, phrases)
    pages = (path.read_text(encoding="utf-8") for path in sorted(LABELLED.rglob("*.txt")))
    for text in [*pages, *(phrase.words for phrase in known)]:
        everywhere = {(phrase.words, match.span()) for phrase in known for match in phrase.pattern.finditer(text)}
        assert {(phrase.words, match.span()) for phrase, match in known.found_in(text)} == everywhere
