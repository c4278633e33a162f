"""An amendment is a whole notice again: as before, but for what was typed."""

import pytest

from parley.cli.description import Description
from parley.errors import UsageError
from parley.model.heights import Band, Datum
from parley.model.instants import Interval
from parley.model.notices import Activity, Notice, Ref
from parley.model.volumes import Circle, Position, Role, Volume

OF = Ref("russia", "F1")
SHAPE = Circle(Position(0, 0), 1_000_000)
BAND = Band(0, 1, Datum.ELLIPSOID)


def volume(start_ms: int, end_ms: int | None) -> Volume:
    return Volume(Role.ACTIVITY, SHAPE, BAND, Interval(start_ms, end_ms))


def notice(*volumes: Volume) -> Notice:
    return Notice(
        Activity.FLIGHT,
        True,
        Interval(100_000, 900_000),
        volumes,
        "Idlib",
        900_000,
        "desk",
        "remarks",
        "the north",
        ("israel",),
        (),
    )


def test_nothing_typed_changes_nothing() -> None:
    before = notice(volume(100_000, 900_000))
    assert Description().amended(OF, before) == before


def test_volumes_follow_the_times_of_their_notice() -> None:
    before = notice(
        volume(100_000, 900_000),
        volume(200_000, 300_000),
        volume(200_000, 800_000),
        volume(200_000, 950_000),
    )
    after = Description(until="1970-01-01T00:10:00Z", start="1970-01-01T00:04:00Z").amended(
        OF, before
    )
    assert [(one.interval.start_ms, one.interval.end_ms) for one in after.volumes] == [
        (240_000, 600_000),
        (240_000, 300_000),
        (240_000, 600_000),
        (240_000, 950_000),
    ]
    assert after.period == Interval(240_000, 600_000)
    assert after.planned_landing_ms == 900_000


def test_an_end_may_become_unknown() -> None:
    after = Description(until="none", landing="none").amended(OF, notice(volume(100_000, 900_000)))
    assert after.period.end_ms is None
    assert after.volumes[0].interval.end_ms is None
    assert after.planned_landing_ms is None


def test_a_volume_that_would_end_before_it_starts_is_to_be_drawn_anew() -> None:
    with pytest.raises(UsageError, match="draw the volumes anew"):
        Description(until="1970-01-01T00:03:00Z").amended(OF, notice(volume(200_000, 900_000)))


def test_what_is_typed_takes_the_place_of_what_was() -> None:
    after = Description(
        place="Latakia", to=["observer"], emergency=False, remarks="other", activity=Activity.LASER
    ).amended(OF, notice())
    assert (after.place_label, after.addressees, after.emergency) == (
        "Latakia",
        ("observer",),
        False,
    )
    assert (after.remarks, after.activity, after.contact_desk) == ("other", Activity.LASER, "desk")
