"""What tables a record has (docs/spec/record.md), and whether a file is such a record."""

import sqlite3
from collections.abc import Iterator

from parley.errors import IntegrityError, UsageError

APPLICATION_ID = 0x5041524C
"""`PARL`, in the header of every record."""

SCHEMA_VERSION = 1

TABLES: dict[str, str] = {
    "entries": """CREATE TABLE entries (
  position INTEGER PRIMARY KEY,
  agreement TEXT NOT NULL,
  party TEXT NOT NULL,
  sequence INTEGER NOT NULL CHECK (sequence >= 0),
  raw BLOB NOT NULL,
  UNIQUE (agreement, party, sequence)
) STRICT""",
    "checkpoints": """CREATE TABLE checkpoints (
  agreement TEXT NOT NULL,
  party TEXT NOT NULL,
  size INTEGER NOT NULL CHECK (size >= 0),
  note BLOB NOT NULL,
  PRIMARY KEY (agreement, party)
) STRICT, WITHOUT ROWID""",
    "cosignatures": """CREATE TABLE cosignatures (
  position INTEGER PRIMARY KEY,
  agreement TEXT NOT NULL,
  party TEXT NOT NULL,
  mirror TEXT NOT NULL,
  size INTEGER NOT NULL CHECK (size >= 0),
  line BLOB NOT NULL
) STRICT""",
    "receipts": """CREATE TABLE receipts (
  actor TEXT NOT NULL,
  request TEXT NOT NULL,
  digest BLOB NOT NULL,
  reply BLOB NOT NULL,
  PRIMARY KEY (actor, request)
) STRICT""",
    "settings": """CREATE TABLE settings (
  space TEXT NOT NULL,
  key TEXT NOT NULL,
  value BLOB NOT NULL CHECK (length(value) > 0),
  PRIMARY KEY (space, key)
) STRICT""",
    "evidence": """CREATE TABLE evidence (
  position INTEGER PRIMARY KEY,
  agreement TEXT NOT NULL,
  party TEXT NOT NULL,
  proof BLOB NOT NULL
) STRICT""",
    "annexes": """CREATE TABLE annexes (
  agreement TEXT NOT NULL,
  commitment TEXT NOT NULL,
  salt BLOB NOT NULL,
  content BLOB NOT NULL,
  PRIMARY KEY (agreement, commitment)
) STRICT""",
}


def create(connection: sqlite3.Connection) -> None:
    """Make the tables of a new record, all or none."""
    connection.execute("BEGIN IMMEDIATE")
    for statement in TABLES.values():
        connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    connection.execute("COMMIT")


def is_new(connection: sqlite3.Connection, where: str) -> bool:
    """Whether nothing has been put into this file yet; reads it and changes nothing.

    A process that died while it made the record leaves an empty file, or one without tables.

    Raises:
        UsageError: The file is something else, or was made by a newer Parley.
    """
    application = _pragma(connection, "application_id")
    version = _pragma(connection, "user_version")
    objects = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if application == 0 and version == 0 and objects == 0:
        return True
    if application != APPLICATION_ID:
        raise UsageError(f"{where} is another program's database, not a record; name another file")
    if version > SCHEMA_VERSION:
        raise UsageError(
            f"{where} was written by a newer Parley (its schema is {version}, this one knows "
            f"{SCHEMA_VERSION}); use that version"
        )
    return False


def schema_faults(connection: sqlite3.Connection) -> Iterator[str]:
    """How the tables differ from those this version makes: missing, changed or foreign ones.

    A trigger or a changed table could rewrite what is appended, and so is a fault too.
    """
    version = _pragma(connection, "user_version")
    if version != SCHEMA_VERSION:
        yield f"the schema version is {version} where {SCHEMA_VERSION} belongs"
    found = {
        name: (kind, sql)
        for kind, name, sql in connection.execute("SELECT type, name, sql FROM sqlite_master")
        if not name.startswith("sqlite_")
    }
    for name, sql in TABLES.items():
        kind, there = found.pop(name, ("", None))
        if there is None:
            yield f"the table {name} is missing"
        elif (kind, there) != ("table", sql):
            yield f"the {kind} {name} is not the table that was made"
    for name, (kind, _) in sorted(found.items()):
        yield f"a foreign {kind} {name!r} lies in the record"


def require_schema(connection: sqlite3.Connection, where: str) -> None:
    """Refuse to write to a record whose tables someone has changed.

    Raises:
        IntegrityError: Something is missing, changed or foreign.
    """
    faults = list(schema_faults(connection))
    if faults:
        raise IntegrityError(
            f"{where} is not as it was made: {'; '.join(faults)}. Run parley fsck, "
            "and restore the record from a copy or from the peers"
        )


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    value = connection.execute(f"PRAGMA {name}").fetchone()[0]
    assert isinstance(value, int)
    return value
