"""Which letters the bytes of a page stand for."""

import pytest

from disclosures.curator.fetching.charsets import in_utf8

WORDS = "Heddlu Gŵent, “drones” – £5"
LATIN = "Heddlu Gwent, drones £5 é"


@pytest.mark.parametrize(
    ("content", "content_type", "expected"),
    [
        (WORDS.encode(), "text/html", WORDS),
        (WORDS.encode(), "text/html; charset=iso-8859-1", WORDS),
        (b"\xef\xbb\xbf" + WORDS.encode(), "", WORDS),
        (WORDS.encode("utf-16"), "text/html; charset=utf-8", WORDS),
        (LATIN.encode("latin-1"), "text/html; charset=ISO-8859-1", LATIN),
        ("“drones” – £5".encode("cp1252"), "text/html; charset=iso-8859-1", "“drones” – £5"),
        (LATIN.encode("latin-1"), "text/html; charset=utf-8", LATIN),
        (LATIN.encode("latin-1"), "text/html; charset=nonsense", LATIN),
        ("<meta charset='iso-8859-14'>Gŵent".encode("iso-8859-14"), "text/html", "<meta charset='iso-8859-14'>Gŵent"),
        ("Gŵent".encode("iso-8859-14"), 'text/html; charset="ISO-8859-14"', "Gŵent"),
        (
            "<?xml version='1.0' encoding='iso-8859-14'?>ŵ".encode("iso-8859-14"),
            "",
            "<?xml version='1.0' encoding='iso-8859-14'?>ŵ",
        ),
        (b"a\x81b", "text/html; charset=utf-8", "a\ufffdb"),
        (b"", "", ""),
    ],
)
def test_a_page_is_read_whatever_the_site_says_of_it(content, content_type, expected):
    assert in_utf8(content, content_type).decode() == expected


@pytest.mark.parametrize("content", [b"%PDF-1.7 \xe2\xe3", b"PK\x03\x04\xff", b"\xff\xd8\xff"])
def test_a_file_that_is_no_text_is_left_as_it_is(content):
    assert in_utf8(content, "text/html; charset=iso-8859-1") == content
