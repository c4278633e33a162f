"""A recalled flight: everything ends by then, and nothing begins after it."""

import msgspec

from parley.demo.drill.actions import recalled
from parley.demo.scenario import shipped
from parley.model.instants import Instant, Interval, instant_of
from parley.model.notices import Notice


def at(clock: str) -> Instant:
    return instant_of(f"2018-09-17T{clock}:00Z")


def flight() -> Notice:
    """The evening's flight, with a volume that begins late and one without a known end."""
    part = shipped("evening").steps[0].notice
    assert part is not None
    notice = part.notice()
    late = msgspec.structs.replace(notice.volumes[0], interval=Interval(at("18:55"), at("19:10")))
    endless = msgspec.structs.replace(notice.volumes[0], interval=Interval(at("18:00"), None))
    return msgspec.structs.replace(notice, volumes=(*notice.volumes, late, endless))


def test_a_recall_shortens_and_never_lengthens() -> None:
    found = recalled(flight(), at("18:55"))
    assert found.planned_landing_ms == at("18:55")
    assert found.period == Interval(at("17:31"), at("18:55"))
    assert [volume.interval for volume in found.volumes] == [
        Interval(at("17:31"), at("18:55")),
        Interval(at("17:31"), at("18:55")),
        Interval(at("18:00"), at("18:55")),
    ]


def test_a_recall_keeps_what_ends_before_it() -> None:
    found = recalled(flight(), at("19:12"))
    ends = [volume.interval.end_ms for volume in found.volumes]
    assert ends == [at("19:00"), at("19:12"), at("19:10"), at("19:12")]
