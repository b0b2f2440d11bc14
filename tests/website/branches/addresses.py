"""The addresses under which every kind of page is visited, in all its forms."""

import sqlite3
from pathlib import Path
from urllib.parse import urlencode

from disclosures.compiler.sql_files import SqlFile, read_folder
from tests.conftest import ROOT

KINDS = ("forces", "technologies", "requests", "publications", "exemptions", "authorities", "batches")
VERSION = (ROOT / "data" / "VERSION").read_text(encoding="utf-8").strip()
REQUESTS_ON_A_PAGE = 100

OWN = (
    "/",
    "/?technology=drones",
    "/?technology=drones&press=1",
    "/?technology=nothing",
    "/about",
    "/answers",
    "/batches",
    "/changes",
    "/changes?page=2",
    "/changes?page=99",
    "/codebook",
    "/compare",
    "/compare?as_of=2020-01-01&nation=Wales&kind=territorial",
    "/compare?as_of=2999-01-01",
    "/compare?family=all",
    "/compare?family=nothing&nation=nowhere&kind=none&as_of=never",
    "/compare?nation=Wales&kind=national",
    "/compare?technology=drones&as_of=2024-01-01",
    "/compare?technology=drones&technology=nothing&force=kent&force=essex",
    "/compare?force=kent",
    "/compare?nation=Wales&kind=territorial",
    "/data",
    "/data/latest/",
    f"/data/{VERSION}/",
    "/docs",
    "/docs/contributing",
    "/docs/method",
    "/docs/nothing",
    "/embed/answer/kent/paper-notes",
    "/embed/answer/kent/drones",
    "/embed/answer/kent/nothing",
    "/embed/map",
    "/embed/map?technology=nothing",
    "/exemptions",
    "/forces",
    "/forces/kent?voice=press&sort=newest",
    "/forces/kent?position=uses&status=all",
    "/forces/kent?status=all&page=2",
    "/forces/kent?position=nothing",
    "/forces/cumbria/drones",
    "/forces/kent/brief",
    "/forces/nca",
    "/forces/nca/brief",
    "/forces/kent/nothing",
    "/forces/kent/paper-plans",
    "/forces/lincolnshire/polygraph",
    "/forces/nothing",
    "/glossary",
    "/map",
    "/map?technology=biometrics",
    "/map?technology=drones&position=nothing",
    "/map?technology=nothing",
    "/method",
    "/press",
    "/press?page=2",
    "/press?page=99",
    "/press?technology=drones",
    "/press?technology=drones&force=kent",
    "/press?technology=nothing&force=kent",
    "/press?technology=polygraph&force=nothing",
    "/press?technology=nothing",
    "/publications",
    "/publications?authority=nothing",
    "/publications?kind=web_page",
    "/requests",
    "/requests?authority=essex",
    "/requests?authority=nothing",
    "/requests?outcome=refused",
    "/requests?page=2",
    "/requests?page=3",
    "/requests?page=99",
    "/requests?year=2024",
    "/search",
    "/search?q=AL",
    "/search?q=AL+drones",
    "/search?q=BR1+2AB",
    "/search?q=London",
    "/search?q=TS1+2AB",
    "/search?q=TS1+2AB+drones",
    "/search?q=GY",
    "/search?q=drnoes",
    "/search?q=durham+drones",
    "/search?q=durham+helicopter",
    "/search?q=essex",
    "/search?q=essex+drones",
    "/search?q=essex+live+facial+recognition",
    "/search?q=essex+video",
    "/search?q=facial+recognition+report",
    "/search?q=kent+device+hacking",
    "/search?q=kent+facial+recognition",
    "/search?q=report",
    "/search?q=section+31",
    "/search?q=zzzzz",
    "/search?q=" + "x" * 300,
    "/sql",
    "/table",
    "/batches/made-up-silent?sort=technology",
    "/batches/made-up-silent?position=nothing",
    "/table?batch=made-up-silent&voice=any",
    "/table?technology=drones&said=ever&year=2026&voice=any",
    "/table?force=essex",
    "/table?force=essex&said=asked&voice=own",
    "/table?force=nothing",
    "/table?page=2",
    "/table?page=999",
    "/table?status=never+asked&kind=special&sort=oldest",
    "/table?heads=any",
    "/table?position=ncnd",
    "/table?technology=drones&force=kent",
    "/table?technology=paper-lists,paper-maps,paper-notes&page=2",
    "/table?voice=press",
    "/table?voice=reported",
    "/technologies",
    "/technologies/drones?voice=press",
    "/technologies/drones?kind=territorial&voice=own&sort=newest",
    "/technologies/drones?position=ncnd&press=1",
    "/technologies/drones?heads=uses",
    "/technologies/drones?heads=nothing",
    "/technologies/drones?position=nothing",
    "/technologies/drones?position=uses",
    "/technologies/drones?press=1",
    "/technologies/drones?status=never+asked&sort=position",
    "/technologies/nothing",
    "/nothing/at/all",
    "/exemptionss",
)
"""Pages of the site's own."""

DATASETTES = (
    "/basemap",
    "/basemap/tiles",
    "/basemap/metadata",
    "/disclosures",
    "/disclosures?_show_hidden=1",
    "/disclosures?sql=",
    "/disclosures?sql=select+1",
    "/disclosures?sql=explain+query+plan+select+1",
    "/disclosures?sql=select+*+from+coverage",
    "/disclosures?sql=select+:a+as+b&a=1",
    "/disclosures?sql=select+1+where+0",
    "/disclosures?sql=selec",
    "/disclosures?sql=select+*+from+nothing",
    "/disclosures/batches/made-up-unused",
    "/disclosures/coverage",
    "/disclosures/coverage?_nocount=1",
    "/disclosures/coverage?force=essex&_next=0&_sort=technology",
    "/disclosures/corrections",
    "/disclosures/current_positions?_sort_desc=said_on",
    "/disclosures/current_positions?_search=drones&_where=said_on>'2020'",
    "/disclosures/force_group_members",
    "/disclosures/force_group_members/all-forces,kent",
    "/disclosures/forces/essex",
    "/disclosures/position_types/uses",
    "/disclosures/positions?_facet=position&position=uses",
    "/disclosures/positions?_facet=question",
    "/disclosures/positions?_facet=force&_facet_size=2",
    "/disclosures/positions?id=nothing",
    "/disclosures/request_exemptions?_facet=exemption&_sort=exemption",
    "/disclosures/requests?authority=essex&_sort=responded_on",
    "/disclosures/requests?_sort_desc=responded_on&_size=5",
    "/disclosures/coverage_cells?_facet=status&_size=1",
    "/disclosures/who_uses?technology=nothing",
    "/disclosures/who_uses?technology=cctv&nothing=1",
    "/technologies/paper-files?press=1",
    "/technologies/paper-lists?press=1",
    "/-/versions",
    "/-/versions.json",
)
"""Datasette's own pages."""

ONE_OF_EACH_ANSWER = """
select force, technology
from coverage_cells
group by
  status, position, undated_position is null, elsewhere_position_id is null, since_position_id is null, covert_position,
  press_position is null, said_on is null, positions > 1, requests > unseen_answers, unseen_answers > 0
"""
"""A force and a technology for each way in which something is known of them."""

MISSING = {
    "/embed/answer/kent/nothing": 404,
    "/embed/map?technology=nothing": 404,
    "/?technology=nothing": 404,
    "/docs/nothing": 404,
    "/exemptionss": 404,
    "/forces/kent/nothing": 404,
    "/forces/nothing": 404,
    "/nothing/at/all": 404,
    "/technologies/nothing": 404,
    "/disclosures/who_uses?technology=nothing": 400,
    "/disclosures/who_uses?technology=cctv&nothing=1": 400,
    "/disclosures?sql=selec": 400,
    "/disclosures?sql=select+*+from+nothing": 400,
}
"""What is not there, with the status that says so."""

FEEDS = ("/feeds/disclosures.atom", "/feeds/changes.atom", "/feeds/press.atom", "/forces.geojson?technology=drones")
QUERIES = read_folder(ROOT / "sql" / "queries")
ASKED = {
    "force": "Essex Police",
    "authority": "GMP",
    "technology": "drones",
    "family": "biometrics",
    "as_of": "2024-01-01",
    "nation": "",
}
"""What saved queries are asked: a name, a short one, an id, a day, and nothing."""
DOORS = ("/sitemap.xml", "/robots.txt", "/llms.txt", "/openapi.json", "/disclosures/forces/-/reconcile")


def asked(query: SqlFile) -> dict[str, str]:
    """What the saved query is asked, of the parameters that it has."""
    return {name: value for name, value in ASKED.items() if f"hint {name}" in query.header}


def addresses(database: Path, most: int) -> list[str]:
    """All of them, with the pages of at most so many rows of each kind, the last ones: rows made by hand come last."""
    db = sqlite3.connect(database)
    ids = {
        kind: [row[0] for row in db.execute(f"select id from {kind} order by rowid desc limit ?", [most])]
        for kind in KINDS
    }
    [(requests,)] = db.execute("select count(*) from requests")
    answers = db.execute(ONE_OF_EACH_ANSWER).fetchall()
    db.close()
    return [
        *OWN,
        *DATASETTES,
        *FEEDS,
        *DOORS,
        f"/requests?page={max(1, -(-requests // REQUESTS_ON_A_PAGE))}",
        *(f"/disclosures/{query.name}" for query in QUERIES),
        *(f"/disclosures/{query.name}?{urlencode(asked(query))}" for query in QUERIES),
        *(f"/{kind}/{key}" for kind, keys in ids.items() for key in keys),
        *(f"/forces/{force}/{technology}" for force, technology in answers),
        *(f"/forces/{key}/brief" for key in ids["forces"]),
        *(f"/{kind}/{key}.atom" for kind in ("forces", "technologies") for key in ids[kind][:3]),
    ]
