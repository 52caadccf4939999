"""Clients that each send the next request when its answer is in, over connections that are kept."""

import asyncio
import re
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

_LENGTH = re.compile(rb"content-length: *(\d+)", re.IGNORECASE)
_KEPT = 40
_LARGEST = 2**24


@dataclass(slots=True)
class Answered:
    """Seconds of each answer within the time that counts, and some of the answers with what they are to."""

    seconds: float = 0
    taken: list[float] = field(default_factory=list)
    kept: list[tuple[int, bytes]] = field(default_factory=list)

    @property
    def rate(self) -> float:
        return len(self.taken) / self.seconds

    def percentile(self, share: float) -> float:
        return sorted(self.taken)[min(len(self.taken) - 1, int(len(self.taken) * share))]


async def drive(
    port: int, path: str, bodies: Sequence[bytes], clients: int, warm_s: float, seconds: float
) -> Answered:
    """All bodies round and round for so long; RuntimeError for a status other than 200."""
    requests = [_request(path, body) for body in bodies]
    answered, sent = Answered(), 0
    begin = time.perf_counter() + warm_s
    end = begin + seconds

    async def client() -> None:
        nonlocal sent
        reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=_LARGEST)
        while time.perf_counter() < end:
            number = sent % len(requests)
            sent += 1
            started = time.perf_counter()
            writer.write(requests[number])
            body = await _body(reader)
            now = time.perf_counter()
            if begin <= started and now <= end:
                answered.taken.append(now - started)
                if len(answered.kept) < _KEPT:
                    answered.kept.append((number, body))
        writer.close()

    await asyncio.gather(*(client() for _ in range(clients)))
    answered.seconds = seconds
    return answered


async def each(port: int, path: str, bodies: Sequence[bytes]) -> list[bytes]:
    """The answers to all bodies, one after the other; RuntimeError for a status other than 200."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=_LARGEST)
    answers = []
    for body in bodies:
        writer.write(_request(path, body))
        answers.append(await _body(reader))
    writer.close()
    return answers


def _request(path: str, body: bytes) -> bytes:
    head = (
        f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
        f"Accept: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


async def _body(reader: asyncio.StreamReader) -> bytes:
    head = await reader.readuntil(b"\r\n\r\n")
    length = _LENGTH.search(head)
    if length is not None:
        body = await reader.readexactly(int(length[1]))
    else:
        body = b""
        while size := int((await reader.readline()).partition(b";")[0], 16):
            body += await reader.readexactly(size)
            await reader.readline()
        await reader.readline()
    if head.split(b" ", 2)[1] != b"200":
        raise RuntimeError(f"{head.splitlines()[0].decode()}: {body[:500].decode(errors='replace')}")
    return body
