"""`python -P -m dutygraph.search.building FOLDER`: writes an index for a process that goes on answering.

Pages come as pickles on standard input, one behind the other, between processes of this program alone.
"""

import asyncio
import contextlib
import pickle
import sys
from pathlib import Path

from dutygraph.graph.errors import SearchNotReady
from dutygraph.graph.store.port import Store
from dutygraph.search.entries import pages
from dutygraph.search.index import IndexWriter
from dutygraph.search.pinyin import Pinyin


async def build(store: Store, folder: Path) -> None:
    """Write the index of a store into an empty folder; SearchNotReady says why it cannot be."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-P", "-m", "dutygraph.search.building", str(folder),
        stdin=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    told = b""
    try:
        if process.stdin is not None:
            # One that has come to an end says below why.
            with contextlib.suppress(ConnectionError):
                async for page in pages(store):
                    if process.stdin.is_closing():
                        break
                    process.stdin.write(pickle.dumps(page, pickle.HIGHEST_PROTOCOL))
                    await process.stdin.drain()
            process.stdin.close()
        _, told = await process.communicate()
    finally:
        if process.returncode is None:
            process.kill()
            await process.communicate()
    if process.returncode:
        reason = told.decode(errors="replace").strip().rpartition("\n")[2] or str(process.returncode)
        raise SearchNotReady(
            f"搜索索引无法写入 The search index cannot be written: {reason}.",
            "请检查磁盘与内存 Check the disk and the memory that are left.",
        )


def main() -> None:
    writer = IndexWriter(Path(sys.argv[1]), Pinyin.of_library())
    with contextlib.suppress(EOFError):
        while True:
            writer.add(*pickle.load(sys.stdin.buffer))  # noqa: S301
    writer.finish()


if __name__ == "__main__":
    main()
