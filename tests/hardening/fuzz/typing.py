"""What a person types, fuzzed: the search language and the search, dates, the line that `:` opens, the plain mode, tags, links, drafts."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from functools import partial
from itertools import islice
from pathlib import Path

from store.api.views import Selection
from store.dates.spans import parse_span
from store.fetch import addresses
from store.folder.archive import FolderArchive
from store.formats import ReadStory, read_paths
from store.formats.feed_address import feed_address
from store.identity import ids, links
from store.paths import Paths, seeds_folder
from store.query import described, parse, printed
from store.query.completion import Value, completions, value_of
from store.query.cursor_spots import spot_at
from store.query.line_filters import narrowed, widened
from store.query.mistakes import mistakes
from store.query.offered_times import times_from
from store.query.parser import LONGEST as LONGEST_LINE
from store.text.links import web_link
from store.text.tags import LONGEST, tags_of, without_tags
from tests.hardening.fuzz.seeds import examples
from tests.hardening.fuzz.target import KEPT, TODAY, Target, Try, check_story, check_text, text_of
from tui.dialogs.story_draft import Draft, Fields, drafts_of
from tui.plain.loop import converse
from tui.screens.timeline.command_line import Named, nearest, understood
from tui.terminal.key_names import keys_written
from tui.terminal.key_names import printed as key_printed

_THEMES = {"water": "Water", "digital-finance": "Digital finance", "diplomacy": "Diplomacy"}
_SIGNS = tuple(
    word.encode()
    for word in "( ) | ! ' \" ^ : .. theme: title: after: before: on: about: is: sort: tag: place: person: 2025 june".split()
)
_PLAIN = tuple(
    word.encode()
    for word in "next back find go date unread thread related star note tag undo where all help 3 ² ٣ 0 -1".split()
)
_NAMED = [
    Named("story.star", "Star the story"),
    Named("stories.save", "Save what is shown"),
    Named("view.lanes", "Themes side by side"),
]


def targets() -> list[Target]:
    """Return all that is typed."""
    return [
        Target("search-line", lambda _: _search_line, partial(examples, "store/query", "store/search"), 12, _SIGNS),
        Target("search", _searching, partial(examples, "store/query", "store/search"), 1, _SIGNS),
        Target("typed-date", lambda _: _typed_date, partial(examples, "store/query", "store/dates"), 10),
        Target("command-line", lambda _: _command_line, partial(examples, "tui/screens"), 8),
        Target("plain-mode", _plain_mode, partial(examples, "tui/plain"), 1, _PLAIN),
        Target(
            "tags-ids-links", lambda _: _tags_ids_links, partial(examples, "store/identity", "store/fetch", "store/text"), 10
        ),
        Target("keys", lambda _: _keys, partial(examples, "tui/terminal"), 6),
        Target("draft", lambda _: _draft, partial(examples, "tui/dialogs", "store/formats/news_text"), 3),
    ]


def _known(field: str, typed: str) -> Sequence[Value]:
    return [value_of("water", 3, "Water"), value_of("Islamabad 'north'", 2), value_of("", 1)]


def _search_line(raw: bytes) -> object:
    line = text_of(raw)
    query = parse(line, TODAY)
    again = parse(f"{printed(query)} ", TODAY)
    same = (again.tree, again.sort) == (query.tree, query.sort)
    assert same or len(printed(query)) >= LONGEST_LINE, f"printed as {printed(query)[:200]!r}, which means something else"
    told = described(query, lambda typed: [name for name in _THEMES.values() if name.lower().startswith(typed.lower())])
    looked_at = min(len(line), 120) + 2
    spots = [spot_at(line, at) for at in range(looked_at % 11, looked_at, 11)]
    for spot in spots:
        assert spot is None or 0 <= spot.start <= spot.end <= len(line), f"{spot} lies outside"
    offered = [completions(line, at, _known, TODAY) for at in {1, len(line) // 2, len(line)}]
    amiss = list(mistakes(line, TODAY, _THEMES, ()))
    narrow = narrowed(line, "place", line[:40], TODAY)
    return query, told, spots, offered, amiss, narrow, widened(narrow, TODAY), list(times_from(line[:200], TODAY))


def small_archive(folder: Path) -> FolderArchive:
    """Return an archive of some starting stories."""
    archive = FolderArchive(Paths(folder / "archive", folder / "index", folder / "config"), seeded=False)
    told = (one.story for one in read_paths([str(seeds_folder() / "stories")]) if isinstance(one, ReadStory))
    archive.add(list(islice(told, 25)))
    return archive


def _searching(folder: Path) -> Try:
    archive = small_archive(folder)

    def search(raw: bytes) -> object:
        line = text_of(raw)
        selection = Selection(words=line)
        found = archive.search.find(selection, 20)
        check_text(
            "what was understood",
            *(told for told in (found.label, *found.mistakes) if not told.isprintable() and line.isprintable()),
        )
        answer = archive.search.answer(selection, 10)
        offered = archive.search.complete(line, len(line))
        return [hit.story.id for hit in found.hits], found.label, answer and answer.counts, offered

    return search


def _typed_date(raw: bytes) -> object:
    text = text_of(raw)
    span = parse_span(text, TODAY)
    assert span is None or span[0] <= span[1], f"{span} ends before it begins"
    return span, list(times_from(text[:200], TODAY))


def _command_line(raw: bytes) -> object:
    line = text_of(raw)
    return understood(line, _NAMED, TODAY), nearest(line, _NAMED)


def _plain_mode(folder: Path) -> Try:
    archive = small_archive(folder)

    def typed(raw: bytes) -> object:
        out = io.StringIO()
        converse(archive, text_of(raw).splitlines()[:6], out)
        check_text("what is said", out.getvalue().replace("\n", " "))
        return None  # what is starred once is not starred twice

    return typed


def _tags_ids_links(raw: bytes) -> object:
    text = text_of(raw)
    tags = tags_of(text)
    check_text("a tag", *tags)
    assert all(0 < len(tag) <= LONGEST for tag in tags), "a tag too long, or none"
    assert tags_of(",".join(tags)) == tags, f"tags are other tags the second time: {tags!r:.200}"
    assert without_tags(tags, tags) == ()
    titled = ids.title_key(text), ids.base_id(text), ids.is_id(text), ids.same_title(text, text)
    assert not text.strip() or titled[3], "a title is not the same as itself"
    assert ids.is_id(titled[1])
    address = feed_address(text)
    return (
        tags,
        titled,
        links.link_key(text),
        links.host_of(text),
        address,
        _each(text, web_link, addresses.shown, addresses.checked, addresses.split_credentials, addresses.origin_of),
    )


def _each(text: str, *ask: Callable[[str], object]) -> list[object]:
    """Return what some functions say of an address; those that check it may refuse it."""
    told: list[object] = []
    for one in ask:
        try:
            told.append(one(text))
        except ValueError as error:
            told.append(str(error))
    return told


def _keys(raw: bytes) -> object:
    try:
        return key_printed(keys_written(text_of(raw)))
    except ValueError as error:
        return str(error)


def _draft(raw: bytes) -> object:
    from store.formats.format_table import FORMATS, read_source
    from store.formats.source import ReadFeed, Source

    text = text_of(raw)
    read = [one for one in read_source(Source.of_bytes(raw, "-", KEPT), FORMATS[:1]) if not isinstance(one, ReadFeed)]
    lines = (text.split("\n", 6) + [""] * 7)[:7]
    kept = []
    for draft in (*drafts_of(text, read)[:3], Draft(None, text)):
        kept.append(_told(draft, replace_title(draft.fields, text[:60])))
        kept.append(_told(draft, Fields(lines[0], lines[1], lines[2], lines[3], lines[4], lines[6])))
    return kept


def replace_title(fields: Fields, title: str) -> Fields:
    """Return the lines of a draft with a title, where they have none."""
    return fields if fields.title else Fields(title, fields.date, fields.place, fields.source, fields.link, fields.text)


def _told(draft: Draft, fields: Fields) -> object:
    from store.api.errors import StoryError

    try:
        story = draft.marked(fields).story
    except StoryError as error:
        return str(error)
    check_story(story)
    return story
