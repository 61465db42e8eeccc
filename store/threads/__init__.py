"""Threads: stories on the same running news, found as they arrive, asked for, and put right by the person."""
