"""Passkeys: made for one token, good once a challenge, at one address, the person verified."""

import contextlib
from collections.abc import Iterator

import httpx2
import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from fido2.cose import ES384
from hypothesis import given, settings
from hypothesis import strategies as st

import web_parts
from parley import limits
from parley.api.roles import Role
from parley.client import Problem
from parley.errors import UsageError
from parley.web import passkeys
from parley.web.front import Front
from parley.web.passkeys import Ceremonies, Challenges
from parley.web.session_kept import PASSKEYS
from session_parts import BEGUN, FLAG, MINUTE, Authenticator, Browser, Wall


@pytest.fixture
def wall() -> Wall:
    return Wall()


@pytest.fixture
def node(wall: Wall) -> Iterator[web_parts.LiveNode]:
    with web_parts.line(
        ("northland", "relief"),
        connected=False,
        wall_ms=wall.now,
        front=lambda port: Front(origin=f"http://localhost:{port}"),
    ) as made:
        yield made.nodes["northland"]


@pytest.fixture
def browser(node: web_parts.LiveNode) -> Iterator[Browser]:
    made = Browser(node).signed_in()
    yield made
    made.http.close()


@pytest.fixture
def device(browser: Browser) -> Authenticator:
    return Authenticator(browser.origin, "localhost")


def body_of(value: object) -> dict[str, object]:
    made = msgspec.to_builtins(value)
    assert isinstance(made, dict)
    return made


def challenge(browser: Browser) -> bytes:
    answer = browser.http.post("/v1/session/challenge").json()
    assert (answer["rp_id"], answer["timeout_ms"]) == ("localhost", 5 * MINUTE)
    return msgspec.convert(answer["challenge"], bytes)


def to_make(browser: Browser) -> bytes:
    return msgspec.convert(browser.http.post("/v1/passkeys/options").json()["challenge"], bytes)


def add(browser: Browser, made: object) -> httpx2.Response:
    return browser.http.post("/v1/passkeys", json=body_of(made))


def registered(browser: Browser, device: Authenticator, label: str = "key") -> dict[str, object]:
    answer = add(browser, device.made(to_make(browser), label))
    assert answer.status_code == 200, answer.text
    view = answer.json()
    assert isinstance(view, dict)
    return view


def sign_in(browser: Browser, signed: object) -> int:
    return browser.open(passkey=body_of(signed)).status_code


def test_a_passkey_signs_in_again(browser: Browser, device: Authenticator, wall: Wall) -> None:
    options = browser.http.post("/v1/passkeys/options").json()
    assert (options["rp_id"], options["algorithms"]) == ("localhost", [-8, -7, -257])
    assert options["user_name"] == "officer desk (northland, officer)"
    assert options["exclude"] == []
    view = registered(browser, device, "grey key")
    assert (view["label"], view["party"], view["role"]) == ("grey key", "northland", "officer")
    assert (view["made_ms"], view["used_ms"]) == (BEGUN, None)
    excluded = browser.http.post("/v1/passkeys/options").json()["exclude"]
    assert [msgspec.convert(one, bytes) for one in excluded] == [device.credential]
    browser.http.delete("/v1/session")
    wall.now_ms += MINUTE
    answer = browser.open(passkey=body_of(device.signed(challenge(browser))))
    assert answer.status_code == 200, answer.text
    session = answer.json()
    assert (session["opened"], session["role"], session["token"]) == (
        "passkey",
        "officer",
        view["token"],
    )
    assert browser.me() == 200
    (listed,) = browser.node.client().passkey_list()
    assert listed.used_ms == wall.now_ms


def test_a_challenge_is_good_once(browser: Browser, device: Authenticator) -> None:
    asked = to_make(browser)
    assert add(browser, device.made(asked)).status_code == 200
    other = Authenticator(browser.origin, "localhost")
    assert add(browser, other.made(asked)).status_code == 422
    asked = challenge(browser)
    assert sign_in(browser, device.signed(asked)) == 200
    assert sign_in(browser, device.signed(asked)) == 401
    assert sign_in(browser, device.signed(challenge(browser))) == 200


def test_a_challenge_is_good_for_one_purpose(browser: Browser, device: Authenticator) -> None:
    assert add(browser, device.made(challenge(browser))).status_code == 422
    registered(browser, device)
    assert sign_in(browser, device.signed(to_make(browser))) == 401
    asked = to_make(browser)
    browser.signed_in(Role.READER)
    other = Authenticator(browser.origin, "localhost")
    assert add(browser, other.made(asked)).status_code == 422, "asked of another token's holder"


def test_a_challenge_ends_and_is_of_this_process(
    browser: Browser, device: Authenticator, wall: Wall
) -> None:
    registered(browser, device)
    asked = challenge(browser)
    for wrong in (b"", asked[:-1], asked + b"x", bytes(len(asked)), asked[:-1] + b"\x00"):
        assert sign_in(browser, device.signed(wrong)) == 401
    wall.now_ms += 5 * MINUTE - 1
    assert sign_in(browser, device.signed(asked)) == 200
    asked = challenge(browser)
    wall.now_ms += 5 * MINUTE
    assert sign_in(browser, device.signed(asked)) == 401


def test_what_was_used_is_remembered_until_it_ends_and_no_longer() -> None:
    challenges = Challenges()
    for minute in range(20):
        made = challenges.make("x", minute * MINUTE)
        challenges.require(made, "x", minute * MINUTE)
        challenges.use(made, minute * MINUTE)
        with pytest.raises(UsageError):
            challenges.require(made, "x", minute * MINUTE)
    assert len(challenges._used) == 5


@pytest.mark.parametrize(
    "changed",
    [
        {"origin": "http://localhost"},
        {"origin": "http://evil.example"},
        {"crossOrigin": True},
        {"type": "webauthn.create"},
        {"challenge": "AAAA"},
    ],
)
def test_what_another_page_had_signed_does_not_hold(
    browser: Browser, device: Authenticator, changed: dict[str, object]
) -> None:
    registered(browser, device)
    assert sign_in(browser, device.signed(challenge(browser), **changed)) == 401
    made = Authenticator(browser.origin, "localhost").made(
        to_make(browser), **{**changed, **({"type": "webauthn.get"} if "type" in changed else {})}
    )
    assert add(browser, made).status_code == 422


@pytest.mark.parametrize("flags", [FLAG.UP, FLAG.UV, FLAG(0)])
def test_the_user_must_be_there_and_verified(
    browser: Browser, device: Authenticator, flags: FLAG
) -> None:
    registered(browser, device)
    assert sign_in(browser, device.signed(challenge(browser), int(flags))) == 401
    other = Authenticator(browser.origin, "localhost")
    assert add(browser, other.made(to_make(browser), flags=int(flags))).status_code == 422


def test_another_devices_signature_and_another_name_do_not_hold(
    browser: Browser, device: Authenticator
) -> None:
    registered(browser, device)
    thief = Authenticator(browser.origin, "localhost")
    thief.credential, thief.counter = device.credential, 9
    assert sign_in(browser, thief.signed(challenge(browser))) == 401
    device.name = "localhost.example"
    assert sign_in(browser, device.signed(challenge(browser))) == 401
    assert (
        add(browser, Authenticator(browser.origin, "x").made(to_make(browser))).status_code == 422
    )


def test_the_counter_goes_forward(browser: Browser, device: Authenticator) -> None:
    registered(browser, device)
    device.counter = 7
    assert sign_in(browser, device.signed(challenge(browser))) == 200
    for before in (6, 7):
        device.counter = before
        assert sign_in(browser, device.signed(challenge(browser))) == 401
    device.counter = 8
    assert sign_in(browser, device.signed(challenge(browser))) == 200


def test_a_device_without_a_counter_signs_in_again_and_again(
    browser: Browser, device: Authenticator
) -> None:
    device.counter = -1
    registered(browser, device)
    for _ in range(3):
        device.counter = -1
        assert sign_in(browser, device.signed(challenge(browser))) == 200


def test_a_revoked_tokens_passkey_signs_in_no_more(browser: Browser, device: Authenticator) -> None:
    made = browser.node.client(Role.KEEPER).token_make("northland", "officer", "lent")
    browser.open(token=made.secret)
    registered(browser, device)
    assert sign_in(browser, device.signed(challenge(browser))) == 200
    browser.node.client(Role.KEEPER).token_revoke(made.token)
    assert sign_in(browser, device.signed(challenge(browser))) == 401
    assert browser.node.runtime.settings(PASSKEYS) == {}


def test_whose_passkeys_one_sees_and_removes(browser: Browser, device: Authenticator) -> None:
    view = registered(browser, device)
    node = browser.node
    name = str(view["passkey"])
    assert [one.passkey for one in node.client(Role.KEEPER).passkey_list()] == [name]
    for client in (node.client(Role.READER), node.client(Role.KEEPER, "relief")):
        assert client.passkey_list() == ()
        with pytest.raises(Problem, match="no passkey"):
            client.passkey_remove(name)
    assert sign_in(browser, device.signed(challenge(browser))) == 200
    node.client().passkey_remove(name)
    assert sign_in(browser, device.signed(challenge(browser))) == 401


def test_a_passkey_is_kept_once_and_there_is_a_bound(
    browser: Browser, device: Authenticator, monkeypatch: pytest.MonkeyPatch
) -> None:
    registered(browser, device)
    browser.signed_in(Role.READER)
    again = add(browser, device.made(to_make(browser)))
    assert (again.status_code, "already" in again.text) == (409, True)
    (kept,) = browser.node.client().passkey_list()
    assert kept.role == "officer", "nobody takes over another's passkey"
    monkeypatch.setattr(limits, "MAX_PASSKEYS", 1)
    other = Authenticator(browser.origin, "localhost")
    assert add(browser, other.made(to_make(browser))).status_code == 409


def test_nobody_adds_a_passkey_without_being_signed_in(browser: Browser) -> None:
    browser.http.delete("/v1/session")
    assert browser.http.post("/v1/passkeys/options").status_code == 401


def test_at_a_bare_address_it_is_said_where_passkeys_work(browser: Browser) -> None:
    elsewhere = Browser(browser.node, "127.0.0.1").signed_in()
    for answer in (
        elsewhere.http.post("/v1/session/challenge"),
        elsewhere.http.post("/v1/passkeys/options"),
    ):
        assert answer.status_code == 409
        assert f"open {browser.origin}" in answer.text
    elsewhere.http.close()


def test_only_what_was_asked_for_is_taken(browser: Browser, device: Authenticator) -> None:
    made = device.made(to_make(browser), label="two\nlines")
    assert add(browser, made).status_code == 422
    device.public = ES384.from_cryptography_key(
        ec.generate_private_key(ec.SECP384R1()).public_key()
    )
    assert add(browser, device.made(to_make(browser))).status_code == 422
    without = msgspec.structs.replace(device.made(to_make(browser)), attestation=b"\xa0")
    assert add(browser, without).status_code == 422


@settings(max_examples=300)
@given(client_data=st.binary(max_size=80), rest=st.binary(max_size=300), cut=st.integers(0, 250))
def test_no_bytes_are_too_odd_to_be_refused(client_data: bytes, rest: bytes, cut: int) -> None:
    """Whatever a caller sends ends in a refusal, and in nothing that a node does not catch."""
    device = Authenticator("http://localhost:1", "localhost")
    ceremonies = Ceremonies("http://localhost:1", "localhost")
    asked = Challenges().make("x", 0)
    made, signed = device.made(asked), device.signed(asked)
    replace = msgspec.structs.replace
    for broken in (rest, made.attestation[:cut], made.attestation[:cut] + rest):
        # What is said of oneself may be anything; it must not be anything that a node falls over.
        with contextlib.suppress(UsageError):
            ceremonies.registered(replace(made, attestation=broken), asked)
        with pytest.raises(UsageError):
            ceremonies.signed(signed, broken, asked)
    credential = ceremonies.registered(made, asked).credential_data
    assert credential is not None
    for changed in (
        replace(signed, authenticator_data=rest),
        replace(signed, signature=rest),
        replace(signed, client_data=client_data),
        replace(signed, authenticator_data=signed.authenticator_data[:cut] + rest),
    ):
        if changed != signed:
            with pytest.raises(UsageError):
                ceremonies.signed(changed, bytes(credential), asked)
    with pytest.raises(UsageError):
        passkeys.challenge_in(client_data)


def test_a_good_answer_holds() -> None:
    """That the refusals above are not of everything."""
    device = Authenticator("http://localhost:1", "localhost")
    ceremonies = Ceremonies("http://localhost:1", "localhost")
    asked = Challenges().make("x", 0)
    data = ceremonies.registered(device.made(asked), asked)
    assert data.credential_data is not None
    signed = device.signed(asked)
    assert passkeys.challenge_in(signed.client_data) == asked
    assert ceremonies.signed(signed, bytes(data.credential_data), asked) == 2
