"""The pages of technologies: who has said what about each, and who was never asked."""

import csv
import io
import json
import re
from collections import Counter
from html import unescape

import pytest
from markupsafe import escape

from disclosures.words.plain_words import day
from tests.website.pages.reading import links, squeezed, words

pytestmark = pytest.mark.slow

BYTES_AT_MOST = 150_000


@pytest.fixture(scope="module")
def technologies(db):
    return db.execute("select * from technology_coverage order by technology").fetchall()


@pytest.fixture(scope="module")
def pages(site, technologies):
    """The page of every technology, by its id."""
    return {row["technology"]: site.get(f"/technologies/{row['technology']}") for row in technologies}


def section(page, heading):
    """The HTML from the heading with this id to the next heading of its kind or a higher one."""
    level, rest = re.search(rf'<h([23]) id="{heading}">(.*)', page.text, flags=re.DOTALL).groups()
    return re.split(rf"<h[2-{level}]\b", rest)[0]


def rows_behind(site, address):
    path, _, query = address.partition("?")
    return site.get(f"{path}.json?_shape=array&_size=max&{query}").json()


def number_links(html):
    """The figures that are links: (address, number)."""
    found = re.findall(r'<a href="(/(?:disclosures/|table\?)[^"]+)">(\d+)</a>', html)
    return [(address.replace("&amp;", "&"), int(number)) for address, number in found]


def test_the_list_leads_to_every_technology_and_says_what_it_is(site, technologies):
    page = site.get("/technologies")
    assert {f"/technologies/{row['technology']}" for row in technologies} <= links(page)
    seen = words(page)
    assert [row["technology"] for row in technologies if row["definition"] not in seen] == []


def test_the_list_counts_the_forces_with_a_word_of_their_own_on_each(site, technologies, ask):
    [(forces,)] = ask("select count(*) from forces")
    page = site.get("/technologies").text
    for row in technologies:
        if row["broader"]:
            assert (
                f'/technologies/{row["technology"]}?status=position%20stated&amp;heads=any#table">{row["forces"]}</a>'
                in page
            )
        else:
            words = "forces have a position of their own on one or more of its kinds."
            assert f"{row['forces_with_narrower']} of {forces} {words}" in page


def test_a_figure_of_the_list_leads_to_as_many_forces(site):
    figures = re.findall(r'<a href="(/technologies/[^"]+status=[^"]+)#table">(\d+)</a>', site.get("/technologies").text)
    for address, number in sorted(figures, key=lambda figure: -int(figure[1]))[:5]:
        rows = table_rows(section(site.get(unescape(address)), "table"))
        assert len({force for force, _ in rows}) == int(number), address


def test_every_technology_has_a_page_with_its_definition_and_other_names(technologies, pages):
    for row in technologies:
        page = pages[row["technology"]]
        assert page.status_code == 200, row["technology"]
        assert len(page.content) <= BYTES_AT_MOST, row["technology"]
        assert row["definition"] in words(page)
        for name in (row["also_known_as"] or "").split("; "):
            assert name in words(page)


def test_a_page_leads_to_what_is_broader_and_what_is_narrower(technologies, pages):
    for row in technologies:
        near = {other["technology"] for other in technologies if row["technology"] == other["broader"]} | (
            {row["broader"]} - {None}
        )
        assert {f"/technologies/{technology}" for technology in near} <= links(pages[row["technology"]])


def test_a_family_shows_its_kinds_and_has_no_map(technologies, pages):
    for row in technologies:
        assert ("hexagons" in pages[row["technology"]].text) == bool(row["broader"]), row["technology"]


def test_each_territorial_force_counts_once(technologies, pages, ask):
    [(territorial,)] = ask("select count(*) from forces where kind = 'territorial'")
    for row in technologies:
        if row["broader"]:
            counts = (
                re.findall(r"<b>(\d+)</b>", section(pages[row["technology"]], "stand"))
                if 'id="stand"' in pages[row["technology"]].text
                else []
            )
            assert sum(map(int, counts)) == territorial, row["technology"]


def test_every_latest_position_stands_in_the_table_with_its_disclosure(db, technologies, pages):
    for row in technologies:
        current = db.execute(
            "select coalesce('/requests/' || request, '/publications/' || publication) as page from "
            "current_positions where technology = ? and voice <> 'press'",
            [row["technology"]],
        ).fetchall()
        assert {position["page"] for position in current} <= links(pages[row["technology"]])


def table_rows(html):
    """The rows of the table under a heading: (force, row)."""
    return re.findall(
        r'<tr>\s*<th scope="row"><a href="/forces/([^"/]+)/[^"]+">(.*?)</tr>',
        html.partition("</thead>")[2],
        flags=re.DOTALL,
    )


def test_what_others_report_names_who_reports_it(ask, pages):
    reported = ask("select technology, force, authority_name from current_positions where voice = 'reported'")
    for technology, force, authority in reported:
        rows = [row for one, row in table_rows(section(pages[technology], "table")) if one == force]
        assert any(f"reported by {escape(authority)}" in row for row in rows), (technology, force)


def test_each_row_of_the_table_has_the_sentence_the_date_and_a_link_out(ask, pages):
    for technology, force, summary, said_on, source in ask(
        "select technology, force, summary, said_on, source_url from current_positions "
        "where voice <> 'press' and scope <> 'remainder'"
    ):
        rows = [row for one, row in table_rows(section(pages[technology], "table")) if one == force]
        mine = [row for row in rows if escape(summary) in row]
        assert mine, (technology, force)
        assert any((f'datetime="{said_on}"' if said_on else "undated") in row for row in mine)
        assert not source or any(f'href="{escape(source)}" rel="external"' in row for row in mine)


def test_the_table_has_no_words_that_say_nothing(pages):
    for page in pages.values():
        assert ">unspecified<" not in page.text
        assert "<td>own</td>" not in page.text


@pytest.mark.parametrize("technology", ["live-facial-recognition", "drones", "predictive-policing"])
def test_a_figure_of_the_tally_leads_to_as_many_forces(site, pages, technology, ask):
    [(territorial,)] = ask("select count(*) from forces where kind = 'territorial'")
    figures = re.findall(
        r'<b>(\d+)</b> <span><a href="(/technologies/[^"]+)#table">', section(pages[technology], "stand")
    )
    assert sum(int(number) for number, _ in figures) == territorial
    for number, address in figures:
        rows = table_rows(section(site.get(unescape(address)), "table"))
        assert len({force for force, _ in rows}) == int(number), address


def test_the_table_is_sorted_and_filtered_by_links_of_its_own(site, pages, ask):
    found = links(pages["drones"])
    assert {"/technologies/drones?sort=newest#table", "/technologies/drones?voice=own#table"} <= found
    own = table_rows(section(site.get("/technologies/drones?voice=own"), "table"))
    spoken = ask(
        "select distinct force from current_positions where technology = 'drones' and voice in ('own', 'joint') "
        "and scope <> 'remainder'"
    )
    assert {force for force, _ in own} == {force for (force,) in spoken}
    newest = section(site.get("/technologies/drones?sort=newest&voice=own"), "table")
    dates = [date for _, row in table_rows(newest) for date in re.findall(r'datetime="([^"]+)"', row)[:1]]
    assert dates == sorted(dates, reverse=True) and len(dates) > 5


def test_a_refusal_about_the_rest_stands_beside_the_answer_and_heads_nothing(ask, pages):
    for technology, force in ask("select technology, force from current_positions where scope = 'remainder'"):
        rows = [row for one, row in table_rows(section(pages[technology], "table")) if one == force]
        assert any("whether it holds anything else" in row for row in rows), (technology, force)


def test_an_undated_page_that_says_something_else_stands_beside_the_dated_word(ask, pages):
    pairs = ask("select technology, force from coverage where undated_position is not null")
    assert pairs
    for technology, force in pairs:
        rows = [row for one, row in table_rows(section(pages[technology], "table")) if one == force]
        assert sum("neither is known to be the later" in row for row in rows) >= 1, (technology, force)
        assert (
            "; "
            in re.search(
                rf'href="/forces/{force}/{technology}" class="\w+" aria-label="([^"]+)"', pages[technology].text
            )[1]
        )


def test_what_is_known_of_a_wider_kind_is_told(ask, pages):
    known = ask("select technology, force, related_technology from coverage where status = 'spoke of a wider kind'")
    assert known
    for technology, force, wider in known:
        [row] = [row for one, row in table_rows(section(pages[technology], "table")) if one == force]
        assert f'on <a href="/forces/{force}/{wider}">' in row and "</a> it says: " in row


def test_press_reports_stand_apart_with_their_outlet_and_on_demand(site, ask, pages):
    outlets = {
        name
        for (name,) in ask(
            "select distinct publisher_name from current_positions where technology = 'drones' and voice = 'press'"
        )
    }
    assert "/technologies/drones?voice=press#table" in links(pages["drones"])
    rows = table_rows(section(site.get("/technologies/drones?voice=press"), "table"))
    [[reports]] = ask("select count(*) from current_positions where technology = 'drones' and voice = 'press'")
    assert len(rows) == reports > 20
    assert all(any(escape(name) in row for name in outlets) for _, row in rows)
    assert not any("by-press" in row for _, row in table_rows(section(pages["drones"], "table")))


def test_products_carry_their_date(ask, pages):
    for technology, product, last in ask(
        "select technology, product_name, max(said_on) from stated_positions where product_name is not null group by 1, 2"
    ):
        rows = re.findall(r"<tr>(.*?)</tr>", section(pages[technology], "products"), flags=re.DOTALL)
        [row] = [row for row in rows if f'<th scope="row">{escape(product)}</th>' in row]
        assert (day(last) if last else "undated") in row, (technology, product)


def test_the_bars_and_their_table_count_every_statement_about_a_force_once(db, technologies, pages):
    for row in technologies:
        stated = db.execute(
            "select count(*) from position_facts where technology = ? and voice <> 'of no force'", [row["technology"]]
        ).fetchone()[0]
        if stated:
            html = section(pages[row["technology"]], "years")
            assert sum(number for _, number in number_links(html)) == stated, row["technology"]
            assert sum(map(int, re.findall(r'class="total"[^>]*>(\d+)<', html))) == stated, row["technology"]


def test_a_figure_by_year_leads_to_as_many_rows(site, pages):
    for address, number in number_links(section(pages["live-facial-recognition"], "years")):
        rows = csv.DictReader(io.StringIO(site.get(address.replace("/table?", "/table/rows.csv?")).text))
        assert len(list(rows)) == number, address


def test_products_are_named_with_their_suppliers_and_what_was_said(db, pages):
    products = db.execute(
        "select distinct technology, product_name, supplier, position_name from stated_positions where "
        "product_name is not null"
    ).fetchall()
    for row in products:
        html = section(pages[row["technology"]], "products").replace("&#39;", "'")
        assert row["product_name"] in html
        assert (row["supplier"] or "not named") in html
        assert row["position_name"] in html


def test_exemptions_are_counted_by_request_and_lead_to_the_requests(site, db, pages):
    relied = db.execute(
        "select technology, exemption, count(*) as requests from technology_exemptions group by 1, 2 order by "
        "requests desc"
    ).fetchall()
    for row in relied:
        assert (
            f'technology={row["technology"]}&amp;exemption={row["exemption"]}">{row["requests"]}</a>'
            in pages[row["technology"]].text
        )
    first = relied[0]
    assert (
        len(
            rows_behind(
                site,
                f"/disclosures/technology_exemptions?technology={first['technology']}&exemption={first['exemption']}",
            )
        )
        == first["requests"]
    )


def test_everyone_who_was_never_asked_is_named(db, technologies, pages):
    for row in technologies:
        never = db.execute(
            "select force from coverage where technology = ? and status = 'never asked'", [row["technology"]]
        ).fetchall()
        table = table_rows(section(pages[row["technology"]], "table")) if row["broader"] else []
        named = {force for force, cells in table if "We know of no request and no statement." in cells}
        assert named == {force["force"] for force in never}, row["technology"]


def test_whoever_was_asked_without_a_position_is_listed_with_the_request(db, pages):
    asked = Counter(
        row["technology"] for row in db.execute("select technology from coverage where status like 'asked,%'")
    )
    for technology, forces in asked.items():
        html = section(pages[technology], "asked")
        assert len(set(re.findall(r'href="/forces/([^"]+)"', html))) == forces
        assert "/requests/" in html


def test_every_request_and_publication_about_it_is_one_click_away(db, technologies, pages):
    for row in technologies:
        about = db.execute(
            """
            select '/requests/' || request as page from request_technologies where technology = :id
            union all
            select '/publications/' || publication
            from publication_technologies
            join publications on publications.id = publication
            where technology = :id and kind <> 'news_report'
        """,
            {"id": row["technology"]},
        ).fetchall()
        assert {disclosure["page"] for disclosure in about} <= links(pages[row["technology"]]), row["technology"]


def test_a_refusal_on_covert_use_alone_is_not_shown_as_never_asked(db, pages):
    alone = db.execute("""
        select force_name, technology, position_name from coverage join forces on forces.id = force
        where covert_position is not null and position_id = covert_position_id and hex_q is not null
    """).fetchall()
    for row in alone:
        assert f"{row['force_name']}: {row['position_name']}" in pages[row["technology"]].text


def test_an_unknown_technology_is_not_found(site):
    assert site.get("/technologies/no-such-thing").status_code == 404


def test_a_page_tells_programs_which_term_it_defines(technologies, pages):
    for row in technologies:
        scripts = re.findall(
            r'<script type="application/ld\+json">(.*?)</script>', pages[row["technology"]].text, flags=re.DOTALL
        )
        term = next(data for data in map(json.loads, scripts) if data["@type"] == "DefinedTerm")
        assert (term["name"], term["description"]) == (row["technology_name"], row["definition"])


def test_where_no_force_has_spoken_the_page_says_so(technologies, pages):
    for row in technologies:
        if row["broader"] and not row["forces"]:
            assert squeezed("We have no answer of a force on this.") in squeezed(words(pages[row["technology"]]))


def test_how_positions_moved_is_drawn_and_told_for_forces_that_spoke_more_than_once(site, ask):
    rows = ask(
        "select count(*) over (partition by force) as times, code from position_facts"
        " where technology = 'live-facial-recognition' and own_word and is_lead and force is not null"
        " and said_on is not null and scope <> 'remainder'"
    )
    page = site.get("/technologies/live-facial-recognition").text
    moved = page.split('id="moved"')[1].split("<h2")[0]
    more_than_once = [code for times, code in rows if times > 1]
    assert moved.count("<polygon") == moved.count("<tr><th") - 1 == len(more_than_once) > 3
    for code in set(more_than_once):
        assert moved.count(f'<g class="{code}">') == more_than_once.count(code)


def test_the_page_offers_its_map_to_other_sites_and_as_a_picture(site):
    page = site.get("/technologies/drones").text
    assert "/embed/map?technology=drones" in page
    for form in ("svg", "png"):
        picture = re.search(rf'href="(/pictures/\w+/maps/drones\.{form})" download', page)[1]
        assert site.get(picture).status_code == 200
