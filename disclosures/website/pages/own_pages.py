"""The pages that stand for themselves: one for each template in templates/pages, and the documents."""

from disclosures import ROOT
from disclosures.website.pages.documents import document_files, page_of

TEMPLATES = ROOT / "templates" / "pages"


def page_names() -> list[str]:
    """The names of the templates, which are the paths of their pages without the slash."""
    return sorted(page.stem for page in TEMPLATES.glob("*.html"))


def own_pages() -> list[str]:
    """The paths of the home page, of every template's page, of every document."""
    pages = ["/", *(f"/{name}" for name in page_names())]
    return [*pages, *sorted({page_of(name) for name in document_files()} - set(pages))]
