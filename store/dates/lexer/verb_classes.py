"""Verbs, and a few words beside them, that tell what was from what will be, in classes for `tense.py`."""

from __future__ import annotations

VERBS = {
    "be": "be",
    "is": "is are isn't isn’t aren't aren’t",
    "will": "will ll shall won't won’t shan't shan’t",
    "would": "would may might could can must should wouldn't wouldn’t couldn't couldn’t shouldn't shouldn’t can't can’t "
    "face faces hosts",
    "set": "set called",
    "plan": "plan plans planned planning going hoping",
    "due": "scheduled expected expects expect planning due payable effective expire expires expiring slated supposed forecast "
    "forthcoming intends postponed delayed deferred adjourned rescheduled aims hopes pending begins starts opens ends takes meets returns "
    "arrives departs resumes reopens kicks concludes vows pledges promises heads",
    "was": "was were been wasn't wasn’t weren't weren’t",
    "had": "had originally previously hadn't hadn’t",
    "did": "ate beat began bent bit blew bled bore bought bred broke brought built burst came caught chose crept cut dealt did died "
    "drank drew drove dug fed fell felt fled flew fought found froze gave got grew has have heard held hid hit hung hurt kept "
    "knew lay led left lent lit lost made meant met paid put ran rang rode rose said sang sank sat saw sent shone shook shot slept "
    "slid sold sought spent spoke spun stole stood struck stuck swept swore swung taught thought threw told took tore went woke "
    "wore wrote won became overcame overthrew overtook withdrew withstood undertook understood upheld forgave forbade foresaw foretold "
    "clung fled flung ground knelt leapt misled mistook outdid overran rebuilt retold shrank sank slid slew sprang stank strode strove "
    "swam trod wept withheld wrung wound woke befell begot split shut spread cast quit upset tied drew overrode reran retook unveiled "
    "didn't didn’t hasn't hasn’t haven't haven’t",
}
"""Classes and their words in lower case; any other word in -ed counts as `did`.

`would` promises only from close by; `set` only before "for" or "to",
`plan` only before these or "a"; `had` turns what is due into what was.
"""
