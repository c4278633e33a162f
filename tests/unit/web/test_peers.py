"""What other nodes may ask, and what is turned away: each request proves itself."""

import base64
import time
from collections.abc import Iterator

import httpx2
import pytest

import ledger_parts
import web_parts
from parley.api.roles import Role
from parley.federation import desk as federation
from parley.federation import packets
from parley.ledger.annexes import commitment as commit_to
from parley.ports.store import StoredAnnex
from parley.transport import signatures

PATH = "/peer/v1/packets"
NOW_S = 1_700_000_000


@pytest.fixture(scope="module")
def own() -> Iterator[web_parts.Line]:
    """northland's node, on which a machine clock stands still, and southland's, unconnected."""
    with web_parts.line(
        ("northland",), ("southland",), connected=False, wall_ms=lambda: NOW_S * 1000
    ) as made:
        made.found()
        yield made


def packet(line: web_parts.Line) -> bytes:
    """What southland's node would send one that holds nothing."""
    situation = line.nodes["southland"].node.picture.situation(line.agreement)
    assert situation is not None
    made, _ = federation.packet_for(situation, "southland", {})
    return packets.spell(made)


def signed(
    body: bytes,
    *,
    method: str = "POST",
    path: str = PATH,
    sender: str = "southland",
    key_of: str = "southland",
    to: str = "northland",
    created_s: int = NOW_S,
) -> dict[str, str]:
    key = ledger_parts.signers(key_of).transport
    return signatures.sign(key, sender, to, method, path, body, created_s)


def post(line: web_parts.Line, body: bytes, headers: dict[str, str]) -> httpx2.Response:
    return line.nodes["northland"].http().post(PATH, content=body, headers=headers)


def size_of(line: web_parts.Line, party: str) -> int:
    situation = line.nodes["northland"].node.picture.situation(line.agreement)
    assert situation is not None
    return situation.logs[party].size


def test_a_signed_packet_is_taken_in_and_its_repetition_changes_nothing() -> None:
    with web_parts.line(("northland",), ("southland",), connected=False) as made:
        made.found()
        raw = packet(made)
        # However wrong the sender's clock: a safety message is not turned away for it.
        headers = signed(raw, created_s=1)
        assert size_of(made, "southland") == 0
        assert post(made, raw, headers).status_code == 200
        assert size_of(made, "southland") == 1
        entries = made.nodes["northland"].runtime.feed.position
        assert post(made, raw, headers).status_code == 200
        assert made.nodes["northland"].runtime.feed.position == entries


def test_what_is_not_signed_in_the_one_way_is_turned_away(own: web_parts.Line) -> None:
    raw = packet(own)
    good = signed(raw)
    other = packets.spell(packets.read(raw))[:-1] + b" "
    spoilt = base64.b64encode(b"\0" * 64).decode()
    wrong: dict[str, tuple[bytes, dict[str, str]]] = {
        "unsigned": (raw, {}),
        "wrong key": (raw, signed(raw, key_of="northland")),
        "wrong key, own name": (raw, signed(raw, sender="northland", key_of="southland")),
        "another's recipient": (raw, signed(raw, to="observer")),
        "recipient changed": (raw, {**good, "parley-to": "observer"}),
        "tampered body": (other, good),
        "tampered body and digest": (other, {**good, **_only(signed(other), "content-digest")}),
        "other path": (raw, signed(raw, path="/peer/v1/other")),
        "other method": (raw, signed(raw, method="PUT")),
        "other date": (raw, {**good, "signature-input": good["signature-input"].replace(
            f"created={NOW_S}", f"created={NOW_S + 1}")}),
        "other tag": (raw, {**good, "signature-input": good["signature-input"].replace(
            "parley-peer", "parley")}),
        "fewer components": (raw, {**good, "signature-input": good["signature-input"].replace(
            ' "parley-to"', "")}),
        "an algorithm named": (raw, {**good, "signature-input": good["signature-input"] +
                                     ';alg="ed25519"'}),
        "another's statement key": (raw, {**good, "signature": "parley=:" + base64.b64encode(
            ledger_parts.signers("southland").statement.sign(raw)).decode() + ":"}),
        "zero signature": (raw, {**good, "signature": f"parley=:{spoilt}:"}),
        "short signature": (raw, {**good, "signature": "parley=:AAAA:"}),
        "no digest": (raw, {k: v for k, v in good.items() if k != "content-digest"}),
        "no recipient": (raw, {k: v for k, v in good.items() if k != "parley-to"}),
        "recipient no name": (raw, {**good, "parley-to": "North Land"}),
    }  # fmt: skip
    for name, (body, headers) in wrong.items():
        answer = post(own, body, headers)
        assert answer.status_code in (401, 404), name
        assert answer.json()["type"].startswith("urn:parley:problem:"), name
        # Who signs with a key of its own for a party that is at home here is a stranger.
        assert (answer.status_code == 404) == (name == "wrong key, own name"), name
    assert size_of(own, "southland") == 0


def _only(headers: dict[str, str], name: str) -> dict[str, str]:
    return {name: headers[name]}


def test_a_packet_of_another_sender_agreement_or_form_is_turned_away(own: web_parts.Line) -> None:
    import msgspec

    read = packets.read(packet(own))
    as_north = packets.spell(msgspec.structs.replace(read, sender="northland"))
    assert post(own, as_north, signed(as_north)).status_code == 401
    elsewhere = packets.spell(msgspec.structs.replace(read, agreement="ab" * 32))
    assert post(own, elsewhere, signed(elsewhere)).status_code == 404
    for junk in (b"", b"{}", b"\xff\xfe", b"[" * 1000):
        assert post(own, junk, signed(junk)).status_code == 422
    stranger = signed(b"{}", sender="stranger", key_of="stranger")
    assert post(own, b"{}", stranger).status_code == 404


def test_an_annex_goes_to_the_agreements_nodes_only(own: web_parts.Line) -> None:
    node = own.nodes["northland"]
    salt, content = b"s" * 16, b"a map of the valley"
    commitment = commit_to(salt, content)
    own.within(node.runtime.keep_annex(StoredAnnex(own.agreement, commitment, salt, content)))
    path = f"/peer/v1/agreements/{own.agreement}/annexes/{commitment}"

    def get(path: str, created_s: int = NOW_S, key_of: str = "southland") -> httpx2.Response:
        headers = signed(b"", method="GET", path=path, created_s=created_s, key_of=key_of)
        return node.http().get(path, headers=headers)

    answer = get(path)
    assert (answer.content, answer.headers["parley-salt"]) == (content, salt.hex())
    assert get(path, NOW_S - 600).status_code == 200
    for wrong in (get(path, NOW_S - 601), get(path, NOW_S + 601), get(path, key_of="observer")):
        assert wrong.status_code == 401
    assert node.http().get(path).status_code == 401
    assert node.http().get(path, headers=node.headers(Role.OFFICER)).status_code == 401
    assert get(path.replace(commitment, "ab" * 32)).status_code == 404
    assert get(path.replace(own.agreement, "ab" * 32)).status_code == 404


def test_two_nodes_come_to_a_confirmed_notice_over_http() -> None:
    from parley.model.notices import Ref

    with web_parts.line(("northland",), ("southland",)) as made:
        north, south = (made.nodes[party].client() for party in ("northland", "southland"))
        of = Ref("northland", "N1")
        leaf = north.notice_file(made.agreement, of.ref, ledger_parts.notice()).leaf
        made.settle()
        waiting = [north.notice_show(made.agreement, of).waiting_for]
        south.notice_read_back(made.agreement, of, leaf, words="somewhere else")
        made.settle()
        waiting.append(north.notice_show(made.agreement, of).waiting_for)
        for step in (
            lambda: south.notice_read_back(made.agreement, of, leaf, words="the northern valley"),
            lambda: south.notice_enter(made.agreement, of, leaf),
            lambda: south.notice_pass(made.agreement, of, leaf, ["unit 1"]),
            lambda: south.notice_acknowledge(made.agreement, of, leaf, "unit 1"),
        ):
            step()
            made.settle()
            waiting.append(north.notice_show(made.agreement, of).waiting_for)
        assert [words.partition(", since 2")[0] for words in (waiting[0], *waiting[2:])] == [
            "southland has not read back",
            "southland has not entered it",
            "southland has not passed it to a unit",
            "southland's unit 1 has not acknowledged it",
            "",
        ]
        assert waiting[1].startswith("southland read back something else: ")
        page = south.notice_show(made.agreement, of)
        assert page.notice.confirmed
        assert [cover.mirror for cover in page.delivered] == ["southland"]
        bracket = page.bracket
        assert bracket.not_before_ms is not None
        assert bracket.not_after_ms is not None
        assert bracket.not_before_ms <= bracket.claimed_ms <= bracket.not_after_ms
        assert bracket.ahead_ms == 0


def test_a_peer_that_was_away_gets_everything_when_it_answers() -> None:
    with web_parts.line(("northland",), ("southland",), connected=False) as made:
        north, south = made.nodes["northland"], made.nodes["southland"]
        dead = web_parts.socket.create_server(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{dead.getsockname()[1]}"
        dead.close()
        north.client(Role.KEEPER).peer_set("southland", url)
        made.found()
        for number in range(3):
            north.client().notice_file(made.agreement, f"N{number}", ledger_parts.notice())
        made.wait(lambda: north.links.state("southland").reachable is False)
        peer = north.client().node_show().peers[0]
        assert (peer.party, peer.reachable) == ("southland", False)
        assert peer.last_error
        made.place_all()
        began = time.monotonic()
        made.wait(lambda: len(south.client().notice_list(made.agreement)) == 3)
        assert time.monotonic() - began < 10
        made.settle()
        assert north.client().node_show().peers[0].reachable is True
