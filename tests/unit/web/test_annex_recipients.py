"""An annex that names its recipients: who is given it, and that this is on record first."""

from collections.abc import Iterator

import httpx2
import msgspec
import pytest

import ledger_parts
import web_parts
from parley.api.roles import Role
from parley.client import Client, Problem
from parley.incident.verify import SOUND, verify_file
from parley.ledger.bundle import read_bundle
from parley.model.notices import AnnexRef, Notice, Ref
from parley.picture.disclosures import Disclosure, Way
from parley.runtime.clocks import ExerciseClock
from parley.transport import signatures

CONTENT = b"telephone of the clinic"
HOSTED = {"relief": "southland"}
PARTIES = ("northland", "southland", "relief", "observer")


def naming(*refs: AnnexRef) -> Notice:
    return ledger_parts.notice(annexes=refs)


class Given:
    """northland's annex for relief, which southland hosts; observer is another node."""

    def __init__(self, line: web_parts.Line) -> None:
        self.line = line
        self.agreement = line.agreement
        self.north = line.nodes["northland"].client()
        self.south = line.nodes["southland"].client()
        self.relief = line.nodes["southland"].client(Role.OFFICER, "relief")
        self.observer = line.nodes["observer"].client()

    def put(self, *recipients: str, ref: str = "N1") -> AnnexRef:
        annex = self.north.annex_put(self.agreement, CONTENT, "contact", None, recipients)
        self.north.notice_file(self.agreement, ref, naming(annex))
        self.line.settle()
        return annex

    def told(self, ref: str = "N1") -> list[Disclosure]:
        of = Ref("northland", ref)
        return [
            one for one in self.north.notice_disclosures(self.agreement, of) if one.way is Way.ANNEX
        ]

    def no(self, client: Client, annex: AnnexRef) -> Problem:
        with pytest.raises(Problem) as caught:
            client.annex_get(self.agreement, annex.commitment)
        return caught.value


@pytest.fixture
def given() -> Iterator[Given]:
    terms = ledger_parts.terms(*PARTIES, hosted=HOSTED)
    clock = ExerciseClock(ledger_parts.START_MS)
    with web_parts.line(
        ("northland",), ("southland", "relief"), ("observer",), terms=terms, clock=clock
    ) as made:
        yield Given(made)


def test_a_recipient_is_given_it_and_nobody_else(given: Given) -> None:
    annex = given.put("relief")
    assert annex.recipients == ("relief",)
    for other in (given.south, given.observer):
        problem = given.no(other, annex)
        assert problem.status == 403
        assert problem.detail == "northland names as recipients: relief"
    assert given.told() == []
    assert given.relief.annex_get(given.agreement, annex.commitment) == CONTENT
    # Now its bytes lie on southland's node as well, and are still not southland's to read.
    assert given.no(given.south, annex).status == 403
    given.line.settle()
    (told,) = given.told()
    assert (told.to, told.stated_by, told.commitment) == ("relief", "northland", annex.commitment)
    assert told.how == "given to the node of southland"
    assert given.north.annex_get(given.agreement, annex.commitment) == CONTENT


def test_who_was_given_it_is_stated_once_and_before_it_leaves(given: Given) -> None:
    annex = given.put("relief")
    # The bytes are there when the disclosure is, and not before: without it they do not leave.
    north = given.line.nodes["northland"]
    given.relief.annex_get(given.agreement, annex.commitment)
    stated = [e for e in given.north.entry_list(given.agreement) if e.kind == "notice.disclosed/0"]
    assert [(one.party, one.desk) for one in stated] == [("northland", "")]
    given.relief.annex_erase(given.agreement, annex.commitment)
    assert given.relief.annex_get(given.agreement, annex.commitment) == CONTENT
    assert len(given.told()) == 1
    assert north.runtime.feed.position == given.line.nodes["observer"].runtime.feed.position


def test_what_cannot_be_put_on_record_is_not_given(
    given: Given, monkeypatch: pytest.MonkeyPatch
) -> None:
    annex = given.put("relief")
    node = given.line.nodes["northland"].node
    # As after a restore, when nothing may be signed yet.
    node.catch_up_first()
    monkeypatch.setattr(node._backlog, "heard", lambda *_: None)
    answer = get_as_peer(given, annex, "southland")
    assert answer.status_code == 409
    assert CONTENT not in answer.content
    assert given.told() == []


def get_as_peer(
    given: Given, annex: AnnexRef, party: str, to: str = "northland"
) -> httpx2.Response:
    path = f"/peer/v1/agreements/{given.agreement}/annexes/{annex.commitment}"
    headers = signatures.sign(
        ledger_parts.signers(party).transport,
        party,
        to,
        "GET",
        path,
        b"",
        int(web_parts.SystemClock().now() // 1000),
    )
    return given.line.nodes[to].http().get(path, headers=headers)


def test_a_node_that_no_recipient_is_at_home_on_is_given_nothing(given: Given) -> None:
    annex = given.put("relief")
    answer = get_as_peer(given, annex, "observer")
    assert answer.status_code == 404
    never = AnnexRef("x", "y", 1, "ab" * 32)
    assert answer.json()["title"] == get_as_peer(given, never, "observer").json()["title"]
    assert given.told() == []
    answer = get_as_peer(given, annex, "southland")
    assert (answer.status_code, answer.content) == (200, CONTENT)
    assert [one.to for one in given.told()] == ["relief"]


def test_only_its_owners_node_gives_it(given: Given) -> None:
    annex = given.put("relief", "observer")
    given.relief.annex_get(given.agreement, annex.commitment)
    # southland's node has the bytes now, and observer may have them: but not from there.
    assert get_as_peer(given, annex, "observer", "southland").status_code == 404
    assert get_as_peer(given, annex, "observer").content == CONTENT


def test_what_is_for_everybody_is_read_without_a_word(given: Given) -> None:
    annex = given.south.annex_put(given.agreement, CONTENT)
    notice = msgspec.structs.replace(naming(annex), addressees=("northland",))
    given.south.notice_file(given.agreement, "S1", notice)
    given.line.settle()
    for client in (given.relief, given.north):
        assert client.annex_get(given.agreement, annex.commitment) == CONTENT
    kinds = {entry.kind for entry in given.south.entry_list(given.agreement)}
    assert "notice.disclosed/0" not in kinds


def test_naming_anothers_annex_opens_nothing(given: Given) -> None:
    annex = given.put("relief")
    stolen = msgspec.structs.replace(annex, recipients=())
    given.south.notice_file(given.agreement, "S1", naming(stolen))
    given.observer.notice_file(given.agreement, "O1", naming(stolen))
    given.line.settle()
    for other in (given.south, given.observer):
        assert given.no(other, annex).status == 403
    assert get_as_peer(given, annex, "observer").status_code == 404
    # Nor does it take it away from those it is for.
    assert given.relief.annex_get(given.agreement, annex.commitment) == CONTENT
    with pytest.raises(Problem, match="no annex"):
        given.observer.annex_erase(given.agreement, annex.commitment)


def test_the_newest_word_of_its_owner_says_who_is_given_it(given: Given) -> None:
    annex = given.put("relief")
    wider = msgspec.structs.replace(annex, recipients=("relief", "observer"))
    given.north.notice_amend(given.agreement, Ref("northland", "N1"), naming(wider))
    given.line.settle()
    assert given.observer.annex_get(given.agreement, annex.commitment) == CONTENT
    assert given.no(given.south, annex).status == 403
    assert given.relief.annex_get(given.agreement, annex.commitment) == CONTENT
    given.line.settle()
    assert [one.to for one in given.told()] == ["observer", "relief"]


def test_two_recipients_on_one_node_are_each_on_record(given: Given) -> None:
    annex = given.put("relief", "southland")
    assert given.south.annex_get(given.agreement, annex.commitment) == CONTENT
    assert [one.to for one in given.told()] == ["relief", "southland"]


def test_a_recipient_on_the_owners_own_node_is_on_record_too(given: Given) -> None:
    annex = given.south.annex_put(given.agreement, CONTENT, recipients=["relief"])
    notice = msgspec.structs.replace(naming(annex), addressees=("northland",))
    given.south.notice_file(given.agreement, "S1", notice)
    assert given.south.annex_get(given.agreement, annex.commitment) == CONTENT
    of = Ref("southland", "S1")
    assert not [
        one for one in given.south.notice_disclosures(given.agreement, of) if one.way is Way.ANNEX
    ]
    assert given.relief.annex_get(given.agreement, annex.commitment) == CONTENT
    given.relief.annex_get(given.agreement, annex.commitment)
    (told,) = [
        one for one in given.relief.notice_disclosures(given.agreement, of) if one.way is Way.ANNEX
    ]
    assert (told.to, told.how) == ("relief", "read on the node that both are at home on")


def test_it_is_in_the_bundles_of_its_recipients_and_on_no_stick(given: Given) -> None:
    annex = given.put("relief")
    open_to_all = given.put(ref="N2")
    given.relief.annex_get(given.agreement, annex.commitment)
    given.relief.annex_get(given.agreement, open_to_all.commitment)
    given.line.settle()

    def enclosed(client: Client) -> set[str]:
        raw = client.agreement_bundle(given.agreement)
        assert verify_file(raw)[0] == SOUND
        return {one.commitment for one in read_bundle(raw).annexes}

    both = {annex.commitment, open_to_all.commitment}
    assert enclosed(given.relief) == enclosed(given.north) == both
    assert enclosed(given.south) == {open_to_all.commitment}
    for client in (given.north, given.relief):
        stick = client.courier_export(given.agreement)
        assert open_to_all.commitment.encode() in stick
        assert f'"commitment":"{annex.commitment}","content"'.encode() not in stick


def test_recipients_are_parties_of_the_agreement(given: Given) -> None:
    http = given.line.nodes["northland"].http(Role.OFFICER)
    path = f"/v1/agreements/{given.agreement}/annexes"
    raw = {"content-type": "application/octet-stream"}
    for text in ("westland", "Relief", "relief,", "relief,relief", ",".join(["relief"] * 40)):
        answer = http.post(path, params={"recipients": text}, content=b"x", headers=raw)
        assert answer.status_code == 422, text
    answer = http.post(path, params={"recipients": "relief,observer"}, content=b"x", headers=raw)
    assert answer.json()["recipients"] == ["relief", "observer"]


def test_an_annex_put_under_a_key_is_put_once(given: Given) -> None:
    def put(content: bytes = CONTENT, title: str = "contact", **changed: object) -> AnnexRef:
        return given.north.annex_put(given.agreement, content, title, key="k1", **changed)  # type: ignore[arg-type]

    first = put()
    assert put() == first
    for change in (
        lambda: put(b"other"),
        lambda: put(title="other"),
        lambda: put(recipients=["relief"]),
        lambda: put(b"other bytes of its length"[: len(CONTENT)]),
    ):
        with pytest.raises(Problem, match="used for another wish") as caught:
            change()
        assert caught.value.status == 409
    keeper = given.line.nodes["northland"].client(Role.KEEPER)
    other_terms = msgspec.structs.replace(given.line.terms, salt="11" * 16)
    other = keeper.agreement_found(other_terms).agreement
    with pytest.raises(Problem, match="used for another wish"):
        given.north.annex_put(other, CONTENT, "contact", key="k1")
    # Another token's key is another key.
    assert given.south.annex_put(given.agreement, CONTENT, "contact", key="k1") != first
    assert given.north.annex_put(given.agreement, CONTENT, "contact") != first
    given.north.annex_erase(given.agreement, first.commitment)
    # Of what was erased not even the key is kept, and putting it again is another wish.
    kept = given.line.nodes["northland"].runtime.settings("annex-put").values()
    assert not [one for one in kept if first.commitment.encode() in one]
    assert put() != first
