"""The slow obvious double of `parley.geometry`: geographiclib, many samples, zooming in.

Everything is done with geodesics of geographiclib one at a time; only the choice
of the nearest samples uses straight lines through the Earth. What lies inside an
outline is found by walking round it and adding up the turns.
"""

import math
from itertools import pairwise

import numpy as np
from geographiclib.geodesic import Geodesic

from parley.model.agreements import Box
from parley.model.volumes import Circle, Polygon, Position, Route, position

EARTH = Geodesic.WGS84
COARSE = 120


class Edge:
    """A geodesic or a stretch of a parallel, asked for points by share of its length."""

    def __init__(self, a, b, parallel=False):
        self.parallel = parallel
        self.a, self.b = a, b
        if not parallel:
            inverse = EARTH.Inverse(a[0], a[1], b[0], b[1])
            self.length = inverse["s12"]
            self.line = EARTH.Line(a[0], a[1], inverse["azi1"])

    def at(self, share):
        if self.parallel:
            return self.a[0], self.a[1] + (self.b[1] - self.a[1]) * share
        found = self.line.Position(self.length * share)
        return found["lat2"], found["lon2"]


def ecef(lat, lon):
    a, f = EARTH.a, EARTH.f
    e2 = f * (2 - f)
    phi, lam = math.radians(lat), math.radians(lon)
    n = a / math.sqrt(1 - e2 * math.sin(phi) ** 2)
    return (
        n * math.cos(phi) * math.cos(lam),
        n * math.cos(phi) * math.sin(lam),
        n * (1 - e2) * math.sin(phi),
    )


def distance(a, b):
    return EARTH.Inverse(a[0], a[1], b[0], b[1])["s12"]


def edges_of(shape):
    def chain(points):
        return [Edge((p.lat, p.lon), (q.lat, q.lon)) for p, q in pairwise(points)]

    if isinstance(shape, Circle):
        return chain([shape.centre, shape.centre])
    if isinstance(shape, Route):
        return chain(shape.points)
    if isinstance(shape, Polygon):
        return [e for ring in (shape.outer, *shape.holes) for e in chain([*ring, ring[0]])]
    south, north = shape.south_e7 / 1e7, shape.north_e7 / 1e7
    west = shape.west_e7 / 1e7
    east = west + (shape.east_e7 / 1e7 - west) % 360
    found = [Edge((south, lon), (north, lon)) for lon in (west, east)]
    # Long parallels are cut so that sampling starts evenly dense.
    knots = np.linspace(west, east, 5)
    for lat in (south, north):
        found += [Edge((lat, p), (lat, q), parallel=True) for p, q in pairwise(knots)]
    return found


def radius_of(shape):
    if isinstance(shape, Circle):
        return shape.radius_mm / 1000
    return shape.half_width_mm / 1000 if isinstance(shape, Route) else 0.0


def skeleton_distance(a, b):
    """The least distance of two skeletons: an upper bound, right to a centimetre."""
    edges_a, edges_b = edges_of(a), edges_of(b)
    spans_a = [(e, 0.0, 1.0) for e in edges_a]
    spans_b = [(e, 0.0, 1.0) for e in edges_b]
    best = math.inf
    count_a = max(5, COARSE // len(spans_a))
    count_b = max(5, COARSE // len(spans_b))
    for _ in range(14):
        samples_a = _samples(spans_a, count_a)
        samples_b = _samples(spans_b, count_b)
        points_a = np.array([ecef(*s[3]) for s in samples_a])
        points_b = np.array([ecef(*s[3]) for s in samples_b])
        apart = np.linalg.norm(points_a[:, None] - points_b[None], axis=2)
        i, j = np.unravel_index(int(np.argmin(apart)), apart.shape)
        best = min(best, distance(samples_a[i][3], samples_b[j][3]))
        # Zoom in on the five best pairs that lie on different edges.
        order = np.argsort(apart, axis=None)
        chosen, seen = [], set()
        for flat in order[:4000]:
            p, q = np.unravel_index(int(flat), apart.shape)
            key = (id(samples_a[p][0]), id(samples_b[q][0]))
            if key not in seen:
                seen.add(key)
                chosen.append((p, q))
            if len(chosen) == 5:
                break
        spans_a = [_zoomed(samples_a[p]) for p, _ in chosen]
        spans_b = [_zoomed(samples_b[q]) for _, q in chosen]
        count_a = count_b = 25
    return best


def _samples(spans, count):
    """Edge, share, step and place of evenly spaced samples."""
    found = []
    for edge, low, high in spans:
        step = (high - low) / (count - 1)
        for k in range(count):
            share = low + step * k
            found.append((edge, share, step, edge.at(share)))
    return found


def _zoomed(sample):
    edge, share, step, _ = sample
    return edge, max(0.0, share - 3 * step), min(1.0, share + 3 * step)


def encloses(shape, point):
    """Whether a polygon or box holds a point, by the turns seen when walking round its outline."""
    if isinstance(shape, Box):
        lat, lon = point
        width = (shape.east_e7 - shape.west_e7) / 1e7 % 360
        inside = (lon - shape.west_e7 / 1e7) % 360 <= width
        return shape.south_e7 / 1e7 <= lat <= shape.north_e7 / 1e7 and inside
    if not isinstance(shape, Polygon):
        return False
    if max(distance((p.lat, p.lon), point) for p in shape.outer) > 9_000_000:
        return False  # seen from the other side of the Earth, the turns add up as well
    return _turns(shape.outer, point) and not any(_turns(hole, point) for hole in shape.holes)


def _turns(ring, point):
    total = 0.0
    azimuths = []
    for p, q in pairwise([*ring, ring[0]]):
        edge = Edge((p.lat, p.lon), (q.lat, q.lon))
        for k in range(60):
            azimuths.append(EARTH.Inverse(*point, *edge.at(k / 60))["azi1"])
    for one, two in pairwise([*azimuths, azimuths[0]]):
        total += (two - one + 180) % 360 - 180
    return abs(total) > 180


def gap(a, b):
    """The distance of two shapes; 0 where they meet."""
    apart = skeleton_distance(a, b)
    radii = radius_of(a) + radius_of(b)
    if apart <= radii:
        return 0.0
    # Outlines that do not meet: one point tells where all of a connected part lies.
    if apart > 0.01 and (encloses(a, _first(b)) or encloses(b, _first(a))):
        return 0.0
    return apart - radii


def holds(shape, point):
    """Whether a shape holds a point, or comes within 2 cm of it."""
    there = Circle(position(*point), 1)
    near = skeleton_distance(shape, there) <= radius_of(shape) + 0.02
    return near or encloses(shape, point)


def _first(shape):
    return edges_of(shape)[0].at(0.0)


def place_from(origin, azimuth, metres) -> Position:
    found = EARTH.Direct(origin[0], origin[1], azimuth, metres)
    return position(found["lat2"], (found["lon2"] + 180) % 360 - 180)
