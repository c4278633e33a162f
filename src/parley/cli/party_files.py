"""The public keys of parties, as they are handed from one to another out of band."""

from pathlib import Path

import msgspec
from msgspec import Struct

from parley.cli import files
from parley.errors import UsageError
from parley.model import names
from parley.model.agreements import Keys

MAX_BYTES = 64 * 1024


class PartyKeys(Struct, frozen=True, forbid_unknown_fields=True):
    """A party, on whose node its keys lie (null for its own), and its public keys."""

    party: str
    hosted_by: str | None
    keys: Keys

    def __post_init__(self) -> None:
        names.require_party(self.party)
        if self.hosted_by is not None:
            names.require_party(self.hosted_by)


def read_party_file(path: Path) -> tuple[PartyKeys, ...]:
    """What `parley party show` printed.

    Raises:
        UsageError: Not there, or not that; says where.
    """
    raw = files.read(path, MAX_BYTES)
    try:
        return msgspec.json.decode(raw, type=tuple[PartyKeys, ...])
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise UsageError(
            f"{path}: {error}; it should be what `parley party show DIR` prints"
        ) from error
