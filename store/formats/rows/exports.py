"""Ready mappings: the exports of programs that people switch from, known by their columns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from store.formats.rows.column_names import plain_name


@dataclass(frozen=True, slots=True)
class Export:
    """What a program's export is known by, and what its columns hold where their names alone don't say it."""

    name: str
    """What it is called in messages."""
    needs: frozenset[str]
    """The columns it has, in plain names; whoever has all of them is taken for it."""
    parts: Mapping[str, str] = field(default_factory=dict)
    """Columns in plain names to parts of a story; an empty part for columns that are left alone."""
    tag_sign: str = ""
    """What parts its tags; found out if it is not given."""


PLAIN = Export("", frozenset())
"""No program's export."""


def _export(name: str, needs: str, tag_sign: str = "", **parts: str) -> Export:
    columns = {column: part.rstrip("_") for part, listed in parts.items() for column in listed.split()}
    return Export(
        name, frozenset(needs.split()), {name: "" if part == "nothing" else part for name, part in columns.items()}, tag_sign
    )


EXPORTS = (
    _export(
        "Readwise Reader export",
        "title url documenttags readingprogress location",
        tags="documenttags",
        state="location",
        published="saveddate",
        nothing="seen id",
    ),
    _export(
        "Readwise highlights",
        "highlight booktitle",
        title="booktitle",
        author="bookauthor",
        quotes="highlight",
        tags="documenttags tags",
        published="highlightedat",
        nothing="color location locationtype amazonbookid",
    ),
    _export(
        "Readwise Reader export",
        "sourceurl readingprogress location",
        link="sourceurl",
        source="sitename",
        state="location",
        published="publisheddate",
        saved="savedat createdat",
        nothing="url source category htmlcontent updatedat wordcount id firstopenedat lastopenedat lastmovedat",
    ),
    _export(
        "Readwise export",
        "userbookid highlights title",
        title="readabletitle title",
        link="sourceurl",
        tags="booktags",
        quotes="highlights",
        note="documentnote",
        nothing="uniqueurl readwiseurl source category coverimageurl",
    ),
    _export("Pocket export", "url timeadded tags status", "|", published="timeadded", state="status"),
    _export("Pocket export", "resolvedurl timeadded status", published="timeadded", numbered="status", body="excerpt"),
    _export(
        "Instapaper export", "url title selection folder timestamp", note="selection", folder="folder", published="timestamp"
    ),
    _export(
        "Google Reader export",
        "categories origin title published",
        link="canonical alternate",
        source="origin",
        labels="categories",
        body="content summary",
        quotes="annotations",
        note="comments",
        nothing="id updated",
    ),
    _export(
        "Pinboard export",
        "href description extended hash toread",
        " ",
        title="description",
        link="href",
        note="extended",
        published="time",
        nothing="hash meta shared toread",
    ),
    _export("Raindrop export", "title note excerpt url folder created highlights", quotes="highlights", body="excerpt"),
    _export("Wallabag export", "isarchived isstarred title url", quotes="annotations", source="domainname"),
)
"""The exports that are known; the first that fits is taken."""


def export_of(columns: Iterable[str]) -> Export:
    """Return the export that rows of these columns come from; `PLAIN` if it is none that is known."""
    plain = {plain_name(column) for column in columns}
    return next((export for export in EXPORTS if export.needs <= plain), PLAIN)
