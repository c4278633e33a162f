"""A disk that is full, and a file that was damaged, replaced, or belongs to somebody else."""

import sqlite3
import subprocess
import sys

import pytest

from parley.errors import IntegrityError, UsageError, WorldError
from parley.ports.store import Batch, StoredEntry
from parley.storage.sqlite import SqliteStore

FULL_DISK = """
import resource, signal, sys
from pathlib import Path
from parley.errors import WorldError
from parley.ports.store import Batch, StoredEntry
from parley.storage.sqlite import SqliteStore

# A write beyond this fails with EFBIG, as one to a full disk does with ENOSPC.
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
store = SqliteStore(Path(sys.argv[1]))
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.RLIM_INFINITY))
done = 0
try:
    for batch in range(1000):
        store.append(Batch(entries=tuple(
            StoredEntry("aa", "a", 3 * batch + n, bytes(2000)) for n in range(3)
        )))
        done += 1
except WorldError as error:
    print("failed:", error)
# Once a write has failed, nothing more is taken, even where there is room again.
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
try:
    store.append(Batch(entries=(StoredEntry("aa", "b", 0, b""),)))
except WorldError as error:
    print("refused:", error)
try:
    list(store.entries())
except WorldError as error:
    print("refused:", error)
print(done)
store.close()
"""


@pytest.mark.parametrize("quota", [100_000, 200_000, 333_333])
def test_on_a_full_disk_appending_fails_whole_and_stays_failed_until_reopened(tmp_path, quota):
    path = tmp_path / "parley.sqlite"
    SqliteStore(path).close()
    child = subprocess.run(
        [sys.executable, "-c", FULL_DISK, str(path), str(quota)],
        capture_output=True,
        text=True,
        check=True,
    )
    failed, *refused, done = child.stdout.splitlines()
    assert failed.startswith("failed: writing")
    assert "open the record again" in failed
    assert [line.startswith("refused:") for line in refused] == [True, True]
    store = SqliteStore(path)
    entries = [entry for _, entry in store.entries()]
    assert len(entries) in (3 * int(done), 3 * int(done) + 3)
    assert [entry.sequence for entry in entries] == list(range(len(entries)))
    assert list(store.medium_faults()) == []
    store.append(Batch(entries=(StoredEntry("aa", "b", 0, b""),)))
    store.close()


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "parley.sqlite"
    store = SqliteStore(path)
    for n in range(200):
        store.append(Batch(entries=(StoredEntry("aa", "a", n, b"%d " % n * 300),)))
    store.close()
    return path


def _overwrite(path, offset, content):
    with path.open("r+b") as file:
        file.seek(offset)
        file.write(content)


def test_a_torn_page_is_named_when_it_is_read_and_when_it_is_checked(path):
    # Every page but the first, which holds the schema.
    _overwrite(path, 4096, b"\xff" * (path.stat().st_size - 4096))
    store = SqliteStore.read_only(path)
    assert any("the table entries" in fault for fault in store.medium_faults())
    with pytest.raises(IntegrityError, match="restore it"):
        list(store.entries())
    store.close()


def test_a_file_cut_short_is_named(path):
    with path.open("r+b") as file:
        file.truncate(8192)
    for opening in (SqliteStore, SqliteStore.read_only):
        with pytest.raises(IntegrityError, match="damaged"):
            opening(path)


def test_something_that_is_no_database_is_refused_and_left_alone(tmp_path):
    path = tmp_path / "letter.txt"
    path.write_bytes(b"Dear colleague, " * 100)
    path.chmod(0o600)
    for opening in (SqliteStore, SqliteStore.read_only):
        with pytest.raises(UsageError, match="not a record"):
            opening(path)
    assert path.read_bytes() == b"Dear colleague, " * 100


def test_another_programs_database_is_refused_and_left_alone(tmp_path):
    path = tmp_path / "places.sqlite"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE places (name TEXT)")
    other.close()
    path.chmod(0o600)
    before = path.read_bytes()
    for opening in (SqliteStore, SqliteStore.read_only):
        with pytest.raises(UsageError, match="another program's database"):
            opening(path)
    assert path.read_bytes() == before


def test_a_record_by_a_newer_parley_is_refused_and_left_alone(path):
    with sqlite3.connect(path) as newer:
        newer.execute("PRAGMA user_version = 2")
    newer.close()
    before = path.read_bytes()
    for opening in (SqliteStore, SqliteStore.read_only):
        with pytest.raises(UsageError, match="newer Parley"):
            opening(path)
    assert path.read_bytes() == before


def test_there_is_nothing_to_read_where_nothing_was_written(tmp_path):
    with pytest.raises(UsageError, match="no record at"):
        SqliteStore.read_only(tmp_path / "parley.sqlite")
    (tmp_path / "parley.sqlite").touch()
    with pytest.raises(UsageError, match="no record yet"):
        SqliteStore.read_only(tmp_path / "parley.sqlite")
    assert [file.name for file in tmp_path.iterdir()] == ["parley.sqlite"]


@pytest.mark.parametrize(
    ("edit", "named"),
    [
        (
            "CREATE TRIGGER t AFTER INSERT ON entries BEGIN DELETE FROM receipts; END",
            "foreign trigger 't'",
        ),
        ("DROP TABLE evidence", "table evidence is missing"),
        ("ALTER TABLE entries ADD COLUMN note TEXT", "table entries is not the table"),
        ("CREATE TABLE extra (x)", "foreign table 'extra'"),
        ("CREATE VIEW peek AS SELECT 1", "foreign view 'peek'"),
    ],
)
def test_changed_tables_are_not_written_to(path, edit, named):
    with sqlite3.connect(path) as editor:
        editor.execute(edit)
    editor.close()
    with pytest.raises(IntegrityError, match=named):
        SqliteStore(path)
    reader = SqliteStore.read_only(path)
    assert any(named in fault for fault in reader.medium_faults())
    reader.close()


def test_a_directory_that_cannot_be_made_is_the_worlds_fault(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(WorldError, match="cannot make"):
        SqliteStore(tmp_path / "file" / "record" / "parley.sqlite")
