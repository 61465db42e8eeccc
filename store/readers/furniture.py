"""Page furniture: lines of a copied page that are no part of the story."""

from __future__ import annotations

import re

from store.fold import words

_LONGEST = 140
_WHOLE = frozenset(
    """
    short url|follow|follow us|share|share this|share this article|share this story|shares|listen|listen to article
    listen to this article|listen to this story|listen now|read more|read also|also read|more|advertisement|advertising|ad|ads
    sponsored|sponsored content|print|print this page|email|e mail|mail|save|save article|save story|saved|bookmark|copy link|copy url
    link copied|copied|comment|comments|leave a comment|view comments|show comments|post a comment|loading|subscribe|subscribe now
    sign in|sign up|log in|login|register|facebook|twitter|x|whatsapp|telegram|linkedin|reddit|pinterest|instagram|youtube|messenger
    threads|bluesky|flipboard|tumblr|share on facebook|share on twitter|share on x|share on whatsapp|share on linkedin
    share via email|tweet|post|recommended|recommended for you|recommended stories|related|related news|related stories
    related articles|related topics|related content|more on this story|more on this|more from|more stories|read next|up next|see also
    trending|trending now|most read|most popular|popular|latest|latest news|top stories|editors picks|editor s picks|you may also like
    what to read next|continue reading|continue reading below|story continues below|story continues below advertisement
    article continues below advertisement|scroll to continue|skip to content|skip advertisement|skip ad|go back|back|back to top|top
    home|menu|search|close|next|previous|prev|play|pause|play video|watch|watch now|watch live|video|photo|photos|gallery|view gallery
    image|image source|image credit|getty images|file photo|reuse this content|request a correction|report an error|report this ad
    licensing rights|purchase licensing rights|our standards the thomson reuters trust principles|opens new tab|all rights reserved
    add as a preferred source on google|add us on google|get our app|download our app|install our app|google news
    follow us on google news|join us|join our whatsapp channel|newsletter|newsletters|gift this article|give this article|gift
    text size|font size|a a|aa|small|medium|large|dark mode|translate|topics|tags|share full article|share options|options
    listen 1 min|audio|toggle play|hide caption|toggle caption|enlarge this image|breaking news|live updates|exclusive
    updated less than a minute ago|just now|summary|key points|key takeaways|highlights|in brief|at a glance|in this article
    """.replace("\n", "|")
    .strip()
    .split("|")
)
_KNOWN = frozenset(" ".join(line.split()) for line in _WHOLE if line.strip())
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
    | (?:updated|published|posted)?:?\s*(?:\d+|an?|one|a\s+few)\s+(?:seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?)\s+ago$
    | (?:reporting|writing|editing|additional\s+reporting|compiled)\s+by\s.*
    | (?:click|tap)\s+here\b.*
    | (?:our\s+standards|the\s+thomson\s+reuters\s+trust).*
    | (?:view|show|hide|load|see)\s+(?:all|more|comments|gallery|image|photos)\b.{0,40}$
    | image\s+(?:source|credit|caption)\s*[:,].*
    | (?:photo|photograph|picture|image|video)\s*(?:by|credit|courtesy)?\s*:\s.{0,80}$
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_LISTS = frozenset(
    "related topics|topics|tags|related|related stories|related articles|related news|related content|more on this story|more on this"
    "|recommended stories|recommended|you may also like|read next|most read|trending|trending now|top stories|more stories|more from".split(
        "|"
    )
)
_SHORT_URL = frozenset(("short url", "short link", "permalink", "shortlink"))


def is_furniture(line: str) -> bool:
    """Return whether a whole line is page furniture; never true of a long line or of one that only begins so."""
    if not line or len(line) > _LONGEST:
        return False
    key = " ".join(words(line))
    if key in _KNOWN or (not key and len(line) < 12):
        return True
    return (line[-1] not in '.!?”"' and bool(_STARTS.match(line))) or bool(_ALWAYS.match(line))


_ALWAYS = re.compile(
    r"(?:©|\(c\)\s|copyright\s+\d{4}|all rights reserved|click here\b|sign up (?:for|to)\b.*newsletter)", re.IGNORECASE
)


def opens_list(line: str) -> bool:
    """Return whether a line stands above a list of topics or of other stories, whose lines are furniture too."""
    return len(line) < 40 and " ".join(words(line)) in _LISTS


def is_short_url(line: str) -> bool:
    """Return whether a line announces the story's short address."""
    return len(line) < 16 and " ".join(words(line)) in _SHORT_URL
