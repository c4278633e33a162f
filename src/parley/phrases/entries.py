"""What a catalogue holds: entries without words, and languages with them."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Literal

from msgspec import Struct

from parley.errors import UsageError
from parley.model.heights import Datum
from parley.model.line import Lane, Precedence, Tier
from parley.model.phrases import (
    CallsignValue,
    DistanceValue,
    HeightValue,
    Marker,
    NameValue,
    NoticeValue,
    NumberValue,
    PositionValue,
    TimeValue,
    Value,
)

SOURCE = "source"
"""What stands for the reviews of the language that the others are translated from."""


class ValueType(StrEnum):
    """What a blank takes; the same words as the `type` of a signed value."""

    POSITION = "position"
    TIME = "time"
    HEIGHT = "height"
    DISTANCE = "distance"
    CALLSIGN = "callsign"
    NOTICE = "notice"
    NUMBER = "number"
    NAME = "name"

    @classmethod
    def of(cls, value: Value) -> "ValueType":
        """The type of a signed value."""
        return _TYPES[type(value)]


_TYPES: dict[type[Value], ValueType] = {
    PositionValue: ValueType.POSITION,
    TimeValue: ValueType.TIME,
    HeightValue: ValueType.HEIGHT,
    DistanceValue: ValueType.DISTANCE,
    CallsignValue: ValueType.CALLSIGN,
    NoticeValue: ValueType.NOTICE,
    NumberValue: ValueType.NUMBER,
    NameValue: ValueType.NAME,
}


class Unit(StrEnum):
    """The units that values are shown in."""

    METRE = "metre"
    FOOT = "foot"
    KILOMETRE = "kilometre"
    NAUTICAL_MILE = "nautical-mile"


class Direction(StrEnum):
    """How a language is written."""

    LEFT_TO_RIGHT = "ltr"
    RIGHT_TO_LEFT = "rtl"


class Blank(Struct, frozen=True, forbid_unknown_fields=True):
    """One parameter that a phrase takes.

    Attributes:
        required: Without it the phrase says nothing. All else may be left out, and is then said
            to be not known.
    """

    name: str
    type: ValueType
    required: bool = False


class Entry(Struct, frozen=True, forbid_unknown_fields=True):
    """One phrase of the catalogue, in no language.

    Attributes:
        parameters: In the order in which they are signed.
        emergency: The short name it goes out by at once, from any duty officer; or None.
        note: When it is used, in plain English.
    """

    code: str
    marker: Marker
    parameters: tuple[Blank, ...]
    emergency: str | None
    note: str

    def blank(self, name: str) -> Blank | None:
        """The parameter of this name, or None."""
        return next((one for one in self.parameters if one.name == name), None)


class Review(Struct, frozen=True, forbid_unknown_fields=True):
    """A native speaker's word for one sentence, exactly as it then stood.

    A sentence that is changed afterwards is unreviewed again.
    """

    by: str
    on: date
    sentence: str


class Language(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One language's words for the whole catalogue: one file.

    Attributes:
        tag: BCP 47, as `fr`; also the name of the file.
        name: What its speakers call it.
        not_reviewed: The mark of a sentence that no native speaker has reviewed.
        not_in_catalogue: The mark of a code that this catalogue does not have.
        reviewed: Reviews by code; or "source" for the language that all others are made from.
    """

    tag: str
    name: str
    direction: Direction
    not_known: str
    not_reviewed: str
    not_in_catalogue: str
    markers: dict[Marker, str]
    units: dict[Unit, str]
    datums: dict[Datum, str]
    lanes: dict[Lane, str]
    tiers: dict[Tier, str]
    precedences: dict[Precedence, str]
    phrases: dict[str, str]
    reviewed: Literal["source"] | dict[str, Review]

    @property
    def source(self) -> bool:
        """Whether the others are made from this one."""
        return self.reviewed == SOURCE

    def is_reviewed(self, code: str) -> bool:
        """Whether a native speaker has reviewed this sentence as it stands now."""
        if isinstance(self.reviewed, str):
            return True
        review = self.reviewed.get(code)
        return review is not None and review.sentence == self.phrases[code]


class Catalogue(Struct, frozen=True):
    """One version of the catalogue, whole and checked.

    Attributes:
        phrases: Entries by code.
        emergencies: Those with a short name, by it.
        languages: By tag, the source first and the others in order of tag.
    """

    version: str
    phrases: Mapping[str, Entry]
    emergencies: Mapping[str, Entry]
    languages: Mapping[str, Language]

    @property
    def source(self) -> Language:
        """The language that the others are made from."""
        return next(one for one in self.languages.values() if one.source)

    def language(self, tag: str) -> Language:
        """The language of this tag, or of its first part: `ar-SY` is read in `ar`.

        Raises:
            UsageError: There is none; the message lists those there are.
        """
        found = self.languages.get(tag) or self.languages.get(tag.partition("-")[0])
        if found is None:
            there = ", ".join(f"{one.tag} ({one.name})" for one in self.languages.values())
            raise UsageError(f"no language {tag[:40]!r} in {self.version}; there are: {there}")
        return found
