"""News text: what people copy from news sites, with page furniture around it."""

from store.formats.news_text.reader import name, read, sniff, suffixes

__all__ = ["name", "read", "sniff", "suffixes"]
