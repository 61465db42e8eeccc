"""Marks of an unsettled merge, as git, its stash and jj write them: every side is read, lines stay where they were."""

from __future__ import annotations

import pytest

from store.record.git_sides import first_line, sides

OURS, THEIRS = b'a\n"title": "ours"\nz\n', b'a\n"title": "theirs"\nz\n'
FORMS = {
    "git": b'a\n<<<<<<< HEAD\n"title": "ours"\n=======\n"title": "theirs"\n>>>>>>> other\nz\n',
    "diff3": b'a\n<<<<<<< HEAD\n"title": "ours"\n||||||| base\n"title": "old"\n=======\n"title": "theirs"\n>>>>>>> other\nz\n',
    "stash": b'a\n<<<<<<< Updated upstream\n"title": "ours"\n=======\n"title": "theirs"\n>>>>>>> Stashed changes\nz\n',
    "long marks": b'a\n<<<<<<<<<<< HEAD\n"title": "ours"\n===========\n"title": "theirs"\n>>>>>>>>>>> other\nz\n',
    "jj": b'a\n<<<<<<< Conflict 1 of 1\n%%%%%%% Changes from base\n-"title": "old"\n+"title": "ours"\n+++++++ Contents of side\n'
    b'"title": "theirs"\n>>>>>>> Conflict 1 of 1 ends\nz\n',
    "jj, whole sides": b'a\n<<<<<<< Conflict\n+++++++ side 1\n"title": "ours"\n------- base\n"title": "old"\n+++++++ side 2\n'
    b'"title": "theirs"\n>>>>>>> Conflict ends\nz\n',
    "no end": b'a\n<<<<<<< HEAD\n"title": "ours"\nz\n=======\n"title": "theirs"\nz\n',
}


def _plain(raw: bytes) -> bytes:
    return b"".join(line for line in raw.replace(b"\r", b"").splitlines(keepends=True) if line.strip())


@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
@pytest.mark.parametrize("form", FORMS)
def test_both_sides_are_read_whoever_marked_them(form: str, end: bytes) -> None:
    raw = FORMS[form].replace(b"\n", end)

    found = sides(raw)

    assert [_plain(side) for side in found] == [OURS, THEIRS]
    assert {side.count(b"\n") for side in found} == {raw.count(b"\n")}
    assert first_line(raw) == 2


def test_a_conflict_within_a_side_gives_each_of_its_sides() -> None:
    raw = b"a\n<<<<<<< HEAD\n<<<<<<< older\n1\n=======\n2\n>>>>>>> older\n=======\n3\n>>>>>>> other\nz\n"

    assert [_plain(side) for side in sides(raw)] == [b"a\n1\nz\n", b"a\n2\nz\n", b"a\n3\nz\n"]


def test_marks_within_a_text_are_none() -> None:
    assert sides(b'{"title": "<<<<<<< HEAD"}\n') == []
