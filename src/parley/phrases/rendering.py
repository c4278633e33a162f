"""A signed phrase as an officer reads it, in that officer's language.

The signed phrase has no words and no marks of direction; both arise here. Whatever a peer has
signed is shown: a rendering never fails, and never leaves out a value.
"""

import unicodedata

from msgspec import Struct

from parley.errors import UsageError
from parley.model.heights import FOOT_MM
from parley.model.instants import text_of
from parley.model.phrases import (
    DistanceValue,
    HeightValue,
    NumberValue,
    Phrase,
    PositionValue,
    TimeValue,
    Value,
)
from parley.phrases.entries import Catalogue, Direction, Entry, Language, Unit
from parley.phrases.loading import PLACEHOLDER, catalogue
from parley.phrases.writing import decimal, degrees, length_of, level_of, write_value

ISOLATE, END_OF_ISOLATE = "\u2068", "\u2069"
"""First strong isolate and its end (Unicode Standard Annex 9): what stands between them is laid
out by itself, whichever way the sentence around it runs."""

_NAUTICAL_MILE_MM = 1_852_000


class Rendered(Struct, frozen=True):
    """A phrase in words.

    Attributes:
        text: The sentence, without its marker and mark.
        marker: The word for what it is, said before it; empty where that is not known.
        tag: The language it is in.
        reviewed: Whether a native speaker has reviewed the sentence.
        known: Whether the catalogue has this code; otherwise code and values stand untranslated.
        mark: What is to be shown beside it, in its language; empty where there is nothing to say.
    """

    text: str
    marker: str
    tag: str
    direction: Direction
    reviewed: bool
    known: bool
    mark: str

    @property
    def line(self) -> str:
        """All of it, as one line: `QUESTION. How do you hear us?`"""
        marker = f"{self.marker}." if self.marker else ""
        return " ".join(part for part in (marker, self.text, self.mark) if part)


def render(phrase: Phrase, tag: str, by: Catalogue | None = None) -> Rendered:
    """The phrase in the language of this tag.

    A tag that there is no language for is shown in the source language, marked so: a safety
    message is never withheld for want of words.

    Args:
        by: Another catalogue than the one that comes with Parley.
    """
    by = by or catalogue()
    marks = []
    try:
        language = by.language(tag)
    except UsageError:
        language = by.source
        marks.append(f"[no language {tag[:20]!r} in {by.version}; shown in {language.name}]")
    entry = by.phrases.get(phrase.code) if phrase.catalogue == by.version else None
    if entry is None:
        text = _untranslated(phrase, language)
        marks.append(language.not_in_catalogue)
        reviewed = False
    else:
        text = _sentence(entry, phrase, language)
        reviewed = language.is_reviewed(entry.code)
        marks += [] if reviewed else [language.not_reviewed]
    return Rendered(
        text=text,
        marker="" if entry is None else language.markers[entry.marker],
        tag=language.tag,
        direction=language.direction,
        reviewed=reviewed,
        known=entry is not None,
        mark=" ".join(marks),
    )


def render_value(value: Value, language: Language) -> str:
    """One value in words: WGS84, UTC, both units, Western digits, isolated where need be."""
    match value:
        case PositionValue(at=at):
            return _set(f"{degrees(at)} WGS84", language)
        case TimeValue(at_ms=at_ms):
            return _set(_moment(at_ms), language)
        case HeightValue():
            return _height(value, language)
        case DistanceValue(distance_mm=distance_mm):
            number, is_far = length_of(distance_mm)
            unit = Unit.KILOMETRE if is_far else Unit.METRE
            miles = f"{distance_mm / _NAUTICAL_MILE_MM:.2f}"
            return (
                f"{_amount(number, unit, language)} "
                f"({_amount(miles, Unit.NAUTICAL_MILE, language)})"
            )
        case NumberValue(number=number):
            return _set(str(number), language)
        case _:
            return _set(write_value(value), language)


def _sentence(entry: Entry, phrase: Phrase, language: Language) -> str:
    """The sentence with its values; what it has no place for stands after it."""
    values = {one.name: render_value(one.value, language) for one in phrase.parameters}
    text = PLACEHOLDER.sub(
        lambda found: values.get(found[1], language.not_known), language.phrases[entry.code]
    )
    strangers = [one.name for one in phrase.parameters if entry.blank(one.name) is None]
    return " ".join((text, *(f"[{_set(name, language)}: {values[name]}]" for name in strangers)))


def _untranslated(phrase: Phrase, language: Language) -> str:
    named = [
        f"{_set(one.name, language)}: {_set(write_value(one.value), language)}"
        for one in phrase.parameters
    ]
    return "; ".join((_set(f"{phrase.code} ({phrase.catalogue})", language), *named))


def _moment(at_ms: int) -> str:
    """`2018-09-17 18:39 UTC`; seconds only where there are any."""
    text = text_of(at_ms).removesuffix("Z").removesuffix(":00").replace("T", " ")
    return f"{text} UTC"


def _height(value: HeightValue, language: Language) -> str:
    """`FL100, 3048 m (10000 ft) above …`: metres exactly, feet rounded to whole ones."""
    level = level_of(value)
    metres = _amount(decimal(value.height_mm, 3), Unit.METRE, language)
    feet = _amount(str(round(value.height_mm / FOOT_MM)), Unit.FOOT, language)
    before = "" if level is None else f"{_set(level, language)}, "
    return f"{before}{metres} ({feet}) {language.datums[value.datum]}"


def _amount(number: str, unit: Unit, language: Language) -> str:
    return f"{_set(number, language)} {language.units[unit]}"


def _set(text: str, language: Language) -> str:
    """The text as it stands in a sentence: set apart where directions could mix."""
    turns = any(unicodedata.bidirectional(letter) in ("R", "AL", "AN") for letter in text)
    if language.direction is Direction.RIGHT_TO_LEFT or turns:
        return f"{ISOLATE}{text}{END_OF_ISOLATE}"
    return text
