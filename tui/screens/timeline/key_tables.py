"""Every table of keys, by where it holds; and the keys that a person chose in its settings, laid over them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from textual.binding import Binding, BindingType

from tui.screens.timeline.bindings import APP_KEYS, KEYS
from tui.state.settings import FILE, Settings, at_line
from tui.terminal.keymap import Keymap, KeyTable, checked

EVERYWHERE = "everywhere"
"""The place of the timeline's own table: its keys hold in every view, unless the view has them for something else."""


def key_tables() -> list[KeyTable]:
    """Return every table, the most used first; all windows over the timeline are loaded for it."""
    return [*view_tables(), *_dialog_tables()]


def own_keys(settings: Settings, folder: Path) -> tuple[Keymap, Sequence[str]]:
    """Return the keys that a person chose, and what is wrong with others that they wrote, each with its line."""
    if not settings.keys:
        return Keymap(), ()
    keymap, refused = checked(settings.keys, key_tables())
    text = (folder / FILE).read_text(encoding="utf-8") if refused else ""
    order = list(settings.keys)
    return keymap, [at_line(text, one.id, one.reason) for one in sorted(refused, key=lambda one: order.index(one.id))]


def view_tables() -> list[KeyTable]:
    """Return the tables of the timeline's screen, which are loaded in any case."""
    from tui.widgets.across.across import Across
    from tui.widgets.lanes.lanes import Lanes
    from tui.widgets.prompt import Prompt
    from tui.widgets.related_list import RelatedList
    from tui.widgets.story.story_view import StoryView
    from tui.widgets.timeline.timeline import Timeline

    return [
        KeyTable(EVERYWHERE, [*KEYS, *APP_KEYS]),
        KeyTable("on the timeline", _bindings(Timeline.BINDINGS), EVERYWHERE),
        KeyTable("in the lanes", _bindings(Lanes.BINDINGS), EVERYWHERE),
        KeyTable("in time across the screen", _bindings(Across.BINDINGS), EVERYWHERE),
        KeyTable("in a story", _bindings(StoryView.BINDINGS), EVERYWHERE),
        KeyTable("among related stories", _bindings(RelatedList.BINDINGS), EVERYWHERE),
        KeyTable("while typing in the top line", _bindings(Prompt.BINDINGS)),
    ]


def _dialog_tables() -> list[KeyTable]:
    from tui.dialogs.add_prompt import AddPrompt
    from tui.dialogs.choice import Choice
    from tui.dialogs.events_page import EventsPage
    from tui.dialogs.feed_form import FeedForm
    from tui.dialogs.feeds_page import FeedsPage
    from tui.dialogs.filter_picker import FilterPicker
    from tui.dialogs.help_page import HelpPage
    from tui.dialogs.lane_picker import LanePicker
    from tui.dialogs.letter_prompt import LetterPrompt
    from tui.dialogs.palette import Palette
    from tui.dialogs.save_prompt import SavePrompt
    from tui.dialogs.story_form import StoryForm, ThemeField
    from tui.dialogs.theme_picker import ThemePicker
    from tui.dialogs.themes_page import ThemeName, ThemesPage
    from tui.dialogs.thread_page import ThreadPage
    from tui.dialogs.why_panel import WhyPanel
    from tui.widgets.event_list import EventList
    from tui.widgets.facet_list import FacetList
    from tui.widgets.feed_list import FeedList
    from tui.widgets.note_area import NoteArea
    from tui.widgets.path_field import PathField
    from tui.widgets.thread.storyline import Storyline
    from tui.widgets.thread.thread_map import ThreadMap
    from tui.widgets.tick import Tick

    return [
        KeyTable("on the page of filters", _bindings(FilterPicker.BINDINGS, FacetList.BINDINGS)),
        KeyTable("on a thread's page", _bindings(ThreadPage.BINDINGS)),
        KeyTable("along a storyline", _bindings(Storyline.BINDINGS), "on a thread's page"),
        KeyTable("on the map of threads", _bindings(ThreadMap.BINDINGS), "on a thread's page"),
        KeyTable("on the page of dates", _bindings(EventsPage.BINDINGS, EventList.BINDINGS)),
        KeyTable("where it is said why", _bindings(WhyPanel.BINDINGS)),
        KeyTable("on the page of themes", _bindings(ThemesPage.BINDINGS)),
        KeyTable("while a theme is named", _bindings(ThemeName.BINDINGS)),
        KeyTable("in a list of themes", _bindings(ThemePicker.BINDINGS)),
        KeyTable("where lanes are ticked", _bindings(LanePicker.BINDINGS)),
        KeyTable("in any list to choose from", _bindings(Choice.BINDINGS)),
        KeyTable("among your feeds", _bindings(FeedsPage.BINDINGS, FeedList.BINDINGS)),
        KeyTable("in a feed's settings", _bindings(FeedForm.BINDINGS, Tick.BINDINGS)),
        KeyTable("while adding stories", _bindings(AddPrompt.BINDINGS, PathField.BINDINGS)),
        KeyTable("before a story is added", _bindings(StoryForm.BINDINGS, ThemeField.BINDINGS)),
        KeyTable("while saving what is shown", _bindings(SavePrompt.BINDINGS)),
        KeyTable("in the palette", _bindings(Palette.BINDINGS)),
        KeyTable("in a note", _bindings(NoteArea.BINDINGS)),
        KeyTable("while a letter is asked for", _bindings(LetterPrompt.BINDINGS)),
        KeyTable("on this page", _bindings(HelpPage.BINDINGS)),
    ]


def _bindings(*tables: Sequence[BindingType]) -> list[Binding]:
    return [entry for table in tables for entry in table if isinstance(entry, Binding)]
