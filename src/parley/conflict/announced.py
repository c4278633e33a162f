"""Announced things, and the pieces by which they are judged."""

from msgspec import Struct

from parley.geometry import Footprint, footprint_of
from parley.model.agreements import Box
from parley.model.findings import Side, Source
from parley.model.instants import Interval
from parley.model.notices import Ref
from parley.model.volumes import Polygon, Volume

REGION_ROLE = "region"
"""The role of a side that was named and not drawn."""


class Announced(Struct, frozen=True):
    """One thing that is somewhere, as somebody says.

    Attributes:
        subject: The notice or concern that says so.
        party: Who says it.
        actor: Whose activity it is; None where that is unknown, and then it is judged against
            everybody's. For a notice the party itself.
        source: ANNOUNCED for a notice, REPORTED for what a concern reports. A notice without
            volumes is shown as REGION.
        volumes: Where; empty for what was named and not drawn.
        region: The region its words name, used where the notice drew none; None is everywhere.
        period: When, used where the notice drew none.
        protected: Whether it is people to be spared: a site, a movement, a crossing, a gathering.
            Two such things are not judged against one another, for they mean to meet.
        undrawn: Whether the region stands beside the volumes: of what was named only, and is
            reported to have deviated, both the name and the report are judged.
    """

    subject: Ref
    party: str
    actor: str | None
    source: Source
    volumes: tuple[Volume, ...]
    region: Box | Polygon | None
    period: Interval
    protected: bool = False
    undrawn: bool = False


class Piece(Struct, frozen=True):
    """One volume of a thing, or the region that stands in for what was not drawn.

    Attributes:
        thing: The thing it belongs to.
        name: What that thing is known by where it is kept.
        index: Which of the thing's volumes; None for a region.
        volume: The volume; None for a region, which reaches through all heights.
        interval: When.
    """

    thing: Announced
    name: str
    index: int | None
    volume: Volume | None
    interval: Interval

    @property
    def footprint(self) -> Footprint | None:
        """Where; None if that may be anywhere. Made anew unless it was asked for lately."""
        shape = self.thing.region if self.volume is None else self.volume.shape
        return None if shape is None else footprint_of(shape)

    @property
    def side(self) -> Side:
        """The piece as a side of a conflict."""
        if self.volume is None:
            return Side(self.thing.subject, Source.REGION, REGION_ROLE, None)
        return Side(self.thing.subject, self.thing.source, self.volume.role.value, self.index)

    @property
    def order(self) -> tuple[str, str, str, str, str]:
        """Which of two things stands first in their conflict, however they came to be kept."""
        thing = self.thing
        ref = thing.subject
        return (ref.party, ref.ref, thing.source.value, thing.actor or "", self.name)


def pieces_of(thing: Announced, name: str) -> tuple[Piece, ...]:
    """The pieces of a thing; there is always one."""
    drawn = tuple(
        Piece(thing, name, index, volume, volume.interval)
        for index, volume in enumerate(thing.volumes)
    )
    if thing.volumes and not thing.undrawn:
        return drawn
    return (*drawn, Piece(thing, name, None, None, thing.period))
