"""A guess at what a text is written in: by its script, and for Latin and Arabic script by its commonest words."""

from __future__ import annotations

import re

from store.text.fold import fold_letters, spaced_words
from store.text.late_pattern import LatePattern

_SCRIPTS = (
    ("ja", LatePattern("[\u3040-\u30ff]")),
    ("ko", LatePattern("[\uac00-\ud7a3]")),
    ("zh", LatePattern("[\u4e00-\u9fff]")),
    ("el", LatePattern("[\u0370-\u03ff]")),
    ("hi", LatePattern("[\u0900-\u097f]")),
    ("he", LatePattern("[\u0590-\u05ff]")),
    ("ur", LatePattern("[\u0679\u0688\u0691\u06ba\u06be\u06c1\u06d2]")),
    ("fa", LatePattern("[\u067e\u0686\u0698\u06af]")),
    ("ar", LatePattern("[\u0600-\u06ff]")),
    ("uk", LatePattern("[\u0404\u0406\u0407\u0454\u0456\u0457]")),
    ("ru", LatePattern("[\u0400-\u04ff]")),
)
_COMMON = {
    "en": "the of and to in that is was for on with said by as from at has a an no so have had are were be been it its his her he "
    "she they their not but this which who will would after over about into than more we you i s t",
    "fr": "le la les des et en du une est dans qui pour que sur au avec un de ce cette son sa ses par plus pas aux ne se il elle "
    "ont ete sont leur leurs apres fait mais ou nous vous entre encore a l d c n qu",
    "de": "der die und das den von mit ist im auf nicht ein eine dem fur zu sich des er sie es bei nach auch als einen einer aus "
    "sind wird wie hat am um zum zur vor noch uber werden wurde haben nur seit gegen in ab bis viele vielen menschen",
    "es": "el la los las del que en por una con para se su como al un de y es lo mas no sus ha fue pero este esta entre desde sobre "
    "hasta tras segun sin son a",
    "pt": "o os da do das dos que em um uma com para nao por ao a as e de no na nos nas se mais foi sao pela pelo sua seu aos ja tem "
    "como mas ou apos ate entre esta depois sem",
    "it": "il di che la della per una con non del sono gli nel alla un e i lo le dal dalla dei delle degli si piu ha da al anche "
    "stato come sulla nella dopo su in l d dell all ho ci tra suo sua loro ma poi",
    "nl": "de het een van en in is op te dat met voor zijn niet zich ook aan er maar om bij heeft hij ze wordt was door naar uit over",
    "tr": "ve bir bu icin ile da olarak de olan cok daha",
    "id": "yang dan di ini dengan untuk dari pada tidak dalam akan itu oleh adalah juga telah sebagai karena ke ada atau "
    "bagi bahwa belum bisa satu dua tiga lima hanya harus ia kami kata kepada ketika lebih lain masih menjadi mereka "
    "para saat saja saya sebuah sementara selama seorang setelah sudah tahun tak tersebut lalu warga orang anak rumah "
    "kedua negara baru ikut naik turun hari harga kasus puluhan ribuan korban",
}
"""Words that texts of a language are full of, folded, and what is left of them before an apostrophe; one of several languages
stands in each."""
_LANGUAGES = tuple(_COMMON)
_DIGITS = 10
"""Binary digits of a language's count: no sample has as many words."""
_ONE_COUNT, _SHIFTS = (1 << _DIGITS) - 1, tuple(range(0, len(_COMMON) * _DIGITS, _DIGITS))
_WORDS_OF = tuple(frozenset(words.split()) for words in _COMMON.values())
_COUNTS = {
    word: sum(1 << nth * _DIGITS for nth, words in enumerate(_WORDS_OF) if word in words)
    for word in frozenset().union(*_WORDS_OF)
}
"""Each common word, with a one for each language it is common in: the counts of all languages, side by side in one number."""
_OTHER_SCRIPT = LatePattern("[\u0370-\u1fff\u2c00-\U0010ffff]")
_LETTER = re.compile(r"[^\W\d_]")
_ENOUGH = 3
_FEW = 500
"""Characters that are enough where they speak clearly."""
_CLEAR = 8
"""By how many common words one language is clearly ahead of all others."""


def guess_language(text: str) -> str:
    """Return the likeliest language of a text as a BCP 47 tag, or nothing if it is too short to tell."""
    sample = text[:1_500]
    if not sample.isascii() and _OTHER_SCRIPT.compiled.search(sample):
        letters = len(_LETTER.findall(sample)) or 1
        for language, script in _SCRIPTS:
            found = len(script.compiled.findall(sample))
            if found > (letters * 0.2 if language not in ("ur", "fa", "uk", "ja") else letters * 0.02):
                return language
    whole = sample.rfind(" ", 0, _FEW) + 1
    counted = _counts(sample[:whole])
    best, lead = _commonest(counted + _counts(sample[whole:_FEW]))
    if lead < _CLEAR and len(sample) > _FEW:
        best, lead = _commonest(counted + _counts(sample[whole:]))
    return best


def _counts(sample: str) -> int:
    """Return how many common words of each language a text has, all in one number."""
    return sum(filter(None, map(_COUNTS.get, spaced_words(fold_letters(sample)).split())))


def _commonest(counts: int) -> tuple[str, int]:
    """Return the language of which there are most common words, if they are enough, and how many more than of any other."""
    scores = [counts >> shift & _ONE_COUNT for shift in _SHIFTS]
    most, next_most = sorted(scores, reverse=True)[:2]
    return (_LANGUAGES[scores.index(most)] if most >= _ENOUGH else ""), most - next_most
