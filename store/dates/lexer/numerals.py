"""Numbers as words and digits: how many, which one, which year."""

from __future__ import annotations

from store.dates.lexer.word_classes import ONES, ORDINALS, TEENS, TENS

_PLAIN = ONES | TEENS | TENS
_FRACTIONS = {"1/2": 0.5, "½": 0.5, "half": 0.5, "1/4": 0.25, "¼": 0.25, "3/4": 0.75, "¾": 0.75}
_SCALES = {"hundred": 100, "thousand": 1000}
_JOINING = ("and", "-", "–", "‑", "of", "a", "an")
_LARGEST = 10**12


def parse_number(words: list[str]) -> float | None:
    """Return the number that words say ("two and a half", "twenty four", "2,500"), or None for "several" and its like."""
    if words in (["a"], ["an"]):
        return 1.0
    total = current = 0.0
    for word in words:
        if word in _FRACTIONS:
            current += _FRACTIONS[word]
        elif word in _SCALES:
            current = max(current, 1.0) * _SCALES[word]
            if word == "thousand":
                total, current = total + current, 0.0
        elif word in _PLAIN:
            current += _PLAIN[word]
        elif word == "couple":
            current = 2.0
        elif (number := _digits(word)) is not None:
            current += number
        elif word not in _JOINING:
            return None
    answer = total + current
    return answer if 0 < answer < _LARGEST else None


def _digits(word: str) -> float | None:
    plain = word.replace(",", "")
    if len(plain) > 12 or not plain.replace(".", "", 1).isdecimal() or not plain.isascii():
        return None
    return float(plain)


def parse_ordinal(words: list[str]) -> int | None:
    """Return the number an ordinal or a plain number says: "22nd", "third", "twenty-second", "5"."""
    total = 0
    for word in words:
        if word in ORDINALS:
            total += ORDINALS[word]
        elif word in TENS:
            total += TENS[word]
        elif word.rstrip("stndrh").isdecimal() and len(word) <= 6:
            total += int(word.rstrip("stndrh"))
    return total or None


def parse_year(words: list[str]) -> int | None:
    """Return the year that words say: "1996", "nineteen ninety-six", "two thousand"."""
    if len(words) == 1 and words[0].isdecimal():
        return int(words[0])
    numbers = [word for word in words if word in _PLAIN or word == "thousand"]
    if "thousand" in numbers:
        at = numbers.index("thousand")
        return sum(_PLAIN[n] for n in numbers[:at]) * 1000 + sum(_PLAIN.get(n, 0) for n in numbers[at + 1 :])
    return _PLAIN[numbers[0]] * 100 + sum(_PLAIN[n] for n in numbers[1:]) if len(numbers) > 1 else None
