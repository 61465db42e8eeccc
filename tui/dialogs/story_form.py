"""Stories before they are kept: what was read of each, to be corrected, added or skipped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static, TextArea

from store.api.errors import StoryError
from store.api.themes import Theme
from store.api.views import MarkedStory
from tui.dialogs.choice import Choice, Offer
from tui.dialogs.dialog import Dialog
from tui.dialogs.story_draft import Draft, Fields
from tui.dialogs.theme_picker import ThemePicker
from tui.widgets.key_words import KeyWords

_LINES = ("title", "date", "place", "source", "link")
_GO_ON, _LEAVE = "Go on editing", "Discard the changes"


@dataclass(frozen=True, slots=True)
class Kept:
    """A story that the person wants kept."""

    marked: MarkedStory
    """The story, as it was corrected."""
    theme: str = ""
    """Key of the theme the person gave it; empty to leave that to its words."""


@dataclass(slots=True)
class _Page:
    """One draft, as it stands in the form."""

    draft: Draft
    fields: Fields
    theme: str = ""
    kept: Kept | None = None

    @property
    def is_touched(self) -> bool:
        """Whether something was changed that is not kept."""
        return self.kept is None and (self.fields != self.draft.fields or bool(self.theme))

    def keep(self) -> None:
        """Have it kept as it stands. Raises StoryError."""
        self.kept = Kept(self.draft.marked(self.fields), self.theme)


def _line(name: str) -> tuple[Static, Input]:
    return Static(name.capitalize(), markup=False), Input(id=f"form-{name}", compact=True, select_on_focus=False)


class ThemeField(Static, can_focus=True):
    """The theme of the story; Enter or a click chooses another."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "ask", "Theme", id="form.ask-theme", tooltip="Choose the story's theme from a list")
    ]

    class Asked(Message):
        """The person wants to choose a theme."""

    def action_ask(self) -> None:
        """Have the themes shown."""
        self.post_message(self.Asked())

    def on_click(self) -> None:
        """Have the themes shown."""
        self.action_ask()


class StoryForm(Dialog[Sequence[Kept] | None]):
    """Answers with the stories to keep, or with None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "keep", "Add", id="form.add", tooltip="Add the story, and go on to the next", priority=True),
        Binding("ctrl+l", "keep_all", "Add all", id="form.add-all", tooltip="Add all stories", priority=True),
        Binding("ctrl+n", "turn(1)", "Next", id="form.next", tooltip="Skip this story and go to the next"),
        Binding("ctrl+b", "turn(-1)", "Previous", id="form.previous", tooltip="Go back to the previous story"),
        Binding("ctrl+t", "theme", "Theme", id="form.theme", tooltip="Choose the story's theme", priority=True),
        Binding(
            "escape",
            "leave",
            "Close",
            id="form.close",
            tooltip="Close; asks first if something you changed is not added",
            priority=True,
        ),
    ]

    def __init__(self, drafts: Sequence[Draft], themes: Sequence[Theme], title: str = "Add this story?") -> None:
        super().__init__()
        self._title = title
        self._pages = [_Page(draft, draft.fields) for draft in drafts]
        self._themes = themes
        self._at = 0

    def compose(self) -> ComposeResult:
        """Lay out the lines, the text, a word about them, and the keys."""
        with Vertical(id="dialog", classes="form") as form:
            form.border_title = self._title
            yield Horizontal(*_line("title"))
            yield Horizontal(*_line("date"), *_line("place"))
            yield Horizontal(*_line("source"), Static("Theme", markup=False), ThemeField(id="form-theme", markup=False))
            yield Horizontal(*_line("link"))
            yield TextArea(id="form-text", compact=True, show_line_numbers=False, highlight_cursor_line=False)
            yield Static("", id="form-note", markup=False)
            yield KeyWords(id="form-keys")

    def on_mount(self) -> None:
        """Show the first story."""
        self._show(0)

    # What stands in the form

    @property
    def _page(self) -> _Page:
        return self._pages[self._at]

    def _show(self, at: int) -> None:
        """Show a story, with the cursor where something is missing."""
        self._at = at
        page, form = self._page, self.query_one("#dialog")
        for name in _LINES:
            self.query_one(f"#form-{name}", Input).value = getattr(page.fields, name)
        area = self.query_one(TextArea)
        area.load_text(page.fields.text)
        area.read_only = page.draft.is_long
        self._show_theme()
        self._note("" if page.draft.read else page.draft.about, wrong=page.draft.read is None)
        count = f"{at + 1} of {len(self._pages)}" if len(self._pages) > 1 else ""
        form.border_subtitle = f"{count} · added" if count and page.kept else count
        self._show_keys()
        (self.query_one("#form-title", Input) if page.fields.text or not page.fields.title else area).focus()

    def _show_theme(self) -> None:
        theme = next((one for one in self._themes if one.key == self._page.theme), None)
        shown = Content.styled(theme.name, theme.colour) if theme else Content.styled("Dateline decides", "$muted")
        self.query_one(ThemeField).update(shown)

    def _show_keys(self) -> None:
        several = len(self._pages) > 1
        keys = [("ctrl+s", "add", "screen.keep"), ("Esc", "close", "screen.leave"), ("ctrl+t", "theme", "screen.theme")]
        more = [("ctrl+l", f"add all {len(self._pages):,}", "screen.keep_all"), ("ctrl+n", "skip", "screen.turn(1)")]
        more.append(("ctrl+b", "previous", "screen.turn(-1)"))
        self.query_one(KeyWords).show_keys([*keys[:1], *more, *keys[1:]] if several else keys)

    def _note(self, text: str, *, wrong: bool = False) -> None:
        """Say something beneath the text; without anything to say, what is to be known of the story."""
        page = self._page
        if not text and page.draft.is_long:
            text = "This text is long: all of it is added, only its beginning is shown here"
        elif not text and page.draft.doubt:
            text = page.draft.doubt
        elif not text and page.draft.read and page.draft.read.undated and page.fields.date == page.draft.fields.date:
            text = "No date was found in it: this is when it was added"
        self.query_one("#form-note", Static).update(Content.styled(text, "$error" if wrong else "$muted"))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Know what was typed into a line."""
        event.stop()
        name = str(event.input.id).removeprefix("form-")
        self._know(replace(self._page.fields, **{name: event.value}))

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Know what was typed into the text."""
        event.stop()
        if not self._page.draft.is_long:
            self._know(replace(self._page.fields, text=event.text_area.text))

    def _know(self, fields: Fields) -> None:
        if fields != self._page.fields:
            self._page.fields, self._page.kept = fields, None
            self._note("")

    # What is done with it

    @on(Input.Submitted)
    def _entered(self) -> None:
        self.action_keep()

    def action_keep(self) -> None:
        """Keep the story, and go on to the next that is not kept."""
        if self._keep(self._page):
            left = [at for at, page in enumerate(self._pages) if page.kept is None]
            if left:
                self._show(next((at for at in left if at > self._at), left[0]))
            else:
                self._answer()

    def action_keep_all(self) -> None:
        """Keep all stories; one that can't be kept as it stands is shown."""
        for at, page in enumerate(self._pages):
            if page.kept is None and not self._keep(page):
                self._show(at)
                self._keep(page)
                return
        self._answer()

    def _keep(self, page: _Page) -> bool:
        """Have a story kept and return whether it can be; say why not."""
        try:
            page.keep()
        except StoryError as error:
            if page is self._page:
                self._note(error.reason, wrong=True)
                self.query_one(f"#form-{error.field if error.field in _LINES else 'text'}").focus()
            return False
        return True

    def action_turn(self, by: int) -> None:
        """Go to another story, going round."""
        self._show((self._at + by) % len(self._pages))

    def action_theme(self) -> None:
        """Choose the story's theme."""
        if self.is_current:
            self.app.push_screen(ThemePicker("Theme", self._themes, self._page.theme, "Let Dateline decide"), self._themed)

    @on(ThemeField.Asked)
    def _theme_asked(self) -> None:
        self.action_theme()

    def _themed(self, key: str | None) -> None:
        if key is not None and key != self._page.theme:
            self._page.theme, self._page.kept = key, None
            self._show_theme()

    def action_leave(self) -> None:
        """Leave with what was kept; what was typed and not kept is asked for."""
        touched = sum(page.is_touched for page in self._pages)
        if not touched:
            self._answer()
            return
        title = "Your changes are not added yet" if touched == 1 else f"{touched} stories you changed are not added yet"
        self.app.push_screen(Choice(title, [Offer(_GO_ON), Offer(_LEAVE)]), lambda which: self._answer() if which else None)

    def _answer(self) -> None:
        kept = [page.kept for page in self._pages if page.kept]
        self.dismiss(kept or None)

    def on_key(self, event: events.Key) -> None:
        """Let a line's arrows go to the lines above and below, as on a form."""
        if isinstance(self.focused, Input) and event.key in ("down", "up"):
            event.stop()
            (self.focus_next if event.key == "down" else self.focus_previous)()
