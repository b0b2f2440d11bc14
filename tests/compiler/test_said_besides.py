"""What a source says besides a position: all else of the same source, force or group, technology and scope."""

from collections import defaultdict


def test_what_a_source_says_besides_is_all_else_of_the_same_topic(ask):
    topics = defaultdict(list)
    for position, code, *topic in ask(
        "select id, position, coalesce(request, publication), force, force_group, technology, scope from positions"
    ):
        topics[tuple(topic)].append((position, code))
    besides = {
        (position, other, others_code)
        for said in topics.values()
        for position, code in said
        for other, others_code in said
        if others_code != code
    }
    assert besides
    assert set(ask("select position, other, code from said_besides")) == besides
