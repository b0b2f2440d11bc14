"""Two reviews of one draft do not undo each other's decisions."""

import json

import pytest

from disclosures.compiler.schema import read_schema
from disclosures.curator.drafts.deciding import Review, known_ids
from disclosures.curator.stopped import Stopped
from tests.conftest import ROOT
from tests.curator.made_up_draft import draft, written


@pytest.fixture
def reviews(tmp_path):
    """Two reviews that were opened at the same time."""
    schema = read_schema(ROOT / "data")
    path = written(tmp_path, draft())
    return [Review(path, tmp_path / "data", schema, known_ids(schema)) for _ in range(2)]


def test_a_decision_on_a_draft_that_changed_meanwhile_is_not_kept(reviews):
    first, second = reviews
    first.decide(first.places(first.draft.records[0])[0], ["title"], "rejected")
    kept = first.path.read_bytes()
    place = second.places(second.draft.records[0])[0]
    with pytest.raises(Stopped, match="was changed by somebody else meanwhile; the last decision was not kept"):
        second.decide(place, ["title"], "accepted")
    with pytest.raises(Stopped, match="was changed by somebody else meanwhile"):
        second.write(second.draft.records[0])
    assert first.path.read_bytes() == kept
    assert json.loads(kept)["records"][0]["rows"]["requests"][0]["title"]["decision"] == "rejected"


def test_one_review_goes_on_after_its_own_decisions(reviews):
    place = reviews[0].places(reviews[0].draft.records[0])[0]
    reviews[0].decide(place, ["title"], "accepted")
    reviews[0].edit(place, "summary", "Whether it uses drones.")
    assert place.row["summary"].proposed == "Whether drones are used, and how many."
