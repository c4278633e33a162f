"""The evening on three nodes in one process, and what moves when its times and places move."""

import pytest

from line_parts import Line, at, circle, flight, vague
from parley.model.findings import Reason, Verdict
from parley.model.notices import Ref
from parley.model.statements import AlertCause
from parley.picture.findings import Findings, findings
from parley.picture.ladder import Rung
from parley.turn.commands import AnswerConcern, EndNotice, FileNotice, RaiseConcern
from parley.turn.effects import Bell

N1 = Ref("israel", "N1")
F1 = Ref("russia", "F1")


def evening(
    filed: str = "18:39", seen_lat: float = 35.53, radius_km: float = 25.0, heard: str = "19:29"
) -> Line:
    line = Line()
    line.found()
    line.says("russia", FileNotice("F1", flight()), "16:30")
    line.says("israel", FileNotice("N1", vague()), filed)
    reported = (circle(seen_lat, 35.78, radius_km, "18:40", None),)
    line.says("russia", RaiseConcern("C1", N1, "our radar shows", reported), "18:40")
    line.tick("18:44:00.001")
    line.tick("19:20:00.001")
    line.says("russia", RaiseConcern("C2", F1, "our aircraft is lost"), heard)
    line.says("israel", AnswerConcern(Ref("russia", "C2"), "we offer help"), "19:53")
    line.now = at("20:05")
    return line


def found(line: Line, ref: Ref = N1) -> Findings:
    every = [findings(line.situation(home), ref, line.now) for home in line.nodes]
    assert every[0] is not None
    assert all(one == every[0] for one in every)
    return every[0]


def test_the_evening_as_the_ministry_tells_it() -> None:
    line = evening()
    result = found(line)
    assert result.late_s == 3540
    assert result.geometry_missing
    assert result.place_mismatch_km is not None
    assert 50 <= result.place_mismatch_km <= 65
    assert result.relay_confirmed is False
    assert [(one.party, one.rung) for one in result.unconfirmed_rungs] == [
        ("russia", rung) for rung in list(Rung)[1:]
    ]
    assert found(line, F1).overdue_s == 840


def test_its_two_conflicts() -> None:
    radar, region = found(evening()).conflicts
    assert (radar.a.role, radar.b.role) == ("activity", "recall")
    assert radar.finding.verdict is Verdict.CONFLICT
    assert (radar.finding.first_ms, radar.finding.last_ms) == (at("18:40"), at("19:15"))
    assert (region.b.subject, region.b.role) == (F1, "activity")
    assert region.finding.verdict is Verdict.UNSURE
    assert region.finding.reason is Reason.NO_GEOMETRY
    assert (region.finding.first_ms, region.finding.last_ms) == (at("18:40"), at("19:00"))
    # The corridor lies outside the region, nearer than 3 nm: not hidden.
    (corridor,) = region.also
    assert corridor.b.role == "recall"
    assert corridor.finding.gap_mm is not None
    assert 2_500_000 < corridor.finding.gap_mm < 3_000_000


@pytest.mark.parametrize(
    ("filed", "late_s"),
    [("17:40", 0), ("17:39", 0), ("17:40:01", 1), ("18:10", 1800), ("18:40", 3600)],
)
def test_lateness_moves_with_the_filing(filed: str, late_s: int) -> None:
    assert found(evening(filed=filed)).late_s == late_s


def test_a_report_elsewhere_moves_the_mismatch_and_the_conflict() -> None:
    # Activity seen inside the region that was named, far from the corridor.
    result = found(evening(seen_lat=36.8, radius_km=10.0))
    assert result.place_mismatch_km is not None
    assert result.place_mismatch_km > 40  # 35.78E is still west of the region
    verdicts = [one.finding.verdict for one in result.conflicts]
    assert verdicts == [Verdict.UNSURE]
    wider = found(evening(radius_km=40.0))
    narrower = found(evening(radius_km=10.0))
    assert wider.place_mismatch_km is not None
    assert narrower.place_mismatch_km is not None
    assert narrower.place_mismatch_km - wider.place_mismatch_km == pytest.approx(30, abs=0.2)


def test_overdue_moves_with_the_first_word_of_the_flight() -> None:
    assert found(evening(heard="19:25"), F1).overdue_s == 600
    assert found(evening(heard="19:21"), F1).overdue_s == 360


def test_a_flight_that_ends_within_the_grace_is_not_overdue() -> None:
    line = Line()
    line.found()
    line.says("russia", FileNotice("F1", flight()), "16:30")
    line.says("russia", EndNotice(F1), "19:20")
    line.tick("19:30")
    assert found(line, F1).overdue_s is None
    assert AlertCause.FLIGHT_OVERDUE not in [told.cause for told in line.told("russia")]


def test_a_desk_that_rang_is_no_word_of_the_flight() -> None:
    line = Line()
    line.found()
    line.says("russia", FileNotice("F1", flight()), "19:12")
    # Nobody reads it back, so that a desk rings after the planned landing.
    line.tick("19:18")
    line.tick("19:21")
    assert AlertCause.FLIGHT_OVERDUE in [told.cause for told in line.told("russia")]
    assert found(line, F1).overdue_s == 360


def test_each_alarm_sounds_once_at_each_party_it_concerns() -> None:
    line = evening()
    for _ in range(3):
        line.tick("20:10")
    causes = {
        home: sorted((told.cause.value, str(told.about)) for told in line.told(home))
        for home in line.nodes
    }
    assert causes["israel"] == [
        ("flight-overdue", "russia/F1"),
        ("read-back-overdue", "israel/N1"),
    ]
    assert causes["russia"] == [
        ("conflict", "russia/F1"),
        ("conflict", "russia/F1"),
        ("flight-overdue", "russia/F1"),
        ("read-back-overdue", "israel/N1"),
        ("read-back-overdue", "russia/F1"),
    ]
    assert causes["observer"] == [
        ("flight-overdue", "russia/F1"),
        ("read-back-overdue", "russia/F1"),
    ]


def test_nobody_complains_of_anybody() -> None:
    line = evening()
    assert [line.complaints(home) for home in line.nodes] == [[], [], []]


def test_a_deadline_sounds_once_while_a_restored_node_may_sign_nothing() -> None:
    line = Line()
    line.found()
    line.says("israel", FileNotice("N1", vague()), "18:39")
    line.cut = {"russia"}
    line.nodes["russia"].catch_up_first()
    size = line.situation("russia").logs["russia"].size
    for clock in ("18:45", "18:46"):
        line.tick(clock)
    assert [told.cause for told in line.told("russia")] == [AlertCause.READ_BACK_OVERDUE]
    assert [told.cause for told in line.rung("russia")] == [Bell.NOTICE, Bell.ESCALATION]
    assert line.situation("russia").logs["russia"].size == size
    line.cut = set()
    line.settle()
    line.tick("18:47")
    assert len(line.told("russia")) == 2  # Sounded again as it is recorded, and never after.
    line.tick("18:48")
    assert len(line.told("russia")) == 2
    assert len(line.rung("russia")) == 3  # The desk that was rung is told of in the same way.
    assert line.situation("russia").logs["russia"].size == size + 2
