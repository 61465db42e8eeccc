"""What came since one last looked: offered at the foot, and shown on a page by what one follows, by thread and by theme."""

from __future__ import annotations

from datetime import UTC, datetime
from time import time

from tests.conftest import story
from tests.tui.screens.sitting import PaperSitting, paper_sitting
from tests.tui.test_following import COMET, DAM, REACHED, RULED, SIGNED, VISIT
from tui.dialogs.events_page import EventsPage
from tui.screens.timeline.since import since_words

RIVER = [SIGNED, DAM, REACHED, RULED, VISIT]
sitting = paper_sitting([*RIVER, COMET])
LATER = story(
    "Alder River Compact court hears Velmora on the sluices",
    "2025-08-02",
    "The court of the Alder River Compact heard Velmora on the sluices of the Alder dam. Velmora and Tarsis wait.",
)
FERRY = story("Ferry to Lindau sails again", "2025-08-03", "The ferry sails again after two years.")


def lines(sitting: PaperSitting) -> list[tuple[str, str]]:
    page = sitting.window.dialog
    assert isinstance(page, EventsPage)
    return [(line.text.strip(), line.right) for line in page._pages[0][2][0]]


def test_nothing_came_is_said_with_what_to_do(sitting: PaperSitting) -> None:
    sitting.on.since.offer(time())
    sitting.settle()
    assert sitting.notices == []

    sitting.press("view.since")
    assert sitting.notices[-1].startswith("No story came since ")
    assert "P adds some" in sitting.notices[-1]


def test_what_came_is_offered_and_shown_by_what_one_follows_and_by_theme(sitting: PaperSitting) -> None:
    sitting.ask(lambda archive: archive.watches.put("Ferries", "ferry"))
    left = time()
    sitting.ask(lambda archive: archive.add([FERRY]))
    sitting.on.since.offer(left)
    sitting.settle()
    assert sitting.notices[-1].startswith("1 story came since ")
    assert sitting.notices[-1].endswith(" · ! shows what")

    sitting.press("view.since")
    shown = lines(sitting)
    assert shown[:3] == [
        ("What you follow", ""),
        ("Ferries, a watch list", "1 story"),
        ("3 Aug 2025  Ferry to Lindau sails again", FERRY.source),
    ]
    assert ("By theme", "") in shown

    sitting.answer(FERRY.id)
    assert sitting.here == FERRY.title


def test_a_thread_one_has_starred_a_story_of_is_followed_and_others_are_listed_after(sitting: PaperSitting) -> None:
    left = time()
    sitting.ask(lambda archive: archive.add([LATER]))
    sitting.ask(lambda archive: archive.refresh())
    position = sitting.ask(lambda archive: archive.threads.position(LATER.id))
    assert position is not None
    sitting.on.since.moment = left
    sitting.press("view.since")
    assert ("Other threads", "") in lines(sitting)
    sitting.answer(None)

    sitting.ask(lambda archive: archive.mark(SIGNED.id, starred=True))
    sitting.press("view.since")
    shown = lines(sitting)
    assert shown[:2] == [("What you follow", ""), (f"{position.thread.name}, a thread", "1 story")]
    assert ("Other threads", "") not in shown


def test_a_moment_is_said_as_one_speaks_of_it() -> None:
    now = datetime(2025, 11, 26, 20, 0, tzinfo=UTC).astimezone()
    hours = 3_600

    assert since_words(now.timestamp() - hours, now) == f"{datetime.fromtimestamp(now.timestamp() - hours).astimezone():%H:%M}"
    assert since_words(now.timestamp() - 48 * hours, now).startswith("Monday ")
    assert since_words(now.timestamp() - 20 * 24 * hours, now) == "6 November"
    assert since_words(now.timestamp() - 400 * 24 * hours, now).endswith("October 2024")
