"""A node's directory: settings, keys, record; made once, opened often."""

from pathlib import Path

from parley.api.story import Stories, stories_of
from parley.api.tokens import SPACE, new_token
from parley.config import Settings, read_settings, write_settings
from parley.errors import UsageError
from parley.ledger.keys import Signers
from parley.ports.store import Batch, StoredSetting
from parley.storage.keyfile import create_keys, load_keys
from parley.storage.sqlite import SqliteStore

RECORD = "record.sqlite"
KEYS = "keys"
STORY = "story.json"


class Directory:
    """A node's directory, as found on disk."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.settings = read_settings(path)

    @property
    def record(self) -> Path:
        """The file with the record."""
        return self.path / RECORD

    def open_record(self) -> SqliteStore:
        """The record, for writing.

        Raises:
            UsageError: It is gone though the keys are there, or another process writes it.
            IntegrityError: Damaged.
        """
        if not self.record.exists() or self.record.stat().st_size == 0:
            raise UsageError(
                f"the record {self.record} is gone, and a fresh one would contradict what these "
                "keys have signed: put back a backup of it and serve it with --restored; without "
                "one, make another node, with fresh keys"
            )
        return SqliteStore(self.record)

    def stories(self) -> Stories:
        """What an exercise tells whoever looks on, by language; none if nothing was put there.

        Raises:
            UsageError: What was put there is not understood.
        """
        file = self.path / STORY
        return stories_of(file.read_bytes()) if file.exists() else {}

    def signers(self, passphrase: str | None) -> list[Signers]:
        """The keys of every party at home here, the node's own first.

        Raises:
            UsageError: Missing, readable by others, or locked with another passphrase.
        """
        return [
            load_keys(self.path / KEYS, party, passphrase)
            for party in (self.settings.party, *self.settings.hosted)
        ]


def make_node(path: Path, settings: Settings, passphrase: str | None) -> None:
    """Make a node's directory with fresh keys for every party at home.

    Raises:
        UsageError: There is a node already, or the directory cannot be made.
    """
    try:
        path.mkdir(parents=True, exist_ok=True, mode=0o700)
        if any(path.iterdir()):
            raise UsageError(f"{path} is not empty; a node is made in an empty directory")
    except OSError as error:
        raise UsageError(f"{path} cannot be made: {error.strerror}") from error
    path.chmod(0o700)
    for party in (settings.party, *settings.hosted):
        create_keys(path / KEYS, party, passphrase)
    SqliteStore(path / RECORD).close()
    write_settings(path, settings)


def make_token(directory: Directory, party: str, role: str, label: str) -> str:
    """Make a token while the node is down, and return its secret, which is kept nowhere.

    Raises:
        UsageError: Not a party at home here, not a role, or the node is running.
    """
    key, kept, secret = new_token(
        party, role, label, (directory.settings.party, *directory.settings.hosted)
    )
    store = directory.open_record()
    try:
        store.append(Batch(settings=(StoredSetting(SPACE, key, kept),)))
    finally:
        store.close()
    return secret
