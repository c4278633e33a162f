"""What is doubted about where people to be spared are said to be; nothing of it stops a notice."""

from collections.abc import Iterable

import line_parts
from parley.model.humanitarian import CheckIn, Crossing, Gathering, Movement, Site, SiteCategory
from parley.model.notices import Activity, Notice
from parley.model.volumes import Position, Role, position
from parley.rules.coarse import coarse_circle
from parley.rules.flags import Flag, FlagKind, flags, meant_elsewhere

RUKBAN = (33.31, 38.70)
OF_POSITION = {
    FlagKind.SWAPPED_DEGREES,
    FlagKind.MISTYPED_POSITION,
    FlagKind.IN_WATER,
    FlagKind.OUTSIDE_REGIONS,
    FlagKind.COARSE_POSITION,
    FlagKind.PLACE_MISMATCH,
}


def said(notice: Notice) -> tuple[Flag, ...]:
    return flags(notice, (), line_parts.at("12:00"), line_parts.terms())


def kinds(found: Iterable[Flag]) -> list[FlagKind]:
    return [flag.kind for flag in found if flag.kind in OF_POSITION]


def clinic(at: tuple[float, float], label: str = "Rukban", **changed: object) -> Notice:
    fields: dict[str, object] = {
        "name": "Rukban clinic",
        "category": SiteCategory.CLINIC,
        "services": ("primary care",),
        "population": None,
        "marking_daylight": "",
        "marking_thermal": "",
        "contact_annex": None,
        "valid_until_ms": line_parts.at("20:00"),
        "coarse_mm": None,
        **changed,
    }
    return line_parts.notice(
        line_parts.circle(*at, 0.2, "12:00", None),
        activity=Activity.HUMANITARIAN_SITE,
        place_label=label,
        details=Site(**fields),  # type: ignore[arg-type]
    )


def test_a_site_that_is_where_it_says_is_not_doubted() -> None:
    found = said(clinic(RUKBAN))
    assert kinds(found) == []
    assert FlagKind.END_UNKNOWN not in {flag.kind for flag in found}, "a site has no end"


def test_swapped_degrees_are_told_with_what_may_have_been_meant_and_once() -> None:
    found = said(clinic((38.70, 33.31)))
    assert kinds(found)[0] is FlagKind.SWAPPED_DEGREES
    assert kinds(found).count(FlagKind.PLACE_MISMATCH) == 1
    assert "33.31N 38.70E" in next(f for f in found if f.kind is FlagKind.SWAPPED_DEGREES).words


def test_the_name_of_a_site_says_where_it_is_when_its_place_does_not() -> None:
    assert FlagKind.SWAPPED_DEGREES in kinds(said(clinic((38.70, 33.31), label="")))


def test_a_site_at_sea_is_doubted() -> None:
    assert FlagKind.IN_WATER in kinds(said(clinic((34.5, 34.0), label="", name="a clinic")))


def test_anything_else_is_not_asked_where_it_stands() -> None:
    notice = line_parts.notice(
        line_parts.circle(38.70, 33.31, 5, "12:00", None), place_label="Rukban"
    )
    assert kinds(said(notice)) == [FlagKind.PLACE_MISMATCH]


def test_a_coarse_circle_that_holds_its_place_is_not_doubted() -> None:
    for step in range(40):
        true = position(33.31 + step / 500, 38.70 - step / 700)
        circle = coarse_circle(true, 20_000_000)
        notice = clinic((circle.centre.lat, circle.centre.lon), coarse_mm=20_000_000)
        volume = line_parts.circle(circle.centre.lat, circle.centre.lon, 20, "12:00", None)
        found = said(replaced(notice, volumes=(volume,)))
        assert kinds(found) == [], (step, found)


def test_a_coarse_circle_somewhere_else_is_doubted() -> None:
    circle = coarse_circle(position(38.70, 33.31), 5_000_000)
    notice = clinic((circle.centre.lat, circle.centre.lon), coarse_mm=5_000_000)
    assert kinds(said(notice))[0] is FlagKind.SWAPPED_DEGREES
    at_sea = clinic((34.5, 34.0), label="", name="a clinic", coarse_mm=5_000_000)
    assert FlagKind.IN_WATER not in kinds(said(at_sea)), "its shore may lie within the circle"
    far_at_sea = clinic((34.5, 34.0), label="Latakia", coarse_mm=5_000_000)
    found = kinds(said(far_at_sea))
    assert FlagKind.PLACE_MISMATCH in found
    assert FlagKind.IN_WATER not in found


def replaced(notice: Notice, **changed: object) -> Notice:
    fields = {name: getattr(notice, name) for name in notice.__struct_fields__}
    return Notice(**{**fields, **changed})  # type: ignore[arg-type]


def movement(*check_ins: CheckIn, origin: str = "Damascus") -> Notice:
    return line_parts.notice(
        line_parts.circle(33.31, 38.70, 2, "12:00", "19:00", Role.RECALL),
        line_parts.circle(33.51, 36.29, 2, "12:00", "19:00"),
        activity=Activity.HUMANITARIAN_MOVEMENT,
        place_label="Rukban",
        details=Movement("medicine", origin, "Rukban", 12, "", (), "", check_ins),
    )


def test_where_a_movement_begins_is_held_against_its_origin_and_not_its_end() -> None:
    assert kinds(said(replaced(movement(), place_label=""))) == []
    odd = said(replaced(movement(origin="Aleppo"), place_label=""))
    assert FlagKind.PLACE_MISMATCH in kinds(odd)
    at_sea = line_parts.circle(34.5, 34.0, 2, "12:00", "19:00")
    assert kinds(said(replaced(movement(origin=""), place_label="", volumes=(at_sea,)))) == [
        FlagKind.OUTSIDE_REGIONS
    ], "a movement may be afloat"


def test_check_ins_are_doubted_each_by_its_number_and_may_be_afloat() -> None:
    swapped = CheckIn("Rukban", Position(387_000_000, 333_100_000), line_parts.at("15:00"))
    right = CheckIn("Rukban", Position(333_100_000, 387_000_000), line_parts.at("14:00"))
    unplaced = CheckIn("Rukban", None, line_parts.at("16:00"))
    afloat = CheckIn("", Position(345_000_001, 340_000_001), line_parts.at("17:00"))
    words = [flag.words for flag in said(movement(right, swapped, unplaced, afloat))]
    assert any(word.startswith("check-in 2: latitude and longitude") for word in words)
    assert not any(word.startswith(("check-in 1", "check-in 3")) for word in words)
    assert not any("at sea" in word for word in words)


def test_crossings_and_gatherings_are_doubted_too() -> None:
    crossing = line_parts.notice(
        line_parts.circle(38.70, 33.31, 0.2, "12:00", None),
        activity=Activity.CROSSING_POINT,
        details=Crossing("Rukban crossing", "A", "B", ""),
    )
    assert FlagKind.SWAPPED_DEGREES in kinds(said(crossing))
    assert FlagKind.END_UNKNOWN not in {flag.kind for flag in said(crossing)}
    gathering = line_parts.notice(
        line_parts.circle(38.70, 33.31, 2, "12:00", "19:00"),
        activity=Activity.GATHERING,
        place_label="Rukban",
        details=Gathering("israel", None),
    )
    assert FlagKind.SWAPPED_DEGREES in kinds(said(gathering))
    whole_degrees = line_parts.circle(34, 38, 2, "12:00", "19:00")
    found = kinds(said(replaced(gathering, place_label="", volumes=(whole_degrees,))))
    assert FlagKind.COARSE_POSITION not in found, "it is coarse on purpose"


def test_a_place_in_words_alone_is_not_doubted_for_a_position() -> None:
    notice = clinic(RUKBAN)
    assert kinds(said(replaced(notice, volumes=()))) == []


def test_what_a_flight_may_have_meant_is_told_to_who_types_it_and_flagged_to_nobody() -> None:
    flight = line_parts.notice(
        line_parts.circle(33.31, 38.70, 5, "12:00", "13:00"),
        line_parts.circle(38.70, 33.31, 5, "12:00", "13:00"),
        activity=Activity.FLIGHT,
        place_label="Rukban",
    )
    assert FlagKind.SWAPPED_DEGREES not in kinds(said(flight))
    (meant,) = meant_elsewhere(flight, line_parts.terms().regions)
    assert (meant.kind, meant.volume, meant.check_in) == (FlagKind.SWAPPED_DEGREES, 1, None)
    assert meant.instead == Position(333_100_000, 387_000_000)


def test_what_a_check_in_may_have_meant_is_told_by_its_number() -> None:
    right = CheckIn("Rukban", Position(333_100_000, 387_000_000), line_parts.at("14:00"))
    swapped = CheckIn("Rukban", Position(387_000_000, 333_100_000), line_parts.at("15:00"))
    (meant,) = meant_elsewhere(movement(right, swapped), line_parts.terms().regions)
    assert (meant.volume, meant.check_in) == (None, 1)
