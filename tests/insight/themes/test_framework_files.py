"""Framework files: those that come with Partake, and everything that can be wrong with one of a body's own."""

import re

import pytest

from partake.insight.themes.framework_files import KINDS, Framework, FrameworkFaults, built_in, parse, read_file

HEAD = """
name = "Ours"
version = "1"
made_on = 2026-11-19
source = "Our patients"
reviewed = true
"""
PARKING = """
[[theme]]
key = "parking"
name = "Parking"
meaning = "Finding a space."
"""


def read(themes: str = PARKING, head: str = HEAD) -> Framework:
    return parse(head + themes, "own-1", ["experience"])


def faults(themes: str = PARKING, head: str = HEAD) -> str:
    with pytest.raises(FrameworkFaults) as wrong:
        read(themes, head)
    return " ".join(wrong.value.faults)


def test_the_frameworks_of_partake_have_what_their_sources_have() -> None:
    found = built_in()
    headings = {key: len({theme.within for theme in one.themes} - {""}) for key, one in found.items()}
    offered = {key: len(one.offered) for key, one in found.items()}
    # The published framework has 10 and 32; its "Labelling not possible" is no theme for people.
    assert (headings["experience"], offered["experience"]) == (10, 31)
    managing = found["self-management"]
    under = [theme.within for theme in managing.offered]
    assert (under.count("self-management:themes"), under.count("self-management:outcomes")) == (11, 8)
    assert [theme.kind for theme in found["relational-functional"].offered] == ["relational", "functional"]


def test_every_theme_of_experience_is_relational_or_functional_and_nobody_has_reviewed_them_yet() -> None:
    assert {theme.kind for theme in built_in()["experience"].offered} == set(KINDS)
    assert all(theme.kind for theme in built_in()["experience"].offered)
    assert not any(one.reviewed for one in built_in().values())


def test_every_theme_has_a_name_of_its_own_that_can_be_understood() -> None:
    for framework in built_in().values():
        names = [theme.name for theme in framework.themes]
        assert len(names) == len(set(names))
        assert not any(re.search(r"[&/()]", name) for name in names)


def test_a_file_of_a_body_is_read() -> None:
    found = read('\n[[theme]]\nkey = "travel"\nname = "Travel"\nmeaning = "Getting there."\n'
                 + PARKING + 'within = "travel"\nkind = "functional"\n')  # fmt: skip
    assert [theme.key for theme in found.offered] == ["own-1:parking"]
    assert found.find("own-1:parking").within == "own-1:travel"


def test_a_theme_that_ended_is_known_and_not_offered() -> None:
    found = read(PARKING + "ended = true\n")
    assert found.find("own-1:parking") and found.offered == ()


@pytest.mark.parametrize(
    ("themes", "said"),
    [
        (PARKING + PARKING, "Line 8, theme “parking”: another theme has the same key."),
        (PARKING + PARKING.replace('"parking"', '"cars"'), "Line 13, theme “cars”: another theme has the same name."),
        (PARKING + 'within = "travel"\n', "it stands under “travel”, which is not in this file."),
        (PARKING + 'within = "parking"\n', "which is no heading"),
        (PARKING.replace("Finding a space.", " "), "theme “parking”: its meaning is empty."),
        (PARKING.replace('name = "Parking"\n', ""), "its name is empty."),
        (PARKING.replace('"Parking"', f'"{"x" * 61}"'), "its name is longer than 60 letters."),
        (PARKING + 'kind = "nice"\n', "its kind is “nice”. Kinds are: relational, functional."),
        (PARKING + 'kind = ["nice"]\n', "its kind is"),
        (PARKING + 'within = ["parking"]\n', "which is not in this file"),
        (PARKING.replace('"parking"', '"none"'), "this key is kept for comments that no theme fits."),
        (PARKING.replace('"parking"', '"Par king"'), "a key has small letters, numbers and hyphens"),
        (PARKING.replace('"parking"', '["a"]'), "a key has small letters, numbers and hyphens"),
        (PARKING + "ended = 1\n", "say ended = true, or leave it out."),
        (PARKING + 'colour = "red"\n', "“colour” means nothing here."),
        ("", "A framework has from 1 to 80 themes. This file has 0."),
        ("\ntheme = 3\n", "Write each theme under a line [[theme]]"),
        ('\n[[theme]]\nkey = "parking\n', "at line 9"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_its_line_and_theme(themes: str, said: str) -> None:
    assert said in faults(themes)


@pytest.mark.parametrize(
    ("head", "said"),
    [
        (HEAD.replace('name = "Ours"', ""), "“name” is missing or empty"),
        (HEAD.replace('"1"', "1"), "“version” is missing or empty"),
        (HEAD.replace("2026-11-19", "2026-11-19T10:00:00"), "“made_on” is missing"),
        (HEAD.replace("true", '"yes"'), "say reviewed = true or reviewed = false."),
        (HEAD + 'builds_on = "moon"\n', "It builds on “moon”, which there is not. There are: experience."),
        (HEAD + 'colour = "red"\n', "“colour” at the top means nothing here."),
    ],
)
def test_what_is_wrong_at_the_top_is_said(head: str, said: str) -> None:
    assert said in faults(head=head)


def test_everything_wrong_is_said_at_once() -> None:
    assert "kind is “nice”" in faults(PARKING + 'kind = "nice"\n' + PARKING.replace('"Parking"', '""'))
    assert "its name is empty" in faults(PARKING + 'kind = "nice"\n' + PARKING.replace('"Parking"', '""'))


def test_a_file_that_comes_with_partake_is_named(tmp_path) -> None:
    path = tmp_path / "broken.toml"
    path.write_text(HEAD + PARKING + PARKING, encoding="utf-8")
    with pytest.raises(FrameworkFaults, match=r"broken\.toml: Line 8, theme “parking”"):
        read_file(path)
