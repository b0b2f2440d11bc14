"""An address names no file of WhatDoTheyKnow, as those are often named after the person who asked."""

import pytest

from disclosures.words.addresses import without_file_names

REQUEST = "https://www.whatdotheyknow.com/request/made_up_drones"


@pytest.mark.parametrize(
    ("address", "clean"),
    [
        (f"{REQUEST}/response/12/attach/html/4/Bloggs%20reply.pdf.html", f"{REQUEST}#incoming-12"),
        (f"{REQUEST}/response/12/attach/4/Bloggs.pdf?cookie_passthrough=1", f"{REQUEST}#incoming-12"),
        (
            "http://whatdotheyknow.com/request/9/response/12/attach/3/B.doc",
            "http://whatdotheyknow.com/request/9#incoming-12",
        ),
        (f"a {REQUEST}/response/12/attach/4/B.pdf {REQUEST}", f"a {REQUEST}#incoming-12 {REQUEST}"),
        (
            f"https://web.archive.org/web/2024/{REQUEST}/response/12/attach/4/B.pdf",
            f"https://web.archive.org/web/2024/{REQUEST}#incoming-12",
        ),
        (REQUEST, REQUEST),
        (f"{REQUEST}#incoming-12", f"{REQUEST}#incoming-12"),
        (
            "https://foi.example/request/9/response/12/attach/3/B.doc",
            "https://foi.example/request/9/response/12/attach/3/B.doc",
        ),
    ],
)
def test_an_attachment_leads_to_the_answer_that_it_came_with(address, clean):
    assert without_file_names(address) == clean
