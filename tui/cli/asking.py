"""The commands that ask: find, show, related, themes."""

from __future__ import annotations

from datetime import date

from store.api.archive import Archive
from store.api.errors import UnknownStoryError
from store.api.search import Found, Hit
from store.api.story import Story, StoryId
from store.api.themes import ThemeChoice
from store.api.views import Selection
from store.query import parse
from store.query.tree import All, During, Time
from tui.cli.output import complain, print_json, print_paragraph, refreshed, say, styled

STORY_FIELDS = (
    "id", "title", "published", "updated", "place", "themes", "highlights", "caption", "credit", "body",
    "source", "link", "author", "language", "undated", "derived",
)  # fmt: skip
"""What `show --json` answers with, and `why` it has its themes; these names are stable."""


def find_stories(archive: Archive, words: str, limit: int, *, as_json: bool) -> int:
    """Print the stories that answer some words best, best first."""
    refreshed(archive)
    if told_mistakes(archive, words):
        if as_json:
            print_json([])
        return 2
    found = archive.search.find(Selection(words=words), limit)
    print_found(archive, found, as_json=as_json)
    if as_json or found.hits:
        return 0
    told = "try a wider time, or fewer words" if _asks_for_a_time(words) else "try fewer words"
    complain(f"nothing answers to “{words}”; {told}")
    return 1


def _asks_for_a_time(line: str) -> bool:
    nodes = parse(line, date.today()).tree
    return any(isinstance(node, During | Time) for node in (nodes.nodes if isinstance(nodes, All) else (nodes,)))


def told_mistakes(archive: Archive, line: str) -> bool:
    """Tell what of a search line can't be meant as it is written; returns whether there was anything."""
    found = archive.search.mistakes(line)
    for sentence in found:
        complain(sentence)
    return bool(found)


def print_found(archive: Archive, found: Found, *, as_json: bool) -> None:
    """Print what a search found, in its order, each story with its best sentence."""
    if as_json:
        print_json([_hit(hit) for hit in found.hits])
        return
    colours = {theme.key: theme for theme in archive.themes.all()}
    for hit in found.hits:
        row = hit.story
        theme = colours.get(row.theme)
        say(f"{styled(row.id, dim=True)}  {styled(row.published.iso[:10]):<10}  {styled(row.title, bold=True)}")
        about = " · ".join(part for part in (theme.name if theme else row.theme, row.place, row.source) if part)
        say(f"{'':18}{styled(about, colour=theme.colour if theme else '')}")
        if hit.snippet:
            print_paragraph(hit.snippet, " " * 18)
    if found.also:
        say(styled(f"also: {found.also}", dim=True), err=True)


def show_story(archive: Archive, story_id: StoryId, *, as_json: bool) -> int:
    """Print one story whole. Raises UnknownStoryError."""
    refreshed(archive)
    story = archive.story(story_id)
    if story is None:
        raise UnknownStoryError.of(story_id)
    if as_json:
        plain = story.to_json()
        why = _why(archive.themes.why(story_id))
        print_json({**{name: plain[name] for name in STORY_FIELDS}, "not_understood": story.not_understood, "why": why})
    else:
        _print_story(story, archive.themes.why(story_id))
    return 0


def show_earlier(archive: Archive, story_id: StoryId, *, as_json: bool) -> int:
    """Print the texts a story had before it was written anew, the last one first. Raises UnknownStoryError."""
    refreshed(archive)
    texts = archive.earlier(story_id)
    if as_json:
        print_json([{name: text.to_json()[name] for name in STORY_FIELDS} for text in texts])
        return 0
    for number, text in enumerate(texts, 1):
        print_paragraph(f"{number} back, brought back by: dateline restore {story_id} --text {number}")
        _print_text(text)
    if not texts:
        complain(f"the story {story_id} has no earlier text")
    return 0


def show_related(archive: Archive, story_id: StoryId, *, as_json: bool) -> int:
    """Print the stories that belong with one, each with its reasons. Raises UnknownStoryError."""
    refreshed(archive)
    answers = archive.related(story_id)
    if as_json:
        print_json(
            [
                {
                    "id": one.story.id,
                    "title": one.story.title,
                    "published": one.story.published.iso,
                    "score": round(one.score, 4),
                    "reasons": list(one.reasons),
                    "thread": place.thread.name if (place := archive.threads.position(one.story.id)) else "",
                }
                for one in answers
            ]
        )
        return 0
    for one in answers:
        row = one.story
        say(f"{styled(row.id, dim=True)}  {styled(row.published.iso[:10]):<10}  {styled(row.title, bold=True)}")
        print_paragraph("; ".join(one.reasons), " " * 18)
    if place := archive.threads.position(story_id):
        say(styled(f"thread: {place.thread.name}, {place.nth} of {place.thread.count} stories", dim=True), err=True)
    if not answers:
        say("No story here belongs with it.", err=True)
    return 0


def show_themes(archive: Archive, *, as_json: bool) -> int:
    """Print every theme with how many stories it has."""
    refreshed(archive)
    sums = archive.counts(Selection()).themes
    if as_json:
        print_json(
            [{"key": theme.key, "name": theme.name, "stories": sums.get(theme.key, 0)} for theme in archive.themes.all()]
        )
        return 0
    for theme in archive.themes.all():
        name = styled(f"{theme.name:<18}", colour=theme.colour)
        say(f"{name} {sums.get(theme.key, 0):>8,}  {styled(theme.key, dim=True)}")
    return 0


def _hit(hit: Hit) -> dict[str, object]:
    row = hit.story
    return {
        "id": row.id,
        "title": row.title,
        "published": row.published.iso,
        "place": row.place,
        "themes": list(row.themes),
        "score": round(hit.score, 4),
    }


def _why(choice: ThemeChoice) -> dict[str, object]:
    return {
        "theme": choice.themes[0],
        "corrected": choice.corrected,
        "words": {key: list(choice.words[key]) for key in choice.themes if key in choice.words},
        "learned": {key: {"corrections": one.corrections, "words": list(one.words)} for key, one in choice.learned.items()},
    }


def _print_story(story: Story, why: ThemeChoice) -> None:
    _print_text(story, " · ".join(story.themes) + f" ({why.told})")


def _print_text(story: Story, about: str = "") -> None:
    print_paragraph(story.title)
    date = story.published.iso + (" (the file's date)" if story.undated else " (from its age)" if story.derived else "")
    print_paragraph(" · ".join(part for part in (story.place, date, story.source, story.author) if part))
    if about:
        print_paragraph(about)
    if story.not_understood:
        print_paragraph(story.not_understood)
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
