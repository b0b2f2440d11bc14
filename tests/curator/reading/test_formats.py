"""What is read of a document, whatever its format, and what is refused."""

import pytest

from bench.letters import pdf, word
from disclosures.curator.reading.formats import Unreadable, clean, read, unwrap, without_banners


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("a\r\nb\rc\fd", "a\nb\nc\nd"),
        ("a \u00a0 b\t c", "a b c"),
        ("a \n b", "a\nb"),
        ("a\n\n\n\nb", "a\n\nb"),
        ("a\n\nb", "a\n\nb"),
        ("  a  ", "a"),
        ("e\u0301", "\u00e9"),
        ("so\u00adft ze\u200bro", "soft zero"),
        ("well\u2011known", "well-known"),
        ("x" * 2_000_001, "x" * 2_000_000),
    ],
    ids=range(10),
)
def test_text_is_cleaned(text, cleaned):
    assert clean(text) == cleaned


LONG = "This line of a letter was broken by its width because the page has no more"


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        (f"{LONG}\nroom for it.", f"{LONG} room for it."),
        (f"{LONG}\nRoom for it.", f"{LONG} Room for it."),
        (f"{LONG}.\nRoom for it.", None),
        (f"{LONG}:\nroom for it.", None),
        (f"{LONG})\nRoom for it.", None),
        (f"{LONG}\n- room for it.", None),
        (f"{LONG}\n2. room for it.", None),
        (f"{LONG}\na) room for it.", None),
        (f"{LONG}\niv. room for it.", None),
        (f"{LONG}\nQuestion 4", None),
        (f"{LONG}\nhttps://room.example", None),
        (f"{LONG}\n\nroom for it.", None),
        ("A short line\nroom for it.", None),
        (
            "This line is longer than forty characters, but\nnot more",
            "This line is longer than forty characters, but not more",
        ),
        ("This line is longer than forty characters, but\nNot more", None),
        (f"{LONG}\nroom for it and for the rest of what there is to say about this thing\nand more", None),
    ],
)
def test_lines_broken_by_width_are_made_whole(text, whole):
    expected = text if whole is None else whole
    assert unwrap(text) == (expected if "and more" not in text else text.replace("\n", " "))


@pytest.mark.parametrize(
    "banner",
    "Quickly exit this site|Please leave this site|We use some essential cookies|Your cookie preferences|"
    "manage your preferences and cookie settings|There was a technical problem. Please try again|This site is a beta|"
    "This website uses cookies|Accept cookies|Skip to main content|Your privacy|Read aloud|Print this page".split("|"),
)
def test_banners_are_left_out(banner):
    assert without_banners(f"We use drones\n{banner}\nand more") == "We use drones\nand more"
    assert without_banners(f"{banner} {'x' * 400}") != ""


def page(body, head=""):
    return read(
        f"<!doctype html><html lang='en-GB'><head><title>A  title</title>{head}</head><body>{body}</body></html>".encode()
    )


def test_a_web_page_is_its_main_part():
    words = "one two three four five six seven eight nine ten " * 3
    made = page(f"<nav>Menu</nav><p>Aside</p><main><p>{words}</p><script>x</script><footer>Contact</footer></main>")
    assert (made.kind, made.title, made.language, made.text) == ("html", "A title", "en-gb", words.strip())
    assert page("<p>Before</p><main><p>Few words</p></main>").text == "Before\n\nFew words"
    twenty = "word " * 20
    assert page(f"<p>Before</p><main><p>{twenty}</p></main>").text.startswith("Before")
    assert page(f"<p>Before</p><main><p>{twenty}more</p></main>").text.startswith("word")
    assert page(f"<article><p>{words}</p></article><p>After</p>").text == words.strip()


def test_a_web_page_tells_its_address_and_whether_it_is_news():
    assert page("<p>x</p>", "<link rel='canonical' href='https://a.example/'>").url == "https://a.example/"
    assert page("<p>x</p>", "<meta property='og:url' content='https://b.example/'>").url == "https://b.example/"
    assert page("<p>x</p>", "<link rel='canonical' href='/relative'>").url == ""
    assert page("<p>x</p>", "<meta property='og:type' content='article'>").article
    assert page("<p class='byline'>x</p>").article
    assert not page("<p>x</p>").article


def test_numbers_of_a_list_and_addresses_that_cite_are_kept():
    assert page("<ol><li>one</li><li>two</li></ol>").text == "1. one\n2. two"
    assert page("<ol start='4'><li>one</li><li>two</li></ol>").text == "4. one\n5. two"
    assert page("<ol><li>a) one</li></ol>").text == "a) one"
    assert page("<ul><li>one</li></ul>").text == "one"
    assert page("<p>See <a href='https://a.example/foi/1'>this</a>.</p>").text == "See this https://a.example/foi/1 ."
    assert page("<p>See <a href='https://a.example/drones'>this</a>.</p>").text == "See this."
    assert (
        page("<p><a href='https://a.example/foi/1'>https://a.example/foi/1</a></p>").text == "https://a.example/foi/1"
    )


def test_a_text_is_read_in_its_encoding():
    assert read("Café £5".encode("cp1252")).text == "Café £5"
    assert read("Café £5".encode("utf-16")).text == "Café £5"
    assert read("\ufeffCafé £5".encode()).text == "Café £5"
    assert read(b"x < y, p > 5").kind == "text"


@pytest.mark.parametrize(
    "tag", ["<!DOCTYPE html>", "<html>", "<body>", "<head>", "<main>", "<article>", "<div>", "<p>"]
)
def test_a_page_is_known_by_its_tags(tag):
    assert read(f"{tag}Drones".encode()).kind == "html"


def test_letters_are_read():
    assert (read(pdf("We use drones")).kind, read(pdf("We use drones")).text) == ("pdf", "We use drones")
    assert (read(word("We use drones")).kind, read(word("We use drones")).text) == ("docx", "We use drones")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"\xd0\xcf\x11\xe0", "old Word"),
        (b"\xff\xd8", "picture"),
        (b"GIF89a", "picture"),
        (b"II*\0", "picture"),
        (b"MM\0*", "picture"),
        (b"a\0b", "not a text"),
        (b"<!doctype html>", "without content"),
        (b'{"public_body": 1}', "not the JSON"),
    ],
)
def test_what_cannot_be_read_is_told(content, message):
    with pytest.raises(Unreadable, match=message):
        read(content)


THREAD = """Drones of Essex
Ann made this Freedom of Information request to Essex Police
Dear Essex Police,
Do you use drones?
Yours faithfully,
Ann
Freedom of Information,
We have received it.
Dear Freedom of Information,
Thank you.
Freedom of Information,
We do use drones.
"""


def test_a_thread_copied_as_text_is_divided_into_its_messages():
    made = read(THREAD.encode())
    assert (made.thread, made.authority, made.title) == (True, "essex", "Drones of Essex")
    assert [(message.sender, message.text.splitlines()[0]) for message in made.messages] == [
        ("", "Drones of Essex"),
        ("requester", "Dear Essex Police,"),
        ("authority", "Freedom of Information,"),
        ("requester", "Dear Freedom of Information,"),
        ("authority", "Freedom of Information,"),
    ]
    assert not read(THREAD.replace("made this Freedom", "made a Freedom").encode()).thread


@pytest.mark.parametrize(
    "farewell", "Yours sincerely|Kind regards|Best wishes|Many thanks|Regards|Sincerely|Thanks".split("|")
)
def test_a_farewell_begins_no_message(farewell):
    text = THREAD.replace("Thank you.", f"Thank you.\n{farewell},").replace(
        "Do you use drones?", f"Do you?\n{farewell},"
    )
    assert len(read(text.encode()).messages) == 5


def test_the_json_of_a_thread_is_read():
    event = '{"event_type": "%s", "created_at": "2021-05-04T10:00:00Z", "snippet": "%s"}'
    events = ", ".join(
        event % pair
        for pair in (
            ("sent", "Dear Essex Police, Do you? Yours faithfully, Ann"),
            ("status_update", "x"),
            ("response", "Yes, but..."),
            ("followup_sent", ""),
        )
    )
    body = '{"url_name": "essex_police", "name": "x"}'
    made = read(
        f'{{"url_title": "a_b", "title": "T", "user": {{"name": "Ann"}}, "public_body": {body}, "info_request_events": [{events}]}}'.encode()
    )
    assert (made.url, made.title, made.authority, made.names, made.kind) == (
        "https://www.whatdotheyknow.com/request/a_b", "T", "essex", ["Ann"], "json",
    )  # fmt: skip
    assert [(one.sender, one.sent_on, one.cut, one.text) for one in made.messages] == [
        ("requester", "2021-05-04", False, "Dear Essex Police,\nDo you?\nYours faithfully, Ann"),
        ("authority", "2021-05-04", True, "Yes, but..."),
    ]
