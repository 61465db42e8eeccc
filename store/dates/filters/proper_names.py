"""Names that are made of words for times: June Carter, August Wilson, the Sunday Times, Sheffield Wednesday, Easter Island."""

from __future__ import annotations

from store.dates.grammar.phrases import letters_for
from store.dates.lexer.tokenizer import LETTERS, Tokens

MONTH_LETTERS = frozenset(letters_for("any_month"))
"""The classes of months."""
_WEEKDAYS = frozenset(letters_for("any_weekday"))
_FEASTS = LETTERS["feast_start"]
_TITLE, _OTHER, _DOT, _COMMA, _LETTER = (LETTERS[name] for name in ("title", "other", "dot", "comma", "letter"))
_PLACING = frozenset(
    "".join(letters_for(n) for n in "in since until during last next early late mid this each within dash slash".split())
)
"""Words before a month that is a month, whatever stands behind it."""
_POINTING = frozenset("".join(letters_for(n) for n in "the a its apos these".split()))
_JOINING = frozenset("".join(letters_for(n) for n in "by from for to of and or before after between about on at".split()))
_KNOWN_BEFORE = _PLACING | _POINTING | _JOINING
_ENDING = frozenset("".join(letters_for(n) for n in "dot stop pause paragraph comma open break quote close".split()))
_FIRST_NAMES = frozenset("april may june august".split())
"""Months that people are called by."""
_TITLED = frozenset(
    "judge justice president senator minister actor actress singer detective sergeant inspector officer captain colonel general "
    "doctor professor father mother sister brother aunt uncle miss sir lady lord king queen prince princess agent author writer "
    "poet dancer coach star model mayor governor".split()
)
_RANKS = frozenset(
    "sergeant detective inspector officer captain colonel agent constable father sister brother lady lord".split()
)
_SAYING = frozenset(
    "said says told tells asked added replied wrote writes thinks thought married laughed smiled explained recalled argues argued "
    "insists insisted admits admitted".split()
)
_PARTICLES = frozenset("van von de der del della da di bin ibn al el la le du dos ter".split())
_HAPPENINGS = frozenset(
    "revolution war uprising coup days monarchy crisis dossier theses movement massacre manifesto plot pogrom group club brigade "
    "offensive rebellion accords mosque league fools ludlow".split()
)
_REPORTED = frozenset(
    "meeting election elections sales profit profits trade inflation figures report reports jobs data summit vote poll polls budget "
    "deadline floods attack attacks exports imports output prices earnings results retail consumer producer industrial payrolls".split()
)
_PRINTED = frozenset(
    "times telegraph mirror mail express post herald world star sun independent tribune people age night live business guardian "
    "papers football review magazine show nation mercury news gazette chronicle sport life dispatch".split()
)
_NAMING = frozenset((_OTHER, LETTERS["times"], LETTERS["night"], LETTERS["time"]))
_ON, _BESIDE = LETTERS["on"], frozenset((_OTHER, _FEASTS))
_QUOTE = LETTERS["quote"]
_DOING = frozenset("".join(letters_for(n) for n in "did was had is will would other".split()))
_BESIDE_WEEKDAYS = _RANKS | frozenset(
    "sheffield ruby bloody blue manic super man girl black happy billy gavin nancy joe jack wilson".split()
)
_SURNAMES = frozenset(("weld", "addams"))
_AFTER_NAMES = frozenset((_OTHER, _LETTER, LETTERS["did"], LETTERS["would"]))
_BESIDE_FEASTS = frozenset(
    "island islands isle road street rising bay creek cove lake hill mountain agreement accord accords massacre church school seals "
    "number honours honors humphreys jones lights revolution stadium hospital foundation network society party storm".split()
)
_GREETINGS = frozenset("merry happy father mary lloyd noel".split())
_FOREIGN = frozenset(
    "orthodox coptic greek russian serbian ukrainian armenian ethiopian julian eastern persian iranian afghan kurdish lunar solar "
    "chinese vietnamese korean tibetan mongolian jewish hebrew islamic muslim hijri arabic tamil thai khmer lao burmese bengali "
    "hindu sikh punjabi nepali newar sinhalese sinhala buddhist balinese javanese assyrian berber amazigh zoroastrian old academic "
    "financial fiscal school tax maori matariki".split()
)


def named(tokens: Tokens, begin: int, end: int) -> bool:
    """Say whether a word for a time (words `begin` to `end`) is part of a name."""
    first = tokens.classes[begin]
    if first in MONTH_LETTERS and end - begin == 1:
        return _month_in_a_name(tokens, begin, end)
    if first in _WEEKDAYS and end - begin == 1:
        return _weekday_in_a_name(tokens, begin, end)
    if first in _WEEKDAYS and end - begin == 2 and _is_upper(tokens, end - 1):
        return _is_upper(tokens, end)  # "Saturday Night Live"
    if first == _FEASTS or (first in MONTH_LETTERS and not tokens.classes[end - 1].isdecimal()):
        return _feast_in_a_name(tokens, begin, end) if first == _FEASTS or _ends_in_day(tokens, end) else False
    return False


def may_be_a_name(tokens: Tokens, begin: int) -> bool:
    """Say whether the word before a month leaves it open that it is somebody's name."""
    return not begin or (tokens.classes[begin - 1] not in _PLACING and tokens.classes[begin - 1] not in _POINTING)


def _ends_in_day(tokens: Tokens, end: int) -> bool:
    return tokens.word(end - 1) == "day"


def _capital(tokens: Tokens, index: int) -> bool:
    """Say whether a word of no class begins with a capital: it may be a name."""
    if not 0 <= index < len(tokens.classes) or tokens.classes[index] != _OTHER:
        return False
    word = tokens.text[slice(*tokens.span(index))]
    return word[:1].isupper() and not (len(word) > 1 and word.isupper())


def _is_upper(tokens: Tokens, index: int) -> bool:
    """Say whether a word of whatever class begins with a capital and goes on without."""
    if not 0 <= index < len(tokens.classes):
        return False
    word = tokens.text[slice(*tokens.span(index))]
    return word[:1].isupper() and word[1:].islower()


def _opens(tokens: Tokens, index: int) -> bool:
    """Say whether a word is the first of its sentence."""
    return index <= 0 or (tokens.classes[index - 1] in _ENDING and tokens.classes[index - 1] != _COMMA)


def _before(tokens: Tokens, begin: int) -> tuple[str, str]:
    """Return the class and the word before a place; that before the dot of a title such as "Sgt."."""
    if begin <= 0:
        return "", ""
    at = begin - 1
    if tokens.classes[at] == _DOT and at and tokens.classes[at - 1] == _TITLE:
        at -= 1
    return tokens.classes[at], tokens.word(at)


def _month_in_a_name(tokens: Tokens, begin: int, end: int) -> bool:
    if tokens.classes[max(0, begin - 2) : begin] == _TITLE + _DOT or tokens.classes[begin - 1 : begin] == _TITLE:
        return True
    if end < len(tokens.classes) and tokens.classes[end] not in _AFTER_NAMES:
        return False
    before, word = _before(tokens, begin)
    following = tokens.word(end) if end < len(tokens.classes) else ""
    surname = _capital(tokens, end) or _initial(tokens, end)
    if word in _TITLED:
        return surname or following in _SAYING
    if surname and following in _HAPPENINGS:
        return True
    if before in _PLACING or before in _POINTING:
        return False
    bare = before not in _JOINING
    if bare and (following in _SAYING or (following in _PARTICLES and _capital(tokens, end + 1))):
        return True
    if not surname or following in _REPORTED:
        return False
    opening = _opens(tokens, begin - 1)
    if bare:
        return not _capital(tokens, begin - 1) or opening
    return tokens.word(begin) in _FIRST_NAMES and not opening


def _initial(tokens: Tokens, index: int) -> bool:
    """Say whether an initial and a name stand here, or one with an apostrophe: "April D. Jones", "April O'Neil"."""
    return tokens.classes[index : index + 2] in (_LETTER + _DOT, _LETTER + _QUOTE) and _capital(tokens, index + 2)


def _weekday_in_a_name(tokens: Tokens, begin: int, end: int) -> bool:
    classes = tokens.classes
    letter = classes[begin - 1] if begin else ""
    if letter == _TITLE or classes[max(0, begin - 2) : begin] == _TITLE + _DOT:
        return True
    if letter in _BESIDE and _is_upper(tokens, begin - 1) and tokens.word(begin - 1) in _BESIDE_WEEKDAYS:
        return True
    if letter == _ON and begin > 1 and _is_upper(tokens, begin - 2) and tokens.word(begin - 2) == "mail":
        return True
    if classes[end : end + 1] not in _NAMING or not _is_upper(tokens, end):
        return False
    following = tokens.word(end)
    if following in _PRINTED or following in _SURNAMES:
        return True
    if classes[end] != _OTHER:
        return False
    if _opens(tokens, begin) and classes[end + 1 : end + 2] in _DOING:
        return True  # "Sunday Adeyemi scored": one more often says "On Sunday Iran said"
    return letter in _POINTING or (letter in _JOINING and letter != _ON and not _opens(tokens, begin - 1))


def _feast_in_a_name(tokens: Tokens, begin: int, end: int) -> bool:
    before, word = _before(tokens, begin)
    following = tokens.word(end) if end < len(tokens.classes) else ""
    if word in _GREETINGS or word in _FOREIGN or before == _TITLE:
        return True
    if _capital(tokens, end) and following in _BESIDE_FEASTS:
        return True
    if before == _OTHER and _capital(tokens, begin - 1):
        if following in _SAYING or tokens.classes[begin] in MONTH_LETTERS:
            return True
        return not _opens(tokens, begin - 1) and _capital(tokens, end)
    return _capital(tokens, end) and before not in _KNOWN_BEFORE
