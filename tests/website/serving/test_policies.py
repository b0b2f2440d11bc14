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
    own, rows = policies(METADATA["plugins"].get)
    assert all(source(script) in rows and source(script) not in own for script in shown)


def test_datasette_itself_and_nginx_ask_for_the_same_policy():
    assert policies(Datasette([], metadata=METADATA).plugin_config) == policies(METADATA["plugins"].get)
