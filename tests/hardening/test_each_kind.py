"""Each kind of attack for a moment, so that the usual check tells at once what breaks."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.hardening.kinds import KINDS, attack_of
from tests.hardening.trial import Scale


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_lost(kind: str, tmp_path: Path) -> None:
    tried = list(attack_of(kind)(Scale.MOMENT, tmp_path))

    assert tried
    assert [one for one in tried if one.lost] == []
