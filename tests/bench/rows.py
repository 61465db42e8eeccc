"""The rows of the table, in its order: each a piece of work as a person does it, from files or keys to what is found or painted."""

from __future__ import annotations

from collections.abc import Sequence

from tests.bench.adding_rows import adding_rows, any_order_row, kill_row, one_story_row, threads_row
from tests.bench.screen_rows import (
    find_row,
    first_start_row,
    paging_rows,
    searching_behind_row,
    searching_rows,
    start_row,
)
from tests.bench.setting import Row

ROWS: Sequence[Row] = (
    adding_rows, find_row, one_story_row, first_start_row, start_row, kill_row, threads_row,
    searching_rows, paging_rows, searching_behind_row, any_order_row,
)  # fmt: skip
"""All rows; those of keys come when threads are found, as an archive mostly is: nothing works behind the screen then."""
LARGE: Sequence[Row] = (
    any_order_row, find_row, start_row, searching_rows, paging_rows, kill_row, threads_row, one_story_row,
)  # fmt: skip
"""Those that are measured at a million as well; last come threads, which take more than an hour, and what adds to the archive."""
