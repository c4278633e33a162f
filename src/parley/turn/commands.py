"""What an officer may wish for. Each names nobody: who speaks is known by the door.

References are made by the client, so that a wish repeated after a lost reply is
the same wish.
"""

from msgspec import Struct

from parley.model import names
from parley.model.agreements import Terms
from parley.model.notices import Notice, Ref
from parley.model.statements import Grade, Means, RelayStage
from parley.model.volumes import Volume
from parley.turn.humanitarian_commands import HumanitarianCommand
from parley.turn.line_commands import LineCommand


class _Command(Struct, frozen=True, forbid_unknown_fields=True):
    """Unknown fields are refused, so that a misspelt one is not silently lost."""


class FoundAgreement(_Command, frozen=True):
    """Put the terms of an agreement on record as one's own entry 0."""

    terms: Terms


class FileNotice(_Command, frozen=True):
    """File a notice under a reference of one's own choosing."""

    ref: str
    notice: Notice

    def __post_init__(self) -> None:
        names.require_ref(self.ref)


class AmendNotice(_Command, frozen=True):
    """Put a whole new version in the place of the present one."""

    of: Ref
    notice: Notice


class BeginNotice(_Command, frozen=True):
    """State that the activity has begun."""

    of: Ref
    words: str = ""


class EndNotice(_Command, frozen=True):
    """State that the activity is over; for a flight, that the aircraft is down."""

    of: Ref
    words: str = ""


class CancelNotice(_Command, frozen=True):
    """State that the activity will not take place."""

    of: Ref
    words: str = ""


class ReadBack(_Command, frozen=True):
    """Repeat what was understood of the version named by its leaf hash."""

    of: Ref
    version: str
    volumes: tuple[Volume, ...] = ()
    words: str = ""


class EnterNotice(_Command, frozen=True):
    """State that the notice is entered where operations are run."""

    of: Ref
    version: str


class PassNotice(_Command, frozen=True):
    """State that the notice was passed to these units."""

    of: Ref
    version: str
    units: tuple[str, ...]


class AcknowledgeByUnit(_Command, frozen=True):
    """State that the unit acknowledged the notice."""

    of: Ref
    version: str
    unit: str
    means: Means = Means.DESK
    words: str = ""


class RelayNotice(_Command, frozen=True):
    """State what was passed on to a name off the line, or that it acknowledged it."""

    of: Ref
    version: str
    to: str
    stage: RelayStage
    scope: str
    words: str = ""


class RaiseConcern(_Command, frozen=True):
    """Tell the others of something seen or feared."""

    ref: str
    about: Ref | None
    words: str
    reported: tuple[Volume, ...] = ()
    addressees: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        names.require_ref(self.ref)


class AnswerConcern(_Command, frozen=True):
    """Answer a concern in words."""

    concern: Ref
    words: str


class CiteReport(_Command, frozen=True):
    """Cite what others published, in nobody's name."""

    ref: str
    source: str
    published: str
    speaker: str
    grade: Grade
    event_ms: int | None
    words: str
    contested_by: str = ""

    def __post_init__(self) -> None:
        names.require_ref(self.ref)


Command = (
    FoundAgreement
    | FileNotice
    | AmendNotice
    | BeginNotice
    | EndNotice
    | CancelNotice
    | ReadBack
    | EnterNotice
    | PassNotice
    | AcknowledgeByUnit
    | RelayNotice
    | RaiseConcern
    | AnswerConcern
    | CiteReport
    | LineCommand
    | HumanitarianCommand
)
