"""A force's page: whose word is whose, what stands where two statements differ, and everything on record."""

import re
import sqlite3
from html import escape

import pytest

from disclosures.words.plain_words import a
from tests.website.pages.reading import links, squeezed, words

OUTSIDE = "nca"
"""The one force that no Freedom of Information Act covers."""


@pytest.fixture(scope="module")
def db(database):
    with sqlite3.connect(database) as connection:
        connection.row_factory = sqlite3.Row
        yield connection


@pytest.fixture(scope="module")
def pages(site, db):
    """Every force's page, by id."""
    return {force: site.get(f"/forces/{force}") for (force,) in db.execute("select id from forces order by id")}


@pytest.fixture(scope="module")
def tables(site, pages):
    """The table of every force's page, by voice and force."""
    return {
        (voice, force): Table(site.get(f"/forces/{force}", params={"voice": voice}))
        for voice in ("own", "reported", "press")
        for force in pages
    }


class Table:
    """The table of answers of a page, as `links` and `words` read one."""

    def __init__(self, page):
        self.text = page.text.partition('<table class="standing">')[2].partition("</table>")[0]

    def rows(self, technology):
        """Its rows on the technology of that name."""
        return [row for row in self.text.split("<tr>") if f">{technology}</a></th>" in row]


class Part:
    """The part of a page below a heading, as `links` and `words` read one."""

    def __init__(self, page, heading):
        self.text = page.text.partition(f'<h2 id="{heading}">')[2].partition("<h2")[0]


def test_every_request_and_publication_of_a_force_or_on_it_is_linked(pages, db):
    wanted = db.execute(
        """
        select authorities.force, page from disclosures join authorities on authorities.id = disclosures.authority
        where authorities.kind = 'force'
        union select force, page from position_facts where force is not null
        union select group_facts.force, page from group_facts join position_facts using (position)
        """
    ).fetchall()
    assert {row["force"] for row in wanted} == set(pages)
    missing = [tuple(row) for row in wanted if row["page"] not in links(pages[row["force"]])]
    assert missing == []


def test_each_kind_of_word_stands_by_itself(tables, db):
    for voice, voices in (("own", "'own', 'joint'"), ("reported", "'reported'"), ("press", "'press'")):
        wanted = {
            (row["force"], row["summary"])
            for row in db.execute(
                "select standing_positions.force, summary from standing_positions "
                "join positions on positions.id = standing_positions.position "
                f"where standing_positions.voice in ({voices}) and standing_positions.scope <> 'remainder'"
            )
        }
        texts = {force: squeezed(words(table)) for (of, force), table in tables.items() if of == voice}
        assert [(force, summary) for force, summary in wanted if squeezed(summary) not in texts[force]] == []
        for (of, force), table in tables.items():
            if of == voice:
                counted = db.execute(
                    f"select count(*) from standing_positions where force = ? and voice in ({voices}) and scope <> 'remainder'",
                    [force],
                ).fetchone()[0]
                assert table.text.count('<th scope="row">') == counted, (force, voice)


def test_the_page_counts_what_stands_by_whose_word_it_is(pages, tables):
    for force, page in pages.items():
        [counts] = re.findall(
            r"(\d+) statements? of its own , (\d+) by other bodies and (\d+) by the press", words(page)
        )
        assert [int(count) for count in counts] == [
            tables[voice, force].text.count('<th scope="row">') for voice in ("own", "reported", "press")
        ]


def test_a_press_report_names_its_outlet(tables, db):
    for row in db.execute(
        "select force, publisher_name from stated_positions where voice = 'press' and is_current and force is not null"
    ):
        assert row["publisher_name"] in words(tables["press", row["force"]]), row["force"]


def test_an_undated_statement_that_differs_stands_beside_the_dated_one(tables, db):
    pairs = db.execute(
        """
        select undated.force, undated.technology_name, undated.summary as undated_summary, dated.summary as dated_summary
        from current_positions as undated
        join current_positions as dated using (force, technology, scope)
        where undated.standing = 'undated, differs from the latest' and dated.standing = 'latest'
          and undated.voice in ('own', 'joint') and dated.voice in ('own', 'joint')
        """
    ).fetchall()
    assert pairs
    for pair in pairs:
        rows = tables["own", pair["force"]].rows(pair["technology_name"])
        text = squeezed(" ".join(rows))
        assert len(rows) > 1 and "neither is known to be the later" in " ".join(rows), pair["force"]
        assert all(squeezed(escape(pair[which])) in text for which in ("undated_summary", "dated_summary"))


def test_neither_of_a_dated_and_an_undated_statement_is_the_first_answer_alone(site, db):
    cell = db.execute(
        "select force_name, technology_name from coverage where undated_position is not null order by force, technology"
    ).fetchone()
    page = site.get("/search", params={"q": f"{cell['force_name']} {cell['technology_name']}"})
    assert re.search(r" said that it [^;]+; on an undated page read in \w+ 20\d\d, it said that it ", words(page))


def test_a_second_position_is_explained_like_the_first(pages, tables, db):
    seconds = db.execute(
        """
        select leads.force, positions.summary from position_facts as leads
        join position_facts as others on others.disclosure = leads.disclosure and others.force = leads.force
          and others.technology = leads.technology and others.scope = leads.scope and others.code <> leads.code
        join positions on positions.id = others.position
        where leads.is_current
        """
    ).fetchall()
    assert seconds
    for row in seconds:
        told = [words(tables[voice, row["force"]]) for voice in ("own", "reported", "press")]
        assert any(row["summary"] in text for text in told), row["force"]
    assert "does not use; also: considering" in words(pages["cleveland"])
    assert "And considering: " in words(pages["cleveland"])


def test_what_is_said_of_one_group_is_no_second_position_of_another(pages, db):
    both = db.execute(
        """
        select distinct leads.technology from position_facts as leads
        join position_facts as others on others.disclosure = leads.disclosure and others.technology = leads.technology
          and others.scope = leads.scope and others.force is null and others.code <> leads.code
        where leads.force_group is not null and others.force_group is not leads.force_group
        """
    ).fetchall()
    assert [row["technology"] for row in both] == ["retrospective-facial-recognition"]
    first = pages["cambridgeshire"].text.partition(">Retrospective facial recognition</a>")[2].partition("</li>")[0]
    assert "uses" in first and "considering" not in first


def test_what_the_public_asks_about_most_comes_first(tables, db):
    order = [
        row["name"]
        for row in db.execute(
            """
            select technologies.name from technologies
            join technology_ancestors on technology_ancestors.technology = technologies.id
            join technologies as ranked on ranked.id = technology_ancestors.ancestor
            group by technologies.id
            order by min(ranked.public_interest) is null, min(ranked.public_interest), technologies.name
            """
        )
    ]
    assert order[0] == "Live facial recognition"
    for (_, force), table in tables.items():
        named = list(dict.fromkeys(re.findall(r'<th scope="row"><a [^>]+>([^<]+)</a>', table.text)))
        assert named == [name for name in order if name in named], force


def test_a_refusal_about_anything_else_heads_nothing(pages, db):
    rows = db.execute("select force, technology, page from position_facts where scope = 'remainder'").fetchall()
    assert rows
    for row in rows:
        table = Table(pages[row["force"]])
        assert "would not say whether it holds anything else" in words(table), row["force"]
        assert row["page"] in links(pages[row["force"]])
        assert "any other information" not in words(table)


def test_a_statement_about_a_group_stands_with_every_member(tables, db):
    rows = db.execute(
        """
        select group_facts.force, force_groups.name, authorities.name as body, position_facts.voice
        from group_facts
        join position_facts using (position)
        join force_groups on force_groups.id = position_facts.force_group
        join authorities on authorities.id = position_facts.authority
        where group_facts.is_current
        """
    ).fetchall()
    assert rows
    for row in rows:
        part = tables[row["voice"], row["force"]]
        name = row["name"][0].lower() + row["name"][1:]
        assert row["voice"] == "press" or f"{row['body']}, of {name}" in words(part), (row["force"], row["name"])


def test_a_newer_answer_that_was_not_read_is_pointed_out(pages):
    [row] = Table(pages["cleveland"]).rows("Live facial recognition")
    assert "asked again since:" in row and "6 February 2026" in row


def test_only_what_leads_of_its_own_dated_word_is_said_to_have_been_asked_again_and_only_later(tables, db):
    leading = {
        (row["force"], row["technology_name"]): row["said_on"]
        for row in db.execute(
            """
            select coverage.force, coverage.technology_name, position_facts.said_on
            from coverage
            join position_facts on position_facts.position = coverage.position_id
            where position_facts.voice in ('own', 'joint') and position_facts.said_on is not null
            """
        )
    }
    seen = set()
    for (voice, force), table in tables.items():
        for row in table.text.split("<tr>"):
            _, said, after = row.partition("asked again since: ")
            if not said:
                continue
            name = re.search(r"<th scope=\"row\"><a href=\"[^\"]*\">(.*?)</a>", row)[1]
            pages = re.findall(r'href="(/requests/[^"]*)"', after.partition("</span>")[0])
            dates = [
                db.execute("select said_on from disclosures where page = ?", [page]).fetchone()["said_on"]
                for page in pages
            ]
            assert voice == "own" and (force, name) in leading, (force, name, voice)
            assert (force, name) not in seen and dates, (force, name)
            assert all(date > leading[force, name] for date in dates), (force, name, dates)
            assert not any(date.startswith(leading[force, name]) for date in dates), "a month ends with its last day"
            seen.add((force, name))
    assert len(seen) > 10


def test_never_asked_lists_only_what_nobody_asked_and_the_table_says_of_related_kinds_what_is_known(pages, db):
    for force, page in pages.items():
        if force == OUTSIDE:
            continue
        cells = db.execute("select * from coverage where force = ?", [force]).fetchall()
        never = squeezed(words(Part(page, "never")).casefold())
        table = Table(page)
        for cell in cells:
            name, status = cell["technology_name"], cell["status"]
            asked = squeezed(f"ask about {a(name)} (whatdotheyknow)".casefold()) in never
            assert asked == (status == "never asked"), (force, name)
            assert bool(table.rows(name)) == (status != "never asked"), (force, name)
            if status.endswith("kind") and not status.startswith("asked"):
                [row] = table.rows(name)
                said = db.execute("select name from position_types where id = ?", [cell["related_position"]]).fetchone()
                assert status in row and cell["related_technology_name"].casefold() in row.casefold()
                assert said["name"] in row


def test_a_force_outside_the_acts_is_not_said_to_have_been_never_asked(pages):
    text = words(pages[OUTSIDE]).casefold()
    assert "never asked" not in text and "to ask" not in text
    assert "Where else to look" in words(pages[OUTSIDE])


def test_a_product_stands_with_the_date_of_the_statement_that_names_it(pages, db):
    for row in db.execute(
        "select force, product_name, substr(max(said_on), 1, 4) as year from stated_positions "
        "where product_name is not null and force is not null group by force, product_name having max(said_on) is not null"
    ):
        line = words(Part(pages[row["force"]], "products")).partition(row["product_name"])[2]
        assert row["year"] in line, (row["force"], row["product_name"])


def test_the_first_answers_tell_of_a_rest_only_where_the_force_itself_refused_it(pages, db):
    found = db.execute(
        """
        select distinct coverage_cells.force, technologies.name
        from coverage_cells
        join technologies on technologies.id = coverage_cells.technology and technologies.public_interest is not null
        join position_facts
          on position_facts.force = coverage_cells.force and position_facts.technology = coverage_cells.technology
        where coverage_cells.status = 'asked, no position stated' and position_facts.own_word and position_facts.scope = 'remainder'
        """
    ).fetchall()
    told = [
        (force, re.findall(r'<a href="/technologies/[^>]+>([^<]+)</a>', line)[0])
        for force, page in pages.items()
        for line in re.findall(r"<li><a href=./technologies/.*?</li>", page.text, re.DOTALL)
        if "an answer would not say whether anything else is held" in line
    ]
    assert sorted(told) == sorted(map(tuple, found))
    press_only = db.execute(
        "select count(*) from coverage_cells where status = 'asked, no position stated' and press_position is not null"
    )
    assert press_only.fetchone()[0]


def test_what_is_not_used_is_not_said_to_be_done_by_hand(pages, db):
    by_hand = "done by hand, on paper or a checklist"
    rows = db.execute("select distinct stance from position_facts where by_hand and is_current").fetchall()
    assert {row["stance"] for row in rows} >= {"yes", "no"}
    cells = [
        cell for page in pages.values() for cell in re.findall(r"<td><span class=.mark.*?</td>", page.text, re.DOTALL)
    ]
    marked = {re.findall(r'class="glyph (\w+)', cell)[0] for cell in cells if by_hand in cell}
    assert "uses" in marked
    assert not marked & {"does_not_use", "dropped", "no_information_held", "withheld", "ncnd"}


def test_no_question_asks_whether_an_answer_still_stands_that_a_later_one_replaced(db):
    rows = db.execute(
        """
        select questions_to_ask.force, questions_to_ask.technology, questions_to_ask.kind
        from questions_to_ask
        join position_facts as later
          on later.force = questions_to_ask.force and later.technology = questions_to_ask.technology
        where questions_to_ask.kind in ('silence', 'old answer')
          and later.own_word and later.scope in ('unspecified', 'overt') and later.said_on > questions_to_ask.said_on
        """
    ).fetchall()
    assert [tuple(row) for row in rows] == []
    kinds = {row["kind"] for row in db.execute("select distinct kind from questions_to_ask")}
    assert kinds >= {"silence", "old answer"}


def test_a_report_that_quotes_another_is_not_said_to_quote_the_force(tables, db):
    rows = db.execute(
        """
        select position_facts.force, position_facts.force = position_facts.authority as itself, publishers.name, authorities.name
        from position_facts
        join publications on publications.id = position_facts.disclosure and publications.quoted = 'yes'
        join publishers on publishers.id = publications.publisher
        join authorities on authorities.id = position_facts.authority
        where position_facts.is_current and position_facts.force is not null
        """
    ).fetchall()
    assert {row["itself"] for row in rows} == {0, 1}
    for force, itself, outlet, body in rows:
        how = "quoting" if itself else "in a report that quotes"
        assert f"{outlet}, {how} {body}" in words(tables["press", force]), (force, outlet)
