"""The times of a drill in lines: what was not reached is said so, and nothing is scored."""

import msgspec

from parley.api.story import Tag
from parley.demo.drill.sheet import sheet
from parley.demo.drill.timing import (
    Beside,
    FilingTimes,
    MessageTimes,
    NoticeTimes,
    OverdueTimes,
    StepTime,
    Timings,
)

DRILLED = Timings(
    scenario="an evening",
    banner="exercise",
    party="russia",
    language="ru",
    began="2018-09-17T18:35:00Z",
    ended="2018-09-17T20:05:00Z",
    whole=False,
    notices=(
        NoticeTimes(
            "israel/N1",
            1,
            "2018-09-17T18:39:00Z",
            (
                StepTime("delivered", "2018-09-17T18:39:00Z", 0.0, None),
                StepTime("read-back", None, None, 300.0, "differs: place"),
            ),
        ),
    ),
    messages=(
        MessageTimes(
            "israel/K1",
            "israel",
            "NTC-INTEND",
            "immediate",
            "2018-09-17T18:39:00Z",
            (StepTime("acknowledged", "2018-09-17T18:41:30Z", 150.0, 300.0),),
            None,
            2,
        ),
    ),
    own_messages=(),
    filings=(
        FilingTimes("russia/N1", "2018-09-17T18:56:15Z", "2018-09-17T18:40:00Z", -975, 3600, False),
    ),
    overdue=(
        OverdueTimes(
            "russia/F1",
            "2018-09-17T19:15:00Z",
            "2018-09-17T19:20:00Z",
            None,
            "2018-09-17T19:10:00Z",
            -300,
            -600,
        ),
    ),
    desks_rung=2,
    beside=(Beside("first-call", "26 min", Tag.SOURCED, "GORDON"),),
)


def test_every_time_stands_beside_what_was_agreed_and_recorded() -> None:
    lines = [" ".join(line.split()) for line in sheet(DRILLED)]
    assert "delivered 18:39:00 after 0 s" in lines
    assert "read-back not reached agreed: 5 min differs: place" in lines
    assert "acknowledged 18:41:30 after 2 min 30 s agreed: 5 min" in lines
    assert "before its activity 18:40:00 16 min 15 s after it began agreed: 1 h" in lines
    assert "first call about an aircraft 19:10:00 10 min before it was overdue" in lines
    assert "that evening's record: 26 min [sourced] GORDON" in lines
    assert "further desks of yours rang 2 times" in lines


def test_an_early_end_is_said_and_no_word_judges() -> None:
    assert any("not played to its end" in line for line in sheet(DRILLED))
    whole = list(sheet(msgspec.structs.replace(DRILLED, whole=True)))
    assert not any("not played to its end" in line for line in whole)
    words = set(" ".join(whole).lower().replace(".", " ").replace(",", " ").split())
    assert not words & {
        "passed",
        "failed",
        "good",
        "bad",
        "fast",
        "slow",
        "success",
        "late",
        "score",
    }
