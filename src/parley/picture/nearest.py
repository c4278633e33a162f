"""What is announced or reported nearest to a notice, whether or not it collides."""

from collections.abc import Iterator

from msgspec import Struct

from parley.geometry import footprint_of, gap_between
from parley.model.findings import Source
from parley.model.instants import Instant, Interval
from parley.model.notices import Notice, Ref
from parley.model.volumes import Volume
from parley.picture.situation import Situation
from parley.picture.things import thing_of, things


class Nearest(Struct, frozen=True):
    """The nearest thing of somebody else: how far at the least, and the time both are there.

    `gap_mm` is a lower bound, millimetres, 0 where they meet; `together` null where the two are
    never there at once.
    """

    subject: Ref
    party: str
    gap_mm: int
    together: Interval | None
    source: Source
    """ANNOUNCED in a notice, or REPORTED in a concern."""


def nearest_to(situation: Situation, ref: Ref, now: Instant, most: int = 3) -> tuple[Nearest, ...]:
    """The drawn things of other parties that are not over, the nearest first.

    What was named and not drawn lies nowhere in particular and is left out; the conflicts have it.
    """
    own = thing_of(situation, ref)
    return () if own is None else _nearest(situation, own.party, own.volumes, now, most)


def nearest_if_filed(
    situation: Situation, party: str, notice: Notice, now: Instant, most: int = 3
) -> tuple[Nearest, ...]:
    """As `nearest_to`, of what this party has not filed yet."""
    return _nearest(situation, party, notice.volumes, now, most)


def _nearest(
    situation: Situation, party: str, volumes: tuple[Volume, ...], now: Instant, most: int
) -> tuple[Nearest, ...]:
    found = _gaps(situation, party, volumes, now)
    return tuple(sorted(found, key=lambda one: (one.gap_mm, str(one.subject)))[:most])


def _gaps(
    situation: Situation, party: str, volumes: tuple[Volume, ...], now: Instant
) -> Iterator[Nearest]:
    if not volumes:
        return
    shapes = [(footprint_of(volume.shape), volume.interval) for volume in volumes]
    for other in things(situation):
        if other.party == party:
            continue
        gaps = [
            (
                gap_between(shape, footprint_of(volume.shape)).lower_m,
                interval.common(volume.interval),
            )
            for shape, interval in shapes
            for volume in other.volumes
            if volume.interval.end_ms is None or volume.interval.end_ms > now
        ]
        if gaps:
            gap_m, together = min(gaps, key=lambda one: (one[0], one[1] is None))
            yield Nearest(other.subject, other.party, int(gap_m * 1000), together, other.source)
