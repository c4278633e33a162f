"""What is SQLite's own: the lock, the modes, erasure from the medium, readers beside a writer."""

import os
import random
import sqlite3
import stat
import subprocess
import sys
import threading

import pytest

from parley.errors import UsageError, WorldError
from parley.ports.store import Batch, StoredAnnex, StoredEntry
from parley.storage import sqlite
from parley.storage.sqlite import SqliteStore

A = "aa" * 32


def entry(sequence):
    return StoredEntry(A, "a", sequence, b"%d" % sequence)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "parley.sqlite"


@pytest.fixture
def store(path):
    store = SqliteStore(path)
    yield store
    store.close()


def everything_on_the_medium(directory):
    return b"".join(file.read_bytes() for file in directory.iterdir() if file.is_file())


def test_the_files_are_for_their_owner_alone_whatever_the_umask(tmp_path):
    before = os.umask(0o000)
    try:
        directory = tmp_path / "record"
        store = SqliteStore(directory / "parley.sqlite")
        store.append(Batch(entries=(entry(0),)))
        modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in directory.iterdir()}
        assert set(modes) >= {"parley.sqlite", "parley.sqlite-wal", "parley.sqlite.lock"}
        assert set(modes.values()) == {0o600}
        assert stat.S_IMODE(directory.stat().st_mode) == 0o700
        store.close()
    finally:
        os.umask(before)


def test_a_record_that_others_can_read_is_refused_with_the_remedy(path, store):
    store.close()
    path.chmod(0o644)
    with pytest.raises(UsageError, match="chmod 600"):
        SqliteStore(path)
    path.chmod(0o600)
    SqliteStore(path).close()


def test_a_second_process_is_told_who_holds_the_record(path, store):
    code = (
        "import sys; from pathlib import Path\n"
        "from parley.errors import UsageError\n"
        "from parley.storage.sqlite import SqliteStore\n"
        "try: SqliteStore(Path(sys.argv[1]))\n"
        "except UsageError as error: print(error)\n"
    )
    run = [sys.executable, "-c", code, str(path)]
    told = subprocess.run(run, capture_output=True, text=True, check=True).stdout
    assert f"process {os.getpid()}" in told
    assert str(path) in told
    assert "stop that one first" in told


def test_a_reader_beside_the_writer_sees_what_is_committed_and_cannot_write(path, store):
    store.append(Batch(entries=(entry(0),)))
    reader = SqliteStore.read_only(path)
    assert len(list(reader.entries())) == 1
    store.append(Batch(entries=(entry(1),)))
    assert len(list(reader.entries())) == 2
    with pytest.raises(UsageError, match="reading only"):
        reader.append(Batch(entries=(entry(2),)))
    reader.close()
    store.append(Batch(entries=(entry(2),)))


def test_reading_leaves_the_bytes_of_the_record_as_they_were(path, store):
    store.append(Batch(entries=(entry(0),)))
    store.close()
    before = path.read_bytes()
    reader = SqliteStore.read_only(path)
    assert len(list(reader.entries())) == 1
    reader.close()
    assert path.read_bytes() == before


@pytest.mark.parametrize("seed", range(4))
def test_an_erased_annex_is_gone_from_every_file(tmp_path, path, store, seed):
    rng = random.Random(seed)
    named = [
        (f"c{n}", b"SALT-%04d-%d" % (n, seed), b"<plate %04d-%d>" % (n, seed)) for n in range(40)
    ]
    for name, salt, marker in named:
        content = marker * rng.choice((1, 3, 40, 600, 5000))
        store.append(Batch(annexes=(StoredAnnex(A, name, salt, content),)))
        if rng.random() < 0.1:
            store.close()
            store = SqliteStore(path)
    medium = everything_on_the_medium(tmp_path)
    assert all(salt in medium and marker in medium for _, salt, marker in named)
    rng.shuffle(named)
    while named:
        gone = [named.pop() for _ in range(min(len(named), rng.randrange(1, 9)))]
        store.append(Batch(erased_annexes=tuple((A, name) for name, _, _ in gone)))
        medium = everything_on_the_medium(tmp_path)
        assert not any(salt in medium or marker in medium for _, salt, marker in gone)
        assert all(salt in medium for _, salt, _ in named)
    store.close()


def test_an_erasure_that_a_long_read_hinders_is_not_said_to_be_done(path, store, monkeypatch):
    monkeypatch.setattr(sqlite, "_WAIT_S", 0.01)
    store.close()
    store = SqliteStore(path)
    store.append(Batch(annexes=(StoredAnnex(A, "c", b"s" * 16, b"number"),)))
    reader = sqlite3.connect(path, isolation_level=None)
    reader.execute("BEGIN")
    assert reader.execute("SELECT count(*) FROM annexes").fetchone() == (1,)
    with pytest.raises(WorldError, match="another process has been reading"):
        store.append(Batch(erased_annexes=((A, "c"),)))
    with pytest.raises(WorldError, match="open the record again"):
        store.append(Batch(entries=(entry(0),)))
    store.close()
    with pytest.raises(WorldError, match="another process has been reading"):
        SqliteStore(path)
    reader.close()
    again = SqliteStore(path)
    assert again.annex(A, "c") is None
    again.close()


def test_a_slow_reader_does_not_hinder_an_erasure(store):
    store.append(
        Batch(
            entries=tuple(entry(n) for n in range(400)),
            annexes=(StoredAnnex(A, "c", b"s" * 16, b"number"),),
        )
    )
    reading = store.entries()
    next(reading)
    store.append(Batch(erased_annexes=((A, "c"),)))
    assert len(list(reading)) == 399


def test_one_thread_appends_while_others_read(store):
    seen = []

    def read():
        last = 0
        while last < 200:
            positions = [position for position, _ in store.entries()]
            assert positions == list(range(1, len(positions) + 1))
            last = len(positions)
        seen.append(last)

    readers = [threading.Thread(target=read) for _ in range(2)]
    for reader in readers:
        reader.start()
    for n in range(200):
        store.append(Batch(entries=(entry(n),)))
    for reader in readers:
        reader.join()
    assert seen == [200, 200]


def test_every_commit_is_on_the_disk_before_append_returns(store):
    writer = store._writer
    found = {
        name: writer.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("journal_mode", "synchronous", "secure_delete", "temp_store")
    }
    assert found == {"journal_mode": "wal", "synchronous": 2, "secure_delete": 1, "temp_store": 2}


def test_values_that_no_table_takes_leave_nothing_behind(store):
    with pytest.raises(OverflowError):
        store.append(Batch(entries=(entry(0), StoredEntry(A, "a", 2**70, b""))))
    store.append(Batch(entries=(entry(0),)))
    assert [position for position, _ in store.entries()] == [1]


def test_an_sqlite_without_strict_tables_is_refused_before_anything_is_made(tmp_path, monkeypatch):
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 34, 1))
    with pytest.raises(UsageError, match="or later"):
        SqliteStore(tmp_path / "parley.sqlite")
    assert list(tmp_path.iterdir()) == []


def test_what_a_table_refuses_is_not_said_to_be_there_already(store):
    with pytest.raises(WorldError, match="CHECK constraint"):
        store.append(Batch(entries=(entry(-1),)))
