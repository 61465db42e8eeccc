"""The forms a brief is written in."""

from __future__ import annotations

from store.api.times import Brief

FORMS = {"text": "txt", "markdown": "md", "json": "json", "ics": "ics"}
"""Name of each form to the ending of its files."""


def written(brief: Brief, form: str) -> bytes:
    """Return a brief in a form, one of `FORMS`, as the bytes of a file."""
    if form == "ics":
        from store.exports.ical import as_calendar

        return as_calendar(brief)
    if form == "json":
        import orjson

        from store.exports.text import as_plain

        return orjson.dumps(as_plain(brief), option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
    if form == "markdown":
        from store.exports.markdown import as_markdown

        return as_markdown(brief).encode()
    from store.exports.text import as_text

    return as_text(brief).encode()
