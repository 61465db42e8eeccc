"""Markdown: notes with or without front matter, a vault of them, and the stories that Dateline wrote itself."""

from store.formats.markdown.reader import read, sniff, suffixes

__all__ = ["read", "sniff", "suffixes"]
