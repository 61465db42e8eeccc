"""Columns stay aligned whatever stands in titles: wide letters, accents of their own, joined emoji, flags, lines that run to the left."""

from __future__ import annotations

from pathlib import Path

from store.folder.archive import FolderArchive
from store.paths import Paths
from tests.conftest import story
from tests.tui.terminal.seat import Seat, Size
from tests.tui.terminal.walks import started

SIZES: list[Size] = [(60, 16), (80, 24), (120, 40), (200, 50), (300, 80)]
TITLES = (
    "首都の港に新しい船が着いた、と市長は述べ、来年にはさらに増えるという",
    "Caf\u0065\u0301 and Zu\u0308rich tram meet on the old bridge at night",
    "👨\u200d👩\u200d👧 families return 🇵🇰🇮🇳 as ❤\ufe0f wins 👍🏽 at the 1\ufe0f\u20e3st harbour",
    "کراچی کی بندرگاہ پھر کھل گئی اور جہاز واپس آ گئے",
    "הנמל נפתח שוב אחרי תשע שנים של עבודה על הקירות",
    "क्षेत्र में हिन्दी समाचार फिर से प्रकाशित हुए",
    "서울 항구가 다시 열렸다 ａｎｄ ｆｕｌｌ ｗｉｄｔｈ",
    "soft\u00adhyphen, zero\u200bwidth and 🏳\ufe0f\u200d🌈 🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f flags",
    "A plain headline between all of them, long enough to be cut at the edge of a narrow window",
)


def rules(seat: Seat) -> dict[int, int]:
    """Return at which columns upright rules stand, and on how many lines each."""
    cells = [(line, column) for line in range(seat.screen.lines) for column in range(seat.screen.columns)]
    found: dict[int, int] = {}
    for line, column in cells:
        if seat.screen.buffer[line][column].data == "│":
            found[column] = found.get(column, 0) + 1
    return found


def last_grounds(seat: Seat) -> set[str]:
    """Return the grounds of the last column between the top and the foot: of the scrollbar and its grip, if all is aligned."""
    return {seat.screen.buffer[line][seat.screen.columns - 1].bg for line in range(6, seat.screen.lines - 2)}


def test_titles_of_all_scripts_leave_every_column_where_it_is(tmp_path: Path) -> None:
    archive = FolderArchive(Paths.find(), seeded=False)
    archive.add([story(title, f"2025-06-{2 + at:02}", f"{title}. " * 6) for at, title in enumerate(TITLES)])
    archive.refresh()
    archive.close()
    with started(tmp_path, SIZES[0]) as seat:
        for view, sizes in ((b"", SIZES), (b"v", SIZES[2:4])):
            seat.press(view)
            for size in sizes:
                seat.resize(size)
                seat.settle(0.8)
                standing = rules(seat)
                assert len(last_grounds(seat)) <= 2, size
                assert all(lines >= 3 for lines in standing.values()), (size, standing)
                assert bool(standing) or size[0] <= 80
                assert not seat.stale(patience=2)
