"""Invitations and notices: whole sentences of a page that ask for something or speak of the page itself, not of the news."""

# ruff: noqa: E501 - tables of words and patterns read best in long lines
from __future__ import annotations

import re

from store.text.late_pattern import LatePattern

_LONGEST = 420
_ASKS = LatePattern(
    r"""(?:please\s+|to\s+|you\s+can\s+(?:also\s+)?|want\s+more\?\s*|for\s+(?:more|(?:all\s+)?the\s+latest|latest)\b[^.]{0,60},\s*)?
    (?:sign\s+up|signup|subscribe|register|join|follow|get|receive|stay|connect|click|tap|download|install|add|like|enter|discover|keep\s+up)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_LETTERS = LatePattern(
    r"""\b(?:newsletters?|in(?:to)?\s+your\s+inbox|your\s+in-?box|our\s+(?:\w+\s+){0,2}(?:e-?mails?|briefing|alerts?|digest|app|podcast|channels?|updates?)
    |enter\s+your\s+e-?mail|e-?mail\s+(?:alerts?|address)|unsubscribe)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_CHANNELS = LatePattern(
    r"\b(?:whats\s?app|telegram|facebook|twitter|instagram|youtube|tiktok|linkedin|google\s+news|viber|line\s+app|messenger|threads|bluesky|on\s+x)\b",
    re.IGNORECASE,
)
_ADDRESSED = LatePattern(
    r"\b(?:our|us|your|here|channels?|for\s+(?:more|the\s+latest|latest|all)|latest|updates?|breaking\s+news|notifications?)\b",
    re.IGNORECASE,
)
_TELLS = LatePattern(
    r"\b(?:said|says|told|added|asked|wrote|according|he|she|they|his|her|their|was|were|had|would|has|have)\b", re.IGNORECASE
)
_NOTICES = LatePattern(
    r"""(?:
      by\s+(?:signing\s+up|subscribing|registering|entering\s+your|clicking|continuing|submitting)\b.*\byou\b.*\b(?:agree|accept|acknowledge|confirm|consent)\b
    | you\s+(?:can|may)\s+(?:unsubscribe|opt\s+out)\b | this\s+site\s+is\s+protected\s+by\s+recaptcha
    | (?:privacy\s+notice|terms\s+of\s+(?:use|service)|privacy\s+policy|cookie\s+policy)\s*(?:$|[:,|•·&]|and\s+(?:terms|cookie|privacy)).{0,120}$
    | (?:we|this\s+(?:web)?site)\s+uses?\s+cookies | newsletters?\s+may\s+contain | (?:after|before)\s+newsletter\s+promotion
    | thank\s*(?:s|\s+you)\s+for\s+(?:signing\s+up|subscribing|reading\s+(?:us|our)\b) | please\s+(?:enter|check)\s+(?:a\s+valid|your)\s+e-?mail
    | (?:something\s+went\s+wrong|an\s+error\s+(?:has\s+)?occurred)\b.{0,60}try\s+again
    | (?:our|read\s+our|see\s+our)\s+(?:editorial\s+|journalism\s+)?(?:standards|guidelines|principles|code\s+of\s+ethics|editorial\s+policy|ethics\s+policy)\s*(?:$|[:,.|]).{0,120}$
    | (?:editorial\s+)?standards\s*(?:&|and)\s*(?:policies|practices|ethics)\s*(?:$|[:,|]).{0,60}$
    | (?:this\s+(?:article|story|report)\s+(?:was|has\s+been)\s+)(?:produced|written|edited|checked|reviewed)\s+(?:in\s+line\s+with|according\s+to|under)\s+our\b
    | (?:spotted|found|see|seen|notice)\s+(?:an?\s+)?(?:error|mistake|typo|correction)\b[^.?]{0,40}\?.{0,80}$ | (?:have|got)\s+a\s+(?:tip|story|correction)\b[^.?]{0,40}\?.{0,120}$
    | this\s+(?:article|story|piece|report|content)\s+(?:was\s+|has\s+been\s+|is\s+)?(?:first\s+|originally\s+|also\s+|re-?)*
      (?:published|appeared|printed|posted|appears|republished|translated)\s+(?:on|in|by|at|under|from|as)\b
    | a\s+version\s+of\s+this\s+(?:article|story)\b | (?:first\s+)?(?:printed|published)\s+in\s+(?:the\s+)?(?:print\s+edition|\w+\s+print\s+edition|print)\b
    | (?:printed|published)\s+(?:on|from)\s+(?:page|p\.)\s?\w+ | printed\s+(?:in|by|at|on)\b.{0,60}\d{4}$ | print\s+(?:edition|issue|date)\s*:.{0,60}$
    | the\s+post\s+.{3,200}\s+(?:appeared\s+first|first\s+appeared)\s+on\b
    | (?:\(?(?:this|the)\s+(?:story|report|article|copy)\s+(?:has|was)\s+(?:not\s+)?(?:been\s+)?(?:edited|published|generated|modified)\b.*\b(?:staff|feed|agency|wire|syndicated)\b)
    | (?:your\s+browser\s+does\s+not\s+support|this\s+(?:audio|voice|video)\s+(?:is|was)\s+(?:auto|ai|automatically)) | audio\s+(?:version\s+)?(?:produced\s+)?by(?:\s+\w+){1,3}$
    | (?:join|be\s+the\s+first\s+to)\s+(?:the\s+(?:conversation|discussion)|comment)\b[^.]{0,30}$ | comments\s+(?:are|have\s+been)\s+(?:closed|turned\s+off|disabled)\b.{0,60}$
    | (?:you\s+must\s+be|please)\s+(?:log|sign)(?:ged|ed)?\s+in\b.{0,60}$ | follow\s+the\s+topics\s+in\s+this\s+article
    | (?:support\s+(?:our|us)|help\s+us)\b.{0,60}\b(?:independent|our)\s+journalism\b
    )""",
    re.IGNORECASE | re.VERBOSE,
)


def is_invitation(line: str) -> bool:
    """Return whether a line asks readers to sign up, follow or download, or is a notice on the page itself; sentences of the news never are."""
    if len(line) > _LONGEST:
        return False
    if _NOTICES.compiled.match(line):
        return True
    if not _ASKS.compiled.match(line) or _TELLS.compiled.search(line):
        return False
    return bool(_LETTERS.compiled.search(line)) or bool(_CHANNELS.compiled.search(line) and _ADDRESSED.compiled.search(line))
