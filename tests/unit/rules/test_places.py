"""Places on the map: within a box, or of a name, the largest first."""

import pytest

from parley.model.volumes import position
from parley.rules.gazetteer import Place, View, places_called, places_within

LEVANT = View(32.0, 34.5, 37.5, 42.5)


def names(found: tuple[Place, ...]) -> list[str]:
    return [place.name for place in found]


def test_the_largest_in_view_come_first() -> None:
    found = places_within(LEVANT, 30)
    assert len(found) == 30
    assert {"Aleppo", "Damascus", "Homs", "Beirut"} <= set(names(found))
    people = [place.people for place in found]
    assert people == sorted(people, reverse=True)
    assert all(LEVANT.has(place.at) for place in found)
    assert names(places_within(LEVANT, 3)) == names(found)[:3]


def test_a_name_is_shown_as_it_is_written() -> None:
    (found,) = places_called("latakia", 1)
    assert found.name == "Latakia"
    assert abs(found.at.lat - 35.53) < 0.1


def test_every_place_in_a_box_is_found_and_none_outside() -> None:
    small = View(35.0, 35.5, 36.0, 36.5)
    found = {(place.name, place.at) for place in places_within(small, 10_000)}
    wide = places_within(LEVANT, 100_000)
    assert found == {(place.name, place.at) for place in wide if small.has(place.at)}
    assert 20 < len(found) < len(wide)


def test_a_box_may_lie_across_the_antimeridian_or_go_all_the_way_round() -> None:
    fiji = View(-20.0, 176.0, -12.0, -176.0)
    found = places_within(fiji, 50)
    assert "Suva" in names(found)
    assert all(abs(place.at.lon) >= 176 for place in found)
    assert len(places_within(View(-90, -180, 90, 180), 1_000)) == 1_000
    assert places_within(View(-89, 0, -80, 10), 10) == ()


@pytest.mark.parametrize(
    ("text", "name"),
    [("Lata", "Latakia"), ("اللاذقية", "Latakia"), ("Латаки", "Latakia"), ("HOMS", "Homs")],
)
def test_a_place_is_found_by_how_a_name_begins_in_any_script(text: str, name: str) -> None:
    assert name in names(places_called(text, 20))


def test_an_exact_name_comes_before_a_longer_one_of_a_larger_place() -> None:
    found = places_called("Hama", 50)
    assert found[0].at == position(35.13179, 36.75783)
    longer = [place for place in found if place.name.startswith("Hamamatsu")]
    assert longer
    assert longer[0].people > 100_000


@pytest.mark.parametrize("text", ["", " ", "x", "'"])
def test_less_than_two_letters_name_nothing(text: str) -> None:
    assert places_called(text, 10) == ()


def test_no_more_are_given_than_asked_for() -> None:
    assert len(places_called("San", 7)) == 7
    assert len(places_called("San Jose", 3)) == 3
