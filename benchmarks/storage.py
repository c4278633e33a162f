"""How fast the record is written, read and verified again; all ratios from one run.

    python benchmarks/storage.py [DIRECTORY]

The directory decides which disk is measured; a temporary one is used without it.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "unit" / "storage"))

from storage_records import Log, begun

from parley.ledger import entries as ledger_entries
from parley.ports.store import Batch, Store, StoredEntry
from parley.storage.fsck import fsck
from parley.storage.memory import MemoryStore
from parley.storage.sqlite import SqliteStore

ROWS = {1: 2_000, 8: 8_000, 32: 16_000, 128: 32_000, 512: 65_536}
ENTRY_BYTES = 700
FSCK_ENTRIES = 20_000


def main() -> None:
    with tempfile.TemporaryDirectory(dir=sys.argv[1] if len(sys.argv) > 1 else None) as name:
        directory = Path(name)
        print(f"{'batch':>6} {'sqlite rows/s':>14} {'of batch 1':>11} {'of memory':>10}")
        first = None
        for size, rows in ROWS.items():
            stored = [StoredEntry("aa" * 32, "a", n, os.urandom(ENTRY_BYTES)) for n in range(rows)]
            batches = [Batch(entries=tuple(stored[n : n + size])) for n in range(0, rows, size)]
            memory = rate(rows, lambda batches=batches: fill(MemoryStore(), batches))
            path = directory / f"{size}.sqlite"
            sqlite = rate(rows, lambda batches=batches, path=path: fill(SqliteStore(path), batches))
            first = first or sqlite
            print(f"{size:>6} {sqlite:>14,.0f} {sqlite / first:>11.1f} {sqlite / memory:>10.3f}")
        store = SqliteStore(directory / "512.sqlite")
        reading = rate(ROWS[512], lambda: sum(1 for _ in store.entries()))
        store.close()
        print(f"read again: {reading:,.0f} entries/s")
        verify(directory / "fsck.sqlite")


def fill(store: Store, batches: Iterable[Batch]) -> None:
    for batch in batches:
        store.append(batch)
    store.close()


def verify(path: Path) -> None:
    alfa = Log("alfa")
    for n in range(1, FSCK_ENTRIES):
        alfa.says(begun(n), "notice/alfa/N1")
    store = SqliteStore(path)
    stored = [alfa.stored(n) for n in range(FSCK_ENTRIES)]
    store.append(
        Batch(
            entries=tuple(stored),
            checkpoints=(alfa.stored_checkpoint(),),
            cosignatures=tuple(alfa.cosigned("bravo", n) for n in range(20, FSCK_ENTRIES, 20)),
        )
    )
    found = []
    whole = rate(FSCK_ENTRIES, lambda: found.append(fsck(store)))
    assert found[0].sound, found[0].faults
    key = alfa.keys.statement.public
    parsed = [ledger_entries.parse(one.raw) for one in stored]
    signatures = rate(FSCK_ENTRIES, lambda: [one.verify(key) for one in parsed])
    parsing = rate(FSCK_ENTRIES, lambda: [ledger_entries.parse(one.raw) for one in stored])
    understanding = rate(FSCK_ENTRIES, lambda: [one.statement() for one in parsed])
    print(f"fsck, a cosignature every 20 entries: {whole:,.0f} entries/s")
    print(f"  of which parsing alone {parsing:,.0f}, signatures {signatures:,.0f},")
    print(f"  understanding {understanding:,.0f}: fsck is {whole / signatures:.2f} of signatures")
    store.close()


def rate(count: int, work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return count / (time.perf_counter() - began)


if __name__ == "__main__":
    main()
