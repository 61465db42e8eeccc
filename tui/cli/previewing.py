"""The preview of what adding would keep: where each story was cut from its file and why, and what its parts became."""

from __future__ import annotations

from collections.abc import Sequence

from store.api.changes import Refused
from store.api.story import Story
from store.formats import ReadStory, read_paths
from tui.cli.output import complain, print_json, say, styled

_SHOWN = ("published", "updated", "place", "author", "source", "link", "caption", "credit", "highlights", "language", "body")
_LONGEST = 100


def preview_stories(paths: Sequence[str], *, as_json: bool) -> int:
    """Print the stories that adding some files, folders or standard input would keep; nothing is kept. Returns 1 if any is refused."""
    read = list(read_paths(paths))
    stories = [one for one in read if isinstance(one, ReadStory)]
    refused = [one for one in read if isinstance(one, Refused)]
    if as_json:
        print_json(
            {
                "stories": [
                    {"file": one.file, "line": one.line, "why": one.why, "story": one.story.to_json()} for one in stories
                ],
                "refused": [{"file": one.file, "line": one.line, "reason": one.reason} for one in refused],
            }
        )
        return 1 if refused else 0
    for one in stories:
        _print(one)
    say(styled(f"{len(stories):,} stories would be added, {len(refused):,} refused; nothing is kept.", bold=True))
    for gone in refused:
        complain(f"{gone.file}:{gone.line}: {gone.reason}" if gone.line else f"{gone.file}: {gone.reason}")
    return 1 if refused else 0


def _print(one: ReadStory) -> None:
    say(f"{styled(f'{one.file}:{one.line}')}  {styled(one.story.title, bold=True)}")
    say(f"  {'cut here':<11} {styled(one.why, dim=True)}")
    for name in _SHOWN:
        if told := _told(one.story, name):
            say(f"  {name:<11} {styled(told)}")
    say()


def _told(story: Story, name: str) -> str:
    value = story.to_json()[name]
    if name == "published":
        return f"{value}{' (the file’s date)' if story.undated else ' (from its age)' if story.derived else ''}"
    if name == "body":
        told = f"{len(value):,} {'paragraph' if len(value) == 1 else 'paragraphs'}"
        return f"{told}: {_short(value[0])}" if value else ""
    return _short(" • ".join(value) if isinstance(value, list) else value or "")


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
