"""Bylines: the names of people and newsrooms above a text, and the roles beneath names."""

# ruff: noqa: E501 - tables of words and patterns read best in long lines
from __future__ import annotations

import re

from store.formats.news_text.line_openings import BYLINE, page_line_kinds
from store.text.fold import words
from store.text.late_pattern import LatePattern

_NEWS = frozenset(
    "news press times post agency agencies reuters afp ap bbc desk report dawn guardian journal tribune media wire".split()
)
"""Words that newsrooms have in their names."""
_TRADES = frozenset(
    """correspondent correspondents reporter reporters editor journalist columnist analyst producer writer contributor
    korrespondent korrespondentin redakteur redakteurin reporterin journaliste corresponsal correspondente correspondant
    redactor redactora redattore redattrice wartawan muhabiri editoru""".split()
)
"""What people are beneath their names."""
_SMALL = frozenset(
    "and de al bin van von of in the for der den del el da do dos di la le ten ter ibn y e und et & with".split()
)
_NAME_WORD = re.compile(r"(?:[^\W\d_]\.)+|[^\W\d_][^\W\d_.]*(?:['’ʼ\-][^\W\d_]+)*\.?")
_BY = re.compile(r"(?:by|von|par|por|di|oleh)\s+(?=\w)", re.IGNORECASE)
_DESK = re.compile(r"\b(?:desk|newsroom|staff|bureau)$", re.IGNORECASE)
_REPORTED = LatePattern(
    r"""\(?\s*(?:(?:reporting|written|writing|compiled|reported)\s+by|текст:)\s+(?P<names>[^;.()]{3,200})(?P<rest>[;.(].*)?\)?\.?""",
    re.IGNORECASE | re.VERBOSE,
)
_ONLY_HELPED = LatePattern(
    r"""\(?\s*(?:(?:additional|further|other)\s+reporting|edit(?:ing|ed)|production|graphics?|fact[ -]check(?:ing|ed)|translat(?:ion|ed))\s+by\s+(?P<names1>.{3,200}?)\)?\.?
    |\(?\s*with\s+(?:additional\s+)?(?:inputs?|reporting|files?|reports?|contributions?)\s+(?:from|by)\s+(?P<names2>.{2,100}?)\)?\.?""",
    re.IGNORECASE | re.VERBOSE,
)
_APART = str.maketrans(",|/;", "    ")
_NAME_PART = re.compile(r"[^\W\d_]+")
_PLACE_OF = LatePattern(r"\s+in\s+[A-Z][\w.'’-]+(?:\s(?:[A-Z][\w.'’-]+|de|do|da|del))*")
_PAPER_FOR = LatePattern(r"\s+(?:for|FOR|für|pour|para|per)\s+(?:the\s+|THE\s+)?(?=[A-ZÀ-Þ])")
_PAPER_LAST = LatePattern(r"\s*[|,]\s*(?=[A-Z][^|,]*$)")


def without_by(byline: str) -> tuple[str, bool]:
    """Return a byline without its "By", in the languages that have one, and whether it had it."""
    return _BY.sub("", byline).strip(" |·•,"), bool(_BY.match(byline))


def reported_by(line: str) -> str:
    """Return the names in a line such as `Reporting by Jan Doe in Kyiv; Editing by Ann Roe`; a sentence gives nothing.

    A line that names only editors and helpers gives a blank, as it says nothing of the author.
    """
    if len(line) > 400 or BYLINE not in page_line_kinds(line):
        return ""
    if helped := _ONLY_HELPED.compiled.fullmatch(line):
        names = (helped["names1"] or helped["names2"]).split(";")[0].rstrip(".")
        return " " if is_person(_PLACE_OF.compiled.sub("", names)) else ""
    match = _REPORTED.compiled.fullmatch(line)
    names = _PLACE_OF.compiled.sub("", match["names"].strip(" ,")) if match else ""
    return names if is_person(names) else ""


def author_and_paper(byline: str) -> tuple[str, str]:
    """Return the names in a byline and the paper beside them: `Ann Roe for Coast Daily`, `Ann Roe, Coast News`."""
    name, paper = _split_off_paper(byline.strip(" ,|·•"))
    shouts = len(name.split()) > 1 and all(word.isupper() or word in _SMALL for word in name.split())
    return (_in_small_letters(name) if shouts else name), paper


def _in_small_letters(names: str) -> str:
    """Return names that a page prints in capitals as they are written: `Ann van Dijk` for `ANN VAN DIJK`; initials stay."""
    written: list[str] = []
    for word in names.split():
        small = word.lower()
        if "." in word[:-1] or (len(word.strip(",")) <= 2 and not set(small) & set("aeiouyäöüåøæ")):
            small = word
        elif not written or small not in _SMALL:
            small = _NAME_PART.sub(lambda part: part[0].capitalize(), small)
        written.append(small)
    return " ".join(written)


def _split_off_paper(byline: str) -> tuple[str, str]:
    """Return a byline's names and the paper beside them, as printed."""
    match = _PAPER_FOR.compiled.search(byline) or _PAPER_LAST.compiled.search(byline)
    name, paper = (byline[: match.start()].strip(" ,|"), byline[match.end() :].strip(" ,|")) if match else ("", "")
    if match and name and (match.re is _PAPER_FOR.compiled or is_newsroom(paper)):
        return name, paper
    return (name, "") if name and is_role(paper) else (byline, "")


def is_person(name: str) -> bool:
    """Return whether what stands after "By" can be names: capitalised words, no sentence."""
    parts = name.translate(_APART).split()
    return (
        bool(parts)
        and len(parts) <= 18
        and not name.endswith(("!", "?", ":"))
        and not (name.endswith(".") and len(parts[-1]) > 3)
        and all(not word[0].islower() or word in _SMALL for word in parts)
        and (len(parts) <= 10 or "," in name or " and " in name)
    )


def is_name(text: str) -> bool:
    """Return whether a short line is nothing but a person's name, or several."""
    if len(text) > 80 or not text or text[0].islower() or any(map(str.isdigit, text)):
        return False
    return all(map(_is_one_name, re.split(r",\s*|\s+(?:and|&|und|et|y|e)\s+", text)))


def _is_one_name(name: str) -> bool:
    parts = name.split()
    capitalised = (word in _SMALL or (word[0].isupper() and _NAME_WORD.fullmatch(word)) for word in parts)
    return 2 <= len(parts) <= 5 and parts[-1] not in _SMALL and all(capitalised)


def is_role(text: str) -> bool:
    """Return whether a short line is what someone does at a paper, such as `South Asia correspondent`."""
    if len(text) > 70 or text.endswith((".", "!", "?", ":")):
        return False
    key = words(text)
    return 0 < len(key) <= 9 and (not _TRADES.isdisjoint(key) or bool(_DESK.search(text)))


def is_newsroom(name: str) -> bool:
    """Return whether a name sounds like a newsroom's rather than a person's."""
    return not _NEWS.isdisjoint(words(name)) or bool(_DESK.search(name))
