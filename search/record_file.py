"""A file of numbered records, written once from the first to the last and read in any order."""

import mmap
from array import array
from pathlib import Path

_OFFSETS = ".offsets"


class RecordsWriter:
    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = path.open("wb")
        self._offsets = array("Q", [0])

    def __len__(self) -> int:
        return len(self._offsets) - 1

    def add(self, record: bytes) -> None:
        self._file.write(record)
        self._offsets.append(self._offsets[-1] + len(record))

    def finish(self) -> None:
        self._file.close()
        self._path.with_suffix(_OFFSETS).write_bytes(self._offsets.tobytes())


class Records:
    def __init__(self, path: Path) -> None:
        """Opens a file; OSError or ValueError where there is none, or not the whole of it."""
        self._offsets = array("Q")
        self._offsets.frombytes(path.with_suffix(_OFFSETS).read_bytes())
        if not self._offsets or path.stat().st_size != self._offsets[-1]:
            raise ValueError(f"{path} is not whole.")
        self._bytes: mmap.mmap | bytes = b""
        if self._offsets[-1]:
            with path.open("rb") as file:
                self._bytes = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)

    def __len__(self) -> int:
        return len(self._offsets) - 1

    def __getitem__(self, number: int) -> bytes:
        return self._bytes[self._offsets[number] : self._offsets[number + 1]]
