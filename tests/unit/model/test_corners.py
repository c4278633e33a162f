"""How much one notice may draw: as much as others can judge."""

import math

import pytest

from line_parts import BAND, at, notice
from parley import limits
from parley.model.instants import Interval
from parley.model.statements import ConcernRaised
from parley.model.volumes import Polygon, Role, Volume, position


def star(corners: int) -> Volume:
    turn = 2 * math.pi / corners
    ring = tuple(position(35 + math.sin(n * turn), 35 + math.cos(n * turn)) for n in range(corners))
    return Volume(Role.ACTIVITY, Polygon(ring), BAND, Interval(at("18:40"), None))


def test_the_corners_of_all_volumes_are_counted_together() -> None:
    most = [star(2_000)] * (limits.MAX_CORNERS // 2_000)
    assert len(notice(*most).volumes) == len(most)
    with pytest.raises(ValueError, match="corners together"):
        notice(*most, star(3))
    with pytest.raises(ValueError, match="corners together"):
        ConcernRaised(None, "seen", (*most, star(3)), ())
