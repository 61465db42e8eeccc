"""Markdown: notes with or without front matter, a vault of them, and the stories that Dateline wrote itself."""

from store.formats.markdown.reader import name, read, sniff, suffixes

__all__ = ["name", "read", "sniff", "suffixes"]
