"""What readers come to do, in a real browser, with JavaScript and without."""

import csv
import re

import pytest


@pytest.fixture
def plain_page(chromium, site):
    """A page of a browser that runs no JavaScript."""
    context = chromium.new_context(base_url=str(site.base_url), java_script_enabled=False)
    yield context.new_page()
    context.close()


def classes(page):
    return [link.get_attribute("class").split()[0] for link in page.locator(".hexagons a").all()]


def test_choosing_with_the_arrow_keys_changes_nothing_until_the_button_is_pressed(page):
    page.goto("/")
    before = classes(page)
    page.locator("select[name=technology]").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.wait_for_timeout(300)
    assert page.url.endswith("/")
    assert page.evaluate("document.activeElement.name") == "technology"
    page.locator("select[name=technology]").select_option("drones")
    with page.expect_navigation():
        page.get_by_role("button", name="Show").click()
    assert page.locator("h2").first.inner_text() == "Drones"
    assert classes(page) != before


def test_choosing_a_technology_works_without_javascript(plain_page):
    plain_page.goto("/")
    before = classes(plain_page)
    plain_page.locator("select[name=technology]").select_option("drones")
    with plain_page.expect_navigation():
        plain_page.get_by_role("button", name="Show").click()
    assert plain_page.locator("h2").first.inner_text() == "Drones"
    assert classes(plain_page) != before


def test_from_a_search_to_the_source_of_a_position_in_three_clicks(plain_page):
    plain_page.goto("/")
    plain_page.get_by_role("searchbox").fill("Essex")
    plain_page.get_by_role("button", name="Search").click()
    plain_page.locator("main a[href='/forces/essex']").first.click()
    plain_page.locator("main a[href='/requests/essex-16495'], main a[href='/requests/essex-16224']").first.click()
    source = plain_page.locator("main a[href^='https://www.essex.police.uk']").first
    assert "predictive-policing" in source.get_attribute("href")


@pytest.fixture(scope="module")
def forces(ask):
    """How many forces there are."""
    [(number,)] = ask("select count(*) from forces")
    return number


def test_the_grid_is_filtered_by_nation(plain_page, forces):
    plain_page.goto("/compare")
    rows = plain_page.locator("main table tbody tr")
    assert rows.count() == forces
    plain_page.locator("select[name=nation]").select_option("Wales")
    with plain_page.expect_navigation():
        plain_page.get_by_role("button", name=re.compile("Show")).click()
    assert rows.count() == 4


def test_the_keyboard_reaches_the_content_the_search_and_the_map(page):
    page.goto("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    reached = set()
    for _ in range(90):
        page.keyboard.press("Tab")
        reached.add(
            page.evaluate(
                "document.activeElement.closest('.hexagons') ? 'map' : document.activeElement.name || document.activeElement.tagName"
            )
        )
    assert {"q", "technology", "map", "A"} <= reached


PHONE = {"width": 360, "height": 640}


@pytest.fixture(params=[True, False], ids=["scripts", "no scripts"])
def phone(request, chromium, site):
    """A page as wide and high as a small phone's, with scripts and without; `clicks` counts what was clicked."""
    context = chromium.new_context(
        base_url=str(site.base_url), viewport=PHONE, java_script_enabled=request.param, accept_downloads=True
    )
    opened = context.new_page()
    opened.clicks = 0
    opened.goto("/")
    yield opened
    context.close()


def click(page, target):
    page.clicks += 1
    with page.expect_navigation():
        target.click()


def on_the_first_screen(page, target):
    """Whether the whole of it is seen without scrolling further."""
    box = target.bounding_box()
    return box["y"] > -1 and box["y"] + box["height"] <= PHONE["height"]


def test_a_councillor_learns_in_two_clicks_what_the_force_said(phone):
    phone.get_by_role("searchbox").fill("cleveland facial recognition")
    click(phone, phone.get_by_role("button", name="Search"))
    sentence = phone.locator(".lede")
    assert (
        "Cleveland Police said that it did not use live facial recognition and was considering it."
        in sentence.inner_text()
    )
    assert on_the_first_screen(phone, sentence)
    click(phone, phone.locator("#answer").get_by_role("link", name="Cleveland Police: live facial recognition"))
    assert phone.url.endswith("/forces/cleveland/live-facial-recognition")
    assert "12 May 2022" in sentence.inner_text() and on_the_first_screen(phone, sentence)
    assert on_the_first_screen(phone, phone.locator("main .mark").first)
    assert phone.clicks <= 2


def test_a_journalist_has_every_force_with_its_words_in_three_clicks(phone, tmp_path, forces):
    phone.get_by_role("searchbox").fill("predictive policing")
    click(phone, phone.get_by_role("button", name="Search"))
    click(phone, phone.locator("#go-to a"))
    click(phone, phone.get_by_role("link", name=f"The table of all {forces} forces"))
    assert phone.clicks <= 3
    rows = phone.locator("table.standing tbody tr")
    assert (
        len({row.split("/")[2] for row in rows.locator("th a").evaluate_all("all => all.map(a => a.pathname)")})
        == forces
    )
    first = rows.filter(has=phone.locator("q")).first
    assert first.locator("time").count() and first.locator("a[rel=external]").count()
    assert on_the_first_screen(phone, rows.first.locator("th")) and on_the_first_screen(
        phone, rows.first.locator(".mark")
    )
    download = phone.get_by_role("link", name=re.compile("^Download these"))
    assert on_the_first_screen(phone, download)
    with phone.expect_download() as saved:
        download.click()
    assert saved.value.suggested_filename == "answers-predictive-policing.csv"
    saved.value.save_as(tmp_path / "rows.csv")
    held = list(csv.DictReader((tmp_path / "rows.csv").open(encoding="utf-8", newline="")))
    assert len(held) == rows.count() and {"source_url", "summary", "key_phrase"} <= held[0].keys()


def test_an_analyst_runs_sql_in_two_clicks(phone):
    click(phone, phone.get_by_role("navigation", name="Site").get_by_role("link", name="SQL"))
    assert on_the_first_screen(phone, phone.get_by_role("button", name="Run SQL"))
    click(phone, phone.get_by_role("button", name="Run SQL"))
    assert phone.clicks <= 2
    assert on_the_first_screen(phone, phone.locator("#rows"))
    assert on_the_first_screen(phone, phone.locator("table tbody tr td").first)


def test_a_table_is_sorted_without_leaving_the_page_and_the_focus_stays(page):
    page.goto("/technologies/drones#table")
    page.evaluate("window.stayed = true")
    page.locator("summary", has_text="Filter and sort").click()
    page.locator(".live").get_by_role("link", name="newest first").click()
    page.wait_for_url("**/technologies/drones?sort=newest#table")
    assert page.evaluate("window.stayed && document.activeElement.textContent") == "newest first"
    assert page.locator(".live details").evaluate("all => all.open")
    dates = page.locator("table.standing time").evaluate_all("all => all.map(time => time.dateTime)")
    firsts = [(date + "-01-01")[:10] for date in dates]
    assert len(firsts) > 10 and firsts == sorted(firsts, reverse=True)
