"""Sentences for people: what was wrong with an answer, where, and what to do."""

from __future__ import annotations

import ssl
from datetime import datetime

import httpcore

_AGAIN = "it is tried again later"
_STATUS = {
    400: "does not understand the question; look at the address",
    401: "wants to know who asks; give this feed a name and a password, or a token",
    402: "wants to be paid first; look at it in a browser",
    403: "does not let Dateline in; look at it in a browser, or give this feed another user agent",
    404: "is not there; look at the address",
    406: "has nothing in a form that Dateline reads; look at the address",
    429: "is asked too often",
    451: "may not give it here, for reasons of law",
    503: "is busy",
}
_CERTIFICATE = {
    9: "is not valid yet; look at this machine's clock",
    10: "has run out; its keepers have to renew it",
    18: "is signed by nobody but itself",
    19: "is signed by nobody this machine trusts",
    20: "is signed by nobody this machine trusts",
    62: "is for another name; look at the address",
    64: "is for another name; look at the address",
}


def of_status(status: int, where: str, wait: int) -> str:
    """Return what the number of an answer means."""
    if status == 304:
        return f"{where} said that nothing has changed though it was not asked that; {_AGAIN}"
    said = _STATUS.get(status)
    if said is None:
        said = "has trouble of its own" if status >= 500 else "gives something else than a feed or a page"
    end = f"; it is left alone for {_span(wait)}" if wait else "" if ";" in said else f"; {_AGAIN}"
    return f"{where} {said.partition(';')[0] if wait else said}{end} ({status})"


def of_error(error: Exception, where: str) -> str:
    """Return what an error of the network means."""
    cause = _tls(error)
    if isinstance(cause, ssl.SSLCertVerificationError):
        return f"the certificate of {where} {_CERTIFICATE.get(cause.verify_code, 'is not trusted')}"
    if cause is not None:
        return f"{where} can't be spoken to in secret (TLS); its address may begin with http://"
    if isinstance(error, httpcore.ProxyError):
        return f"the proxy that the environment names does not lead to {where}; look at https_proxy and http_proxy"
    if isinstance(error, httpcore.ConnectTimeout):
        return f"{where} did not answer in time; {_AGAIN}"
    if isinstance(error, httpcore.TimeoutException):
        return f"{where} fell silent; {_AGAIN}"
    if isinstance(error, httpcore.LocalProtocolError):
        return f"{where} can't be asked like this; look at the address and the settings of this feed"
    if isinstance(error, ValueError) or (isinstance(error, httpcore.ProtocolError) and "without sending" not in str(error)):
        return f"{where} answers in a way that is not HTTP; look at the address"
    return f"{where} broke off its answer; {_AGAIN}"


def gone(where: str) -> str:
    """Return that an address is gone."""
    return f"{where} is gone for good, as its server says; it is asked no more"


def too_large(where: str, most: int) -> str:
    """Return that an answer has more bytes than it may."""
    size = f"{most / 1_000_000:.0f} MB" if most >= 1_000_000 else f"{most:,} bytes"
    return f"{where} gives more than {size}; allow more for this feed, or leave it"


def too_early(until: int, error: str) -> str:
    """Return that it is not yet time, and what was wrong last time, if anything."""
    when = f"not asked before {_clock(until)}; update it by name to ask now"
    return f"{error.removesuffix(f'; {_AGAIN}')} – {when}" if error else when


def busy(where: str, until: int) -> str:
    """Return that a server wants to be left alone."""
    return f"the server of {where} is busy; it is left alone until {_clock(until)}"


def _tls(error: BaseException | None) -> ssl.SSLError | None:
    while error is not None and not isinstance(error, ssl.SSLError):
        error = error.__cause__ or error.__context__
    return error


def _clock(moment: int) -> str:
    try:
        return datetime.fromtimestamp(moment).strftime("%Y-%m-%d %H:%M")
    except (ValueError, OverflowError, OSError):
        return "a later time"


def _span(seconds: int) -> str:
    for unit, name in ((86_400, "day"), (3600, "hour"), (60, "minute")):
        if seconds >= unit:
            count = round(seconds / unit)
            return f"{count} {name}{'s' if count > 1 else ''}"
    return f"{seconds} second{'s' if seconds > 1 else ''}"
