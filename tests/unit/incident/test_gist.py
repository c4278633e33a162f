"""Statements told in a line: what is not known is said so, and a phrase keeps its code."""

import pytest

from parley.incident.verify.gist import addressees_of, gist_of, sentence_of
from parley.model.heights import Datum
from parley.model.humanitarian import Range
from parley.model.humanitarian_statements import Harm, ServiceState, SiteChanged
from parley.model.instants import instant_of
from parley.model.line import Lane, Precedence, Said, Tier
from parley.model.line_statements import (
    CallAcknowledged,
    CallOpened,
    CallSeen,
    LineEscalated,
    QueryAnswered,
)
from parley.model.notices import Ref
from parley.model.phrases import (
    CATALOGUE,
    CallsignValue,
    HeightValue,
    NoticeValue,
    Parameter,
    Phrase,
    PositionValue,
    TimeValue,
)
from parley.model.statements import Means, NoticeUnitAcknowledged, Payload
from parley.model.volumes import position

AT = instant_of("2018-09-17T19:07:00Z")
LEAF = "ab" * 32
LOST = Phrase(
    CATALOGUE,
    "SAR-LOST-ASK",
    (
        Parameter("callsign", CallsignValue("Il-20")),
        Parameter("time", TimeValue(AT)),
        Parameter("position", PositionValue(position(35.30, -35.53))),
    ),
)


@pytest.mark.parametrize(
    ("stated", "line"),
    [
        (
            CallOpened(
                Lane.AIR,
                Tier.DUTY_OFFICER,
                Precedence.FLASH,
                ("israel",),
                "",
                Said(LOST, "answer at any desk", "en", ()),
            ),
            (
                "calls (air, duty-officer, flash): SAR-LOST-ASK callsign=“Il-20” "
                "time=2018-09-17T19:07:00Z position=35.3000N,35.5300W “answer at any desk”"
            ),
        ),
        (CallSeen(Ref("russia", "K1"), (LEAF,)), "has 1 message before a person's eyes"),
        (
            CallAcknowledged(Ref("russia", "K1"), LEAF, Said(None, "read\nand heard", "", ())),
            "to message abababab: “read and heard”",
        ),
        (
            LineEscalated(
                "call/russia/K1", LEAF, "israel", 2, "staff desk", Tier.STAFF, AT, "words"
            ),
            (
                "its node rang staff desk (staff): israel had not answered by 2018-09-17T19:07:00Z"
                ", step 2"
            ),
        ),
        (
            SiteChanged(
                Ref("relief", "S1"),
                "clinic",
                ServiceState.CLOSED,
                None,
                None,
                Harm("as reported", Range(59_000, 60_000), Range(3, 3), None),
            ),
            (
                "clinic: closed, since when is not stated, no reason given; harm, undated: as "
                "reported; people 59,000 to 60,000; deaths 3"
            ),
        ),
        (
            QueryAnswered(Ref("russia", "Q1"), "relief", None, AT, None, None, ""),
            (
                "answers: objective: relief; place: not answered; end: 2018-09-17T19:07:00Z; "
                "units: not answered; equipment: not answered."
            ),
        ),
        (
            NoticeUnitAcknowledged(Ref("israel", "N1"), LEAF, "tower", Means.CODE, ""),
            "tower has acknowledged it (single use code).",
        ),
    ],
)
def test_a_statement_in_a_line(stated: Payload, line: str) -> None:
    assert sentence_of(stated) == line


def test_values_keep_their_units_and_datum() -> None:
    phrase = Phrase(
        CATALOGUE,
        "AIR-OWN",
        (
            Parameter("height", HeightValue(5_000_500, Datum.MEAN_SEA_LEVEL)),
            Parameter("notice", NoticeValue(Ref("russia", "F1"))),
        ),
    )
    stated = CallAcknowledged(Ref("russia", "K1"), LEAF, Said(phrase, "", "", ()))
    assert sentence_of(stated) == (
        "to message abababab: AIR-OWN height=5000.5m(mean-sea-level) notice=russia/F1"
    )


def test_a_gist_is_cut_and_a_sentence_is_whole() -> None:
    stated = CallAcknowledged(Ref("russia", "K1"), LEAF, Said(None, "word " * 100, "", ()))
    assert len(gist_of(stated)) == 160
    assert gist_of(stated).endswith("…")
    assert sentence_of(stated).count("word") == 100


def test_who_is_called_is_an_addressee() -> None:
    said = Said(LOST, "", "", ())
    stated = CallOpened(Lane.AIR, Tier.STAFF, Precedence.FLASH, ("israel", "un"), "", said)
    assert addressees_of(stated) == ("israel", "un")
