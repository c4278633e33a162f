"""Units acknowledge by a code: once, in time, of the version it was made for, and by no guess."""

import json
from hashlib import sha256

import pytest

import ledger_parts
import web_parts
from parley import limits
from parley.api.roles import Role
from parley.client import Client, Problem
from parley.model.notices import Ref
from parley.model.statements import Means
from parley.runtime.clocks import ExerciseClock
from parley.web import codes
from parley.web.codes import Guesses
from unit_posts import ACKNOWLEDGED, OF, START, Post


def test_a_unit_acknowledges_without_an_account(post: Post) -> None:
    post.passed("Talon 1", "Battery 4")
    first, second = post.desk.notice_codes(post.agreement, OF, post.leaf, ["Talon 1", "Battery 4"])
    assert (first.unit, second.unit) == ("Talon 1", "Battery 4")
    assert first.link == f"/u/{first.code}"
    assert first.expires_ms == START + 24 * 3_600_000
    page = post.anyone.unit_show(first.code)
    assert (page.unit, page.party, page.of, page.version) == ("Talon 1", "southland", OF, post.leaf)
    assert page.notice == ledger_parts.notice()
    assert (page.exercise, page.banner, page.state) == (True, "an exercise", "filed")
    assert (page.superseded, page.acknowledged_ms) == (False, None)
    post.clock.set(START + 60_000)
    done = post.anyone.unit_acknowledge(first.code, "seen, turning south")
    assert done.acknowledged_ms == START + 60_000
    post.line.settle()
    ladder = post.north.notice_show(post.agreement, OF).notice.ladders[0]
    units = {unit.unit: unit for unit in ladder.units}
    assert units["Talon 1"].means is Means.CODE
    assert units["Talon 1"].words == "seen, turning south"
    assert units["Battery 4"].acknowledged_ms is None
    # The entry is stated at the unit's own desk, in its party's name.
    assert post.acknowledgements() == ["Talon 1"]


def test_pressing_twice_is_one_wish(post: Post) -> None:
    post.passed("Talon 1")
    code = post.code("Talon 1")
    first = post.anyone.unit_acknowledge(code, "seen")
    post.clock.set(START + 60_000)
    for words in ("seen", "other words", ""):
        assert post.anyone.unit_acknowledge(code, words) == first
    assert post.anyone.unit_show(code) == first
    assert len(post.acknowledgements()) == 1


@pytest.mark.parametrize("typed", ["{}", " {} ", "{lower}", "{bare}", "{spaced}", "{misread}"])
def test_a_code_is_read_as_people_type_it(post: Post, typed: str) -> None:
    post.passed("Talon 1")
    code = post.code("Talon 1")
    text = typed.format(
        code,
        lower=code.lower(),
        bare=code.replace("-", ""),
        spaced=code.replace("-", " "),
        misread=code.replace("0", "o").replace("1", "l"),
    )
    assert post.anyone.unit_show(text).unit == "Talon 1"


def test_codes_are_long_and_without_letters_that_are_misread() -> None:
    made = {codes.new_code() for _ in range(200)}
    assert len(made) == 200
    letters = set("".join(made)) - {"-"}
    assert len(letters) == 32
    assert not letters & set("ILOU")
    assert all([len(part) for part in code.split("-")] == [4, 4, 4] for code in made)
    assert len(letters) ** 12 == 2**60


def test_the_node_keeps_only_the_hash(post: Post) -> None:
    post.passed("Talon 1")
    code = post.code("Talon 1")
    bare = code.replace("-", "")
    (row,) = post.node.runtime.settings(codes.SPACE).items()
    assert row[0] == sha256(bare.encode()).hexdigest()
    kept = json.loads(row[1])
    assert kept.keys() == {
        "agreement", "party", "of", "version", "unit", "made_ms", "expires_ms",
    }  # fmt: skip
    everything = b"".join(
        setting.key.encode() + setting.value for setting in post.node.store.settings()
    )
    assert bare.encode() not in everything
    assert code.encode() not in everything


def said(call: object) -> tuple[int, str, str]:
    with pytest.raises(Problem) as caught:
        call()  # type: ignore[operator]
    return caught.value.status, caught.value.detail, caught.value.remedy


def test_nothing_tells_an_expired_code_from_one_that_never_was(post: Post) -> None:
    post.passed("Talon 1")
    old = post.code("Talon 1")
    new = post.code("Talon 1")
    never = said(lambda: post.anyone.unit_show("0000-0000-0000"))
    assert never[0] == 404
    # A newer code of the unit takes the place of the one before it.
    for typed in (old, "x", "0" * 60, "0000-0000-000U", "é" * 12):
        assert said(lambda typed=typed: post.anyone.unit_show(typed)) == never
        assert said(lambda typed=typed: post.anyone.unit_acknowledge(typed)) == never
    post.clock.set(START + codes.LIFE_MS - 1)
    assert post.anyone.unit_show(new).unit == "Talon 1"
    post.clock.set(START + codes.LIFE_MS)
    assert said(lambda: post.anyone.unit_show(new)) == never
    assert said(lambda: post.anyone.unit_acknowledge(new, "late")) == never
    assert post.acknowledgements() == []


def test_what_has_expired_is_forgotten_when_codes_are_made(post: Post) -> None:
    post.passed("Talon 1", "Battery 4")
    post.code("Talon 1")
    post.clock.set(START + codes.LIFE_MS)
    post.code("Battery 4")
    (kept,) = post.node.runtime.settings(codes.SPACE).values()
    assert json.loads(kept)["unit"] == "Battery 4"
    assert len([one for one in post.node.store.settings() if one.space == codes.SPACE]) == 1


def test_guesses_are_bounded_and_lock_nobody_out(post: Post) -> None:
    post.passed("Talon 1")
    code = post.code("Talon 1")
    http = post.node.http()
    found = [
        http.get(f"/v1/unit/{number:012}").status_code
        for number in range(limits.MAX_WRONG_CODES + 5)
    ]
    assert found == [404] * limits.MAX_WRONG_CODES + [429] * 5
    answer = http.post("/v1/unit/000000000000", json={"words": ""})
    assert (answer.status_code, answer.headers["retry-after"]) == (429, "60")
    assert answer.json()["type"] == "urn:parley:problem:too-many"
    assert post.anyone.unit_acknowledge(code).acknowledged_ms == START
    post.clock.set(START + 60_000)
    assert http.get("/v1/unit/000000000000").status_code == 404


def test_guesses_are_counted_by_the_minute() -> None:
    guesses = Guesses()
    assert not any(guesses.wrong(59_999) for _ in range(limits.MAX_WRONG_CODES))
    assert guesses.wrong(0)
    assert not guesses.wrong(60_000)


def test_a_code_belongs_to_its_version(post: Post) -> None:
    post.passed("Talon 1", "Battery 4")
    early, late = post.code("Talon 1"), post.code("Battery 4")
    post.anyone.unit_acknowledge(early, "seen")
    newer = post.amend()
    page = post.anyone.unit_show(late)
    assert page.superseded
    assert page.notice.remarks == "an hour later"
    assert (page.version, page.acknowledged_ms) == (post.leaf, None)
    status, detail, remedy = said(lambda: post.anyone.unit_acknowledge(late, "seen"))
    assert status == 409
    assert (
        detail == "northland/N1 has been amended since this code was made: nothing was acknowledged"
    )
    assert "new code" in remedy
    # Who had acknowledged the version before may press again, and has still acknowledged that one.
    again = post.anyone.unit_acknowledge(early, "seen")
    assert (again.superseded, again.acknowledged_ms, again.version) == (True, START, post.leaf)
    assert post.acknowledgements() == ["Talon 1"]
    # A code for the newer version leaves the older one's page as it is.
    post.desk.notice_pass(post.agreement, OF, newer, ["Battery 4"])
    (fresh,) = post.desk.notice_codes(post.agreement, OF, newer, ["Battery 4"])
    assert post.anyone.unit_show(late).superseded
    assert post.anyone.unit_acknowledge(fresh.code).acknowledged_ms == START
    # To have acknowledged the older version is not to have acknowledged the newer one.
    post.desk.notice_pass(post.agreement, OF, newer, ["Talon 1"])
    (next_one,) = post.desk.notice_codes(post.agreement, OF, newer, ["Talon 1"])
    assert post.anyone.unit_show(next_one.code).acknowledged_ms is None


def test_codes_are_made_of_what_was_passed_and_is_not_acknowledged(post: Post) -> None:
    def wanted(client: Client, version: str, *units: str) -> tuple[int, str, str]:
        return said(lambda: client.notice_codes(post.agreement, OF, version, units))

    status, detail, remedy = wanted(post.desk, post.leaf, "Talon 1")
    assert (status, "has not stated that it passed" in detail) == (409, True)
    assert "parley notice pass" in remedy
    post.passed("Talon 1", "Battery 4")
    # One that was not passed it keeps the others' codes from being made too: all or none.
    assert wanted(post.desk, post.leaf, "talon 1", "Talon 9")[0] == 409
    assert post.node.runtime.settings(codes.SPACE) == {}
    assert wanted(post.desk, post.leaf)[0] == 422
    assert wanted(post.desk, post.leaf, "Talon 1", "TALON 1")[0] == 422
    assert wanted(post.desk, "ab" * 32, "Talon 1")[0] == 409
    assert wanted(post.north, post.leaf, "Talon 1")[0] == 403
    post.desk.notice_acknowledge(post.agreement, OF, post.leaf, "Talon 1")
    assert "acknowledged this version" in wanted(post.desk, post.leaf, "Talon 1")[1]
    newer = post.amend()
    assert "not the present version" in wanted(post.desk, post.leaf, "Battery 4")[1]
    assert "has not stated that it passed" in wanted(post.desk, newer, "Battery 4")[1]
    missing = said(
        lambda: post.desk.notice_codes(post.agreement, Ref("northland", "N9"), newer, "x")
    )
    assert missing[0] == 404


def test_a_node_holds_so_many_codes_and_no_more(
    post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MAX_UNIT_CODES", 2)
    post.passed("a", "b", "c")
    post.desk.notice_codes(post.agreement, OF, post.leaf, ["a", "b"])
    assert "2 codes are out" in said(lambda: post.code("c"))[1]
    # A unit's newer code takes its own place.
    assert post.anyone.unit_show(post.code("b")).unit == "b"


def test_words_no_statement_can_hold_are_said_to_be_so(post: Post) -> None:
    post.passed("Talon 1")
    code = post.code("Talon 1")
    assert said(lambda: post.anyone.unit_acknowledge(code, "x" * 4_001))[0] == 422
    assert said(lambda: post.anyone.unit_acknowledge(code, "bell \x07"))[0] == 422
    assert post.acknowledgements() == []
    assert post.anyone.unit_acknowledge(code, "two\nlines").acknowledged_ms == START


def test_a_damaged_row_leads_nowhere(post: Post) -> None:
    post.passed("Talon 1")
    code = post.code("Talon 1")
    key = codes.key_of(code)
    assert key is not None
    for damage in (b"{", b"\xff", b'{"agreement":"x"}'):
        post.line.within(post.node.runtime.keep_setting(codes.SPACE, key, damage))
        assert said(lambda: post.anyone.unit_show(code))[0] == 404
    post.code("Talon 1")  # And is cleared away.
    assert len(post.node.runtime.settings(codes.SPACE)) == 1


def test_a_hosted_partys_codes_speak_for_it_alone() -> None:
    terms = ledger_parts.terms("northland", "relief", "southland", hosted={"relief": "southland"})
    clock = ExerciseClock(START)
    with web_parts.line(("northland",), ("southland", "relief"), terms=terms, clock=clock) as made:
        notice = ledger_parts.notice(("southland", "relief"))
        leaf = made.nodes["northland"].client().notice_file(made.agreement, "N1", notice).leaf
        made.settle()
        node = made.nodes["southland"]
        relief = node.client(Role.OFFICER, "relief")
        relief.notice_pass(made.agreement, OF, leaf, ["convoy 2"])
        # The host has passed it to nobody: its guest's unit is not its own.
        assert (
            said(lambda: node.client().notice_codes(made.agreement, OF, leaf, ["convoy 2"]))[0]
            == 409
        )
        (code,) = relief.notice_codes(made.agreement, OF, leaf, ["convoy 2"])
        # Nor does a unit of the host's that is called the same take the code's place.
        node.client().notice_pass(made.agreement, OF, leaf, ["convoy 2"])
        node.client().notice_codes(made.agreement, OF, leaf, ["convoy 2"])
        with Client(node.url, None) as anyone:
            assert anyone.unit_acknowledge(code.code).party == "relief"
        (entry,) = [one for one in relief.entry_list(made.agreement) if one.kind == ACKNOWLEDGED]
        assert entry.party == "relief"
