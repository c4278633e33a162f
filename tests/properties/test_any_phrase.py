"""Every phrase with any values, in every language; every value typed and read again."""

import re
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley import limits
from parley.errors import UsageError
from parley.model.heights import Datum
from parley.model.notices import Ref
from parley.model.phrases import (
    CallsignValue,
    DistanceValue,
    HeightValue,
    NameValue,
    NoticeValue,
    NumberValue,
    Parameter,
    Phrase,
    PositionValue,
    TimeValue,
    Value,
)
from parley.model.volumes import DEGREE_E7, Position
from parley.phrases import (
    FORMS,
    Direction,
    Entry,
    ValueType,
    catalogue,
    compose,
    fault_of,
    read_value,
    render,
    render_value,
    write_value,
)

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

words = (
    st.text(alphabet="ABC xyz-019 אבג جحخ Жё é{}[]().", min_size=1, max_size=20)
    .map(str.strip)
    .filter(bool)
)
values: dict[ValueType, st.SearchStrategy[Value]] = {
    ValueType.POSITION: st.builds(
        PositionValue,
        st.builds(
            Position,
            st.integers(-90 * DEGREE_E7, 90 * DEGREE_E7),
            st.integers(-180 * DEGREE_E7, 180 * DEGREE_E7),
        ),
    ),
    ValueType.TIME: st.builds(TimeValue, st.integers(0, limits.MAX_INSTANT_MS)),
    ValueType.HEIGHT: st.builds(
        HeightValue,
        st.integers(limits.MIN_HEIGHT_MM, limits.MAX_HEIGHT_MM)
        | st.integers(0, 600).map(lambda level: level * 30_480),
        st.sampled_from(Datum),
    ),
    ValueType.DISTANCE: st.builds(DistanceValue, st.integers(0, 20_100_000_000)),
    ValueType.CALLSIGN: st.builds(CallsignValue, words),
    ValueType.NOTICE: st.builds(
        NoticeValue, st.builds(Ref, st.sampled_from(("israel", "a-2")), st.just("N1"))
    ),
    ValueType.NUMBER: st.builds(NumberValue, st.integers(0, 1_000_000_000)),
    ValueType.NAME: st.builds(NameValue, words),
}
any_value = st.one_of(*values.values())


@st.composite
def own(draw: st.DrawFn, entry: Entry) -> Phrase:
    """A phrase that an officer may say: all that is needed and some of the rest."""
    given_values = {
        blank.name: draw(values[blank.type])
        for blank in entry.parameters
        if blank.required or draw(st.booleans())
    }
    return compose(entry.code, given_values)


names = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._-]{0,12}", fullmatch=True)
received = st.builds(
    Phrase,
    st.sampled_from(("phrases/0", "phrases/1", "أب")),
    st.sampled_from(sorted(catalogue().phrases)) | names,
    st.lists(
        st.builds(Parameter, st.sampled_from(("until", "name", "position", "x")), any_value),
        max_size=4,
        unique_by=lambda one: one.name,
    ).map(tuple),
)


def visible(value: Value) -> list[str]:
    """What must be legible of a value, worked out in another way than the rendering does."""
    match value:
        case PositionValue(at=at):
            parts = (Decimal(abs(part)).scaleb(-7) for part in (at.lat_e7, at.lon_e7))
            marks = ["S" if at.lat_e7 < 0 else "N", "W" if at.lon_e7 < 0 else "E", "WGS84"]
            return [f"{part:.7f}".rstrip("0") for part in parts] + marks
        case TimeValue(at_ms=at_ms):
            moment = EPOCH + timedelta(milliseconds=at_ms)
            return [moment.strftime("%Y-%m-%d %H:%M").rjust(16, "0"), "UTC"]
        case HeightValue(height_mm=height_mm):
            return [f"{Decimal(height_mm).scaleb(-3):.3f}".rstrip("0").rstrip(".")]
        case DistanceValue(distance_mm=distance_mm):
            return [f"{Decimal(distance_mm) / 1_852_000:.2f}"]
        case CallsignValue(callsign=text) | NameValue(name=text):
            return [text]
        case NoticeValue(of=of):
            return [f"{of.party}/{of.ref}"]
        case NumberValue(number=number):
            return [str(number)]


def isolates_are_whole(text: str) -> bool:
    """Each isolate ends, and none lies in another."""
    marks = re.sub(r"[^\u2068\u2069]", "", text)
    return re.fullmatch(r"(\u2068\u2069)*", marks) is not None


@pytest.mark.parametrize("code", sorted(catalogue().phrases))
def test_every_phrase_renders_in_every_language_with_every_value(code: str) -> None:
    by = catalogue()
    entry = by.phrases[code]

    @given(own(entry))
    def every_language(phrase: Phrase) -> None:
        assert fault_of(phrase) is None
        for language in by.languages.values():
            shown = render(phrase, language.tag)
            assert shown.known
            assert shown.marker == language.markers[entry.marker]
            assert isolates_are_whole(shown.text)
            # Every second part of the sentence is the name of a blank.
            parts = re.split(r"\{([a-z]+)\}", language.phrases[code])
            for place in range(1, len(parts), 2):
                value = phrase.value(parts[place])
                parts[place] = language.not_known
                if value is not None:
                    parts[place] = render_value(value, language)
                    for legible in visible(value):
                        assert legible in parts[place]
            assert shown.text == "".join(parts)
            if language.direction is Direction.RIGHT_TO_LEFT:
                outside = re.sub(r"\u2068[^\u2069]*\u2069", "", shown.text)
                kept = "".join((language.phrases[code], *language.datums.values()))
                assert set(re.findall(r"[A-Za-z0-9]+", outside)) <= set(
                    re.findall(r"[A-Za-z0-9]+", re.sub(r"\{[a-z]+\}", "", kept))
                )

    every_language()


@given(received, st.sampled_from(("en", "ru", "he", "ar", "fr", "fr-CA", "xx", "")))
def test_whatever_was_signed_is_shown(phrase: Phrase, tag: str) -> None:
    by = catalogue()
    shown = render(phrase, tag)
    assert shown.known == (phrase.catalogue == by.version and phrase.code in by.phrases)
    assert isolates_are_whole(shown.line)
    if not shown.known:
        assert shown.mark
        assert phrase.code in shown.text
        assert phrase.catalogue in shown.text
    for parameter in phrase.parameters:
        value = parameter.value
        piece = render_value(value, by.languages[shown.tag]) if shown.known else write_value(value)
        assert piece in shown.text


@given(any_value)
def test_a_value_typed_is_the_value_read(value: Value) -> None:
    assert read_value(ValueType.of(value), write_value(value)) == value


@given(values[ValueType.POSITION] | values[ValueType.TIME])
def test_places_and_times_are_read_as_they_are_shown(value: Value) -> None:
    shown = render_value(value, catalogue().languages["en"])
    assert read_value(ValueType.of(value), shown) == value


@given(
    st.integers(0, 89),
    st.integers(0, 179),
    *(st.integers(0, 59) for _ in range(4)),
    st.sampled_from("NS"),
    st.sampled_from("EW"),
)
def test_degrees_minutes_and_seconds_in_three_spellings(
    lat: int, lon: int, m: int, n: int, s: int, t: int, ns: str, ew: str
) -> None:
    wanted = PositionValue(
        Position(
            round(Fraction(lat * 3600 + m * 60 + s, 3600) * DEGREE_E7) * (-1 if ns == "S" else 1),
            round(Fraction(lon * 3600 + n * 60 + t, 3600) * DEGREE_E7) * (-1 if ew == "W" else 1),
        )
    )
    for text in (
        f"{lat:02}{m:02}{s:02}{ns}{lon:03}{n:02}{t:02}{ew}",
        f"{lat}°{m}'{s}\"{ns} {lon}°{n}'{t}\"{ew}",
        f"{ew}{lon}° {n}′ {t}″, {ns}{lat}° {m}′ {s}″",
    ):
        assert read_value("position", text) == wanted


@given(st.sampled_from(ValueType), st.text(max_size=60))
def test_any_text_is_read_or_refused_in_words(kind: ValueType, text: str) -> None:
    try:
        value = read_value(kind, text)
    except UsageError as refused:
        told = str(refused)
    else:
        told = f"give {FORMS[kind]}"
        assert read_value(kind, write_value(value)) == value
    assert told.endswith(f"give {FORMS[kind]}")
