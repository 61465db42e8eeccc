"""Common English words, so that a capital at the beginning of a sentence is taken for no more than that."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from store.names.word_lists import SENTENCE_OPENERS, STOP_WORDS
from store.paths import seeds_folder

_ENDINGS = (
    ("ies", ("y", "ie")), ("ied", ("y", "ie")), ("ily", ("y",)), ("es", ("", "e")), ("s", ("",)),
    ("men", ("man",)), ("ing", ("", "e")), ("ed", ("", "e")), ("ly", ("", "le")),
)  # fmt: skip
"""Endings of English words, and what may have stood in their place."""
_COMPARING = (("ier", ("y",)), ("iest", ("y",)), ("er", ("", "e")), ("est", ("", "e")))
"""Endings that adjectives alone have: `baker` and `carter` are no forms of `bake` and `cart`."""
_ALL_ENDINGS = tuple(ending for ending, _ in (*_ENDINGS, *_COMPARING))
_GIVEN_NAMES = frozenset("""
    amber barnes bob brad chester christian chuck cliff daisy dean denys derrick dick dieter don earl felicity frances hamed harry
    hayes hazel helder jaber jack james jared jim jimmy joe john ken lance levy lopes maria martin mendes mike miles morales nick oliver
    pat peter petter predrag rainer ray reiner reyes rob rod sally sander sayed serge soares stein sue ted tom toure victor violet wade
    wells woods gates adonis basil carol chad clay colin dale drew duke gene gus hank heath herb iris ivy jade jasmine jean jerry jock
    johnny josh laurel lily lou marcel marguerite marina max mickey nelson olive opal pearl percy polly reed regina robin roger rufus
    russell sterling stewart tommy tony trinity wally willy york
""".split())  # fmt: skip
"""Words that a capital makes a given or a family name of far more often than they are anything else at a sentence's head."""
_NEGATIVE = ("un", "non", "anti", "over", "under", "mis", "dis", "pre", "re")
_SHORTEST = 3
"""Letters that are left of a word without its ending, at least."""
_ALSO_DESCRIBE = frozenset("""
    top ace rebel fugitive key senior junior chief lead model star teenage wartime peacetime weekend summer winter budget luxury mystery
    evening morning midnight rookie veteran amateur champion
""".split())  # fmt: skip
"""Nouns that headlines and reports put before names."""
_LIKE_ADJECTIVES = ("adjectives", "adverbs")


@dataclass(frozen=True, slots=True)
class CommonWords:
    """The words of the list, by what they are used for most."""

    kinds: dict[str, str]
    """Each word, and `people`, `nouns`, `verbs`, `adjectives`, `adverbs` or `irregular`."""

    def base(self, word: str) -> str:
        """Return the listed word that a folded one is a form of; empty if of none."""
        if word in self.kinds:
            return word
        if not word.endswith(_ALL_ENDINGS):
            return ""
        for ending, instead in (*_ENDINGS, *_COMPARING):
            if not word.endswith(ending) or len(word) - len(ending) < _SHORTEST:
                continue
            stem = word[: -len(ending)]
            bases = [stem + one for one in instead] + [stem[:-1]] * (stem[-1] == stem[-2])
            kinds = _LIKE_ADJECTIVES if (ending, instead) in _COMPARING else None
            if found := next((one for one in bases if one in self.kinds and (kinds is None or self.kinds[one] in kinds)), ""):
                return found
        return ""


@lru_cache(1)
def common_words() -> CommonWords:
    """Return the list, read when it is first asked for."""
    kinds: dict[str, str] = {}
    kind = ""
    for line in (seeds_folder() / "common_words.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            kind = line.strip("[]")
        elif not line.startswith("#"):
            kinds.update(dict.fromkeys(line.split(), kind))
    return CommonWords(kinds)


@lru_cache(20_000)
def is_common(word: str) -> bool:
    """Return whether a word in small letters is a common English one, or a form of one."""
    if word in SENTENCE_OPENERS or word in STOP_WORDS:
        return True
    if word in _GIVEN_NAMES:
        return False
    if "-" in word:
        return all(is_common(part) for part in word.split("-") if part)
    known, american = common_words(), word.replace("is", "iz").replace("our", "or")
    if known.base(word) or (american != word and known.base(american)):
        return True
    return word.startswith(_NEGATIVE) and any(
        word.startswith(sign) and known.base(word.removeprefix(sign)) for sign in _NEGATIVE
    )


@lru_cache(20_000)
def only_describes(word: str) -> bool:
    """Return whether a common word is mostly used to describe: an adjective, an adverb, or a form of a verb such as `escaped`."""
    known = common_words()
    kind = known.kinds.get(base := known.base(word))
    return kind in _LIKE_ADJECTIVES or kind == "irregular" or (kind == "verbs" and base != word) or word in _ALSO_DESCRIBE
