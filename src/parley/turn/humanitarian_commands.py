"""What may be wished of one's own site or movement, of a crossing, and of who was told."""

from msgspec import Struct

from parley.model.humanitarian import CrossingState
from parley.model.humanitarian_statements import Harm, MovementReport, ServiceState
from parley.model.instants import Instant
from parley.model.notices import Ref
from parley.model.volumes import Volume


class _Command(Struct, frozen=True, forbid_unknown_fields=True):
    """Unknown fields are refused, so that a misspelt one is not silently lost."""


class ReconfirmSite(_Command, frozen=True):
    """State that a site still is as registered, and until when it is to be asked after again."""

    of: Ref
    version: str
    valid_until_ms: Instant
    words: str = ""


class ChangeSite(_Command, frozen=True):
    """State that a service of a site opens, is reduced or closes, with a reason or none."""

    of: Ref
    service: str
    state: ServiceState
    since_ms: Instant | None
    reason: str | None = None
    harm: Harm | None = None


class ReportMovement(_Command, frozen=True):
    """Report a movement checked in, delayed, deviated or held up."""

    of: Ref
    report: MovementReport
    point: int | None = None
    until_ms: Instant | None = None
    volumes: tuple[Volume, ...] = ()
    words: str = ""


class ChangeCrossing(_Command, frozen=True):
    """State whether a crossing lets people through, since when, with a reason or none."""

    of: Ref
    state: CrossingState
    since_ms: Instant
    reason: str | None = None


class Disclose(_Command, frozen=True):
    """State that somebody was told of one's own notice by other means."""

    of: Ref
    to: str
    how: str
    commitment: str | None = None
    words: str = ""


HumanitarianCommand = ReconfirmSite | ChangeSite | ReportMovement | ChangeCrossing | Disclose
