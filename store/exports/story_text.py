"""One story as plain text, as it stands on a page; it can be added again as it is."""

from __future__ import annotations

from store.api.story import Story, is_web_address
from store.text.clean import clean_line, clean_text

_LINK = "Link: {}"
"""How a link is written that is no address of the web, so that it is known for one when it is read again."""


def story_text(story: Story) -> str:
    """Return a story as news text: title, caption, dates, highlights, place and paragraphs, link."""
    caption = clean_line(story.caption) + (f" ({clean_line(story.credit)})" if story.credit else "")
    dates = [f"Published {story.published.iso.replace('T', ' ')}"]
    if story.updated:
        dates.append(f"Updated {story.updated.iso.replace('T', ' ')}")
    highlights = "\n".join(f"• {clean_line(highlight)}" for highlight in story.highlights)
    body = [clean_text(paragraph) for paragraph in story.body]
    if story.place and body:
        body[0] = f"{clean_line(story.place)}: {body[0]}"
    link = clean_line(story.link)
    parts = [
        clean_line(story.title),
        caption if story.caption else "",
        "\n".join(dates),
        highlights,
        *body,
        _LINK.format(link) if link and not is_web_address(link) else link,
    ]
    return "\n\n".join(filter(None, parts)) + "\n"
