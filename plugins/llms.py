"""/llms.txt (llmstxt.org): what a language model, or a program of one, is to know of this site and where it finds what."""

from datasette import hookimpl

from disclosures.website.doors.llms import answer


@hookimpl
def register_routes():
    return [(r"^/llms\.txt$", answer)]
