"""Threads: running matters, found as stories arrive, and what is known of them."""

from store.threads.book import FILE, RULES, ThreadBook
from store.threads.corrections import Corrections
from store.threads.reader import ThreadReader
from store.threads.telling import (
    Shared,
    Why,
    key_stories,
    stories_of,
    thread,
    thread_list,
    threads_called,
    where_it_stands,
    why,
)

__all__ = [
    "FILE",
    "RULES",
    "Corrections",
    "Shared",
    "ThreadBook",
    "ThreadReader",
    "Why",
    "key_stories",
    "stories_of",
    "thread",
    "thread_list",
    "threads_called",
    "where_it_stands",
    "why",
]
