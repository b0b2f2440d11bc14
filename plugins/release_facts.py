"""Tells every template which data it shows.

`release`, with version, newest row, title and licence, and `linked_dataset`, for JSON-LD.
"""

from typing import Any

from datasette import hookimpl

from disclosures.publisher.formats.linked_data import dataset_of
from disclosures.website.pages.served import served
from disclosures.website.serving.public_address import configured_address


@hookimpl
def extra_template_vars(datasette: Any) -> dict[str, Any]:
    said = served(datasette).release
    address = configured_address(datasette)
    linked = dataset_of(said["title"], said["description"], said["licence_url"], address)
    return {"release": said, "linked_dataset": linked}
