"""Nobody is asked by a machine whose owner they cannot write to."""

import pytest

from tests.curator.services.site import page

BLANK = (
    "metadata.yml: contact of site is blank; fill in an e-mail address or a page where other sites can complain, "
    "before any of them is asked"
)


@pytest.mark.parametrize(
    "arguments",
    [
        ("capture", "essex-16495"),
        ("archive", "essex-16495"),
        ("recheck", "essex-16495"),
        ("watch", "--from", "govuk"),
        ("draft", "https://www.essex.police.uk/foi/1"),
    ],
    ids=lambda arguments: arguments[0],
)
def test_a_command_that_asks_other_sites_wants_a_contact_first(
    run, web, contact, project, database, monkeypatch, arguments
):
    monkeypatch.setenv("INTERNET_ARCHIVE_ACCESS_KEY", "a")
    monkeypatch.setenv("INTERNET_ARCHIVE_SECRET_KEY", "b")
    web.stand_in("www.essex.police.uk", "www.gov.uk", "archive.org")
    web.pages["www.essex.police.uk/foi/1"] = page("Essex Police uses drones.")
    contact.write_text("plugins: {site: {address: https://a.example, contact: }}", encoding="utf-8")
    before = project.files()
    rows = {"watch": ("--database", database), "draft": ()}.get(arguments[0], ("--data", project.data))
    ran = run(*arguments, *rows)
    assert ran.status == 1
    assert any(BLANK in line for line in ran.err), ran.err
    assert web.asked == []
    assert project.files() == before
