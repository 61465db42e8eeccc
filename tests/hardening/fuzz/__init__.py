"""Fuzzing: inputs that nobody thought of, for everything that reads what a person or a stranger wrote.

    python -m tests.hardening --only fuzzing          some 60,000 inputs; --long: a million
    python -m tests.hardening.fuzz TARGET… [--inputs N] [--seed N]

Inputs grow out of the examples of our own tests (and of real feeds, pages and texts in the folder that DATELINE_TEST_DATA names):
those that reach a branch of the code that none reached before are kept, and others are made of them (`branches`, `mutator`).
`targets` is the table of what is tried; a reader that joins the table of formats is tried without a word more. What fails is kept
in `tests/hardening/found/`, and tried again by every check.
"""
