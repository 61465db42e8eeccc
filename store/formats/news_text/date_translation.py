"""Date lines in the larger languages, put into the words and order that `publication_lines` reads.

Only whole lines that hold a date are translated: digits, months, labels and the small words between them. What is left over
is no date, and the line is left to be text.
"""

# ruff: noqa: E501 - tables of words and patterns read best in long lines
from __future__ import annotations

import re
from functools import cache

from store.formats.news_text.patterns import either, phrases
from store.text.fold import fold
from store.text.late_pattern import LatePattern

_MONTHS = """
januar jänner janvier enero janeiro gennaio января январь ocak يناير كانون_الثاني جنوری जनवरी januari janv ene gen янв oca jän
februar feber février febrero fevereiro febbraio февраля февраль şubat فبراير شباط فروری फरवरी फ़रवरी februari fév feb févr fev фев şub
märz mars marzo março марта март mart مارس آذار مارچ मार्च maret mär мар
avril abril aprile апреля апрель nisan أبريل ابريل نيسان اپریل अप्रैल avr abr апр nis
mai mayo maio maggio мая май mayıs مايو أيار مئی मई mei mag
juni juin junio junho giugno июня июнь haziran يونيو حزيران جون जून giu июн haz
juli juillet julio julho luglio июля июль temmuz يوليو تموز جولائی जुलाई juil lug июл tem
august août agosto августа август ağustos أغسطس اغسطس آب اگست अगस्त agustus ago авг ağu agu
septembre septiembre setiembre setembro settembre сентября сентябрь eylül سبتمبر أيلول ستمبر सितंबर सितम्बर september sept set сен сент eyl
oktober octobre octubre outubro ottobre октября октябрь ekim أكتوبر اكتوبر اکتوبر अक्टूबर अक्तूबर okt oct out ott окт eki تشرين_الأول
novembre noviembre novembro ноября ноябрь kasım نوفمبر نومبر नवंबर नवम्बर november nov ноя kas تشرين_الثاني
dezember décembre diciembre dezembro dicembre декабря декабрь aralık ديسمبر دسمبر दिसंबर दिसम्बर desember dez déc dic dec дек ara des كانون_الأول
"""
"""The names of each month, long and short, a line a month; `_` is a blank."""
_WEEKDAYS = """
montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag lundi mardi mercredi jeudi vendredi samedi dimanche
lunes martes miércoles jueves viernes sábado domingo segunda-feira terça-feira quarta-feira quinta-feira sexta-feira
lunedì martedì mercoledì giovedì venerdì sabato domenica понедельник вторник среда четверг пятница суббота воскресенье
pazartesi salı çarşamba perşembe cuma cumartesi pazar الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد
پیر منگل بدھ جمعرات جمعہ ہفتہ اتوار सोमवार मंगलवार बुधवार गुरुवार शुक्रवार शनिवार रविवार
senin selasa rabu kamis jumat sabtu minggu 星期一 星期二 星期三 星期四 星期五 星期六 星期日 星期天 周一 周二 周三 周四 周五 周六 周日
月曜日 火曜日 水曜日 木曜日 金曜日 土曜日 日曜日 월요일 화요일 수요일 목요일 금요일 토요일 일요일
"""
_UPDATED = """
zuletzt aktualisiert am|zuletzt aktualisiert|aktualisiert am|aktualisiert|aktualisierung|stand vom|stand|geändert am
dernière mise à jour le|dernière mise à jour|mis à jour le|mise à jour le|mis à jour|mise à jour|modifié le|actualisé le
última actualización|actualizado el|actualizado a las|actualizado|actualizada el|actualizada
última atualização em|última atualização|atualizado em|atualizado às|atualizado há|atualizado|atualizada em
ultimo aggiornamento il|ultimo aggiornamento|aggiornato il|aggiornato alle|aggiornato|aggiornamento|modificato il
последнее обновление|обновлено в|обновлено|обновлен|изменено|son güncelleme tarihi|son güncelleme|güncelleme tarihi|güncellenme tarihi
güncellenme|güncelleme|güncellendi|آخر تحديث في|آخر تحديث|تم التحديث في|تم التحديث|تاريخ التحديث|حُدّث في|تحديث|آخری اپ ڈیٹ|اپ ڈیٹڈ|اپ ڈیٹ|تازہ کاری
अंतिम अपडेट|अंतिम अद्यतन|आखिरी अपडेट|अपडेटेड|अपडेट किया गया|अपडेट|अद्यतन
terakhir diperbarui|diperbarui pada|diperbarui|diperbaharui|pembaruan|最后更新时间|最后更新|更新时间|更新於|更新于|更新日時|更新日|最終更新日時|最終更新日|最終更新|更新
最終更新|최종 수정|최종수정|최종 업데이트|수정일|수정|업데이트
"""
_PUBLISHED = """
veröffentlicht am|veröffentlicht|erschienen am|erstellt am|erstellt|publiziert am|publiziert|datum|publié le|publié|mis en ligne le|paru le
publicado el|publicado em|publicado en|publicado a las|publicado às|publicado|publicada el|publicada em|publicada|fecha de publicación|data de publicação
pubblicato il|pubblicato alle|pubblicato|pubblicata il|data di pubblicazione|опубликовано в|опубликовано|опубликован|дата публикации|размещено
yayınlanma tarihi|yayınlanma|yayımlanma tarihi|yayımlanma|yayınlandı|yayın tarihi|giriş tarihi|giriş|oluşturulma tarihi|oluşturulma|eklenme tarihi
نُشر في|نشر في|تم النشر في|نُشر|نشر|تاريخ النشر|تم النشر|شائع شدہ|شائع ہوا|شائع|تاریخ اشاعت|اشاعت|پبلش|प्रकाशित तिथि|प्रकाशन तिथि|प्रकाशित|पब्लिश्ड
diterbitkan pada|diterbitkan|dipublikasikan pada|dipublikasikan|dipublikasi|terbit|tayang|diunggah|rilis
发布时间|发布日期|发布于|发表时间|发表于|发表|发布|發布時間|發布於|發布|發表|發佈時間|發佈|公開日時|公開日|公開|配信|掲載日|掲載|投稿日|投稿|기사입력|최초입력|입력일|입력|등록일|등록|게시일|게시|승인|발행일|작성
"""
_SMALL = """
den vom am um uhr le à la las a el de del do da em às as il alle ore dello della в во г года году мск saat tarihinde günü في الساعة بتاريخ م ء
کو بوقت بجے को पर बजे ist pada pukul tanggal jam wib wita wit h heures heure hrs hora horas por ore o'clock 时间 時間 日付 北京时间 gmt msk tsi
"""
_PLAIN = str.maketrans(
    "٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹०१२३४५६७८९๐๑๒๓๔๕๖๗๘๙０１２３４５６７８９：／．，،（）｜", "0123456789" * 5 + ":/.,,()|"
)
"""Digits and signs of other scripts, and ours for them."""
_NAMES = "January February March April May June July August September October November December".split()
_MONTH_NAMES = {
    name.replace("_", " "): english
    for english, line in zip(_NAMES, _MONTHS.strip().split("\n"), strict=True)
    for name in line.split()
}
_ENGLISH = {fold(name): english for name, english in _MONTH_NAMES.items()}
"""Folded, so that capitals that are no other letters in small are known too: `ARALIK`."""
_UPDATED_LABELS, _PUBLISHED_LABELS = phrases(_UPDATED), phrases(_PUBLISHED)
_LABELS = (*_UPDATED_LABELS, *_PUBLISHED_LABELS)
_ONLY_LETTERS = str.maketrans({chr(code): " " for code in range(128) if not chr(code).isalpha()})
_BEGIN, _END = r"(?<![^\W\d_])", r"(?![^\W\d_])"
"""No letter before, and none behind."""
_MONTH = LatePattern(rf"{_BEGIN}({either(_MONTH_NAMES)}){_END}\.?", re.IGNORECASE)
_WEEKDAY = LatePattern(rf"{_BEGIN}(?:{either(_WEEKDAYS.split())}){_END}\.?,?", re.IGNORECASE)
_LABEL = LatePattern(
    rf"{_BEGIN}(?:(?P<updated>{either(_UPDATED_LABELS)})|{either(_PUBLISHED_LABELS)}){_END}\s*[:：]?\s*", re.IGNORECASE
)
_BETWEEN = LatePattern(rf"{_BEGIN}(?:{either(_SMALL.split())}){_END}\.?", re.IGNORECASE)
_WORDS = (*_MONTH_NAMES, *_WEEKDAYS.split(), *_UPDATED_LABELS, *_PUBLISHED_LABELS, *"uhr wib wita wit".split())
_FOREIGN_WORDS = tuple(word for word in _WORDS if word.isascii() or word.upper().isascii())
_FOREIGN = LatePattern(rf"\b(?:{either(_FOREIGN_WORDS)})\b", re.IGNORECASE)
"""What a line of plain letters must have to be looked at; `ARALIK` is one of `aralık`."""
_YEAR_FIRST = LatePattern(r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]?(?:\s*[(（][^)）]{1,4}[)）])?\s*")
_YEAR_FIRST_POINTS = LatePattern(r"(?<![\d.])(\d{4})\.\s?(\d{1,2})\.\s?(\d{1,2})\b\.?")
_CLOCK = LatePattern(
    r"(?P<half>上午|(?P<late>下午|晚上|午後|오후)|午前|오전)?\s*(?P<hour>\d{1,2})\s*(?:[:时時點点시]\s*)(?P<minute>\d{1,2})?\s*[分분]?(?::\d\d)?(?!\d)"
)
_HOURS = LatePattern(
    r"\b(\d{1,2})\s?[hH]\s?([0-5]\d)\b|\b([01]?\d|2[0-3])\.([0-5]\d)(?=\s*(?:uhr|wib|wita|wit)\b)", re.IGNORECASE
)
_DAY_POINT = LatePattern(r"\b(\d{1,2})(?:\.|º|°|er)(?=\s+[^\W\d_])")
_SPANISH = LatePattern(r"(?<=\d)\s+d[eio]l?\s+(?=[^\W\d_])|(?<=[^\W\d_])\s+d[eo]l?\s+(?=\d{4})", re.IGNORECASE)
_LABEL_LAST = LatePattern(r"([^|]+)\| (Updated|Published)\b\s*")


def in_english(line: str) -> str:
    """Return a date line of another language as it is read, such as `Updated 2 June 2025 14:05`; else nothing.

    The line must have a digit. A line that is not in one of the known languages, or is English, gives nothing.
    """
    line = line.translate(_PLAIN)
    if line.isascii() and not (_has_any(_FOREIGN_WORDS, line.lower()) and _FOREIGN.compiled.search(line)):
        return ""
    english = _WEEKDAY.compiled.sub(" ", line)
    english = _LABEL.compiled.sub(lambda match: f" | {'Updated' if match['updated'] else 'Published'} ", english)
    english = _HOURS.compiled.sub(lambda match: f"{match[1] or match[3]}:{match[2] or match[4]}", english)
    english = _YEAR_FIRST_POINTS.compiled.sub(_iso_day, _YEAR_FIRST.compiled.sub(_iso_day, english))
    english = english if english.isascii() else _CLOCK.compiled.sub(_clock, english)
    english = _DAY_POINT.compiled.sub(r"\1", _SPANISH.compiled.sub(" ", english))
    english = _MONTH.compiled.sub(lambda match: f" {_ENGLISH[fold(match[1])]} ", english)
    english = " ".join(_BETWEEN.compiled.sub(" ", english).split()).replace(" ,", ",").strip(" |,.-–—・·/()[]")
    english = _LABEL_LAST.compiled.sub(r"\2 \1 | ", english) if english.endswith(("| Updated", "| Published")) else english
    return english.strip(" |") if english != line else ""


def may_have_label(plain: str) -> bool:
    """Return whether a line of plain small letters may have a label of another language."""
    return _has_any(_LABELS, plain)


def _has_any(phrases: tuple[str, ...], plain: str) -> bool:
    """Return whether a line of plain small letters has the first word of any phrase, which is quickly found out."""
    return not _first_words(phrases).isdisjoint(plain.translate(_ONLY_LETTERS).split())


@cache
def _first_words(phrases: tuple[str, ...]) -> frozenset[str]:
    """Return the first words of those phrases that may stand in a line of plain letters; `ı` is written `I` in capitals."""
    plain = (phrase.lower().replace("ı", "i") for phrase in phrases)
    return frozenset(phrase.translate(_ONLY_LETTERS).split()[0] for phrase in plain if phrase.isascii())


def _iso_day(match: re.Match[str]) -> str:
    return f" {match[1]}-{int(match[2]):02d}-{int(match[3]):02d} "


def _clock(match: re.Match[str]) -> str:
    hour = int(match["hour"])
    return f" {hour + 12 if match['late'] and hour < 12 else hour:02d}:{int(match['minute'] or 0):02d} "
