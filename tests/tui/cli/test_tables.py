"""Listings in a terminal of any width, and in a pipe."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.tui.cli.conftest import at_terminal
from tui.cli.output import print_paragraph
from tui.cli.tables import Cell, Column, Place, print_table

COLUMNS = (
    Column("LIST", gives_way=True),
    Column("STORIES", right=True),
    Column("NEWEST", spare=True),
    Column("ABOUT", Place.BENEATH),
    Column("FROM", Place.BENEATH),
    Column("SENTENCE", Place.PARAGRAPH),
)
LINES = (
    ("Rivers", Cell("1,200", plain="1200"), "2025-06-02", "Water", "LAHORE", "The dam is full."),
    ("東京の鉄道 🚄", "7", "2025-06-03", "", "", ""),
)


def test_a_pipe_gets_a_line_each_of_values_that_a_program_can_cut(capsys: pytest.CaptureFixture[str]) -> None:
    print_table(COLUMNS, [*LINES, ("Tab\tand\nline", "0", "", "", "", "")])

    assert capsys.readouterr().out.splitlines() == [
        "Rivers\t1200\t2025-06-02\tWater\tLAHORE\tThe dam is full.",
        "東京の鉄道 🚄\t7\t2025-06-03\t\t\t",
        "Tab and line\t0\t\t\t\t",
    ]


def test_a_terminal_gets_columns_beneath_their_headings(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    at_terminal(monkeypatch)
    monkeypatch.setenv("NO_COLOR", "1")

    print_table(COLUMNS, LINES)

    assert capsys.readouterr().out.splitlines() == [
        "LIST           STORIES  NEWEST",
        "Rivers           1,200  2025-06-02",
        "Water · LAHORE",
        "The dam is full.",
        "東京の鉄道 🚄        7  2025-06-03",
    ]


def test_where_it_is_narrow_names_are_cut_and_then_columns_go(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    at_terminal(monkeypatch)
    long = [("The rivers of the western plain", "7", "2025-06-03", "Water", "LAHORE", "")]
    shown = {}
    for width in (60, 40, 30, 18):
        monkeypatch.setenv("COLUMNS", str(width))
        monkeypatch.setenv("NO_COLOR", "1")
        print_table(COLUMNS, long)
        shown[width] = capsys.readouterr().out.splitlines()[1:]

    assert shown[60] == ["The rivers of the western plain        7  2025-06-03", "Water · LAHORE"]
    assert shown[40] == ["The rivers of the…         7  2025-06-03", "Water · LAHORE"]
    assert shown[30] == ["The rivers of t…        7", "Water · LAHORE"]
    assert shown[18][1] == "Water · LAHORE"


def test_no_line_has_no_heading(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    print_table(COLUMNS, [])
    at_terminal(monkeypatch)
    print_table(COLUMNS, [])

    assert capsys.readouterr().out == ""


@given(st.lists(st.text(max_size=40), min_size=1, max_size=4), st.integers(40, 120))
def test_whatever_the_letters_a_line_keeps_to_the_terminal(names: list[str], width: int) -> None:
    patch = pytest.MonkeyPatch()
    printed: list[str] = []
    with patch.context() as patched:
        at_terminal(patched)
        patched.setenv("COLUMNS", str(width))
        patched.setenv("NO_COLOR", "1")
        patched.setattr("click.echo", lambda message, **_options: printed.extend(message.split("\n")))
        print_table(COLUMNS, [(name, "12", "2025-06-02", name, name, name) for name in names])
        print_paragraph(" ".join(names), "• ")

    assert all(cell_len(line) <= width for line in printed)


def test_what_is_told_beneath_gets_the_width_where_it_is_narrow(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    at_terminal(monkeypatch)
    monkeypatch.setenv("NO_COLOR", "1")
    columns = (Column("ID"), Column("STORY", gives_way=True), Column("WHY", Place.PARAGRAPH))
    beneath = {}
    for width in (40, 80):
        monkeypatch.setenv("COLUMNS", str(width))
        print_table(columns, [("55689b2d", "Rain", "Both are of the lake")])
        beneath[width] = capsys.readouterr().out.splitlines()[2]

    assert beneath == {40: "  Both are of the lake", 80: "          Both are of the lake"}
