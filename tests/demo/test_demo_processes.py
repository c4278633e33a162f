"""The demonstration on real processes: what it writes, and what moves when a scenario changes."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

EVENING = Path("src/parley/demo/scenarios/evening.toml")

pytestmark = pytest.mark.processes


def demo(tmp_path: Path, *arguments: str) -> tuple[dict[str, Any], str]:
    """Run `parley demo --once` and give what it wrote and what it showed."""
    report = tmp_path / "report.json"
    command = [sys.executable, "-m", "parley", "demo", "--once", "--json", str(report), *arguments]
    ended = subprocess.run(
        command,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        # Wide enough for a sentence to stand on one line of a column, wherever it is run.
        env={**os.environ, "NO_COLOR": "1", "COLUMNS": "300"},
    )
    assert ended.returncode == 0, ended.stderr
    return json.loads(report.read_text(encoding="utf-8"))["runs"], ended.stdout


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Any], str]:
    return demo(tmp_path_factory.mktemp("demo"))


def test_the_evening(both: tuple[dict[str, Any], str]) -> None:
    found = both[0]["evening"]["findings"]
    assert found["late_s"] == 3540
    assert found["geometry_missing"] is True
    assert 50 <= found["place_mismatch_km"] <= 65
    assert [(c["verdict"], c["reason"], c["roles"]) for c in found["conflicts"]] == [
        ("conflict", "overlap", ["activity", "recall"]),
        ("unsure", "no-geometry", ["region", "activity"]),
    ]
    assert [(r["party"], r["rung"]) for r in found["unconfirmed_rungs"]] == [
        ("russia", rung) for rung in ("read-back", "entered", "passed", "unit-acknowledged")
    ]
    assert found["relay_confirmed"] is False
    assert found["overdue_s"] == 840


def test_the_counterfactual(both: tuple[dict[str, Any], str]) -> None:
    assert both[0]["counterfactual"]["findings"] == {
        "late_s": 0,
        "geometry_missing": False,
        "place_mismatch_km": None,
        "conflicts": [],
        "unconfirmed_rungs": [],
        "relay_confirmed": True,
        "overdue_s": None,
    }


def test_events_are_ordered_tagged_and_sourced(both: tuple[dict[str, Any], str]) -> None:
    for run in both[0].values():
        times = [event["at"] for event in run["events"]]
        assert times == sorted(times)
        for event in run["events"]:
            assert event["tag"] in ("sourced", "contested", "approximated")
            assert event["source"]
            assert event["text"]
            assert event["tag"] != "contested" or event["other"]
    alarms = [
        (event["at"][11:16], event["party"])
        for event in both[0]["evening"]["events"]
        if event["kind"] == "alert.raised"
    ]
    assert ("18:44", "russia") in alarms
    assert ("19:20", "russia") in alarms
    public = [e for e in both[0]["evening"]["events"] if e["kind"] == "public-record"]
    assert {event["party"] for event in public} == {"public record"}
    assert {"18:51", "19:03"} <= {event["at"][11:16] for event in public}


def test_the_screen_keeps_accounts_apart_and_permits_nothing(
    both: tuple[dict[str, Any], str],
) -> None:
    shown = both[1]
    assert shown.count("no government takes part") == 2
    assert "[the other account] Israel: notice was given far earlier" in shown
    words = set(shown.lower().replace(",", " ").replace(".", " ").split())
    assert not words & {"approved", "cleared", "denied", "authorised", "permitted", "hostile"}


def said(run: dict[str, Any], at: str) -> dict[str, Any]:
    """The phrase said at a moment of a run."""
    return next(e for e in run["events"] if e["phrase"] and e["at"][11:16] == at)


def test_the_evenings_calls_are_read_in_each_language(
    both: tuple[dict[str, Any], str],
) -> None:
    evening = both[0]["evening"]
    called, lost, offered = (said(evening, at) for at in ("18:39", "19:29", "19:53"))
    assert [one["kind"] for one in (called, lost, offered)] == [
        "call.opened",
        "call.opened",
        "call.said",
    ]
    assert (called["tag"], "far earlier" in called["other"]) == ("contested", True)
    assert [one["phrase"]["code"] for one in (called, lost, offered)] == [
        "NTC-INTEND",
        "SAR-LOST-ASK",
        "SAR-OFFER",
    ]
    assert called["phrase"]["signed"] == "NTC-INTEND place=“north Syria” from=18:40"
    assert lost["phrase"]["texts"].keys() == {"en", "he", "ru"}
    assert "What do you know of it?" in lost["phrase"]["texts"]["en"]
    shown = " ".join(both[1].split())
    assert "Israel reads (he): שאלה." in shown
    assert "Russia reads (ru): ВОПРОС." in shown
    assert "Observer reads (en): QUESTION." in shown
    assert "signed: SAR-LOST-ASK callsign=“Il-20”" in shown


def test_the_mark_of_a_language_is_shown_once_a_run(both: tuple[dict[str, Any], str]) -> None:
    for mark in ("[לא נבדק בידי דובר שפת אם]", "[не проверено носителем языка]"):
        assert both[1].count(mark) == 2


def test_what_nobody_answered_rings_at_both_ends(both: tuple[dict[str, Any], str]) -> None:
    rang = [
        (event["at"][11:16], event["party"], event["text"].partition(" (")[0])
        for event in both[0]["evening"]["events"]
        if event["kind"] == "line.escalated" and event["text"].endswith("call/israel/K1")
    ]
    assert rang == [
        ("18:44", "israel", "rings Tel Aviv duty desk"),
        ("18:44", "russia", "rings Hmeimim staff desk"),
        ("18:47", "israel", "rings Tel Aviv staff desk"),
        ("18:47", "russia", "rings Moscow minister's desk"),
        ("18:50", "israel", "rings Tel Aviv minister's desk"),
        ("18:50", "russia", "rings Moscow minister's desk"),
    ]
    assert both[1].count("no answer is on record; the next desks ring, at both ends") == 2


def test_in_the_counterfactual_all_answer_and_a_unit_uses_a_code(
    both: tuple[dict[str, Any], str],
) -> None:
    kinds = [event["kind"] for event in both[0]["counterfactual"]["events"]]
    assert "line.escalated" not in kinds
    assert kinds.count("call.acknowledged") == 2
    assert kinds.count("notice.unit_acknowledged") == 1
    shown = " ".join(both[1].split())
    assert "has passed it to Il-20 crew, Hmeimim tower" in shown
    assert "Hmeimim tower has acknowledged it (single use code)" in shown


def test_the_card_stands_apart_and_gives_no_date_or_reason(
    both: tuple[dict[str, Any], str],
) -> None:
    evening = both[0]["evening"]
    (card,) = evening["cards"]
    assert both[0]["counterfactual"]["cards"] == []
    assert (card["of"], card["hosted_by"], card["category"]) == (
        "relief/RUKBAN",
        "observer",
        "clinic",
    )
    assert (card["lat"], card["lon"], card["tag"]) == (33.31, 38.7, "approximated")
    assert (card["population"]["low"], card["population"]["as_of"]) == (60_000, None)
    (service,) = card["services"]
    assert (service["state"], service["since"], service["reason"]) == ("closed", None, None)
    assert service["harm"]["as_of"] is None
    assert card["conflicts"] == 0
    assert card["nearest"][0]["subject"] == "russia/C1"
    assert 320 < card["nearest"][0]["at_least_km"] < 345
    assert "relief" not in {event["party"] for event in evening["events"]}
    shown = both[1][both[1].index("card: Rukban") : both[1].index("run 2 of 2")]
    assert "no part of the evening's accounts" in shown
    assert "no conflict found among what was filed" in shown
    assert "no reason given" in shown


def test_findings_move_with_times_and_places(tmp_path: Path) -> None:
    text = EVENING.read_text(encoding="utf-8")
    # The activity is seen 0.4 degrees of longitude further east, and reported a little smaller.
    text = text.replace("lon = 35.78, radius_km = 25.0", "lon = 36.18, radius_km = 20.0")
    # The first word of the lost aircraft comes four minutes earlier.
    text = text.replace('at = "2018-09-17T19:29:00Z"', 'at = "2018-09-17T19:25:00Z"')
    changed = tmp_path / "moved.toml"
    changed.write_text(text, encoding="utf-8")
    runs, _ = demo(tmp_path, "--scenario", str(changed), "--notice-at", "18:10")
    found = runs["moved"]["findings"]
    assert found["late_s"] == 1800
    assert found["overdue_s"] == 600
    assert 30 <= found["place_mismatch_km"] <= 45
    assert found["geometry_missing"] is True
