"""A draft of a made-up answer, as `curate.py draft` writes it, and changes to it."""

import json
from pathlib import Path

TEXT = (
    "Freedom of Information request reference 99999. Date of response: 31 May 2024.\n"
    "Q1 Does Essex Police use drones? We use drones for searches & rescues <daily>.\n"
    "We rely on section 31(1)(a) of the Act for the number of drones."
)


def cell(value, words="", confidence=0.95):
    """A proposed value that rests on these words of the text."""
    start = TEXT.index(words)
    evidence = [[start, start + len(words)]] if words else []
    return {"value": value, "evidence": evidence, "confidence": confidence, "rule": "a rule"}


def draft():
    request = {
        "authority": cell("essex", "Essex Police"),
        "law": cell("FOIA 2000"),
        "reference": cell("99999", "99999"),
        "title": cell("Use of drones", "use drones", 0.7),
        "summary": cell("Whether drones are used, and how many.", "Does Essex Police use drones?", 0.5),
        "responded_on": cell("2024-05-31", "31 May 2024"),
        "outcome": cell("partly_disclosed", confidence=0.6),
        "answer_seen": cell("whole"),
        "source_url": cell("https://www.essex.police.uk/example/"),
        "source_kind": cell("disclosure_log"),
        "confidence": cell("high"),
    }
    position = {
        "force": cell("essex", "Essex Police"),
        "technology": cell("drones", "We use drones"),
        "position": cell("uses", "We use drones"),
        "scope": cell("unspecified"),
        "question": cell("1", "Q1"),
        "summary": cell("Says that it uses drones.", "We use drones for searches", 0.6),
        "key_phrase": cell("use drones", "use drones"),
    }
    rows = {
        "requests": [request],
        "request_technologies": [{"technology": cell("drones", "drones")}],
        "positions": [position],
        "request_exemptions": [{"exemption": cell("foia-31-1-a", "section 31(1)(a) of the Act")}],
    }
    source = {"name": "essex.txt", "url": None, "kind": "text", "sha256": "0" * 64}
    return {
        "draft": 1,
        "source": source,
        "verdict": "disclosure",
        "message": "One request with its answer.",
        "text": TEXT,
        "records": [{"kind": "request", "rows": rows}],
    }


def written(folder: Path, content) -> Path:
    path = folder / "essex.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    return path
