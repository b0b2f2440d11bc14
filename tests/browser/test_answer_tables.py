"""The table of answers wherever it stands, and the grid with its key: by a phone, by a wide screen, with scripts and
without."""

import pytest

PAGES = [
    "/forces/cleveland",
    "/batches/facial-recognition-use-and-documentation-2022",
    "/search?q=essex+live+facial+recognition",
    "/technologies/drones",
    "/map?technology=drones",
    "/table?force=essex",
]
SORTED = [
    ("/forces/metropolitan", "newest first", "time"),
    ("/batches/facial-recognition-use-and-documentation-2022", "newest first", "time"),
    ("/map?technology=drones", "newest first", "time"),
]


@pytest.mark.parametrize("path", PAGES)
def test_on_a_phone_the_table_is_stacked_and_nothing_lies_to_the_side(page, path):
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(path)
    cells = page.locator("table.standing td, table.standing tbody th")
    assert set(cells.evaluate_all("all => all.map(cell => getComputedStyle(cell).display)")) == {"block"}
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    assert page.locator("table.standing").evaluate("table => table.scrollWidth <= table.parentElement.clientWidth")


@pytest.mark.parametrize("path", PAGES)
def test_on_a_wide_screen_what_is_said_has_the_most_room(page, path):
    page.goto(path)
    widths = page.locator("table.standing thead th").evaluate_all("all => all.map(cell => cell.offsetWidth)")
    assert len(widths) == 5 and max(widths) == widths[2]


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
@pytest.mark.parametrize(("path", "words", "what"), SORTED)
def test_the_links_sort_with_scripts_at_once_and_without_as_pages(chromium, site, path, words, what, scripts):
    context = chromium.new_context(base_url=str(site.base_url), java_script_enabled=scripts)
    page = context.new_page()
    page.goto(path)
    before = page.locator("table.standing tbody tr").count()
    if scripts:
        page.evaluate("window.stayed = true")
    page.locator("summary", has_text="Filter and sort").click()
    page.locator(".live").get_by_role("link", name=words).click()
    page.wait_for_url("**sort=newest#table")
    if scripts:
        assert page.evaluate("window.stayed")
    dates = [time.get_attribute("datetime") for time in page.locator(f"table.standing td:nth-child(4) {what}").all()]
    firsts = [(date + "-01-01")[:10] for date in dates]
    assert firsts and firsts == sorted(firsts, reverse=True)
    assert page.locator("table.standing tbody tr").count() == before
    context.close()


def test_a_filter_of_a_force_leaves_the_rows_of_one_family(page):
    page.goto("/forces/metropolitan")
    everything = page.locator("table.standing tbody tr").count()
    page.locator("summary", has_text="Filter and sort").click()
    page.locator(".live").get_by_role("link", name="Biometrics").click()
    page.wait_for_url("**family=biometrics#table")
    assert 0 < page.locator("table.standing tbody tr").count() < everything


@pytest.mark.parametrize(("width", "beside"), [(1600, True), (1280, True), (1024, True), (768, False), (360, False)])
def test_the_key_stands_beside_the_grid_where_there_is_room(page, width, beside):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto("/compare?family=all")
    key, grid = page.locator("#key").bounding_box(), page.locator(".grid").bounding_box()
    assert (key["x"] >= grid["x"] + grid["width"]) == beside
    assert (key["y"] + key["height"] <= grid["y"]) != beside
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_the_grid_has_the_width_of_the_window_and_says_above_it_that_it_scrolls(page):
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto("/compare")
    grid, told = page.locator(".grid"), page.locator("#scrolls")
    assert grid.evaluate("e => e.scrollWidth <= e.clientWidth"), "a family of eight kinds is seen whole"
    assert grid.bounding_box()["width"] > 980
    assert grid.get_attribute("aria-describedby") == "scrolls" and grid.get_attribute("tabindex") == "0"
    assert "scroll in the grid for those out of view" in told.inner_text()
    assert told.bounding_box()["y"] + told.bounding_box()["height"] <= grid.bounding_box()["y"]
    grid.focus()
    page.keyboard.press("PageDown")
    page.wait_for_function("() => document.querySelector('.grid').scrollTop > 0")


def test_a_cell_of_which_nothing_is_known_opens_its_answer(page):
    page.goto("/compare?family=all")
    with page.expect_navigation():
        page.locator(".grid td.n a").first.click()
    assert page.url.count("/forces/") == 1 and "answer" in page.locator("body").get_attribute("class")


def test_at_400_per_cent_a_cell_of_the_grid_is_seen_and_can_be_followed(page):
    page.set_viewport_size({"width": 320, "height": 256})
    page.goto("/compare")
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    cell = page.locator(".grid td a").first
    cell.scroll_into_view_if_needed()
    box = cell.bounding_box()
    assert box["y"] >= 0 and box["y"] + box["height"] <= 256 and box["x"] >= 0 and box["x"] + 20 <= 320


BROKEN = """() => {
  const found = [], range = document.createRange();
  const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    for (const word of node.data.matchAll(/[A-Za-z]{5,}/g)) {
      range.setStart(node, word.index);
      range.setEnd(node, word.index + word[0].length);
      const boxes = [...range.getClientRects()].filter(box => box.width > 0);
      if (node.parentElement.checkVisibility() && new Set(boxes.map(box => Math.round(box.top))).size > 1) found.push(word[0]);
    }
  }
  return [...new Set(found)];
}"""
"""The words of a page that go on in a second line."""
LONGER_THAN_A_COLUMN = {"justiceinspectorates"}
"""Part of a host's name that does not fit into the last column of 768 pixels."""


@pytest.mark.parametrize("width", [360, 768, 1280])
@pytest.mark.parametrize(
    "path", ["/compare", "/table", "/batches/mobile-fingerprinting-2022", "/forces/avon-and-somerset"]
)
def test_no_word_breaks_and_no_date_runs_into_the_next_column(page, path, width):
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(path)
    assert set(page.evaluate(BROKEN)) <= (LONGER_THAN_A_COLUMN if width == 768 else set())
    assert page.evaluate("document.documentElement.scrollWidth") == width
    over = "all => all.filter(cell => cell.scrollWidth > cell.clientWidth).map(cell => cell.textContent)"
    assert page.locator("table.standing td, table.standing th").evaluate_all(over) == []
