"""What a small map of the world has at places whose ground is known."""

import pytest

from parley.geometry.land import COAST_ERROR_M, LAKE_ERROR_M, GroundKind, ground_at
from parley.model.volumes import position

LAND, SEA, LAKE = GroundKind.LAND, GroundKind.SEA, GroundKind.LAKE


@pytest.mark.parametrize(
    ("name", "lat", "lon", "kind"),
    [
        ("Rukban", 33.31, 38.70, LAND),
        ("Deir ez-Zor", 35.34, 40.14, LAND),
        ("Aleppo", 36.20, 37.16, LAND),
        ("Damascus", 33.51, 36.29, LAND),
        ("Nicosia", 35.17, 33.37, LAND),
        ("Rovaniemi", 66.50, 25.72, LAND),  # The ring of Eurasia passes the antimeridian.
        ("Chukotka, west longitude", 67.5, -178.0, LAND),
        ("Vanua Levu by the antimeridian", -16.6, 179.2, LAND),
        ("South Pole", -90.0, 0.0, LAND),
        ("inland of the lowest corner of the map", -86.0, -150.0, LAND),
        ("North Pole", 90.0, 0.0, SEA),
        ("off Latakia", 35.5, 35.5, SEA),
        ("where the Il-20 was lost", 35.30, 35.53, SEA),
        ("off Gaza", 31.6, 34.2, SEA),
        ("0 N 0 E", 0.0, 0.0, SEA),
        ("Caspian", 42.0, 50.5, SEA),
        ("Pacific on the antimeridian", 30.0, 180.0, SEA),
        ("Dead Sea", 31.6, 35.5, LAKE),
        ("Lake Van", 38.6, 42.9, LAKE),
        ("Lake Victoria", -1.0, 33.0, LAKE),
    ],
)
def test_what_is_surely_there(name, lat, lon, kind):
    ground = ground_at(position(lat, lon))
    assert ground.kind is kind
    assert ground.sure


@pytest.mark.parametrize(
    ("name", "lat", "lon", "kind"),
    [
        ("Latakia", 35.52, 35.78, LAND),
        ("Hmeimim", 35.40, 35.95, LAND),
        ("Gaza", 31.50, 34.46, LAND),
        ("Tel Aviv", 32.08, 34.78, LAND),
        ("Valletta", 35.90, 14.51, LAND),
        ("Suva", -18.14, 178.44, LAND),
        ("Arwad, which the map lacks", 34.856, 35.858, SEA),
        ("Sea of Galilee, too small to be sure", 32.82, 35.59, LAKE),
    ],
)
def test_what_is_too_near_a_shore_to_be_sure(name, lat, lon, kind):
    ground = ground_at(position(lat, lon))
    assert ground.kind is kind
    assert not ground.sure
    assert ground.shore_m <= max(COAST_ERROR_M, LAKE_ERROR_M)


def test_a_shore_is_as_far_as_it_is():
    assert ground_at(position(35.5, 35.5)).shore_m == pytest.approx(22_050, abs=100)
    assert ground_at(position(42.0, 50.5)).shore_m is None
    # A minute of latitude towards Latakia's coast or along it; never more than the minute itself.
    here, beside = (ground_at(position(35.5 + d, 35.5)).shore_m for d in (0, 1 / 60))
    assert 0 < abs(here - beside) < 1_852


def test_an_island_in_a_lake_is_land():
    # Olkhon in Baikal, a hole in the lake.
    assert ground_at(position(53.15, 107.4)).kind is LAND


@pytest.mark.parametrize("lon", [180.0, -180.0])
def test_where_the_map_was_cut_is_no_shore(lon):
    ground = ground_at(position(-16.85, lon))
    assert ground.kind is LAND
    assert ground.shore_m > 1_000
