"""Verbs, and a few words beside them, that tell what was from what will be, in classes for `tense.py`."""

from __future__ import annotations

VERBS = {
    "be": "be",
    "is": "is are",
    "will": "will ll shall won",
    "would": "would may might could can must should",
    "set": "set called",
    "plan": "plan plans planned planning",
    "due": "scheduled expected expects expect planning due payable effective expire expires expiring slated supposed forecast "
    "forthcoming going intends postponed delayed deferred adjourned aims hopes pending begins starts opens ends takes meets returns",
    "was": "was were been",
    "had": "had originally previously",
    "did": "ate beat began bent bit blew bled bore bought bred broke brought built burst came caught chose crept cut dealt did died "
    "drank drew drove dug fed fell felt fled flew fought found froze gave got grew has have heard held hid hit hung hurt kept "
    "knew lay led left lent lit lost made meant met paid put ran rang rode rose said sang sank sat saw sent shone shook shot slept "
    "slid sold sought spent spoke spun stole stood struck stuck swept swore swung taught thought threw told took tore went woke "
    "wore wrote",
}
"""Classes and their words in lower case; any other word in -ed counts as `did`.

`would` promises only from close by; `set` only before "for" or "to",
`plan` only before these or "a"; `had` turns what is due into what was.
"""
