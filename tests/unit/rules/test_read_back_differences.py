"""In what a read-back differs, in codes and numbers beside the words."""

from msgspec.structs import replace

from line_parts import at, circle, notice, vague
from parley.model.heights import Band, Datum
from parley.model.instants import Interval
from parley.model.volumes import Circle, Role, position
from parley.rules.read_back import DifferenceKind, compare

DRAWN = circle(35.5, 35.78, 20, "18:40", "18:51")
TOLD = notice(DRAWN, circle(36, 36, 5, "18:40", "18:51"))


def differ(heard):
    return compare(TOLD, (TOLD.volumes[0], heard), "").found


def test_what_is_the_same_differs_in_nothing():
    assert compare(TOLD, TOLD.volumes, "").found == ()
    assert compare(TOLD, TOLD.volumes, "").same


def test_each_part_has_its_code_and_by_how_much():
    second = TOLD.volumes[1]
    moved = replace(second, shape=Circle(position(36.1, 36), 5_000_000))
    (place,) = differ(moved)
    assert (place.kind, place.volume, place.by_ms) == (DifferenceKind.PLACE, 1, None)
    assert abs(place.by_mm - 11_095_000) < 20_000
    (start,) = differ(replace(second, interval=Interval(at("18:43"), at("18:51"))))
    assert (start.kind, start.by_ms, start.by_mm) == (DifferenceKind.START, 180_000, None)
    (end,) = differ(replace(second, interval=Interval(at("18:40"), None)))
    assert (end.kind, end.by_ms) == (DifferenceKind.END, None)
    (role,) = differ(replace(second, role=Role.RECALL))
    assert (role.kind, role.volume) == (DifferenceKind.ROLE, 1)
    lower = Band(-100_000, 5_000_000, Datum.ELLIPSOID)
    found = differ(replace(second, band=lower))
    assert [(one.kind, one.by_mm) for one in found] == [
        (DifferenceKind.DATUM, None),
        (DifferenceKind.FLOOR, -100_000),
        (DifferenceKind.CEILING, -1_000_000),
    ]


def test_what_is_not_of_one_volume_names_none():
    (missing,) = compare(TOLD, (), "off Latakia").found
    assert (missing.kind, missing.volume) == (DifferenceKind.NOT_DRAWN, None)
    (count,) = compare(TOLD, (DRAWN,), "").found
    assert (count.kind, count.volume) == (DifferenceKind.VOLUMES, None)
    (words,) = compare(vague(), (), "south Syria").found
    assert (words.kind, words.volume) == (DifferenceKind.WORDS, None)


def test_the_words_say_which_volume():
    moved = replace(TOLD.volumes[1], role=Role.TRANSIT)
    comparison = compare(TOLD, (TOLD.volumes[0], moved), "")
    assert comparison.differences == ("volume 2: role transit, announced activity",)


def test_a_shape_of_which_nothing_is_known_has_no_number():
    from parley.model.volumes import Route

    odd = Route((position(0, 0), position(0.5, 179.9)), 1_000_000)
    found = differ(replace(TOLD.volumes[1], shape=odd))
    assert found[0].kind is DifferenceKind.PLACE
    assert found[0].by_mm is None or found[0].by_mm > 1_000_000_000
