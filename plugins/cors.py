"""Lets pages of other sites read every answer. Datasette's --cors does so for its own JSON and CSV only."""

from datasette import hookimpl

from disclosures.website.serving.cors import opened_to_all


@hookimpl
def asgi_wrapper(datasette):
    return opened_to_all(datasette)
