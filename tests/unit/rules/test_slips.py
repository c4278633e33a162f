"""Every slip undone: what was meant is among what one slip away lies."""

import pytest

from parley.model.volumes import position
from parley.rules.slips import Leap, exchanged, slips

LATAKIA = (35.5236, 35.7877)


def undone(lat, lon):
    return {slip.meant: slip for slip in reversed(list(slips(position(lat, lon))))}


@pytest.mark.parametrize(
    ("typed", "meant", "words", "leap"),
    [
        ((-35.5236, 35.7877), LATAKIA, "north and south exchanged", Leap.HEMISPHERE),
        ((35.5236, -35.7877), LATAKIA, "east and west exchanged", Leap.HEMISPHERE),
        ((-35.5236, -35.7877), LATAKIA, "north and south, and east", Leap.HEMISPHERE),
        ((36.5236, 35.7877), LATAKIA, "one degree off in the latitude", Leap.DEGREES),
        ((35.5236, 34.7877), LATAKIA, "one degree off in the longitude", Leap.DEGREES),
        ((45.5236, 35.7877), LATAKIA, "ten degrees off in the latitude", Leap.DEGREES),
        ((53.5236, 35.7877), LATAKIA, "two digits exchanged in the lat", Leap.DEGREES),
        ((35.5236, 37.5877), LATAKIA, "two digits exchanged in the lon", Leap.DEGREES),
        ((35.5236, 35.8777), LATAKIA, "two digits exchanged in the lon", Leap.DECIMALS),
        ((75.5236, 35.7877), LATAKIA, "one digit wrong", Leap.DEGREES),
        ((5.5236, 35.7877), LATAKIA, "one digit wrong or missing", Leap.DEGREES),
        ((35.0236, 35.7877), LATAKIA, "one digit wrong", Leap.DECIMALS),
        ((18.14, 78.44), (18.14, 178.44), "one digit wrong or missing", Leap.DEGREES),
        ((-33.93, 81.42), (-33.93, 18.42), "two digits exchanged in the lon", Leap.DEGREES),
        ((35.30, 35.45), (35.5, 35.75), "minutes typed as decimals in both", Leap.DECIMALS),
        ((35.30, 35.75), (35.5, 35.75), "minutes typed as decimals in the lat", Leap.DECIMALS),
        ((-35.3125, 10.0), (-35.5208333, 10.0), "minutes typed as", Leap.DECIMALS),
        ((35.3112, 36.75), (35.52, 36.75), "minutes and seconds typed", Leap.DECIMALS),
    ],
)
def test_what_was_meant_is_one_slip_away(typed, meant, words, leap):
    found = undone(*typed)
    slip = found[position(*meant)]
    assert slip.words.startswith(words)
    assert slip.leap is leap


def test_exchanged_degrees():
    assert exchanged(position(35.78, 35.52)) == position(35.52, 35.78)
    assert exchanged(position(18.14, 178.44)) is None
    assert exchanged(position(-90, 90)) == position(90, -90)


def test_no_slip_leads_to_where_one_is():
    for at in ((0, 0), (90, 180), (-90, -180), (33.3333333, 44.4), (0.5, -0.5)):
        assert position(*at) not in undone(*at)


def test_minutes_are_below_sixty():
    words = [slip.words for slip in slips(position(35.60, 35.99))]
    assert not [one for one in words if "minutes" in one]
    for lat in (35.5961, 35.6112):
        words = [slip.words for slip in slips(position(lat, 35.99))]
        assert not [one for one in words if "seconds" in one]
