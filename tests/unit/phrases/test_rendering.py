"""A phrase as an officer reads it, and the page that describes it."""

from pathlib import Path

import msgspec
import pytest

from parley.model.heights import Datum
from parley.model.phrases import (
    CallsignValue,
    DistanceValue,
    HeightValue,
    NameValue,
    NumberValue,
    Parameter,
    Phrase,
    PositionValue,
    TimeValue,
    Value,
)
from parley.model.volumes import Position
from parley.phrases import Direction, catalogue, compose, render, render_value
from parley.phrases.pages import MARK, PAGE, page

LOST = compose(
    "SAR-LOST-ASK",
    {
        "callsign": CallsignValue("RF-93610"),
        "time": TimeValue(1537211220000),
        "position": PositionValue(Position(353000000, 355300000)),
    },
)


def test_both_sides_read_one_phrase_each_in_its_language() -> None:
    assert render(LOST, "en").line == (
        "QUESTION. Our aircraft is lost from radar. Callsign: RF-93610. Since: 2018-09-17 19:07 "
        "UTC. Last position: 35.3000N 35.5300E WGS84. What do you know of it?"
    )
    assert render(LOST, "he").line == (
        "שאלה. כלי טיס שלנו נעלם מהמכ״ם. אות קריאה: \u2068RF-93610\u2069. "
        "מאז: \u20682018-09-17 19:07 UTC\u2069. נקודת ציון אחרונה: "
        "\u206835.3000N 35.5300E WGS84\u2069. מה ידוע לכם עליו? [לא נבדק בידי דובר שפת אם]"
    )
    assert render(LOST, "he").direction is Direction.RIGHT_TO_LEFT


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (TimeValue(1537209540000), "2018-09-17 18:39 UTC"),
        (TimeValue(1537209545000), "2018-09-17 18:39:05 UTC"),
        (TimeValue(1537209600000), "2018-09-17 18:40 UTC"),
        (TimeValue(1537209540007), "2018-09-17 18:39:00.007 UTC"),
        (TimeValue(1537207205000), "2018-09-17 18:00:05 UTC"),
        (TimeValue(1537142400000), "2018-09-17 00:00 UTC"),
        (PositionValue(Position(351800000, 356400000)), "35.1800N 35.6400E WGS84"),
        (PositionValue(Position(-1, -1799999999)), "0.0000001S 179.9999999W WGS84"),
        (PositionValue(Position(0, 0)), "0.0000N 0.0000E WGS84"),
        (PositionValue(Position(-900000000, 1800000000)), "90.0000S 180.0000E WGS84"),
        (
            HeightValue(3_000_000, Datum.MEAN_SEA_LEVEL),
            "3000 m (9843 ft) above mean sea level",
        ),
        (
            HeightValue(-430_500, Datum.ELLIPSOID),
            "-430.5 m (-1412 ft) above the WGS84 ellipsoid",
        ),
        (
            HeightValue(3_048_000, Datum.PRESSURE),
            "FL100, 3048 m (10000 ft) pressure altitude, 1013.25 hPa",
        ),
        (
            HeightValue(3_048_001, Datum.PRESSURE),
            "3048.001 m (10000 ft) pressure altitude, 1013.25 hPa",
        ),
        (HeightValue(-30_480, Datum.PRESSURE), "-30.48 m (-100 ft) pressure altitude, 1013.25 hPa"),
        (DistanceValue(5_556_000), "5.556 km (3.00 NM)"),
        (DistanceValue(999_999), "999.999 m (0.54 NM)"),
        (DistanceValue(1_000_000), "1 km (0.54 NM)"),
        (DistanceValue(0), "0 m (0.00 NM)"),
        (NumberValue(15), "15"),
        (NameValue("Деир-эз-Зор"), "Деир-эз-Зор"),
        (NameValue("חיפה 2"), "\u2068חיפה 2\u2069"),
        (NameValue("خميميم 2"), "\u2068خميميم 2\u2069"),
    ],
)
def test_values_in_english(value: Value, shown: str) -> None:
    assert render_value(value, catalogue().languages["en"]) == shown


def test_what_is_not_known_is_said_to_be() -> None:
    unknown = render(compose("EMG-DISTRESS", {}), "en")
    assert unknown.line == (
        "WARNING. Aircraft in distress. Callsign: not known. Position: not known. "
        "Height: not known. Time: not known. Persons on board: not known."
    )
    for language in catalogue().languages.values():
        shown = render(compose("EMG-DISTRESS", {}), language.tag).text
        assert shown.count(language.not_known) == 5


def test_a_stand_by_without_its_time_is_shown_if_it_was_received() -> None:
    shown = render(Phrase("phrases/0", "LINK-STANDBY", ()), "en")
    assert shown.text == "Please stand by until not known. We answer by then."


@pytest.mark.parametrize("tag", ["en", "ar"])
@pytest.mark.parametrize(("version", "code"), [("phrases/1", "SAR-LOST-ASK"), ("phrases/0", "X")])
def test_what_the_catalogue_lacks_is_shown_untranslated_and_says_so(
    tag: str, version: str, code: str
) -> None:
    shown = render(Phrase(version, code, LOST.parameters), tag)
    assert (shown.known, shown.reviewed, shown.marker) == (False, False, "")
    assert shown.mark == catalogue().languages[tag].not_in_catalogue
    plain = shown.text.replace("\u2068", "").replace("\u2069", "")
    assert plain == (
        f"{code} ({version}); callsign: RF-93610; time: 2018-09-17T19:07:00Z; "
        "position: 35.3000N 35.5300E"
    )


def test_a_value_without_a_place_in_the_sentence_stands_after_it() -> None:
    odd = Phrase(
        "phrases/0",
        "GEN-YES",
        (Parameter("until", TimeValue(1537209540000)), Parameter("x", NameValue("{until}"))),
    )
    assert render(odd, "en").text == "Yes. [until: 2018-09-17 18:39 UTC] [x: {until}]"


def test_a_value_of_the_wrong_type_is_shown_as_what_it_is() -> None:
    odd = Phrase("phrases/0", "LINK-STANDBY", (Parameter("until", NumberValue(5)),))
    assert render(odd, "fr").text.startswith("Veuillez patienter jusqu'au 5.")


def test_braces_in_a_name_fill_no_blank() -> None:
    named = compose("NTC-INTEND", {"place": NameValue("{from} {until}")})
    assert "Area named: {from} {until}. From: not known." in render(named, "en").text


def test_a_tag_is_read_by_its_first_part_and_a_strange_one_in_the_source() -> None:
    assert render(LOST, "ar-SY").tag == "ar"
    strange = render(LOST, "xx")
    assert (strange.tag, strange.text) == ("en", render(LOST, "en").text)
    assert strange.mark == "[no language 'xx' in phrases/0; shown in English]"
    both = render(Phrase("phrases/0", "X", ()), "xx")
    assert both.mark.endswith("English] [not in this catalogue: shown untranslated]")


def test_the_page_is_drawn_from_the_catalogue() -> None:
    written = PAGE.read_text(encoding="utf-8")
    assert page(written) == written
    assert MARK in written
    for code, sentence in catalogue().source.phrases.items():
        assert f"| `{code}` | " in written
        assert f"| {sentence}<br>" in written


def test_the_example_on_the_page_is_signed_and_read_so() -> None:
    text = Path("docs/spec/phrases.md").read_text(encoding="utf-8")
    example = msgspec.json.decode(text.split("```json\n")[1].split("```")[0], type=Phrase)
    assert example == LOST
    quoted = [line.removeprefix("> ") for line in text.split("\n") if line.startswith("> ")]
    assert quoted == [render(LOST, "en").line, render(LOST, "ru").line]
    assert "no phrase" not in "".join(quoted)
