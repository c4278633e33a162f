"""A phrase as it is signed: a code of the catalogue and the values put into it.

What is signed has no language. Each officer reads it in their own, from the
catalogue, so there is no translation to dispute. A value of null is not known,
and is said so.
"""

from enum import StrEnum

from msgspec import Struct

from parley import limits
from parley.model import names
from parley.model.heights import Datum
from parley.model.instants import Instant, require_instant
from parley.model.notices import Ref
from parley.model.volumes import Position

CATALOGUE = "phrases/0"
"""The version of the catalogue that this version of Parley speaks."""


class Marker(StrEnum):
    """What a phrase is, said before it (after the IMO standard marine phrases).

    INSTRUCTION is missing on purpose: no party commands another.
    """

    INFORMATION = "information"
    QUESTION = "question"
    ANSWER = "answer"
    WARNING = "warning"
    ADVICE = "advice"
    REQUEST = "request"
    INTENTION = "intention"


class PositionValue(
    Struct, frozen=True, forbid_unknown_fields=True, tag_field="type", tag="position"
):
    """A place, WGS84."""

    at: Position


class TimeValue(Struct, frozen=True, forbid_unknown_fields=True, tag_field="type", tag="time"):
    """A moment, UTC milliseconds."""

    at_ms: Instant

    def __post_init__(self) -> None:
        require_instant(self.at_ms)


class HeightValue(Struct, frozen=True, forbid_unknown_fields=True, tag_field="type", tag="height"):
    """A height in millimetres over its datum."""

    height_mm: int
    datum: Datum

    def __post_init__(self) -> None:
        if not limits.MIN_HEIGHT_MM <= self.height_mm <= limits.MAX_HEIGHT_MM:
            raise ValueError("a height lies between 1 km below and 100,000 km above")


class DistanceValue(
    Struct, frozen=True, forbid_unknown_fields=True, tag_field="type", tag="distance"
):
    """A distance in millimetres."""

    distance_mm: int

    def __post_init__(self) -> None:
        if not 0 <= self.distance_mm <= 20_100_000_000:
            raise ValueError("a distance lies between 0 and half the Earth's girth")


class CallsignValue(
    Struct, frozen=True, forbid_unknown_fields=True, tag_field="type", tag="callsign"
):
    """A callsign, as it is spoken."""

    callsign: str

    def __post_init__(self) -> None:
        names.require_label(self.callsign, "a callsign")
        if not self.callsign.strip():
            raise ValueError("a callsign says something; leave it out where it is not known")


class NoticeValue(Struct, frozen=True, forbid_unknown_fields=True, tag_field="type", tag="notice"):
    """A notice, by its reference."""

    of: Ref


class NumberValue(Struct, frozen=True, forbid_unknown_fields=True, tag_field="type", tag="number"):
    """A count, such as of persons on board."""

    number: int

    def __post_init__(self) -> None:
        if not 0 <= self.number <= 1_000_000_000:
            raise ValueError("a number lies between 0 and 10⁹")


class NameValue(Struct, frozen=True, forbid_unknown_fields=True, tag_field="type", tag="name"):
    """A name as it is written, such as of a place or a desk: it is not translated."""

    name: str

    def __post_init__(self) -> None:
        names.require_label(self.name, "a name")
        if not self.name.strip():
            raise ValueError("a name says something; leave it out where it is not known")


Value = (
    PositionValue
    | TimeValue
    | HeightValue
    | DistanceValue
    | CallsignValue
    | NoticeValue
    | NumberValue
    | NameValue
)


class Parameter(Struct, frozen=True, forbid_unknown_fields=True):
    """One value of a phrase, by the name the catalogue gives it."""

    name: str
    value: Value

    def __post_init__(self) -> None:
        names.require_ref(self.name)


class Phrase(Struct, frozen=True, forbid_unknown_fields=True):
    """A code of a catalogue and its values, in the catalogue's order; left out are those not known.

    Whether the code is in the catalogue is a question for `phrases`: a newer one may have it.
    """

    catalogue: str
    code: str
    parameters: tuple[Parameter, ...]

    def __post_init__(self) -> None:
        names.require_label(self.catalogue, "the version of a catalogue")
        names.require_ref(self.code)
        if len(self.parameters) > limits.MAX_PARAMETERS:
            raise ValueError(f"a phrase has at most {limits.MAX_PARAMETERS} parameters")
        if len({parameter.name for parameter in self.parameters}) != len(self.parameters):
            raise ValueError("a parameter of a phrase is given once")

    def value(self, name: str) -> Value | None:
        """The value of this name; None where it is not known."""
        return next((one.value for one in self.parameters if one.name == name), None)
