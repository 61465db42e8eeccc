"""What a page's lines begin with: most lines of the news begin otherwise, and no pattern has to be tried on them."""

from __future__ import annotations

from store.formats.news_text.whole_lines import WHOLE_LINES

OPENING_WORDS = """
additional further other edit production graphic fact translat with reporting written writing compiled reported
you this privacy terms cookie newsletter after before thank please something our read see editorial standards spotted found
notice have got first printed published print the your audio join comments follow support help
want for sign subscribe register get receive stay connect click tap download install add like enter discover keep
watch listen also related recommended more don't dont must tag topic filed keyword share copyright all estimated
advertisement sponsored play volume playback explore kommentar commentair comentario commenti yorum komentar
view show hide load image photo picture video latest other top most
link url short source permalink http caption foto bild imagen imagem immagine via agency publisher
hozzászólás von par por oleh author autor auteur autore yazar penulis
"""
"""What the patterns of furniture, notices, labels, links and bylines begin with, where those are three plain letters or more."""
_OPENINGS = frozenset(word[:3] for word in (*OPENING_WORDS.split(), *WHOLE_LINES))
"""Their first three letters, and those of lines that are furniture as a whole."""
_AFTER_THE = frozenset(
    ("", "pos", "sto", "rep", "art", "cop", "tho", *(line[4:7] for line in WHOLE_LINES if line.startswith("the ")))
)
"""How those go on that begin with the commonest word of all."""
_SHORT_WORDS = frozenset("by to we di".split())
"""Words of one or two letters that page lines begin with."""
_SHORT_OPENINGS = frozenset(("a vers", "an err", "in thi", *(line[:6] for line in WHOLE_LINES if " " in line[:3])))
"""How others go on."""
_QUOTES = frozenset("\"'“”‘«")
_LONGEST_QUOTED = 140
"""Characters of the longest line that may be furniture in quotation marks."""


def opens_as_page_line(line: str) -> bool:
    """Return whether a cleaned line may be one of the page, by its first letters; False is certain.

    Dates and ages apart, which may stand anywhere in a line, and bullets and rules.
    """
    begin = line[:3]
    if " " in begin:
        return _opens_short(line)
    if begin.isascii() and begin.isalpha():
        begin = begin.lower()
        return begin in _OPENINGS and (begin != "the" or line[3:4] != " " or line[4:7].lower() in _AFTER_THE)
    return len(line) <= _LONGEST_QUOTED or begin[0] not in _QUOTES


def _opens_short(line: str) -> bool:
    """Return the same of a line whose first word has one or two letters."""
    begin = line[:6].lower()
    letters = begin.replace(" ", "")
    if not (letters.isascii() and letters.isalpha()):
        return True
    return begin in _SHORT_OPENINGS or begin.split(" ", 1)[0] in _SHORT_WORDS
