"""A proposed value: what, where in the text it was read, how sure, and by which rule."""

from __future__ import annotations

from dataclasses import dataclass, field

Span = tuple[int, int]
Row = dict[str, "Value"]


@dataclass(frozen=True)
class Value:
    value: str
    evidence: list[Span] = field(default_factory=list)
    confidence: float = 1.0
    rule: str = "derived"
    """Name of the rule; `derived` follows from other values and has no evidence."""

    def as_json(self) -> dict:
        return {"value": self.value, "evidence": [list(span) for span in self.evidence], "confidence": round(self.confidence, 2), "rule": self.rule}


def derived(value: str) -> Value:
    return Value(value)
