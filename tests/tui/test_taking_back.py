"""On the real screen: a story is removed and stands again, all is read and unread again, and the foot says how."""

from __future__ import annotations

from tests.tui import test_filters, test_screen
from tests.tui.test_screen import Sit

sit = test_screen.sit


async def test_a_removed_story_is_brought_back_with_a_key(sit: Sit) -> None:
    async with sit() as person:
        await person.press("home", "d", "d")
        assert "Ministers sign a river treaty" not in person.text()
        assert "4 stories" in test_filters.title_bar(person)
        assert person.told[-1] == "Removed “Ministers sign a river treaty” · U takes it back"

        await person.press("U")
        assert person.here == "Ministers sign a river treaty"
        assert "5 stories" in test_filters.title_bar(person)


async def test_a_number_before_a_key_that_takes_none_does_nothing_and_says_so(sit: Sit) -> None:
    async with sit() as person:
        await person.press("home", "5", "d", "d")
        assert "5 stories" in test_filters.title_bar(person)
        assert person.told[-1] == "d d takes no number, so nothing was done"
        await person.press("3", "U")
        assert person.told[-1] == "U takes no number, so nothing was done"


async def test_all_that_is_shown_is_read_and_unread_again(sit: Sit) -> None:
    async with sit() as person:
        await person.press("A")
        assert "0 unread" in test_filters.title_bar(person)
        assert person.told[-1] == "5 stories marked read · U takes it back"
        await person.press("u")
        assert person.told[-1] == "Unread stories: none"

        await person.press("ctrl+z")
        assert "5 unread" in test_filters.title_bar(person)
        assert person.told[-1] == "Took back: 5 stories marked read"
