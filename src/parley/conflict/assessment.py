"""Pairs of pieces judged exactly, and told as one conflict a pair of things."""

from collections.abc import Iterable

from parley.conflict.announced import Piece
from parley.conflict.judgement import (
    Minima,
    Separation,
    finding,
    judge_prepared,
    lateral_of,
)
from parley.model.findings import Conflict, Finding, Pairing, Reason, Side, Verdict
from parley.model.instants import Instant


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
    pairings: dict[tuple[str, str], list[Pairing]] = {}
    for one, two in pairs:
        if one.thing.protected and two.thing.protected:
            continue
        a, b = (one, two) if one.order < two.order else (two, one)
        found = _judge(a, b, minima)
        if found is None or found.verdict is Verdict.APART or not is_open(found, at_ms):
            continue
        pairings.setdefault((a.name, b.name), []).append(Pairing(a.side, b.side, found))
    conflicts = [_conflict(pairs) for pairs in pairings.values()]
    return tuple(sorted(conflicts, key=_gravity))


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
