"""Nothing of what a visitor types is in any log: words to search for, a postcode, SQL, parameters of queries, filters;
neither where the site answers nor where it fails."""

import pytest

TYPED = "TS98 7ZQ"
"""A postcode that nobody has."""
WORD = "zqprivatewordqz"
TRACES = ("TS98", "7ZQ", WORD)

FAILING = [
    f"/disclosures?sql=selec+%27{WORD}%27",
    f"/disclosures.json?sql=select+{WORD}+from+forces",
    f"/disclosures.csv?sql=select+{WORD}+from+forces",
    f"/disclosures.json?sql=with+recursive+n(x)+as+(select+1+union+all+select+x%2B1+from+n)+select+max(x),+:a+from+n&a={WORD}",
    f"/disclosures/positions.json?{WORD}__exact={WORD}",
    f"/disclosures/requests.json?_search=%22{WORD}+*",
    f"/disclosures/forces.json?_sort={WORD}",
    f"/forces.geojson?technology={WORD}",
    f"/search?q=%00{WORD}",
    f"/search?q={WORD * 700}",
]
"""What the site, SQLite or nginx refuses."""


@pytest.fixture(params=["production", "alone"])
def stack(request):
    """The site as the public meets it, nginx in front; and Datasette by itself, which keeps a log of its own."""
    return request.getfixturevalue(request.param)


@pytest.fixture
def page(chromium, stack):
    context = chromium.new_context(base_url=stack.address, java_script_enabled=False)
    yield context.new_page()
    context.close()


def fill(page, path, name, text, button):
    page.goto(path)
    page.locator(f"[name='{name}']").first.fill(text)
    with page.expect_navigation():
        page.get_by_role("button", name=button).first.click()
    assert page.url.partition("?")[2], "nothing was sent"


def test_what_a_visitor_types_is_in_no_log(stack, page):
    fill(page, "/", "q", TYPED, "Search")
    assert "TS" in page.locator("main").inner_text()
    fill(page, "/search", "q", f"{TYPED} {WORD}", "Search")
    fill(page, "/sql", "sql", f"select '{WORD}', '{TYPED}'", "Run SQL")
    assert WORD in page.locator("table").inner_text()
    fill(page, "/disclosures/requests", "_search", WORD, "Show")
    fill(page, "/compare", "as_of", WORD, "Show")
    for address in FAILING:
        assert page.request.get(address, headers={"Referer": f"{stack.address}/search?q={WORD}"}).status < 600
    page.request.post("/disclosures/forces/-/reconcile", form={"queries": f'{{"q0": {{"query": "{WORD}"}}}}'})
    page.request.get(f"/glossary?{WORD}")
    assert stack.logged(r'"GET /search\? HTTP/1.1" 200')
    assert stack.logged(r'"POST /disclosures/forces/-/reconcile HTTP/1.1" 200')
    assert stack.logged(r'"GET /glossary\? HTTP/1.1" 200')
    assert [trace for trace in TRACES if trace in stack.log or trace.lower() in stack.log] == []
