"""Where threads are kept: tables any engine can provide, and those of SQLite, in the index's folder. Only here stands SQL."""

from __future__ import annotations

RULES = 5
"""Raised whenever stories would be put into other threads; tables of other rules are begun anew."""
