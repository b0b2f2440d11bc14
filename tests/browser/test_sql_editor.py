"""The editor for SQL in a real browser: it offers names, it runs, and it keeps nobody in."""


def test_a_column_is_offered_and_the_query_runs(page):
    page.goto("/sql")
    page.get_by_role("textbox", name="SQL").focus()
    page.keyboard.press("Control+A")
    page.keyboard.type("select current_positions.force_na")
    page.locator(".CodeMirror-hint-active", has_text="force_name").wait_for()  # not what was offered for fewer letters
    page.keyboard.press("Enter")
    page.keyboard.type(" from current_positions limit 3")
    page.keyboard.press("Escape")
    page.keyboard.press("Shift+Enter")
    page.wait_for_url("**/disclosures?sql=*")
    assert page.locator("#rows").inner_text() == "3 rows"
    assert page.locator("th[data-column]").all_inner_texts() == ["force_name"]
    assert page.strangers == []


def test_the_tab_key_leaves_the_editor(page):
    page.goto("/sql")
    page.get_by_role("textbox", name="SQL").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Run SQL"
