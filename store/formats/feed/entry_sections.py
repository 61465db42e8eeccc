"""What an entry of a feed is filed under, in whichever of its elements that stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lxml import etree

from store.text.subject_codes import subject_code

_MEDIA, _DUBLIN_TERMS = "{http://search.yahoo.com/mrss/}", "{http://purl.org/dc/terms/}"
_DUBLIN_CORE, _ITUNES = "{http://purl.org/dc/elements/1.1/}", "{http://www.itunes.com/dtds/podcast-1.0.dtd}"
_PRISM = "prismstandard.org/namespaces/"
_NAMES = frozenset(("category", "keywords", "subject", "section"))
"""Names, in other rooms than a feed's own, of elements that say what an entry is filed under."""
_MOST = 40


def terms(tags: Iterable[Mapping[str, str | None]]) -> tuple[str, ...]:
    """Return what categories are called: the label that is to be shown, else the term; a code of an agency is kept beside its label."""
    found: dict[str, None] = {}
    for tag in tags:
        label, term = tag.get("label") or "", tag.get("term") or ""
        found |= dict.fromkeys(filter(None, (label or term, term if label and subject_code(term) else "")))
    return tuple(found)


def other_sections(room: str, name: str, child: etree._Element, *, atom: bool) -> tuple[str, ...]:
    """Return what an element in another room than a feed's own says that an entry is filed under; nothing if it says no such thing."""
    if name not in _NAMES:
        return ()
    text = (child.text or "").strip()
    match room, name:
        case (r, "keywords") if r in (_MEDIA, _ITUNES):
            return tuple(filter(None, map(str.strip, text.split(",")[:_MOST])))
        case (r, "category") if r in (_MEDIA, _ITUNES):
            return tuple(filter(None, (child.get("label") or child.get("text") or text,)))
        case (r, "subject") if r == _DUBLIN_TERMS or (atom and r == _DUBLIN_CORE):
            return (text,) if text else ()
        case (r, "section") if _PRISM in r:
            return (text,) if text else ()
    return ()
