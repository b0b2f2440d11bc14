"""Places that list disclosures, in the forms that they document: Atom feeds, a log, GOV.UK's search, written questions."""

import json
from html import escape

from tests.curator.services.site import Reply

WDTK, GOVUK, PARLIAMENT = "www.whatdotheyknow.com", "www.gov.uk", "questions-statements-api.parliament.uk"
HOLYROOD = "data.parliament.scot"


def feed(*entries: tuple[str, str, str, str]) -> Reply:
    """A search feed of Alaveteli. Of each entry: the name of the request in its address, its title, the body's name
    in addresses, and the day."""
    listed = "".join(
        f"<entry><id>tag:{WDTK},2005:InfoRequestEvent/{number}</id><published>{day}T09:00:00+00:00</published>"
        f"<updated>{day}T09:00:00+00:00</updated>"
        f'<link rel="alternate" type="text/html" href="https://{WDTK}/request/{slug}#incoming-{number}"/>'
        f'<title type="html">{escape(title)}</title>'
        f'<content type="html">{escape(_content(body))}</content></entry>'
        for number, (slug, title, body, day) in enumerate(entries, start=1)
    )
    text = f'<?xml version="1.0" encoding="UTF-8"?><feed xml:lang="en" xmlns="http://www.w3.org/2005/Atom"><title>Search</title>{listed}</feed>'
    return Reply(text.encode(), headers={"Content-Type": "application/atom+xml; charset=utf-8"})


def _content(body: str) -> str:
    return (
        f'<div class="requester">Response by <a href="https://{WDTK}/body/{body}">the body</a> to '
        f'<a href="https://{WDTK}/user/jo_bloggs">Jo Bloggs</a>.</div><span class="desc">&quot;Dear Jo Bloggs, I can confirm.&quot;</span>'
    )


def search(*results: tuple[str, str, str, str]) -> Reply:
    """Results of GOV.UK's search: link, title, organisation and day."""
    found = [
        {
            "link": link,
            "title": title,
            "description": "A record.",
            "organisations": [{"title": organisation}],
            "public_timestamp": f"{day}T10:00:00Z",
        }
        for link, title, organisation, day in results
    ]
    return _json({"results": found, "total": len(found), "start": 0})


def questions(*values: tuple[str, str, str, str]) -> Reply:
    """Written questions: number, heading, question and day of the answer."""
    found = [
        {
            "value": {
                "uin": uin,
                "heading": heading,
                "questionText": text,
                "answerText": "<p>The answer.</p>",
                "dateTabled": "2026-10-20T00:00:00",
                "dateAnswered": f"{day}T00:00:00",
                "answeringBodyName": "Home Office",
            },
            "links": [],
        }
        for uin, heading, text, day in values
    ]
    return _json({"totalResults": len(found), "results": found})


def scottish_questions(*values: tuple[str, str, str, str | None]) -> Reply:
    """Written questions of the Scottish Parliament: reference, title, question, and day of the answer if there is one."""
    return _json(
        [
            {
                "UniqueID": number,
                "EventID": reference,
                "Title": title,
                "ItemText": text,
                "AnswerText": "<p>The answer.</p>" if day else None,
                "AnswerDate": f"{day}T00:00:00" if day else None,
            }
            for number, (reference, title, text, day) in enumerate(values, start=1)
        ]
    )


def _json(content: dict | list) -> Reply:
    return Reply(json.dumps(content).encode(), headers={"Content-Type": "application/json"})
