"""Date lines: stated in many forms and languages, told by how long ago, with names beside them; and lines that are none."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.api.when import Precision, When
from store.formats.news_text.date_translation import in_english
from store.formats.news_text.publication_lines import publication
from store.formats.news_text.relative_times import relative_times

LATEST = date(2026, 11, 25)
KEPT = When("2026-11-25T12:00")
MONTHS = "January February March April May June July August September October November December".split()
FOREIGN = {
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "tr": "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık",
    "ar": "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
    "hi": "जनवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर",
    "id": "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember",
}
DAYS = st.dates(date(1950, 1, 1), LATEST)
UNITS = st.sampled_from(
    [
        ("minute", "Minuten", "minutes", "分钟", 1),
        ("hour", "Stunden", "heures", "小时", 60),
        ("day", "Tagen", "jours", "天", 1440),
        ("week", "Wochen", "semaines", "週間", 10080),
    ]
)
"""A unit in four languages, and its minutes."""
CLOCKS = st.times().map(lambda time: time.replace(second=0, microsecond=0))


def published(line: str) -> str:
    """Return when a line says that a story was published; nothing if it is no publication line."""
    found = publication(line, LATEST)
    return found.published.iso if found and found.published else ""


@given(
    day=DAYS,
    label=st.sampled_from(["", "Published: ", "Published on ", "Posted ", "First published ", "Date: "]),
    month=st.sampled_from([3, 9]),
)
def test_any_day_in_english_is_read_back(day: date, label: str, month: int) -> None:
    name, number = MONTHS[day.month - 1], day.day
    suffix = {1: "st", 2: "nd", 3: "rd"}.get(number, "th")
    short = name[:month]

    for text in (
        f"{number} {name} {day.year}", f"{name} {number}, {day.year}", f"{number} {short} {day.year}", f"{short} {number}, {day.year}",
        f"{number}{suffix} {name} {day.year}", f"{number}-{short}-{day.year}", day.isoformat(), f"{day:%Y/%m/%d}",
        f"{day:%A}, {number} {name} {day.year}",
    ):  # fmt: skip
        assert published(label + text) == day.isoformat(), text


@given(day=DAYS, time=CLOCKS)
def test_a_time_of_day_may_stand_on_either_side(day: date, time: datetime) -> None:
    written = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    half = f"{time.hour % 12 or 12}:{time:%M} {'am' if time.hour < 12 else 'p.m.'}"
    wanted = f"{day.isoformat()}T{time:%H:%M}"

    for line in (f"{written} {time:%H:%M}", f"{written}, {half}", f"Published {half}, {written}", f"{time:%H:%M} on {written}"):
        assert published(line) == wanted, line
    assert published(f"{written} {time:%H:%M} GMT") == f"{wanted}Z"
    assert published(f"{day.isoformat()}T{time:%H:%M}:09+0530") == f"{wanted}+05:30"


@given(day=DAYS, language=st.sampled_from(sorted(FOREIGN)), capitals=st.booleans())
def test_months_of_other_languages_are_read_in_small_letters_and_in_capitals(day: date, language: str, capitals: bool) -> None:
    line = f"{day.day} {FOREIGN[language].split()[day.month - 1]} {day.year}"
    dotted = line.replace("i", "İ").replace("ı", "I") if language == "tr" else line

    assert published(line.upper() if capitals else line) == day.isoformat()
    assert published(dotted.upper()) == day.isoformat()


@given(day=DAYS, digits=st.sampled_from(["٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "०१२३४५६७८९", "０１２３４５６７８９"]))
def test_digits_of_other_scripts_are_kept_as_ours(day: date, digits: str) -> None:
    table = str.maketrans("0123456789", digits)

    for line in (f"{day:%Y-%m-%d}", f"{day:%d.%m.%Y}", f"Published {day:%Y/%m/%d}"):
        assert published(line.translate(table)).isascii()
        assert published(line.translate(table)) == published(line) != ""


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("02/06/2025", "2025-06-02"),
        ("06/13/2025", "2025-06-13"),
        ("Published 03/07/2024 9:15 AM EST", "2024-03-07T09:15"),
        ("Published 3 December", "2025-12-03"),
        ("Published 3 November", "2026-11-03"),
        ("Published June 2025", "2025-06"),
        ("Published 2025", "2025"),
        ("Published 29 February", "2024-02-29"),
        ("Published 30 February 2024", ""),
        ("31/31/2024", ""),
        ("June 2025", ""),
        ("2025", ""),
        ("3 December", ""),
        ("2 June 2025 25:00", "2025-06-02"),
        ("September 02, 202517:22", "2025-09-02T17:22"),
        ("2025年6月2日 下午2点05分", "2025-06-02T14:05"),
        ("입력 2025.06.02. 오후 2:05", "2025-06-02T14:05"),
        ("2 de junio de 2025 - 14.05h", "2025-06-02T14:05"),
        ("Publié le 2 juin 2025 à 14h05", "2025-06-02T14:05"),
        ("Am Montag, den 2. Juni 2025 um 14.05 Uhr", "2025-06-02T14:05"),
    ],
)
def test_what_can_be_meant_is_read_and_nothing_else(line: str, iso: str) -> None:
    assert published(line) == iso


@pytest.mark.parametrize(
    ("line", "first", "updated", "rest"),
    [
        ("Published 2 June 2025 | Updated 3 June 2025 08:10", "2025-06-02", "2025-06-03T08:10", ""),
        ("2 June 2025 – 3 June 2025", "2025-06-02", "2025-06-03", ""),
        ("Updated 3 June 2025", "", "2025-06-03", ""),
        ("June 2, 2025 12:10 am | Updated 08:15 am IST - KOCHI", "2025-06-02T00:10", "2025-06-02T08:15", ""),
        ("Ann Roe | 2 June 2025", "2025-06-02", "", "Ann Roe"),
        ("By Ann Roe, 2 June 2025", "2025-06-02", "", "By Ann Roe"),
        ("REUTERS 2 June 2025", "2025-06-02", "", "REUTERS"),
    ],
)
def test_a_line_may_hold_two_dates_and_a_name(line: str, first: str, updated: str, rest: str) -> None:
    found = publication(line, LATEST)

    assert found is not None
    assert (found.published.iso if found.published else "") == first
    assert (found.updated.iso if found.updated else "") == updated
    assert found.rest == rest


@pytest.mark.parametrize(
    "line",
    [
        "On 2 June 2025 the ministers met.",
        "The treaty of 2 June 2025 holds",
        "ministers met on 2 June 2025 in the old palace by the lake",
        "Version 2.6.2025 of the plan is out",
        "Ann Roe went home, 2 June 2025.",
        "14:05",
        "No date at all",
        "Published " + "x" * 150 + " 2 June 2025",
    ],
)
def test_sentences_are_no_publication_lines(line: str) -> None:
    assert publication(line, LATEST) is None


@given(
    st.text(max_size=60)
    | st.lists(
        st.sampled_from(
            [
                "Updated",
                "2",
                "June",
                "2025",
                "14:05",
                "Kasım",
                "ARALIK",
                "İ",
                "٣",
                "²",
                "年",
                "ago",
                "vor",
                "|",
                "ſept",
                "K",
                "/",
                ".",
                "3 days",
            ]
        ),
        max_size=8,
    ).map(" ".join)
)
def test_any_line_is_answered(line: str) -> None:
    for found in (publication(line, LATEST), relative_times(line, KEPT)):
        for when in (found.published, found.updated) if found else ():
            assert when is None or when.iso.isascii()
    assert in_english(line).isascii() or not line.isascii()


@pytest.mark.parametrize("line", ["2 June 2025", "Published 2 June 2025 14:05", "Updated: June 2, 2025", "2025-06-02"])
def test_english_needs_no_translation(line: str) -> None:
    assert in_english(line) == ""


@given(
    number=st.integers(1, 59),
    unit=UNITS,
    label=st.sampled_from(["", "Updated ", "Published "]),
)
def test_relative_times_count_back_from_when_the_text_was_kept(
    number: int, unit: tuple[str, str, str, str, int], label: str
) -> None:
    english, german, french, chinese, minutes = unit
    then = datetime.fromisoformat(KEPT.iso) - timedelta(minutes=number * minutes)
    wanted = then.isoformat()[:16] if minutes < 1440 else then.date().isoformat()

    for line in (
        f"{label}{number} {english}s ago",
        f"vor {number} {german}",
        f"il y a {number} {french}",
        f"{number}{chinese}前",
    ):
        found = relative_times(line, KEPT)
        assert found is not None, line
        assert found.derived
        when = found.updated if line.startswith("Updated") else found.published
        assert when == When(wanted), line


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("2 months ago", "2026-09"),
        ("hace 11 meses", "2025-12"),
        ("Published 3 years ago", "2023"),
        ("an hour ago", "2026-11-25T11:00"),
        ("just now", "2026-11-25T12:00"),
        ("30 seconds ago", "2026-11-25T12:00"),
        ("yesterday at 14:05", "2026-11-24"),
        ("gestern, 14:05", "2026-11-24"),
        ("By Ann Roe · 2 days ago", "2026-11-23"),
        ("Ann Roe | 3 hours ago | 5 min read", "2026-11-25T09:00"),
    ],
)
def test_relative_times_are_as_precise_as_they_are_said(line: str, iso: str) -> None:
    found = relative_times(line, KEPT)

    assert found is not None
    assert found.published == When(iso)


@pytest.mark.parametrize(
    "line",
    [
        "Yesterday",
        "3 years ago",
        "Two days ago nobody believed it.",
        "It was 3 days ago that the old bridge fell into the river",
        "ago",
        "3 days",
    ],
)
def test_what_only_begins_like_a_relative_time_is_none(line: str) -> None:
    assert relative_times(line, KEPT) is None


def test_hours_before_a_day_of_no_known_time_are_days() -> None:
    found = relative_times("5 hours ago", When("2025-06-02"))

    assert found is not None
    assert found.published is not None
    assert (found.published.iso, found.published.precision) == ("2025-06-01", Precision.DAY)


@given(day=DAYS, clock=st.none() | CLOCKS, label=st.sampled_from(["", "Updated", "Updated:", "Published", "Posted:"]))
def test_the_plainest_lines_say_what_less_plain_ones_do(day: date, clock: time | None, label: str) -> None:
    minute = f" {clock:%H:%M}" if clock else ""
    less_plain = f"{label.rstrip(':')} on" if label else ""
    end = "" if label else " |"

    for form in (f"{day.day} {MONTHS[day.month - 1]} {day.year:04d}", f"{day:%b} {day.day}, {day.year:04d}", day.isoformat()):
        plain = publication(f"{label} {form}{minute}".strip(), LATEST)
        assert plain is not None
        assert plain == publication(f"{less_plain} {form}{minute}{end}".strip(), LATEST)


@pytest.mark.parametrize("line", ["Updated 00 June 2025", "2025-06-00", "2025-00-02", "31 April 2025"])
def test_a_day_that_does_not_exist_is_no_date(line: str) -> None:
    assert publication(line, LATEST) is None
