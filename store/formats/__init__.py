"""Readers: from what people copy and keep to stories."""

from store.formats.files import read_bytes, read_path, read_paths
from store.formats.news_text.reader import Read, ReadStory, read_text

__all__ = ["Read", "ReadStory", "read_bytes", "read_path", "read_paths", "read_text"]
