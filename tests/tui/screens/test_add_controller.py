"""What a person brings is shown before it is kept, and what became of it is said where they then stand."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from store.api.views import Selection
from store.formats import ReadFeed, ReadStory
from store.paths import Paths
from tests.conftest import story
from tests.tui.screens.sitting import PaperSitting, paper_sitting
from tests.web_server import Answer, WebServer
from tui.dialogs.add_prompt import AddPrompt, Brought
from tui.dialogs.choice import Choice
from tui.dialogs.events_page import EventsPage
from tui.dialogs.story_form import Kept, StoryForm
from tui.screens.timeline.pasted import is_link, path_in
from tui.screens.timeline.reading import Linked

sitting = paper_sitting([story("Old news", "2024-01-01"), story("Reservoir falls", "2025-06-02")])

HARBOUR = """Harbour opens after the storm
Published 12 June 2025

LINDAU: The harbour opened on Thursday after three days. Crews cleared the last of the sand before dawn.

The port said that two berths were in use again.
"""
BRIDGE = """Bridge is late again
Published 13 June 2025

BREGENZ: Nobody will cross the new bridge before autumn, the town said on Friday, and gave no reason.

It was to open in May with a market and a choir.
"""


def drafts(sitting: PaperSitting) -> StoryForm:
    form = sitting.window.dialog
    assert isinstance(form, StoryForm)
    return form


def paste(sitting: PaperSitting, text: str) -> list[Kept]:
    """Paste a text, and return the stories that the form shows, as they would be kept."""
    sitting.on.add.pasted(text)
    sitting.settle()
    return [Kept(page.draft.marked(page.fields)) for page in drafts(sitting)._pages]


def test_what_is_pasted_is_shown_kept_and_gone_to(sitting: PaperSitting) -> None:
    kept = paste(sitting, HARBOUR)
    sitting.answer(kept)

    assert sitting.here == "Harbour opens after the storm"
    assert sitting.notices[-1] == "Added “Harbour opens after the storm” · U takes it back"
    assert sitting.titles == ["Old news", "Reservoir falls", "Harbour opens after the storm"]


def test_it_is_told_that_a_story_was_there_already_or_has_a_newer_text(sitting: PaperSitting) -> None:
    sitting.answer(paste(sitting, HARBOUR))
    sitting.answer(paste(sitting, HARBOUR))
    assert sitting.notices[-1] == "Already there: “Harbour opens after the storm”"

    sitting.answer(paste(sitting, HARBOUR + "\nTrains run from Friday, and the market is open again on Saturday.\n"))
    assert sitting.notices[-1] == "Newer text of “Harbour opens after the storm” · U takes it back"


def test_a_theme_that_was_chosen_is_the_stories_theme(sitting: PaperSitting) -> None:
    (harbour,) = paste(sitting, HARBOUR)
    sitting.answer([Kept(harbour.marked, "health")])

    assert sitting.row
    assert sitting.row.theme == "health"


def test_several_stories_come_together(sitting: PaperSitting) -> None:
    sitting.answer(paste(sitting, f"{HARBOUR}\n---\n\n{BRIDGE}"))

    assert sitting.notices[-1] == "2 stories added · U takes it back"
    assert "Bridge is late again" in sitting.titles


def test_a_report_that_is_folded_into_another_is_unfolded_to_go_to_it(sitting: PaperSitting) -> None:
    sitting.answer(paste(sitting, HARBOUR))
    sitting.answer(paste(sitting, HARBOUR.replace("Harbour opens after the storm", "Ships leave the harbour again")))

    assert sitting.here == "Ships leave the harbour again"
    assert sitting.session.selection == Selection(unfolded=True)


def test_nothing_is_kept_of_what_is_left(sitting: PaperSitting) -> None:
    paste(sitting, HARBOUR)
    sitting.answer(None)

    assert sitting.titles == ["Old news", "Reservoir falls"]


def test_what_cannot_be_read_is_shown_with_the_reason(sitting: PaperSitting) -> None:
    sitting.on.add.pasted("one line alone that goes on and on and ends as a sentence does.")
    sitting.settle()

    (page,) = drafts(sitting)._pages
    assert page.draft.read is None
    assert page.draft.about
    assert page.fields.text.startswith("one line alone")


def test_an_empty_paste_is_nothing_and_a_huge_one_is_refused(sitting: PaperSitting) -> None:
    sitting.on.add.pasted(" \n\t")
    sitting.on.add.pasted("x" * 2_000_001)
    sitting.settle()

    assert not sitting.window.dialogs
    assert sitting.notices[-1] == "warning: That is more than a paste can hold; save it as a file and add that"


def test_a_file_that_is_dropped_on_the_terminal_is_read(sitting: PaperSitting, tmp_path: Path) -> None:
    (tmp_path / "the harbour.txt").write_text(HARBOUR)
    path = tmp_path / "the harbour.txt"
    for pasted in (f"{path}\n", f"'{path}'", str(path).replace(" ", "\\ "), f"file://{path}"):
        assert path_in(pasted) == str(path)
    assert [path_in(text) for text in ("/gone/away.txt", "/ one line", "~", "'/unclosed", "/nul\0", "a story")] == [""] * 6

    sitting.on.add.pasted(f"'{path}'")
    sitting.settle()

    assert sitting.here == "Harbour opens after the storm"


def test_an_address_that_is_pasted_is_fetched(sitting: PaperSitting, web: WebServer) -> None:
    sitting.on.add.pasted(web.give("/page", Answer(b"<html></html>")) + "\n")
    sitting.settle()

    assert "private network" in sitting.notices[-1]
    assert not is_link("https://harbour.test/1 and more")


def test_a_paste_steers_nothing(sitting: PaperSitting) -> None:
    (kept,) = paste(sitting, HARBOUR.replace("Harbour", "[@click=app.quit]\x1b]0;x\x07Harbour\x9b31m"))

    assert kept.marked.story.title == "[@click=app.quit]Harbour opens after the storm"


def test_a_story_is_written_by_hand(sitting: PaperSitting) -> None:
    sitting.press("story.add")
    assert isinstance(sitting.window.dialog, AddPrompt)
    sitting.answer(Brought())

    (page,) = drafts(sitting)._pages
    assert (page.fields.title, page.fields.text) == ("", "")


def test_a_file_of_one_story_is_gone_to(sitting: PaperSitting, tmp_path: Path) -> None:
    (tmp_path / "harbour.txt").write_text(HARBOUR)
    sitting.press("story.add")
    sitting.answer(Brought(path=str(tmp_path / "harbour.txt")))

    assert sitting.here == "Harbour opens after the storm"


def test_a_folder_is_reported_on(sitting: PaperSitting, tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "harbour.txt").write_text(HARBOUR)
    (folder / "more.txt").write_text(BRIDGE)
    (folder / "empty.txt").write_text("")
    (folder / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(200))
    sitting.press("story.add")
    sitting.answer(Brought(path=str(folder)))

    page = sitting.window.dialog
    assert isinstance(page, EventsPage)
    ((title, about, (lines, ids)),) = page._pages
    assert (title, about) == ("From news", "2 stories added, 1 refused · U on the timeline takes it back")
    assert "empty.txt: it is empty" in lines[0].text
    assert any("1 file was skipped (.jpg): " in line.text for line in lines)
    assert [line.text.split("  ")[-1] for line in lines if line.entry >= 0] == [
        "Harbour opens after the storm",
        "Bridge is late again",
    ]
    sitting.answer(ids[1])
    assert sitting.here == "Bridge is late again"


def test_what_is_added_meanwhile_elsewhere_is_only_told(sitting: PaperSitting, tmp_path: Path) -> None:
    (tmp_path / "two.txt").write_text(f"{HARBOUR}\n---\n\n{BRIDGE}")
    sitting.on.add._brought(Brought(path=str(tmp_path / "two.txt")))
    sitting.press("screen.help")

    assert sitting.notices[-1] == "2 stories added · U takes it back"


def test_a_file_that_is_not_there_is_refused_in_a_sentence(sitting: PaperSitting, tmp_path: Path) -> None:
    sitting.press("story.add")
    sitting.answer(Brought(path=str(tmp_path / "gone.txt")))

    page = sitting.window.dialog
    assert isinstance(page, EventsPage)
    assert "can't be read" in page._pages[0][2][0][0].text + page._pages[0][2][0][1].text


def test_what_cannot_be_kept_is_shown_again(sitting: PaperSitting) -> None:
    kept = paste(sitting, HARBOUR.replace("June", "July"))
    (Paths.find().archive / "2025-07.json" / "in the way").mkdir(parents=True)
    sitting.answer(kept)

    assert "2025-07.json" in sitting.notices[-1]
    assert [page.draft.came for page in drafts(sitting)._pages] == [kept[0].marked]


def test_work_is_broken_off_by_a_key(sitting: PaperSitting, tmp_path: Path) -> None:
    assert not sitting.on.status.offers("do('status.break_off')")
    sitting.press("work.stop")
    assert sitting.notices[-1] == "Nothing to stop: nothing is being read, fetched or written"

    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(300):
        (folder / f"{number:03}.txt").write_text(HARBOUR.replace("Harbour", f"Harbour {number}"))
    sitting.on.add._brought(Brought(path=str(folder)))
    assert sitting.on.status.offers("do('status.break_off')")
    sitting.press("work.stop")

    assert any(notice.startswith("Stopping: Adding ") for notice in sitting.notices)
    page = sitting.window.dialog
    assert isinstance(page, EventsPage)
    assert page._pages[0][1].startswith("stopped: ")
    assert sitting.ask(lambda archive: archive.counts(Selection()).total) < 302


PAGE = Linked(
    "https://harbour.test/1",
    [ReadStory(story("Harbour opens"), 1)],
    [ReadFeed("https://harbour.test/feed", "Harbour news"), ReadFeed("https://harbour.test/all", "All")],
)


def test_a_page_is_a_story_to_be_kept(sitting: PaperSitting) -> None:
    sitting.on.add._show_linked(replace(PAGE, feeds=()))

    assert [page.fields.title for page in drafts(sitting)._pages] == ["Harbour opens"]


def test_of_a_page_that_names_feeds_either_is_chosen(sitting: PaperSitting) -> None:
    followed: list[str] = []
    sitting.on.add.on_feed = followed.append

    sitting.on.add._show_linked(PAGE)
    choice = sitting.window.dialog
    assert isinstance(choice, Choice)
    assert [offer.text for offer in choice._offers] == ["Add this page as a story", "Follow Harbour news", "Follow All"]
    sitting.answer(2)
    assert followed == ["https://harbour.test/all"]

    sitting.on.add._show_linked(PAGE)
    sitting.answer(0)
    assert [page.fields.title for page in drafts(sitting)._pages] == ["Harbour opens"]


def test_a_feed_is_followed_or_left(sitting: PaperSitting) -> None:
    followed: list[str] = []
    sitting.on.add.on_feed = followed.append
    for answer in (1, 0):
        sitting.on.add._show_linked(replace(PAGE, stories=(), feeds=PAGE.feeds[:1], is_feed=True))
        choice = sitting.window.dialog
        assert isinstance(choice, Choice)
        assert choice._title == "Harbour news is a feed"
        assert [offer.text for offer in choice._offers] == ["Follow it", "Cancel"]
        sitting.answer(answer)

    assert followed == ["https://harbour.test/feed"]


def test_where_there_is_nothing_that_is_told(sitting: PaperSitting) -> None:
    sitting.on.add._show_linked(Linked("https://x.test", problem="https://x.test is not there"))
    sitting.on.add._show_linked(None)

    assert sitting.notices == ["error: https://x.test is not there"]
