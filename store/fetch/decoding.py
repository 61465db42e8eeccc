"""Unpacking what a server has packed, piece by piece, so that a small answer can't become a huge one unseen."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from typing import Protocol

from store.fetch.errors import BadAnswerError

ACCEPTED = "gzip, br, zstd"
"""What Dateline unpacks, as it is told to servers."""
_PIECE = 256 * 1024
"""Bytes that come out of an unpacker at a time, or little more."""
_WINDOW = 8 * 1024 * 1024
"""Memory that a zstd answer may ask for (RFC 9659)."""
_GZIP = b"\x1f\x8b"
_ZSTD = b"\x28\xb5\x2f\xfd"
_SIP = 256
"""Bytes that go into zstd at a time."""
_ENOUGH = 4
"""Bytes by which a packing is recognised."""
_BROKEN = "its answer is packed in a way that can't be unpacked; it is tried again later"
_CUT = "its answer broke off in the middle; it is tried again later"
Write = Callable[[bytes], object]
"""Takes the next bytes that came out; raises BadAnswerError if there are too many."""


class Packing(Protocol):
    """Takes packed bytes as they come, and writes unpacked ones."""

    def feed(self, packed: bytes) -> None:
        """Unpack the next bytes. Raises BadAnswerError."""

    def end(self) -> None:
        """Hear that no more bytes come. Raises BadAnswerError if some are missing."""


class Unpacker:
    """Unpacks an answer by what it is; what its server says of it is believed only where the bytes bear it out."""

    def __init__(self, said: str, write: Write) -> None:
        self._said = said.strip().lower()
        self._write = write
        self._first = b""
        self._packing: Packing | None = None

    def feed(self, packed: bytes) -> None:
        """Take the next bytes that came. Raises BadAnswerError."""
        if self._packing is None:
            self._first += packed
            if len(self._first) < _ENOUGH:
                return
            packed, self._packing = self._first, self._chosen()
        self._packing.feed(packed)

    def end(self) -> None:
        """Hear that no more bytes come. Raises BadAnswerError if some are missing."""
        if self._packing is None and self._first:
            self._packing = self._chosen()
            self._packing.feed(self._first)
        if self._packing is not None:
            self._packing.end()

    def _chosen(self) -> Packing:
        if "," in self._said and self._said.replace("identity", "").strip(", ") not in _PACKINGS:
            raise BadAnswerError("its answer is packed several times over, which is not unpacked; it is tried again later")
        if self._first.startswith(_GZIP):
            return _Gzip(self._write)
        if self._first.startswith(_ZSTD):
            return _Zstd(self._write)
        return _PACKINGS.get(self._said.replace("identity", "").strip(", "), _Plain)(self._write)


class _Plain:
    def __init__(self, write: Write) -> None:
        self._write = write

    def feed(self, packed: bytes) -> None:
        self._write(packed)

    def end(self) -> None:
        pass


class _Gzip:
    """Unpacks gzip, several members one after another; what stands behind them and is none means nothing."""

    def __init__(self, write: Write, form: int = zlib.MAX_WBITS | 16) -> None:
        self._write = write
        self._form = form
        self._member = zlib.decompressobj(form)
        self._waiting = b""
        self._over = False

    def feed(self, packed: bytes) -> None:
        self._waiting += packed
        try:
            while self._waiting and not self._over:
                if self._member.eof and not self._next_member():
                    return
                self._write(self._member.decompress(self._waiting, _PIECE))
                self._waiting = self._member.unconsumed_tail or self._member.unused_data
        except zlib.error as error:
            raise BadAnswerError(_BROKEN) from error

    def _next_member(self) -> bool:
        """Return whether another member begins with the bytes that wait; one byte doesn't tell yet."""
        if self._form > zlib.MAX_WBITS and self._waiting.startswith(_GZIP):
            self._member = zlib.decompressobj(self._form)
            return True
        self._over = self._form <= zlib.MAX_WBITS or len(self._waiting) >= len(_GZIP)
        return False

    def end(self) -> None:
        try:
            if not self._member.eof:
                self._write(self._member.flush())
        except zlib.error as error:
            raise BadAnswerError(_BROKEN) from error
        if not self._member.eof:
            raise BadAnswerError(_CUT)


class _Deflate:
    """Unpacks what is called deflate: with zlib's wrapping, without it, or not packed at all."""

    def __init__(self, write: Write) -> None:
        self._write = write
        self._packing: Packing | None = None

    def feed(self, packed: bytes) -> None:
        if self._packing is None:
            self._packing = self._fitting(packed)
        self._packing.feed(packed)

    def _fitting(self, packed: bytes) -> Packing:
        for form in (zlib.MAX_WBITS, -zlib.MAX_WBITS):
            try:
                zlib.decompressobj(form).decompress(packed[:_PIECE], _ENOUGH)
            except zlib.error:
                continue
            return _Gzip(self._write, form)
        return _Plain(self._write)

    def end(self) -> None:
        if self._packing is not None:
            self._packing.end()


class _Brotli:
    def __init__(self, write: Write) -> None:
        import brotli

        self._write = write
        self._error = brotli.error
        self._stream = brotli.Decompressor()
        self._anything = False
        self._plain = False

    def feed(self, packed: bytes) -> None:
        if self._plain:
            self._write(packed)
        while packed or not self._stream.can_accept_more_data():
            if self._plain or self._stream.is_finished():
                return
            try:
                out = self._stream.process(packed, output_buffer_limit=_PIECE)
            except self._error as error:
                if self._anything:
                    raise BadAnswerError(_BROKEN) from error
                self._plain = True
                self._write(packed)
                return
            packed = b""
            self._anything = True
            self._write(out)

    def end(self) -> None:
        if not self._plain and not self._stream.is_finished():
            raise BadAnswerError(_CUT)


class _Zstd:
    """Unpacks zstd, frame by frame; a few bytes go in at a time, because each four of them may come out as 128 KB."""

    def __init__(self, write: Write) -> None:
        import zstandard

        self._write = write
        self._error = zstandard.ZstdError
        self._frames = zstandard.ZstdDecompressor(max_window_size=_WINDOW)
        self._frame = self._frames.decompressobj()

    def feed(self, packed: bytes) -> None:
        try:
            for at in range(0, len(packed), _SIP):
                self._sip(packed[at : at + _SIP])
        except self._error as error:
            raise BadAnswerError(_BROKEN) from error

    def _sip(self, packed: bytes) -> None:
        while packed:
            if self._frame.eof:
                self._frame = self._frames.decompressobj()
            self._write(self._frame.decompress(packed))
            packed = self._frame.unused_data

    def end(self) -> None:
        if not self._frame.eof:
            raise BadAnswerError(_CUT)


_PACKINGS: dict[str, Callable[[Write], Packing]] = {
    "gzip": _Plain,
    "x-gzip": _Plain,
    "zstd": _Plain,
    "deflate": _Deflate,
    "br": _Brotli,
}
"""What unpacks bytes that don't show by a signature what they are, by what their server says of them."""
