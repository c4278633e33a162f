"""Names of places in the spellings people use."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from parley.geometry.earth import between_m
from parley.model.volumes import Position, position
from parley.rules.gazetteer import (
    TOWN_PEOPLE,
    _gazetteer,
    _read,
    lived_in,
    read_ahead,
    spelled,
    towns_meant,
    towns_named,
)

SANAA = position(15.35452, 44.20646)


@pytest.mark.parametrize(
    "name",
    ["Sanaa", "Sana'a", "Sana’a", "Ṣan‘ā’", "  SANAA ", "صنعاء", "Сана"],
)
def test_one_place_in_many_spellings(name):
    towns = towns_named(name)
    assert any(between_m(town.at, SANAA) < 1_000 and town.people >= TOWN_PEOPLE for town in towns)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Deir ez-Zor", "deir ez zor"),
        ("Malé", "male"),
        ("Khān Yūnis", "Khan  Yunis"),
        ("Arwād", "ARWAD"),
        ("حَلَب", "حلب"),
        ("a\tb\nc", "a b c"),
    ],
)
def test_what_is_set_aside_in_comparing(one, other):
    assert spelled(one) == spelled(other)


@pytest.mark.parametrize(
    "name", ["", " ", "'", "-", "x", "Syria", "Lebanon", "Malta", "no such place"]
)
def test_what_names_no_place(name):
    assert towns_named(name) == ()


def test_all_of_one_name_are_found_and_each_once():
    towns = towns_named("Tripoli")
    assert len({town.at for town in towns}) == len(towns) >= 3
    assert any(between_m(town.at, position(34.43, 35.84)) < 5_000 for town in towns)
    assert any(between_m(town.at, position(32.89, 13.18)) < 5_000 for town in towns)


@pytest.mark.parametrize(
    ("label", "whole"),
    [
        ("Rukban", True),
        ("Rukban camp", False),
        ("the camp at Rukban", False),
        ("Al-Amal clinic of nowhere, Rukban", False),
        ("water point (Rukban)", False),
    ],
)
def test_what_a_label_means(label, whole):
    towns, named_whole = towns_meant(label)
    assert named_whole is whole
    assert any(between_m(town.at, position(33.31405, 38.70342)) < 1_000 for town in towns)


@pytest.mark.parametrize("label", ["north of Rukban", "20 km from Aleppo", "camp", "Tripolitania"])
def test_a_direction_is_no_place(label):
    assert towns_meant(label) == ((), False)


def test_where_people_live():
    assert lived_in(position(34.857, 35.858), 3_000)  # Arwad
    assert not lived_in(position(35.5, 35.5), 3_000)
    assert not lived_in(Position(900_000_000, 0), 3_000)
    # Savusavu, 71 km west of the antimeridian, from either side of it.
    assert lived_in(position(-16.78, -179.99), 73_000)
    assert not lived_in(position(-16.78, -179.99), 70_000)
    assert lived_in(position(-16.78, 179.99), 73_000)


def test_near_is_near_in_every_direction():
    rukban = towns_named("Rukban")[0].at
    for lat, lon in ((0.02, 0), (-0.02, 0), (0, 0.025), (0, -0.025)):
        at = position(rukban.lat + lat, rukban.lon + lon)
        apart_m = between_m(at, rukban)
        assert lived_in(at, apart_m + 1)
        assert not lived_in(at, apart_m - 1)


def test_the_first_and_the_last_of_all_are_found():
    lines = _gazetteer()._names.split(b"\n")
    for row in (0, len(lines) - 1):
        town = _gazetteer()._town(row)
        assert town in towns_named(lines[row].split(b"\t")[1].decode())


@pytest.mark.parametrize(
    ("name", "where"),
    [
        ("St. Claire", position(17.085, -61.823)),
        ("El Tarter - Principau d'Andorra", position(42.58, 1.654)),
        ("Matten b. I.", position(46.678, 7.869)),
    ],
)
def test_a_name_with_signs_beside_spaces_is_found(name, where):
    assert any(between_m(town.at, where) < 2_000 for town in towns_named(name))


def test_every_name_is_kept_as_it_is_asked_for():
    lines = _gazetteer()._names.decode().split("\n")[::40]
    names = [name for line in lines for name in line.split("\t")]
    assert [name for name in names if name != spelled(name)] == []


def test_the_names_are_read_ahead_once_however_many_ask():
    _read.cache_clear()
    with ThreadPoolExecutor(3) as threads:
        for one in [threads.submit(read_ahead) for _ in range(3)]:
            one.result()
    assert _read.cache_info().misses == 1
