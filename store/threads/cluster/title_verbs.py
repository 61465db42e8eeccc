"""Verbs: which words of titles say what somebody does, so that no thread is called by one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from store.names.verbs import HEADLINE_VERBS, IRREGULAR, is_verb
from store.names.word_lists import CALENDAR_WORDS, ORDINARY_WORDS
from store.text.stems import stem_of

_ALSO_NOUNS = frozenset(
    """
    open hail heat battle fight fire strike talk talks deal recall appeal probe search fine ban test rescue release rise fall cut cuts
    clash collapse breach flood floods storm storms bomb plot strikes order study update visit rule rules call target track train break
    pledge promise share shares link links drop hike surge work works post merge feature star stars claim claims offer return ride run
    spill veto stall halt jail tweet peak name mark point land press rock pass slide slump split spread support use walk stand change
    changes demand delay debut award awards brief question end signing signings killing killings shooting shootings hearing hearings
    landing landings meeting bombing bombings finding findings filling stabbing spending building flooding crossing warming mining
    beginning opening closing ruling election elections testing ending dealing living training heating fishing housing setting borrowing
    """.split()
)
"""Forms of them that may as well be what a thread is called by; in titles it is seen which they are."""
_BEFORE_NOUNS = frozenset(
    "the a an of in on for its his her their our new from by over after amid into about against this that these no more big first s".split()
)
_BEFORE_VERBS = frozenset("to will wont would could may might can cant must should not he she it they we i you who".split())
_AFTER_VERBS = frozenset("the a an its his her their to up off down back out him them it us me".split())
_HOLDING = ORDINARY_WORDS - frozenset(
    (
        "officials official ministers talks banks leaders governments countries members negotiators delegates states parties "
        "first second third"
    ).split()
)
_HELPING = frozenset(
    "is are was were be been being am has have had having do does did done can could would should will may might must".split()
)
_QUALITIES = frozenset(
    """
    lunar solar polar new old big small large great good bad best worst better worse high low higher lower early late top latest last
    first next second third young free full real rare more most less least many much main major minor key huge giant giants wide narrow
    strong weak dead alive sure safe ready able likely unlikely possible former current own same other another different certain several
    digital financial federal national international global local public private social political economic military nuclear central
    foreign domestic special official legal illegal medical royal total annual daily weekly monthly american european artificial virtual
    chief instant mutual discouraging encouraging missing amazing upcoming stunning live open closed hot cold red blue green black white
    super single double
    """.split()
)
_NOUNS_LIKE_QUALITIES = frozenset(
    """
    appeal signal capital hospital festival terminal funeral arsenal rehearsal proposal withdrawal approval removal renewal survival
    arrival referral scandal animal journal manual material criminal traffic clinic pandemic epidemic plastic critic public republic
    fabric mechanic picnic arctic olympic initiative incentive executive native detective archive motive perspective directive
    """.split()
)
_LIKE_QUALITIES = frozenset(
    """
    missing stolen leaked disputed sunken stranded hidden frozen fallen broken disgraced detained jailed exiled injured wounded
    abandoned abducted kidnapped hijacked alleged proposed planned banned classified contested crashed damaged delayed
    doomed endangered extended flooded forced grounded gunned hacked haunted imprisoned infected looted lapsed
    poisoned rebuilt recalled recovered reduced retired revised ruined seized shattered smuggled suspected tainted toppled trapped
    troubled unfinished unpaid unsolved upcoming wanted wrecked rising growing failing shrinking sinking burning dying melting
    """.split()
)
"""Forms of verbs that say, before a noun, what it is like: `missing ferry`."""
_FORMS = (IRREGULAR - {"put", "set"}) | frozenset(
    """
    became bought brought broken came chosen drawn driven flew forgot froze known laid rode seen shook shown shrank sat spun stolen sworn
    swept thrown understood woke written gone done fed felt sought stuck goes does bigger larger smaller higher lower longer fewer
    """.split()
)
"""Forms whose stem does not tell, and comparatives."""
_GIVES_AWAY = re.compile(r"...(?:s|ed|ing)$")
"""How verbs end where somebody does something; other words are taken for nouns."""
_ADVERBS = frozenset("soon again away too out up down off back ahead now later yet still never ever almost".split())
_NEVER_NOUNS = _ADVERBS | _HELPING | _FORMS | CALENDAR_WORDS | _HOLDING


def is_action(word: str, titles: Sequence[Sequence[str]]) -> bool:
    """Return whether a folded word says what somebody does, rather than what a thread is about; `titles` show how it is used."""
    if word in _NEVER_NOUNS or is_verb(word) or (word.endswith("ly") and len(word) > 5):
        return True
    known = stem_of(word) in HEADLINE_VERBS
    if known and word not in _ALSO_NOUNS:
        return True
    forms = _GIVES_AWAY.search(word)
    if not known and not forms:
        return False
    verb = noun = 0
    for title in titles:
        for at, other in enumerate(title):
            if other != word:
                continue
            before = title[at - 1] if at else ""
            after = title[at + 1] if at + 1 < len(title) else ""
            noun += before in _BEFORE_NOUNS or after == "of"
            verb += before in _BEFORE_VERBS or (at > 0 and before not in _BEFORE_NOUNS and after in _AFTER_VERBS)
    if word.endswith(("ed", "ing")) and word not in _ALSO_NOUNS:
        stem = stem_of(word)
        return noun <= verb + 1 and any(stem in title or f"{stem}s" in title for title in titles)
    return verb > noun + (0 if known else 2)


_NOUNS_IN_ING = frozenset(
    """
    trading funding banking mining farming fracking drilling lending shipping racing boxing wrestling cycling gambling smoking vaping
    bullying doping hacking trafficking whaling logging fishing hunting poaching streaming housing spending swimming rowing sailing skiing
    surfing climbing training parking policing profiling rigging spying phishing laundering smuggling counterfeiting sequencing cloning
    engineering manufacturing advertising marketing accounting broadcasting publishing printing painting drawing singing dancing cooking
    teaching parenting nursing screening testing dumping flooding lightning king ring spring string wing evening morning thing offering
    pricing billing zoning redistricting gerrymandering lobbying crowdfunding outsourcing offshoring tapering easing rationing
    """.split()
)
"""Words in -ing that name a field, a sport or a crime."""


def is_gerund(word: str) -> bool:
    """Return whether a folded word only says that somebody is doing something: `monitoring`."""
    return word.endswith("ing") and len(word) > 5 and word not in _NOUNS_IN_ING and word not in _ALSO_NOUNS


def describes(word: str) -> bool:
    """Return whether a form of a verb says what the noun after it is like: `missing`, `stolen`."""
    return word in _LIKE_QUALITIES


def is_quality(word: str) -> bool:
    """Return whether a folded word only says what something is like, so that no name ends with it: `digital`."""
    if word in _QUALITIES or (word.endswith("ed") and len(word) > 5):
        return True
    return len(word) > 5 and word.endswith(("al", "ive", "ous", "ful", "less", "ic")) and word not in _NOUNS_LIKE_QUALITIES
