"""A process that dies in the middle of appending: what it confirmed is there, in whole batches."""

import random
import signal
import subprocess
import sys

import pytest

from parley.ports.store import Batch, StoredAnnex, StoredEntry, StoredSetting
from parley.storage.sqlite import SqliteStore

WRITER = """
import sys
from pathlib import Path
from parley.ports.store import Batch, StoredCheckpoint, StoredEntry, StoredReceipt
from parley.storage.sqlite import SqliteStore

store = SqliteStore(Path(sys.argv[1]))
size, first, bulk = int(sys.argv[2]), int(sys.argv[3]), bytes(int(sys.argv[4]))
n = first
while True:
    store.append(Batch(
        entries=tuple(StoredEntry("aa", "a", n + i, b"%d" % (n + i) + bulk) for i in range(size)),
        checkpoints=(StoredCheckpoint("aa", "a", n + size, b"%d" % (n + size)),),
        receipts=(StoredReceipt("o", f"r{n}", b"", b""),),
    ))
    n += size
    sys.stdout.write(f"{n}\\n")
    sys.stdout.flush()
"""


@pytest.mark.parametrize("size", [1, 7, 64])
@pytest.mark.parametrize("bulk", [0, 3000])
def test_what_was_confirmed_before_the_kill_is_there_and_batches_are_whole(tmp_path, size, bulk):
    path = tmp_path / "parley.sqlite"
    rng = random.Random(size + bulk)
    have = 0
    for _ in range(3):
        confirmed = _write_and_kill(path, size, have, bulk, lines=rng.randrange(1, 40))
        with_record = SqliteStore(path)
        entries = [entry for _, entry in with_record.entries()]
        (checkpoint,) = with_record.checkpoints()
        receipts = list(with_record.receipts())
        assert list(with_record.medium_faults()) == []
        with_record.close()
        assert len(entries) >= confirmed
        assert [entry.sequence for entry in entries] == list(range(len(entries)))
        # Entries, checkpoint and receipt of a batch stand or fall together.
        assert len(entries) % size == 0
        assert checkpoint.size == len(entries)
        assert len(receipts) == len(entries) // size
        have = len(entries)


def _write_and_kill(path, size, first, bulk, lines):
    child = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), str(size), str(first), str(bulk)],
        stdout=subprocess.PIPE,
    )
    assert child.stdout is not None
    for _ in range(lines):
        assert child.stdout.readline()
    child.send_signal(signal.SIGKILL)
    rest = child.stdout.read().splitlines(keepends=True)
    child.wait()
    child.stdout.close()
    told = [int(line) for line in rest if line.endswith(b"\n")]
    return told[-1] if told else first + lines * size


def test_the_lock_goes_with_the_process(tmp_path):
    path = tmp_path / "parley.sqlite"
    _write_and_kill(path, 1, 0, 0, lines=1)
    SqliteStore(path).close()


def test_a_reader_sees_everything_that_a_killed_writer_left(tmp_path):
    path = tmp_path / "parley.sqlite"
    confirmed = _write_and_kill(path, 5, 0, 0, lines=10)
    reader = SqliteStore.read_only(path)
    assert len(list(reader.entries())) >= confirmed
    reader.close()


DYING_ERASER = """
import os, sys
from pathlib import Path
from parley.ports.store import Batch
from parley.storage import sqlite

def die(writer, path):
    os._exit(9)

store = sqlite.SqliteStore(Path(sys.argv[1]))
sqlite._empty_log = die
store.append(Batch(erased_annexes=(("aa", "c"),)))
"""


def test_an_erasure_cut_short_is_finished_at_the_next_opening(tmp_path):
    path = tmp_path / "parley.sqlite"
    secret = b"+963 11 555 0142"
    store = SqliteStore(path)
    store.append(Batch(annexes=(StoredAnnex("aa", "c", b"salt" * 4, secret * 2000),)))
    store.close()
    child = subprocess.run([sys.executable, "-c", DYING_ERASER, str(path)], check=False)
    assert child.returncode == 9
    assert (tmp_path / "parley.sqlite-wal").stat().st_size > 0
    SqliteStore(path).close()
    assert secret not in b"".join(file.read_bytes() for file in tmp_path.iterdir())


def test_a_process_that_dies_while_making_the_record_stands_in_nobodys_way(tmp_path):
    path = tmp_path / "parley.sqlite"
    dying = """
import os, sys
from pathlib import Path
from parley.storage import sqlite, sqlite_schema
sqlite_schema.create = lambda connection: os._exit(9)
sqlite.SqliteStore(Path(sys.argv[1]))
"""
    assert subprocess.run([sys.executable, "-c", dying, str(path)], check=False).returncode == 9
    store = SqliteStore(path)
    store.append(Batch(settings=(StoredSetting("s", "k", b"v"),)))
    assert list(store.settings()) == [StoredSetting("s", "k", b"v")]
    store.close()


def test_a_program_we_started_does_not_hold_the_record_after_us(tmp_path):
    path = tmp_path / "parley.sqlite"
    store = SqliteStore(path)
    store.append(Batch(entries=(StoredEntry("aa", "a", 0, b"x"),)))
    # A started program inherits neither the lock nor the file.
    child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    store.close()
    SqliteStore(path).close()
    child.communicate(b"\n")
    assert child.returncode == 0
