"""Desks and timers as files and as options, drawn up, shown and tried without a node."""

from pathlib import Path

import msgspec
import pytest

import ledger_parts
from cli_desks import FILES, run
from parley.api.line_bodies import RehearsedRing
from parley.cli.party_files import PartyKeys
from parley.cli.policies import Policy, TypedPolicy, desk_of, read_policy, timer_of
from parley.errors import UsageError
from parley.model.agreements import Terms
from parley.model.instants import span_of
from parley.model.line import Desk, Lane, LineRules, Precedence, Tier, Timer
from parley.rules.escalation import Wait, rings

PAGE = Path("docs/spec/policy.md")


class Rehearsal(msgspec.Struct):
    owed_by: str
    owed_to: str
    rings: tuple[RehearsedRing, ...]


def examples() -> list[str]:
    return [part.split("```")[0] for part in PAGE.read_text(encoding="utf-8").split("```toml\n")][
        1:
    ]


def test_the_policy_on_the_page_is_one_and_rings_as_the_page_says(tmp_path: Path) -> None:
    policy, roster = examples()
    assert policy == (FILES / "policy.toml").read_text(encoding="utf-8")
    path = tmp_path / "policy.toml"
    path.write_text(policy, encoding="utf-8")
    page = PAGE.read_text(encoding="utf-8")
    typed, _, told = page.split("```\n$ parley ")[1].split("```")[0].partition("\n")
    arguments = typed.replace("policy.toml", str(path)).split()
    shown = run(*arguments).stdout
    assert [line.rstrip() for line in shown.splitlines()] == told.splitlines()
    assert "[[watches]]" in roster


def test_the_page_names_every_line_and_the_usual_figures() -> None:
    page = PAGE.read_text(encoding="utf-8")
    usual = LineRules()
    for timer in usual.timers:
        row = (
            f"| `{timer.precedence}` | {timer.acknowledge_within_ms // 60_000}min | "
            f"{timer.next_after_ms // 60_000}min | {timer.rounds} |"
        )
        assert row in page
    for name, span_ms in (
        ("test_answer_within", usual.test_answer_within_ms),
        ("query_answer_within", usual.query_answer_within_ms),
        ("movement_lead", usual.movement_lead_ms),
        ("movement_emergency_lead", usual.movement_emergency_lead_ms),
    ):
        assert f'| `{name}` | `"{span_of(span_ms).replace(" ", "")}"` |' in page
    assert usual.test_every_ms is None
    assert f'| `gathering_radius` | `"{usual.gathering_radius_mm // 1_000_000}km"` |' in page


def test_a_file_says_only_what_is_not_as_usual(tmp_path: Path) -> None:
    path = tmp_path / "policy.toml"
    path.write_text("", encoding="utf-8")
    assert read_policy(path) == Policy()
    path.write_text(
        'test_every = "6h"\ngathering_radius = "3km"\nmovement_lead = "1.5d"\n'
        '[[timers]]\nprecedence = "routine"\nacknowledge_within = "2h"\nnext_after = "90s"\n',
        encoding="utf-8",
    )
    found = read_policy(path).line
    assert found.timer(Precedence.ROUTINE) == Timer(Precedence.ROUTINE, 7_200_000, 90_000, 1)
    assert found.timers[1:] == LineRules().timers[1:]
    assert found.test_every_ms == 21_600_000
    assert found.movement_lead_ms == 129_600_000
    assert found.gathering_radius_mm == 3_000_000


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("test_evry = '6h'", "test_evry"),
        ("test_every = '6'", "no length of time"),
        ("test_every = '40d'", "31 days"),
        ("gathering_radius = '2'", "no length"),
        ("[[desks]]\nparty = 'x'", "name"),
        ("[[desks]]\nparty='x'\nname='y'\ntier='duty-officer'\nlanes=[]", "one lane or more"),
        ("[[timers]]\nprecedence='flash'\nacknowledge_within='1min'\nnext_after='0s'", "a second"),
        (
            "[[timers]]\nprecedence='flash'\nacknowledge_within='1min'\nnext_after='1min'\n" * 2,
            "one timer a precedence",
        ),
        ("x = [", "policy.md"),
    ],
)
def test_a_file_that_is_no_policy_is_refused_by_name(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "policy.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        read_policy(path)
    assert "policy.toml" in str(caught.value)
    assert told in str(caught.value)


def test_desks_and_timers_as_typed() -> None:
    desk = desk_of("russia:air: operations:duty-officer:air, ground")
    assert desk == Desk("russia", "air: operations", Tier.DUTY_OFFICER, (Lane.AIR, Lane.GROUND))
    assert desk_of("russia:desk:staff:all").lanes == tuple(Lane)
    assert timer_of("flash=90s,2min,3") == Timer(Precedence.FLASH, 90_000, 120_000, 3)
    assert timer_of("routine=1h,30min") == Timer(Precedence.ROUTINE, 3_600_000, 1_800_000)
    for wrong in ("russia", "russia:desk:staff:sea", "russia:desk:chief:air", "R:d:staff:air"):
        with pytest.raises(UsageError):
            desk_of(wrong)
    for wrong in ("flash", "flash=1min", "soon=1min,1min", "flash=1min,1min,x", "flash=1,1"):
        with pytest.raises(UsageError):
            timer_of(wrong)


def test_what_is_typed_stands_in_the_stead_of_the_file() -> None:
    found = TypedPolicy(
        policy=FILES / "policy.toml",
        desk=["russia:duty:duty-officer:all"],
        timer=["routine=2h,1h"],
        test_every="1h",
        gathering_radius="5km",
    ).read()
    assert [desk.name for desk in found.desks] == ["duty"]
    assert found.line.timer(Precedence.ROUTINE).acknowledge_within_ms == 7_200_000
    assert found.line.timer(Precedence.FLASH).rounds == 2
    assert found.line.test_every_ms == 3_600_000
    assert found.line.test_answer_within_ms == 900_000
    assert found.line.gathering_radius_mm == 5_000_000
    kept = TypedPolicy(policy=FILES / "policy.toml", test_every="1h").read()
    assert kept.desks == read_policy(FILES / "policy.toml").desks
    with pytest.raises(UsageError, match="31 days"):
        TypedPolicy(query_answer="90d").read()


def draft(tmp_path: Path, *options: str) -> Terms:
    files = []
    for party in ("israel", "russia"):
        path = tmp_path / f"{party}.json"
        keys = ledger_parts.signers(party).public_keys()
        path.write_bytes(msgspec.json.encode([PartyKeys(party, None, keys)]))
        files += ["--party", str(path)]
    out = tmp_path / "terms.json"
    shown = run("agreement", "draft", *files, "--title", "Line", "-o", str(out), *options)
    assert shown.exit_code == 0, shown.output
    return msgspec.json.decode(out.read_bytes(), type=Terms)


def test_a_draft_takes_the_policy_and_reading_it_says_it_in_plain_words(tmp_path: Path) -> None:
    terms = draft(
        tmp_path,
        "--policy",
        str(FILES / "policy.toml"),
        "--query-answer",
        "24h",
        "--desk",
        "russia:duty desk:duty-officer:air",
    )
    assert terms.desks == (Desk("russia", "duty desk", Tier.DUTY_OFFICER, (Lane.AIR,)),)
    assert terms.line.query_answer_within_ms == 86_400_000
    assert terms.line.test_every_ms == 21_600_000
    told = " ".join(run("agreement", "read", str(tmp_path / "terms.json")).stdout.split())
    for words in (
        "desk russia: “duty desk”, duty-officer; answers air",
        "desk israel: none is named; whoever is there answers every lane",
        "flash: unless a person acknowledges within 1 min, the next desk rings at both ends,",
        "then one every 2 min; 2 times through all desks",
        "by each member every 6 h; one is unanswered after 15 min",
        "queries answered within 24 h",
    ):
        assert words in told


def test_a_draft_without_a_policy_is_as_usual(tmp_path: Path) -> None:
    terms = draft(tmp_path)
    assert terms.desks == ()
    assert terms.line == LineRules()


def test_a_desk_of_a_stranger_is_refused(tmp_path: Path) -> None:
    draft(tmp_path)
    files = [str(tmp_path / f"{party}.json") for party in ("israel", "russia")]
    shown = run(
        *("agreement", "draft", "--party", files[0], "--party", files[1], "--title", "Line"),
        *("-o", str(tmp_path / "other.json"), "--desk", "france:desk:staff:air"),
    )
    assert shown.exit_code == 2
    assert "the desk desk is of nobody in the agreement" in " ".join(shown.stderr.split())


@pytest.mark.parametrize("precedence", list(Precedence))
def test_a_rehearsal_rings_what_the_clockwork_rings(precedence: Precedence) -> None:
    path = FILES / "policy.toml"
    policy = read_policy(path)
    wait = Wait(Lane.AIR, Tier.DUTY_OFFICER, precedence, owed_by="russia", owed_to="israel")
    meant = [(one.after_ms, one.step, one.desk.party, one.desk.name) for one in rings(policy, wait)]
    shown = run(
        *("line", "rehearse", "--policy", str(path), "--precedence", precedence.value),
        *("--from", "israel", "--to", "russia", "--json"),
    )
    (found,) = msgspec.json.decode(shown.stdout, type=list[Rehearsal])
    assert (found.owed_by, found.owed_to) == ("russia", "israel")
    assert [(one.after_ms, one.step, one.party, one.desk) for one in found.rings] == meant


def test_an_answer_stops_what_falls_due_at_its_moment_and_after() -> None:
    path = str(FILES / "policy.toml")
    asked = ("line", "rehearse", "--policy", path, "--until-answered")
    for after, left in (("3min", 6), ("181s", 4), ("7min", 2), ("8min", 0)):
        told = " ".join(run(*asked, after).stdout.split())
        assert f"it stops here, and {left} further rings would not have been." in told
    assert "Nothing more rings after" not in told


def test_who_waits_for_whom_follows_from_the_file_or_is_asked_for(tmp_path: Path) -> None:
    path = str(FILES / "policy.toml")
    assert "israel waits for russia" in run("line", "rehearse", "--policy", path).stdout
    assert (
        "russia waits for israel"
        in run("line", "rehearse", "--policy", path, "--to", "israel").stdout
    )
    empty = tmp_path / "empty.toml"
    empty.write_text("", encoding="utf-8")
    shown = run("line", "rehearse", "--policy", str(empty))
    assert shown.exit_code == 2
    assert "say who waits and who is to answer" in shown.stderr
    shown = run("line", "rehearse", "--policy", str(empty), "--from", "a", "--to", "b")
    assert "a: none is named; whoever is there answers every lane" in shown.stdout
