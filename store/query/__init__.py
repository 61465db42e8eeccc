"""The search language: one line becomes a small tree, and the tree a line and a sentence again."""

from store.query.description import described
from store.query.parser import parse
from store.query.printer import printed
from store.query.tree import Query

__all__ = ["Query", "described", "parse", "printed"]
