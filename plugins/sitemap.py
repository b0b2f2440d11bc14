"""Adds the pages that stand for themselves to /sitemap.xml; metadata.yml has the query for those of one thing each."""

from datasette import hookimpl

from disclosures.website.doors.sitemap import fixed_pages


@hookimpl
def sitemap_extra_paths():
    return fixed_pages()
