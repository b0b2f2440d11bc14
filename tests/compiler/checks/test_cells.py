"""Every cell that is wrong is told with its value and what would be right; every other cell passes."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pandas._libs.parsers import STR_NA_VALUES

from disclosures.compiler.checks.cells import MISSING_WORDS, check_cells
from disclosures.compiler.csv_files import read_rows

TODAY = date(2024, 6, 1)
TEXT = {"name": "note"}
REQUIRED = {"name": "note", "constraints": {"required": True}}
SLUG = {"name": "id", "example": "live-facial-recognition", "constraints": {"pattern": "[a-z0-9]+(-[a-z0-9]+)*"}}
URL = {
    "name": "source_url",
    "description": "Where the answer is published",
    "constraints": {"pattern": r"https?://\S+"},
}
DATE = {"name": "received_on", "example": "2022-05-12", "constraints": {"pattern": r"\d{4}(-\d{2}(-\d{2})?)?"}}
SEEN = {"name": "answer_seen", "constraints": {"enum": ["whole", "part", "none"]}}
PHRASE = {"name": "key_phrase", "maxWords": 12}
WHOLE = {"name": "rank", "type": "integer", "description": "Order of display", "constraints": {"minimum": 1}}
NUMBER = {"name": "value", "type": "number", "description": "The number"}


def short(value):
    return value["name"] if isinstance(value, dict) else ascii(value)[:40]


@pytest.fixture
def problems(describe):
    """A function that puts cells below one another in a column of their own, and returns what is said of them."""

    def of(field, *cells):
        rows = read_rows(describe(["row", field], [[f"row {number}", cell] for number, cell in enumerate(cells)]))
        assert rows.problems == []
        check_cells(rows, TODAY)
        return [str(problem) for problem in rows.problems]

    return of


@pytest.mark.parametrize(
    "field, cell, what",
    [
        (REQUIRED, "", "is blank; write what note holds"),
        (SLUG | {"constraints": {"required": True}}, "", "is blank; write it like 'live-facial-recognition'"),
        (
            SEEN | {"constraints": {"required": True, "enum": ["whole", "part"]}},
            "",
            "is blank; write one of whole, part",
        ),
        (TEXT, " drones", "' drones' has a space or line end at an end; write 'drones'"),
        (TEXT, "drones\n", "'drones\\n' has a space or line end at an end; write 'drones'"),
        (TEXT, "drones\u00a0", "'drones\\xa0' has a space or line end at an end; write 'drones'"),
        (TEXT, " ", "' ' has a space or line end at an end; write ''"),
        (SLUG, "essex ", "'essex ' has a space or line end at an end; write 'essex'"),
        (
            TEXT,
            "a\u00a0b",
            "'a\\xa0b' holds U+00A0 NO-BREAK SPACE, which nobody sees; remove it or write an ordinary space",
        ),
        (
            TEXT,
            "a\u200bb",
            "'a\\u200bb' holds U+200B ZERO WIDTH SPACE, which nobody sees; remove it or write an ordinary space",
        ),
        (
            TEXT,
            "a\x1bb",
            "'a\\x1bb' holds U+001B CONTROL CHARACTER, which nobody sees; remove it or write an ordinary space",
        ),
        (TEXT, "x" * 10_000_000, f"has 10,000,000 characters; at most 10,000 are kept here ('{'x' * 30}…')"),
        (TEXT | {"constraints": {"maxLength": 3}}, "four", "has 4 characters; at most 3 are kept here ('four')"),
        (SLUG, "Essex", "'Essex' has not the form of id; write it like 'live-facial-recognition'"),
        (
            SLUG,
            "drоnes",
            "'drоnes' has not the form of id: U+043E CYRILLIC SMALL LETTER O is not a letter of the ASCII alphabet; "
            "write it like 'live-facial-recognition'",
        ),
        (
            URL,
            "ftp://example.org/x",
            "'ftp://example.org/x' has not the form of source_url; write where the answer is published",
        ),
        (
            URL,
            "www.example.org",
            "'www.example.org' has not the form of source_url; write where the answer is published",
        ),
        (
            URL,
            "https://example.org/a b",
            "'https://example.org/a b' has not the form of source_url; write where the answer is published",
        ),
        (
            URL,
            "javascript:alert(1)",
            "'javascript:alert(1)' has not the form of source_url; write where the answer is published",
        ),
        (SEEN, "hole", "'hole' is not one of whole, part, none (did you mean 'whole'?)"),
        (SEEN, "All", "'All' is not one of whole, part, none"),
        (DATE, "12/05/2022", "'12/05/2022' has not the form of received_on; write it like '2022-05-12'"),
        (DATE, "2022-5-12", "'2022-5-12' has not the form of received_on; write it like '2022-05-12'"),
        (
            DATE,
            "2022-05-1２",
            "'2022-05-1２' has not the form of received_on: U+FF12 FULLWIDTH DIGIT TWO is not a letter of the ASCII alphabet; "
            "write it like '2022-05-12'",
        ),
        (
            DATE,
            "2022-02-30",
            "'2022-02-30' is not a date of the calendar; write it like '2024-05-31', '2024-05' or '2024'",
        ),
        (
            DATE,
            "2023-02-29",
            "'2023-02-29' is not a date of the calendar; write it like '2024-05-31', '2024-05' or '2024'",
        ),
        (DATE, "2022-13", "'2022-13' is not a date of the calendar; write it like '2024-05-31', '2024-05' or '2024'"),
        (DATE, "0000", "'0000' is not a date of the calendar; write it like '2024-05-31', '2024-05' or '2024'"),
        (DATE, "2024-06-02", "'2024-06-02' lies in the future; today is 2024-06-01"),
        (DATE, "2024-07", "'2024-07' lies in the future; today is 2024-06-01"),
        (DATE, "2025", "'2025' lies in the future; today is 2024-06-01"),
        (
            DATE,
            "1022-05-12",
            "'1022-05-12' lies before 1990, earlier than any disclosure or technology here; check the year",
        ),
        (WHOLE, "many", "'many' is not an integer; write order of display"),
        (WHOLE, "1.5", "'1.5' is not an integer; write order of display"),
        (WHOLE, "0", "'0' is outside minimum 1; write order of display"),
        (WHOLE, "007", "'007' is not a plain integer; write it in figures only, such as 12"),
        (WHOLE, "1_0", "'1_0' is not a plain integer; write it in figures only, such as 12"),
        (WHOLE, "１２", "'１２' is not a plain integer; write it in figures only, such as 12"),
        (WHOLE, "9" * 19, f"'{'9' * 19}' is not a plain integer; write it in figures only, such as 12"),
        (NUMBER, "about 5", "'about 5' is not a number; write the number"),
        (NUMBER, "1,000", "'1,000' is not a number; write the number"),
        (NUMBER, "1_000", "'1_000' is not a plain number; write it in figures only, such as 12 or 2.5"),
        (NUMBER, "1e5", "'1e5' is not a plain number; write it in figures only, such as 12 or 2.5"),
        (NUMBER, "INF", "'INF' is not a plain number; write it in figures only, such as 12 or 2.5"),
        (NUMBER, "８", "'８' is not a plain number; write it in figures only, such as 12 or 2.5"),
        (
            TEXT,
            "=1+1",
            "'=1+1' begins with '=', which a spreadsheet runs as a formula; begin with a letter or a figure",
        ),
        (TEXT, "+1", "'+1' begins with '+', which a spreadsheet runs as a formula; begin with a letter or a figure"),
        (TEXT, "-1", "'-1' begins with '-', which a spreadsheet runs as a formula; begin with a letter or a figure"),
        (
            TEXT,
            "@sum(a1)",
            "'@sum(a1)' begins with '@', which a spreadsheet runs as a formula; begin with a letter or a figure",
        ),
        (
            TEXT,
            "write to foi@example.police.uk",
            "'write to foi@example.police.uk' holds an e-mail address; leave it out",
        ),
        (
            URL,
            "https://www.whatdotheyknow.com/request/9/response/12/attach/html/3/Bloggs.pdf.html",
            "'https://www.whatdotheyknow.com/request/9/response/12/attach/…' holds the name of a file, which may name the person "
            "who asked; write 'https://www.whatdotheyknow.com/request/9#incoming-12'",
        ),
        (
            URL,
            "https://example.org/?to=foi@example.org",
            "'https://example.org/?to=foi@example.org' holds an e-mail address; leave it out",
        ),
        (
            PHRASE,
            "one two three four five six seven eight nine ten eleven twelve thirteen",
            "'one two three four five six seven eight nine ten eleven twel…' has 13 words; keep the operative ones, at most 12",
        ),
        (
            PHRASE,
            "see https://example.org/ three four five six seven eight nine ten eleven twelve 13",
            "'see https://example.org/ three four five six seven eight nin…' has 13 words; keep the operative ones, at most 12",
        ),
        (TEXT, "asked by Mr Bloggs", "'asked by Mr Bloggs' names a person ('Mr Bloggs'); say the role instead"),
    ],
    ids=short,
)
def test_a_faulty_cell_is_told_with_what_would_be_right(problems, field, cell, what):
    assert problems(field, cell) == [f"data/things.csv:2: {field['name']}: {what}"]


@pytest.mark.parametrize(
    "title",
    (
        "Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Lord|Lady|PC|DC|PS|DS|Sgt|Sergeant|Inspector|Superintendent|"
        "Commander|Constable|Commissioner|Councillor|Cllr"
    ).split("|"),
)
def test_a_name_with_a_title_is_told(title, problems):
    person = f"{title} Joe Bloggs"
    assert problems(TEXT, f"asked by {person}") == [
        f"data/things.csv:2: note: 'asked by {person}' names a person ('{person}'); say the role instead"
    ]


def test_a_phrase_of_twelve_words_is_no_fault(problems):
    assert problems(PHRASE, "one two three four five six seven eight nine ten eleven twelve") == []


def test_a_character_that_was_lost_is_told(problems):
    (problem,) = problems(TEXT, "caf\ufffd")
    assert "U+FFFD" in problem


@pytest.mark.parametrize(
    "number",
    [
        "01642 326326",
        "(01642) 326326",
        "01642-326-326",
        "01642326326",
        "020 7946 0000",
        "(020) 7946 0000",
        "07700 900123",
        "07700 900 123",
        "+44 1642 326326",
        "+44 (0)1642 326326",
        "+441642326326",
        "0044 1642 326326",
        "0800 555 111",
        "0345 123 4567",
    ],
)
def test_a_telephone_number_is_found_in_every_spelling(problems, number):
    cell = f"call {number} or read https://example.org/0"
    assert problems(TEXT, cell) == [
        f"data/things.csv:2: note: '{cell[:60]}{'…' if len(cell) > 60 else ''}' holds a telephone number; leave it out"
    ]


@pytest.mark.parametrize(
    "field, cell",
    [
        (TEXT, "007"),
        (TEXT, "1e5"),
        (TEXT, "true"),
        (TEXT, "0.10"),
        (TEXT, "🚁 drones"),
        (TEXT, "Ynys Môn"),
        (TEXT, "two\nlines"),
        (TEXT, "two\r\nlines"),
        (TEXT, 'says "no", twice; then\tnothing'),
        (TEXT, "none of them"),
        (TEXT, "North Atlantic (NA)"),
        (TEXT, "2019-2020, 1,000 to 2,000 deployments, 13931/2022"),
        (TEXT, "read https://example.org/01642326326"),
        (TEXT, "a twitter handle, @police"),
        (TEXT, "x" * 10_000),
        (TEXT, ""),
        (SLUG, "live-facial-recognition"),
        ({"name": "reference"}, "01642326326"),
        (URL, "https://www.example.org/freedom-of-information/01642326326"),
        (URL, "http://example.org"),
        (SEEN, "none"),
        (DATE, "2024-06-01"),
        (DATE, "2024-02-29"),
        (DATE, "2024-06"),
        (DATE, "2024"),
        (DATE, "1990-01-01"),
        (WHOLE, "12"),
        (NUMBER, "0"),
        (NUMBER, "-2.50"),
        (NUMBER, "450000"),
        (PHRASE, "one two three four five six seven eight nine ten eleven twelve"),
    ],
    ids=short,
)
def test_a_sound_cell_passes(problems, field, cell):
    assert problems(field, cell) == []


@pytest.mark.parametrize("word", sorted(MISSING_WORDS | STR_NA_VALUES - {""}))
@pytest.mark.parametrize("field", [TEXT, SLUG, DATE, WHOLE, NUMBER], ids=short)
def test_a_word_for_missing_is_refused_in_every_column(problems, field, word):
    assert problems(field, word) == [
        f"data/things.csv:2: {field['name']}: '{word}' is a word for a missing value; leave the cell blank"
    ]


@pytest.mark.parametrize(
    "word", ["NA", "N/A", "None", "null", "nan", "#N/A", "NULL", "NaN", "n/a", "na", "NONE", "none", "Nil"]
)
def test_a_word_for_missing_is_refused_however_it_is_spelt(problems, word):
    assert problems(TEXT, word) == [
        f"data/things.csv:2: note: '{word}' is a word for a missing value; leave the cell blank"
    ]


def test_several_faults_of_one_cell_are_all_told(problems):
    assert problems(TEXT, "=foi@example.org 01642 326326") == [
        "data/things.csv:2: note: '=foi@example.org 01642 326326' begins with '=', which a spreadsheet runs as a formula; "
        "begin with a letter or a figure",
        "data/things.csv:2: note: '=foi@example.org 01642 326326' holds an e-mail address; leave it out",
        "data/things.csv:2: note: '=foi@example.org 01642 326326' holds a telephone number; leave it out",
    ]


def test_a_fault_is_told_on_every_line_on_which_it_stands(problems):
    assert problems(TEXT, "NA", "two\nlines", "NA") == [
        f"data/things.csv:{line}: note: 'NA' is a word for a missing value; leave the cell blank" for line in (2, 5)
    ]


def test_a_cell_that_refers_to_a_known_id_passes_and_any_other_is_looked_at(describe):
    kinds = {"foreignKeys": [{"fields": ["kind"], "reference": {"resource": "kinds", "fields": ["id"]}}]}
    known = read_rows(describe(["id"], [["drones"], [""]], name="kinds")).ids()
    rows = read_rows(
        describe(
            ["id", {"name": "kind", "constraints": {"required": True}}],
            [["a", "drones"], ["b", ""], ["c", "NA"]],
            **kinds,
        )
    )
    check_cells(rows, TODAY, {"kinds": known})
    assert [str(problem) for problem in rows.problems] == [
        "data/things.csv:3: kind: is blank; write what kind holds",
        "data/things.csv:4: kind: 'NA' is a word for a missing value; leave the cell blank",
    ]


def test_the_blanks_of_a_row_or_column_that_is_not_there_are_not_told_again(describe):
    rows = read_rows(
        describe(["id", REQUIRED, {"name": "more", "constraints": {"required": True}}], "id,note\na,x\nb\n")
    )
    check_cells(rows, TODAY)
    assert [str(problem) for problem in rows.problems] == [
        "data/things.csv:1: more: is missing; the header is to be: id,note,more",
        "data/things.csv:3: row: has 1 cells where the header has 2; add the commas of the blank cells",
    ]


WORDS = "01642 326326 0800 555 111 +44 (020) ( ) . - = Mr Bloggs PC a A https://example.org/ foi@example.org @ NA none whole é ２ \u00a0 \ufffd | 1".split(
    " "
)
CELLS = st.builds(str.join, st.sampled_from([" ", "", "\n"]), st.lists(st.sampled_from(WORDS), max_size=15))


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cells=st.lists(CELLS, min_size=1, max_size=6), field=st.sampled_from([TEXT, SLUG, URL, SEEN, PHRASE]))
def test_what_is_said_of_a_cell_does_not_depend_on_its_neighbours(problems, cells, field):
    def said(*column):
        return [problem.split(": ", 1)[1] for problem in problems(field, *column)]

    alone = [what for cell in cells for what in said(cell)]
    faulty = "=foi@example.org"
    assert said(*cells) == alone
    assert said(*cells, faulty) == alone + said(faulty)


REFERENCE = {"name": "reference"}
SHORTENED = "is a number that a spreadsheet has shortened; write all its figures, in a column set to text"
MADE = "is a {} that a spreadsheet has made; write it as the source prints it, in a column set to text"


@pytest.mark.parametrize("cell", ["2.01303E+12", "2E+12", "2,01303E+12", "1.5e+05"])
@pytest.mark.parametrize("field", [REFERENCE, TEXT], ids=short)
def test_a_number_that_a_spreadsheet_has_shortened_is_refused_in_every_text(problems, field, cell):
    assert problems(field, "a", cell) == [f"data/things.csv:3: {field['name']}: '{cell}' {SHORTENED}"]


@pytest.mark.parametrize("name", ["reference", "number", "question"])
@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        *((cell, "date") for cell in ["24-Jan", "Jan-24", "jan-2024", "01-Jan-24", "1-Jan-2024"]),
        *((cell, "date") for cell in ["01/01/2024", "1/12/2024", "2024-01-01", "2024-01-01 00:00:00"]),
        ("472.0", "number"),
    ],
)
def test_a_code_of_which_a_spreadsheet_made_a_date_or_a_number_is_refused(problems, name, cell, kind):
    assert problems({"name": name}, "a", cell) == [f"data/things.csv:3: {name}: '{cell}' {MADE.format(kind)}"]
    assert problems(TEXT, "a", cell) == []


@pytest.mark.parametrize(
    "cell",
    "1-24 19/05/818 2013030002043 00472 4.2.1 01.FOI.22.023700 31-12-24A 9E12 JAN/24/7 2024-13 F-2020-00564 472.05 Mar24".split(),
)
def test_a_reference_as_authorities_print_it_is_kept(problems, cell):
    assert problems(REFERENCE, cell) == []
