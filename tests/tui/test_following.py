"""Following a matter on the screen: along its thread, drawn, put right; jumps that bring back what was shown."""

from __future__ import annotations

from textual.widgets import Input, OptionList

from store.api.views import Selection
from store.folder.archive import FolderArchive
from tests.conftest import Archives, story
from tests.store.threads.followed_stories import MATTERS
from tests.tui.test_screen import Person, Sit, sitting_before
from tui.dialogs.choice import Choice
from tui.dialogs.thread_page import ThreadPage
from tui.widgets.related_list import RelatedList
from tui.widgets.thread.storyline import Storyline
from tui.widgets.thread.thread_map import ThreadMap

SIGNED, DAM, VISIT, RULED, BEGUN, REACHED, COMET = MATTERS
sit = sitting_before(MATTERS)
OTHERS = [
    story(title, day, body)
    for body, *told in (
        (
            "The Pellan Ferry Union strikes over wages at Pellan harbour.",
            "Ferry crews strike in Pellan",
            "Pellan Ferry Union ends strike",
        ),
        (
            "The Orsk Telescope Board chooses Mount Vel for its mirror.",
            "Orsk Telescope gets its site",
            "Mirror reaches Mount Vel",
        ),
        (
            "The Tarn Rail Company buys ten trains from Brakka Works.",
            "Tarn Rail Company orders trains",
            "Brakka Works delivers to Tarn",
        ),
    )
    for title, day in zip(told, ("2020-02-03", "2020-02-20"), strict=True)
]
sit_among_many = sitting_before([*MATTERS, *OTHERS])


def beside(person: Person) -> str:
    shown = person.screen.query_one(RelatedList)
    return "\n".join(shown.render_line(y).text for y in range(shown.size.height))


async def test_the_thread_stands_beside_the_story(sit: Sit) -> None:
    async with sit() as person:
        assert person.here == RULED.title
        assert "4 of 4" in beside(person)
        assert f"‹  1 Feb 2023  {VISIT.title}" in beside(person)
        assert "Nearest in the thread" in beside(person)


async def test_brackets_walk_along_the_thread_and_say_where_it_ends(sit: Sit) -> None:
    async with sit() as person:
        await person.press("left_square_bracket")
        assert person.here == VISIT.title
        await person.press("left_square_bracket", "left_square_bracket")
        assert person.here == SIGNED.title
        await person.press("left_square_bracket")
        assert person.here == SIGNED.title
        await person.press("right_square_bracket")
        assert person.here == DAM.title
        await person.press("H", "H", "H")
        assert person.here == VISIT.title


async def test_the_thread_alone_and_back(sit: Sit) -> None:
    async with sit() as person:
        await person.press("i")
        assert person.screen.session.counts.total == 4
        assert person.here == RULED.title
        assert COMET.title not in person.text()
        await person.press("i")
        assert person.screen.session.counts.total == 7
        assert person.here == RULED.title


async def test_a_jump_out_of_a_search_brings_the_search_back_with_it(sit: Sit) -> None:
    async with sit() as person:
        await person.press("slash")
        await person.type("arbiters")
        await person.press("enter")
        assert person.screen.session.counts.total == 2
        before = person.here
        await person.press("left_square_bracket")
        if person.here == VISIT.title:
            before = VISIT.title
            await person.press("left_square_bracket")
        assert person.here == DAM.title
        assert person.screen.session.selection == Selection()
        await person.press("H")
        assert person.here == before
        assert person.screen.session.selection.words == "arbiters"
        assert person.screen.session.counts.total == 2
        await person.press("escape")
        assert person.screen.session.counts.total == 7


async def test_the_storyline_tells_silences_and_leads_to_a_story(sit: Sit) -> None:
    async with sit() as person:
        await person.press("I")
        drawn = person.app.screen
        assert isinstance(drawn, ThreadPage)
        line = drawn.query_one(Storyline)
        told = "\n".join(line.render_line(y - line.scroll_offset.y).text for y in range(40))
        assert "without news" in told
        await person.press("k", "enter")
        assert person.here == VISIT.title


async def test_the_map_is_walked_with_arrows(sit: Sit) -> None:
    async with sit() as person:
        await person.press("M")
        drawn = person.app.screen
        assert isinstance(drawn, ThreadPage)
        assert drawn.query_one(ThreadMap).thread is not None
        await person.press("right", "left", "down", "up", "space", "I", "M", "enter")
        assert person.screen.session.selection.thread
        assert person.screen.session.counts.total in (2, 4)


async def test_a_thread_is_given_a_name(sit: Sit, open_folder: Archives) -> None:
    async with sit() as person:
        await person.press("X", "enter")
        person.screen.query_one(Input).value = ""
        await person.type("River quarrel")
        await person.press("enter")
        assert "River quarrel" in beside(person)
    archive: FolderArchive = open_folder()
    place = archive.threads.position(SIGNED.id)
    assert place is not None
    assert place.thread.name == "River quarrel"


async def test_a_story_is_taken_out_of_its_thread(sit: Sit) -> None:
    async with sit() as person:
        await person.press("X", "down", "enter")
        assert "4 of 4" not in beside(person)
        await person.press("left_square_bracket")
        assert person.here == RULED.title


async def test_a_story_that_was_taken_out_is_put_back(sit_among_many: Sit) -> None:
    async with sit_among_many() as person:
        await person.press("X", "down", "enter")
        assert "4 of 4" not in beside(person)
        await person.press("X")
        choice = person.app.screen
        assert isinstance(choice, Choice)
        options = choice.query_one(OptionList)
        offered = [str(options.get_option_at_index(at).prompt) for at in range(options.option_count)]
        assert "Move this story to" in offered[0]
        assert "Alder River Compact" in offered[1]
        await person.press("enter")
        assert "4 of 4" in beside(person)


async def test_a_story_that_nothing_is_near_to_says_so(sit: Sit) -> None:
    async with sit() as person:
        await person.press("slash")
        await person.type("comet")
        await person.press("enter")
        assert person.here == COMET.title
        await person.press("X")
        assert not isinstance(person.app.screen, Choice)
        assert any("in no thread" in told for told in person.told)


async def test_the_names_of_a_story_lead_to_its_stories(sit: Sit) -> None:
    async with sit() as person:
        await person.press("p")
        choice = person.app.screen
        assert isinstance(choice, Choice)
        options = choice.query_one(OptionList)
        names = [str(options.get_option_at_index(at).prompt) for at in range(options.option_count)]
        at = next(place for place, name in enumerate(names) if "Alder River Compact" in name)
        options.highlighted = at
        await person.press("enter")
        assert person.screen.session.counts.total == 4


async def test_marked_stories_are_jumped_to_even_in_the_next_sitting(sit: Sit) -> None:
    async with sit() as person:
        await person.press("m", "a", "home")
        assert person.here == SIGNED.title
        await person.press("apostrophe", "a")
        assert person.here == RULED.title
        await person.press("apostrophe", "apostrophe")
        assert person.here == SIGNED.title
    async with sit() as person:
        await person.press("home", "apostrophe", "a")
        assert person.here == RULED.title


async def test_the_trail_shows_where_one_has_been_and_leads_there(sit: Sit) -> None:
    async with sit() as person:
        await person.press("left_square_bracket", "left_square_bracket", "left_square_bracket")
        assert person.here == SIGNED.title
        await person.press("J")
        choice = person.app.screen
        assert isinstance(choice, Choice)
        assert choice.query_one(OptionList).option_count == 4
        await person.press("home", "down", "enter")
        assert person.here == VISIT.title
        await person.press("L")
        assert person.here == DAM.title


async def test_a_lone_story_says_so(sit: Sit) -> None:
    async with sit() as person:
        await person.press("home", "j", "j", "j", "j", "k")
        while person.here != COMET.title:
            await person.press("k" if person.here in (REACHED.title, RULED.title) else "j")
        for key in ("right_square_bracket", "i", "I"):
            await person.press(key)
            assert person.here == COMET.title
        assert len(person.app.screen_stack) == 2
        await person.press("w")
        assert "Thread: none, as no other story is on the same news" in person.panel
