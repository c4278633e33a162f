"""Moments and lengths of time, as they are read and written."""

import pytest

from parley.model.instants import Interval, instant_of, span_of, text_of


@pytest.mark.parametrize(
    ("span_ms", "words"),
    [
        (0, "0 s"),
        (1, "1 s"),
        (59_999, "1 min"),
        (3_540_000, "59 min"),
        (1_211_844, "20 min 12 s"),
        (3_600_000, "1 h"),
        (90_061_000, "25 h 1 min 1 s"),
    ],
)
def test_a_span_is_rounded_up_to_the_second(span_ms: int, words: str) -> None:
    assert span_of(span_ms) == words


@pytest.mark.parametrize(
    "text", ["2018-09-17T18:39:00Z", "1970-01-01T00:00:00Z", "9999-12-31T23:59:59.999Z"]
)
def test_a_moment_is_written_as_it_was_read(text: str) -> None:
    assert text_of(instant_of(text)) == text


@pytest.mark.parametrize(
    "text", ["2018-09-17T18:39:00", "2018-09-17", "18:39Z", "1969-12-31T23:59Z"]
)
def test_local_and_impossible_moments_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        instant_of(text)


def test_what_falls_due_after_the_last_year_is_written_too() -> None:
    last_ms = instant_of("9999-12-31T23:59:59.999Z")
    assert text_of(last_ms + 1) == text_of(last_ms + 10**15) == "after 9999-12-31T23:59:59.999Z"


def test_an_offset_is_taken_off() -> None:
    assert instant_of("2018-09-17T21:39:00+03:00") == instant_of("2018-09-17T18:39:00Z")


def test_time_is_half_open() -> None:
    first, second = Interval(0, 10), Interval(10, 20)
    assert first.common(second) is None
    assert not first.has(10)
    assert second.has(10)
    assert Interval(5, None).common(first) == Interval(5, 10)
    assert Interval(5, None).common(Interval(7, None)) == Interval(7, None)
    with pytest.raises(ValueError, match="must end after"):
        Interval(10, 10)
