"""GOV.UK's search API: transparency records and FOI releases that speak of the subject of the topic.

https://docs.publishing.service.gov.uk/repos/search-api/using-the-search-api.html
"""

from __future__ import annotations

from typing import Any

from disclosures.compiler.topic import read_topic
from disclosures.curator.fetching.fetching import Fetcher, NotFetched
from disclosures.curator.fetching.services import ask_service
from disclosures.curator.reading.redaction import redact
from disclosures.curator.reading.vocabulary import VOCABULARY
from disclosures.curator.watching.items import Item

SEARCH = "https://www.gov.uk/api/search.json"
KINDS = ("algorithmic_transparency_record", "foi_release")
"""Of documents, as GOV.UK calls them: records of the Algorithmic Transparency Recording Standard, and FOI releases."""
FIELDS = "title,link,description,public_timestamp,organisations"
MOST = 100


def items_of(fetcher: Fetcher, since: str) -> list[Item]:
    """What GOV.UK published on the subject since the day.

    Raises:
        NotFetched: it does not answer, or in another form.
    """
    found: list[Item] = []
    for kind in KINDS:
        query = {
            "q": read_topic().subject[0],
            "filter_content_store_document_type": kind,
            "filter_public_timestamp": f"from:{since}",
            "fields": FIELDS,
            "order": "-public_timestamp",
            "count": str(MOST),
        }
        answer = ask_service(fetcher, SEARCH, query)
        try:
            found += [_item(result) for result in answer["results"]]
        except (KeyError, TypeError, AttributeError) as error:
            raise NotFetched("www.gov.uk answered in another form than it documents") from error
    return found


def _item(result: dict[str, Any]) -> Item:
    title, description = str(result["title"]), str(result.get("description") or "")
    organisations = ", ".join(str(one.get("title", "")) for one in result.get("organisations") or [])
    said = f"{title}\n{description}\n{organisations}"
    link = str(result["link"])
    return Item(
        link if link.startswith("https://") else f"https://www.gov.uk{link}",
        redact(title),
        "govuk",
        next((one.code for one in VOCABULARY.authority_names if one.pattern.search(said)), ""),
        str(result.get("public_timestamp") or "")[:10],
        said,
    )
