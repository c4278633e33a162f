"""What is shown: previews, brackets, annexes, bundles, couriers, the exercise's clock."""

from collections.abc import Iterator

import msgspec
import pytest

import ledger_parts
import web_parts
from parley.api.roles import Role
from parley.client import Problem
from parley.errors import UsageError
from parley.incident.verify import SOUND, verify_file
from parley.ledger.bundle import read_bundle
from parley.ledger.merkle import Tree
from parley.model.heights import Band, Datum
from parley.model.notices import AnnexRef, Notice, Ref
from parley.model.statements import Grade
from parley.model.volumes import Circle, Volume, position
from parley.model.volumes import Role as For
from parley.runtime.clocks import ExerciseClock
from parley.web.answers.notices import bracket

START = ledger_parts.START_MS
MINUTE = 60_000


@pytest.fixture
def own() -> Iterator[web_parts.Line]:
    with web_parts.line(("northland",), ("southland",), clock=ExerciseClock(START)) as made:
        yield made


def drawn(radius_mm: int = 20_000_000, lon: float = 10) -> Notice:
    notice = ledger_parts.notice()
    volume = Volume(
        For.ACTIVITY,
        Circle(position(10, lon), radius_mm),
        Band(0, 1_000_000, Datum.MEAN_SEA_LEVEL),
        notice.period,
    )
    return msgspec.structs.replace(notice, volumes=(volume,))


def test_a_preview_says_what_filing_would_and_records_nothing(own: web_parts.Line) -> None:
    north, south = (own.nodes[party].client() for party in ("northland", "southland"))
    north.notice_file(own.agreement, "N1", drawn())
    own.settle()
    before = own.nodes["southland"].runtime.feed.position
    near = south.notice_preview(own.agreement, drawn(lon=10.1))
    assert [conflict.finding.verdict.value for conflict in near.conflicts] == ["conflict"]
    assert near.told == ("northland",)
    assert near.late_ms == 0
    far = south.notice_preview(own.agreement, drawn(lon=40))
    assert far.conflicts == ()
    assert [(one.subject, one.gap_mm > 0) for one in far.nearest] == [
        (Ref("northland", "N1"), True)
    ]
    assert near.nearest[0].gap_mm == 0
    vague = south.notice_preview(own.agreement, ledger_parts.notice())
    assert [conflict.finding.verdict.value for conflict in vague.conflicts] == ["unsure"]
    assert "no-geometry" in {flag.kind.value for flag in vague.flags}
    assert vague.nearest == ()
    assert own.nodes["southland"].runtime.feed.position == before
    filed = south.notice_file(own.agreement, "S1", drawn(lon=10.1))
    own.settle()
    page = south.notice_show(own.agreement, Ref(filed.party, "S1"))
    assert [one.finding for one in page.conflicts] == [one.finding for one in near.conflicts]


def test_the_past_is_shown_as_it_was(own: web_parts.Line) -> None:
    node = own.nodes["northland"]
    north, driver = node.client(), node.client(Role.DRIVER)
    of = Ref("northland", "N1")
    north.notice_file(own.agreement, of.ref, drawn())
    north.concern_raise(own.agreement, "C1", of, "I see something else", drawn(lon=11).volumes)
    driver.exercise_clock(START + MINUTE)
    north.notice_amend(own.agreement, of, drawn(lon=20))
    north.concern_raise(own.agreement, "C2", None, "later")
    driver.exercise_clock(START + 2 * MINUTE)
    north.notice_cancel(own.agreement, of, "weather")
    now, then = north.notice_show(own.agreement, of), north.notice_show(own.agreement, of, START)
    assert (now.notice.state.value, len(now.notice.versions)) == ("cancelled", 2)
    assert (then.notice.state.value, len(then.notice.versions)) == ("filed", 1)
    assert then.concerns == (Ref("northland", "C1"),)
    assert [row.state for row in north.notice_list(own.agreement, START)] == ["filed"]
    assert [row.state for row in north.notice_list(own.agreement)] == ["cancelled"]
    assert len(north.concern_list(own.agreement, START)) == 1
    assert [str(one.ref) for one in north.concern_list(own.agreement)] == [
        "northland/C2",
        "northland/C1",
    ]
    with pytest.raises(Problem, match="no notice"):
        north.notice_show(own.agreement, of, START - 1)
    with pytest.raises(Problem, match="no concern"):
        north.concern_show(own.agreement, Ref("northland", "C9"))


def test_concerns_are_answered_and_reports_cited_in_order(own: web_parts.Line) -> None:
    north, south = (own.nodes[party].client() for party in ("northland", "southland"))
    of = Ref("northland", "C1")
    north.concern_raise(own.agreement, "C1", None, "a fire in the valley", addressees=["southland"])
    own.settle()
    south.concern_answer(own.agreement, of, "ours, and under control")
    own.settle()
    shown = north.concern_show(own.agreement, of)
    assert [(one.party, one.words) for one in shown.answers] == [
        ("southland", "ours, and under control")
    ]
    for ref, event_ms in (("R1", 2000), ("R2", None), ("R3", 1000)):
        north.report_cite(
            own.agreement,
            ref,
            source="a newspaper",
            published="2018-09-18",
            speaker="a ministry",
            grade=Grade.NAMED,
            event_ms=event_ms,
            words="words",
        )
    assert [one.ref.ref for one in north.report_list(own.agreement)] == ["R3", "R1", "R2"]


def test_alarms_are_listed_and_findings_counted(own: web_parts.Line) -> None:
    node = own.nodes["northland"]
    of = Ref("northland", "N1")
    node.client().notice_file(own.agreement, of.ref, drawn())
    own.settle()
    show = node.client(Role.DRIVER).exercise_show()
    assert show.exercise_clock
    assert show.next_deadline_ms == START + 5 * MINUTE + 1
    for other in own.nodes.values():
        other.client(Role.DRIVER).exercise_clock(START + 6 * MINUTE)
    own.settle()
    alerts = own.nodes["southland"].client().alert_list(own.agreement)
    assert {one.cause for one in alerts} == {"read-back-overdue"}
    found = node.client().notice_findings(own.agreement, of)
    assert next((one.party, one.rung.value) for one in found.unconfirmed_rungs) == (
        "southland",
        "read-back",
    )
    assert node.client().conflict_list(own.agreement) == ()
    with pytest.raises(Problem, match="set it forward only") as caught:
        node.client(Role.DRIVER).exercise_clock(START)
    assert caught.value.status == 409


def test_the_clock_is_not_driven_where_an_agreement_is_in_earnest() -> None:
    terms = msgspec.structs.replace(ledger_parts.terms("northland", "southland"), exercise=False)
    with web_parts.line(
        ("northland",), ("southland",), terms=terms, clock=ExerciseClock(START)
    ) as made:
        node = made.nodes["northland"]
        with pytest.raises(Problem, match="is no exercise") as caught:
            node.client(Role.DRIVER).exercise_clock(START + 1)
        assert caught.value.status == 403
        assert node.runtime.now() == START


def with_annex(ref: AnnexRef) -> Notice:
    return ledger_parts.notice(annexes=(ref,))


def test_an_annex_is_fetched_from_its_author_kept_and_erased(own: web_parts.Line) -> None:
    north, south = (own.nodes[party].client() for party in ("northland", "southland"))
    content = b"names and telephone numbers"
    ref = north.annex_put(own.agreement, content, "the crew", "text/plain")
    assert (ref.title, ref.media_type, ref.size) == ("the crew", "text/plain", len(content))
    again = north.annex_put(own.agreement, content, "the crew", "text/plain")
    assert again.commitment != ref.commitment, "a salt is used once"
    north.notice_file(own.agreement, "N1", with_annex(ref))
    own.settle()
    assert south.annex_get(own.agreement, ref.commitment) == content
    kept = own.within(own.nodes["southland"].runtime.annex(own.agreement, ref.commitment))
    assert kept is not None
    assert verify_file(south.agreement_bundle(own.agreement))[0] == SOUND
    assert len(read_bundle(south.agreement_bundle(own.agreement)).annexes) == 1
    north.annex_erase(own.agreement, ref.commitment)
    with pytest.raises(Problem, match="no annex"):
        north.annex_get(own.agreement, ref.commitment)
    with pytest.raises(Problem, match="no annex"):
        north.annex_erase(own.agreement, ref.commitment)
    assert south.annex_get(own.agreement, ref.commitment) == content
    south.annex_erase(own.agreement, ref.commitment)
    with pytest.raises(Problem, match="no annex"):
        south.annex_get(own.agreement, ref.commitment)
    code, report = verify_file(south.agreement_bundle(own.agreement))
    assert code == SOUND
    assert any("annex" in gap for gap in report.gaps)


def test_an_annex_that_is_not_what_was_committed_to_is_not_kept(
    own: web_parts.Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    north, south = (own.nodes[party] for party in ("northland", "southland"))
    ref = north.client().annex_put(own.agreement, b"the truth")
    north.client().notice_file(own.agreement, "N1", with_annex(ref))
    own.settle()

    async def lie(*_: str) -> bytes:
        return b"s" * 16 + b"not so   "

    monkeypatch.setattr(south.links, "fetch_annex", lie)
    with pytest.raises(Problem, match="not what was committed to") as caught:
        south.client().annex_get(own.agreement, ref.commitment)
    assert caught.value.status == 502
    assert own.within(south.runtime.annex(own.agreement, ref.commitment)) is None
    south.links.place("northland", None)
    monkeypatch.undo()
    with pytest.raises(Problem, match="nobody here knows") as gone:
        south.client().annex_get(own.agreement, ref.commitment)
    assert gone.value.status == 503


def test_one_party_does_not_erase_anothers_annex_on_the_same_node() -> None:
    terms = ledger_parts.terms("northland", "relief", hosted={"relief": "northland"})
    with web_parts.line(("northland", "relief"), terms=terms) as made:
        node = made.nodes["northland"]
        relief = node.client(Role.OFFICER, "relief")
        ref = relief.annex_put(made.agreement, b"plates")
        relief.notice_file(
            made.agreement,
            "R1",
            msgspec.structs.replace(with_annex(ref), addressees=("northland",)),
        )
        with pytest.raises(Problem, match="is relief's") as caught:
            node.client().annex_erase(made.agreement, ref.commitment)
        assert caught.value.status == 403
        relief.annex_erase(made.agreement, ref.commitment)


def test_a_bundle_is_sound_whole_and_by_thread(own: web_parts.Line) -> None:
    north, south = (own.nodes[party].client() for party in ("northland", "southland"))
    for number in range(3):
        north.notice_file(own.agreement, f"N{number}", drawn(lon=30 * number))
        own.settle()
    south.notice_enter(
        own.agreement,
        Ref("northland", "N1"),
        south.notice_show(own.agreement, Ref("northland", "N1")).notice.versions[0].leaf,
    )
    own.settle()
    for client in (north, south):
        code, report = verify_file(client.agreement_bundle(own.agreement))
        assert (code, report.problems, report.gaps) == (SOUND, (), ())
    code, part = verify_file(north.agreement_bundle(own.agreement, "notice/northland/N1"))
    assert code == SOUND
    assert [story.thread for story in part.threads] == ["notice/northland/N1"]
    events = part.threads[0].events
    assert {event.party for event in events} == {"northland", "southland"}
    assert all(event.delivered for event in events)
    with pytest.raises(Problem, match="no thread"):
        north.agreement_bundle(own.agreement, "notice/northland/N9")


def test_a_courier_carries_what_links_would(own: web_parts.Line) -> None:
    with web_parts.line(
        ("northland",), ("southland",), connected=False, clock=ExerciseClock(START)
    ) as apart:
        apart.found()
        north, south = (apart.nodes[party].client() for party in ("northland", "southland"))
        ref = north.annex_put(apart.agreement, b"a map")
        north.notice_file(apart.agreement, "N1", with_annex(ref))
        stick = north.courier_export(apart.agreement)
        brought = south.courier_import(stick)
        assert (brought.packets, brought.entries, brought.complaints) == (1, 3, ())
        again = south.courier_import(stick)
        assert (again.packets, again.entries, again.complaints) == (1, 0, ())
        assert [row.waiting_for for row in south.notice_list(apart.agreement)] == [
            "southland has not read back, since 2020-09-13T12:26:40Z"
        ]
        assert south.annex_get(apart.agreement, ref.commitment) == b"a map"
        back = north.courier_import(south.courier_export(apart.agreement))
        assert back.complaints == ()
        page = north.notice_show(apart.agreement, Ref("northland", "N1"))
        assert [cover.mirror for cover in page.delivered] == ["southland"]


def test_a_bad_line_of_a_courier_file_spoils_no_other(own: web_parts.Line) -> None:
    with web_parts.line(("northland",), ("southland",), connected=False) as apart:
        apart.found()
        north, south = (apart.nodes[party].client() for party in ("northland", "southland"))
        ref = north.annex_put(apart.agreement, b"a map")
        good = north.courier_export(apart.agreement)
        forged = (
            f'{{"agreement":"{apart.agreement}","commitment":"{ref.commitment}",'
            '"content":"eA==","salt":"AAAAAAAAAAAAAAAAAAAAAA==","version":"parley.annex/0"}'
        ).encode()
        elsewhere = good.replace(apart.agreement.encode(), b"ab" * 32)
        lines = [b"junk", b"", forged, b"x" * 100, elsewhere.strip(), good.strip(), b"{}"]
        brought = south.courier_import(b"\n".join(lines))
        assert (brought.packets, brought.entries) == (1, 1)
        assert [one.split(":")[0] for one in brought.complaints] == [
            "line 1",
            "line 3",
            "line 4",
            "line 5",
            "line 7",
        ]
        assert "not founded" in brought.complaints[3]
        flood = south.courier_import(b"junk\n" * 500)
        assert len(flood.complaints) == 101
        assert flood.complaints[-1] == "and 400 more"


def test_an_entry_claimed_for_the_future_shows_by_how_much() -> None:
    ahead = ExerciseClock(START + 10 * MINUTE)
    with web_parts.line(("northland",), ("southland",), connected=False) as made:
        made.nodes["northland"].runtime.clock = ahead
        made.nodes["southland"].runtime.clock = ExerciseClock(START)
        made.place_all()
        made.found()
        made.wait(made.in_force)
        north = made.nodes["northland"].client()
        north.notice_file(made.agreement, "N1", drawn())
        made.settle()
        bracket = north.notice_show(made.agreement, Ref("northland", "N1")).bracket
        assert bracket.claimed_ms == START + 10 * MINUTE
        assert bracket.not_after_ms == START + 999
        assert bracket.ahead_ms == 10 * MINUTE - 999 - 30_000


def test_a_bracket_begins_with_the_newest_that_was_seen() -> None:
    terms = ledger_parts.terms("northland", "southland", "relief", hosted={"relief": "northland"})
    with web_parts.line(
        ("northland", "relief"), ("southland",), terms=terms, connected=False
    ) as made:
        north, south = made.nodes["northland"], made.nodes["southland"]
        # The host's guest cosigns at once, on the same machine: that bounds nothing.
        north.runtime.clock = ExerciseClock(START + 3 * MINUTE)
        south.runtime.clock = ExerciseClock(START + 5 * MINUTE)
        made.place_all()
        made.found()
        made.wait(made.in_force)
        made.settle()
        north.client().notice_file(made.agreement, "N1", drawn())
        made.settle()
        page = north.client().notice_show(made.agreement, Ref("northland", "N1"))
        assert {cover.mirror for cover in page.delivered} == {"relief", "southland"}
        assert page.bracket.not_before_ms == START + 5 * MINUTE
        assert page.bracket.claimed_ms == START + 3 * MINUTE
        assert page.bracket.not_after_ms == START + 5 * MINUTE + 999


def test_a_log_that_is_not_the_one_seen_bounds_nothing(own: web_parts.Line) -> None:
    north = own.nodes["northland"]
    outcome = north.client().notice_file(own.agreement, "N1", drawn())
    own.settle()
    situation = north.node.picture.situation(own.agreement)
    assert situation is not None
    assert bracket(situation, "northland", outcome.sequence).not_before_ms == START
    log = situation.logs["southland"]
    log.tree = Tree(bytes(32) for _ in range(log.size))
    assert bracket(situation, "northland", outcome.sequence).not_before_ms is None


def test_a_bundle_leaves_out_what_is_ahead_of_the_checkpoint(own: web_parts.Line) -> None:
    north, south = own.nodes["northland"], own.nodes["southland"]
    north.client().notice_file(own.agreement, "N1", drawn())
    own.settle()
    situation = south.node.picture.situation(own.agreement)
    assert situation is not None
    log = situation.logs["northland"]
    held = (log.checkpoint_size, log.checkpoint_note)
    north.client().notice_file(own.agreement, "N2", drawn(lon=40))
    own.settle()
    # As if the newer checkpoint had not come yet, but the entries and cosignatures had.
    log.checkpoint_size, log.checkpoint_note = held
    code, report = verify_file(south.client().agreement_bundle(own.agreement))
    assert (code, report.problems) == (SOUND, ())
    assert {one.party: one.size for one in report.logs}["northland"] == held[0] < log.size
    part = south.client().agreement_bundle(own.agreement, "notice/northland/N1")
    assert verify_file(part)[0] == SOUND


def test_a_disputed_log_is_shown_and_proven_in_the_bundle(own: web_parts.Line) -> None:
    from parley.ledger import entries, equivocation
    from parley.model.statements import NoticeFiled, spell

    south = own.nodes["southland"]
    signers = ledger_parts.signers("northland")
    outcome = own.nodes["northland"].client().notice_file(own.agreement, "N1", drawn())
    own.settle()
    raw = south.client().entry_list(own.agreement)
    first = next(one for one in raw if one.leaf == outcome.leaf)
    other = entries.sign(
        spell(NoticeFiled(drawn(lon=50), ())),
        signers.statement,
        issuer="northland",
        agreement=own.agreement,
        thread="notice/northland/N1",
        kind="notice.filed/0",
        sequence=first.sequence,
        issued_ms=START,
    )
    proof = equivocation.spell(equivocation.of_entries(entries.parse(first.raw), other))
    situation = south.node.picture.situation(own.agreement)
    assert situation is not None
    situation.logs["northland"].disputed.append(proof)
    views = {log.party: log.disputed for log in south.client().agreement_show(own.agreement).logs}
    assert views == {"northland": True, "southland": False}
    _, report = verify_file(south.client().agreement_bundle(own.agreement))
    assert report.disputed == ("northland signed two things that cannot both be true",)


def test_the_client_refuses_what_cannot_be_asked(own: web_parts.Line) -> None:
    north = own.nodes["northland"].client()
    with pytest.raises(UsageError):
        north.notice_begin(own.agreement, Ref("northland", "N1"), "\ud800")
