"""Feeds that are followed: fetched when they are due, read, and kept as stories."""
