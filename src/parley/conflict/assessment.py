"""All pairs of announced things that are not surely apart, one conflict a pair of things."""

from collections.abc import Sequence

import numpy as np
from msgspec import Struct

from parley.conflict.candidates import Piece, candidate_pairs, piece_of_region, piece_of_volume
from parley.conflict.judgement import (
    Minima,
    Separation,
    finding,
    judge_prepared,
    lateral_of,
)
from parley.model.agreements import Box
from parley.model.findings import Conflict, Finding, Pairing, Reason, Side, Source, Verdict
from parley.model.instants import Instant, Interval
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
        region: The region its words name, used where no volume is drawn; None is everywhere.
        period: When, used where no volume is drawn.
    """

    subject: Ref
    party: str
    actor: str | None
    source: Source
    volumes: tuple[Volume, ...]
    region: Box | Polygon | None
    period: Interval


def conflicts_among(
    things: Sequence[Announced],
    minima: Minima,
    at_ms: Instant | None = None,
    same_party: bool = False,
) -> tuple[Conflict, ...]:
    """Every pair of things of different actors that is not surely apart, gravest first.

    CONFLICT comes before UNSURE, then the smaller gap (one that is unknown counts as none), then
    the earlier; within a conflict the gravest pair of volumes stands first and the others in
    `also`, in the same order. The order of `things` does not matter.

    Args:
        things: Everything to be compared.
        minima: What they must be separated by.
        at_ms: Leave out what is over at this instant: keep only findings without an end or with
            one after it. What has not yet begun is kept. None keeps everything.
        same_party: Compare things of one actor too, for a party that checks its own plans.
    """
    return _conflicts(things, None, minima, at_ms, same_party)


def conflicts_with(
    own: Announced,
    others: Sequence[Announced],
    minima: Minima,
    at_ms: Instant | None = None,
    same_party: bool = False,
) -> tuple[Conflict, ...]:
    """As `conflicts_among`, but only the conflicts of one thing with the others."""
    return _conflicts([own, *others], own, minima, at_ms, same_party)


def _conflicts(
    things: Sequence[Announced],
    own: Announced | None,
    minima: Minima,
    at_ms: Instant | None,
    same_party: bool,
) -> tuple[Conflict, ...]:
    ordered = sorted(things, key=_order)
    only = None if own is None else next(i for i, thing in enumerate(ordered) if thing is own)
    pieces = [piece for index, thing in enumerate(ordered) for piece in _pieces(index, thing)]
    pairings: dict[tuple[int, int], list[Pairing]] = {}
    groups = _groups(ordered, pieces, same_party)
    for one, two in candidate_pairs(pieces, groups, minima, only):
        a, b = pieces[one], pieces[two]
        found = _judge(a, b, minima)
        if found is None or found.verdict is Verdict.APART or not is_open(found, at_ms):
            continue
        pairing = Pairing(_side(ordered[a.thing], a), _side(ordered[b.thing], b), found)
        pairings.setdefault((a.thing, b.thing), []).append(pairing)
    conflicts = [_conflict(pairs) for pairs in pairings.values()]
    return tuple(sorted(conflicts, key=_gravity))


def is_open(found: Finding, at_ms: Instant | None) -> bool:
    """Whether a finding is not over at an instant; at its last instant, not included, it is."""
    return at_ms is None or found.last_ms is None or found.last_ms > at_ms


def _order(thing: Announced) -> tuple[str, str, str, str]:
    return (thing.subject.party, thing.subject.ref, thing.source.value, thing.actor or "")


def _pieces(index: int, thing: Announced) -> list[Piece]:
    if not thing.volumes:
        return [piece_of_region(index, thing.region, thing.period)]
    return [piece_of_volume(index, number, volume) for number, volume in enumerate(thing.volumes)]


def _groups(
    things: Sequence[Announced], pieces: Sequence[Piece], same_party: bool
) -> np.ndarray[tuple[int, int], np.dtype[np.int64]]:
    """For each piece whose it is and of which thing; -1 where nobody's pairs are left out."""
    actors = sorted({thing.actor for thing in things if thing.actor is not None})
    number = {actor: index for index, actor in enumerate(actors)}
    whose = [-1 if same_party or thing.actor is None else number[thing.actor] for thing in things]
    rows = [(whose[piece.thing], piece.thing) for piece in pieces]
    return np.array(rows, dtype=np.int64).reshape(-1, 2)


def _judge(a: Piece, b: Piece, minima: Minima) -> Finding | None:
    """Judge two pieces; what was not drawn is UNSURE wherever it is not surely apart."""
    if a.volume is not None and b.volume is not None:
        assert a.footprint is not None
        assert b.footprint is not None
        return judge_prepared(a.volume, a.footprint, b.volume, b.footprint, minima)
    common = a.interval.common(b.interval)
    if common is None:
        return None
    if a.footprint is None or b.footprint is None:
        return finding(Verdict.UNSURE, Reason.NO_GEOMETRY, common, None, None)
    lateral = lateral_of(a.footprint, b.footprint, minima.lateral_mm)
    if lateral.separation is Separation.KEPT:
        return finding(Verdict.APART, Reason.SEPARATION, common, lateral.gap, None)
    return finding(Verdict.UNSURE, Reason.NO_GEOMETRY, common, lateral.gap, None)


def _side(thing: Announced, piece: Piece) -> Side:
    if piece.volume is None:
        return Side(thing.subject, Source.REGION, REGION_ROLE, None)
    return Side(thing.subject, thing.source, piece.volume.role.value, piece.index)


def _conflict(pairings: list[Pairing]) -> Conflict:
    first, *others = sorted(pairings, key=_gravity)
    return Conflict(first.a, first.b, first.finding, tuple(others))


_Key = tuple[bool, int, Instant, tuple[str, str, int], tuple[str, str, int]]


def _gravity(pair: Conflict | Pairing) -> _Key:
    found = pair.finding
    return (
        found.verdict is not Verdict.CONFLICT,
        found.gap_mm or 0,
        found.first_ms,
        _place_in_order(pair.a),
        _place_in_order(pair.b),
    )


def _place_in_order(side: Side) -> tuple[str, str, int]:
    return (side.subject.party, side.subject.ref, -1 if side.volume is None else side.volume)
