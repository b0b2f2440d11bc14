"""Tells every template which data it shows: `release`, with its version, newest row, title and licence."""

from datasette import hookimpl

from disclosures.website.pages.served import served


@hookimpl
def extra_template_vars(datasette):
    return {"release": served(datasette).release}
