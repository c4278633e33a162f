"""Who may ask: roles of callers. A token carries one role for one party."""

from enum import StrEnum


class Role(StrEnum):
    """What a caller may do. No role includes another; a row of the table names all it admits."""

    ANYONE = "anyone"
    """No proof of who asks."""
    READER = "reader"
    """Reads what its party may read, and states nothing."""
    OFFICER = "officer"
    """A duty officer: reads, and speaks for its party."""
    KEEPER = "keeper"
    """Keeps the node: agreements, peers, tokens, couriers; speaks for its party only to found."""
    DRIVER = "driver"
    """Sets the clock of a node on which every agreement is an exercise."""
    PEER = "peer"
    """Another node, proving itself with its party's transport key."""


READERS = frozenset({Role.READER, Role.OFFICER, Role.KEEPER})
OFFICERS = frozenset({Role.OFFICER})
KEEPERS = frozenset({Role.KEEPER})
DRIVERS = frozenset({Role.DRIVER})
PEERS = frozenset({Role.PEER})
EVERYONE = frozenset({Role.ANYONE})
"""Everyone, with a token or without: the operation says nothing about anybody, or only to whoever
holds the code that stands in its path."""
