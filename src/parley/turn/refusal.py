"""An expected no, with what to do about it."""

from enum import StrEnum

from msgspec import Struct


class Fault(StrEnum):
    """What kind of no it is; each door translates it into its own terms (HTTP: a status)."""

    UNKNOWN = "unknown"
    """What was named is not here, or not for this caller to see."""
    UNAUTHORISED = "not-yours"
    """The caller may not do this."""
    UNREADABLE = "unreadable"
    """The request does not mean anything that can be recorded."""
    CONFLICTING = "out-of-step"
    """It does not fit the present state: look again, then repeat."""


class Refusal(Struct, frozen=True):
    """Why a wish was not carried out, and the remedy. Nothing was changed.

    No safety message is refused for being late, vague or odd; only the unreadable, the
    unauthorised, and what names something that is not there.
    """

    fault: Fault
    reason: str
    remedy: str
