"""Relative times: what a page says by how long ago it was, `3 days ago`, counted back from when the text was kept."""

# ruff: noqa: E501 - tables of words and patterns read best in long lines
from __future__ import annotations

import re
from datetime import datetime, timedelta

from store.api.when import Precision, When
from store.formats.news_text.bylines import is_newsroom, is_person
from store.formats.news_text.date_hints import may_tell_age
from store.formats.news_text.patterns import part_of
from store.formats.news_text.publication_lines import Publication
from store.text.late_pattern import LatePattern

_LONGEST = 120
_UNITS = {
    "minute": "minutes? mins? m minuten? minutos? minuti minuto мин минут минуты минуту dakika دقيقة دقائق منٹ मिनट menit 分钟 分鐘 分 분",
    "hour": "hours? hrs? h stunden? heures? horas? ore ora час часа часов saat ساعة ساعات گھنٹے گھنٹہ घंटे घंटा jam 小时 小時 時間 시간",
    "day": "days? d tage? tagen jours? días? dias? giorni giorno день дня дней gün يوم أيام ایام دن दिन hari 天 日 일",
    "week": "weeks? w wochen? semaines? semanas? settimane settimana неделю недели недель hafta أسبوع أسابيع ہفتے ہفتہ हफ्ते सप्ताह minggu 周 週 週間 주",
    "month": "months? monate? monaten mois mes meses mesi mese месяц месяца месяцев ay شهر أشهر ماہ महीने bulan 个月 個月 か月 ヶ月 개월",
    "year": "years? yrs? jahre? jahren ans? années? años? anos? anni anno год года лет yıl سنة سنوات سال साल वर्ष tahun 年 년",
}
"""The words for each unit, as patterns."""
_UNIT = "|".join(f"(?P<{unit}#>{'|'.join(sorted(names.split(), key=len, reverse=True))})" for unit, names in _UNITS.items())
_BEFORE = r"(?:vor|il\s+y\s+a|hace|há|منذ|قبل)\s+"
_AFTER = r"\s*(?:\bago\b|\bfa\b|\bназад|\bönce\b|\bقبل|\bپہلے|पहले|(?:\byang\s+)?\blalu\b|前|전)"
_AGE = (
    r"(?:about\s+|over\s+|almost\s+|less\s+than\s+|more\s+than\s+)?(?P<number#>\d{1,3}|an?|one|einem|einer|une?|una?|um|uma|satu)\s*"
    rf"(?:{_UNIT})"
)
"""A number and a unit; `#` is the number of the order of words, which each have their own groups."""
_TIME = LatePattern(
    rf"(?<![^\W_])(?:{_BEFORE}{_AGE}(?![^\W\d_])|".replace("#", "1")
    + rf"{_AGE}{_AFTER}|(?P<yesterday>yesterday|gestern|hier|ayer|ontem|ieri|вчера|dün|أمس)\b".replace("#", "2")
    + r"|(?P<now>just\s+now|moments\s+ago|a\s+few\s+(?:seconds|minutes)\s+ago|\d+\s+seconds?\s+ago))(?P<clock>\s*,?\s*\(?(?:\bat\s+)?\d\d?[:.]\d\d\b\)?)?",
    re.IGNORECASE,
)
_LABEL = LatePattern(
    r"(?:(?P<updated>(?:last\s+)?(?:updated?|modified|edited)|aktualisiert|mis\s+à\s+jour|actualizado|atualizado|aggiornato|обновлено|güncelleme|更新)"
    r"|(?:first\s+)?(?:published|posted|created|added)|veröffentlicht|publié|publicado|pubblicato|опубликовано|发布|公開)?\s*(?:on|at)?\s*[:：]?\s*$",
    re.IGNORECASE,
)
_SIGNS = " |·•,:;-–—/()"
_READING = LatePattern(r"\b\d+\s*(?:min(?:ute)?s?)\s+read\b", re.IGNORECASE)


def relative_times(line: str, kept: When) -> Publication | None:
    """Return what a line says if it is one of relative times, perhaps with a name beside them; else None.

    `kept` is when the text was kept. Minutes and hours give a minute, days and weeks a day, months a month, years a year.
    """
    if len(line) > _LONGEST or line.endswith((".", "!", "?")) or not may_tell_age(line):
        return None
    published = updated = None
    beside, at = [], 0
    for match in _TIME.compiled.finditer(line):
        label = _LABEL.compiled.search(line[at : match.start()])
        if not (label and label[0].strip()) and (
            match["year1"] or match["year2"] or (match["yesterday"] and not match["clock"])
        ):
            return None  # "a year ago" and "yesterday" by themselves begin sentences
        if label and label["updated"]:
            updated = _when(match, kept)
        else:
            published = published or _when(match, kept)
        beside.append(line[at : at + label.start() if label else match.start()])
        at = match.end()
    if not at:
        return None
    rest = " ".join(_READING.compiled.sub("", " ".join((*beside, line[at:]))).strip(_SIGNS).split())
    return Publication(published, updated, rest, derived=True) if _may_be_beside(rest, line) else None


def _may_be_beside(rest: str, line: str) -> bool:
    """Return whether what a line has beside its times is a name, or nothing."""
    name = rest.removeprefix("By ").removeprefix("by ").strip(_SIGNS)
    short = len(name.split()) <= 3 or rest != name or is_newsroom(name) or "|" in line or "·" in line
    return not name or (is_person(name) and short)


def _when(match: re.Match[str], kept: When) -> When:
    """Return the time that is meant, as precisely as it is said."""
    if match["now"]:
        return kept
    now = datetime.fromisoformat(kept.iso[:16] if len(kept.iso) >= 10 else kept.first_day.isoformat())
    if match["yesterday"]:
        return When.of_day((now - timedelta(days=1)).date())
    number = int(said) if (said := match["number1"] or match["number2"]).isdigit() else 1
    unit = next(unit for unit in _UNITS if part_of(match, unit))
    if unit == "month":
        months = now.year * 12 + now.month - 1 - number
        return When(f"{months // 12:04d}-{months % 12 + 1:02d}")
    if unit == "year":
        return When(f"{now.year - number:04d}")
    then = now - timedelta(**{f"{unit}s": number})
    exact = unit in ("minute", "hour") and kept.precision is Precision.MINUTE
    return When(then.isoformat()[:16]) if exact else When.of_day(then.date())
