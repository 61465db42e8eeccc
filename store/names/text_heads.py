"""How a report begins: its writer, and the place in capitals it was sent from, before its first sentence."""

from __future__ import annotations

import re

_HEAD = re.compile(
    r"(?P<writer>(?:[A-Z][\w.'’-]* ){1,3}(?:[A-Z]\w*[a-z]\w*|[A-Z]\.) )?"
    r"(?P<place>[A-Z][A-Z.'’/-]+(?: [A-Z][A-Z.'’/-]+){0,4})"
    r"(?P<region>(?:, [A-Z][\w.]*(?: [A-Z][\w.]*){0,2}){0,2})"
    r"(?P<rest> (?:\d{4}-\d\d-\d\d|\([A-Z][\w /.-]{1,20}\)(?: [-–—]+)?|[-–—]+"
    r"|[A-Z][a-z]{2,8}\.? \d{1,2} ?(?:\([\w /.]{2,20}\))? ?[-–—]*) )(?=\S)"
)
"""`Ann Vell NEW TOVIN, Norway (Reuters) - `, with the day or the agency, before the first sentence."""
_LONGEST = 120


def without_head(text: str) -> tuple[list[str], str]:
    """Return the parts of what a report begins with, each by itself, and the text from its first sentence on."""
    match = _HEAD.match(text[:_LONGEST])
    if match is None or not _is_place(match["place"]):
        return [], text
    place = " ".join(part.capitalize() for part in match["place"].split())
    heads = [match["writer"] or "", place, match["region"].lstrip(", ")]
    return [one.strip() for one in heads if one.strip()], text[match.end() :]


def _is_place(printed: str) -> bool:
    """Return whether capitals are long enough to be a place's name and no abbreviation at the beginning of a sentence."""
    return len(printed) > 3 and "/" not in printed
