"""Sessions: opened by whoever may, shown by a cookie, ended when they end, and only by this node's
own pages."""

import json
from collections.abc import Callable, Iterable, Iterator
from unittest.mock import AsyncMock

import httpx2
import msgspec
import pytest

import web_parts
from parley import limits
from parley.api.roles import Role
from parley.api.session_bodies import Ended
from parley.client import Client, Problem
from parley.errors import WorldError
from parley.ports.store import StoredSetting
from parley.storage.memory import MemoryStore
from parley.web.front import Front
from parley.web.session_kept import LINKS, SESSIONS, key_of
from session_parts import HOUR, MINUTE, Browser, Wall


@pytest.fixture
def wall() -> Wall:
    return Wall()


HOME = ("northland", "relief")


@pytest.fixture
def own(wall: Wall) -> Iterator[web_parts.Line]:
    with web_parts.line(
        HOME,
        connected=False,
        wall_ms=wall.now,
        front=lambda port: Front(origin=f"http://localhost:{port}"),
    ) as made:
        yield made


@pytest.fixture
def node(own: web_parts.Line) -> web_parts.LiveNode:
    return own.nodes["northland"]


@pytest.fixture
def browser(node: web_parts.LiveNode) -> Iterator[Browser]:
    made = Browser(node)
    yield made
    made.http.close()


@pytest.fixture
def browsers(node: web_parts.LiveNode) -> Iterator[Callable[[], Browser]]:
    made: list[Browser] = []

    def another() -> Browser:
        made.append(Browser(node))
        return made[-1]

    yield another
    for one in made:
        one.http.close()


def kind(answer: httpx2.Response) -> str:
    return str(answer.json()["type"]).removeprefix("urn:parley:problem:")


def test_a_token_opens_a_session_that_a_cookie_shows(browser: Browser, wall: Wall) -> None:
    assert browser.me() == 401
    answer = browser.open(token=browser.node.secrets["northland", Role.OFFICER])
    assert answer.status_code == 200
    (cookie,) = answer.headers.get_list("set-cookie")
    name, _, rest = cookie.partition("=")
    secret, *parts = rest.split("; ")
    assert name.startswith("parley-")
    assert len(name) == len("parley-") + 8
    assert {part.lower() for part in parts} == {
        "httponly",
        "max-age=34560000",
        "path=/",
        "samesite=strict",
    }
    view = answer.json()
    assert view["session"] == key_of(secret)[:12]
    assert (view["party"], view["role"], view["label"]) == ("northland", "officer", "officer desk")
    assert view["expires_ms"] == wall.now_ms + 12 * HOUR
    assert (view["opened"], view["kept_by"], view["here"]) == ("token", None, True)
    assert browser.http.get("/v1/me").json() == {
        "party": "northland",
        "role": "officer",
        "label": "officer desk",
    }
    assert browser.shown() == view
    # What is kept of it signs nobody in.
    kept = browser.node.runtime.settings(SESSIONS)
    assert list(kept) == [key_of(secret)]
    assert secret not in str(kept)
    assert browser.node.secrets["northland", Role.OFFICER] not in str(kept)


def test_a_cookie_is_for_https_alone_where_there_is_a_certificate() -> None:
    with web_parts.line(HOME, connected=False, front=lambda _: Front(tls=True)) as made:
        node = made.nodes["northland"]
        answer = node.http().post(
            "/v1/session", json={"token": node.secrets["northland", Role.READER]}
        )
        assert "; secure" in answer.headers["set-cookie"].lower()


def test_two_nodes_on_one_host_have_cookies_of_their_own() -> None:
    names = set()
    with web_parts.line(HOME, ("southland",), connected=False) as made:
        for party, node in made.nodes.items():
            answer = node.http().post(
                "/v1/session", json={"token": node.secrets[party, Role.READER]}
            )
            names.add(answer.headers["set-cookie"].partition("=")[0])
    assert len(names) == 2


@pytest.mark.parametrize(
    "body", [{}, {"token": "a", "link": "b"}, {"token": 1}, {"cookie": "x"}, {"token": None}]
)
def test_one_signs_in_by_exactly_one_thing(browser: Browser, body: dict[str, object]) -> None:
    answer = browser.http.post("/v1/session", json=body)
    assert (answer.status_code, "set-cookie" in answer.headers) == (422, False)


def test_what_signs_nobody_in_is_counted_and_what_is_right_is_taken(browser: Browser) -> None:
    for number in range(limits.MAX_WRONG_CODES):
        by = {"token": f"parley_{number}"} if number % 2 else {"link": f"{number}"}
        answer = browser.open(**by)
        assert (answer.status_code, kind(answer)) == (401, "no-token")
    assert browser.open(token="parley_x").status_code == 429
    assert browser.open(link="x").headers["retry-after"] == "60"
    browser.signed_in()
    assert browser.me() == 200


# The same site is not the same page.


def test_another_page_is_refused(browser: Browser) -> None:
    http = browser.signed_in(Role.KEEPER).http
    body = {"party": "northland", "role": "reader", "label": "x"}
    port = browser.node.port
    for headers in (
        {"origin": f"http://localhost:{port + 1}"},
        {"origin": f"https://localhost:{port}"},
        {"origin": "http://localhost"},
        {"origin": "null"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "cross-site"},
    ):
        for method, path in (("POST", "/v1/tokens"), ("GET", "/v1/tokens")):
            answer = http.request(method, path, json=body, headers=headers)
            assert (answer.status_code, kind(answer)) == (403, "cross-site"), headers
        assert kind(http.get("/v1/session", headers=headers)) == "cross-site"
        refused = http.post("/v1/session", json={"token": "x"}, headers=headers)
        assert kind(refused) == "cross-site"
    del http.headers["origin"]
    assert kind(http.post("/v1/tokens", json=body)) == "cross-site"
    assert http.get("/v1/tokens").status_code == 200, "browsers send no Origin with it"
    del http.headers["sec-fetch-site"]
    assert http.get("/v1/tokens").status_code == 200
    http.headers["origin"] = browser.origin
    assert http.post("/v1/tokens", json=body).status_code == 200


def test_a_page_whose_name_was_made_to_lead_here_is_refused(browser: Browser) -> None:
    """By DNS rebinding a page elsewhere is of the very origin that it asks at."""
    port = browser.node.port
    http = browser.signed_in(Role.OFFICER).http
    for host in ("evil.example", "localhost.evil.example", "127.0.0.1.evil.example"):
        rebound = {
            "host": f"{host}:{port}",
            "origin": f"http://{host}:{port}",
            "cookie": browser.cookie,
        }
        assert kind(http.post("/v1/session", json={"token": "x"}, headers=rebound)) == "cross-site"
        assert kind(http.get("/v1/me", headers=rebound)) == "cross-site"
    for host in ("127.0.0.1", "[::1]", "localhost"):
        own = {"host": f"{host}:{port}", "origin": f"http://{host}:{port}"}
        headers = {**own, "cookie": browser.cookie}
        assert http.get("/v1/me", headers=headers).status_code == 200, host
    # Behind another door the name that is asked at may be any, and the page's is the setting's.
    proxied = {"host": "inner.example", "origin": browser.origin, "cookie": browser.cookie}
    assert http.get("/v1/me", headers=proxied).status_code == 200


def test_a_node_that_knows_no_name_of_its_own_takes_the_one_it_is_asked_at() -> None:
    with web_parts.line(HOME, connected=False) as made:
        node = made.nodes["northland"]
        own = {"host": "watch.example:8710", "origin": "http://watch.example:8710"}
        token = {"token": node.secrets["northland", Role.READER]}
        assert node.http().post("/v1/session", json=token, headers=own).status_code == 200


@pytest.mark.parametrize("host", ["[", "[::1", "a b", "a/b", "a@b", "localhost:999999", "a?"])
def test_what_names_no_host_is_said_no_to_and_is_no_fault(browser: Browser, host: str) -> None:
    for path in ("/v1/session", "/v1/health", "/", "/nothing"):
        answer = browser.http.get(path, headers={"host": host})
        assert (answer.status_code, kind(answer)) == (422, "unreadable")
        assert answer.headers["x-content-type-options"] == "nosniff"


def test_a_token_counts_before_the_cookie_and_asks_from_anywhere(browser: Browser) -> None:
    http = browser.signed_in(Role.READER).http
    headers = {**browser.node.headers(Role.KEEPER), "origin": "http://elsewhere.example"}
    body = {"party": "northland", "role": "reader", "label": "x"}
    assert http.post("/v1/tokens", json=body, headers=headers).status_code == 200
    assert http.get("/v1/me", headers=headers).json()["role"] == "keeper"
    wrong = http.get("/v1/me", headers={"authorization": "Bearer parley_no"})
    assert (wrong.status_code, kind(wrong)) == (401, "no-token")


def test_behind_a_proxy_the_origin_of_the_settings_counts(wall: Wall) -> None:
    named = Front(origin="https://parley.example")
    with web_parts.line(HOME, connected=False, front=lambda _: named) as made:
        browser = Browser(made.nodes["northland"])
        browser.http.headers["origin"] = "https://parley.example"
        browser.signed_in()
        assert browser.http.delete("/v1/session").status_code == 200
        browser.http.close()


def test_a_page_does_not_speak_for_who_signed_in_after_it(browser: Browser) -> None:
    """Two tabs share the cookie; the one that was drawn for another session must not use it."""
    first = browser.signed_in(party="relief").shown()
    browser.signed_in()
    assert first is not None
    stale = browser.http.get("/v1/me", headers={"parley-session": str(first["session"])})
    assert (stale.status_code, kind(stale)) == (401, "no-token")
    shown = browser.shown()
    assert shown is not None
    own = browser.http.get("/v1/me", headers={"parley-session": str(shown["session"])})
    assert own.json()["party"] == "northland"
    listed = browser.node.client(Role.KEEPER).session_list()
    assert [one.party for one in listed] == ["northland"], "the session before has ended"


# Ends.


def test_a_session_ends_when_nobody_uses_it(browser: Browser, wall: Wall) -> None:
    browser.signed_in()
    for _ in range(4):
        wall.now_ms += 11 * HOUR
        assert browser.me() == 200
    wall.now_ms += 12 * HOUR
    assert browser.me() == 401
    answer = browser.http.get("/v1/session").json()
    assert (answer["session"], answer["ended"]) == (None, "expired")


def test_a_session_ends_after_a_week_however_much_it_is_used(browser: Browser, wall: Wall) -> None:
    browser.signed_in()
    opened_ms = wall.now_ms
    while wall.now_ms < opened_ms + 7 * 24 * HOUR - 1:
        assert browser.me() == 200
        wall.now_ms = min(wall.now_ms + 11 * HOUR, opened_ms + 7 * 24 * HOUR - 1)
    shown = browser.shown()
    assert shown is not None
    assert shown["expires_ms"] == opened_ms + 7 * 24 * HOUR
    wall.now_ms += 1
    assert browser.me() == 401


def test_signing_out_is_for_good(browser: Browser) -> None:
    browser.signed_in()
    header = {"cookie": browser.cookie}
    answer = browser.http.delete("/v1/session")
    assert answer.status_code == 200
    assert "max-age=0" in answer.headers["set-cookie"].lower()
    assert browser.me() == 401
    taken = browser.http.get("/v1/me", headers=header)
    assert taken.status_code == 401, "a copy of the cookie is as dead"
    assert browser.http.get("/v1/session", headers=header).json()["ended"] == "ended"
    assert browser.node.runtime.settings(SESSIONS) == {}
    by_token = browser.node.http(Role.READER).delete("/v1/session")
    assert kind(by_token) == "out-of-step"


def test_revoking_a_token_ends_all_that_was_made_from_it(
    node: web_parts.LiveNode, browser: Browser, browsers: Callable[[], Browser]
) -> None:
    keeper = node.client(Role.KEEPER)
    made = keeper.token_make("northland", "officer", "lent")
    with Client(node.url, made.secret) as lent:
        link, unused = lent.session_link().link, lent.session_link().link
    assert browser.open(token=made.secret).status_code == 200
    other = browsers()
    assert other.open(link=link.removeprefix("/#in=")).status_code == 200
    assert [one.me() for one in (browser, other)] == [200, 200]
    keeper.token_revoke(made.token)
    assert [one.me() for one in (browser, other)] == [401, 401]
    assert browser.http.get("/v1/session").json()["ended"] == "revoked"
    assert browsers().open(link=unused.removeprefix("/#in=")).status_code == 401
    assert node.runtime.settings(SESSIONS) == {}
    assert node.runtime.settings(LINKS) == {}


def test_a_token_that_is_gone_ends_its_sessions_whoever_removed_it(
    node: web_parts.LiveNode, browser: Browser
) -> None:
    """Not by the rows that were removed with it: by its being there at each request."""
    made = node.client(Role.KEEPER).token_make("northland", "officer", "lent")
    browser.open(token=made.secret)
    assert browser.me() == 200
    del node.runtime._settings["token", key_of(made.secret)]
    assert browser.me() == 401
    assert browser.http.get("/v1/session").json()["ended"] == "revoked"


def test_sessions_outlive_a_restart_and_their_cookie_keeps_its_name(wall: Wall) -> None:
    store = MemoryStore()
    options = {"connected": False, "wall_ms": wall.now}
    with web_parts.line(HOME, store=store, **options) as made:  # type: ignore[arg-type]
        browser = Browser(made.nodes["northland"], "127.0.0.1").signed_in()
        cookie, shown = browser.cookie, browser.shown()
        browser.http.close()
    store.close()
    with web_parts.line(HOME, store=store.reopened(), **options) as made:  # type: ignore[arg-type]
        http = made.nodes["northland"].http()
        assert http.get("/v1/session", headers={"cookie": cookie}).json()["session"] == shown
        browser = Browser(made.nodes["northland"], "127.0.0.1").signed_in()
        assert browser.cookie.partition("=")[0] == cookie.partition("=")[0]
        browser.http.close()


def test_use_is_written_now_and_then(browser: Browser, wall: Wall) -> None:
    browser.signed_in()

    def written() -> int:
        (row,) = browser.node.runtime.settings(SESSIONS).values()
        return int(json.loads(row)["used_ms"])

    begun_ms = wall.now_ms
    wall.now_ms += 4 * MINUTE
    assert browser.me() == 200
    assert written() == begun_ms
    wall.now_ms += 2 * MINUTE
    assert browser.me() == 200
    assert written() == wall.now_ms


def test_what_was_ended_is_not_written_back(own: web_parts.Line, browser: Browser) -> None:
    """A use that comes while the end is on its way to the disk must not bring the session back."""
    browser.signed_in()
    runtime, sessions = browser.node.runtime, browser.node.sessions
    (key,) = runtime.settings(SESSIONS)
    seen: list[object] = []
    keep = runtime.keep_settings

    async def keep_late(kept: Iterable[StoredSetting]) -> None:
        seen.append(sessions.look(key))
        await sessions.use(key)
        await keep(kept)

    async def end() -> None:
        runtime.keep_settings = keep_late  # type: ignore[method-assign]
        try:
            await sessions.end(key)
        finally:
            runtime.keep_settings = keep  # type: ignore[method-assign]

    own.within(end())
    assert seen == [Ended.ENDED]
    assert runtime.settings(SESSIONS) == {}
    assert browser.me() == 401


# Links.


def code_of(link: str) -> str:
    assert link.startswith("/#in=")
    return link.removeprefix("/#in=")


def test_a_link_leads_in_once_as_the_token_it_was_made_with(
    browser: Browser, browsers: Callable[[], Browser], wall: Wall
) -> None:
    made = browser.node.client(Role.READER).session_link()
    assert (made.link, made.origin) == (f"/#in={made.code}", browser.origin)
    assert made.expires_ms == wall.now_ms + 10 * MINUTE
    assert code_of(made.link) not in str(browser.node.runtime.settings(LINKS))
    view = browser.open(link=code_of(made.link)).json()
    assert (view["opened"], view["role"], view["label"]) == ("link", "reader", "reader desk")
    again = browsers().open(link=code_of(made.link))
    assert (again.status_code, kind(again)) == (401, "no-token")
    assert browser.node.runtime.settings(LINKS) == {}


def test_a_link_of_a_token_that_is_gone_opens_nothing(
    node: web_parts.LiveNode, browser: Browser
) -> None:
    made = node.client(Role.KEEPER).token_make("northland", "officer", "lent")
    with Client(node.url, made.secret) as lent:
        code = lent.session_link().code
    del node.runtime._settings["token", key_of(made.secret)]
    assert browser.open(link=code).status_code == 401
    assert node.runtime.settings(SESSIONS) == {}


def test_a_link_used_twice_at_once_leads_in_once(
    own: web_parts.Line, node: web_parts.LiveNode
) -> None:
    code = code_of(node.client().session_link().link)

    async def twice() -> list[bool]:
        first, second = node.sessions.take(code), node.sessions.take(code)
        assert first is not None
        node.sessions.give_back(first[0])
        return [second is not None, node.sessions.take(code) is not None]

    # Who takes it while another is signing in by it finds nothing; given back, it leads in again.
    assert own.within(twice()) == [False, True]


def test_a_link_whose_session_could_not_be_kept_leads_in_still(
    browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The node had more to do than it could queue: an officer must not lose the one link by it."""
    code = code_of(browser.node.client().session_link().link)
    full = WorldError("the node has more to do than it can queue")
    with monkeypatch.context() as patch:
        patch.setattr(browser.node.runtime, "keep_settings", AsyncMock(side_effect=full))
        assert browser.open(link=code).status_code == 503
    assert browser.open(link=code).status_code == 200


def test_a_link_ends(browser: Browser, wall: Wall) -> None:
    short = browser.node.client().session_link()
    long = browser.node.client().session_link(valid_ms=24 * HOUR)
    wall.now_ms += 10 * MINUTE
    assert browser.open(link=code_of(short.link)).status_code == 401
    wall.now_ms += 23 * HOUR
    assert browser.open(link=code_of(long.link)).status_code == 200
    for valid_ms in (0, 999, 24 * HOUR + 1, -1):
        with pytest.raises(Problem, match="1 second to 24 hours"):
            browser.node.client().session_link(valid_ms=valid_ms)


def test_a_keeper_makes_links_for_the_partys_tokens_only(
    node: web_parts.LiveNode, browser: Browser
) -> None:
    tokens = {(one.party, one.role): one.token for one in node.client(Role.KEEPER).token_list()}
    host, guest = node.client(Role.KEEPER), node.client(Role.KEEPER, "relief")
    made = guest.session_link(tokens["relief", "officer"])
    assert (made.party, made.role) == ("relief", "officer")
    assert host.session_link(tokens["relief", "reader"]).party == "relief"
    with pytest.raises(Problem, match="no token"):
        guest.session_link(tokens["northland", "officer"])
    with pytest.raises(Problem, match="no token"):
        node.client(Role.OFFICER).session_link(tokens["northland", "reader"])
    with pytest.raises(Problem, match="no token"):
        host.session_link("0" * 12)


def test_a_session_makes_no_links_but_a_keepers_does(browser: Browser) -> None:
    browser.signed_in()
    refused = browser.http.post("/v1/session/links", json={})
    assert (refused.status_code, kind(refused)) == (403, "not-yours")
    browser.signed_in(Role.KEEPER)
    assert browser.http.post("/v1/session/links", json={}).status_code == 200


def test_links_have_a_bound(browser: Browser, monkeypatch: pytest.MonkeyPatch, wall: Wall) -> None:
    monkeypatch.setattr(limits, "MAX_SESSION_LINKS", 2)
    client = browser.node.client()
    client.session_link()
    client.session_link()
    with pytest.raises(Problem, match="links are out"):
        client.session_link()
    wall.now_ms += 10 * MINUTE
    client.session_link()
    assert len(browser.node.runtime.settings(LINKS)) == 1


# Lists.


def test_everybody_sees_their_own_and_keepers_their_partys(
    node: web_parts.LiveNode, browsers: Callable[[], Browser]
) -> None:
    for party, role in (
        ("northland", Role.OFFICER),
        ("northland", Role.READER),
        ("relief", Role.OFFICER),
    ):
        browsers().signed_in(role, party)

    def seen(role: Role, party: str) -> list[tuple[str, str]]:
        return [(one.party, one.role) for one in node.client(role, party).session_list()]

    assert seen(Role.OFFICER, "northland") == [("northland", "officer")]
    assert seen(Role.KEEPER, "relief") == [("relief", "officer")]
    assert seen(Role.DRIVER, "northland") == []
    assert sorted(seen(Role.KEEPER, "northland")) == [
        ("northland", "officer"),
        ("northland", "reader"),
        ("relief", "officer"),
    ]


def test_a_keeper_ends_a_session_and_others_do_not(
    node: web_parts.LiveNode, browser: Browser
) -> None:
    browser.signed_in()
    shown = browser.shown()
    assert shown is not None
    name = str(shown["session"])
    for client in (node.client(Role.READER), node.client(Role.KEEPER, "relief")):
        with pytest.raises(Problem, match="no session"):
            client.session_close(name)
    assert browser.me() == 200
    node.client(Role.KEEPER).session_close(name)
    assert browser.me() == 401
    with pytest.raises(Problem, match="no session"):
        node.client(Role.KEEPER).session_close(name)


def test_sessions_have_a_bound_and_those_that_ended_make_room(
    browsers: Callable[[], Browser], monkeypatch: pytest.MonkeyPatch, wall: Wall
) -> None:
    monkeypatch.setattr(limits, "MAX_SESSIONS", 2)
    token = browsers().node.secrets["northland", Role.OFFICER]
    assert [browsers().open(token=token).status_code for _ in range(3)] == [200, 200, 409]
    wall.now_ms += 12 * HOUR
    assert browsers().open(token=token).status_code == 200


def test_a_damaged_row_signs_nobody_in(browser: Browser) -> None:
    browser.signed_in()
    (key,) = browser.node.runtime.settings(SESSIONS)
    for value in (b"{", b"\xff", b"{}", msgspec.json.encode({"token": 1})):
        browser.node.runtime._settings[SESSIONS, key] = value
        assert browser.me() == 401


@pytest.mark.parametrize(
    ("host", "origin", "usable", "why"),
    [
        ("localhost", "http://localhost:{port}", True, None),
        ("127.0.0.1", "http://localhost:{port}", False, "bare-address"),
        ("localhost", "https://parley.example", False, "other-address"),
        ("localhost", "https://192.0.2.7:8443", False, "bare-address"),
        ("localhost", "https://[2001:db8::1]", False, "bare-address"),
        ("localhost", "", False, "no-origin"),
    ],
)
def test_it_is_said_whether_passkeys_can_be_used_here(
    host: str, origin: str, usable: bool, why: str | None
) -> None:
    with web_parts.line(
        HOME, connected=False, front=lambda port: Front(origin=origin.format(port=port))
    ) as made:
        node = made.nodes["northland"]
        browser = Browser(node, host)
        said = browser.http.get("/v1/session").json()["passkeys"]
        assert (said["usable"], said["why"]) == (usable, why)
        assert bool(said["words"]) != usable
        assert (browser.http.post("/v1/session/challenge").status_code == 200) == usable
        browser.http.close()
