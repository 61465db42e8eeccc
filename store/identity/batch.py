"""A batch of stories sorted into new, updated and unchanged, against what is kept and against one another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from store.api.story import Story, StoryId
from store.identity.ids import base_id, content_digest, free_variant, same_content
from store.identity.links import is_same_link, link_key
from store.identity.retitled import is_retitled
from store.identity.versions import conflicting, may_be_one_day, merged, version_score, with_first_date

OUTCOMES = ("added", "updated", "unchanged")
"""What can become of a story."""


class Batch:
    """Sorts stories into new, updated and unchanged, against what is kept and against one another."""

    def __init__(self, kept: Mapping[str, list[Story]]) -> None:
        """`kept` are the stories of before, by their titles' keys."""
        self._by_key = dict(kept)
        self._keys_of_link: dict[str, set[str]] = {}
        """Titles under which stories of one page stand."""
        self._ids = {story.id for stories in kept.values() for story in stories}
        for key, stories in kept.items():
            for story in stories:
                self._note_link(key, story)
        self._home = {story.id: story.published.month for stories in kept.values() for story in stories}
        """Months of the stories that were kept before."""
        self._changed: dict[StoryId, Story] = {}
        self._replaced: dict[StoryId, list[Story]] = {}
        """Texts in whose place another stands now, or that came when a newer one stood already."""
        self._outcomes: list[tuple[str, StoryId]] = []
        self._shown: dict[StoryId, Story] = {}

    def take(self, key: str, story: Story, *, kept: bool = False) -> StoryId:
        """Sort one story, given its title's key, and return the id it stands under; one that was `kept` elsewhere keeps its own."""
        known = self._by_key.setdefault(key, [])
        place = _place_of_kept(known, story) if kept else _place_of(known, story)
        if place is None and not kept:
            known, place = self._under_another_title(key, story) or (known, None)
        if place is None:
            self._note_link(key, story)
            return self._add(known, story, kept=kept)
        old = known[place]
        new = known[place] = self._joined(old, story)
        if new != old:
            self._changed[new.id] = new
        same_text = replace(new, seen=old.seen, feeds=old.feeds, also=old.also) == old
        return self._note("unchanged" if same_text else "updated", new)

    @property
    def changed(self) -> list[tuple[Story, bool]]:
        """What has to be indexed, each with whether it stood before."""
        return [(story, story_id in self._home) for story_id, story in self._changed.items()]

    def by_month(self) -> dict[str, tuple[list[Story], list[Story]]]:
        """Return what has to be written, by month: the stories, and the texts that they replaced."""
        months: dict[str, tuple[list[Story], list[Story]]] = {}
        for story_id, story in self._changed.items():
            stories, replaced = months.setdefault(story.published.month, ([], []))
            stories.append(story)
            replaced.extend(self._replaced.get(story_id, ()))
        return dict(sorted(months.items()))

    def moves(self) -> dict[tuple[str, str], list[StoryId]]:
        """Return the stories that go from one month to another."""
        moving: dict[tuple[str, str], list[StoryId]] = {}
        for story_id, story in self._changed.items():
            was, now = self._home.get(story_id), story.published.month
            if was is not None and was != now:
                moving.setdefault((was, now), []).append(story_id)
        return moving

    def result(self) -> list[tuple[str, Story]]:
        """Return what became of each story that was taken: one of `OUTCOMES`, and the story as it is kept."""
        return [(outcome, self._shown[story_id]) for outcome, story_id in self._outcomes]

    def _add(self, known: list[Story], story: Story, *, kept: bool) -> StoryId:
        name = story.id if kept else base_id(story.title)
        if name in self._ids:
            name = free_variant(story, self._ids.__contains__)
        new = story if name == story.id else replace(story, id=name)
        known.append(new)
        self._ids.add(name)
        self._changed[new.id] = new
        return self._note("added", new)

    def _under_another_title(self, key: str, story: Story) -> tuple[list[Story], int] | None:
        """Return where a story of the same page stands whose title was another; None if there is none."""
        for other in self._keys_of_link.get(link_key(story.link), set()) - {key}:
            known = self._by_key[other]
            for place, old in enumerate(known):
                if link_key(old.link) == link_key(story.link) and is_retitled(old, story):
                    return known, place
        return None

    def _note_link(self, key: str, story: Story) -> None:
        if story.link and (page := link_key(story.link)):
            self._keys_of_link.setdefault(page, set()).add(key)

    def _joined(self, old: Story, story: Story) -> Story:
        """Return a story when it comes again; what it replaces is kept aside, and that it came in this form is noted."""
        if not same_content(old, story) and content_digest(story) in old.seen:
            return with_first_date(old, story)
        new = merged(old, story)
        if same_content(old, story):
            return new
        for text in (old, replace(story, id=old.id)):
            if conflicting(text, new):
                self._replaced.setdefault(old.id, []).append(replace(text, seen=()))
        return replace(new, seen=tuple(dict.fromkeys((*old.seen, content_digest(old), content_digest(story)))))

    def _note(self, outcome: str, story: Story) -> StoryId:
        self._shown[story.id] = story
        self._outcomes.append((outcome, story.id))
        return story.id


def _place_of_kept(known: Sequence[Story], story: Story) -> int | None:
    """Return which story this is that was kept in another archive: the one under its id, or the very same one."""
    places = range(len(known))
    by_id = next((place for place in places if known[place].id == story.id), None)
    if by_id is not None:
        return by_id if _is_version(known[by_id], story) else _place_of(known, story)
    same = (place for place in places if same_content(known[place], story) and known[place].published == story.published)
    return next(same, None)


def _is_version(old: Story, story: Story) -> bool:
    return same_content(old, story) or content_digest(story) in old.seen or version_score(old, story) > 0


def _place_of(known: Sequence[Story], story: Story) -> int | None:
    """Return which story this is: one that came in this very form before, else the likeliest version; None if it is one of its own.

    A title without any text is the same on many days, so that there its day decides.
    """
    form = content_digest(story) if any(old.seen for old in known) else ""
    has_text = bool(story.body or story.highlights)
    same = [
        place
        for place, old in enumerate(known)
        if (same_content(old, story) or form in old.seen) and (has_text or may_be_one_day(old, story))
    ]
    scores = {place: version_score(known[place], story) for place in same or range(len(known))}
    likely = [place for place, score in scores.items() if same or score > 0]

    def likeness(place: int) -> tuple[bool, bool, float]:
        old = known[place]
        return same_content(old, story), is_same_link(old, story), scores[place]

    return max(likely, key=likeness, default=None)
