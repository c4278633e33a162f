"""Notices of people to be spared, for the tests of any room that needs some."""

from line_parts import at, circle, notice
from parley.model.humanitarian import (
    CheckIn,
    Crossing,
    Details,
    Gathering,
    Movement,
    Range,
    Site,
    SiteCategory,
)
from parley.model.instants import Interval
from parley.model.notices import Activity, Notice
from parley.model.volumes import Volume

HERE = (33.32, 38.88)
CLINIC = circle(*HERE, 0.2, "12:00", "20:00")


def spared(activity: Activity, details: Details, *volumes: Volume, **changed: object) -> Notice:
    fields: dict[str, object] = {
        "activity": activity,
        "period": Interval(at("12:00"), at("20:00")),
        "details": details,
        "place_label": "" if volumes else "north Syria",
        **changed,
    }
    return notice(*volumes, **fields)


def site(*volumes: Volume, valid_until: str = "19:00", **changed: object) -> Notice:
    """A clinic; drawn at one place unless it is drawn elsewhere."""
    details = Site(
        "the clinic",
        SiteCategory.CLINIC,
        ("primary care", "vaccination"),
        None,
        "red crescent",
        "",
        None,
        at(valid_until),
        None,
    )
    return spared(Activity.HUMANITARIAN_SITE, details, *(volumes or (CLINIC,)), **changed)


def movement(
    *check_ins: tuple[str, str],
    volumes: tuple[Volume, ...] = (),
    activity: Activity = Activity.HUMANITARIAN_MOVEMENT,
    **changed: object,
) -> Notice:
    """A convoy with check-ins at a place by a time of the evening."""
    points = tuple(CheckIn(place, None, at(due)) for place, due in check_ins)
    details = Movement("relief", "the camp", "the town", None, "", (), "", points)
    return spared(activity, details, *volumes, **changed)


def crossing(*volumes: Volume, **changed: object) -> Notice:
    details = Crossing("the bridge", "one side", "the other", "people")
    return spared(Activity.CROSSING_POINT, details, *volumes, **changed)


def gathering(organiser: str, *volumes: Volume, **changed: object) -> Notice:
    details = Gathering(organiser, Range(500, 2_000))
    return spared(Activity.GATHERING, details, *volumes, **changed)
