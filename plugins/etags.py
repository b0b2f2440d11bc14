"""Gives every answer that is sent in one piece its length, and an ETag of its bytes, so that a browser or a cache can ask whether it has changed."""

from datasette import hookimpl

from disclosures.website.serving.etags import with_etags


@hookimpl
def asgi_wrapper():
    return with_etags()
