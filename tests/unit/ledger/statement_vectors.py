"""The vectors of what can be stated: one accepted for every kind, and what each refuses."""

from collections.abc import Iterator

import msgspec
from msgspec.structs import replace

from ledger_parts import START_MS, Author, filed, notice, terms
from parley.model import findings, humanitarian, phrases
from parley.model import humanitarian_statements as spared
from parley.model import line_statements as line
from parley.model import statements as said
from parley.model.heights import Band, Datum
from parley.model.instants import Interval
from parley.model.line import (
    HOUR_MS,
    MINUTE_MS,
    Desk,
    Lane,
    LineRules,
    MessageQuote,
    NoticeQuote,
    Precedence,
    Said,
    Tier,
)
from parley.model.notices import Activity, AnnexRef, Notice, Ref
from parley.model.volumes import Circle, Role, Volume, position
from vector_files import Case, case

N1, C1 = Ref("northland", "N1"), Ref("northland", "C1")
LEAF, OTHER_LEAF, COMMITMENT = "1f" * 32, "2e" * 32, "3d" * 32
NUMBERS = humanitarian.Range(50_000, 75_000)
OPEN = line.OpenMatters(2, 1, 0, 0, 1, 0, 3)
VOLUME = Volume(
    Role.ACTIVITY,
    Circle(position(33.32, 38.88), 2_000_000),
    Band(0, 300_000, Datum.MEAN_SEA_LEVEL),
    Interval(START_MS, None),
)
OVERDUE = phrases.Phrase(
    phrases.CATALOGUE,
    "EMG-OVERDUE",
    (
        phrases.Parameter("callsign", phrases.CallsignValue("NORTH 21")),
        phrases.Parameter("position", phrases.PositionValue(position(35.3, 35.53))),
        phrases.Parameter("time", phrases.TimeValue(START_MS)),
        phrases.Parameter("persons", phrases.NumberValue(15)),
    ),
)
OF_LATER = phrases.Phrase(
    "phrases/9",
    "ALL-TYPES",
    (
        phrases.Parameter("height", phrases.HeightValue(5_000_000, Datum.MEAN_SEA_LEVEL)),
        phrases.Parameter("notice", phrases.NoticeValue(N1)),
        phrases.Parameter("within", phrases.DistanceValue(27_000_000)),
        phrases.Parameter("by", phrases.NameValue("the coast station")),
    ),
)
STAND_BY = phrases.Phrase(
    phrases.CATALOGUE,
    "LINK-STANDBY",
    (phrases.Parameter("until", phrases.TimeValue(START_MS + 600_000)),),
)


def words(text: str, *quotes: NoticeQuote | MessageQuote) -> Said:
    return Said(None, text, "en", quotes)


def spared_notice(activity: Activity, details: humanitarian.Details, **changed: object) -> Notice:
    return replace(
        notice(), activity=activity, volumes=(VOLUME,), details=details, place_label="", **changed
    )


SITE = spared_notice(
    Activity.HUMANITARIAN_SITE,
    humanitarian.Site(
        name="the clinic at the border",
        category=humanitarian.SiteCategory.CLINIC,
        services=("primary care", "vaccination"),
        population=humanitarian.DatedRange(NUMBERS, START_MS, "an estimate of the organisation"),
        marking_daylight="red crescent, 4 m, on the roof",
        marking_thermal="",
        contact_annex=COMMITMENT,
        valid_until_ms=START_MS + 30 * 24 * HOUR_MS,
        coarse_mm=2_000_000,
    ),
    annexes=(AnnexRef("contact", "text/plain", 40, COMMITMENT, ("southland",)),),
)
MOVEMENT = spared_notice(
    Activity.HUMANITARIAN_MOVEMENT,
    humanitarian.Movement(
        purpose="relocation",
        origin="the camp",
        destination="the northern valley",
        vehicles=None,
        markings="white flags",
        people=(
            humanitarian.People(humanitarian.PeopleKind.CIVILIANS, NUMBERS),
            humanitarian.People(humanitarian.PeopleKind.FIGHTERS_LEAVING, None),
        ),
        guarantor="southland",
        check_ins=(
            humanitarian.CheckIn("the bridge", position(33.4, 38.9), START_MS + HOUR_MS),
            humanitarian.CheckIn("", None, START_MS + 2 * HOUR_MS),
        ),
    ),
)
CROSSING = spared_notice(
    Activity.CROSSING_POINT,
    humanitarian.Crossing("the bridge", "northland", "southland", "people and goods"),
)
GATHERING = spared_notice(
    Activity.GATHERING, humanitarian.Gathering("northland", humanitarian.Range(500, 2_000))
)
AGREED = replace(
    terms(),
    desks=(
        Desk("northland", "operations", Tier.DUTY_OFFICER, (Lane.AIR, Lane.MARITIME)),
        Desk("southland", "duty", Tier.DUTY_OFFICER, tuple(Lane)),
        Desk("southland", "minister's office", Tier.MINISTER, (Lane.POLITICAL,)),
    ),
    line=replace(LineRules(), test_every_ms=12 * HOUR_MS),
)
SIDE = findings.Side(N1, findings.Source.ANNOUNCED, "activity", 0)
CONFLICT = findings.Conflict(
    SIDE,
    replace(SIDE, subject=Ref("southland", "F1")),
    findings.Finding(
        findings.Verdict.CONFLICT,
        findings.Reason.OVERLAP,
        START_MS,
        None,
        position(33.3, 38.8),
        0,
        0,
    ),
)

STATED: dict[str, tuple[str, said.Payload]] = {
    "agreement": ("the terms of an agreement, with desks and a cadence of tests", AGREED),
    "site": ("a site to be spared, its contact in an annex", said.NoticeFiled(SITE, ())),
    "movement": ("civilians and fighters move together", said.NoticeFiled(MOVEMENT, ())),
    "crossing": ("a crossing, whose state each party states", said.NoticeFiled(CROSSING, ())),
    "gathering": ("a gathering, by its organiser", said.NoticeFiled(GATHERING, (0,))),
    "amended": ("a later version", said.NoticeAmended(N1, LEAF, notice(), ())),
    "begun": ("the activity has begun", said.NoticeBegun(N1, "")),
    "ended": ("the activity is over", said.NoticeEnded(N1, "the aircraft is down")),
    "cancelled": ("it will not take place", said.NoticeCancelled(N1, "")),
    "assessed": (
        "one conflict found, an hour late",
        said.NoticeAssessed(N1, LEAF, "engine/0", HOUR_MS, 1, (CONFLICT,)),
    ),
    "read-back": ("what was understood, drawn", said.NoticeReadBack(N1, LEAF, (VOLUME,), "")),
    "entered": ("entered where operations are run", said.NoticeEntered(N1, LEAF)),
    "passed": ("passed to two units", said.NoticePassed(N1, LEAF, ("tower", "coast battery"))),
    "unit": (
        "a unit acknowledges by its code",
        said.NoticeUnitAcknowledged(N1, LEAF, "tower", said.Means.CODE, "understood"),
    ),
    "relayed": (
        "the coarse words were passed on",
        said.NoticeRelayed(
            N1, LEAF, "islet", said.RelayStage.PASSED, "the northern valley", "by telephone"
        ),
    ),
    "concern": (
        "what is seen, drawn",
        said.ConcernRaised(N1, "we see this", (VOLUME,), ("northland",)),
    ),
    "concern-answered": ("an answer", said.ConcernAnswered(Ref("southland", "C1"), "we look")),
    "alert": (
        "a node's own alarm",
        said.AlertRaised(
            said.AlertCause.CHECK_IN_OVERDUE, N1, LEAF, None, None, START_MS, "not heard of"
        ),
    ),
    "report": (
        "what others published",
        said.ReportCited("an agency", "17 September", "a ministry", said.Grade.NAMED, None, "", ""),
    ),
    "call": (
        "an emergency: a phrase and its values",
        line.CallOpened(
            Lane.AIR, Tier.DUTY_OFFICER, Precedence.FLASH, ("southland",), "overdue",
            Said(OVERDUE, "", "", ()),
        ),
    ),
    "call-of-later": (
        "a phrase of a catalogue to come: what is signed is understood, the code is not",
        line.CallOpened(
            Lane.AIR,
            Tier.STAFF,
            Precedence.ROUTINE,
            (),
            "",
            Said(OF_LATER, "", "", ()),
        ),
    ),
    "said": (
        "words that quote a volume of a notice, and a message, and so acknowledge that message",
        line.CallSaid(
            C1, Precedence.ROUTINE,
            words("we read both", NoticeQuote(N1, LEAF, 0), MessageQuote(OTHER_LEAF)),
        ),
    ),
    "seen": ("a person has two messages before them", line.CallSeen(C1, (LEAF, OTHER_LEAF))),
    "acknowledged": ("in words", line.CallAcknowledged(C1, LEAF, words("we understand"))),
    "stand-by": (
        "patience until a moment is asked for; nothing is acknowledged",
        line.CallAcknowledged(C1, LEAF, Said(STAND_BY, "", "", ())),
    ),
    "closed": ("one party considers the call over", line.CallClosed(C1, "")),
    "escalated": (
        "the next desk was rung",
        line.LineEscalated(
            "call/northland/C1", LEAF, "southland", 1, "staff", Tier.STAFF, START_MS, "rung"
        ),
    ),
    "tested": (
        "the right answer is P7K4, 95 minutes later",
        line.LineTested(Lane.GROUND, (), "4K7P", START_MS, 95),
    ),
    "answered": (
        "the answer to a line test",
        line.LineAnswered(Ref("northland", "T1"), "P7K4", START_MS + 95 * MINUTE_MS, ""),
    ),
    "declared": (
        "a lane is declared suspended",
        line.LineDeclared(Lane.POLITICAL, line.LineState.SUSPENDED, START_MS, ""),
    ),
    "duty": (
        "a watch is handed over, with what is open",
        line.DutyChanged(
            "operations", line.DutyChange.HANDED_OVER, "duty officer 1", "duty officer 2",
            ("en", "ar"), START_MS + 8 * HOUR_MS, OPEN, "",
        ),
    ),
    "roster": (
        "who is to have the watch",
        line.DutyRostered((
            line.RosteredWatch(
                "operations", "duty officer 3",
                Interval(START_MS, START_MS + 8 * HOUR_MS), ("fr",),
            ),
        )),
    ),
    "query": (
        "explain this activity, within 48 hours",
        line.QueryAsked("southland", N1, tuple(line.QueryField), START_MS + 48 * HOUR_MS, ""),
    ),
    "query-answered": (
        "a partial answer: what is null is not answered",
        line.QueryAnswered(Ref("northland", "Q1"), "training", None, START_MS, None, None, ""),
    ),
    "reconfirmed": ("it still stands", spared.SiteReconfirmed(N1, LEAF, START_MS, "seen today")),
    "site-changed": (
        "closed without a reason, and what the loss of access did",
        spared.SiteChanged(
            N1, "primary care", spared.ServiceState.CLOSED, START_MS, None,
            spared.Harm("transfers stopped", None, humanitarian.Range(3, 3), None),
        ),
    ),
    "deviated": (
        "a movement goes elsewhere, drawn",
        spared.MovementReported(
            N1, spared.MovementReport.DEVIATED, None, None, (VOLUME,), "the bridge is out"
        ),
    ),
    "delayed": (
        "for how long is not known",
        spared.MovementReported(N1, spared.MovementReport.DELAYED, 0, None, (), ""),
    ),
    "crossing-changed": (
        "what one party states of a crossing",
        spared.CrossingChanged(N1, humanitarian.CrossingState.RESTRICTED, START_MS, None),
    ),
    "disclosed": (
        "an annex was given to somebody off the line",
        spared.Disclosed(N1, COMMITMENT, "a ministry", "by hand", ""),
    ),
}  # fmt: skip
"""One statement of every kind, or more, by the name of its vector; and why it is there."""

_MATERIAL = b'"NORTH 21"'
REFUSED: tuple[tuple[str, str, str, bytes, bytes], ...] = (
    ("agreement-desk-of-nobody", "a desk of a party outside the agreement", "agreement",
     b'"operations","party":"northland"', b'"operations","party":"islet"'),
    ("agreement-desk-twice", "two desks of a party by one name, but for its case", "agreement",
     b"\"minister's office\"", b'"DUTY"'),
    ("agreement-timers", "no timer for a flash message", "agreement",
     b',{"acknowledge_within_ms":60000,"next_after_ms":60000,"precedence":"flash","rounds":3}',
     b""),
    ("agreement-without-desks", "the desks left out: every field is spelled", "agreement",
     b'"desks":' + msgspec.json.encode(AGREED.desks, order="sorted") + b",", b""),
    ("agreement-endless-rounds", "desks that ring for ever", "agreement",
     b'"rounds":3', b'"rounds":11'),
    ("site-other-activity", "details of a site in the notice of a flight", "site",
     b'"humanitarian-site"', b'"flight"'),
    ("site-contact-missing", "a contact in no annex of the notice", "site",
     b'"contact_annex":"3d', b'"contact_annex":"4d'),
    ("site-range-turned", "a range from high to low", "site", b'"low":50000', b'"low":80000'),
    ("movement-check-ins-unsorted", "a check-in due before the one before it", "movement",
     b'"due_ms":1600007200000', b'"due_ms":1600000000001'),
    ("movement-people-twice", "one kind of people named twice", "movement",
     b'"fighters-leaving-under-an-agreement"', b'"civilians"'),
    ("crossing-other-details", "details whose tag is not known", "crossing",
     b'"about":"crossing"', b'"about":"border"'),
    ("gathering-with-reason", "a gathering is registered without a reason", "gathering",
     b'"remarks":""', b'"remarks":"a protest"'),
    ("gathering-of-nobody", "a gathering without its organiser", "gathering",
     b'{"about":"gathering","organiser":"northland","people":{"high":2000,"low":500}}', b"null"),
    ("passed-to-nobody", "passed to no unit", "passed", b'["tower","coast battery"]', b"[]"),
    ("passed-twice", "one unit named twice, but for its case", "passed",
     b'"coast battery"', b'"TOWER"'),
    ("unit-means", "by a means that does not exist", "unit",
     b'"single-use-code"', b'"telephone"'),
    ("alert-cause", "a cause that does not exist", "alert",
     b'"check-in-overdue"', b'"late"'),
    ("call-lane", "a lane that does not exist", "call", b'"lane":"air"', b'"lane":"sea"'),
    ("call-addressee-twice", "an addressee named twice", "call",
     b'["southland"]', b'["southland","southland"]'),
    ("call-parameter-twice", "a parameter of a phrase given twice", "call",
     b'"name":"persons"', b'"name":"time"'),
    ("call-blank-callsign", "a callsign that says nothing", "call", _MATERIAL, b'" "'),
    ("call-value-untyped", "a value without its type", "call",
     b'{"number":15,"type":"number"}', b'{"number":15}'),
    ("said-nothing", "neither a phrase nor words", "said", b'"we read both"', b'" "'),
    ("said-short-leaf", "a message named by half of its leaf hash", "said",
     b'"2e' + b"2e" * 31, b'"2e' + b"2e" * 15),
    ("said-language", "a language that is no tag", "said", b'"en"', b'"English please"'),
    ("seen-none", "an empty list of messages", "seen",
     f'["{LEAF}","{OTHER_LEAF}"]'.encode(), b"[]"),
    ("acknowledged-all", "no single message acknowledged", "acknowledged",
     f'"{LEAF}"'.encode(), b"null"),
    ("closed-control", "a control character in the words", "closed",
     b'"words":""', b'"words":"\\u0007"'),
    ("escalated-step", "step 0: that is the arrival, which nobody states", "escalated",
     b'"step":1', b'"step":0'),
    ("tested-no-minutes", "a test that an echo answers", "tested",
     b'"minutes":95', b'"minutes":0'),
    ("answered-past-9999", "a time past the year 9999", "answered",
     b'"at_ms":1600005700000', b'"at_ms":253402300800000'),
    ("declared-state", "a state that does not exist", "declared",
     b'"suspended"', b'"broken"'),
    ("duty-to-nobody", "a handover to nobody", "duty", b'"to":"duty officer 2"', b'"to":""'),
    ("duty-taken-from", "a watch taken, and handed to somebody", "duty",
     b'"handed-over"', b'"taken"'),
    ("duty-counts", "a count below 0", "duty", b'"conflicts":0', b'"conflicts":-1'),
    ("roster-nobody", "a watch of nobody", "roster", b'"duty officer 3"', b'""'),
    ("query-field-twice", "one field asked for twice", "query", b'"place"', b'"objective"'),
    ("query-about-nothing", "about no notice, and no words", "query",
     b'{"party":"northland","ref":"N1"}', b"null"),
    ("query-answered-nothing", "an answer that says nothing", "query-answered",
     b'"ends_ms":1600000000000,"equipment":null,"objective":"training"',
     b'"ends_ms":null,"equipment":null,"objective":" "'),
    ("reconfirmed-short", "a version that is no leaf hash", "reconfirmed",
     f'"{LEAF}"'.encode(), b'"1f"'),
    ("site-changed-service", "no service named", "site-changed", b'"primary care"', b'""'),
    ("site-changed-harm", "a harm that says nothing", "site-changed",
     b'"deaths":{"high":3,"low":3},"people":null,"words":"transfers stopped"',
     b'"deaths":null,"people":null,"words":""'),
    ("deviated-point", "a check-in before the first", "delayed", b'"point":0', b'"point":-1'),
    ("crossing-changed-state", "a state that does not exist", "crossing-changed",
     b'"restricted"', b'"half-open"'),
    ("disclosed-to-nobody", "told to nobody", "disclosed", b'"a ministry"', b'" "'),
)  # fmt: skip
"""By name: why it is refused, which statement it is made of, and what of its bytes is changed."""


def statement_cases() -> Iterator[Case]:
    """Every vector of the folder `statement`."""
    yield from _spellings()
    for name, (comment, payload) in STATED.items():
        yield case(
            f"accept-{name}", comment, said.spell(payload), "json",
            kind=said.KIND_OF[type(payload)],
        )  # fmt: skip
    for name, comment, of, old, new in REFUSED:
        payload = STATED[of][1]
        good = said.spell(payload)
        assert good.count(old) >= 1, (name, good)
        yield case(
            f"refuse-{name}", comment, good.replace(old, new, 1), "json", "MalformedStatement",
            kind=said.KIND_OF[type(payload)],
        )  # fmt: skip


def _spellings() -> Iterator[Case]:
    """What a spelling may be, whatever the kind."""
    good = filed()
    yield case("accept-filed", "a notice put on record", good, "json", kind="notice.filed/0")
    decomposed = good.replace(b"northern", "nørthern cafe\u0301".encode())
    yield case(
        "accept-decomposed", "text is kept as it was typed: NFC is not asked for",
        decomposed, "json", kind="notice.filed/0",
    )  # fmt: skip
    yield case(
        "accept-founded", "the terms of an agreement",
        Author("northland", terms()).terms, "json", kind="agreement.founded/0",
    )  # fmt: skip
    start = b'"start_ms":%d' % (START_MS + 3_600_000)
    for name, comment, raw in (
        ("duplicate-key", "the same key twice; parsers disagree on which one counts",
         good.replace(start, start + b',"start_ms":5')),
        ("duplicate-same", "the same key twice with the same value",
         good.replace(start, start + b"," + start)),
        ("float", "a whole number spelled as a float", good.replace(start, start + b".0")),
        ("exponent", "a number with an exponent", good.replace(start, b'"start_ms":1e3')),
        ("negative-zero", "minus zero", good.replace(start, b'"start_ms":-0')),
        ("leading-zero", "a number with a leading zero", good.replace(start, b'"start_ms":05')),
        ("huge", "an integer of 40 digits", good.replace(start, b'"start_ms":1' + b"0" * 39)),
        ("past-9999", "a moment past the year 9999",
         good.replace(start, b'"start_ms":253402300800000')),
        ("space", "a space after a colon", good.replace(b'"emergency":', b'"emergency": ')),
        ("newline", "a newline at the end", good + b"\n"),
        ("unsorted", "keys not in order",
         b'{"widened":[],' + good[1:].replace(b',"widened":[]', b"")),
        ("unknown-field", "a field that is not of the kind",
         good.replace(b'"emergency"', b'"colour":1,"emergency"')),
        ("missing-field", "a field left out", good.replace(b'"remarks":"",', b"")),
        ("null", "null where a text belongs", good.replace(b'"remarks":""', b'"remarks":null')),
        ("text-number", "a number in quotes", good.replace(start, b'"start_ms":"5"')),
        ("true-number", "true for 1", good.replace(start, b'"start_ms":true')),
        ("escape", "a letter spelled as an escape", good.replace(b"northern", b"\\u006eorthern")),
        ("escaped-slash", "a slash that needs no escape",
         good.replace(b"northern", b"northern\\/")),
        ("upper-case-activity", "an activity that does not exist",
         good.replace(b'"flight"', b'"FLIGHT"')),
        ("control", "a control character in a text", good.replace(b"northern", b"\\u0007")),
        ("surrogate", "half of a surrogate pair", good.replace(b"northern", b"\\ud800")),
        ("ends-first", "a period that ends before it starts",
         good.replace(start, b'"start_ms":%d' % (START_MS + 9_000_000))),
        ("array", "not an object", b"[]"),
        ("empty", "nothing", b""),
        ("deep", "arrays without end", b'{"notice":' + b"[" * 2_000),
    ):  # fmt: skip
        yield case(
            f"refuse-{name}", comment, raw, "json", "MalformedStatement", kind="notice.filed/0"
        )
    yield case(
        "refuse-unknown-kind", "a kind that this version does not know",
        good, "json", "MalformedStatement", kind="notice.filed/9",
    )  # fmt: skip
