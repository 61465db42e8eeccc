"""`dateline show` and `dateline related`: one story whole, and the stories that belong with it."""

from __future__ import annotations

from dataclasses import asdict

import click

from store.api.archive import Archive
from store.api.errors import UnknownStoryError
from store.api.story import Story, StoryId
from store.api.themes import ThemeChoice
from store.api.threads import ThreadPosition
from store.api.views import Related
from tui.cli.command import Answer, command
from tui.cli.output import complain, date_note, joined, plain_row, print_paragraph, say, styled
from tui.cli.story_table import print_stories
from tui.cli.tables import Column, Place

STORY_FIELDS = (
    "id", "title", "published", "updated", "place", "themes", "highlights", "caption", "credit", "body",
    "source", "link", "author", "language", "undated", "derived", "sections", "feeds", "also",
)  # fmt: skip
"""What `show --json` answers with, and `why` it has its themes; these names are stable."""

_story_id = click.argument("story_id", metavar="ID")


@command(
    _story_id, click.option("--earlier", is_flag=True, help="Print the texts it had before it was updated, the last one first.")
)
def show(archive: Archive, story_id: str, earlier: bool) -> Answer:
    """Read one story."""
    meant = archive.id_of(story_id)
    if earlier:
        return _earlier(archive, meant)
    story = archive.story(meant)
    if story is None:
        raise UnknownStoryError.of(story_id)
    why, told = archive.themes.why(story.id), archive.told(story.id)

    def show() -> None:
        _show_story(story, " · ".join(story.themes) + f" ({why.summary})")
        for one in told:
            tags = "".join(f" #{tag}" for tag in one.tags)
            say()
            print_paragraph(f"{one.person}, {one.at[:16].replace('T', ' ')}:{tags}")
            if one.note:
                say(one.note)

    return Answer(
        lambda: {
            **_plain(story),
            "not_understood": story.not_understood,
            "why": _plain_choice(why),
            **({"told": [asdict(one) for one in told]} if archive.name else {}),
        },
        show,
    )


def _earlier(archive: Archive, story_id: StoryId) -> Answer:
    texts = archive.earlier(story_id)

    def show() -> None:
        for number, text in enumerate(texts, 1):
            print_paragraph(f"{number} back, brought back by: dateline restore {story_id} --text {number}")
            _show_story(text)
        if not texts:
            complain(f"the story {story_id} has no earlier text")

    return Answer(lambda: [_plain(text) for text in texts], show)


@command(_story_id)
def related(archive: Archive, story_id: str) -> Answer:
    """List the stories that belong with one, and why."""
    meant = archive.id_of(story_id)
    answers = archive.related(meant)

    def show() -> None:
        told = [(one.story, ["; ".join(one.reasons)]) for one in answers]
        print_stories(archive, told, [Column("WHY", Place.PARAGRAPH)])
        if position := archive.threads.position(meant):
            label = f"thread: {position.thread.name}, {position.nth} of {position.thread.count} stories"
            say(styled(label, dim=True), err=True)
        if not answers:
            say("No related stories.", err=True)

    return Answer(lambda: [_plain_related(one, archive.threads.position(one.story.id)) for one in answers], show)


def _plain_related(one: Related, position: ThreadPosition | None) -> dict[str, object]:
    thread = position.thread.name if position else ""
    return plain_row(one.story, score=round(one.score, 4), reasons=list(one.reasons), thread=thread)


def _plain(story: Story) -> dict[str, object]:
    fields = story.to_json()
    return {name: fields[name] for name in STORY_FIELDS}


def _plain_choice(choice: ThemeChoice) -> dict[str, object]:
    return {
        "theme": choice.themes[0],
        "corrected": choice.corrected,
        **({"by": choice.chosen.person, "at": choice.chosen.at} if choice.chosen else {}),
        "words": {key: list(choice.words[key]) for key in choice.themes if key in choice.words},
        "learned": {key: {"corrections": one.corrections, "words": list(one.words)} for key, one in choice.learned.items()},
    }


def _show_story(story: Story, about: str = "") -> None:
    print_paragraph(story.title)
    print_paragraph(joined((story.place, story.published.iso + date_note(story), story.source, story.author)))
    for note in (about, story.not_understood):
        if note:
            print_paragraph(note)
    say()
    for highlight in story.highlights:
        print_paragraph(highlight, "• ")
    if story.highlights:
        say()
    if story.caption:
        print_paragraph(story.caption + (f" ({story.credit})" if story.credit else ""), "  ")
        say()
    for paragraph in story.body:
        print_paragraph(paragraph)
        say()
    if story.link:
        say(styled(story.link, dim=True))
    for place in story.also:
        say(styled(f"also in {joined((place.source, place.link))}", dim=True))
