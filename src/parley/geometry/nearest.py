"""How near two chains of pieces come: branch and bound, with bounds at every moment.

A piece is the arc of a geodesic or of a parallel between two points. The chord
between them leaves the arc by no more than a known sagitta, so the distance of
two chords, less both sagittas, bounds the distance of the arcs from below; a
pair of points of the arcs bounds it from above. Pairs that cannot hold the
least distance are dropped, the others are cut finer.
"""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from parley.geometry.earth import (
    LEAST_CURVATURE_RADIUS_M,
    TRACE_M,
    Floats,
    arc_at_most_m,
    arcs_at_least_m,
    geodesic_m,
    settled,
)

RESOLUTION_M = 0.01
RESOLUTION_RATIO = 1e-6
"""Bounds are narrowed to a centimetre and a millionth of the distance, 10,000 km and nearer."""

FAR_RATIO = 0.02
"""Farther than that the bounds are a fiftieth apart: nobody is separated by a hemisphere."""

_BLOCK = 64
_MOST_PAIRS = 1_000_000
_MOST_FIRST = 200_000
"""So many pairs of pieces are looked at; how near the others come is bounded by their balls."""
_MOST_ROUNDS = 24
_FAR_M = 10_000_000.0


@dataclass(frozen=True)
class Chain:
    """Pieces of geodesics and parallels.

    Attributes:
        start, end: `(n, 3)` metres, on the surface. Where they are equal the piece is a point.
        parallel_m: `(n,)`, the radius of the parallel whose arc the piece is; 0 for a geodesic.
    """

    start: Floats
    end: Floats
    parallel_m: Floats

    def __len__(self) -> int:
        return len(self.start)

    def sagitta(self) -> Floats:
        """How far an arc may leave its chord, `(n,)` metres; an arc of a parallel up to 40°.

        For a circle it is l²/8r · 1/cos²(angle/4), and 1/cos²(10°) < 1.04.
        """
        chord_2 = np.einsum("ij,ij->i", self.end - self.start, self.end - self.start)
        radius = np.where(self.parallel_m > 0, self.parallel_m, LEAST_CURVATURE_RADIUS_M)
        curved = 1.04 * chord_2 / (8 * radius)
        return np.where(chord_2 > 0, curved + TRACE_M, 0.0)

    def taken(self, which: np.ndarray) -> "Chain":
        """The pieces of these indices."""
        return Chain(self.start[which], self.end[which], self.parallel_m[which])

    def cut(self, times: int) -> "Chain":
        """Every piece cut into so many, those of one piece beside one another."""
        if times == 1:
            return self
        share = np.linspace(0.0, 1.0, times + 1)[None, :, None]
        knots = self.start[:, None, :] * (1 - share) + self.end[:, None, :] * share
        inner = knots[:, 1:-1, :].reshape(-1, 3)
        radius = np.repeat(self.parallel_m, times - 1)
        knots[:, 1:-1, :] = settled(inner, radius).reshape(len(self), times - 1, 3)
        return Chain(
            knots[:, :-1, :].reshape(-1, 3),
            knots[:, 1:, :].reshape(-1, 3),
            np.repeat(self.parallel_m, times),
        )

    def at(self, share: Floats) -> Floats:
        """The point of each arc nearest to this share of its chord, `(n, 3)`."""
        chord = self.start + (self.end - self.start) * share[:, None]
        inner = settled(chord, self.parallel_m)
        # The ends of a piece are exact and are given back as they are.
        inner = np.where((share <= 0)[:, None], self.start, inner)
        return np.where((share >= 1)[:, None], self.end, inner)


@dataclass(frozen=True)
class Nearest:
    """Bounds of a least distance in metres, and the points of both that gave the upper one."""

    lower_m: float
    upper_m: float
    at_a: Floats
    at_b: Floats


def chain_through(points: Floats) -> Chain:
    """The chain of geodesics through these points; a single point is a chain of one."""
    if len(points) == 1:
        return Chain(points, points, np.zeros(1))
    return Chain(points[:-1], points[1:], np.zeros(len(points) - 1))


def joined(chains: list[Chain]) -> Chain:
    """All pieces of several chains."""
    return Chain(
        np.concatenate([chain.start for chain in chains]),
        np.concatenate([chain.end for chain in chains]),
        np.concatenate([chain.parallel_m for chain in chains]),
    )


def nearest(a: Chain, b: Chain, within_m: float = 0.0, beyond_m: float = float("inf")) -> Nearest:
    """Bound the least geodesic distance between two chains.

    Args:
        a: The one chain.
        b: The other.
        within_m: Stop as soon as the distance is surely below this.
        beyond_m: Stop as soon as the distance surely exceeds this.
    """
    ia, ib, floor = _candidates(a, b)
    pa, pb = a.taken(ia), b.taken(ib)
    best = Nearest(0.0, float("inf"), a.start[0], b.start[0])
    for _ in range(_MOST_ROUNDS):
        share_a, share_b, chords = _chords(pa, pb)
        slack_a, slack_b = pa.sagitta(), pb.sagitta()
        at_a, at_b = pa.at(share_a), pb.at(share_b)
        best = _better(best, at_a, at_b)
        lowers = _lowers(pa, pb, at_a, at_b, np.maximum(0.0, chords - slack_a - slack_b), best)
        keep = np.flatnonzero(lowers <= best.upper_m)
        lower = float(lowers.min())
        lower = min(max(best.lower_m, lower), best.upper_m)
        best = Nearest(lower, best.upper_m, best.at_a, best.at_b)
        ratio = RESOLUTION_RATIO if best.upper_m < _FAR_M else FAR_RATIO
        width = RESOLUTION_M + ratio * best.upper_m
        done = best.upper_m - best.lower_m <= width
        if done or best.upper_m < within_m or min(best.lower_m, floor) > beyond_m:
            break
        times_a, times_b = _finer(len(keep), float(slack_a[keep].max()), float(slack_b[keep].max()))
        if times_a * times_b == 1:
            break
        pa, pb = _split(pa.taken(keep), pb.taken(keep), times_a, times_b)
    return Nearest(min(best.lower_m, floor), best.upper_m, best.at_a, best.at_b)


def _better(best: Nearest, at_a: Floats, at_b: Floats) -> Nearest:
    """The closest of these pairs of points, if it beats the best so far."""
    apart = at_a - at_b
    which = int(np.argmin(np.einsum("ij,ij->i", apart, apart)))
    found = float(geodesic_m(at_a[which], at_b[which])) + 2 * TRACE_M
    if found < best.upper_m:
        return Nearest(best.lower_m, found, at_a[which], at_b[which])
    return best


def _lowers(
    a: Chain, b: Chain, at_a: Floats, at_b: Floats, chords: Floats, best: Nearest
) -> Floats:
    """Lower bounds of the geodesic distance of each pair, from the least chord it can have.

    From a tenth of a kilometre of excess on, the range of the Earth's radii of curvature is too
    wide to say much; there the geodesic over the pair's own nearest points calibrates the others.
    Its radius of curvature R changes by at most 0.7 % a radian of azimuth and 1 % a radian of
    latitude (the second-order terms of M and N), and the excess over the chord goes with 1/R².
    """
    plain = arcs_at_least_m(chords)
    if best.upper_m < 50_000.0 or best.upper_m > _FAR_M or len(chords) > 20_000:
        return plain
    own_chord = np.linalg.norm(at_a - at_b, axis=1)
    own_arc = geodesic_m(at_a, at_b)
    reach = np.linalg.norm(a.end - a.start, axis=1) + np.linalg.norm(b.end - b.start, axis=1)
    slope = 1 / np.sqrt(1 - np.minimum(0.5, (own_chord / (2 * LEAST_CURVATURE_RADIUS_M)) ** 2))
    drop = np.maximum(0.0, own_chord - chords) * slope
    excess = np.maximum(0.0, own_arc - own_chord)
    doubt = 0.04 * excess * (reach / np.maximum(own_chord, 1.0) + reach / LEAST_CURVATURE_RADIUS_M)
    calibrated = np.where(own_arc < _FAR_M, own_arc - drop - doubt, 0.0)
    return np.maximum(plain, calibrated)


def _finer(pairs: int, slack_a: float, slack_b: float) -> tuple[int, int]:
    """Into how many pieces to cut each side next; 1 and 1 where there is no room for more."""
    for times in (8, 4, 2):
        times_a = times if slack_a > 0.1 * slack_b and slack_a > 0 else 1
        times_b = times if slack_b > 0.1 * slack_a and slack_b > 0 else 1
        if pairs * times_a * times_b <= (_MOST_PAIRS if times == 2 else 20_000):
            return times_a, times_b
    return 1, 1


def _split(a: Chain, b: Chain, times_a: int, times_b: int) -> tuple[Chain, Chain]:
    """Every pair cut finer: all pieces of the one with all pieces of the other."""
    pairs = len(a)
    fine_a, fine_b = a.cut(times_a), b.cut(times_b)
    pair = np.arange(pairs)[:, None, None]
    ia = pair * times_a + np.arange(times_a)[None, :, None]
    ib = pair * times_b + np.arange(times_b)[None, None, :]
    shape = (pairs, times_a, times_b)
    return (
        fine_a.taken(np.broadcast_to(ia, shape).ravel()),
        fine_b.taken(np.broadcast_to(ib, shape).ravel()),
    )


def _candidates(a: Chain, b: Chain) -> tuple[np.ndarray, np.ndarray, float]:
    """Pairs of pieces that may hold the least distance, by the balls that contain them.

    Long spikes have more such pairs than memory holds; then only the likeliest are given.

    Returns:
        The indices of the pieces, and what no pair that was left out comes nearer than.
    """
    if len(a) * len(b) <= 16:
        grid = np.indices((len(a), len(b)))
        return grid[0].ravel(), grid[1].ravel(), float("inf")
    mid_a, ball_a = _balls(a)
    mid_b, ball_b = _balls(b)
    blocks_a, blocks_b = _blocks(len(a)), _blocks(len(b))
    far_a = [_ball_of(mid_a[s], ball_a[s]) for s in blocks_a]
    far_b = [_ball_of(mid_b[s], ball_b[s]) for s in blocks_b]
    upper = float("inf")
    rough = []
    for i, (centre_a, reach_a) in enumerate(far_a):
        for j, (centre_b, reach_b) in enumerate(far_b):
            apart = float(np.linalg.norm(centre_a - centre_b))
            rough.append((apart - reach_a - reach_b, i, j))
            upper = min(upper, apart + reach_a + reach_b)
    found = _Pairs()
    for lower, i, j in sorted(rough):
        if lower > min(arc_at_most_m(upper), found.floor):
            break
        one, two = blocks_a[i], blocks_b[j]
        apart = np.linalg.norm(mid_a[one][:, None, :] - mid_b[two][None, :, :], axis=2)
        reach = ball_a[one][:, None] + ball_b[two][None, :]
        upper = min(upper, float((apart + reach).min()))
        lowers = apart - reach
        keep = np.nonzero(lowers <= min(arc_at_most_m(upper), found.floor))
        found.add(keep[0] + one.start, keep[1] + two.start, lowers[keep])
    which_a, which_b, lowers = found.likeliest()
    last = lowers <= arc_at_most_m(upper)
    return which_a[last], which_b[last], max(0.0, found.floor)


class _Pairs:
    """Pairs of pieces and what each comes no nearer than; of too many the farthest are left out.

    Attributes:
        floor: What no pair that was left out comes nearer than.
    """

    def __init__(self) -> None:
        self.floor = float("inf")
        self._kept: list[tuple[np.ndarray, np.ndarray, Floats]] = []
        self._count = 0

    def add(self, a: np.ndarray, b: np.ndarray, lowers: Floats) -> None:
        """Take in more."""
        self._kept.append((a, b, lowers))
        self._count += len(lowers)
        if self._count > 4 * _MOST_FIRST:
            self._kept = [self.likeliest()]
            self._count = _MOST_FIRST

    def likeliest(self) -> tuple[np.ndarray, np.ndarray, Floats]:
        """Those that may come nearest, as many as are looked at."""
        a, b, lowers = (np.concatenate(column) for column in zip(*self._kept, strict=True))
        if len(lowers) > _MOST_FIRST:
            order = np.argpartition(lowers, _MOST_FIRST)
            self.floor = min(self.floor, float(lowers[order[_MOST_FIRST]]))
            first = order[:_MOST_FIRST]
            a, b, lowers = a[first], b[first], lowers[first]
        return a, b, lowers


def _blocks(count: int) -> list[slice]:
    return [slice(i, j) for i, j in pairwise([*range(0, count, _BLOCK), count])]


def _balls(chain: Chain) -> tuple[Floats, Floats]:
    """For each piece a ball that contains its arc: centre `(n, 3)` and radius `(n,)`."""
    half = np.linalg.norm(chain.end - chain.start, axis=1) / 2
    return (chain.start + chain.end) / 2, half + chain.sagitta()


def _ball_of(mids: Floats, balls: Floats) -> tuple[Floats, float]:
    centre = mids.mean(axis=0)
    return centre, float((np.linalg.norm(mids - centre, axis=1) + balls).max())


def _chords(a: Chain, b: Chain) -> tuple[Floats, Floats, Floats]:
    """For each pair of chords the shares along them where they are nearest, and how near.

    Source: C. Ericson, Real-Time Collision Detection (2005), 5.1.9; the four ends are tried as
    well, for where chords are nearly parallel the crossing of their lines is no good guide.
    """
    along_a, along_b, between = a.end - a.start, b.end - b.start, a.start - b.start
    aa = np.einsum("ij,ij->i", along_a, along_a)
    bb = np.einsum("ij,ij->i", along_b, along_b)
    ab = np.einsum("ij,ij->i", along_a, along_b)
    ac = np.einsum("ij,ij->i", along_a, between)
    bc = np.einsum("ij,ij->i", along_b, between)
    safe_aa, safe_bb = np.where(aa > 0, aa, 1.0), np.where(bb > 0, bb, 1.0)
    det = aa * bb - ab * ab
    crossing = det > 1e-12 * aa * bb
    inner = np.clip((ab * bc - ac * bb) / np.where(crossing, det, 1.0), 0.0, 1.0)
    zeros, ones = np.zeros_like(aa), np.ones_like(aa)
    inner = np.where(crossing, inner, 0.0)
    inner_b = np.clip((ab * inner + bc) / safe_bb, 0.0, 1.0)
    choices = (
        (np.clip((ab * inner_b - ac) / safe_aa, 0.0, 1.0), inner_b),
        (zeros, np.clip(bc / safe_bb, 0.0, 1.0)),
        (ones, np.clip((ab + bc) / safe_bb, 0.0, 1.0)),
        (np.clip(-ac / safe_aa, 0.0, 1.0), zeros),
        (np.clip((ab - ac) / safe_aa, 0.0, 1.0), ones),
    )
    shares_a = np.stack([choice[0] for choice in choices])
    shares_b = np.stack([choice[1] for choice in choices])
    apart = (
        between[None] + along_a[None] * shares_a[..., None] - along_b[None] * shares_b[..., None]
    )
    distance_2 = np.einsum("kij,kij->ki", apart, apart)
    which = np.argmin(distance_2, axis=0)
    row = np.arange(len(aa))
    return shares_a[which, row], shares_b[which, row], np.sqrt(distance_2[which, row])
