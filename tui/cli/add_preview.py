"""`dateline add --preview`: stories as they would be kept, with what they were read as and why; nothing is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.api.story import Story
from store.api.views import Marks
from store.text.numbers import counted
from tui.cli.add_input import LISTED, AddInput, plain_input, tell_files
from tui.cli.command import Answer
from tui.cli.output import date_note, say, styled
from tui.terminal.output_guard import DONE, FAILED

if TYPE_CHECKING:
    from store.formats import ReadStory

_PREVIEWED = (
    "published",
    "updated",
    "place",
    "author",
    "source",
    "link",
    "sections",
    "caption",
    "credit",
    "highlights",
    "language",
    "body",
)
_LONGEST = 100
"""Characters of a story's part that a preview shows."""


def preview(given: AddInput) -> Answer:
    """Return the stories of what was given; they are printed while they are read, so that any number can be looked at."""
    if given.as_json:
        return _for_programs(given)

    def show() -> int:
        count = 0
        for one in given.stories():
            count += 1
            if given.tell_all or count <= LISTED:
                _show(one)
        if count > LISTED and not given.tell_all:
            say(f"… and {count - LISTED:,} more; --all shows each")
        for feed in given.feeds.values():
            say(f"feed  {styled(feed.title or 'without a title', bold=True)}  {styled(feed.address, dim=True)}")
        tell_files(given.reading)
        stories = counted(count, "story", "stories")
        say(styled(f"{stories} would be added, {given.refusals:,} refused; nothing is kept.", bold=True))
        given.tell_refusals()
        return FAILED if given.refusals else DONE

    return Answer(dict, show)


def _for_programs(given: AddInput) -> Answer:
    shown = [
        {
            "file": one.file,
            "line": one.line,
            "form": one.form,
            "why": one.why,
            "story": one.story.to_json(),
            "marks": plain_marks(one.marks),
        }
        for one in given.stories()
    ]
    return Answer(lambda: {"stories": shown, **plain_input(given)}, lambda: None, FAILED if given.refusals else DONE)


def plain_marks(marks: Marks) -> dict[str, object]:
    """Return what of marks is set, by their names."""
    named = {"read": marks.read, "starred": marks.starred, "theme": marks.theme, "tags": list(marks.tags), "note": marks.note}
    return {name: value for name, value in named.items() if value}


def _show(one: ReadStory) -> None:
    where = f"{one.file}:{one.line}" if one.line else one.file
    say(f"{styled(where)}  {styled(one.story.title, bold=True)}")
    _line("read as", styled(one.form, dim=True))
    _line("taken as", styled(one.why, dim=True))
    for name in _PREVIEWED:
        _line(name, styled(_part(one.story, name)))
    for name, value in plain_marks(one.marks).items():
        _line(name, styled("yes" if value is True else _short(", ".join(value) if isinstance(value, list) else str(value))))
    say()


def _line(name: str, text: str) -> None:
    if text:
        say(f"  {name:<11} {text}")


def _part(story: Story, name: str) -> str:
    """Return a part of a story as a preview has it; empty if the story lacks it."""
    value = story.to_json()[name]
    if name == "published":
        return f"{value}{date_note(story, 'the file’s date')}"
    if name == "body":
        return f"{counted(len(value), 'paragraph', 'paragraphs')}: {_short(value[0])}" if value else ""
    return _short(" • ".join(value) if isinstance(value, list) else value or "")


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
