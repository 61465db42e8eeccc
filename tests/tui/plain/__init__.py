"""Dateline line by line."""
