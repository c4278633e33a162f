"""From delivery to the last unit: NOT CONFIRMED until then, and whose rung is missing."""

import msgspec
import pytest

from line_parts import Line, at, circle, flight, notice, vague
from parley.model.instants import Interval
from parley.model.notices import Ref
from parley.model.statements import RelayStage
from parley.model.volumes import Circle, Polygon, position
from parley.picture.ladder import Rung
from parley.turn.commands import (
    AcknowledgeByUnit,
    AmendNotice,
    EnterNotice,
    FileNotice,
    PassNotice,
    ReadBack,
    RelayNotice,
)
from parley.turn.effects import Outcome
from parley.turn.refusal import Fault, Refusal

N1 = Ref("israel", "N1")
DRAWN = circle(35.53, 35.78, 25, "18:40", "18:51")


@pytest.fixture
def line() -> Line:
    made = Line()
    made.found()
    whole = Interval(at("18:40"), at("18:51"))
    filed = notice(DRAWN, period=whole, addressees=("russia",), relay_scope="Latakia coast")
    made.says("israel", FileNotice("N1", filed), "17:39")
    return made


def leaf(line: Line) -> str:
    return line.sees("russia", N1).current.leaf


def climb(line: Line) -> None:
    version = leaf(line)
    line.says("russia", ReadBack(N1, version, (DRAWN,)), "17:44")
    line.says("russia", EnterNotice(N1, version))
    line.says("russia", PassNotice(N1, version, ("tower",)))
    line.says("russia", AcknowledgeByUnit(N1, version, "tower"))


def missing(line: Line, home: str = "israel") -> tuple[Rung, ...]:
    (ladder,) = line.sees(home, N1).ladders
    return ladder.missing


def test_delivery_is_a_cosignature_and_needs_no_person(line: Line) -> None:
    assert missing(line) == tuple(Rung)[1:]
    cover = line.situation("israel").logs["israel"].first_cover("russia", 1)
    assert cover is not None
    assert cover.time_s * 1000 == at("17:39")


def test_not_delivered_while_the_link_is_cut() -> None:
    made = Line()
    made.found()
    made.cut = {"russia"}
    made.says("israel", FileNotice("N1", vague()), "18:39")
    assert missing(made) == tuple(Rung)
    made.cut = set()
    made.settle()
    assert missing(made) == tuple(Rung)[1:]


def test_confirmed_only_at_the_last_rung_and_at_every_node(line: Line) -> None:
    version = leaf(line)
    line.says("russia", ReadBack(N1, version, (DRAWN,)), "17:44")
    line.says("russia", EnterNotice(N1, version))
    line.says("russia", PassNotice(N1, version, ("tower",)))
    assert not line.sees("israel", N1).confirmed
    line.says("russia", AcknowledgeByUnit(N1, version, "tower"))
    assert all(line.sees(home, N1).confirmed for home in line.nodes)


def test_a_skipped_rung_is_missing_though_the_last_was_stated(line: Line) -> None:
    version = leaf(line)
    line.says("russia", AcknowledgeByUnit(N1, version, "tower"), "17:44")
    assert missing(line) == (Rung.READ_BACK, Rung.ENTERED, Rung.PASSED)
    assert not line.sees("israel", N1).confirmed


def test_a_read_back_that_differs_says_what_differs_and_does_not_count(line: Line) -> None:
    off = msgspec.structs.replace(DRAWN, shape=Circle(position(35.61, 35.78), 25_000_000))
    assert isinstance(line.says("russia", ReadBack(N1, leaf(line), (off,)), "17:44"), Outcome)
    (ladder,) = line.sees("israel", N1).ladders
    assert Rung.READ_BACK in ladder.missing
    assert ladder.read_back_differs[0].startswith("volume 1: place differs by up to ")
    line.says("russia", ReadBack(N1, leaf(line), (DRAWN,)))
    assert Rung.READ_BACK not in missing(line)
    # A later wrong one undoes it: the last word is what the other officer now believes.
    line.says("russia", ReadBack(N1, leaf(line), (off,)))
    assert Rung.READ_BACK in missing(line)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"interval": Interval(at("18:42"), at("18:51"))}, "start"),
        ({"interval": Interval(at("18:40"), None)}, "end not known"),
        ({"band": msgspec.structs.replace(DRAWN.band, ceiling_mm=5_000_000)}, "ceiling"),
        ({"role": "recall"}, "role"),
    ],
)
def test_every_part_is_compared(line: Line, change: dict[str, object], says: str) -> None:
    heard = msgspec.convert(
        {**msgspec.to_builtins(DRAWN), **msgspec.to_builtins(change)}, type(DRAWN)
    )
    line.says("russia", ReadBack(N1, leaf(line), (heard,)), "17:44")
    (ladder,) = line.sees("israel", N1).ladders
    assert says in ladder.read_back_differs[0]


def test_a_drawn_notice_is_not_read_back_in_words_alone(line: Line) -> None:
    line.says("russia", ReadBack(N1, leaf(line), (), "off Latakia, 18:40"), "17:44")
    assert Rung.READ_BACK in missing(line)


def test_a_vague_notice_is_read_back_in_its_words() -> None:
    made = Line()
    made.found()
    made.says("israel", FileNotice("N1", vague()), "18:39")
    made.says("russia", ReadBack(N1, leaf(made), (), "  NORTH  syria "), "18:41")
    assert Rung.READ_BACK not in missing(made)


def test_an_amendment_begins_the_ladder_anew(line: Line) -> None:
    climb(line)
    moved = msgspec.structs.replace(DRAWN, shape=Circle(position(35.60, 35.78), 25_000_000))
    amended = notice(moved, period=Interval(at("18:40"), at("18:51")), addressees=("russia",))
    line.says("israel", AmendNotice(N1, amended), "17:50")
    view = line.sees("russia", N1)
    assert len(view.versions) == 2
    assert missing(line) == tuple(Rung)[1:]


def test_a_rung_of_a_version_amended_since_is_refused_with_its_remedy(line: Line) -> None:
    old = leaf(line)
    line.says("israel", AmendNotice(N1, vague()), "17:50")
    answer = line.says("russia", EnterNotice(N1, old))
    assert isinstance(answer, Refusal)
    assert answer.fault is Fault.CONFLICTING
    assert leaf(line)[:16] in answer.remedy


def test_nobody_climbs_its_own_ladder(line: Line) -> None:
    answer = line.says("israel", EnterNotice(N1, leaf(line)))
    assert isinstance(answer, Refusal)
    assert answer.fault is Fault.UNAUTHORISED


def test_a_relay_passes_on_exactly_the_scope_its_notifier_chose(line: Line) -> None:
    def relay(party: str, to: str, scope: str, stage: RelayStage) -> object:
        return line.says(party, RelayNotice(N1, leaf(line), to, stage, scope))

    name = "syria-air-defence"
    too_much = relay("russia", name, "35.53N 35.78E, 25 km", RelayStage.PASSED)
    assert isinstance(too_much, Refusal)
    assert "Latakia coast" in too_much.remedy
    not_owed = relay("observer", name, "Latakia coast", RelayStage.PASSED)
    assert isinstance(not_owed, Refusal)
    nobody = relay("russia", "somebody", "Latakia coast", RelayStage.PASSED)
    assert isinstance(nobody, Refusal)
    assert nobody.fault is Fault.UNKNOWN
    assert isinstance(relay("russia", name, "Latakia coast", RelayStage.PASSED), Outcome)
    (owed,) = line.sees("israel", N1).relays
    assert (owed.owed_by, owed.acknowledged_ms) == ("russia", None)
    assert owed.passed_ms is not None
    relay("russia", name, "latakia COAST", RelayStage.ACKNOWLEDGED)
    (owed,) = line.sees("israel", N1).relays
    assert owed.acknowledged_ms is not None


def test_a_party_owes_itself_no_relay_of_its_own_notice(line: Line) -> None:
    line.says("russia", FileNotice("F1", flight()), "17:40")
    assert line.sees("israel", Ref("russia", "F1")).relays == ()


def test_a_read_back_beyond_a_statements_size_is_refused(line: Line) -> None:
    ring = tuple(position(35 + n / 1e4, 35 + (n % 2) / 1e4) for n in range(2_000))
    large = msgspec.structs.replace(DRAWN, shape=Polygon(ring))
    size = line.situation("russia").logs["russia"].size
    answer = line.says("russia", ReadBack(N1, leaf(line), (large,) * 10))
    assert isinstance(answer, Refusal)
    assert "a statement holds" in answer.reason
    assert line.situation("russia").logs["russia"].size == size
