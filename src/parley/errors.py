"""Errors, each of which says whose fault it is and what to do.

An expected *no* is not an error but a refusal (`parley.turn.refusal`), which
carries its remedy. At a boundary, foreign exceptions become one of these.
"""


class ParleyError(Exception):
    """Anything Parley raises on purpose."""


class UsageError(ParleyError):
    """The caller's fault: fix the call. The message says how."""


class PeerError(ParleyError):
    """The peer's fault: keep the evidence, go on with the others."""


class MalformedStatement(PeerError):
    """Bytes that are not what they claim to be, or are spelled in a second way."""


class BadSignature(PeerError):
    """A signature that does not verify under the key pinned for it."""


class BrokenLog(PeerError):
    """Entries, tree and checkpoint of one log that do not belong together."""


class Equivocation(PeerError):
    """Two signed things by one author that cannot both be true; both are kept.

    Attributes:
        first: What was held before, as received.
        second: What contradicts it, as received.
    """

    def __init__(self, message: str, first: bytes, second: bytes) -> None:
        super().__init__(message)
        self.first = first
        self.second = second


class WorldError(ParleyError):
    """Disk, network or clock: try again, or stop."""


class IntegrityError(ParleyError):
    """Our own record is not what we wrote: stop and alarm."""
