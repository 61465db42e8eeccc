"""How the timeline looks, line by line, at two sizes."""

from __future__ import annotations

from textwrap import dedent

from tests.tui.test_screen import Sit, sit

__all__ = ["sit"]


def lines(text: str) -> list[str]:
    return [line.rstrip() for line in text.split("\n") if line.strip()]


async def test_at_120_columns_signs_dates_themes_and_titles_stand_in_columns(sit: Sit) -> None:
    async with sit(120, 24) as person:
        await person.press("k", "s", "k", "r")

        assert lines(person.text()) == lines(
            dedent("""\
               March 2024 ────────────────────────────────── 1 story
             ● Mon  4  WAT Ministers sign a river treaty
               May 2025 ────────────────────────────────── 2 stories
             ● Mon 12  DIP Envoys return for talks
            ▌  Tue 20  DIG Remittances reach a record
               June 2025 ───────────────────────────────── 2 stories
             ★ Mon  2  WAT Reservoir falls to a low
             ● Mon  9  TEC [b]Odd[/b] \U0001f600 کراچی title
            """)
        )


async def test_at_240_columns_places_stand_beside_the_titles(sit: Sit) -> None:
    async with sit(240, 24) as person:
        assert "Reservoir falls to a low" in person.text()
        assert "MULTAN" in person.text()
        assert "Digital finance" in person.text()


async def test_from_far_away_a_year_is_a_line_with_a_bar(sit: Sit) -> None:
    async with sit(120, 24) as person:
        await person.press("minus", "minus", "minus")

        far = lines(person.text())

        assert [line[:15] for line in far if "stor" in line[:20]] == ["   2024    1 st", "▌  2025  4 stor"]
        assert "WAT▇▇" in far[0]
        assert far[1] == "        4 Mar  WAT Ministers sign a river treaty"
