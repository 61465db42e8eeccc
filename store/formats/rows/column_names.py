"""What programs call the parts of a story in their tables and lists, and which column of a row is which part."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from store.formats.unreadable import NoStoriesError
from store.text.clean import clean_line
from store.text.fold import fold

NAMES = {
    "title": "title headline webtitle resolvedtitle giventitle articletitle documenttitle readabletitle storytitle subject heading",
    "link": "link url weburl href sourceurl resolvedurl givenurl articleurl permalink canonicalurl originalurl canonical uri web guid",
    "published": (
        "published date pubdate publisheddate datepublished publishedat publishdate publicationdate publicationtime webpublicationdate"
        " publishedon postedat posted datetime seendate created createdat datecreated createdutc creationdate timeadded addedat dateadded"
        " added savedat saveddate datesaved timestamp time day"
    ),
    "updated": "updated updatedat dateupdated modified modifiedat datemodified lastmodified lastupdated webmodificationdate",
    "body": (
        "body text content contenthtml htmlcontent contenttext fulltext articlebody articletext bodytext bodyhtml contentencoded html"
        " selftext storytext story article"
    ),
    "summary": "summary description excerpt abstract snippet lead lede standfirst trailtext teaser deck subtitle subheadline",
    "highlights": "highlights keypoints bullets takeaways",
    "place": "place dateline city where",
    "caption": "caption imagecaption photocaption",
    "credit": "credit imagecredit photocredit",
    "source": (
        "source publication site sitename publisher publishedby newspaper outlet paper feed feedtitle feedname domain domainname origin"
        " website media sourcename"
    ),
    "author": "author authors byline creator by writer dccreator reporter",
    "sections": (
        "section sections sectionname subsection subsectionname pillarname category categories topic topics subjects keywords newsdesk desk"
        " articlesection rubric rubrik ressort rubrique seccion secao sezione medtop iptc mediatopics subjectcodes theme themes"
    ),
    "language": "language lang locale",
    "tags": "tags tag labels label mytags usertags",
    "note": "note notes comment comments annotation mynote documentnote",
    "read": "read isread isarchived archived archive done finished readat",
    "unread": "unread isunread",
    "starred": "starred isstarred star favorite favourite isfavorite isfavourite favorites fav",
    "state": "status state",
    "folder": "folder collection list",
    "progress": "readingprogress progress",
    "quotes": "quote quotes highlight annotations",
}
"""What each part is called, the likeliest name first; cases, spaces and signs apart. The last four tell of others:
`state` and `folder` may say that a story was read or starred, `progress` how far, `quotes` are what the person marked in it."""
MAPPABLE = tuple(part for part in NAMES if part not in ("unread", "state", "folder", "progress"))
"""The parts that a person may name."""
_PART_OF = {name: part for part, names in NAMES.items() for name in names.split()}
_RANK = {name: rank for names in NAMES.values() for rank, name in enumerate(names.split())}
_SIGNS = re.compile(r"[\W_]+")
_FIRST = -1_000
_LISTED = 30
_LONGEST = 60


def plain_name(column: str) -> str:
    """Return a column's name without cases, accents, spaces and signs."""
    return _SIGNS.sub("", fold(column))


@dataclass(frozen=True, slots=True)
class Parts:
    """Which columns hold which part of a story, by the rows' own names, the likeliest first."""

    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Part to columns."""

    def of(self, part: str) -> tuple[str, ...]:
        """Return the columns of a part."""
        return self.columns.get(part, ())

    @property
    def can_be_stories(self) -> bool:
        """Whether rows of these columns have a headline."""
        return "title" in self.columns


def parts_of(columns: Iterable[str], meant: Mapping[str, str], ready: Mapping[str, str]) -> Parts:
    """Return which columns hold which part: as the person says (`meant`), as a program's export has it (`ready`), else by their names."""
    names = list(columns)
    said = {plain_name(column): part for column, part in meant.items()}
    rank = {**_RANK, **{plain: place - len(ready) for place, plain in enumerate(ready)}, **dict.fromkeys(said, _FIRST)}
    found: dict[str, list[tuple[int, str]]] = {}
    for column in names:
        plain = plain_name(column)
        if part := said.get(plain, "" if "." in column else ready.get(plain, _PART_OF.get(plain, ""))):
            found.setdefault(part, []).append((rank[plain], column))
    for column, part in meant.items():
        if "." in column and column not in names and column.partition(".")[0] in names:
            found.setdefault(part, []).append((_FIRST, column))
    for part in set(meant.values()) & found.keys():
        found[part] = [one for one in found[part] if one[0] == _FIRST]
    return Parts({part: tuple(column for _, column in sorted(ranked)) for part, ranked in found.items()})


def is_there(column: str, names: Iterable[str]) -> bool:
    """Return whether a column that a person names is among some names, or leads into one of them by a point."""
    wanted = plain_name(column)
    return any(wanted == plain_name(name) or ("." in column and column.partition(".")[0] == name) for name in names)


def check(columns: Iterable[str], meant: Iterable[str], parts: Parts, what: str) -> None:
    """Raise NoStoriesError if a column that a person named is not there, or none of the columns is a headline's."""
    names = list(columns)
    there = ", ".join(clean_line(name)[:_LONGEST] for name in names[:_LISTED]) + (", …" if len(names) > _LISTED else "")
    for column in meant:
        if not is_there(column, names):
            raise NoStoriesError(f"{what} has no “{column}”, which --map names; there are {there or 'none at all'}")
    if not parts.can_be_stories:
        raise NoStoriesError(f"none of its names is known as a headline's; say which is: --map NAME=title, out of {there}")


def part_named(word: str) -> str:
    """Return the part of a story that a person means by a word; nothing if there is none of that name."""
    plain = plain_name(word)
    part = plain if plain in NAMES else _PART_OF.get(plain, "")
    return part if part in MAPPABLE else ""
