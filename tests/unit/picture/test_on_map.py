"""Everything there is to draw, told from a line of nodes."""

import pytest
from msgspec.structs import replace

from line_parts import BAND, Line, at, circle, flight, notice, vague
from parley.geometry import centre, footprint_of, gap_between
from parley.model.agreements import Box
from parley.model.findings import Source
from parley.model.humanitarian import CheckIn, Movement, SiteCategory
from parley.model.humanitarian_statements import MovementReport
from parley.model.instants import Interval
from parley.model.notices import Activity, Ref
from parley.model.volumes import Circle, Role, Volume, position
from parley.picture import on_map as mapping
from parley.picture.ladder import Rung
from parley.picture.life import State
from parley.picture.nearest import nearest_to
from parley.picture.on_map import DetailsKind, MapThing, MapView, on_map
from parley.rules.flags import FlagKind
from parley.turn.commands import (
    AmendNotice,
    CancelNotice,
    EndNotice,
    FileNotice,
    RaiseConcern,
    ReadBack,
)
from parley.turn.humanitarian_commands import ReportMovement
from spared_parts import crossing, gathering, movement, site

NORTH = Box(360_000_000, 365_000_000, 373_000_000, 424_000_000)


@pytest.fixture
def line() -> Line:
    made = Line()
    made.found()
    return made


def drawn(line: Line, as_of: str | None = None, since: str | None = None) -> MapView:
    return on_map(
        line.situation("observer"),
        line.now,
        None if as_of is None else at(as_of),
        None if since is None else at(since),
    )


def thing(view: MapView, thread: str) -> MapThing:
    return next(one for one in view.things if one.thread == thread)


def test_a_notice_is_drawn_as_its_author_drew_it(line: Line) -> None:
    line.made("russia", FileNotice("F1", flight()), "17:01")
    one = thing(drawn(line), "notice/russia/F1")
    assert one.ref == Ref("russia", "F1")
    assert (one.source, one.party, one.actor) == (Source.ANNOUNCED, "russia", "russia")
    assert one.volumes == flight().volumes
    assert (one.state, one.confirmed, one.details) == (State.FILED, False, None)
    assert [(m.party, m.rung) for m in one.missing] == [("observer", Rung.READ_BACK)]
    assert (one.start_ms, one.end_ms, one.filed_ms) == (at("17:31"), at("19:15"), at("17:01"))
    assert one.late_ms == 1_800_000
    assert FlagKind.LATE in one.flags
    assert one.region is None
    assert one.version == line.sees("observer", one.ref).current.leaf


def test_a_notice_without_geometry_is_its_region_and_no_more(line: Line) -> None:
    line.made("israel", FileNotice("N1", vague()), "17:00")
    line.made("israel", FileNotice("N2", vague(place_label="somewhere else")), "17:01")
    view = drawn(line)
    one = thing(view, "notice/israel/N1")
    assert (one.source, one.region, one.volumes) == (Source.REGION, NORTH, ())
    other = thing(view, "notice/israel/N2")
    assert (other.source, other.region) == (Source.REGION, None)


def test_a_report_is_drawn_as_the_claim_of_whoever_reports(line: Line) -> None:
    line.made("israel", FileNotice("N1", vague()), "17:00")
    seen = circle(35.5, 35.8, 5, "17:10", "17:50")
    line.made("observer", RaiseConcern("C1", Ref("israel", "N1"), "seen", (seen,)), "17:10")
    line.made("observer", RaiseConcern("C2", None, "only words"), "17:11")
    line.made("observer", RaiseConcern("C3", None, "whose?", (seen,)), "17:12")
    view = drawn(line)
    one = thing(view, "concern/observer/C1")
    assert (one.source, one.party, one.actor) == (Source.REPORTED, "observer", "israel")
    assert (one.about, one.volumes, one.state) == (Ref("israel", "N1"), (seen,), None)
    assert one.activity is Activity.OTHER
    unknown = thing(view, "concern/observer/C3")
    assert (unknown.actor, unknown.activity) == (None, None)
    assert "concern/observer/C2" not in {each.thread for each in view.things}


def test_those_to_be_protected_say_what_they_are(line: Line) -> None:
    coarse = replace(site().details, coarse_mm=5_000_000)
    line.made("observer", FileNotice("H1", replace(site(), details=coarse)), "12:10")
    line.made("observer", FileNotice("X1", crossing(circle(33, 38, 1, "12:30", None))), "12:20")
    line.made("observer", FileNotice("G1", gathering("observer")), "12:25")
    view = drawn(line)
    one = thing(view, "notice/observer/H1")
    assert (one.details, one.name, one.category) == (
        DetailsKind.SITE,
        "the clinic",
        SiteCategory.CLINIC,
    )
    assert one.valid_until_ms == at("19:00")
    # What is coarse stays coarse: no volume is smaller than was drawn, and the radius is told.
    assert one.coarse_mm == 5_000_000
    filed = line.sees("observer", one.ref).current.notice
    assert one.volumes == filed.volumes
    crossed = thing(view, "notice/observer/X1")
    assert (crossed.details, crossed.name) == (DetailsKind.CROSSING, "the bridge")
    gathered = thing(view, "notice/observer/G1")
    assert (gathered.details, gathered.name) == (DetailsKind.GATHERING, "observer")


def test_a_movement_is_where_it_was_last_heard_of(line: Line) -> None:
    points = (
        CheckIn("the bridge", position(33.4, 38.9), at("13:00")),
        CheckIn("the town", None, at("14:00")),
    )
    made = movement(volumes=(circle(33.3, 38.8, 9, "12:30", "15:00"),))
    details = made.details
    assert isinstance(details, Movement)
    made = replace(made, details=replace(details, check_ins=points))
    of = Ref("observer", "M1")
    line.made("observer", FileNotice("M1", made), "12:10")
    assert thing(drawn(line), "notice/observer/M1").heard is None
    line.made("observer", ReportMovement(of, MovementReport.CHECKED_IN, 0), "12:58")
    heard = thing(drawn(line), "notice/observer/M1").heard
    assert heard is not None
    assert (heard.place, heard.at, heard.at_ms) == (
        "the bridge",
        position(33.4, 38.9),
        at("12:58"),
    )
    away = circle(34, 39, 9, "13:00", "16:00")
    line.made("observer", ReportMovement(of, MovementReport.DEVIATED, volumes=(away,)), "13:10")
    one = thing(drawn(line), "notice/observer/M1")
    assert (one.deviations, one.deviates_ms) == ((away,), at("13:10"))
    assert not one.confirmed
    then = thing(drawn(line, as_of="12:57"), "notice/observer/M1")
    assert (then.heard, then.deviations) == (None, ())


def test_looking_back_shows_what_had_been_stated(line: Line) -> None:
    line.made("russia", FileNotice("F1", flight()), "17:01")
    line.made("russia", AmendNotice(Ref("russia", "F1"), flight(place_label="Idlib")), "17:20")
    line.made("russia", CancelNotice(Ref("russia", "F1")), "17:30")
    assert drawn(line, as_of="17:00").things == ()
    assert thing(drawn(line, as_of="17:10"), "notice/russia/F1").place_label == ""
    assert thing(drawn(line, as_of="17:25"), "notice/russia/F1").state is State.FILED
    assert thing(drawn(line), "notice/russia/F1").state is State.CANCELLED
    assert drawn(line, as_of="17:10").at_ms == at("17:10")


def test_what_is_over_may_be_left_out_and_a_site_never_is(line: Line) -> None:
    line.made("russia", FileNotice("F1", flight()), "17:01")
    line.made("israel", FileNotice("N1", vague()), "17:02")
    line.made("observer", FileNotice("H1", site()), "17:03")
    kept = {one.thread for one in drawn(line, since="23:00").things}
    assert kept == {"notice/israel/N1", "notice/observer/H1"}
    assert len(drawn(line, since="19:14").things) == 3


def test_conflicts_are_drawn_where_they_overlap(line: Line) -> None:
    a, b = circle(35, 36, 20, "18:00", "19:00"), circle(35, 36.2, 20, "18:30", "19:30")
    line.made("israel", FileNotice("N1", notice(a)), "12:30")
    line.made("russia", FileNotice("F1", notice(b)), "12:31")
    near = circle(35, 35.56, 18.5, "18:00", "19:00")
    line.made("observer", FileNotice("O1", notice(near)), "12:32")
    view = drawn(line)
    by = {
        frozenset(str(side.subject) for side in (one.conflict.a, one.conflict.b)): one
        for one in view.conflicts
    }
    met = by[frozenset({"israel/N1", "russia/F1"})]
    assert met.overlap is not None
    (shared,) = met.overlap
    assert len(shared.outer) <= 64
    inside = footprint_of(Circle(centre(shared), 1))
    for volume in (a, b):
        assert gap_between(footprint_of(volume.shape), inside).lower_m == 0
    # Nearer than the minima and not touching: there is a place and nothing to fill.
    apart = by[frozenset({"observer/O1", "israel/N1"})]
    assert apart.conflict.finding.reason.value == "separation"
    assert apart.overlap is None


def test_what_is_nearest_says_whether_it_is_announced_or_reported(line: Line) -> None:
    here = circle(35, 36, 5, "18:00", "19:00")
    line.made("israel", FileNotice("N1", notice(here)), "12:30")
    line.made("russia", FileNotice("F1", notice(circle(35.5, 36, 5, "18:00", "19:00"))), "12:31")
    seen = circle(36.5, 36, 5, "18:00", "19:00")
    line.made("russia", RaiseConcern("C1", None, "seen", (seen,)), "12:32")
    found = nearest_to(line.situation("observer"), Ref("israel", "N1"), line.now)
    assert [(one.subject.ref, one.source) for one in found] == [
        ("F1", Source.ANNOUNCED),
        ("C1", Source.REPORTED),
    ]


def test_a_region_overlaps_what_is_drawn_in_it(line: Line) -> None:
    line.made("israel", FileNotice("N1", vague()), "17:00")
    line.made("russia", FileNotice("F1", notice(circle(36.0, 37, 10, "18:45", "19:00"))), "17:01")
    (found,) = drawn(line).conflicts
    assert found.conflict.finding.verdict.value == "unsure"
    assert found.overlap is not None
    assert all(p.lat >= 35.999 for p in found.overlap[0].outer), "only the half in the region"
    line.made("israel", CancelNotice(Ref("israel", "N1")), "17:02")
    line.made("israel", FileNotice("N2", vague(place_label="somewhere")), "17:03")
    (found,) = drawn(line).conflicts
    assert found.overlap is None


def test_what_an_ended_notice_leaves_is_found_by_its_number(line: Line) -> None:
    # Its residual hazard is the second volume as announced, and the first of what is left.
    far = circle(33, 36, 5, "18:00", "19:00")
    left = Volume(
        Role.RESIDUAL_HAZARD,
        Circle(position(35, 36), 20_000_000),
        BAND,
        Interval(at("18:00"), at("22:00")),
    )
    line.made("israel", FileNotice("N1", notice(far, left)), "12:30")
    line.made("russia", FileNotice("F1", notice(circle(35, 36.1, 9, "18:30", "21:00"))), "12:31")
    line.made("israel", EndNotice(Ref("israel", "N1")), "18:10")
    (found,) = drawn(line).conflicts
    assert found.overlap is not None
    assert abs(centre(found.overlap[0]).lat - 35) < 0.2


def test_a_read_back_changes_what_is_missing(line: Line) -> None:
    volume = circle(35, 36, 5, "18:00", "19:00")
    line.made("israel", FileNotice("N1", notice(volume, addressees=("russia",))), "12:30")
    leaf = line.sees("russia", Ref("israel", "N1")).current.leaf
    elsewhere = circle(35.5, 36, 5, "18:00", "19:00")
    line.made("russia", ReadBack(Ref("israel", "N1"), leaf, (elsewhere,), ""), "12:40")
    (missing,) = thing(drawn(line), "notice/israel/N1").missing
    assert (missing.party, missing.rung, missing.differs) == ("russia", Rung.READ_BACK, True)


def test_too_many_things_are_counted_and_the_oldest_left_out(
    line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mapping, "MOST_THINGS", 2)
    for number, clock in enumerate(("17:00", "17:01", "17:02")):
        line.made("israel", FileNotice(f"N{number}", vague()), clock)
    line.made("israel", CancelNotice(Ref("israel", "N2")), "17:03")
    view = drawn(line)
    assert [one.ref.ref for one in view.things] == ["N1", "N0"], "what is over goes first"
    assert view.left_out == 1
