"""The policy is known without a Datasette, and is the one that its map needs."""

import datasette_cluster_map
import datasette_leaflet
from datasette.app import Datasette

from disclosures import ROOT
from disclosures.compiler.yaml_files import read_yaml
from disclosures.website.serving.content_security_policy import map_scripts, policies, source

METADATA = read_yaml(ROOT / "metadata.yml")


def test_the_scripts_of_the_map_are_those_that_datasette_puts_into_its_pages():
    datasette = Datasette([], metadata=METADATA)
    where = {"database": "disclosures", "table": "forces", "columns": ["latitude", "longitude"], "view_name": "table"}
    shown = (
        datasette_cluster_map.extra_body_script(datasette=datasette, **where),
        datasette_leaflet.extra_body_script(datasette=datasette),
    )
    assert map_scripts(METADATA["plugins"].get) == shown
    own, rows, _ = policies(METADATA["plugins"].get)
    assert all(source(script) in rows and source(script) not in own for script in shown)


def test_datasette_itself_and_nginx_ask_for_the_same_policy():
    assert policies(Datasette([], metadata=METADATA).plugin_config) == policies(METADATA["plugins"].get)


def test_what_is_below_embed_may_be_framed_by_anybody_and_runs_nothing_and_nothing_else_may_be(site):
    for path in ("/embed/map?technology=drones", "/embed/answer/essex/drones"):
        said = site.get(path).headers["content-security-policy"]
        assert "frame-ancestors *" in said and "script-src 'none'" in said
        assert "<script" not in site.get(path).text
    for path in ("/", "/disclosures/forces", "/embed", "/forces/essex/drones", "/search?q=/embed/map"):
        assert "frame-ancestors 'none'" in site.get(path).headers["content-security-policy"]
