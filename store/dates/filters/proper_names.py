"""Names that are made of words for times: June Carter, August Wilson, the Sunday Times, Sheffield Wednesday, Easter Island."""

from __future__ import annotations

from store.dates.lexer.token_classes import LETTERS, letter_set
from store.dates.lexer.tokenizer import Tokens

MONTH_LETTERS = letter_set("any_month")
"""The classes of months."""
_WEEKDAYS = letter_set("any_weekday")
_FEASTS, _TITLE, _OTHER, _DOT, _LETTER, _ON, _QUOTE = (
    LETTERS[name] for name in "feast_start title other dot letter on quote".split()
)
NAMING = MONTH_LETTERS | _WEEKDAYS | {_FEASTS}
"""The classes of words for times that are in names too."""
_PLACING = letter_set("in since until during last next early late mid this each within dash slash")
"""Words before a month that is a month, whatever stands behind it."""
_POINTING = letter_set("the a its apos these")
_JOINING = letter_set("by from for to of and or before after between about on at")
_KNOWN_BEFORE = _PLACING | _POINTING | _JOINING
_ENDING = letter_set("dot stop pause paragraph open break quote close")
_NAMED_BY, _BESIDE = letter_set("other times night time"), letter_set("other feast_start")
_DOING, _AFTER_NAMES = letter_set("did was had is will would other"), letter_set("other letter did would")
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
_AFTER_WEEKDAYS = frozenset(
    "times telegraph mirror mail express post herald world star sun independent tribune people age night live business guardian "
    "papers football review magazine show nation mercury news gazette chronicle sport life dispatch weld addams".split()
)
"""What papers, programmes and people are called behind a weekday."""
_BESIDE_WEEKDAYS = _RANKS | frozenset(
    "sheffield ruby bloody blue manic super man girl black happy billy gavin nancy joe jack wilson".split()
)
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


def is_name(tokens: Tokens, begin: int, end: int) -> bool:
    """Say whether a word for a time (words `begin` to `end`) is part of a name."""
    first = tokens.classes[begin]
    if first in MONTH_LETTERS and end - begin == 1:
        return _month_in_a_name(tokens, begin, end)
    if first in _WEEKDAYS and end - begin == 1:
        return _weekday_in_a_name(tokens, begin, end)
    if first in _WEEKDAYS and end - begin == 2 and _is_title_case(tokens, end - 1):
        return _is_title_case(tokens, end)  # "Saturday Night Live"
    if first == _FEASTS or (first in MONTH_LETTERS and tokens.word(end - 1) == "day"):
        return _feast_in_a_name(tokens, begin, end)
    return False


def may_be_a_name(tokens: Tokens, begin: int) -> bool:
    """Say whether the word before a month leaves it open that it is somebody's name."""
    return not begin or (tokens.classes[begin - 1] not in _PLACING and tokens.classes[begin - 1] not in _POINTING)


def _is_capital(tokens: Tokens, index: int) -> bool:
    """Say whether a word of no class begins with a capital: it may be a name."""
    if tokens.classes[index : index + 1] != _OTHER or index < 0:
        return False
    word = tokens.written(index)
    return word[:1].isupper() and not (len(word) > 1 and word.isupper())


def _is_title_case(tokens: Tokens, index: int) -> bool:
    """Say whether a word of whatever class begins with a capital and goes on without."""
    word = tokens.written(index)
    return word[:1].isupper() and word[1:].islower()


def _opens(tokens: Tokens, index: int) -> bool:
    """Say whether a word is the first of its sentence."""
    return index <= 0 or tokens.classes[index - 1] in _ENDING


def _before(tokens: Tokens, begin: int) -> tuple[str, int]:
    """Return the class and the place of the word before another; that before the dot of a title such as "Sgt."."""
    at = begin - 1 - (tokens.classes[max(0, begin - 2) : begin] == _TITLE + _DOT)
    return tokens.classes[at:begin][:1], at


def _month_in_a_name(tokens: Tokens, begin: int, end: int) -> bool:
    before, at = _before(tokens, begin)
    if before == _TITLE:
        return True
    if end < len(tokens.classes) and tokens.classes[end] not in _AFTER_NAMES:
        return False
    following, surname = tokens.word(end), _is_capital(tokens, end) or _is_initial(tokens, end)
    if tokens.word(at) in _TITLED:
        return surname or following in _SAYING
    if surname and following in _HAPPENINGS:
        return True
    if before in _PLACING or before in _POINTING:
        return False
    bare = before not in _JOINING
    if bare and (following in _SAYING or (following in _PARTICLES and _is_capital(tokens, end + 1))):
        return True
    if not surname or following in _REPORTED:
        return False
    opening = _opens(tokens, begin - 1)
    if bare:
        return not _is_capital(tokens, begin - 1) or opening
    return tokens.word(begin) in _FIRST_NAMES and not opening


def _is_initial(tokens: Tokens, index: int) -> bool:
    """Say whether an initial and a name stand here, or one with an apostrophe: "April D. Jones", "April O'Neil"."""
    return tokens.classes[index : index + 2] in (_LETTER + _DOT, _LETTER + _QUOTE) and _is_capital(tokens, index + 2)


def _weekday_in_a_name(tokens: Tokens, begin: int, end: int) -> bool:
    classes = tokens.classes
    letter = classes[begin - 1 : begin]
    if letter == _TITLE or (letter == _DOT and classes[begin - 2 : begin - 1] == _TITLE):
        return True
    if letter in _BESIDE and tokens.word(begin - 1) in _BESIDE_WEEKDAYS and _is_title_case(tokens, begin - 1):
        return True
    if letter == _ON and tokens.written(begin - 2) == "Mail":
        return True
    if classes[end : end + 1] not in _NAMED_BY or not _is_title_case(tokens, end):
        return False
    if tokens.word(end) in _AFTER_WEEKDAYS:
        return True
    if classes[end] != _OTHER:
        return False
    if _opens(tokens, begin) and classes[end + 1 : end + 2] in _DOING:
        return True  # "Sunday Adeyemi scored": one more often says "On Sunday Iran said"
    return letter in _POINTING or (letter in _JOINING and letter != _ON and not _opens(tokens, begin - 1))


def _feast_in_a_name(tokens: Tokens, begin: int, end: int) -> bool:
    before, at = _before(tokens, begin)
    word, following, surname = tokens.word(at), tokens.word(end), _is_capital(tokens, end)
    if word in _GREETINGS or word in _FOREIGN or before == _TITLE:
        return True
    if surname and following in _BESIDE_FEASTS:
        return True
    if before == _OTHER and _is_capital(tokens, begin - 1):
        if following in _SAYING or tokens.classes[begin] in MONTH_LETTERS:
            return True
        return not _opens(tokens, begin - 1) and surname
    return surname and before not in _KNOWN_BEFORE
