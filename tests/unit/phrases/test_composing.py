"""One's own phrase: put together in order, and its faults told with their remedy."""

import pytest

from parley.errors import UsageError
from parley.model.notices import Ref
from parley.model.phrases import (
    CallsignValue,
    NoticeValue,
    NumberValue,
    Parameter,
    Phrase,
    TimeValue,
)
from parley.phrases import catalogue, compose, fault_of

AT = TimeValue(1537209540000)


def test_values_are_put_in_the_order_of_the_catalogue() -> None:
    phrase = compose(
        "AIR-OWN",
        {"persons": NumberValue(15), "height": None, "callsign": CallsignValue("RF-93610")},
    )
    assert phrase == Phrase(
        "phrases/0",
        "AIR-OWN",
        (
            Parameter("callsign", CallsignValue("RF-93610")),
            Parameter("persons", NumberValue(15)),
        ),
    )
    assert fault_of(phrase) is None


def test_every_phrase_without_needs_is_whole_with_nothing() -> None:
    for code, entry in catalogue().phrases.items():
        needs = [blank.name for blank in entry.parameters if blank.required]
        fault = fault_of(compose(code, {}))
        assert (fault is None) == (not needs), code
        for name in needs:
            assert f"{name}=" in (fault or ""), code


def test_stand_by_without_a_time_is_no_phrase_of_ones_own() -> None:
    assert fault_of(compose("LINK-STANDBY", {})) == (
        "LINK-STANDBY says nothing without until (a time); give it as until=2018-09-17T18:39Z"
    )
    assert fault_of(compose("LINK-STANDBY", {"until": AT})) is None


def test_a_value_of_another_type_is_told() -> None:
    wrong = compose("LINK-STANDBY", {"until": NumberValue(5)})
    assert fault_of(wrong) == (
        "LINK-STANDBY: until is a time, not a number; give it as until=2018-09-17T18:39Z"
    )


def test_codes_and_names_that_are_not_there_are_told_with_those_that_are() -> None:
    with pytest.raises(UsageError, match=r"'sar-ofer' is no phrase.*SAR-OFFER"):
        compose("sar-ofer", {})
    told = fault_of(Phrase("phrases/0", "SAR-OFER", ()))
    assert told is not None
    assert "SAR-OFFER" in told
    with pytest.raises(UsageError, match=r"takes no 'time'; it takes until \(a time\)"):
        compose("LINK-STANDBY", {"time": AT})
    stranger = Phrase("phrases/0", "GEN-YES", (Parameter("time", AT),))
    assert fault_of(stranger) == "GEN-YES takes no 'time'; it takes no parameters"


def test_another_catalogue_is_not_spoken() -> None:
    assert fault_of(Phrase("phrases/1", "GEN-YES", ())) == (
        "this Parley speaks phrases/0, not phrases/1"
    )


def test_a_second_order_is_a_second_spelling() -> None:
    notice = Parameter("notice", NoticeValue(Ref("russia", "F1")))
    until = Parameter("until", AT)
    assert fault_of(Phrase("phrases/0", "NTC-RESIDUAL", (notice, until))) is None
    told = fault_of(Phrase("phrases/0", "NTC-RESIDUAL", (until, notice)))
    assert told == "NTC-RESIDUAL: its parameters are signed in this order: notice, until"
