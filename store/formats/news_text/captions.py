"""Photograph captions: a paragraph that ends with its credit in brackets, or begins with it, as agencies print it."""

from __future__ import annotations

import re

from store.text.late_pattern import LatePattern

_LONGEST = 1_200
_BRACKETS = LatePattern(r"^(?P<caption>.{12,}?[.!?\"”’\w])\s*[(\[](?P<credit>[^()\[\]]{2,70})[)\]]\.?$", re.DOTALL)
_AGENCY_LAST = LatePattern(
    r"^(?:\[\d+/\d+\]\s*)?(?P<caption>.{12,}?)\s*(?P<credit>[A-Z]{2,10}/[A-Z][^/]{1,40}(?:/[A-Z][^/]{1,30})?)$", re.DOTALL
)
_LICENCE = LatePattern(r"[\s/]*(?:Purchase|Acquire) Licensing Rights.*$")
_AGENCY_FIRST = LatePattern(
    r"""^(?P<credit>(?:\w+/)?(?:Getty\s?Images|Reuters|REUTERS|AFP|EPA(?:-EFE)?|EFE|PA(?:\sMedia|\sWire)?|AP(?:\sPhoto)?|BBC(?:\sNews)?|Xinhua|Anadolu(?:\sAgency)?
    |Shutterstock|Alamy|ANI|PTI|dpa|TASS|NurPhoto|Bloomberg|Handout|Supplied|Rex\sFeatures|IMAGO)
    (?:/[\w ]{2,20}|\s(?:via|/)\s(?:Getty\sImages|Reuters|AP|AFP|Shutterstock))?)(?:\s*[:|–—-]\s*|\s*)
    (?P<caption>[A-Z“"].{10,}[^.!?])$""",
    re.VERBOSE,
)


def caption_and_credit(text: str) -> tuple[str, str] | None:
    """Return a photograph's caption and its credit if a paragraph is a caption with a credit, else None."""
    if len(text) > _LONGEST:
        return None
    bare = _LICENCE.compiled.sub("", text) if "Licensing Rights" in text else text
    match = _AGENCY_LAST.compiled.match(bare) if "/" in bare[-80:] else None
    if not match and bare[-1:] not in (".", "!", "?"):
        match = _AGENCY_FIRST.compiled.match(bare)
    if not match:
        match = _BRACKETS.compiled.match(bare) if bare.endswith((")", "]", ").", "].")) else None
        if not match or not _may_be_credit(match["credit"].strip()):
            return None
    return match["caption"].strip(), match["credit"].strip()


def _may_be_credit(credit: str) -> bool:
    """Return whether what stands in brackets can be a credit: a name of a few words."""
    if len(credit.split()) > 8 or sum(map(str.isalpha, credit)) < 2:
        return False
    return not credit[0].islower() or credit.startswith(("photo", "via", "file", "image"))
