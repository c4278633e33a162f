"""A flat frame in which great ellipses are straight lines: gnomonic, through the Earth's centre.

Geodesics differ from great ellipses by 6.5 mm over 10 km, so lines are cut finer
than that before they are laid flat.
"""

import math
from dataclasses import dataclass

import numpy as np

from parley.geometry.earth import EQUATOR_M, POLE_M, Floats

WIDEST_DEGREES = 80.0
"""How far from its centre a frame is used; at 90 the projection has no end."""

_WELL_WITHIN = math.cos(math.radians(45.0))


@dataclass(frozen=True)
class Frame:
    """Axes: up through the centre, and two across it; unit vectors, `(3,)`."""

    up: Floats
    east: Floats
    north: Floats

    def flat(self, points: Floats) -> Floats:
        """Points as `(n, 2)`; only for points in front of the frame (`covers`)."""
        ahead = points @ self.up
        flat = np.stack([points @ self.east, points @ self.north], axis=-1) / ahead[..., None]
        return np.asarray(flat * EQUATOR_M)

    def lifted(self, flat: Floats) -> Floats:
        """Points of the surface from their places in the frame, `(n, 3)`."""
        ray = (
            self.up + flat[..., :1] / EQUATOR_M * self.east + flat[..., 1:] / EQUATOR_M * self.north
        )
        scale = np.array([1 / EQUATOR_M, 1 / EQUATOR_M, 1 / POLE_M])
        length = np.linalg.norm(ray * scale, axis=-1, keepdims=True)
        return np.asarray(ray / length)

    def covers(self, points: Floats) -> bool:
        """Whether all points lie within `WIDEST_DEGREES` of the frame's centre."""
        directions = points / np.linalg.norm(points, axis=-1, keepdims=True)
        return bool((directions @ self.up).min() > math.cos(math.radians(WIDEST_DEGREES)))


def frame_about(points: Floats) -> Frame | None:
    """A frame about the middle of these points, or None if they lie too far around the Earth."""
    directions = points / np.linalg.norm(points, axis=1, keepdims=True)
    middle = directions.mean(axis=0)
    length = float(np.linalg.norm(middle))
    if length > 1e-3 and float((directions @ (middle / length)).min()) > _WELL_WITHIN:
        return frame_at(middle / length)
    # Towards the centre of the smallest ball (Badoiu and Clarkson, 2003); 64 steps are 1/64 off it.
    for step in range(1, 65):
        away = np.einsum("ij,ij->i", directions - middle, directions - middle)
        middle = middle + (directions[int(np.argmax(away))] - middle) / (step + 1)
    length = float(np.linalg.norm(middle))
    if length < 1e-3:
        return None
    frame = frame_at(middle / length)
    return frame if frame.covers(points) else None


def frame_at(up: Floats) -> Frame:
    """The frame about a direction; its axes are arbitrary but always the same."""
    pole = np.array([0.0, 0.0, 1.0]) if abs(up[2]) < 0.9 else np.array([1.0, 0.0, 0.0])
    east = np.cross(pole, up)
    east = east / np.linalg.norm(east)
    return Frame(up, east, np.cross(up, east))
