"""What a line, a hexagon and a tally say beside a position: of what use, of which product, what else, and what is known besides the press."""

import re
from html import unescape

import pytest

from tests.website.pages.reading import words

MATES = """
coalesce(others.request, others.publication) = coalesce(heads.request, heads.publication)
  and (others.force, others.force_group) is (heads.force, heads.force_group)
  and (others.technology, others.scope) = (heads.technology, heads.scope)
"""
HEADS = f"""
select coverage.technology, coverage.force, coverage.kind, heads.scope, position_types.name, position_types.stance,
  (
    select group_concat(distinct also.name)
    from positions as others
    join position_types as also on also.id = others.position
    where {MATES} and others.position <> heads.position
  ) as also,
  iif(
    heads.position = 'uses'
      or exists (select 1 from positions as others where {MATES} and others.position = heads.position and others.product is null),
    null,
    (
      select group_concat(name, '; ')
      from (
        select distinct products.name
        from positions as others
        join products on products.id = others.product
        where {MATES} and others.position = heads.position
        order by 1
      )
    )
  ) as products
from coverage
join positions as heads on heads.id = coverage.position_id
join position_types on position_types.id = heads.position
"""
"""What heads each cell, from the positions as they were coded."""


@pytest.fixture(scope="module")
def heads(ask):
    """What heads each cell, by technology and force."""
    names = ("kind", "scope", "name", "stance", "also", "products")
    return {(row[0], row[1]): dict(zip(names, row[2:], strict=True)) for row in ask(HEADS)}


@pytest.fixture(scope="module")
def maps(site, heads):
    """The page /map of every technology with a position."""
    return {
        technology: site.get("/map", params={"technology": technology}) for technology in {kind for kind, _ in heads}
    }


def titles(page):
    """What the hexagon of each force tells."""
    found = re.findall(r'<a href="/forces/([^/"]+)/[^>]+>\s*<title>[^:<]+: ([^<]+)</title>', page.text)
    return {force: unescape(told) for force, told in found}


def notes(page):
    """Of the tally of a page: what stands in brackets behind each position or status, by its name."""
    part = re.search(r'<ul class="key">(.*?)</ul>', page.text, re.DOTALL)[1]
    found = re.findall(r">([^<>]+)</a>(?:\s*<span[^>]*>\(([^<]*)\)</span>)?", part)
    return {name: unescape(told).split("; ") for name, told in found}


def expected(head):
    """How the words of a hexagon begin."""
    products = head["products"] and f"{head['products'].replace('; ', ', ')} only"
    what = ", ".join(filter(None, [f"{head['scope']} use" if head["scope"] != "unspecified" else "", products]))
    also = f"; also: {', '.join(head['also'].split(','))}" if head["also"] else ""
    return head["name"] + (f" ({what})" if what else "") + also + ", "


def test_a_hexagon_tells_of_what_use_and_product_and_what_the_same_source_says_besides(maps, heads):
    seen = {"scope": 0, "also": 0, "products": 0}
    for (technology, force), head in heads.items():
        told = titles(maps[technology]).get(force)
        if told:
            assert told.startswith(expected(head)), (force, technology)
            seen["scope"] += head["scope"] == "overt"
            seen["also"] += bool(head["also"])
            seen["products"] += bool(head["products"])
    assert min(seen.values()) > 4


def counted(forces, of, words):
    """A note of the tally: 'of overt use only', 'all of overt use only' or '5 of overt use only'."""
    number = "" if of == 1 else "all " if forces == of else f"{forces} "
    return number + words


def test_the_tally_tells_how_many_speak_of_some_use_or_product_only_and_of_something_else_besides(maps, heads):
    told = set()
    for technology, page in maps.items():
        mine = [head for (kind, _), head in heads.items() if kind == technology and head["kind"] == "territorial"]
        for name in {head["name"] for head in mine}:
            same, found = [head for head in mine if head["name"] == name], notes(page)[name]
            overt = sum(head["scope"] == "overt" for head in same)
            silent = [head["products"] for head in same if head["products"] and head["stance"] in ("no", "silent")]
            products = [one.replace("; ", ", ") for one in silent]
            besides = [also for head in same if head["also"] for also in head["also"].split(",")]
            wanted = {counted(overt, len(same), "of overt use only")} if overt else set()
            wanted |= {counted(products.count(one), len(same), f"on {one} only") for one in set(products)}
            wanted |= {f"{besides.count(one)} also {one}" for one in set(besides)}
            rest = {one for one in found if one and not re.search("as reported by others$|, undated$", one)}
            assert rest == wanted, (technology, name)
            told |= wanted
    assert {"5 of overt use only", "1 also considering", "all on Palantir software only"} <= told


RELATED = """
select coverage.technology, coverage.force, coverage.kind, coverage.status, technologies.name, position_types.name, positions.scope
from coverage
join technologies on technologies.id = coverage.related_technology
join stated_positions as said on said.id = coverage.related_position_id
join positions on positions.id = said.id
join position_types on position_types.id = positions.position
where said.voice in ('own', 'joint') and coverage.status like 'press reports%'
"""


def test_where_only_the_press_reports_the_forces_own_word_on_another_kind_is_told(site, ask):
    rows = ask(RELATED)
    assert len(rows) > 4
    for technology, force, _, status, kind, name, scope in rows:
        told = titles(site.get("/map", params={"technology": technology}))[force]
        use = r" \(overt use\)" if scope == "overt" else ""
        assert told.startswith(f"{status}: "), (force, technology)
        assert re.search(f"; on {re.escape(kind)} it says: {name}{use}", told, re.IGNORECASE), (force, technology)


def test_the_tally_and_the_first_sentence_do_not_claim_that_nothing_but_the_press_is_known(site, ask):
    spoken = {}
    for technology, _, kind, *_ in ask(RELATED):
        all_of_them, territorial = spoken.get(technology, (0, 0))
        spoken[technology] = (all_of_them + 1, territorial + (kind == "territorial"))
    for technology, (all_of_them, territorial) in spoken.items():
        page = site.get(f"/technologies/{technology}")
        has = "has" if territorial == 1 else "have"
        assert notes(page)["press reports only"] == [f"{territorial} {has} spoken of a wider or narrower kind"]
        assert f"from the press ({all_of_them} of them" in re.sub(r"\s+", " ", words(page))


def glance(page):
    """The first answers of a force, each as words by its technology."""
    part = page.text.partition('<ul class="glance">')[2].partition("</ul>")[0]
    lines = [
        re.sub(r"\s+", " ", unescape(re.sub("<[^>]+>", "", line))).strip()
        for line in part.split("</li>")
        if line.strip()
    ]
    return dict(line.split(": ", 1) for line in lines)


def test_the_first_answers_of_a_force_tell_of_what_use_and_the_dated_word_first(site):
    lines = glance(site.get("/forces/northumbria"))
    assert "does not use (overt use) (answered on 13 August 2018)" in lines["Live facial recognition"]
    assert re.search(
        r"does not use \(overt use\); neither confirms nor denies covert use \(answered on 13 February 2020\); .?"
        r"no information held \(overt use\) \(in an undated answer",
        lines["Facial recognition"],
    )
    assert "does not use; also: considering (" in glance(site.get("/forces/cleveland"))["Live facial recognition"]


def test_what_only_the_press_reports_is_said_once_with_the_forces_own_word_on_a_wider_kind(site):
    line = glance(site.get("/forces/north-yorkshire"))["Live facial recognition"]
    assert line.count("press") == 1 and "“" not in line
    assert line.endswith("on facial recognition it says: does not use (overt use), July 2025")


def test_no_late_answer_is_none_and_a_median_has_no_empty_half_day(site, ask):
    rows = ask(
        "select authority, late, median_working_days from timeliness join forces on forces.id = authority where timed > 0"
    )
    assert {late for _, late, _ in rows} >= {0, 1}
    for force, late, median in rows:
        page = words(site.get(f"/forces/{force}"))
        assert ("None was late." if late == 0 else f"{late} {'was' if late == 1 else 'were'} late.") in page
        assert re.search(rf"timed answers?: {median:g} working days", page), force


def test_the_glossary_counts_what_the_press_reports_apart(site, ask):
    page = site.get("/glossary").text
    counts = ask(
        "select position_types.id, sum(voice <> 'press'), sum(voice = 'press') from stated_positions "
        "join position_types on position_types.name = position_name group by 1"
    )
    for code, stated, press in counts:
        address = f'<a href="/disclosures/stated_positions?position={code}&amp;'
        assert f'{address}voice__not=press">{stated:,}</a>' in page
        assert f'{address}voice=press">{press:,}</a>' in page
