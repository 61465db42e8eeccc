"""A server of files for benchmarks: `python -m tests.bench.feed_server FOLDER SECONDS` prints its port and answers until it is killed.

Each answer waits so many seconds, as a server far away would let one wait, while others are answered.
"""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

_CHUNK = 1 << 18


async def _answer(folder: Path, delay: float, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Answer the requests of one connection, one after the other."""
    try:
        while head := await reader.readuntil(b"\r\n\r\n"):
            await asyncio.sleep(delay)
            path = folder / head.split(b" ", 2)[1].decode().lstrip("/")
            if path.parent != folder or not path.is_file():
                writer.write(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")
                continue
            size = path.stat().st_size
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\nContent-Length: %d\r\n\r\n" % size)
            with path.open("rb") as file:
                while chunk := file.read(_CHUNK):
                    writer.write(chunk)
                    await writer.drain()
    except (asyncio.IncompleteReadError, ConnectionError):
        pass
    finally:
        writer.close()


async def _serve(folder: Path, delay: float) -> None:
    server = await asyncio.start_server(lambda reader, writer: _answer(folder, delay, reader, writer), "0.0.0.0", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(_serve(Path(sys.argv[1]).absolute(), float(sys.argv[2])))
