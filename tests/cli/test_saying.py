"""What a person types as said: hours near now, values by type, and texts of both directions."""

import io
import re
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.cli.render import direction
from parley.cli.render.sayings import phrase_line, said_briefly, words_line
from parley.cli.render.screen import Screen, folded, plain
from parley.cli.saying import DAY_MS, hour_near, is_hour, leaf_of, moment_past, phrase_of
from parley.errors import UsageError
from parley.model.instants import instant_of, text_of
from parley.model.line import Said
from parley.model.phrases import PositionValue, TimeValue
from parley.phrases import catalogue

NOW = instant_of("2018-09-17T19:29Z")


@pytest.mark.parametrize(
    ("typed", "nearest", "ahead"),
    [
        ("19:07", "2018-09-17T19:07:00Z", "2018-09-18T19:07:00Z"),
        ("19:29", "2018-09-17T19:29:00Z", "2018-09-17T19:29:00Z"),
        ("20:00", "2018-09-17T20:00:00Z", "2018-09-17T20:00:00Z"),
        ("0:15Z", "2018-09-18T00:15:00Z", "2018-09-18T00:15:00Z"),
        ("08:00", "2018-09-17T08:00:00Z", "2018-09-18T08:00:00Z"),
        ("22:02:45", "2018-09-17T22:02:45Z", "2018-09-17T22:02:45Z"),
    ],
)
def test_an_hour_is_the_nearest_such_moment_and_an_end_is_to_come(
    typed: str, nearest: str, ahead: str
) -> None:
    assert text_of(hour_near(typed, NOW, ahead=False)) == nearest
    assert text_of(hour_near(typed, NOW, ahead=True)) == ahead


@pytest.mark.parametrize(
    ("typed", "past"),
    [
        ("19:07", "2018-09-17T19:07:00Z"),
        ("19:29", "2018-09-17T19:29:00Z"),
        ("20:00", "2018-09-16T20:00:00Z"),
        ("2018-09-17T21:40+03:00", "2018-09-17T18:40:00Z"),
    ],
)
def test_looking_back_an_hour_is_the_last_such_moment(typed: str, past: str) -> None:
    line = SimpleNamespace(client=SimpleNamespace(node_show=lambda: SimpleNamespace(now_ms=NOW)))
    found = moment_past(line, typed, "--at")
    assert found is not None
    assert text_of(found) == past


@given(st.integers(10 * DAY_MS, 10_000 * DAY_MS), st.integers(0, 1439), st.booleans())
def test_an_hour_keeps_its_minute_and_lies_within_half_a_day(
    now_ms: int, minute: int, ahead: bool
) -> None:
    found = hour_near(f"{minute // 60:02d}:{minute % 60:02d}", now_ms, ahead)
    assert found % DAY_MS == minute * 60_000
    if ahead:
        assert 0 <= found - now_ms < DAY_MS
    else:
        assert abs(found - now_ms) <= DAY_MS // 2


def test_what_is_an_hour() -> None:
    assert is_hour(" 9:05 ")
    for text in ("24:00", "12:60", "1205", "2018-09-17T18:39Z", "12:05+03:00", "١٢:٠٥"):
        assert not is_hour(text)


def test_values_are_read_by_the_type_the_catalogue_gives_them() -> None:
    phrase = phrase_of(
        "EMG-OVERDUE", {"time": "19:07", "due": "20:30", "position": "35.30N35.53E"}, lambda: NOW
    )
    assert phrase.value("time") == TimeValue(instant_of("2018-09-17T19:07Z"))
    assert isinstance(phrase.value("position"), PositionValue)
    assert phrase.value("persons") is None
    until = phrase_of("LINK-STANDBY", {"until": "19:20"}, lambda: NOW)
    assert until.value("until") == TimeValue(instant_of("2018-09-18T19:20Z"))


def test_the_clock_is_asked_only_for_an_hour_without_a_date() -> None:
    def asked() -> int:
        raise AssertionError("the clock was asked")

    phrase_of("EMG-OVERDUE", {"time": "2018-09-17T19:07Z", "callsign": "19:07"}, asked)


def test_a_message_is_named_by_its_beginning() -> None:
    leaves = ["a" * 64, "a" * 7 + "b" * 57]
    assert leaf_of("A" * 8, lambda: leaves, "x") == leaves[0]
    assert leaf_of("c" * 64, lambda: leaves, "x") == "c" * 64
    for wrong in ("aaaaaaa", "aaaaa", "dddddddd", "", "g" * 64):
        with pytest.raises(UsageError):
            leaf_of(wrong, lambda: leaves, "x")


HEBREW, LATIN = "שלום", "word"
SEGMENTS = st.lists(
    st.sampled_from(
        [
            HEBREW,
            LATIN,
            f"{direction.FIRST_STRONG}{LATIN}{direction.END}",
            f"\u2067{HEBREW} \u206835N {LATIN}\u2069 {HEBREW}\u2069",
        ]
    ),
    min_size=1,
    max_size=30,
)


@given(SEGMENTS, st.integers(30, 90))
def test_no_line_ends_within_an_isolate_and_no_letter_is_moved(
    segments: list[str], width: int
) -> None:
    text = " ".join(segments)
    lines = folded(text, width, indent=2, hang=2)
    for line in lines:
        assert direction.balanced(line)
        assert len(line) <= width
    letters = re.compile(f"[{direction.FIRST_STRONG}{direction.RIGHT_TO_LEFT}{direction.END} ]")
    assert letters.sub("", "".join(lines)) == letters.sub("", text)


@pytest.mark.parametrize(
    "text", ["\u2069x", "x\u2067y", "a\u2068b\u2069\u2069", "\u2069\u2068", "\u202ex", "\u200fx"]
)
def test_what_would_turn_more_than_itself_is_replaced(text: str) -> None:
    shown = plain(text)
    assert not re.search("[\u2066-\u2069\u202e\u200f]", shown)
    assert "\ufffd" in shown


def test_isolates_are_counted_line_by_line() -> None:
    assert plain("\u2068a\u2069\nb") == "\u2068a\u2069\nb"
    assert plain("\u2068a\nb\u2069") == "\ufffda\nb\ufffd"
    assert direction.apart(f"{HEBREW}\n{LATIN}") == f"\u2068{HEBREW}\u2069\n{LATIN}"


def test_spaces_and_joiners_that_languages_are_spelled_with_stay() -> None:
    assert plain("Indicatif\u202f: x\u00a0y می\u200cروم") == "Indicatif\u202f: x\u00a0y می\u200cروم"


@pytest.mark.parametrize("tag", ["en", "ru", "he", "ar", "fr"])
@pytest.mark.parametrize("code", sorted(catalogue().phrases))
def test_every_phrase_is_shown_whole_in_every_language(code: str, tag: str) -> None:
    entry = catalogue().phrases[code]
    examples = {
        "position": "35.3N35.5E",
        "time": "19:07",
        "height": "FL100",
        "distance": "15km",
        "callsign": "רוח 1",
        "notice": "russia/F1",
        "number": "15",
        "name": "بانياس",
    }
    values = {blank.name: examples[blank.type] for blank in entry.parameters}
    phrase = phrase_of(code, values, lambda: NOW)
    out = io.StringIO()
    Screen(out).say(phrase_line(phrase, tag))
    assert "\ufffd" not in out.getvalue()
    mark = catalogue().language(tag)
    if not mark.is_reviewed(code):
        assert mark.not_reviewed in " ".join(re.sub("[\u2066-\u2069]", "", out.getvalue()).split())


def test_free_words_are_shown_as_written_and_marked() -> None:
    assert words_line("hello", "en") == "“hello” [untranslated: en]"
    assert words_line(HEBREW, "he") == f"“\u2068{HEBREW}\u2069” [untranslated: he]"
    assert words_line("hello", "") == "“hello” [untranslated: language not given]"
    said = Said(phrase_of("GEN-YES", {}, lambda: NOW), "hello", "en", ())
    assert said_briefly(said, "en") == "ANSWER. Yes. (GEN-YES) “hello” [untranslated: en]"
