"""Two officers of different languages on the line: nothing is stated for them, nothing is lost."""

import sys
from types import SimpleNamespace

import msgspec
import pytest
from typer.testing import CliRunner

from cli_desks import Desks, run
from parley.api.line_bodies import CallPage, PhraseRow
from parley.api.roles import Role
from parley.cli import acknowledging, flashing, lanes, messages
from parley.cli.app import app
from parley.client import Client
from parley.errors import WorldError
from parley.model.line import MessageQuote
from parley.model.line_statements import LineTested
from parley.model.notices import Ref
from parley.phrases import catalogue
from parley.picture.calls import Call, Message
from parley.turn.effects import Outcome

RUSSIAN, HEBREW = {"PARLEY_LANGUAGE": "ru"}, {"PARLEY_LANGUAGE": "he"}
OPEN = "parley call open --ref C1 --to russia --phrase NTC-INTEND --with 'place=north Syria'"


def page(desks: Desks, ref: str = "C1", party: str = "israel") -> CallPage:
    client: Client = desks.line.nodes["israel"].client()
    return client.call_show(desks.line.agreement, Ref(party, ref))


def environment(desks: Desks, party: str) -> dict[str, str]:
    node = desks.line.nodes[party]
    return {"PARLEY_URL": node.url, "PARLEY_TOKEN": node.secrets[party, Role.OFFICER]}


def test_each_reads_and_answers_in_their_own_language(desks: Desks) -> None:
    desks.types("israel", OPEN, **HEBREW)
    shown = desks.types("russia", "parley call show israel/C1", **RUSSIAN).stdout
    assert "НАМЕРЕНИЕ. Намерены вести деятельность." in shown
    assert "[не проверено носителем" in shown
    assert "signed        NTC-INTEND (phrases/0): place=north Syria" in shown
    first = page(desks).messages[0].leaf
    said = desks.types(
        "russia",
        f"parley call say israel/C1 --phrase NTC-DRAW --with notice=israel/N1 --quote-message "
        f"{first[:8]}",
        **RUSSIAN,
    )
    assert said.exit_code == 0, said.output
    asked = page(desks).messages[1]
    assert asked.said.quotes == (MessageQuote(first),)
    # Whoever quotes a message has acknowledged it.
    assert [one.party for one in page(desks).messages[0].acknowledged] == ["russia"]
    shown = desks.types("israel", "parley call show israel/C1 --last 1", **HEBREW).stdout
    assert "\u2067בקשה. " in shown
    assert "\u2068israel/N1\u2069" in shown
    assert "message " + first[:12] in shown
    for line in shown.split("\n"):
        begun = sum(line.count(mark) for mark in "\u2066\u2067\u2068")
        assert begun == line.count("\u2069"), line


def test_a_language_nobody_has_is_shown_in_another_and_marked(desks: Desks) -> None:
    desks.types("israel", OPEN)
    shown = desks.types("russia", "parley call show israel/C1 --language tlh")
    assert shown.exit_code == 0
    assert "We intend activity." in shown.stdout
    assert "no language 'tlh'" in " ".join(shown.stdout.split())


def test_showing_a_call_states_nothing_and_seeing_it_does(desks: Desks) -> None:
    desks.types("israel", OPEN)
    before = desks.position()
    desks.types("russia", "parley call show israel/C1")
    assert desks.position() == before
    assert page(desks).messages[0].seen == ()
    shown = desks.types("russia", "parley call show israel/C1 --seen")
    assert "seen          russia, desk “officer desk”" in shown.stdout
    assert [one.party for one in page(desks).messages[0].seen] == ["russia"]
    assert page(desks).call.owed_by == ("russia",)
    again = desks.types("russia", "parley call see israel/C1")
    assert "Everything in israel/C1 has been seen by russia." in again.stdout
    own = desks.types("israel", "parley call see israel/C1")
    assert "has been seen by israel" in own.stdout
    told = desks.types("russia", "parley call show israel/C1 --seen --json").stdout
    assert msgspec.json.decode(told, type=CallPage).call.messages == 1
    assert desks.types("russia", "parley call see israel/C1 --json").stdout == "[]\n"


@pytest.mark.parametrize(("typed", "acknowledged"), [("n\n", False), ("y\n", True)])
def test_an_acknowledgement_shows_the_message_and_asks(
    desks: Desks, monkeypatch: pytest.MonkeyPatch, typed: str, acknowledged: bool
) -> None:
    desks.types("israel", OPEN)
    terminal = SimpleNamespace(stdin=SimpleNamespace(isatty=lambda: True), stderr=sys.stderr)
    monkeypatch.setattr(acknowledging, "sys", terminal)
    env = {**environment(desks, "russia"), **RUSSIAN}
    shown = CliRunner(env=env).invoke(app, ["call", "ack"], input=typed)
    assert "Намерены вести деятельность" in shown.output
    assert "Ваше сообщение получено" in shown.output
    assert "Have you read and understood the message?" in shown.output
    assert (shown.exit_code == 0) is acknowledged
    assert bool(page(desks).messages[0].acknowledged) is acknowledged


def test_what_is_acknowledged_is_the_newest_that_waits_or_the_one_that_is_named(
    desks: Desks,
) -> None:
    desks.types("israel", OPEN)
    desks.types("israel", "parley call say israel/C1 --words second")
    desks.types("israel", "parley call open --ref C2 --to relief-org --words 'not for russia'")
    first, second = page(desks).messages
    named = desks.types("russia", f"parley call ack israel/C1 {first.leaf[:10]} --yes --json")
    assert msgspec.json.decode(named.stdout, type=Outcome).kind == "call.acknowledged/0"
    assert "We intend activity" in named.stderr
    assert page(desks).messages[0].acknowledged
    desks.types("russia", "parley call ack --yes --words understood --words-language en")
    (answer,) = page(desks).messages[1].acknowledged
    assert answer.said.words == "understood"
    assert answer.said.phrase is None
    nothing = desks.types("russia", "parley call ack --yes")
    assert nothing.exit_code == 2
    assert "no message waits for russia" in nothing.stderr
    for wrong in ("abc", "ffffffff", second.leaf[:3]):
        shown = desks.types("russia", f"parley call ack israel/C1 {wrong} --yes")
        assert shown.exit_code == 2, wrong
        assert "MESSAGE" in shown.stderr


def test_a_long_call_is_read_page_by_page(desks: Desks, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(messages, "PAGE", 3)
    desks.types("israel", OPEN)
    for number in range(2, 12):
        client = desks.line.nodes["israel"].client()
        said = page(desks).messages[0].said
        client.call_say(
            desks.line.agreement,
            Ref("israel", "C1"),
            page(desks).messages[0].precedence,
            msgspec.structs.replace(said, phrase=None, words=f"message {number}"),
        )
    desks.settle()
    shown = desks.types("russia", "parley call show israel/C1 --last 5").stdout
    assert "6 earlier messages not shown" in shown
    assert "“message 7”" in shown
    assert "“message 6”" not in shown
    assert "11. israel" in shown
    every = desks.types("russia", "parley call show israel/C1 --all").stdout
    assert [f"“message {number}”" in every for number in range(2, 12)] == [True] * 10
    assert "not shown" not in every
    oldest = page(desks).messages[0].leaf
    desks.types("russia", f"parley call ack israel/C1 {oldest[:12]} --yes")
    assert page(desks).messages[0].acknowledged
    seen = desks.types("russia", "parley call see israel/C1").stdout
    assert seen.index("“message 2”") < seen.index("“message 11”")
    assert all(one.seen for one in page(desks).messages)


def test_patience_has_an_end_and_acknowledges_nothing(desks: Desks) -> None:
    desks.types("israel", OPEN)
    shown = desks.types("russia", "parley call stand-by --until 16:10", **RUSSIAN)
    assert "2018-09-18 16:10 UTC" in shown.stdout, "an hour that is past is tomorrow's"
    message = page(desks).messages[0]
    assert [one.party for one in message.stand_by] == ["russia"]
    assert message.acknowledged == ()
    assert message.owed_by == ("russia",)


def test_every_parameter_of_an_emergency_has_an_option() -> None:
    taken = {blank.name for one in catalogue().emergencies.values() for blank in one.parameters}
    assert taken <= set(flashing.Known(*"x" * 10).texts())
    shown = run("flash", "--help").output
    for name in (*catalogue().emergencies, "--at", "--callsign"):
        assert name in shown


@pytest.mark.parametrize("name", sorted(catalogue().emergencies))
def test_every_emergency_goes_out_with_nothing_known(desks: Desks, name: str) -> None:
    shown = desks.types("israel", f"parley flash {name} --ref E1", **HEBREW)
    assert shown.exit_code == 0, shown.output
    sent = page(desks, "E1").messages[0]
    assert sent.said.phrase is not None
    assert sent.said.phrase.code == catalogue().emergencies[name].code
    assert sent.precedence.value == "flash"
    assert page(desks, "E1").call.parties == ("israel", "russia", "relief-org")
    assert "לא ידוע" in shown.stdout


def test_an_emergency_says_who_does_not_have_it_yet(desks: Desks) -> None:
    desks.types("israel/keeper", "parley peer remove russia")
    shown = run(
        "flash", "firing-observed", "--wait", "0", "--ref", "E1", **environment(desks, "israel")
    )
    assert shown.exit_code == 0
    assert "russia        NOT YET: Parley goes on trying" in shown.stdout
    assert "relief-org    NOT YET" in shown.stdout
    url = desks.line.nodes["russia"].url
    run(
        "peer",
        "set",
        "russia",
        url,
        PARLEY_URL=desks.line.nodes["israel"].url,
        PARLEY_TOKEN=desks.line.nodes["israel"].secrets["israel", Role.KEEPER],
    )
    desks.settle()


def test_a_node_that_goes_away_after_it_took_an_emergency_is_no_reason_to_repeat_it(
    desks: Desks, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*_: object) -> CallPage:
        raise WorldError("the node does not answer")

    monkeypatch.setattr(flashing, "_held", gone)
    shown = desks.types("israel", "parley flash firing-observed --ref E1")
    assert shown.exit_code == 3
    assert "SENT as FLASH: call israel/E1" in shown.stdout
    assert "--key" not in shown.stderr
    assert page(desks, "E1").call.messages == 1


def test_a_call_that_is_wrong_says_whose_fault_it_is(desks: Desks) -> None:
    desks.types("israel", OPEN)
    before = desks.position()
    for typed, told in (
        ("call say israel/C1 --with place=x", "--with belongs to a phrase"),
        ("call say israel/C1 --phrase ACT-ASK --with place", "give NAME=VALUE"),
        ("call say israel/C1 --phrase ACT-ASK --with height=3m", "takes no 'height'"),
        ("call say israel/C1 --phrase NTC-INTEND", "says nothing without place"),
        ("call say israel/C1 --words x --words-language Hebrew", "a language is a tag"),
        ("call open --words x --quote-message 123456", "names no message here"),
        ("call stand-by --until later", "is no moment"),
        ("call show C1", "CALL"),
        ("call open --ref C1 --words x", "is open already"),
    ):
        shown = desks.types("israel", f"parley {typed}")
        assert shown.exit_code in (1, 2), typed
        assert told in " ".join(shown.stderr.split()), shown.stderr
    assert desks.position() == before


def test_a_line_test_is_answered_rightly_by_whoever_works_it_out(
    desks: Desks, monkeypatch: pytest.MonkeyPatch
) -> None:
    desks.types("israel", "parley line test --ref T1 --lane air --to russia")
    situation = desks.line.nodes["russia"].node.picture.situation(desks.line.agreement)
    assert situation is not None
    (asked,) = (
        fact.payload for fact in situation.by_leaf.values() if isinstance(fact.payload, LineTested)
    )
    minute = (asked.at_ms // 60_000 + asked.minutes) % 1440
    right = f"{asked.callsign[::-1].lower()}\n{minute // 60:02d}:{minute % 60:02d}\n"
    wrong = f"{asked.callsign}\n{minute // 60:02d}:{minute % 60:02d}\n"
    terminal = SimpleNamespace(stdin=SimpleNamespace(isatty=lambda: True), stderr=sys.stderr)
    monkeypatch.setattr(lanes, "sys", terminal)
    runner = CliRunner(env=environment(desks, "russia"))
    shown = runner.invoke(app, ["line", "answer"], input=wrong)
    assert "ANSWERED WRONGLY" in shown.output
    shown = runner.invoke(app, ["line", "answer"], input=right)
    assert "russia answered rightly" in " ".join(shown.output.split())
    nothing = runner.invoke(app, ["line", "answer"])
    assert nothing.exit_code == 2
    desks.settle()


def test_json_is_what_the_api_answered(desks: Desks) -> None:
    desks.types("israel", OPEN)
    desks.types("israel", "parley query ask --ref Q1 --to russia --words 'why there?'")
    desks.types("israel", "parley line test --ref T1")
    desks.types("israel", "parley duty take --as 'duty officer 1' --speaks he")
    for command in (
        "call list",
        "call show israel/C1",
        "phrase list",
        "phrase show SAR-OFFER",
        "line state",
        "line weeks",
        "line tests",
        "line rehearse",
        "duty show",
        "duty watches",
        "duty open",
        "query list",
        "query show israel/Q1",
        "reach list",
    ):
        shown = desks.types("israel", f"parley {command} --json")
        assert shown.exit_code == 0, shown.output
        assert shown.stderr == ""
        assert msgspec.json.decode(shown.stdout) is not None
    client: Client = desks.line.nodes["israel"].client()
    rows = desks.types("israel", "parley phrase list --language ar --json").stdout
    assert msgspec.json.decode(rows, type=tuple[PhraseRow, ...]) == client.phrase_list("ar")


def test_the_newest_message_that_waits_may_be_in_a_call_opened_long_ago(desks: Desks) -> None:
    desks.types("israel", OPEN)
    desks.types("israel", "parley call open --ref C2 --to russia --words 'the second call'")
    for who in ("israel", "russia"):
        desks.types(f"{who}/driver", "parley exercise clock 2018-09-17T16:31:00Z")
    desks.types("israel", "parley call say israel/C1 --words 'the last word'")
    shown = desks.types("russia", "parley call ack --yes").stdout
    assert "“the last word”" in shown
    found: Message = page(desks).messages[-1]
    assert found.acknowledged


def test_a_call_in_which_one_spoke_oneself_last_is_not_therefore_the_newest(desks: Desks) -> None:
    desks.types("israel", OPEN)
    for minute, who, typed in (
        (31, "israel", "parley call open --ref C2 --to russia --words 'the second call'"),
        (32, "russia", "parley call say israel/C1 --words 'wait for us'"),
    ):
        for party in ("israel", "russia"):
            desks.types(f"{party}/driver", f"parley exercise clock 2018-09-17T16:{minute}:00Z")
        desks.types(who, typed)
    shown = desks.types("russia", "parley call ack --yes").stdout
    assert "“the second call”" in shown
    shown = desks.types("russia", "parley call ack israel/C1 --yes").stdout
    assert "We intend activity." in shown


def test_what_an_answer_leaves_out_is_not_answered(desks: Desks) -> None:
    desks.types("israel", "parley query ask --ref Q1 --to russia --words 'why there?'")
    desks.types("russia", "parley query answer israel/Q1 --ends 2018-09-18T18:00Z")
    shown = desks.types("israel", "parley query show israel/Q1").stdout
    assert "russia's: NOT ANSWERED: objective, place, units, equipment" in shown
    assert "end           2018-09-18T18:00:00Z" in shown


def test_a_rehearsal_is_of_every_other_member_and_no_observer(desks: Desks) -> None:
    before = desks.position()
    shown = desks.types("israel", "parley line rehearse").stdout
    for party in ("russia", "relief-org"):
        assert f"israel waits for {party}" in shown
    assert "observer" not in shown
    assert desks.position() == before


def test_the_list_of_calls_is_read_a_page_at_a_time_and_so_is_what_waits(desks: Desks) -> None:
    for ref in ("C1", "C2", "C3"):
        desks.types("israel", OPEN.replace("C1", ref))
    desks.types("russia", "parley call open --ref R1 --to israel --phrase LINK-CHECK")

    def listed(party: str, *options: str) -> list[str]:
        typed = desks.types(party, f"parley call list --json {' '.join(options)}")
        assert typed.exit_code == 0, typed.output
        return [str(call.ref) for call in msgspec.json.decode(typed.stdout, type=list[Call])]

    every = listed("russia")
    assert len(every) == 4
    assert listed("russia", "--after 1 --limit 2") == every[1:3]
    # Those that wait are counted among themselves, and none is missed for being old.
    waiting = listed("russia", "--waiting")
    assert waiting == [ref for ref in every if ref != "russia/R1"]
    assert listed("russia", "--waiting --limit 2") == waiting[:2]
    assert listed("russia", "--waiting --after 1 --limit 1") == waiting[1:2]
    assert listed("russia", "--waiting --after 2") == waiting[2:]
