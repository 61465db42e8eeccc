"""Page furniture: lines of a copied page that are no part of the story."""

# ruff: noqa: E501 - tables of words and patterns read best in long lines
from __future__ import annotations

import re

from store.formats.news_text.list_headings import HEADINGS, opens_list
from store.formats.news_text.page_notices import is_invitation
from store.formats.news_text.patterns import folded, phrases

_LONGEST = 140
_WHOLE_LINES = HEADINGS | set(map(folded, phrases("""
    short url|short link|permalink|shortlink|follow|follow us|share|share this|share this article|share this story|shares|listen
    listen to article|listen to this article|listen to this story|listen now|read more|more|advertisement|advertising|ad|ads|sponsored
    sponsored content|print|print this page|email|e mail|mail|save|save article|save story|saved|bookmark|copy link|copy url|link copied
    copied|comment|comments|leave a comment|view comments|show comments|post a comment|loading|subscribe|subscribe now|sign in|sign up
    log in|login|register|facebook|twitter|x|whatsapp|telegram|linkedin|reddit|pinterest|instagram|youtube|messenger|threads|bluesky
    flipboard|tumblr|share on facebook|share on twitter|share on x|share on whatsapp|share on linkedin|share via email|tweet|post|see also
    what to read next|continue reading below|story continues below|story continues below advertisement
    article continues below advertisement|scroll to continue|skip to content|skip advertisement|skip ad|go back|back|back to top|top|home
    menu|search|close|next|previous|prev|play|pause|play video|watch|watch now|watch live|video|photo|photos|gallery|view gallery|image
    image source|image credit|getty images|file photo|reuse this content|request a correction|report an error|report this ad
    licensing rights|purchase licensing rights|our standards the thomson reuters trust principles|opens new tab|all rights reserved
    add as a preferred source on google|add us on google|get our app|download our app|install our app|google news|follow us on google news
    join us|join our whatsapp channel|newsletter|newsletters|gift this article|give this article|gift|text size|font size|a a|aa|small
    medium|large|dark mode|translate|share full article|share options|options|enter your email|your email|email address|your email address
    e mail address|get newsletter|get the newsletter|listen to this|listen to the article|skip to main content|accept all|accept cookies
    manage cookies|reject all|play audio|pause audio|mute|unmute|volume|join the conversation|be the first to comment|add a comment
    write a comment|post comment|reply|report|share this page|story continues|listen 1 min|audio|toggle play|hide caption|toggle caption
    enlarge this image|breaking news|live updates|exclusive|summary|key points|key takeaways|highlights|in brief|at a glance
    in this article
    """)))  # fmt: skip
_STARTS = re.compile(
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
    | share\s+(?:this\s+\w+\s+)?(?:on|via)\s+\w+(?:[\s,|/]+\w+){0,6}$
    | (?:©|\(c\)|copyright\b).*
    | all\s+rights\s+reserved.*
    | \d+\s+(?:min(?:ute)?s?|hours?)\s+read\b
    | (?:read(?:ing)?\s+time|estimated\s+reading)\b.*
    | [\d.,]+[km]?\s+(?:shares?|comments?|views?|likes?|retweets?|followers)\b.{0,20}$
    | (?:advertisement|sponsored)\b.{0,40}$
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


_ALWAYS = re.compile(
    r"(?:©|\(c\)\s|copyright\s+\d{4}|all rights reserved|click here\b|sign up (?:for|to)\b.*newsletter)", re.IGNORECASE
)
"""What begins furniture even if it ends as a sentence does."""


def is_furniture(line: str) -> bool:
    """Return whether a whole line is page furniture; never true of a line that only begins so."""
    if is_invitation(line):
        return True
    if not line or len(line) > _LONGEST:
        return False
    key = folded(line)
    if key in _WHOLE_LINES or opens_list(line) or (not key and len(line) < 12):
        return True
    return (line[-1] not in '.!?”"' and bool(_STARTS.match(line))) or bool(_ALWAYS.match(line))
