"""A real Chromium, of the system's packages; nothing is downloaded."""

import os
import shutil

import pytest
from playwright.sync_api import sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
MISSING = "these tests drive a real browser: install Chromium (on Debian and Ubuntu: apt-get install chromium)"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]


@pytest.fixture(scope="module")  # while it lives, nothing else in this process can run an event loop
def chromium():
    if not CHROMIUM:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(MISSING)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def page(chromium, site):
    """A page whose every request to another host is refused, and remembered in `page.strangers`."""
    context = chromium.new_context(base_url=str(site.base_url), viewport={"width": 1280, "height": 900})
    opened = context.new_page()
    opened.strangers = []

    def only_here(route):
        if route.request.url.startswith(str(site.base_url)):
            route.continue_()
        else:
            opened.strangers.append(route.request.url)
            route.abort()

    context.route("**/*", only_here)
    yield opened
    context.close()
