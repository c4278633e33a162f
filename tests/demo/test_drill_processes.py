"""A drill as a person plays it, through a pipe: what rings, what is typed, how long it took."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.processes

COMMAND = [sys.executable, "-m", "parley", "drill", "evening"]
ENVIRONMENT = {**os.environ, "NO_COLOR": "1", "COLUMNS": "120"}

RUSSIA = """\
0
0 60s
1 northern Syria
1 north Syria
2
0 60s
3 Il-20 crew, Hmeimim tower, balloon
13
0 90s
5
2min
5
1min
4

999
0 30s
9 18:55
7 distress callsign=Il-20 persons=15
10 over
14
0
0
0
0
0
0
0
0
"""

ISRAEL = """\
8 Latakia
35.53N,35.78E 25km 0m 6000m 18:40 18:51
9
35.53N,35.78E 25km 0m 6000m 18:40 18:51
35.53N,35.78E 60km 0m 6000m 18:40 19:31
0
0
0
0
0
0
0
0
0 60s
6 SAR-OFFER
name=a helicopter

2
"""


def drill(tmp_path: Path, typed: str, *arguments: str) -> tuple[dict[str, Any], str]:
    """Play a drill by these lines, and give the times it wrote and what it showed."""
    report = tmp_path / "times.json"
    ended = subprocess.run(
        [*COMMAND, *arguments, "--json", str(report)],
        input=typed,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env=ENVIRONMENT,
    )
    assert ended.returncode == 0, ended.stderr
    return json.loads(report.read_text(encoding="utf-8")), ended.stdout


def steps(one: dict[str, Any]) -> dict[str, float | None]:
    """How long each step took, in seconds."""
    return {step["step"]: step["after_s"] for step in one["steps"]}


@pytest.fixture(scope="module")
def russia(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Any], str]:
    return drill(tmp_path_factory.mktemp("drill"), RUSSIA, "--as", "russia", "--language", "en")


def test_the_ladder_is_timed_from_the_record(russia: tuple[dict[str, Any], str]) -> None:
    (notice,) = russia[0]["notices"]
    assert (notice["of"], notice["stated"]) == ("israel/N1", "2018-09-17T18:39:00Z")
    assert steps(notice) == {
        "delivered": 0,
        "seen": 0,
        "read-back": 60,
        "entered": 60,
        "passed": 120,
        "unit-acknowledged": None,
    }
    assert "israel/N1: Il-20 crew has acknowledged it (single use code)" in russia[1]
    last = notice["steps"][-1]
    assert last["words"] == "2 of 3: not balloon"
    assert notice["steps"][2]["agreed_s"] == 300


def test_what_happens_in_one_moment_is_shown_before_the_person_is_asked(
    russia: tuple[dict[str, Any], str],
) -> None:
    shown = russia[1]
    noticed, called = shown.index("gives notice: israel/N1"), shown.index("calls: israel/K1")
    assert noticed < called
    assert "what do you do?" not in shown[noticed:called]


def test_a_wrong_read_back_is_told_and_climbs_nothing(russia: tuple[dict[str, Any], str]) -> None:
    shown = russia[1]
    assert "differs: place read back as “northern Syria”, announced as “north Syria”" in shown
    assert "israel/N1 is read back, and Parley finds no difference" in shown
    assert shown.index("northern Syria") < shown.index("finds no difference")


def test_messages_are_timed_until_a_person_answers(russia: tuple[dict[str, Any], str]) -> None:
    (called,) = [one for one in russia[0]["messages"] if one["code"] == "NTC-INTEND"]
    assert called["stand_by_until"] is not None
    taken = steps(called)
    assert taken["seen"] == 0
    assert taken["acknowledged"] is not None
    assert taken["seen"] < taken["acknowledged"] <= 300
    (asked,) = [one for one in russia[0]["own_messages"] if one["code"] == "NTC-DRAW"]
    assert steps(asked) == {"acknowledged by israel": 120}


def test_patience_is_asked_for_once_and_a_bad_answer_changes_nothing(
    russia: tuple[dict[str, Any], str],
) -> None:
    assert "you asked for patience until" in russia[1]
    assert "has asked for patience already" in russia[1]
    assert "no unit 'balloon' answers in this drill" in russia[1]


def test_what_never_came_to_pass_is_not_told(russia: tuple[dict[str, Any], str]) -> None:
    found, shown = russia
    (flight,) = found["overdue"]
    assert flight["stated_over"] is not None
    assert flight["planned_landing"] == "2018-09-17T18:55:00Z"
    assert flight["first_call"] is not None
    assert "15 people die" not in shown
    shown = " ".join(shown.split())
    assert "the Il-20 is told to leave" not in shown
    assert shown.count("The drill does not say what would have been") == 1
    assert "what that evening's record tells of it from 18:59 on is not told" in shown
    assert "the public record: a third party's air defence begins to fire" in shown


def test_the_record_stands_beside_and_nothing_is_scored(
    russia: tuple[dict[str, Any], str],
) -> None:
    found, shown = russia
    assert {one["step"] for one in found["beside"]} == {"notice", "first-call"}
    assert "no government takes part" in shown
    assert "nothing is scored" in shown
    words = set(shown.lower().replace(",", " ").replace(".", " ").split())
    assert not words & {"approved", "cleared", "denied", "authorised", "permitted", "hostile"}


def test_the_same_lines_take_the_same_time(
    russia: tuple[dict[str, Any], str], tmp_path: Path
) -> None:
    again, _ = drill(tmp_path, RUSSIA, "--as", "russia", "--language", "en")
    assert again == russia[0]


def test_the_other_side_can_be_played_in_its_language(tmp_path: Path) -> None:
    found, shown = drill(tmp_path, ISRAEL, "--as", "israel")
    assert found["language"] == "he"
    assert "our radar shows activity off Latakia" not in shown
    (filing,) = found["filings"]
    assert (filing["ahead_s"], filing["drawn"], filing["agreed_s"]) == (300, True, 3600)
    (lost,) = [one for one in found["messages"] if one["code"] == "SAR-LOST-ASK"]
    assert steps(lost)["acknowledged"] == 60
    assert "RINGS at Tel Aviv duty desk: russia calls: russia/K2 (flash)" in shown
    assert "שאלה. כלי טיס שלנו נעלם מהמכ״ם" in shown
    assert [one["code"] for one in found["own_messages"]] == ["SAR-OFFER"]


@pytest.mark.parametrize("party", ["israel", "russia"])
def test_somebody_who_says_nothing_at_all_sees_the_evening_to_its_end(
    tmp_path: Path, party: str
) -> None:
    times, shown = drill(tmp_path, "0\n" * 40, "--as", party)
    assert times["whole"]
    assert not times["own_messages"]
    unanswered = [
        step["at"] for one in times["messages"] for step in one["steps"] if step["step"] != "seen"
    ]
    assert None in unanswered, "nobody acknowledged for the one who was absent"
    assert shown


def test_ctrl_c_ends_it_with_the_times_so_far(tmp_path: Path) -> None:
    report = tmp_path / "times.json"
    with subprocess.Popen(
        [*COMMAND, "--as", "russia", "--json", str(report)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=ENVIRONMENT,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write("0\n")
        process.stdin.flush()
        for line in process.stdout:
            if "NTC-INTEND" in line:
                break
        process.send_signal(signal.SIGINT)
        shown = process.stdout.read()
        assert process.wait(60) == 0
    assert "stopped: the drill ends here" in shown
    found = json.loads(report.read_text(encoding="utf-8"))
    assert found["whole"] is False
    assert steps(found["notices"][0])["delivered"] == 0


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--as", "observer"], "nobody is drilled as 'observer'"),
        (["--language", "xx"], "no language 'xx'"),
        (["--step", "--speed", "2"], "give one of them"),
        (["--json", "/nonexistent/times.json"], "cannot be written"),
    ],
)
def test_a_wrong_call_is_said_before_anything_starts(arguments: list[str], says: str) -> None:
    ended = subprocess.run(
        [*COMMAND, *arguments],
        input="",
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env=ENVIRONMENT,
    )
    assert ended.returncode == 2
    assert says in " ".join(ended.stderr.split())
