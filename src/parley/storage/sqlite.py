"""The record in one SQLite file: a commit for every append, one writer, readers beside it."""

import contextlib
import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Self

from parley.errors import IntegrityError, ParleyError, UsageError, WorldError
from parley.ports.store import (
    Batch,
    StoredAnnex,
    StoredCheckpoint,
    StoredCosignature,
    StoredEntry,
    StoredEvidence,
    StoredReceipt,
    StoredSetting,
)
from parley.storage import private, sqlite_schema
from parley.storage.lockfile import LockFile

_PAGE_ROWS = 128
"""Rows read at a time; at the greatest size of a statement 64 MiB."""

_WAIT_S = 20.0
"""How long to wait for a reader in another process before an erasure is given up."""


_OLDEST = (3, 37, 0)
"""The first SQLite with STRICT tables."""


class SqliteStore:
    """A record on disk, as `parley.ports.store.Store` promises it. Any thread may call it.

    Writing has a connection of its own, so that reading never waits for the disk to confirm and
    never sees what is not committed. Iterators read a page at a time and hold no transaction, so
    that a slow reader does not keep erased bytes alive in the write-ahead log.

    Opening for writing moves the write-ahead log into the file and empties it. So what a process
    that died left in the operating system's memory is on the disk before anything is built on it,
    and an erasure that a crash cut short is finished.
    """

    def __init__(self, path: Path, *, writable: bool = True) -> None:
        """Open the record for writing, and make it if it is not there.

        Raises:
            UsageError: Held by another process, somebody else's file, made by a newer Parley, or
                readable by others.
            IntegrityError: Damaged, or its tables were changed.
            WorldError: The disk refuses.
        """
        if sqlite3.sqlite_version_info < _OLDEST:
            raise UsageError(
                f"this Python comes with SQLite {sqlite3.sqlite_version}; a record needs 3.37 or "
                "later: use a newer Python or a newer SQLite library"
            )
        self._path = path.resolve()
        self._write_lock = threading.Lock()
        self._read_lock = threading.Lock()
        self._failed: str | None = None
        self._lock_file: LockFile | None = None
        self._writer: sqlite3.Connection | None = None
        self._reader: sqlite3.Connection | None = None
        try:
            if writable:
                self._open_writer()
            self._open_reader()
        except BaseException:
            self.close()
            raise

    @classmethod
    def read_only(cls, path: Path) -> Self:
        """Open the record for reading only, as while a node is writing it.

        Its tables are not compared with those that belong there: `medium_faults` does that.

        Raises:
            UsageError: Not there, or not a record this version reads.
            WorldError: The disk refuses.
        """
        return cls(path, writable=False)

    def append(self, batch: Batch) -> None:
        """Write the whole batch or none of it; see `parley.ports.store.Store`.

        Raises:
            IntegrityError: An entry or a receipt is there already; nothing was written.
            WorldError: The batch may or may not be on disk; open the record again.
            UsageError: The record was opened for reading only.
        """
        with self._write_lock:
            writer = self._require_writer()
            if batch == _NOTHING:
                return
            try:
                _commit(writer, batch)
                if batch.erased_annexes:
                    _empty_log(writer, self._path)
            except (sqlite3.Error, WorldError) as error:
                self._failed = f"an earlier write failed ({error})"
                raise WorldError(
                    f"writing {self._path} failed: {error}; it is not known whether it was "
                    "written: make room on the disk if it is full, and open the record again"
                ) from error

    def entries(self, after: int = 0) -> Iterator[tuple[int, StoredEntry]]:
        """Entries in the order appended, each with its position, from 1 without holes."""
        query = (
            "SELECT position, agreement, party, sequence, raw FROM entries"
            " WHERE position > ? ORDER BY position LIMIT ?"
        )
        for position, *row in self._pages(query, after):
            yield position, StoredEntry(*row)

    def checkpoints(self) -> Iterator[StoredCheckpoint]:
        """The newest checkpoint of every log, by agreement and party."""
        query = "SELECT agreement, party, size, note FROM checkpoints ORDER BY agreement, party"
        return iter([StoredCheckpoint(*row) for row in self._rows(query)])

    def cosignatures(self) -> Iterator[StoredCosignature]:
        """Every cosignature, in the order appended."""
        query = (
            "SELECT position, agreement, party, mirror, size, line FROM cosignatures"
            " WHERE position > ? ORDER BY position LIMIT ?"
        )
        for _, *row in self._pages(query, 0):
            yield StoredCosignature(*row)

    def receipts(self) -> Iterator[StoredReceipt]:
        """Every receipt, in the order appended."""
        query = (
            "SELECT rowid, actor, request, digest, reply FROM receipts"
            " WHERE rowid > ? ORDER BY rowid LIMIT ?"
        )
        for _, *row in self._pages(query, 0):
            yield StoredReceipt(*row)

    def settings(self) -> Iterator[StoredSetting]:
        """Every setting that has a value, by space and key."""
        query = "SELECT space, key, value FROM settings ORDER BY space, key"
        return iter([StoredSetting(*row) for row in self._rows(query)])

    def evidence(self) -> Iterator[StoredEvidence]:
        """Every proof of equivocation, in the order appended."""
        query = (
            "SELECT position, agreement, party, proof FROM evidence"
            " WHERE position > ? ORDER BY position LIMIT ?"
        )
        for _, *row in self._pages(query, 0):
            yield StoredEvidence(*row)

    def annex(self, agreement: str, commitment: str) -> StoredAnnex | None:
        """An annex, or None if it was never here or has been erased."""
        query = (
            "SELECT agreement, commitment, salt, content FROM annexes"
            " WHERE agreement = ? AND commitment = ?"
        )
        rows = self._rows(query, agreement, commitment)
        return StoredAnnex(*rows[0]) if rows else None

    def annex_names(self) -> Iterator[tuple[str, str]]:
        """(agreement, commitment) of every annex that is here, in order."""
        query = "SELECT agreement, commitment FROM annexes ORDER BY agreement, commitment"
        return iter(self._rows(query))

    def medium_faults(self) -> Iterator[str]:
        """What is wrong with the file as a database: SQLite's own checks, and its tables.

        A damaged page may lie where nobody has looked for years; this looks at every one.
        """
        # Table by table, so that no read lasts longer than it must (see _empty_log).
        for table in (None, *sqlite_schema.TABLES):
            with self._read_lock:
                faults = _faults_of(self._require_reader(), table)
            yield from faults

    def close(self) -> None:
        """Let go of the record; whatever is asked of it afterwards raises WorldError."""
        with self._write_lock, self._read_lock:
            self._failed = self._failed or "the record is closed"
            # The writer goes last, for the last one moves the write-ahead log into the file.
            reader, self._reader = self._reader, None
            writer, self._writer = self._writer, None
            lock_file, self._lock_file = self._lock_file, None
            try:
                for connection in (reader, writer):
                    if connection is not None:
                        connection.close()
            except sqlite3.Error as error:
                raise WorldError(f"closing {self._path} failed: {error}") from error
            finally:
                if lock_file is not None:
                    lock_file.release()

    def _open_writer(self) -> None:
        _make_file(self._path)
        self._lock_file = LockFile(
            self._path.with_name(self._path.name + ".lock"), f"the record {self._path}"
        )
        try:
            # Looked at through a connection that cannot write: a foreign file stays as it was.
            with contextlib.closing(_connect(self._path, "ro")) as onlooker:
                new = sqlite_schema.is_new(onlooker, str(self._path))
            writer = self._writer = _connect(self._path, "rw")
            _settle(writer, self._path)
            if new:
                sqlite_schema.create(writer)
            sqlite_schema.require_schema(writer, str(self._path))
            _empty_log(writer, self._path)
        except sqlite3.Error as error:
            raise _read_error(self._path, error) from error

    def _open_reader(self) -> None:
        if not self._path.is_file():
            raise UsageError(f"there is no record at {self._path}; name the file of one")
        try:
            self._reader = _connect(self._path, "ro")
            if sqlite_schema.is_new(self._reader, str(self._path)):
                raise UsageError(f"{self._path} is empty, and no record yet")
        except sqlite3.Error as error:
            raise _read_error(self._path, error) from error

    def _pages(self, query: str, after: int) -> Iterator[tuple[Any, ...]]:
        position = after
        while page := self._rows(query, position, _PAGE_ROWS):
            yield from page
            position = page[-1][0]

    def _rows(self, query: str, *given: str | int) -> list[tuple[Any, ...]]:
        with self._read_lock:
            reader = self._require_reader()
            try:
                return reader.execute(query, given).fetchall()
            except sqlite3.Error as error:
                raise _read_error(self._path, error) from error

    def _require_writer(self) -> sqlite3.Connection:
        if self._failed is not None:
            raise WorldError(f"{self._path}: {self._failed}; open the record again")
        if self._writer is None:
            raise UsageError(f"{self._path} was opened for reading only")
        return self._writer

    def _require_reader(self) -> sqlite3.Connection:
        if self._failed is not None or self._reader is None:
            raise WorldError(f"{self._path}: {self._failed}; open the record again")
        return self._reader


_NOTHING = Batch()


def _make_file(path: Path) -> None:
    private.make_directory(path.parent)
    try:
        # Made empty by us, for SQLite would make it as wide as the umask allows; the log and the
        # index beside it take the mode of the file.
        private.write_new(path, b"")
    except FileExistsError:
        private.require_private(path, "the record")


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    return sqlite3.connect(
        f"{path.as_uri()}?mode={mode}",
        uri=True,
        timeout=_WAIT_S,
        isolation_level=None,
        check_same_thread=False,
    )


def _settle(writer: sqlite3.Connection, path: Path) -> None:
    journal = writer.execute("PRAGMA journal_mode = WAL").fetchone()[0]
    if journal != "wal":
        raise WorldError(f"{path} lies where no write-ahead log is possible; use a local disk")
    for pragma in (
        "synchronous = FULL",
        # Where fsync alone leaves bytes in the drive's own cache; no effect elsewhere.
        "fullfsync = ON",
        "checkpoint_fullfsync = ON",
        "secure_delete = ON",
        # Otherwise an annex could spill into a temporary file that nobody erases.
        "temp_store = MEMORY",
        "trusted_schema = OFF",
        "cell_size_check = ON",
    ):
        writer.execute(f"PRAGMA {pragma}")
    if writer.execute("PRAGMA secure_delete").fetchone()[0] != 1:
        raise WorldError("this SQLite cannot erase (secure_delete); use another build of it")


def _commit(writer: sqlite3.Connection, batch: Batch) -> None:
    try:
        writer.execute("BEGIN IMMEDIATE")
        _insert_once(writer, batch)
        _insert_rest(writer, batch)
        writer.execute("COMMIT")
    finally:
        # Still inside only if something was raised, in which case nothing is to remain.
        if writer.in_transaction:
            writer.execute("ROLLBACK")


def _insert_once(writer: sqlite3.Connection, batch: Batch) -> None:
    """What must not be there yet; raises IntegrityError where it is."""
    into_entries = "INSERT INTO entries (agreement, party, sequence, raw) VALUES (?, ?, ?, ?)"
    into_receipts = "INSERT INTO receipts (actor, request, digest, reply) VALUES (?, ?, ?, ?)"
    for entry in batch.entries:
        try:
            writer.execute(into_entries, (entry.agreement, entry.party, entry.sequence, entry.raw))
        except sqlite3.IntegrityError as error:
            _raise_unless_taken(error)
            raise IntegrityError(
                f"entry {entry.sequence} of {entry.party} in agreement {entry.agreement} "
                "is on record already, and no entry is ever rewritten"
            ) from error
    for given in batch.receipts:
        try:
            writer.execute(into_receipts, (given.actor, given.request, given.digest, given.reply))
        except sqlite3.IntegrityError as error:
            _raise_unless_taken(error)
            raise IntegrityError(
                f"request {given.request} of {given.actor} has its reply on record "
                "already, and no reply is ever rewritten"
            ) from error


def _raise_unless_taken(error: sqlite3.IntegrityError) -> None:
    taken = (sqlite3.SQLITE_CONSTRAINT_UNIQUE, sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY)
    if error.sqlite_errorcode not in taken:
        raise error


def _insert_rest(writer: sqlite3.Connection, batch: Batch) -> None:
    writer.executemany(
        "INSERT INTO checkpoints (agreement, party, size, note) VALUES (?, ?, ?, ?)"
        " ON CONFLICT DO UPDATE SET size = excluded.size, note = excluded.note"
        " WHERE excluded.size >= size",
        [(c.agreement, c.party, c.size, c.note) for c in batch.checkpoints],
    )
    writer.executemany(
        "INSERT INTO cosignatures (agreement, party, mirror, size, line) VALUES (?, ?, ?, ?, ?)",
        [(c.agreement, c.party, c.mirror, c.size, c.line) for c in batch.cosignatures],
    )
    for setting in batch.settings:
        if setting.value:
            writer.execute(
                "INSERT INTO settings (space, key, value) VALUES (?, ?, ?)"
                " ON CONFLICT DO UPDATE SET value = excluded.value",
                (setting.space, setting.key, setting.value),
            )
        else:
            writer.execute(
                "DELETE FROM settings WHERE space = ? AND key = ?", (setting.space, setting.key)
            )
    writer.executemany(
        "INSERT INTO evidence (agreement, party, proof) VALUES (?, ?, ?)",
        [(e.agreement, e.party, e.proof) for e in batch.evidence],
    )
    writer.executemany(
        "INSERT INTO annexes (agreement, commitment, salt, content) VALUES (?, ?, ?, ?)"
        " ON CONFLICT DO UPDATE SET salt = excluded.salt, content = excluded.content",
        [(a.agreement, a.commitment, a.salt, a.content) for a in batch.annexes],
    )
    writer.executemany(
        "DELETE FROM annexes WHERE agreement = ? AND commitment = ?", batch.erased_annexes
    )


def _empty_log(writer: sqlite3.Connection, path: Path) -> None:
    """Move the write-ahead log into the file and cut it to nothing.

    It still holds the pages as they were before an erasure. A reader in another process can keep
    it from being cut for as long as one of its reads lasts.
    """
    busy = writer.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    if busy:
        raise WorldError(
            f"another process has been reading {path} for {_WAIT_S:.0f} s, which keeps its "
            "write-ahead log from being emptied; try again when it has finished"
        )


def _faults_of(reader: sqlite3.Connection, table: str | None) -> list[str]:
    """What SQLite finds of one table, or of the schema."""
    try:
        if table is None:
            return list(sqlite_schema.schema_faults(reader))
        found = reader.execute(f"PRAGMA integrity_check({table})").fetchall()
        # No reading begins before 1, and so a row there is seen by nobody.
        hidden = table != "checkpoints" and _count_before_first(reader, table)
    except sqlite3.Error as error:
        return [f"SQLite cannot read {f'the table {table}' if table else 'the schema'}: {error}"]
    faults = [f"SQLite finds the table {table} damaged: {row}" for (row,) in found if row != "ok"]
    if hidden:
        faults.append(f"the table {table} has rows before its first position: {hidden}")
    return faults


def _count_before_first(reader: sqlite3.Connection, table: str) -> int:
    query = f"SELECT count(*) FROM {table} WHERE rowid < 1"  # noqa: S608 - one of our own names
    return int(reader.execute(query).fetchone()[0])


def _read_error(path: Path, error: sqlite3.Error) -> ParleyError:
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
    if code == sqlite3.SQLITE_NOTADB:
        return UsageError(
            f"{path} is not a record: it does not begin as a SQLite file does; name another file, "
            "or restore it from a copy"
        )
    # A missing table or text that is no text is an edit of the file, as is a page out of place.
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_ERROR):
        return IntegrityError(
            f"{path} is damaged: {error}; restore it from a copy or from the peers"
        )
    return WorldError(
        f"the disk refuses {path}: {error}; make room if it is full, and copy the record with its "
        "-wal file elsewhere if it lies on a read-only medium"
    )
