"""Page furniture: lines of a copied page that are no part of the story."""

# ruff: noqa: E501 - tables of words and patterns read best in long lines
from __future__ import annotations

import re

from store.formats.news_text.copyright_lines import is_copyright_line
from store.formats.news_text.line_openings import FURNITURE, page_line_kinds
from store.formats.news_text.list_headings import names_other_list
from store.formats.news_text.page_notices import is_invitation
from store.formats.news_text.patterns import folded
from store.formats.news_text.whole_lines import WHOLE_LINES
from store.text.late_pattern import LatePattern

_LONGEST = 140
_STARTS = LatePattern(
    r"""(?:
      (?:read|see|watch|listen)\s+(?:also|more|next|now)\b\s*[:|\-–—]
    | (?:also\s+read|related|related\s+stor(?:y|ies)|recommended|more\s+on\s+this|don'?t\s+miss|must\s+read)\s*[:|\-–—]
    | follow\s+(?:us|[\w ]{1,30})\s+on\s+(?:facebook|twitter|x|instagram|google|whatsapp|linkedin|youtube|telegram)\b
    | sign\s+up\s+(?:for|to|here)\b.*(?:newsletter|email|inbox|alerts?|here)
    | subscribe\s+to\b.*(?:newsletter|channel|podcast|updates|inbox)
    | get\s+(?:the|our|all)\b.*(?:newsletter|inbox|app\b)
    | (?:download|install|get)\s+(?:the|our)\s+.*\bapp\b
    | join\s+(?:our|us)\b.*(?:whatsapp|telegram|channel|newsletter)
    | (?:tags?|topics?|filed\s+under|keywords?|more\s+topics)\s*:
    | share\s+(?:this\s+\w+\s+)?(?:on|via)(?:[\s,|/]+(?:facebook|fb|twitter|x|instagram|whatsapp|linkedin|reddit|telegram|threads|bluesky|mastodon|pinterest|tumblr|flipboard|pocket|messenger|viber|line|signal|sms|e-?mail|mail|social|media|copy|link|print|and|or|share|on|via|by)){1,9}$
    | (?:©|\(c\)).*
    | all\s+rights\s+reserved.*
    | \d+\s+(?:min(?:ute)?s?|hours?)\s+read\b
    | (?:read(?:ing)?\s+time|estimated\s+reading)\b.*
    | [\d.,]+[km]?\s+(?:shares?|comments?|views?|likes?|retweets?|followers)(?:(?:\s*[\d|·•,:(–—-]|\s+(?:so\s+far|yet|on|share|and|to)\b).{0,20})?$
    | (?:advertisement|sponsored)(?:(?:\s*[|·•:(–—-]|\s+(?:by|content|posts?|links?|stor(?:y|ies)|articles?|messages?|features?|results?|videos?|continues?|scroll|closes?|below|ends?)\b).{0,40})?$
    | comments?\s*[:(\[]?\s*\d[\d.,]*\s*[)\]]?$
    | (?:listen|watch|play|audio)\b(?:\s+(?:to|now|this|the|article|story|audio|podcast|in)){0,5}\s*[|·•:(\-–—]*\s*\d+(?::\d\d)?\s*(?:mins?|minutes?|min\.?|sec(?:onds?)?|s)?\)?$
    | \d{1,3}\s*(?:min(?:ute)?s?\.?|secs?)(?:\s+(?:read|listen|watch))?$
    | \d{1,2}:\d\d(?::\d\d)?\s*/\s*-?\d{1,2}:\d\d(?::\d\d)?$
    | [-+]?0?0:0\d$ | \d(?:\.\d+)?x$ | volume\s*:?\s*\d+\s*%?$ | playback\s+speed\b.{0,20}$
    | (?:in\s+this\s+(?:article|story)|filed\s+under|tags?|topics?|explore|more\s+about)\s*[:|].{0,100}$
    | (?:hozzászólás|kommentare?|commentaires?|comentarios?|comentários?|commenti|комментари\w+|yorum(?:lar)?|تعليقات|komentar|评论|コメント|댓글)\s*[:(]?\s*\d*\s*\)?$
    | (?:click|tap)\s+here\b.*
    | (?:our\s+standards|the\s+thomson\s+reuters\s+trust).*
    | (?:view|show|hide|load|see)\s+(?:all|more|comments|gallery|image|photos)\b.{0,40}$
    | image\s+(?:source|credit|caption)\s*[:,].*
    | (?:photo|photograph|picture|image|video)\s*(?:by|credit|courtesy)?\s*:\s.{0,80}$
    )""",
    re.IGNORECASE | re.VERBOSE,
)


_ALWAYS = LatePattern(
    r"(?:©|\(c\)\s|copyright\s+(?:\d{4}|.*all rights reserved)|all rights reserved|click here\b|sign up (?:for|to)\b.*newsletter)",
    re.IGNORECASE,
)
"""What begins furniture even if it ends as a sentence does."""


def is_furniture(line: str) -> bool:
    """Return whether a whole line is page furniture; never true of a line that only begins so."""
    if FURNITURE not in page_line_kinds(line):
        return False
    if is_invitation(line):
        return True
    if not line or len(line) > _LONGEST:
        return False
    key = folded(line)
    if key in WHOLE_LINES or names_other_list(line) or (not key and len(line) < 12):
        return True
    if line[-1] not in '.!?”"' and (
        is_copyright_line(line) if key.partition(" ")[0] == "copyright" else _STARTS.compiled.match(line)
    ):
        return True
    return bool(_ALWAYS.compiled.match(line))
