"""What is on record, as it is read: each in their language, and short."""

from parley.demo.parts import SaidPart
from parley.demo.words import clock, short, signed, spoken, unreviewed_mark
from parley.model.instants import instant_of
from parley.model.line import Said

LOST = SaidPart(
    phrase="SAR-LOST-ASK",
    values={"callsign": "Il-20", "time": "2018-09-17T19:07Z", "position": "35.30N,35.53E"},
)
HE = "[לא נבדק בידי דובר שפת אם]"


def said(words: str = "", language: str = "") -> Said:
    return Said(LOST.signed(), words, language, ())


def test_one_signed_phrase_is_read_in_every_language() -> None:
    assert signed(said().phrase) == (
        "SAR-LOST-ASK callsign=“Il-20” time=19:07 position=35.3000N,35.5300E"
    )
    english = spoken(said(), "en", marked=True)
    assert english.startswith("QUESTION. Our aircraft is lost from radar. Callsign: Il-20.")
    assert "Since: 19:07." in english
    assert spoken(said(), "ru", marked=False).startswith("ВОПРОС. ")
    assert spoken(said(), "he", marked=False).startswith("שאלה. ")


def test_the_mark_of_what_nobody_reviewed_is_shown_once_or_each_time() -> None:
    assert unreviewed_mark("he", {"SAR-LOST-ASK"}) == HE
    assert unreviewed_mark("en", {"SAR-LOST-ASK"}) == ""
    assert spoken(said(), "he", marked=True).endswith(HE)
    assert HE not in spoken(said(), "he", marked=False)


def test_free_words_stand_as_written_and_untranslated() -> None:
    assert spoken(said("any desk", "en"), "en", marked=True).endswith(
        "“any desk” [untranslated: en]"
    )
    bare = Said(None, "слышим", "", ())
    assert spoken(bare, "en", marked=True) == "“слышим” [untranslated: language not given]"


def test_moments_lose_their_day_and_only_empty_seconds() -> None:
    text = "from 2018-09-17T18:40:00Z to 2018-09-17T18:49:36.526Z, or 2018-09-17 19:07 UTC"
    assert short(text) == "from 18:40 to 18:49:36, or 19:07"
    assert clock(instant_of("2018-09-17T18:39:00.001Z")) == "18:39"
    assert clock(instant_of("2018-09-17T18:39:05Z")) == "18:39:05"
