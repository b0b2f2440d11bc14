"""Adds the pages that stand for themselves to /sitemap.xml; metadata.yml has the query for those of one thing each."""

from disclosures.website.pages.documents import document_files, page_of
from disclosures.website.pages.plain_errors import PAGES


def fixed_pages() -> list[str]:
    """The home page, every templates/pages/NAME.html, every document."""
    pages = ["/", *sorted(f"/{page.stem}" for page in PAGES.glob("*.html"))]
    return [*pages, *sorted({page_of(name) for name in document_files()} - set(pages))]
