"""Embeds in a page of another site, which stands on another port; nothing else may be shown there."""

import re
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest


@pytest.fixture
def foreign(tmp_path):
    """A folder, and the address at which another site serves it."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(SimpleHTTPRequestHandler, directory=tmp_path))
    Thread(target=server.serve_forever, daemon=True).start()
    yield tmp_path, f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def framed(page_of, foreign, html):
    """The frame of a foreign page that holds this HTML."""
    folder, address = foreign
    (folder / "page.html").write_text(f"<!doctype html><title>Another site</title>{html}", encoding="utf-8")
    page_of.goto(f"{address}/page.html")
    return page_of.frame_locator("iframe")


@pytest.fixture
def reader(chromium):
    context = chromium.new_context(viewport={"width": 1000, "height": 900})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(
    ("page", "says"),
    [
        ("/technologies/drones", "Drones: what police forces have said"),
        ("/forces/cleveland/live-facial-recognition", "Cleveland Police said that it did not use"),
    ],
)
def test_the_html_that_a_page_offers_shows_what_it_promises_on_another_site(site, foreign, reader, page, says):
    offered = reader.request.get(f"{site.base_url}{page}").text()
    html = re.search(r"<textarea readonly[^>]*>(.*?)</textarea>", offered, re.DOTALL)[1]
    html = html.replace("&lt;", "<").replace("&gt;", ">")
    html = re.sub(r'src="https://[^/]+', f'src="{str(site.base_url).rstrip("/")}', html)
    frame = framed(reader, foreign, html)
    assert says in frame.locator("main").inner_text()
    assert frame.locator("script").count() == 0
    with reader.context.expect_page() as opened:
        frame.get_by_role("link", name="All of it, with its sources").click()
    opened.value.wait_for_url(f"**{page}")


@pytest.mark.parametrize("page", ["/", "/forces/essex", "/disclosures/forces", "/embed"])
def test_no_other_page_may_be_shown_in_a_frame(site, foreign, reader, page):
    with reader.expect_console_message(lambda message: "frame-ancestors" in message.text):
        frame = framed(reader, foreign, f'<iframe src="{str(site.base_url).rstrip("/")}{page}"></iframe>')
    assert frame.locator(".page-header").count() == 0
