"""Pairs of pieces judged exactly, and told as one conflict a pair of things."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from operator import itemgetter

from parley.conflict.announced import Piece
from parley.conflict.judgement import (
    Minima,
    Separation,
    finding,
    judge_prepared,
    lateral_of,
    vertical_of,
)
from parley.model.findings import Conflict, Finding, Pairing, Reason, Side, Verdict
from parley.model.instants import Instant

MOST_EFFORT = 8_000_000
"""What is spent on a pair of things, in pairs of pieces of outline: some two seconds.

Twice 64 volumes of a dozen corners each stay below it; what lies above costs its own author the
exactness, and nobody else the watch (docs/adr/0139).
"""

_EFFORT_EACH = 1_000
_EFFORT_AT_MOST = 2_000_000
"""Of one pair of volumes: the search for the nearest points drops what cannot hold them, and takes
0.1 to 0.6 s for whatever the limits admit."""


def assess(
    pairs: Iterable[tuple[Piece, Piece]], minima: Minima, at_ms: Instant | None
) -> tuple[Conflict, ...]:
    """The conflicts of these pairs of pieces, gravest first.

    CONFLICT comes before UNSURE, then the smaller gap (one that is unknown counts as none), then
    the earlier; within a conflict the gravest pair of volumes stands first and the others in
    `also`, in the same order.

    Args:
        pairs: Each pair once, either piece first; the order of pairs does not matter.
        minima: What they must be separated by.
        at_ms: Leave out what is over at this instant; None keeps everything.
    """
    things: dict[tuple[str, str], list[tuple[Piece, Piece]]] = {}
    for one, two in pairs:
        if one.thing.protected and two.thing.protected:
            continue
        a, b = (one, two) if one.order < two.order else (two, one)
        things.setdefault((a.name, b.name), []).append((a, b))
    conflicts = []
    for pieces in things.values():
        found = _pairings(pieces, minima, at_ms)
        if found:
            conflicts.append(_conflict(found))
    return tuple(sorted(conflicts, key=_gravity))


def _pairings(
    pieces: Sequence[tuple[Piece, Piece]], minima: Minima, at_ms: Instant | None
) -> list[Pairing]:
    """What is found between two things; exactly as far as the effort goes, then outward.

    The least intricate pairs come first, so which are judged exactly depends on the two things
    alone and not on the order in which their pairs were met.
    """
    exact = len(pieces)
    if exact * _EFFORT_AT_MOST > MOST_EFFORT:
        ranked = sorted(((_intricacy(a, b), (a, b)) for a, b in pieces), key=itemgetter(0))
        spent = list(accumulate(effort for (effort, _, _), _ in ranked))
        exact = bisect_right(spent, MOST_EFFORT)
        pieces = [pair for _, pair in ranked]
    pairings = []
    for number, (a, b) in enumerate(pieces):
        found = _judge(a, b, minima) if number < exact else _judge_outward(a, b, minima)
        if found is None or found.verdict is Verdict.APART or not is_open(found, at_ms):
            continue
        pairings.append(Pairing(a.side, b.side, found))
    return pairings


def _intricacy(a: Piece, b: Piece) -> tuple[int, int, int]:
    """The effort of a pair, and which volumes it is of."""
    effort = _EFFORT_EACH + min(_outline(a) * _outline(b), _EFFORT_AT_MOST - _EFFORT_EACH)
    first, second = (-1 if one.index is None else one.index for one in (a, b))
    return (effort, first, second)


def _outline(piece: Piece) -> int:
    """Of how many pieces the outline is, after long ones are cut."""
    footprint = piece.footprint
    return 0 if footprint is None else sum(len(part.chain) for part in footprint.parts)


def _judge_outward(a: Piece, b: Piece, minima: Minima) -> Finding | None:
    """Judge two pieces by their heights alone: their outlines were not held against each other."""
    common = a.interval.common(b.interval)
    if common is None:
        return None
    if a.volume is None or b.volume is None:
        return finding(Verdict.UNSURE, Reason.NO_GEOMETRY, common, None, None)
    vertical = vertical_of(a.volume.band, b.volume.band, minima)
    if vertical.separation is Separation.KEPT:
        return finding(Verdict.APART, Reason.SEPARATION, common, None, vertical.gap_mm)
    return finding(Verdict.UNSURE, Reason.INTRICATE, common, None, vertical.gap_mm)


def is_open(found: Finding, at_ms: Instant | None) -> bool:
    """Whether a finding is not over at an instant; at its last instant, not included, it is."""
    return at_ms is None or found.last_ms is None or found.last_ms > at_ms


def _judge(a: Piece, b: Piece, minima: Minima) -> Finding | None:
    """Judge two pieces; what was not drawn is UNSURE wherever it is not surely apart."""
    place_a, place_b = a.footprint, b.footprint
    if a.volume is not None and b.volume is not None:
        assert place_a is not None
        assert place_b is not None
        return judge_prepared(a.volume, place_a, b.volume, place_b, minima)
    common = a.interval.common(b.interval)
    if common is None:
        return None
    if place_a is None or place_b is None:
        return finding(Verdict.UNSURE, Reason.NO_GEOMETRY, common, None, None)
    lateral = lateral_of(place_a, place_b, minima.lateral_mm)
    if lateral.separation is Separation.KEPT:
        return finding(Verdict.APART, Reason.SEPARATION, common, lateral.gap, None)
    return finding(Verdict.UNSURE, Reason.NO_GEOMETRY, common, lateral.gap, None)


def _conflict(pairings: list[Pairing]) -> Conflict:
    first, *others = sorted(pairings, key=_gravity)
    return Conflict(first.a, first.b, first.finding, tuple(others))


_Place = tuple[str, str, int, str]
_Key = tuple[bool, int, Instant, _Place, _Place]


def _gravity(pair: Conflict | Pairing) -> _Key:
    found = pair.finding
    return (
        found.verdict is not Verdict.CONFLICT,
        found.gap_mm or 0,
        found.first_ms,
        _place_in_order(pair.a),
        _place_in_order(pair.b),
    )


def _place_in_order(side: Side) -> _Place:
    # The source last: what a party announced and what it reports may bear one reference.
    ref = side.subject
    return (ref.party, ref.ref, -1 if side.volume is None else side.volume, side.source.value)
