"""One story as plain text, as it stands on a page; it can be added again as it is."""

from __future__ import annotations

from store.api.story import Story
from store.text.clean import clean_line, clean_text


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
    parts = [
        clean_line(story.title),
        caption if story.caption else "",
        "\n".join(dates),
        highlights,
        *body,
        clean_line(story.link),
    ]
    return "\n\n".join(filter(None, parts)) + "\n"
