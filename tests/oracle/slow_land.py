"""The slow, obvious double of `geometry.land`: every ring, laid flat another way, edge by edge.

The map is seen from the South Pole (stereographic, so that only the North Pole, which is sea, is
nowhere), and a place is inside a ring if a ray from it crosses the ring an odd number of times.
"""

import math
from importlib import resources
from itertools import pairwise

import numpy as np
import pyproj

GEOD = pyproj.Geod(ellps="WGS84")


def rings(layer):
    """The rings as lists of corners, (longitude, latitude) in degrees; east of 180 goes on."""
    file = resources.files("parley.geometry").joinpath("shores.npz")
    with file.open("rb") as opened, np.load(opened) as kept:
        around, south, step = (float(kept[f"{layer}_{n}"]) for n in ("around", "south", "step"))
        first, counts = kept[f"{layer}_first"], kept[f"{layer}_counts"]
        steps = np.column_stack([kept[f"{layer}_east"], kept[f"{layer}_north"]]).astype(int)
    found, at = [], 0
    for start, count in zip(first.astype(int), counts.astype(int), strict=True):
        corners = start + np.concatenate([[[0, 0]], np.cumsum(steps[at : at + count], axis=0)])
        lon, lat = corners[:, 0] * 360 / around - 180, corners[:, 1] * step + south
        found.append(np.column_stack([lon, lat]))
        at += count
    return found


def flat(lon, lat):
    away = np.tan(np.radians(90 + np.asarray(lat)) / 2)
    turn = np.radians(lon)
    return away * np.sin(turn), away * np.cos(turn)


def inside(lon, lat, all_rings):
    x, y = flat(lon, lat)
    odd = False
    for ring in all_rings:
        xs, ys = flat(ring[:, 0], ring[:, 1])
        above = ys > y
        for i in np.flatnonzero(above[:-1] != above[1:]):
            share = (y - ys[i]) / (ys[i + 1] - ys[i])
            if xs[i] + share * (xs[i + 1] - xs[i]) > x:
                odd = not odd
    return odd


def shore_m(lon, lat, all_rings, within_degrees=1.0):
    """To the nearest point of any edge, each walked in steps of about 100 m."""
    nearest = math.inf
    for ring in all_rings:
        for (lon_a, lat_a), (lon_b, lat_b) in pairwise(ring):
            if min(abs(lat_a - lat), abs(lat_b - lat)) > within_degrees:
                continue
            aside = min(abs((lon_a - lon + 180) % 360 - 180), abs((lon_b - lon + 180) % 360 - 180))
            if aside * math.cos(math.radians(lat)) > within_degrees:
                continue
            if lon_a == lon_b and abs(abs((lon_a + 180) % 360 - 180) - 180) < 1e-9:
                continue  # Where the antimeridian cut an island.
            length = GEOD.inv(lon_a, lat_a, lon_b, lat_b)[2]
            share = np.linspace(0, 1, max(2, int(length / 100) + 1))
            lons, lats = lon_a + share * (lon_b - lon_a), lat_a + share * (lat_b - lat_a)
            here = np.full(len(share), lon), np.full(len(share), lat)
            nearest = min(nearest, GEOD.inv(*here, lons, lats)[2].min())
    return nearest
