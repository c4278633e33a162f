"""Sites, movements, crossings and gatherings as they stand: what was said of each since."""

import pytest
from msgspec.structs import replace

from line_parts import Line, at, circle, notice, words
from parley.model.humanitarian import CrossingState, Range
from parley.model.humanitarian_statements import (
    Harm,
    MovementReport,
    MovementReported,
    ServiceState,
)
from parley.model.instants import Interval
from parley.model.line import HOUR_MS, Lane, Precedence
from parley.model.notices import Activity, Notice, Ref
from parley.model.statements import AlertCause, AlertRaised, NoticeAssessed, NoticeFiled
from parley.model.volumes import Circle, Role
from parley.picture.humanitarian import REMOVED, Protected, Service, protected
from parley.picture.nearest import nearest_to
from parley.picture.notices import assessed
from parley.picture.things import conflicts, conflicts_if_filed, thing_of
from parley.rules.flags import FlagKind
from parley.rules.times import lead_time
from parley.turn.commands import (
    AcknowledgeByUnit,
    AmendNotice,
    CancelNotice,
    EndNotice,
    EnterNotice,
    FileNotice,
    PassNotice,
    ReadBack,
)
from parley.turn.humanitarian_commands import (
    ChangeCrossing,
    ChangeSite,
    ReconfirmSite,
    ReportMovement,
)
from parley.turn.line_commands import OpenCall
from parley.turn.refusal import Fault
from parley.web.answers.notices import waiting_for
from spared_parts import CLINIC, HERE, crossing, gathering, movement, site

H1 = Ref("observer", "H1")
FIRING = circle(*HERE, 3, "18:00", "18:30")
LATER = circle(*HERE, 3, "23:00", "23:30")
AWAY = circle(34.5, 38.88, 3, "18:00", "18:30")
"""130 km from the clinic."""


@pytest.fixture
def line() -> Line:
    made = Line()
    made.found()
    return made


def filed(line: Line, made: Notice, clock: str = "12:30", party: str = "observer") -> str:
    line.made(party, FileNotice("H1", made), clock)
    return line.sees(party, Ref(party, "H1")).current.leaf


def fires(line: Line, where: object = FIRING, clock: str = "13:00", ref: str = "F1") -> None:
    made = notice(where, activity=Activity.LIVE_FIRING, addressees=("observer",))  # type: ignore[arg-type]
    line.made("russia", FileNotice(ref, made), clock)


def stands(line: Line, clock: str, home: str = "israel", as_of: str | None = None) -> Protected:
    as_of_ms = None if as_of is None else at(as_of)
    return protected(line.situation(home), line.sees(home, H1), at(clock), as_of_ms)


def service(line: Line, name: str) -> Service:
    return next(one for one in stands(line, "18:00").services if one.service == name)


def alarmed(line: Line, home: str, cause: AlertCause) -> list[str]:
    return [str(one.about) for one in line.told(home) if one.cause is cause]


# Sites.


@pytest.mark.parametrize("end", ["stands", "removed", "ended", "amended"])
def test_a_site_is_judged_without_an_end_and_after_its_removal(line: Line, end: str) -> None:
    filed(line, site())
    wish = {
        "removed": CancelNotice(H1, "closed"),
        "ended": EndNotice(H1),
        "amended": AmendNotice(H1, site(remarks="unchanged")),
    }.get(end)
    if wish is not None:
        line.made("observer", wish, "12:40")
    fires(line, LATER)  # After the period of the site, at its place.
    (found,) = conflicts(line.situation("israel"))
    assert {found.a.subject, found.b.subject} == {H1, Ref("russia", "F1")}
    assert alarmed(line, "observer", AlertCause.CONFLICT) == ["observer/H1"]


def test_a_site_that_was_removed_says_that_protection_does_not_lapse(line: Line) -> None:
    filed(line, site())
    assert stands(line, "13:00").removed == ""
    line.made("observer", CancelNotice(H1), "13:30")
    found = stands(line, "23:00")
    assert found.removed == REMOVED
    assert "does not lapse" in found.removed
    assert not found.stale  # Nobody is asked to reconfirm what was taken off the list.


def test_a_site_is_asked_after_and_reconfirmed(line: Line) -> None:
    version = filed(line, site())
    assert not stands(line, "19:00").stale
    assert stands(line, "19:01").stale
    line.tick("19:00")
    assert alarmed(line, "israel", AlertCause.SITE_NOT_RECONFIRMED) == []
    line.tick("19:00:00.001")
    for home in line.nodes:
        assert alarmed(line, home, AlertCause.SITE_NOT_RECONFIRMED) == ["observer/H1"]
    line.made("observer", ReconfirmSite(H1, version, at("20:00"), "seen today"), "19:05")
    found = stands(line, "19:30")
    assert (found.stale, found.valid_until_ms) == (False, at("20:00"))
    assert [one.words for one in found.reconfirmed] == ["seen today"]
    assert stands(line, "19:30", as_of="19:04").stale
    line.tick("20:00:00.001")
    assert len(alarmed(line, "israel", AlertCause.SITE_NOT_RECONFIRMED)) == 2
    line.made("observer", ReconfirmSite(H1, version, at("23:00")), "20:05")  # The last word counts.
    assert stands(line, "21:00").valid_until_ms == at("23:00")


def test_a_reconfirmation_is_of_one_version(line: Line) -> None:
    version = filed(line, site())
    line.made("observer", ReconfirmSite(H1, version, at("22:00")), "13:00")
    line.made("observer", AmendNotice(H1, site(valid_until="18:00")), "13:30")
    assert stands(line, "18:01").stale
    refusal = line.refused("observer", ReconfirmSite(H1, version, at("23:00")))
    assert refusal.fault is Fault.CONFLICTING
    assert line.sees("observer", H1).current.leaf[:16] in refusal.remedy


def test_only_its_author_speaks_of_a_site(line: Line) -> None:
    version = filed(line, site())
    change = ChangeSite(H1, "primary care", ServiceState.CLOSED, at("13:00"))
    for wish in (ReconfirmSite(H1, version, at("22:00")), change):
        assert line.refused("russia", wish).fault is Fault.UNAUTHORISED
    fires(line)
    other = replace(change, of=Ref("russia", "F1"))
    assert line.refused("russia", other).fault is Fault.UNKNOWN


def test_a_service_closes_without_a_reason_and_that_is_shown(line: Line) -> None:
    filed(line, site())
    assert service(line, "primary care") == Service(
        "primary care", ServiceState.OPEN, None, None, None
    )
    harm = Harm("transfers stopped", None, Range(3, 3), None)
    closed = ChangeSite(H1, "Primary  Care", ServiceState.CLOSED, at("13:00"), None, harm)
    line.made("observer", closed, "13:00")
    found = service(line, "primary care")
    assert (found.state, found.reason, found.harm) == (ServiceState.CLOSED, None, harm)
    assert len(stands(line, "18:00").services) == 2  # One service, whatever its case.
    reduced = ChangeSite(H1, "vaccination", ServiceState.REDUCED, None, "no cold chain")
    line.made("observer", reduced, "13:10")
    assert service(line, "vaccination").reason == "no cold chain"
    assert service(line, "vaccination").since_ms is None
    # A service that was not registered is shown beside those that were.
    line.made("observer", ChangeSite(H1, "water", ServiceState.OPEN, at("14:00")), "14:00")
    assert len(stands(line, "18:00").services) == 3
    # Whatever replaced it, each statement stays as it was made.
    more = replace(closed, harm=Harm("another count", None, Range(5, 5), None))
    line.made("observer", more, "15:00")
    changes = stands(line, "18:00").changes
    assert [one.at_ms for one in changes] == [at("13:00"), at("13:10"), at("14:00"), at("15:00")]
    assert (changes[0].service, changes[0].harm) == ("Primary  Care", harm)
    assert service(line, "primary care").harm == more.harm
    assert len(stands(line, "18:00", as_of="13:05").changes) == 1
    before = {one.service: one.state for one in stands(line, "18:00", as_of="13:05").services}
    assert before == {"primary care": ServiceState.CLOSED, "vaccination": ServiceState.OPEN}


def test_services_stay_changed_under_a_later_version(line: Line) -> None:
    filed(line, site())
    line.made("observer", ChangeSite(H1, "primary care", ServiceState.CLOSED, None), "13:00")
    line.made("observer", AmendNotice(H1, site(remarks="a new door")), "13:30")
    assert service(line, "primary care").state is ServiceState.CLOSED


# Movements.


CONVOY = (("the bridge", "14:00"), ("the junction", "14:30"), ("the town", "15:00"))
GRACE = "14:05:00.001"


def report(line: Line, clock: str, what: MovementReport, **more: object) -> None:
    line.made("observer", ReportMovement(H1, what, **more), clock)  # type: ignore[arg-type]


def dues(line: Line) -> list[tuple[str, int, int | None]]:
    return [(one.place, one.due_ms, one.heard_ms) for one in stands(line, "18:00").check_ins]


def test_a_convoy_that_is_not_heard_of_in_time_is_alarmed_of_everywhere(line: Line) -> None:
    filed(line, movement(*CONVOY))
    line.tick("14:05")
    assert alarmed(line, "russia", AlertCause.CHECK_IN_OVERDUE) == []
    line.tick(GRACE)
    for home in line.nodes:
        assert alarmed(line, home, AlertCause.CHECK_IN_OVERDUE) == ["observer/H1"]
        (told,) = [one for one in line.told(home) if one.cause is AlertCause.CHECK_IN_OVERDUE]
        assert told.precedence is Precedence.FLASH
    line.tick("14:06")
    assert len(alarmed(line, "russia", AlertCause.CHECK_IN_OVERDUE)) == 1
    line.tick("14:35:00.001")  # The next one is another.
    assert len(alarmed(line, "russia", AlertCause.CHECK_IN_OVERDUE)) == 2


def test_a_check_in_stops_its_alarm_and_no_other(line: Line) -> None:
    filed(line, movement(*CONVOY))
    report(line, "14:03", MovementReport.CHECKED_IN, point=0)
    assert dues(line)[0] == ("the bridge", at("14:00"), at("14:03"))
    line.tick(GRACE)
    assert alarmed(line, "russia", AlertCause.CHECK_IN_OVERDUE) == []
    line.tick("14:35:00.001")
    assert alarmed(line, "russia", AlertCause.CHECK_IN_OVERDUE) == ["observer/H1"]


def test_whoever_is_heard_of_at_a_later_point_has_passed_the_ones_before(line: Line) -> None:
    filed(line, movement(*CONVOY))
    report(line, "13:50", MovementReport.CHECKED_IN, point=1)
    assert [one[2] for one in dues(line)] == [at("13:50"), at("13:50"), None]
    line.tick(GRACE)
    assert alarmed(line, "israel", AlertCause.CHECK_IN_OVERDUE) == []


def test_a_delay_moves_what_is_still_to_come_and_its_last_word_counts(line: Line) -> None:
    filed(line, movement(*CONVOY))
    report(line, "13:55", MovementReport.CHECKED_IN, point=0)
    report(line, "14:10", MovementReport.DELAYED, until_ms=at("14:45"))
    assert [one[1] for one in dues(line)] == [at("14:00"), at("14:45"), at("15:00")]
    line.tick("14:50")
    assert alarmed(line, "russia", AlertCause.CHECK_IN_OVERDUE) == []
    report(line, "14:40", MovementReport.DELAYED)  # For how long is not known: nothing moves.
    assert dues(line)[1][1] == at("14:45")
    report(line, "14:41", MovementReport.HELD_UP, until_ms=at("15:30"))
    assert [one[1] for one in dues(line)][1:] == [at("15:30"), at("15:30")]
    report(line, "14:42", MovementReport.DELAYED, until_ms=at("14:43"))
    assert [one[1] for one in dues(line)][1:] == [at("14:43"), at("15:00")]
    line.tick("14:48:00.001")
    assert alarmed(line, "russia", AlertCause.CHECK_IN_OVERDUE) == ["observer/H1"]


def test_a_check_in_is_of_the_list_that_was_in_force(line: Line) -> None:
    filed(line, movement(*CONVOY))
    report(line, "13:55", MovementReport.CHECKED_IN, point=0)
    # Another way round: the first point is another, the second stays, and no delay is left.
    report(line, "13:56", MovementReport.DELAYED, until_ms=at("16:00"))
    amended = movement(("the ford", "14:00"), ("the bridge", "14:10"), ("the town", "15:00"))
    line.made("observer", AmendNotice(H1, amended), "13:57")
    assert [one[2] for one in dues(line)] == [None, None, None]
    assert [one[1] for one in dues(line)] == [at("14:00"), at("14:10"), at("15:00")]
    same = movement(("the ford", "13:00"), ("the bridge", "14:00"), ("the town", "15:00"))
    line.made("observer", AmendNotice(H1, same), "13:58")
    # The bridge was passed as it stands in this list too, and so was what lies before it.
    assert [one[2] for one in dues(line)] == [at("13:55"), at("13:55"), None]


def test_what_a_later_point_implied_holds_where_that_point_is_left_out(line: Line) -> None:
    filed(line, movement(*CONVOY))
    report(line, "14:20", MovementReport.CHECKED_IN, point=1)
    without = movement(CONVOY[0], CONVOY[2])
    line.made("observer", AmendNotice(H1, without), "14:21")
    assert [one[2] for one in dues(line)] == [at("14:20"), None]


def test_a_movement_has_the_check_ins_it_has(line: Line) -> None:
    filed(line, movement(*CONVOY))
    wish = ReportMovement(H1, MovementReport.CHECKED_IN, point=3)
    refusal = line.refused("observer", wish)
    assert refusal.fault is Fault.UNKNOWN
    assert "3" in refusal.reason
    drawn = ReportMovement(H1, MovementReport.DELAYED, volumes=(AWAY,))
    assert line.refused("observer", drawn).fault is Fault.UNREADABLE
    assert line.refused("russia", replace(wish, point=0)).fault is Fault.UNAUTHORISED


def test_after_its_end_nobody_waits_for_a_movement(line: Line) -> None:
    filed(line, movement(*CONVOY))
    line.made("observer", EndNotice(H1), "13:59")
    line.tick("18:00")
    assert alarmed(line, "russia", AlertCause.CHECK_IN_OVERDUE) == []


ROAD = circle(33.9, 38.88, 5, "13:00", "20:00", Role.TRANSIT)


def test_a_deviation_is_judged_and_alarms_both_sides(line: Line) -> None:
    filed(line, movement(*CONVOY, volumes=(ROAD,)))
    fires(line)
    assert conflicts(line.situation("israel")) == ()
    onto = circle(*HERE, 1, "17:50", None, Role.TRANSIT)
    report(line, "14:00", MovementReport.DEVIATED, volumes=(onto,))
    (found,) = conflicts(line.situation("israel"))
    assert {found.a.subject, found.b.subject} == {H1, Ref("russia", "F1")}
    assert alarmed(line, "russia", AlertCause.CONFLICT) == ["russia/F1"]
    assert alarmed(line, "observer", AlertCause.CONFLICT) == ["observer/H1"]
    assert alarmed(line, "israel", AlertCause.CONFLICT) == []
    # What was announced is judged as before: it may be there all the same.
    fires(line, circle(33.9, 38.88, 3, "18:00", "18:30"), "14:05", "F2")
    assert len(conflicts(line.situation("israel"))) == 2
    # A second deviation is told anew, about the gravest of what it meets.
    report(line, "14:10", MovementReport.DEVIATED, volumes=(FIRING,))
    assert len(alarmed(line, "russia", AlertCause.CONFLICT)) == 2
    against = [
        fact.payload.against_version
        for fact in line.situation("israel").by_leaf.values()
        if isinstance(fact.payload, AlertRaised) and fact.party == "russia"
        and fact.payload.cause is AlertCause.CONFLICT
    ]  # fmt: skip
    assert len(set(against)) == 2


def test_an_amendment_ends_the_deviations_before_it(line: Line) -> None:
    filed(line, movement(*CONVOY, volumes=(ROAD,)))
    fires(line)
    report(line, "14:00", MovementReport.DEVIATED, volumes=(FIRING,))
    assert len(conflicts(line.situation("israel"))) == 1
    line.made("observer", AmendNotice(H1, movement(*CONVOY, volumes=(ROAD,))), "14:10")
    assert conflicts(line.situation("israel")) == ()


@pytest.mark.parametrize("what", [MovementReport.DELAYED, MovementReport.HELD_UP])
def test_a_convoy_late_on_its_way_is_judged_until_it_arrives(
    line: Line, what: MovementReport
) -> None:
    filed(line, movement(*CONVOY, volumes=(circle(*HERE, 5, "13:00", "16:00", Role.TRANSIT),)))
    fires(line)  # From 18:00, long after it was to have passed.
    assert conflicts(line.situation("israel")) == ()
    report(line, "14:00", what)
    (found,) = conflicts(line.situation("israel"))
    assert {found.a.subject, found.b.subject} == {H1, Ref("russia", "F1")}
    assert alarmed(line, "russia", AlertCause.CONFLICT) == ["russia/F1"]
    assert alarmed(line, "observer", AlertCause.CONFLICT) == ["observer/H1"]
    assert conflicts(line.situation("israel"), as_of_ms=at("13:59")) == ()
    line.made("observer", EndNotice(H1), "17:00")
    assert conflicts(line.situation("israel")) == ()


def test_only_its_author_delays_a_convoy(line: Line) -> None:
    filed(line, movement(*CONVOY, volumes=(circle(*HERE, 5, "13:00", "16:00", Role.TRANSIT),)))
    fires(line)
    forged = MovementReported(H1, MovementReport.HELD_UP, None, None, (), "")
    entry = line.signed("russia", forged, "notice/observer/H1", "14:00")
    line.situation("israel").fold(entry)
    assert conflicts(line.situation("israel")) == ()


def test_of_endless_deviations_the_newest_are_judged(line: Line) -> None:
    filed(line, movement(*CONVOY, volumes=(ROAD,)))
    fires(line)
    report(line, "14:00", MovementReport.DEVIATED, volumes=(FIRING,))
    away = tuple(circle(34.5, 38.88, 1, "13:00", None, Role.TRANSIT) for _ in range(40))
    report(line, "14:01", MovementReport.DEVIATED, volumes=away)
    # Forty and one can be held by one notice; eighty cannot.
    assert len(conflicts(line.situation("israel"))) == 1
    report(line, "14:02", MovementReport.DEVIATED, volumes=away)
    thing = thing_of(line.situation("israel"), H1)
    assert thing is not None
    assert len(thing.volumes) == 1 + 40


# Conflicts reach both sides, whichever was filed first.


def assessments(line: Line, home: str, ref: Ref) -> list[NoticeAssessed]:
    return list(assessed(line.situation(home), ref))


def test_the_site_first_then_the_activity(line: Line) -> None:
    filed(line, site())
    fires(line)
    assert alarmed(line, "observer", AlertCause.CONFLICT) == ["observer/H1"]
    assert alarmed(line, "russia", AlertCause.CONFLICT) == []
    (own,) = assessments(line, "observer", Ref("russia", "F1"))
    assert own.found == 1


def test_the_activity_first_then_the_site(line: Line) -> None:
    fires(line, clock="12:30")
    filed(line, site(), "13:00")
    assert alarmed(line, "russia", AlertCause.CONFLICT) == ["russia/F1"]
    assert alarmed(line, "observer", AlertCause.CONFLICT) == []
    (own,) = assessments(line, "russia", H1)
    assert own.found == 1


@pytest.mark.parametrize(
    "other",
    [
        site(),
        crossing(CLINIC),
        movement(volumes=(CLINIC,)),
        movement(volumes=(CLINIC,), activity=Activity.MEDICAL_EVACUATION),
        gathering("russia", CLINIC),
    ],
    ids=lambda made: made.activity.value,
)
def test_people_to_be_spared_are_not_judged_against_one_another(line: Line, other: Notice) -> None:
    filed(line, site())
    line.made("russia", FileNotice("H2", other), "12:40")
    assert conflicts(line.situation("israel")) == ()
    assert conflicts_if_filed(line.situation("israel"), "russia", other, line.now) == ()
    # And each against everything else.
    line.made("israel", FileNotice("F1", notice(FIRING)), "13:00")
    assert len(conflicts(line.situation("israel"))) == 2


# Crossings and gatherings.


def test_two_parties_state_two_things_of_one_crossing(line: Line) -> None:
    filed(line, crossing(CLINIC))
    for party, state, clock, reason in (
        ("israel", CrossingState.OPEN, "13:00", None),
        ("russia", CrossingState.CLOSED, "13:10", "shelling"),
        ("israel", CrossingState.RESTRICTED, "13:20", None),
    ):
        line.made(party, ChangeCrossing(H1, state, at(clock), reason), clock)
    said = [(one.party, one.state, one.reason) for one in stands(line, "18:00").crossing]
    assert said == [
        ("israel", CrossingState.RESTRICTED, None),
        ("russia", CrossingState.CLOSED, "shelling"),
    ]
    before = [one.state for one in stands(line, "18:00", as_of="13:15").crossing]
    assert before == [CrossingState.OPEN, CrossingState.CLOSED]
    nowhere = ChangeCrossing(Ref("observer", "H9"), CrossingState.OPEN, at("13:00"))
    assert line.refused("russia", nowhere).fault is Fault.UNKNOWN


def test_a_gathering_is_registered_by_its_organiser_alone(line: Line) -> None:
    theirs = FileNotice("H1", gathering("observer", CLINIC))
    refusal = line.refused("russia", theirs)
    assert refusal.fault is Fault.UNAUTHORISED
    assert "observer" in refusal.remedy
    line.made("observer", theirs, "12:30")
    other = AmendNotice(H1, gathering("russia", CLINIC))
    assert line.refused("observer", other).fault is Fault.UNAUTHORISED


def test_a_gathering_of_others_is_not_understood_whoever_signed_it(line: Line) -> None:
    payload = NoticeFiled(gathering("observer", CLINIC), ())
    situation = line.situation("russia")
    assert situation.fold(line.signed("russia", payload, "notice/russia/G1", "13:00")) is None
    assert "registered by russia" in situation.not_understood[-1].why
    assert Ref("russia", "G1") not in situation.notices


def test_a_gathering_is_coarse_and_gives_no_reason(line: Line) -> None:
    filed(line, gathering("observer", circle(*HERE, 0.05, "12:00", "14:00")))
    current = line.sees("russia", H1).current
    shape = current.notice.volumes[0].shape
    assert isinstance(shape, Circle)
    assert shape.radius_mm == line.terms.line.gathering_radius_mm
    assert current.widened == (0,)
    assert FlagKind.WIDENED in [one.kind for one in current.flags]
    for wrong, says in (
        ({"remarks": "a protest"}, "without a reason"),
        ({"details": None}, "who organises it"),
    ):
        with pytest.raises(ValueError, match=says):
            replace(gathering("observer", CLINIC), **wrong)


# Lead times, and what is nearest.


@pytest.mark.parametrize(
    ("made", "hours"),
    [
        (movement(volumes=(CLINIC,)), 48),
        (movement(volumes=(CLINIC,), emergency=True), 24),
        (movement(volumes=(CLINIC,), activity=Activity.MEDICAL_EVACUATION), 24),
        (site(), 0),
        (crossing(CLINIC), 0),
        (notice(CLINIC), 1),
        (notice(CLINIC, emergency=True), 1),
    ],
)
def test_lead_times_are_those_agreed_for_what_it_is(line: Line, made: Notice, hours: int) -> None:
    assert lead_time(made, line.terms) == hours * HOUR_MS
    filed(line, made, "12:30")  # What it speaks of began half an hour ago.
    late_ms = line.sees("russia", H1).current.late_ms
    assert late_ms == (hours * HOUR_MS + HOUR_MS // 2 if hours else 0)
    # It goes out all the same, and says so.
    kinds = [one.kind for one in line.sees("russia", H1).current.flags]
    assert (FlagKind.LATE in kinds) == bool(hours)


def test_what_is_nearest_of_others_and_when_both_are_there(line: Line) -> None:
    filed(line, site(circle(*HERE, 1, "12:00", "20:00")))
    fires(line, AWAY, "12:40", "far")
    fires(line, circle(33.41, 38.88, 3, "18:00", "18:30"), "12:41", "near")
    fires(line, circle(33.32, 38.88, 3, "12:42", "12:50"), "12:42", "past")
    filed_too = notice(circle(33.5, 38.88, 3, "23:00", "23:30"))
    line.made("israel", FileNotice("I1", filed_too), "12:43")
    line.made("observer", FileNotice("own", notice(CLINIC)), "12:44")
    found = nearest_to(line.situation("israel"), H1, at("13:00"))
    assert [str(one.subject) for one in found] == ["russia/near", "israel/I1", "russia/far"]
    # 10 km between centres; a radius of 1 km, and live firing drawn no smaller than 5 km.
    assert 3_900_000 < found[0].gap_mm < 4_100_000
    assert found[0].together == Interval(at("18:00"), at("18:30"))
    assert found[1].together == Interval(at("23:00"), at("23:30"))  # A site has no end.
    assert nearest_to(line.situation("israel"), H1, at("13:00"), 1) == found[:1]
    assert nearest_to(line.situation("israel"), Ref("observer", "H9"), at("13:00")) == ()


def test_a_call_about_a_site_quotes_it(line: Line) -> None:
    filed(line, site())
    said = OpenCall("K1", Lane.GROUND, Precedence.FLASH, words("fire near the clinic"))
    assert line.made("observer", said, "18:01").thread == "call/observer/K1"


def test_a_movement_that_goes_elsewhere_is_not_confirmed_until_it_is_amended(line: Line) -> None:
    line.made("observer", FileNotice("M2", movement(addressees=("russia",))), "12:00")
    of = Ref("observer", "M2")

    def climb(clock: str) -> None:
        leaf = line.sees("russia", of).current.leaf
        line.made("russia", ReadBack(of, leaf, words="north Syria"), clock)
        line.made("russia", EnterNotice(of, leaf))
        line.made("russia", PassNotice(of, leaf, ("battery",)))
        line.made("russia", AcknowledgeByUnit(of, leaf, "battery"))
        line.settle()

    climb("12:05")
    assert line.sees("russia", of).confirmed
    line.made("observer", ReportMovement(of, MovementReport.DELAYED, until_ms=at("16:00")), "13:00")
    assert line.sees("russia", of).confirmed
    line.made("observer", ReportMovement(of, MovementReport.DEVIATED), "14:00")
    deviated = line.sees("russia", of)
    assert not deviated.confirmed
    assert deviated.deviates_ms == at("14:00")
    assert "observer goes elsewhere since 2018-09-17T14:00:00Z" in waiting_for(
        line.situation("russia"), deviated
    )
    line.made("observer", AmendNotice(of, movement(addressees=("russia",))), "14:05")
    climb("14:06")
    assert line.sees("russia", of).confirmed
