"""What a page's lines begin with: most lines of the news begin otherwise, and no pattern has to be tried on them."""

from __future__ import annotations

from store.formats.news_text.whole_lines import WHOLE_LINES

BYLINE, FURNITURE, LABEL = "byline", "furniture", "label"
"""What a line of the page may be by its first letters: who reported, furniture or a notice, or a label and what it labels."""
OPENING_WORDS = {
    BYLINE: """
additional further other edit production graphic fact translat with reporting written writing compiled reported
""",
    FURNITURE: """
you this privacy terms cookie newsletter after before thank please something our read see editorial standards spotted found
notice have got first printed published print the your audio join comments follow support help
want for sign subscribe register get receive stay connect click tap download install add like enter discover keep
watch listen also related recommended more don't dont must tag topic filed keyword share copyright all estimated
advertisement sponsored play volume playback explore kommentar commentair comentario commenti yorum komentar
view show hide load image photo picture video latest other top most hozzászólás
""",
    LABEL: """
link url short source permalink http ftp gopher gemini
image photo picture caption foto bild imagen imagem immagine published via agency publisher
written reported von par por oleh author autor auteur autore yazar penulis
""",
}
"""What the patterns of each begin with, where those are three plain letters or more."""
_BEGINS = {kind: {word[:3] for word in words.split()} for kind, words in OPENING_WORDS.items()}
_BEGINS[FURNITURE] |= {line[:3] for line in WHOLE_LINES}
_OPENINGS = {
    begin: frozenset(kind for kind, begins in _BEGINS.items() if begin in begins) for begin in set().union(*_BEGINS.values())
}
"""Their first three letters, and those of lines that are furniture as a whole."""
_AFTER_THE = frozenset(
    ("", "pos", "sto", "rep", "art", "cop", "tho", *(line[4:7] for line in WHOLE_LINES if line.startswith("the ")))
)
"""How those go on that begin with the commonest word of all."""
_SHORT_WORDS = frozenset("by to we di".split())
"""Words of one or two letters that page lines begin with."""
_SHORT_OPENINGS = frozenset(("a vers", "an err", "in thi", *(line[:6] for line in WHOLE_LINES if " " in line[:3])))
"""How others go on."""
_ANY, _NONE = frozenset(OPENING_WORDS), frozenset[str]()
_QUOTES = frozenset("\"'“”‘«")
_LONGEST_QUOTED = 140
"""Characters of the longest line that may be furniture in quotation marks."""


def page_line_kinds(line: str) -> frozenset[str]:
    """Return what a cleaned line may be of the page, by its first letters; that it is nothing else is certain.

    Dates and ages apart, which may stand anywhere in a line, and bullets and rules.
    """
    begin = line[:3]
    if " " in begin:
        return _short_kinds(line)
    if begin.isascii() and begin.isalpha():
        begin = begin.lower()
        if begin == "the" and line[3:4] == " " and line[4:7].lower() not in _AFTER_THE:
            return _NONE
        return _OPENINGS.get(begin, _NONE)
    return _ANY if len(line) <= _LONGEST_QUOTED or begin[0] not in _QUOTES else _NONE


def _short_kinds(line: str) -> frozenset[str]:
    """Return the same of a line whose first word has one or two letters."""
    begin = line[:6].lower()
    letters = begin.replace(" ", "")
    if not (letters.isascii() and letters.isalpha()) or begin in _SHORT_OPENINGS:
        return _ANY
    return _ANY if begin.split(" ", 1)[0] in _SHORT_WORDS else _NONE
