"""Shows the project's own Markdown as pages: docs/*.md, and what stands beside the data."""

from typing import Any

from datasette import hookimpl

from disclosures.website.pages.documents import document, document_files, page_of


@hookimpl
def extra_template_vars() -> dict[str, Any]:
    return {"document": document, "documents": document_files, "page_of_document": page_of}
