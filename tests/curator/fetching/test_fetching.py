"""Fetching one address: what a polite guest does, and what is said where there is no page."""

import gzip
import threading
import time

import pytest

from disclosures.curator.fetching import fetching
from disclosures.curator.fetching.fetching import Fetcher, NotFetched, Question
from disclosures.curator.fetching.pace import Interrupted, Pace, seconds_to_wait
from tests.curator.services.site import Reply, leads, page

pytestmark = pytest.mark.slow

HOST = "www.essex.police.uk"
AT = f"https://{HOST}/foi/1"


@pytest.fixture
def fetcher(web, waited):
    web.stand_in(HOST, "b.example", "c.example")
    fetcher = Fetcher()
    yield fetcher
    fetcher.close()


def told(fetcher, address=AT):
    with pytest.raises(NotFetched) as raised:
        fetcher.fetch(address)
    return str(raised.value), raised.value.status


def test_a_page_is_fetched_under_our_own_name(web, fetcher):
    web.pages[f"{HOST}/foi/1"] = page("Essex Police uses drones.")
    found = fetcher.fetch(f"{AT}#incoming-3")
    assert (found.address, found.status, found.moved_to) == (AT, 200, "")
    assert b"uses drones" in found.content
    (agent,) = {asked.headers["user-agent"] for asked in web.asked}
    assert agent.startswith("disclosures-curator/")
    assert agent.endswith("(+https://a.example; +desk@a.example)")


@pytest.mark.parametrize(
    ("rules", "allowed"),
    [
        ("User-agent: *\nDisallow: /foi/", False),
        ("User-agent: *\nDisallow: */1$", False),
        ("User-agent: *\nDisallow: /foi/*\nAllow: /foi/1", True),
        ("User-agent: disclosures-curator\nDisallow: /\n\nUser-agent: *\nAllow: /", False),
        ("User-agent: others\nDisallow: /", True),
        ("<html>no rules at all</html>", True),
    ],
)
def test_robots_txt_decides(web, fetcher, rules, allowed):
    web.pages |= {f"{HOST}/robots.txt": Reply(rules.encode()), f"{HOST}/foi/1": page("drones")}
    if allowed:
        assert fetcher.fetch(AT).status == 200
    else:
        assert told(fetcher) == ("robots.txt of the site asks programs not to read it", "refused")
        assert web.paths() == []


def test_robots_txt_of_the_site_to_which_a_page_leads_decides_too(web, fetcher):
    web.pages |= {
        f"{HOST}/foi/1": leads("https://b.example/x"),
        "b.example/robots.txt": Reply(b"User-agent: *\nDisallow: /x"),
    }
    assert told(fetcher)[1] == "refused"
    assert web.paths() == [f"{HOST}/foi/1"]


def test_robots_txt_that_cannot_be_read_forbids_everything(web, fetcher):
    web.pages |= {f"{HOST}/robots.txt": Reply(status=500), f"{HOST}/foi/1": page("drones")}
    assert told(fetcher) == ("the site answered 500 Internal Server Error, 3 times", "")
    assert web.paths() == []


@pytest.mark.parametrize("status", [401, 403, 404, 410, 418])
def test_a_site_without_robots_txt_forbids_nothing(web, fetcher, status):
    web.pages |= {f"{HOST}/robots.txt": Reply(status=status), f"{HOST}/foi/1": page("drones")}
    assert fetcher.fetch(AT).status == 200


def test_what_a_site_offers_to_programs_is_not_for_robots_txt(web, fetcher):
    web.pages |= {f"{HOST}/robots.txt": Reply(b"User-agent: *\nDisallow: /"), f"{HOST}/foi/1": Reply(b"{}")}
    form = Question("POST", {"Accept": "application/json"}, {"url": "https://a.example/"}, robots=False)
    assert fetcher.fetch(AT, form).content == b"{}"
    (asked,) = web.asked
    assert (asked.method, asked.form, asked.headers["accept"]) == (
        "POST",
        "url=https%3A%2F%2Fa.example%2F",
        "application/json",
    )


def test_a_busy_site_is_asked_again_when_it_says(web, fetcher, waited):
    busy = Reply(status=429, headers={"Retry-After": "7"})
    web.pages[f"{HOST}/foi/1"] = [busy, Reply(status=503), page("drones")]
    assert fetcher.fetch(AT).status == 200
    assert waited == [7.0, 20.0]


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_a_site_that_stays_busy_is_given_up(web, fetcher, waited, status):
    web.pages[f"{HOST}/foi/1"] = Reply(status=status)
    message, known = told(fetcher)
    assert message.startswith(f"the site answered {status} ")
    assert (message.endswith(", 3 times"), known) == (True, "")
    assert waited == [10.0, 20.0]
    assert len(web.paths()) == 3


def test_a_site_that_wants_more_patience_than_we_have_is_left(web, fetcher, waited):
    web.pages[f"{HOST}/foi/1"] = Reply(status=429, headers={"Retry-After": "3600"})
    assert told(fetcher) == ("asks to come back in 3600 seconds; run the command again then", "")
    assert waited == []


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("12", 12.0),
        ("Thu, 01 Jan 1970 00:02:00 GMT", 20.0),
        ("Thu, 01 Jan 1970 00:00:01 GMT", 0.0),
        ("", None),
        ("soon", None),
    ],
)
def test_retry_after_is_read_in_both_its_forms(header, seconds):
    assert seconds_to_wait(header, 100.0) == seconds


@pytest.mark.parametrize(
    ("status", "known"), [(401, "refused"), (403, "refused"), (451, "refused"), (404, "gone"), (410, "gone"), (400, "")]
)
def test_a_site_says_that_a_page_is_gone_or_not_for_us(web, fetcher, status, known):
    web.pages[f"{HOST}/foi/1"] = Reply(status=status)
    message, status_of_page = told(fetcher)
    assert message.startswith(f"the site answered {status} ")
    assert status_of_page == known
    assert len(web.paths()) == 1


def test_a_page_that_has_moved_for_good_says_where_to(web, fetcher):
    web.pages |= {
        f"{HOST}/foi/1": leads("/foi/2", 301),
        f"{HOST}/foi/2": leads("https://b.example/3#part", 308),
        "b.example/3": leads("/4?session=5", 302),
        "b.example/4": page("drones"),
    }
    found = fetcher.fetch(AT)
    assert (found.address, found.moved_to) == ("https://b.example/4?session=5", "https://b.example/3")


def test_a_page_that_only_leads_elsewhere_for_now_has_not_moved(web, fetcher):
    web.pages |= {
        f"{HOST}/foi/1": leads("/foi/2"),
        f"{HOST}/foi/2": leads("/foi/3", 301),
        f"{HOST}/foi/3": page("drones"),
    }
    assert fetcher.fetch(AT).moved_to == ""


def test_a_secret_is_for_the_site_alone_that_was_asked(web, fetcher):
    web.pages |= {
        f"{HOST}/foi/1": leads("/foi/2"),
        f"{HOST}/foi/2": leads("https://b.example/x"),
        "b.example/x": page("x"),
    }
    fetcher.fetch(AT, Question(headers={"Authorization": "LOW a:b", "Accept": "text/html"}, robots=False))
    assert [(asked.headers.get("authorization"), asked.headers["accept"]) for asked in web.asked] == [
        ("LOW a:b", "text/html"),
        ("LOW a:b", "text/html"),
        (None, "text/html"),
    ]


def test_a_form_is_sent_to_one_place_only(web, fetcher):
    web.pages |= {f"{HOST}/foi/1": leads("https://b.example/x", 307), "b.example/x": page("x")}
    with pytest.raises(NotFetched, match=r"^leads on where it should answer$"):
        fetcher.fetch(AT, Question("POST", form={"a": "b"}, robots=False))
    assert web.paths() == [f"{HOST}/foi/1"]


def test_redirections_without_an_end_are_left(web, fetcher):
    web.pages[f"{HOST}/foi"] = lambda asked: leads(f"/foi?{len(web.asked)}")
    assert told(fetcher, f"https://{HOST}/foi") == ("leads on more than 5 times", "")
    assert len(web.paths()) == 6


@pytest.mark.parametrize(
    ("location", "message"),
    [
        ("http://127.0.0.1:{port}/", "is at 127.0.0.1, which is no public address; nothing was asked there"),
        ("http://[::1]:{port}/", "is at ::1, which is no public address; nothing was asked there"),
        ("http://2130706433:{port}/", "is at 127.0.0.1, which is no public address; nothing was asked there"),
        ("http://169.254.169.254/latest", "is at 169.254.169.254, which is no public address; nothing was asked there"),
        ("file:///etc/passwd", "leads on to what is no address of the web"),
        ("gopher://b.example/", "leads on to what is no address of the web"),
        ("http://[::1", "cannot be reached: Invalid URL in location header: Invalid port: ':1'."),
        ("https://", "leads on more than 5 times"),
    ],
)
def test_no_page_leads_into_a_private_network(web, fetcher, location, message):
    web.pages[f"{HOST}/foi/1"] = leads(location.format(port=web.port))
    assert told(fetcher)[0] == message
    assert set(web.paths()) == {f"{HOST}/foi/1"}


def test_an_answer_that_is_too_large_is_not_read(web, fetcher, monkeypatch):
    web.pages[f"{HOST}/foi/1"] = Reply(headers={"Content-Length": "200000000"}, pieces=lambda: iter([b"x"]))
    assert told(fetcher) == ("is larger than 50 MB, more than one answer has", "")


def test_an_answer_without_an_end_is_left_at_the_limit(web, fetcher):
    sent = []

    def pieces():
        for _ in range(200):
            sent.append(1)
            yield b"x" * 1_000_000

    web.pages[f"{HOST}/foi/1"] = Reply(pieces=pieces)
    assert told(fetcher) == ("is larger than 50 MB, more than one answer has", "")
    assert len(sent) < 100


def test_a_packed_answer_that_grows_is_left_at_the_limit(web, fetcher):
    packed = gzip.compress(b"x" * 60_000_000)
    web.pages[f"{HOST}/foi/1"] = Reply(packed, headers={"Content-Encoding": "gzip"})
    assert told(fetcher) == ("is larger than 50 MB, more than one answer has", "")


def test_an_answer_that_drips_is_left(web, fetcher, monkeypatch):
    monkeypatch.setattr(fetching, "LONGEST", 0.2)

    def pieces():
        while True:
            yield b"x" * 70_000
            time.sleep(0.05)

    web.pages[f"{HOST}/foi/1"] = Reply(pieces=pieces)
    assert told(fetcher)[0].startswith("was still being sent after ")


def test_a_site_that_says_nothing_is_left_after_the_second_time(web, fetcher, monkeypatch):
    web.pages |= {f"{HOST}/robots.txt": Reply(b""), f"{HOST}/foi/2": page("in time")}
    fetcher.fetch(f"https://{HOST}/foi/2")  # robots.txt is known from now on: it may take its time
    fetcher._client.timeout = 0.1
    over = threading.Event()
    web.pages[f"{HOST}/foi/1"] = lambda asked: over.wait() and page("late")
    assert told(fetcher) == ("did not answer in time", "")
    assert web.paths(HOST) == ["/foi/2", "/foi/1", "/foi/1"]
    over.set()


def test_a_host_that_is_dead_is_asked_once_for_all_its_pages(fetcher, waited):
    first = told(fetcher, "https://none.invalid/1")
    assert first == ("cannot be reached: the name of the host is not known", "")
    assert waited == [5.0]
    assert told(fetcher, "https://none.invalid/2") == (f"{first[0]}; it was tried before", "")
    assert waited == [5.0]


def test_an_address_of_no_web_is_left(fetcher):
    for address in ("https://[::1/x", "ftp://a.example/x", "https:///x", "a.txt"):
        assert told(fetcher, address) == ("is no address of the web", "")


def test_questions_to_one_host_come_one_at_a_time_and_with_a_pause(web, monkeypatch):
    web.stand_in(HOST)
    web.pages |= {f"{HOST}/{number}": lambda asked: time.sleep(0.05) or page("drones") for number in range(4)}
    fetcher = Fetcher()
    threads = [threading.Thread(target=fetcher.fetch, args=(f"https://{HOST}/{number}",)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(web.paths()) == 4
    assert web.most_open == 1


def test_the_pause_of_a_host_is_its_own_where_it_asks_for_a_longer_one(web, waited):
    web.stand_in(HOST, "b.example")
    web.pages |= {
        f"{HOST}/robots.txt": Reply(b"User-agent: *\nCrawl-delay: 10"),
        f"{HOST}/1": page("a"),
        "b.example/1": page("b"),
    }
    fetcher = Fetcher()
    fetcher.fetch(f"https://{HOST}/1")
    fetcher.fetch("https://b.example/1")
    fetcher.fetch(f"https://{HOST}/1")
    assert [round(seconds) for seconds in waited] == [10]


def test_who_waits_can_be_stopped():
    stopping = threading.Event()
    stopping.set()
    with pytest.raises(Interrupted):
        Pace(stopping).wait(60)
