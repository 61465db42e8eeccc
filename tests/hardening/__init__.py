"""Attacks on Dateline: what people, disks, networks and strangers do to it, how often each was tried and what was lost.

`python -m tests.hardening` tries all of it and prints one table; `--long` tries it as often as a release should, `--only KIND…`
some of it. The usual check tries each kind for a moment (`test_each_kind.py`).
"""
