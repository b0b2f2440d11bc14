"""Unknown addresses and wrong parameters."""

import pytest

from tests.website.pages.reading import links, words


@pytest.mark.parametrize(
    ("path", "meant"),
    [
        ("/forces/esex", "/forces/essex"),
        ("/forces/met", "/forces/metropolitan"),
        ("/forces/middlesbrough", "/forces/cleveland"),
        ("/forces/essex/breif", "/forces/essex"),
        ("/technologies/lfr", "/technologies/live-facial-recognition"),
        ("/technologies/facial-recogniton", "/technologies/facial-recognition"),
        ("/requests/essex-16496", "/requests/essex-16495"),
        ("/requests/cleveland-13931-22", "/requests/cleveland-13931-2022"),
        ("/publications/mopac-2013-2889", "/publications/mopac-2013-2888"),
        ("/batches/palantir-contracts-2025", "/batches/palantir-contracts-2024"),
        ("/exemptions/foia-31-1-aa", "/exemptions/foia-31-1-a"),
        ("/authorities/mopec", "/authorities/mopac"),
        ("/docs/desing", "/docs/design"),
        ("/disclosures/request", "/disclosures/requests"),
        ("/disclosures/current_position", "/disclosures/current_positions"),
        ("/disclosures/who_use", "/disclosures/who_uses"),
        ("/disclosures/requests/essex-16496", "/disclosures/requests/essex-16495"),
        ("/glosary", "/glossary"),
        ("/essex", "/forces/essex"),
    ],
)
def test_an_unknown_address_leads_to_what_is_near_it(site, path, meant):
    page = site.get(path)
    assert page.status_code == 404
    near = page.text.partition('id="near"')[2].partition("<h2")[0]
    assert f'href="{meant}"' in near


@pytest.mark.parametrize(
    "path",
    [
        "/zzzzz",
        "/forces/zzzzz",
        "/forces/zz/zz/zz",
        "/disclosures/zzzzz",
        "/disclosures/requests/zzzzz",
        "/nothere/forces",
        "/-/zzzzz",
    ],
)
def test_an_address_like_nothing_gives_a_plain_page_with_a_search_box(site, path):
    page = site.get(path)
    assert page.status_code == 404
    assert 'action="/search"' in page.text
    assert {"/", "/forces", "/technologies"} <= links(page)


def test_the_message_of_a_page_is_shown(site):
    assert "We have no force 'esex'" in words(site.get("/forces/esex"))


@pytest.mark.parametrize(
    "path",
    [
        "/forces/caf%C3%A9",
        "/forces/<script>alert(1)</script>",
        "/forces/'; drop table forces; --",
        "/technologies/%00",
        "/requests/" + "x" * 3000,
    ],
)
def test_no_address_is_an_error_of_ours_or_becomes_markup(site, path):
    page = site.get(path, follow_redirects=True)
    assert page.status_code == 404
    assert "<script>alert" not in page.text


def test_a_program_gets_json(site):
    answer = site.get("/disclosures/zzzzz.json")
    assert (answer.status_code, answer.json()["ok"], answer.headers["access-control-allow-origin"]) == (404, False, "*")


def test_the_home_page_says_that_it_knows_no_such_technology(site):
    page = site.get("/", params={"technology": "zzzzz"})
    assert page.status_code == 404
    assert "There is no technology 'zzzzz'" in words(page)


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/disclosures/requests?_size=many", "_size must be a positive integer"),
        ("/disclosures?sql=drop+table+requests", "Statement must be a SELECT"),
    ],
)
def test_a_wrong_parameter_gives_a_plain_message(site, path, told):
    page = site.get(path)
    assert page.status_code == 400
    assert told in words(page)


def test_a_query_over_its_time_says_so(site):
    endless = "with recursive t(n) as (select 1 union all select n + 1 from t) select count(*) from t"
    page = site.get("/disclosures", params={"sql": endless})
    assert page.status_code == 503
    assert "takes longer than one second" in words(page)


def test_pages_that_tell_of_an_error_are_in_the_sites_clothes_and_out_of_search_engines(site):
    for path in ("/zzzzz", "/disclosures/requests?_size=many"):
        page = site.get(path)
        assert "Skip to the content" in page.text
        assert '<html lang="en-GB">' in page.text
        assert "noindex" in page.text
