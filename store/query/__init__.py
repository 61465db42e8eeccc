"""The search language: one line becomes a small tree, and the tree a line and a sentence again."""

from store.query.parsing import parse
from store.query.printing import printed
from store.query.telling import told
from store.query.tree import Query

__all__ = ["Query", "parse", "printed", "told"]
