"""/llms.txt (llmstxt.org).

What a language model, or a program of one, is to know of this site and where it finds what.
"""

from typing import Any

from datasette import hookimpl

from disclosures.website.doors.llms import llms_text


@hookimpl
def register_routes() -> list[tuple[str, Any]]:
    return [(r"^/llms\.txt$", llms_text)]
