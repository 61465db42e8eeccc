"""Threads: running matters, found as stories arrive, and what is known of them."""
