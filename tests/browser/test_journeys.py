"""What readers come to do, in a real browser, with JavaScript and without."""

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


def test_the_grid_is_filtered_by_nation(plain_page):
    plain_page.goto("/compare")
    rows = plain_page.locator("main table tbody tr")
    assert rows.count() == 49
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
