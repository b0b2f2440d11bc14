"""Who holds an answer already is told so, also where no nginx stands before the site."""

import pytest


@pytest.mark.parametrize(
    "path", ["/feeds/changes.atom", "/forces/essex", "/disclosures/forces.json?_nofacet=1&_col=name&_shape=array"]
)
def test_who_holds_the_answer_gets_no_bytes(site, path):
    first = site.get(path)
    tag = first.headers["etag"]
    strong = tag.removeprefix("W/")
    for held in (tag, strong, f'"other", {tag}', f'"other",{strong}'):
        again = site.get(path, headers={"If-None-Match": held})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag), held
    for held in ('"other"', strong.strip('"'), ""):
        again = site.get(path, headers={"If-None-Match": held})
        assert (again.status_code, again.content) == (200, first.content), held
