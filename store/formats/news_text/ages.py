"""Ages: times that a page tells by how long ago they were, `3 days ago`, counted back from when the text was kept."""

# ruff: noqa: E501 - tables of words and patterns read best in long lines
from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta

from store.api.when import Precision, When
from store.formats.news_text.bylines import is_newsroom, is_person

_LONGEST = 120
_UNITS = {
    "minute": "minutes? mins? m minuten? minutos? minuti minuto мин минут минуты минуту dakika دقيقة دقائق منٹ मिनट menit 分钟 分鐘 分 분".split(),
    "hour": "hours? hrs? h stunden? heures? horas? ore ora час часа часов saat ساعة ساعات گھنٹے گھنٹہ घंटे घंटा jam 小时 小時 時間 시간".split(),
    "day": "days? d tage? tagen jours? días? dias? giorni giorno день дня дней gün يوم أيام ایام دن दिन hari 天 日 일".split(),
    "week": "weeks? w wochen? semaines? semanas? settimane settimana неделю недели недель hafta أسبوع أسابيع ہفتے ہفتہ हफ्ते सप्ताह minggu 周 週 週間 주".split(),
    "month": "months? monate? monaten mois mes meses mesi mese месяц месяца месяцев ay شهر أشهر ماہ महीने bulan 个月 個月 か月 ヶ月 개월".split(),
    "year": "years? yrs? jahre? jahren ans? années? años? anos? anni anno год года лет yıl سنة سنوات سال साल वर्ष tahun 年 년".split(),
}
_UNIT = "|".join(f"(?P<{unit}>{'|'.join(sorted(names, key=len, reverse=True))})" for unit, names in _UNITS.items())
_NUMBER = r"(?P<number>\d{1,3}|an?|one|einem|einer|une?|una?|um|uma|satu)"
_BEFORE = r"(?:vor|il\s+y\s+a|hace|há|منذ|قبل)\s+"
_AFTER = r"\s*(?:\bago\b|\bfa\b|\bназад|\bönce\b|\bقبل|\bپہلے|पहले|(?:\byang\s+)?\blalu\b|前|전)"
_ABOUT = r"(?:about\s+|over\s+|almost\s+|less\s+than\s+|more\s+than\s+)?"


def _spelled(before: str, after: str, name: str) -> str:
    """Return a pattern for one word order, with its own names of groups."""
    whole = (
        f"{before}{_ABOUT}{_NUMBER}\\s*(?:{_UNIT})(?![^\\W\\d_]){after}"
        if before
        else f"{_ABOUT}{_NUMBER}\\s*(?:{_UNIT}){after}"
    )
    return re.sub(r"\?P<(\w+)>", rf"?P<\g<1>{name}>", whole)


_AGE = re.compile(
    rf"(?<![^\W_])(?:{_spelled(_BEFORE, '', '1')}|{_spelled('', _AFTER, '2')}|(?P<yesterday>yesterday|gestern|hier|ayer|ontem|ieri|вчера|dün|أمس)\b"
    rf"|(?P<now>just\s+now|moments\s+ago|a\s+few\s+(?:seconds|minutes)\s+ago|\d+\s+seconds?\s+ago))(?P<clock>\s*,?\s*\(?(?:\bat\s+)?\d\d?[:.]\d\d\b\)?)?",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:(?P<updated>(?:last\s+)?(?:updated?|modified|edited)|aktualisiert|mis\s+à\s+jour|actualizado|atualizado|aggiornato|обновлено|güncelleme|更新)"
    r"|(?:first\s+)?(?:published|posted|created|added)|veröffentlicht|publié|publicado|pubblicato|опубликовано|发布|公開)?\s*(?:on|at)?\s*[:：]?\s*$",
    re.IGNORECASE,
)
_SIGNS = " |·•,:;-–—/()"
_READING = re.compile(r"\b\d+\s*(?:min(?:ute)?s?)\s+read\b", re.IGNORECASE)
_HOURS = {"minute": 1 / 60, "hour": 1}


def ages(line: str, kept: When) -> tuple[When | None, When | None, str] | None:
    """Return when a line says that a story was published and updated, and the name beside it, if it is a line of ages; else None.

    `kept` is when the text was kept. Minutes and hours give a minute, days and weeks a day, months a month, years a year.
    """
    if len(line) > _LONGEST or line.endswith((".", "!", "?")):
        return None
    published = updated = None
    left, at = [], 0
    for match, when in _matches(line, kept):
        label = _LABEL.search(line[at : match.start()])
        bare = not (label and label[0].strip())
        if bare and (match["year1"] or match["year2"] or (match["yesterday"] and not match["clock"])):
            return None
        if label and label["updated"]:
            updated = when
        else:
            published = published or when
        left.append(line[at : at + label.start() if label else match.start()])
        at = match.end()
    if not at:
        return None
    rest = " ".join(_READING.sub("", " ".join((*left, line[at:]))).strip(_SIGNS).split())
    name = rest.removeprefix("By ").removeprefix("by ").strip(_SIGNS)
    if name and not (
        is_person(name) and (len(name.split()) <= 3 or rest != name or is_newsroom(name) or "|" in line or "·" in line)
    ):
        return None
    return published, updated, rest


def _matches(line: str, kept: When) -> Iterator[tuple[re.Match[str], When]]:
    for match in _AGE.finditer(line):
        if when := _when(match, kept):
            yield match, when


def _when(match: re.Match[str], kept: When) -> When | None:
    now = (
        datetime.fromisoformat(kept.iso[:16]) if len(kept.iso) >= 10 else datetime.combine(kept.first_day, datetime.min.time())
    )
    if match["now"]:
        return kept
    if match["yesterday"]:
        return When.of_day((now - timedelta(days=1)).date())
    told = match["number1"] or match["number2"]
    number = int(told) if told.isdigit() else 1
    unit = next(unit for unit in _UNITS if match[f"{unit}1"] or match[f"{unit}2"])
    if unit in _HOURS:
        then = now - timedelta(hours=number * _HOURS[unit])
        return When(then.isoformat()[:16]) if kept.precision is Precision.MINUTE else When.of_day(then.date())
    if unit == "month":
        months = now.year * 12 + now.month - 1 - number
        return When(f"{months // 12:04d}-{months % 12 + 1:02d}")
    if unit == "year":
        return When(f"{now.year - number:04d}")
    return When.of_day(now.date() - timedelta(days=number * (7 if unit == "week" else 1)))
