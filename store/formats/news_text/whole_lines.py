"""Lines that are page furniture by themselves, such as "Share this article": buttons, menus, and the names of lists beneath a story."""

from __future__ import annotations

from store.formats.news_text.list_headings import HEADINGS
from store.formats.news_text.patterns import folded, phrases

WHOLE_LINES = HEADINGS | set(map(folded, phrases("""
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
"""Folded."""
