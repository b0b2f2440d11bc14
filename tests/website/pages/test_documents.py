"""The plugin that shows the project's Markdown as pages."""

from disclosures.website.pages.documents import anchor, document, document_files, page_of, rendered
from tests.website.pages.reading import links

TEXT = """# A title

First words, with [the code](codebook.md#the-codes), [a file](../data/CHANGELOG.md) and [a site](https://example.org/x.md).

## One & two

| a | b |
|---|---|
| 1 | <i>2</i> |

```sql
select 1 < 2
```

### Deeper
"""


def test_the_title_is_taken_out_and_sections_are_listed():
    page = rendered(TEXT)
    assert (page.title, page.sections) == ("A title", (("one--two", "One & two"),))
    assert "A title" not in page.html
    assert '<h3 id="deeper">Deeper</h3>' in page.html


def test_a_table_has_a_name_and_heads_and_scrolls_by_keyboard():
    html = rendered(TEXT).html
    assert '<div class="table" tabindex="0" role="region" aria-label="Table 1: One &amp; two"><table>' in html
    assert '<th scope="col">a</th>' in html


def test_sql_can_be_run():
    html = rendered(TEXT).html
    assert '<pre tabindex="0"><code>select 1 &lt; 2\n</code></pre>' in html
    assert 'href="/disclosures?sql=select+1+%3C+2"' in html


def test_links_between_files_lead_to_pages_and_others_stay():
    html = rendered(TEXT).html
    assert 'href="/codebook#the-codes"' in html
    assert 'href="/docs/changelog"' in html
    assert 'href="https://example.org/x.md"' in html


def test_markup_in_a_text_is_shown_and_not_run():
    assert "&lt;i&gt;2&lt;/i&gt;" in rendered(TEXT).html


def test_every_document_has_a_title_and_an_address():
    for name in document_files():
        assert document(name).title, name
        assert page_of(name).startswith("/")
    assert document("no-such") is None


def test_anchors_are_those_of_github():
    assert anchor("Correct a row") == "correct-a-row"
    assert anchor("What “x” says: 0.1.0") == "what-x-says-010"


def test_the_list_of_documents_leads_to_each_and_each_leads_back(site):
    assert {page_of(name) for name in document_files()} <= links(site.get("/docs"))
    assert "/docs" in links(site.get("/docs/cookbook"))
