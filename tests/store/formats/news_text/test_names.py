"""Names on a page: bylines, papers and roles, and the places that open a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.formats.news_text.bylines import author_and_paper, is_name, is_newsroom, is_person, is_role, reported_by, without_by
from store.formats.news_text.datelines import dateline
from store.formats.news_text.patterns import either, folded, phrases

WORDS = st.sampled_from(
    [
        "Ann",
        "Roe",
        "VAN",
        "van",
        "and",
        "for",
        "The",
        "Coast",
        "Daily",
        ",",
        "|",
        "J.K.",
        "by",
        "in",
        "Oslo",
        ";",
        "O'NEIL",
        "correspondent",
        "Reporting",
        "王",
        "",
    ]
)
LINES = st.lists(WORDS, max_size=8).map(" ".join) | st.text(max_size=50)


@pytest.mark.parametrize(
    ("byline", "author", "paper"),
    [
        ("Ann Roe for Coast Daily", "Ann Roe", "Coast Daily"),
        ("Ann Roe, Coast News", "Ann Roe", "Coast News"),
        ("Ann Roe | Science correspondent", "Ann Roe", ""),
        ("Ann Roe, Jan Doe", "Ann Roe, Jan Doe", ""),
        ("ANN ROE FOR COAST DAILY", "Ann Roe", "COAST DAILY"),
        ("TOBIAS VAN DIJK AND J.K. O'NEIL", "Tobias van Dijk and J.K. O'Neil", ""),
        ("REUTERS", "REUTERS", ""),
        ("Ann Roe pour Le Monde", "Ann Roe", "Le Monde"),
    ],
)
def test_the_paper_beside_a_name_is_split_off(byline: str, author: str, paper: str) -> None:
    assert author_and_paper(byline) == (author, paper)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Reporting by Ann Roe in New York; Editing by Jan Doe", "Ann Roe"),
        ("(Reporting by Ann Roe and Jan Doe)", "Ann Roe and Jan Doe"),
        ("Written by Ann Roe.", "Ann Roe"),
        ("Текст: Анна Роу", "Анна Роу"),
        ("Additional reporting by Ann Roe", " "),
        ("(With inputs from PTI)", " "),
        ("Reporting by residents of leaks has doubled", ""),
        ("Editing by hand took the archive three years.", ""),
        ("Reporting by " + "Ann Roe, " * 60, ""),
    ],
)
def test_reporters_at_the_foot_are_known_and_helpers_name_no_author(line: str, names: str) -> None:
    assert reported_by(line) == names


@pytest.mark.parametrize(
    "text",
    ["Ann Roe", "Jan van Dijk and Ann Roe", "José María de la Cruz", "Ann Roe, Jan Doe & Eva Moe", "J. K. Rowe", "Анна Роу"],
)
def test_names_are_names(text: str) -> None:
    assert is_name(text)
    assert is_person(text)


@pytest.mark.parametrize("text", ["", "Ann", "ann roe", "Ann Roe 3", "The harbour opens again", "Ann Roe and", "a" * 90])
def test_other_short_lines_are_no_names(text: str) -> None:
    assert not is_name(text)


@pytest.mark.parametrize(("text", "role", "newsroom"), [
    ("South Asia correspondent, Example News", True, True), ("Redakteurin", True, False), ("News Desk", True, True),
    ("The Coast Times", False, True),
    ("Correspondents said so.", False, False), ("Ann Roe", False, False), ("Web Desk", True, True),
])  # fmt: skip
def test_roles_and_newsrooms_are_told_from_people(text: str, role: bool, newsroom: bool) -> None:
    assert (is_role(text), is_newsroom(text)) == (role, newsroom)


@given(LINES)
def test_any_line_can_be_asked_whose_it_is(line: str) -> None:
    name, by = without_by(line)
    author, paper = author_and_paper(name)

    assert not by or len(name) < len(line)
    assert author or not name
    assert paper in name
    assert all(word in line for word in f"{reported_by(line)} {reported_by(f'Reporting by {line}')}".split())
    assert isinstance(is_name(line) or is_person(line) or is_role(line), bool)


@pytest.mark.parametrize(
    ("paragraph", "place", "agency", "day", "sure"),
    [
        ("ISLAMABAD: Talks began.", "ISLAMABAD", "", "", True),
        ("SPRINGWATER: Talks began.", "SPRINGWATER", "", "", False),
        ("PARIS, June 2 (Reuters) - Talks began.", "PARIS", "Reuters", "June 2", True),
        ("WASHINGTON (AP) — Talks began.", "WASHINGTON", "AP", "", True),
        ("Springwater, Calif. — Talks began.", "Springwater, Calif.", "", "", True),
        ("Geneva: “Talks began,” she said.", "Geneva", "", "", True),
        ("RIO DE JANEIRO – Talks began.", "RIO DE JANEIRO", "", "", True),
    ],
)
def test_datelines_are_parted(paragraph: str, place: str, agency: str, day: str, sure: bool) -> None:
    found = dateline(paragraph)

    assert found is not None
    assert (found.place, found.agency, found.day, found.is_sure) == (place, agency, day, sure)
    assert found.text.lstrip("“").startswith("Talks began")


@pytest.mark.parametrize(
    "paragraph",
    [
        "WATCH: Talks began.",
        "Q&A: What is next?",
        "Minister: Talks began.",
        "Geneva: talks began.",
        "A: Talks.",
        "2025: A year",
        "ISLAMABAD:",
        "",
    ],
)
def test_other_openings_are_no_datelines(paragraph: str) -> None:
    assert dateline(paragraph) is None


@given(
    st.text(max_size=80)
    | st.lists(st.sampled_from(["OSLO", "Oslo", ",", " ", "(AP)", "June 2", ":", "—", "-", "Norway", "Talks"])).map("".join)
)
def test_any_paragraph_can_be_asked_for_its_dateline(paragraph: str) -> None:
    found = dateline(paragraph)

    assert found is None or (paragraph.endswith(found.text) and found.text and found.place)


def test_tables_of_phrases_are_read_line_by_line() -> None:
    assert phrases("one|two words\n   three| |\n") == ["one", "two words", "three"]
    assert folded("  Editor’s PICKS: ") == "editors picks"
    assert either(["lo", "long", "a.b"]) == "long|a\\.b|lo"
