"""A number that is none, or out of range, is told in plain words, with the option at which it stands."""

import argparse

import pytest

import curate

LEAST = {
    ("archive", "--limit"): 1,
    ("capture", "--limit"): 1,
    ("capture", "--older-than"): 0,
    ("desk", "--port"): 0,
    ("gaps", "--limit"): 1,
    ("recode", "N"): 0,
    ("recode", "--seed"): 0,
    ("watch", "--limit"): 1,
}
"""The least that each number of curate.py may be, by command and option."""


def told(capsys, command, option, value):
    """What is said of it."""
    with pytest.raises(SystemExit) as ended:
        curate.main([command, *([option] if option.startswith("-") else []), value])
    assert ended.value.code == 2
    return capsys.readouterr().err.splitlines()[-1].partition(" error: ")[2]


@pytest.mark.parametrize(("command", "option"), LEAST)
@pytest.mark.parametrize("value", ["abc", "1.5", "\u00b2", "", "-1", "9" * 30])
def test_what_is_no_number_is_told_in_plain_words(capsys, command, option, value):
    most = "from 0 to 65535" if option == "--port" else f"of {LEAST[command, option]} or more"
    assert told(capsys, command, option, value) == (f"argument {option}: '{value}' is not a whole number {most}")


@pytest.mark.parametrize(
    ("command", "option", "value"),
    [*((command, option, "0") for (command, option), least in LEAST.items() if least), ("desk", "--port", "65536")],
)
def test_a_number_out_of_range_is_told(capsys, command, option, value):
    assert f"'{value}' is not a whole number" in told(capsys, command, option, value)


@pytest.mark.parametrize("command", curate.COMMANDS)
def test_no_option_is_read_by_what_tells_in_words_of_python(command, monkeypatch):
    readers = []
    add = argparse.ArgumentParser.add_argument
    monkeypatch.setattr(
        argparse.ArgumentParser,
        "add_argument",
        lambda parser, *names, **more: readers.append(more.get("type")) or add(parser, *names, **more),
    )
    with pytest.raises(SystemExit):
        curate.main([command, "--help"])
    assert not {int, float} & set(readers)
