"""Stories of the rows of one source: which column is what is worked out once for all rows of the same columns."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from itertools import islice

from store.api.changes import Refused
from store.api.errors import StoryError
from store.api.story import is_web_address
from store.api.views import UNMARKED
from store.api.when import When
from store.formats.article import Article
from store.formats.rich_text import paragraphs_of, plain_line
from store.formats.rows.column_names import Parts, check, is_there, parts_of
from store.formats.rows.dates import Order, is_ambiguous, order_of, says_nothing, when_of
from store.formats.rows.exports import PLAIN, Export, export_of
from store.formats.rows.own_form import is_own, own_story
from store.formats.rows.person_marks import marks_of
from store.formats.rows.values import Row, looked_up, text_of, texts_of, unwrapped, words_of
from store.formats.source import OpenSource, ReadStory
from store.identity.links import host_of
from store.text.clean import clean_line
from store.text.links import kept_link, web_link

_MOST_KINDS = 200
"""Sets of columns that are remembered."""
_FIRST_ROWS = 1_000
"""Rows that are looked through for a column that the person names."""
_DOUBT = (
    "dates such as {} can be read in two ways, and none in this file tells which; the day was taken to stand first;"
    " if that is wrong, write them as 2025-06-02"
)


@dataclass(slots=True)
class RowReader:
    """Makes stories of rows."""

    source: OpenSource
    """Where they come from."""
    again: Callable[[], Generator[Row, None, None]]
    """Goes through all rows once more, from the first; what stands in a stream stays where it is."""
    own_file: bool = False
    """Whether Dateline wrote all of it."""
    _kinds: dict[tuple[str, ...], tuple[Parts, Export]] = field(default_factory=dict)
    _order: Order | None = None
    _doubt: str = ""

    def read(self, row: Row, line: int) -> ReadStory | Refused | None:
        """Return the story of a row, or why it is none; None for a row that says nothing."""
        try:
            if self._is_own(row):
                return own_story(row, line, self.source.name)
            whole = unwrapped(row)
            parts, export = self.kind(whole)
            return self._story(whole, parts, export, line)
        except StoryError as error:
            return Refused(self.source.name, line, error.reason)

    def check(self, row: Row, what: str) -> None:
        """Check the first row of a file or table, if it is none of ours.

        Raises NoStoriesError if it has no headline, or if a column that the person names is in none of the first rows.
        """
        if self._is_own(row):
            return
        names = dict.fromkeys(unwrapped(row))
        if any(not is_there(column, names) for column in self.source.reading.columns):
            with closing(self.again()) as rows:
                names |= dict.fromkeys(name for one in islice(rows, _FIRST_ROWS) for name in unwrapped(one))
        check(names, self.source.reading.columns, self.kind(unwrapped(row))[0], what)

    def can_be_story(self, row: Row) -> bool:
        """Return whether a row has a headline under a name that is known."""
        return self._is_own(row) or self.kind(unwrapped(row))[0].can_be_stories

    def has_text(self, row: Row) -> bool:
        """Return whether a row has a headline and a text beneath it."""
        whole = unwrapped(row)
        parts = self.kind(whole)[0]
        return parts.can_be_stories and any(text_of(looked_up(whole, column)) for column in parts.of("body"))

    def kind(self, row: Row) -> tuple[Parts, Export]:
        """Return which columns of a row hold what, and which program's export it comes from."""
        names = tuple(row)
        known = self._kinds.get(names)
        if known is None:
            if len(self._kinds) >= _MOST_KINDS:
                self._kinds.clear()
            export = export_of(names)
            known = self._kinds[names] = parts_of(names, self.source.reading.columns, export.parts), export
        return known

    def _is_own(self, row: Row) -> bool:
        return is_own(row, own_file=self.own_file)

    def _story(self, row: Row, parts: Parts, export: Export, line: int) -> ReadStory | None:
        title, link = self._line(row, parts, "title"), self._link(row, parts)
        body, summary = self._paragraphs(row, parts, "body"), self._paragraphs(row, parts, "summary")
        if not (title or link or body or summary) and not any(map(text_of, row.values())):
            return None
        if not title and not is_web_address(link):
            raise StoryError("title", "there is no headline in this row; give it one")
        published = self._when(row, parts, "published") or self._when(row, parts, "saved")
        marks = marks_of(row, parts, export.tag_sign)
        story = Article(
            title or link,
            body or summary,
            published,
            self._when(row, parts, "updated"),
            self._line(row, parts, "place"),
            [*self._highlights(row, parts), *_standing_above(summary, body)],
            self._line(row, parts, "caption"),
            self._line(row, parts, "credit"),
            self._line(row, parts, "source") or host_of(link),
            link,
            self._author(row, parts),
            _language(self._line(row, parts, "language")),
            [word for column in parts.of("sections") for word in words_of(looked_up(row, column))],
        ).story(self.source.kept, bare=True)
        form = f"{export.name}: its columns say so" if export is not PLAIN else ""
        return ReadStory(
            story, line, self.source.name, _why(parts), marks if marks != UNMARKED else UNMARKED, False, form, self._doubt
        )

    def _line(self, row: Row, parts: Parts, part: str) -> str:
        return next((text for column in parts.of(part) if (text := plain_line(text_of(looked_up(row, column))))), "")

    def _link(self, row: Row, parts: Parts) -> str:
        """Return the first address of the web that a row has, else the first link that is none."""
        links = [text_of(looked_up(row, column)) for column in parts.of("link")]
        return next(filter(None, map(web_link, links)), "") or next(filter(None, map(kept_link, links)), "")

    def _author(self, row: Row, parts: Parts) -> str:
        for column in parts.of("author"):
            names = [plain_line(text) for text in texts_of(looked_up(row, column))]
            if author := ", ".join(dict.fromkeys(filter(None, names))):
                return author[3:] if author[:3].casefold() == "by " else author
        return ""

    def _paragraphs(self, row: Row, parts: Parts, part: str) -> tuple[str, ...]:
        for column in parts.of(part):
            found = tuple(line for text in texts_of(looked_up(row, column)) for line in paragraphs_of(text))
            if found:
                return found
        return ()

    def _highlights(self, row: Row, parts: Parts) -> Iterator[str]:
        for column in parts.of("highlights"):
            for text in texts_of(looked_up(row, column)):
                yield from (line.removeprefix("• ") for line in paragraphs_of(text))

    def _when(self, row: Row, parts: Parts, part: str) -> When | None:
        """Return when something was done to a story; None if nothing is said of it. Raises StoryError if that is no date."""
        for column in parts.of(part):
            value = looked_up(row, column)
            if says_nothing(value):
                continue
            if self._order is None and is_ambiguous(value):
                self._settle(parts.of(part), text_of(value).strip())
            if when := when_of(value, self._order or Order.DAY):
                return when
            if part == "published":
                raise StoryError(
                    "published", f"“{clean_line(text_of(value))[:40]}” is no date that can be read; write it as 2025-06-02"
                )
        return None

    def _settle(self, columns: Sequence[str], example: str) -> None:
        """Find out from all rows which of day and month stands first."""
        with closing(self.again()) as rows:
            order = order_of(looked_up(row, column) for row in map(unwrapped, rows) for column in columns)
        self._order = order or Order.DAY
        self._doubt = "" if order else _DOUBT.format(clean_line(example)[:20])


def _why(parts: Parts) -> str:
    """Return what was taken for the headline and the date."""
    taken = (
        f"“{clean_line(parts.of(part)[0])}” is its {word}"
        for part, word in (("title", "headline"), ("published", "date"))
        if parts.of(part)
    )
    return ", ".join(taken)


def _standing_above(summary: tuple[str, ...], body: tuple[str, ...]) -> Iterator[str]:
    """Yield what a summary says beside a text, unless it is only how the text begins."""
    beginning = " ".join(body[:3])
    for line in summary if body else ():
        if line.rstrip(" .…[]")[:80] not in beginning and len(line) <= 500:
            yield line


def _language(name: str) -> str:
    """Return a language's tag, if a row gives one."""
    tag = name.replace("_", "-")
    return tag if 2 <= len(tag) <= 10 and tag.replace("-", "").isalpha() and len(tag.split("-")[0]) <= 3 else ""
