import re
import subprocess
import sys

import msgspec
import pytest

from ledger_parts import PARTIES, START_MS, Author, filed, signers, small_play, terms
from parley.incident.verify import NOT_SOUND, SOUND, UNREADABLE, verify_bundle, verify_file
from parley.ledger import bundle as bundles
from parley.ledger import entries, equivocation, merkle, notes
from parley.ledger.annexes import commitment
from parley.model import statements
from parley.model.notices import AnnexRef

SALT = bytes(range(16))
SECRET = b"telephone of the desk"
ANNEX = AnnexRef("contacts", "text/plain", len(SECRET), commitment(SALT, SECRET))


def bundled(authors: dict[str, Author], *logs: bundles.BundledLog, **more) -> bundles.Bundle:
    parts = logs or tuple(author.whole() for author in authors.values())
    return bundles.make_bundle(next(iter(authors.values())).terms, parts, **more)


def judged(bundle: bundles.Bundle):
    """The report of a bundle that went through its file."""
    code, report = verify_file(bundles.spell_bundle(bundle))
    assert code == (SOUND if report.sound else NOT_SOUND)
    assert report == verify_bundle(bundle)
    return report


def replaced(bundle: bundles.Bundle, party: str, **changes) -> bundles.Bundle:
    return msgspec.structs.replace(
        bundle,
        logs=tuple(
            msgspec.structs.replace(log, **changes) if log.party == party else log
            for log in bundle.logs
        ),
    )


def complains(report, pattern: str) -> None:
    assert any(re.search(pattern, problem) for problem in report.problems), report.problems


def test_a_whole_evening_is_sound_and_lacks_nothing():
    report = judged(bundled(small_play()))
    assert (report.problems, report.gaps, report.flags, report.disputed) == ((), (), (), ())
    assert report.title == "Test line"
    assert [(log.party, log.size, log.present) for log in report.logs] == [
        ("northland", 2, 2),
        ("observer", 1, 1),
        ("southland", 2, 2),
    ]


def test_the_story_says_who_stated_what_when_and_who_held_it_by_when():
    report = judged(bundled(small_play()))
    assert [story.thread for story in report.threads] == ["agreement", "notice/northland/N1"]
    filed_event, entered = report.threads[1].events
    assert (filed_event.party, filed_event.kind) == ("northland", "notice.filed/0")
    assert "the northern valley" in filed_event.gist
    assert [(one.party, one.by_ms - START_MS) for one in filed_event.delivered] == [
        ("observer", 61_000),
        ("southland", 61_000),
    ]
    assert filed_event.not_before_ms == START_MS
    assert filed_event.not_after_ms == START_MS + 61_999
    assert entered.not_before_ms == START_MS + 60_000
    assert entered.not_after_ms == START_MS + 91_999
    assert entered.understood


def test_selected_entries_are_proved_and_the_others_named():
    play = small_play()
    report = judged(bundled(play, play["northland"].partial(1), play["southland"].whole()))
    assert report.problems == ()
    assert set(report.gaps) >= {"entry 0 of northland not here", "the log of observer is not here"}
    assert report.logs[0].present == 1


def test_a_proof_of_another_place_is_a_problem():
    play = small_play()
    partial = play["northland"].partial(0, 1)
    first, second = partial.entries
    for wrong in (
        (first, msgspec.structs.replace(second, proof=())),
        (first, msgspec.structs.replace(second, proof=first.proof)),
        (msgspec.structs.replace(second, sequence=0), msgspec.structs.replace(first, sequence=1)),
    ):
        report = judged(bundled(play, msgspec.structs.replace(partial, entries=wrong)))
        complains(report, "entry 1 of northland: .*shown to be")


def test_an_entry_past_the_end_is_a_problem_and_no_gap():
    play = small_play()
    partial = play["northland"].partial(0, 1)
    beyond = msgspec.structs.replace(partial.entries[1], sequence=2**70)
    made = msgspec.structs.replace(partial, entries=(partial.entries[0], beyond))
    report = judged(bundled(play, made))
    complains(report, "outside a log of 2 entries")
    assert "entry 1 of northland not here" in report.gaps
    assert not any("entries 1 to" in gap for gap in report.gaps)


def test_a_cosigned_head_outside_the_log_is_a_problem():
    play = small_play()
    north = play["northland"]
    north.say("notice.filed/0", filed(), START_MS + 120_000, thread="notice/northland/N2")
    other = Author("northland", terms())
    other.say("notice.filed/0", filed(("observer",)), START_MS + 60_000)
    other.cosigned_by("southland", START_MS // 1000 + 61)
    by, size, line = other.cosignatures[0]
    false = bundles.Cosignature(by, size, other.tree.root(size), line.decode(), ())
    for log in (north.whole(), north.partial(1)):
        assert judged(bundled(play, log)).sound
        wrong = msgspec.structs.replace(log, cosignatures=(false,))
        complains(judged(bundled(play, wrong)), "cosignature of northland up to 2 by southland")


def test_the_earliest_covering_cosignature_counts():
    play = small_play()
    north = play["northland"]
    north.say("notice.filed/0", filed(), START_MS + 120_000, thread="notice/northland/N2")
    north.cosigned_by("southland", START_MS // 1000 + 121)
    for log in (north.whole(), north.partial(1, 2)):
        events = {
            (event.party, event.sequence): event
            for story in judged(bundled(play, log)).threads
            for event in story.events
        }
        held = {one.party: one.by_ms - START_MS for one in events["northland", 1].delivered}
        assert held == {"observer": 61_000, "southland": 61_000}
        assert [one.party for one in events["northland", 2].delivered] == ["southland"]


def test_a_missing_cosignature_and_an_addressee_not_reached_are_gaps():
    play = small_play()
    bundle = replaced(bundled(play), "northland", cosignatures=())
    report = judged(bundle)
    assert report.problems == ()
    assert "no cosignature by southland of northland past 0 of 2 entries" in report.gaps
    assert "entry 1 of northland is not shown to have reached southland" in report.gaps
    assert report.threads[1].events[0].not_after_ms is None


def test_a_cosignature_by_oneself_or_a_stranger_shows_nothing():
    play = small_play()
    north = play["northland"]
    for by in ("northland", "stranger"):
        north.cosignatures = []
        north.cosigned_by(by, START_MS // 1000 + 61)
        complains(judged(bundled(play)), "not by another party")


def test_a_host_does_not_vouch_for_whom_it_hosts():
    agreed = terms("northland", "relief", "southland", hosted={"relief": "northland"})
    author = Author("relief", agreed)
    author.say("notice.filed/0", filed(), START_MS + 60_000)
    author.cosigned_by("northland", START_MS // 1000 + 61)
    bundle = bundles.make_bundle(author.terms, [author.whole()])
    event = judged(bundle).threads[1].events[0]
    assert [one.party for one in event.delivered] == ["northland"]
    assert event.not_after_ms is None
    gaps = judged(bundle).gaps
    assert not any("cosignature by northland of relief" in gap for gap in gaps)
    assert "no cosignature by southland of relief past 0 of 2 entries" in gaps


def test_entries_and_checkpoint_belong_together():
    play = small_play()
    good = bundled(play)
    whole = play["northland"].whole()
    complains(judged(replaced(good, "northland", entries=whole.entries[:1])), "covers 2 entries")
    doubled = (*whole.entries, whole.entries[1])
    complains(judged(replaced(good, "northland", entries=doubled)), "covers 2 entries, and 3")
    other = Author("northland", terms())
    other.say("notice.filed/0", filed(("observer",)), START_MS + 60_000)
    changed = replaced(good, "northland", entries=other.whole().entries)
    complains(judged(changed), "not those of its checkpoint")
    foreign = replaced(good, "northland", checkpoint=play["southland"].whole().checkpoint)
    complains(judged(foreign), "the checkpoint of northland")


def test_every_signature_is_checked():
    play = small_play()
    raw = play["northland"].entries[1].raw
    bent = raw[:-1] + bytes((raw[-1] ^ 1,))
    entries_bent = (play["northland"].entries[0].raw, bent)
    tree = merkle.Tree(entries.leaf_of(one) for one in entries_bent)
    checkpoint = notes.Checkpoint(play["northland"].checkpoint().origin, 2, tree.root())
    note = notes.sign_checkpoint(checkpoint, signers("northland").log)
    report = judged(
        replaced(
            bundled(play),
            "northland",
            entries=entries_bent,
            checkpoint=note.decode(),
            cosignatures=(),
        )
    )
    complains(report, "entry 1 of northland: no signature")


@pytest.mark.parametrize(
    ("lie", "pattern"),
    [
        ({"issuer": "southland"}, "spoken as southland"),
        ({"agreement": "cd" * 32}, "another agreement"),
        ({"sequence": 7}, "calls itself entry 7"),
    ],
)
def test_an_author_that_signs_nonsense_is_found_out(lie, pattern):
    play = small_play()
    play["northland"].say("notice.filed/0", filed(), START_MS + 120_000, **lie)
    complains(judged(bundled(play)), pattern)


def test_the_terms_stand_in_entry_0_and_nowhere_else():
    play = small_play()
    north = play["northland"]
    north.say("agreement.founded/0", north.terms, START_MS + 120_000, thread="agreement")
    complains(judged(bundled(play)), "entry 2 of northland: the terms stand in entry 0")
    mislabelled = Author("northland", terms())
    mislabelled.entries, mislabelled.tree = [], merkle.Tree()
    mislabelled.say("agreement.described/0", mislabelled.terms, START_MS)
    complains(judged(bundled({"northland": mislabelled})), "entry 0 of northland: the terms stand")
    late = Author("northland", terms())
    late.entries, late.tree = [], merkle.Tree()
    late.say("notice.filed/0", filed(), START_MS)
    complains(judged(bundled({"northland": late})), "entry 0 of northland: the terms stand")


def test_a_log_of_a_stranger_is_a_problem():
    stranger = Author("stranger", terms())
    complains(judged(bundled(small_play(), stranger.whole())), "not in the agreement")


def test_what_an_author_names_as_seen_must_be_the_log_that_is_here():
    play = small_play()
    north, south = play["northland"], play["southland"]
    liar = Author("southland", terms())
    liar.say("notice.filed/0", filed(("northland",)), START_MS + 95_000)
    north.say("notice.filed/0", filed(), START_MS + 120_000, seen=(liar,))
    complains(judged(bundled(play)), "entry 2 of northland names a log of southland up to 2")
    # Without southland's log there is nothing to compare with, and that is named.
    report = judged(bundled(play, north.whole()))
    assert report.problems == ()
    report = judged(bundled(play, north.whole(), south.partial(0)))
    complains(report, "entry 2 of northland names a log of southland")


def test_heads_that_are_not_shown_are_counted():
    play = small_play()
    south = play["southland"]
    south.say(
        "notice.filed/0", filed(("northland",)), START_MS + 130_000, thread="notice/southland/S"
    )
    report = judged(bundled(play, play["northland"].whole(), south.partial(2)))
    assert report.problems == ()
    assert (
        "1 entries of northland, the first 1, name a head of southland that is not shown here"
        in report.gaps
    )


def test_clocks_outside_their_bracket_are_flagged_and_still_evidence():
    play = small_play()
    north, south = play["northland"], play["southland"]
    early = START_MS + 10_000
    north.say("notice.filed/0", filed(), early, thread="notice/northland/N2", seen=(south,))
    north.cosigned_by("southland", START_MS // 1000 + 121)
    north.say("notice.filed/0", filed(), START_MS + 900_000, thread="notice/northland/N3")
    north.cosigned_by("observer", START_MS // 1000 + 200)
    report = judged(bundled(play))
    assert report.problems == ()
    flags = "\n".join(report.flags)
    assert re.search(r"entry 2 of northland, dated \S+, stands after one", flags)
    assert re.search(r"entry 2 of northland, dated \S+, names a statement dated", flags)
    assert re.search(r"entry 3 of northland, dated \S+, was cosigned elsewhere already", flags)
    assert len(report.flags) == 3


def test_a_clock_within_the_agreed_skew_is_not_flagged():
    play = small_play()
    north = play["northland"]
    north.say("notice.filed/0", filed(), START_MS + 61_000, seen=(play["southland"],))
    north.cosigned_by("southland", START_MS // 1000 + 40)
    assert not [flag for flag in judged(bundled(play)).flags if "entry 2 of northland" in flag]


def test_a_mirror_whose_dates_run_backwards_is_flagged():
    play = small_play()
    north = play["northland"]
    north.say("notice.filed/0", filed(), START_MS + 120_000)
    north.cosigned_by("southland", START_MS // 1000 + 50)
    flags = judged(bundled(play)).flags
    assert "southland dates more of northland before less of it" in flags


def test_naming_less_than_before_is_flagged():
    play = small_play()
    north, young = play["northland"], Author("southland", terms())
    north.say("notice.filed/0", filed(), START_MS + 120_000, seen=(play["southland"],))
    north.say("notice.filed/0", filed(), START_MS + 121_000, seen=(young,))
    flags = judged(bundled(play)).flags
    assert "entry 3 of northland names less of southland than an entry before it" in flags


def test_naming_the_same_again_is_not_flagged():
    play = small_play()
    north = play["northland"]
    north.say("notice.filed/0", filed(), START_MS + 120_000, seen=(play["southland"],))
    north.say("notice.filed/0", filed(), START_MS + 121_000, seen=(play["southland"],))
    assert judged(bundled(play)).flags == ()


def test_naming_a_log_of_a_stranger_is_flagged():
    play = small_play()
    stranger = Author("stranger", terms())
    play["northland"].say("notice.filed/0", filed(), START_MS + 120_000, seen=(stranger,))
    (flag,) = judged(bundled(play)).flags
    assert flag == "entry 2 of northland names a log of stranger, who is not in the agreement"
    # A member whose log is not here is a gap and nothing odd.
    assert judged(bundled(small_play(), small_play()["northland"].whole())).flags == ()


def test_an_unknown_kind_is_flagged_and_does_not_fail():
    play = small_play()
    play["northland"].say("crossing.changed/3", b'{"open":true}', START_MS + 120_000)
    report = judged(bundled(play))
    assert report.problems == ()
    assert any("entry 2 of northland is not understood" in flag for flag in report.flags)
    event = report.threads[1].events[-1]
    assert (event.understood, event.gist) == (False, "")


def test_annexes_are_checked_erased_ones_named():
    play = small_play(annexes=(ANNEX,))
    here = bundles.BundledAnnex(ANNEX.commitment, SALT, SECRET)
    erased = bundles.ErasedAnnex(ANNEX.commitment, "retention of 30 days")
    assert judged(bundled(play, annexes=[here])).gaps == ()
    (gap,) = judged(bundled(play)).gaps
    assert gap == "the annex 'contacts' of entry 1 of northland is not here"
    (gap,) = judged(bundled(play, erased=[erased])).gaps
    assert gap.endswith("was erased: retention of 30 days")
    for salt, content in ((SALT, SECRET + b"!"), (bytes(16), SECRET), (SALT, SECRET[:-1] + b"x")):
        wrong = bundles.BundledAnnex(ANNEX.commitment, salt, content)
        complains(judged(bundled(play, annexes=[wrong])), "the annex 'contacts'")
    complains(judged(bundled(play, annexes=[here], erased=[erased])), "said to be erased is here")


def test_an_annex_that_nothing_names_is_flagged():
    name = commitment(SALT, b"x")
    stray = bundles.BundledAnnex(name, SALT, b"x")
    report = judged(bundled(small_play(), annexes=[stray]))
    assert report.sound
    assert any(name in flag for flag in report.flags)
    for salt in (SALT, b"short"):
        false = bundles.BundledAnnex("ab" * 32, salt, b"x")
        complains(judged(bundled(small_play(), annexes=[false])), "not what it is called")


def test_a_party_that_contradicted_itself_is_marked_as_disputed():
    play = small_play()
    other = Author("northland", terms())
    other.say("notice.filed/0", filed(("observer",)), START_MS + 60_000)
    proof = equivocation.of_entries(play["northland"].entries[1], other.entries[1])
    report = judged(bundled(play, equivocations=[proof]))
    assert report.sound
    assert report.disputed == ("northland signed two things that cannot both be true",)
    for party in ("southland", "stranger"):
        false = msgspec.structs.replace(proof, party=party)
        complains(judged(bundled(play, equivocations=[false])), "proof of equivocation")


def test_who_saw_the_other_log_of_a_disputed_party_said_nothing_false():
    play = small_play()
    other = Author("northland", terms())
    other.say("notice.filed/0", filed(("observer",)), START_MS + 60_000)
    play["southland"].say("notice.filed/0", filed(), START_MS + 120_000, seen=(other,))
    complains(judged(bundled(play)), "that is not the one here")
    proof = equivocation.of_entries(play["northland"].entries[1], other.entries[1])
    report = judged(bundled(play, equivocations=[proof]))
    assert report.sound
    assert any("northland has more than one" in gap for gap in report.gaps)


def test_every_single_thing_is_needed_not_just_the_last():
    """One problem does not hide another."""
    play = small_play()
    bundle = replaced(bundled(play), "northland", checkpoint="nonsense")
    bundle = replaced(bundle, "southland", entries=())
    problems = "\n".join(judged(bundle).problems)
    assert "the checkpoint of northland" in problems
    assert "the checkpoint of southland covers 2" in problems


def test_a_bundle_has_one_spelling_and_one_order():
    raw = bundles.spell_bundle(bundled(small_play()))
    assert bundles.spell_bundle(bundles.read_bundle(raw)) == raw
    play = small_play()
    backwards = bundles.Bundle(
        bundles.FORMAT, play["northland"].terms, bundled(play).logs, (), (), ()
    )
    turned = msgspec.to_builtins(backwards)
    turned["logs"] = turned["logs"][::-1]
    for wrong in (
        raw + b"\n",
        raw.replace(b'"annexes":[]', b'"annexes": []'),
        raw.replace(b"parley.bundle/0", b"parley.bundle/9"),
        raw.replace(b'"annexes":[],', b""),
        raw.replace(b'"annexes":[],', b'"annexes":[],"annexes":[],'),
        msgspec.json.encode(turned, order="sorted"),
        b"",
        b"{}",
        b"\xff\xfe",
        b"[" * 100_000,
    ):
        code, report = verify_file(wrong)
        assert code == UNREADABLE
        assert len(report.problems) == 1
        assert not report.sound


def test_terms_that_are_not_understood_leave_nothing_to_check_with():
    code, report = verify_file(bundles.spell_bundle(bundles.make_bundle(b"{}", [])))
    assert code == UNREADABLE
    assert "agreement.founded/0" in report.problems[0]


def test_nothing_in_a_report_upsets_a_terminal():
    play = small_play()
    play["northland"].say("notice.filed/0", b'{"\x1b[2J":1}', START_MS + 120_000)
    odd = '{"\u202eturned":1}'.encode()
    play["northland"].say("notice.begun/0", odd, START_MS + 121_000)
    report = judged(bundled(play))
    for line in (*report.problems, *report.gaps, *report.flags):
        assert line.isprintable()
    assert any("\ufffd" in flag for flag in report.flags)


def test_every_kind_has_a_gist():
    """Every kind that can be stated is told in the story in some words."""
    from parley.incident.verify import gist

    source = gist.__loader__.get_source(gist.__name__)
    for payload in statements.KIND_OF:
        assert re.search(rf"(case|\|) (\w+\.)?{payload.__name__}\(", source), payload


def test_the_verifier_needs_no_more_than_model_and_ledger():
    code = (
        "import sys, parley.incident.verify;"
        "print(sorted(m for m in sys.modules if m.startswith('parley.') or m in "
        "('numpy','shapely','pyproj','socket','asyncio','sqlite3','ssl')))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    rooms = {name.split(".")[1] for name in re.findall(r"'(parley\.[^']*)'", done.stdout)}
    assert rooms == {"errors", "incident", "ledger", "limits", "model"}
    assert not re.search(r"'(numpy|shapely|pyproj|socket|asyncio|sqlite3|ssl)'", done.stdout)


def test_parties_are_those_of_the_play():
    assert set(small_play()) == set(PARTIES)
