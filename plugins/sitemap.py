"""Adds the pages that stand for themselves to /sitemap.xml; metadata.yml has the query for those of one thing each."""

from datasette import hookimpl

from disclosures.website.pages.own_pages import own_pages


@hookimpl
def sitemap_extra_paths() -> list[str]:
    return own_pages()
