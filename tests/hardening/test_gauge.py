"""What holds the screen's thread up is told apart from what others have the processor for."""

from __future__ import annotations

import pytest

from tests.hardening.soaking.gauge import held_time

SCREEN, BESIDE, OTHER = 1, 2, 3
NOTHING = {SCREEN: (0.0, 0.0), BESIDE: (0.0, 0.0), OTHER: (0.0, 0.0)}


@pytest.mark.parametrize(
    ("what", "after", "held"),
    [
        ("its own work", {SCREEN: (0.4, 0.0)}, 0.5),
        ("its own work, which waited for a processor", {SCREEN: (0.1, 0.4)}, 0.1),
        ("another thread, which worked meanwhile", {SCREEN: (0.0, 0.0), BESIDE: (0.5, 0.0)}, 0.5),
        ("another thread, which waited for a processor", {SCREEN: (0.0, 0.0), BESIDE: (0.1, 0.4)}, 0.1),
        ("what others do beside it", {SCREEN: (0.05, 0.45), BESIDE: (0.5, 0.0), OTHER: (0.5, 0.0)}, 0.05),
    ],
)
def test_a_thread_is_held_up_by_its_own_program_alone(what: str, after: dict[int, tuple[float, float]], held: float) -> None:
    assert held_time(0.5, SCREEN, NOTHING, {**NOTHING, **after}) == pytest.approx(held), what
