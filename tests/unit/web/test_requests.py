"""What is sent over HTTP: read strictly, answered with a problem that says what to do."""

import contextlib
import json
from typing import Any

import httpx2
import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import ledger_parts
import web_parts
from parley import limits
from parley.api.operations import OPERATIONS, RAW
from parley.api.problems import KINDS, MEDIA_TYPE, PREFIX
from parley.api.roles import Role
from parley.ledger.entries import parse
from parley.model.heights import Band, Datum
from parley.model.notices import Notice, Ref
from parley.model.statements import NoticeAssessed
from parley.model.volumes import Circle, Polygon, Volume, position
from parley.model.volumes import Role as For
from parley.runtime.clocks import ExerciseClock

JSON = {"content-type": "application/json"}


def notice_body(ref: str) -> bytes:
    return msgspec.json.encode({"ref": ref, "notice": ledger_parts.notice()})


def problem(response: httpx2.Response) -> dict[str, Any]:
    """The problem that a response is; fails if it is not a whole one."""
    assert response.headers["content-type"] == MEDIA_TYPE
    body: dict[str, Any] = response.json()
    kind = {PREFIX + kind.name: kind for kind in KINDS}[body["type"]]
    assert (body["status"], body["title"]) == (kind.status, kind.title)
    assert response.status_code == kind.status
    assert body["detail"]
    assert body["remedy"]
    assert "Traceback" not in response.text
    return body


@pytest.fixture
def notices(live: web_parts.Line) -> str:
    live.settle()
    return f"/v1/agreements/{live.agreement}/notices"


def test_a_wish_repeated_with_its_key_is_the_same_wish(
    north: web_parts.LiveNode, notices: str
) -> None:
    http = north.http(Role.OFFICER)
    headers = {**JSON, "idempotency-key": "wish-1"}
    first = http.post(notices, content=notice_body("I1"), headers=headers)
    again = http.post(notices, content=notice_body("I1"), headers=headers)
    spaced = json.dumps(json.loads(notice_body("I1")), indent=1).encode()
    respelled = http.post(notices, content=spaced, headers=headers)
    assert [one.status_code for one in (first, again, respelled)] == [201, 201, 201]
    assert first.content == again.content == respelled.content
    other = http.post(notices, content=notice_body("I2"), headers=headers)
    assert problem(other)["type"].endswith("out-of-step")
    elsewhere = http.post(f"{notices}/northland/I1/end", content=b"{}", headers=headers)
    assert problem(elsewhere)["type"].endswith("out-of-step")
    begun = http.post(f"{notices}/northland/I1/begin", json={}, headers={"idempotency-key": "life"})
    assert begun.status_code == 201
    ended = http.post(f"{notices}/northland/I1/end", json={}, headers={"idempotency-key": "life"})
    assert problem(ended)["type"].endswith("out-of-step"), "the operation is part of the wish"
    # Another caller's key is another key.
    reader = north.client(Role.KEEPER).token_make("northland", "officer", "second desk")
    second = http.post(
        notices,
        content=notice_body("I3"),
        headers={**headers, "authorization": f"Bearer {reader.secret}"},
    )
    assert second.status_code == 201


def test_without_a_key_every_wish_is_another(north: web_parts.LiveNode, notices: str) -> None:
    http = north.http(Role.OFFICER)
    assert http.post(notices, content=notice_body("K1"), headers=JSON).status_code == 201
    again = http.post(notices, content=notice_body("K1"), headers=JSON)
    assert problem(again)["status"] == 409


@pytest.mark.parametrize("key", ["", "a b", "x" * 65, "-first", "é", "a/b"])
def test_a_key_that_is_no_reference_is_refused(
    north: web_parts.LiveNode, notices: str, key: str
) -> None:
    answer = north.http(Role.OFFICER).post(
        notices,
        content=notice_body("KK"),
        headers={**JSON, "idempotency-key": key.encode()},
    )
    assert problem(answer)["status"] == 422


@pytest.mark.parametrize(
    ("raw", "status", "at"),
    [
        (b"", 400, ""),
        (b"{", 400, ""),
        (b"nul", 400, ""),
        (b"{} {}", 422, "$"),
        (b"[]", 422, "$"),
        (b"{}", 422, "$"),
        (b'{"ref":"A","notice":{}}', 422, "$.notice"),
        (b'{"ref":"A","notice":null,"more":1}', 422, "$.notice"),
        (notice_body("A").replace(b'"A"', b'"a/b"'), 422, "$"),
        (b'{"ref":"\xff"}', 400, ""),
        (b'{"ref":"\\ud800"}', 400, ""),
        (b"[" * 100_000, 422, "$"),
        (b'{"notice":' * 2_000, 422, "$.notice"),
        (b"\x00" * 1000, 400, ""),
    ],
)
def test_a_body_that_cannot_be_read_names_the_place(
    north: web_parts.LiveNode, notices: str, raw: bytes, status: int, at: str
) -> None:
    before = north.runtime.feed.position
    body = problem(north.http(Role.OFFICER).post(notices, content=raw, headers=JSON))
    assert body["status"] == status
    assert body["at"].startswith(at)
    assert north.runtime.feed.position == before


def test_a_key_given_twice_is_refused(north: web_parts.LiveNode, live: web_parts.Line) -> None:
    answer = north.http(Role.OFFICER).post(
        f"/v1/agreements/{live.agreement}/concerns/northland/none/answer",
        content=b'{"words":"yes","words":"no"}',
        headers=JSON,
    )
    assert "'words' is given twice" in problem(answer)["detail"]


def test_a_misspelt_field_is_refused_deep_down(north: web_parts.LiveNode, notices: str) -> None:
    body = json.loads(notice_body("M1"))
    body["notice"]["period"]["end"] = body["notice"]["period"].pop("end_ms")
    found = problem(north.http(Role.OFFICER).post(notices, json=body))
    assert found["at"] == "$.notice.period"


def test_what_no_statement_can_hold_is_refused_and_the_node_goes_on(
    live: web_parts.Line, north: web_parts.LiveNode, south: web_parts.LiveNode
) -> None:
    of = Ref("northland", "W1")
    leaf = north.client().notice_file(live.agreement, of.ref, ledger_parts.notice()).leaf
    live.settle()
    base = f"/v1/agreements/{live.agreement}"
    notice = f"{base}/notices/northland/W1"
    for path, body in (
        (f"{notice}/read-back", {"version": leaf}),
        (f"{notice}/read-back", {"version": leaf, "words": "x" * 4001}),
        (f"{notice}/pass", {"version": leaf, "unit": "two\nlines"}),
        (f"{base}/concerns", {"ref": "W2", "about": None, "words": " "}),
        (
            f"{base}/reports",
            {
                "ref": "W3",
                "source": "s",
                "published": "p",
                "speaker": "s",
                "grade": "named",
                "event_ms": 10**30,
                "words": "",
            },
        ),
    ):
        assert problem(south.http(Role.OFFICER).post(path, json=body))["status"] == 422, path
    assert south.client().node_health().status == "answering"
    south.client().notice_enter(live.agreement, of, leaf)


def rings(count: int, corners: int) -> Notice:
    """A notice with so many rings of so many corners, all at one place."""
    notice = ledger_parts.notice()
    ring = tuple(position(10 + step * 0.001, 10 + (step % 2) * 0.5) for step in range(corners))
    band = Band(0, 1_000_000, Datum.MEAN_SEA_LEVEL)
    volume = Volume(For.ACTIVITY, Polygon(ring), band, notice.period)
    return msgspec.structs.replace(notice, volumes=(volume,) * count)


def test_a_notice_with_more_corners_than_can_be_judged_is_refused(
    live: web_parts.Line, north: web_parts.LiveNode, notices: str
) -> None:
    before = north.runtime.feed.position
    drawn = msgspec.to_builtins(rings(1, 2_000))
    drawn["volumes"] = drawn["volumes"] * 10
    body = msgspec.json.encode({"ref": "L1", "notice": drawn})
    answer = north.http(Role.OFFICER).post(notices, content=body, headers=JSON)
    assert "corners together" in problem(answer)["detail"]
    assert north.runtime.feed.position == before
    assert north.client().node_health().status == "answering"


def test_an_assessment_is_cut_to_what_a_statement_holds() -> None:
    notice = ledger_parts.notice()
    band = Band(0, 1_000_000, Datum.MEAN_SEA_LEVEL)
    circle = Circle(position(10, 10), 20_000_000)
    volumes = (Volume(For.ACTIVITY, circle, band, notice.period),) * 64
    many = msgspec.structs.replace(notice, volumes=volumes)
    clock = ExerciseClock(ledger_parts.START_MS)
    with web_parts.line(("northland",), ("southland",), clock=clock) as own:
        north, south = (own.nodes[party].client() for party in ("northland", "southland"))
        for number in range(2):
            north.notice_file(own.agreement, f"N{number}", many)
        own.settle()
        south.notice_file(own.agreement, "S1", many)
        entries = south.entry_list(own.agreement)
        assessed = next(
            one for one in entries if (one.party, one.kind) == ("southland", "notice.assessed/0")
        )
        said = parse(assessed.raw).statement()
        assert isinstance(said, NoticeAssessed)
        assert [len(one.also) for one in said.conflicts] == [0, 0]
        # What is answered is worked out anew, and whole.
        shown = south.notice_show(own.agreement, Ref("southland", "S1")).conflicts
        assert [len(one.also) for one in shown] == [64 * 64 - 1] * 2


@pytest.mark.parametrize(
    "query",
    ["as_of=", "as_of=yesterday", "as_of=2018-09-17T18:39:00", "as_of=-1", "as_of=1&as_of=2",
     "as-of=1", "as_of=99999999999999999999", "as_of=0001-01-01T00:00:00%2B23:59"],
)  # fmt: skip
def test_a_query_that_cannot_be_read_is_refused(
    north: web_parts.LiveNode, notices: str, query: str
) -> None:
    assert problem(north.http(Role.READER).get(f"{notices}?{query}"))["status"] == 422


def test_instants_are_read_in_both_spellings(north: web_parts.LiveNode, notices: str) -> None:
    http = north.http(Role.READER)
    for query in (
        "as_of=2018-09-17T18:39:00Z",
        "as_of=1537209540000",
        "as_of=2018-09-17T21:39%2B03",
    ):
        assert http.get(f"{notices}?{query}").json() == []


@pytest.mark.parametrize("limit", ["0", "1001", "x", "-1", "1e3"])
def test_a_page_has_bounds(live: web_parts.Line, north: web_parts.LiveNode, limit: str) -> None:
    path = f"/v1/agreements/{live.agreement}/entries?limit={limit}"
    assert problem(north.http(Role.READER).get(path))["status"] == 422


def test_the_record_is_read_page_by_page(live: web_parts.Line, north: web_parts.LiveNode) -> None:
    client = north.client()
    whole = client.entry_list(live.agreement, limit=1000)
    paged = []
    while page := client.entry_list(live.agreement, paged[-1].position if paged else 0, 2):
        assert len(page) <= 2
        paged += page
    assert paged == list(whole)
    assert [one.position for one in paged] == sorted({one.position for one in paged})


def test_other_methods_media_types_and_paths_are_named(
    north: web_parts.LiveNode, notices: str
) -> None:
    http = north.http(Role.OFFICER)
    wrong = http.put(notices, content=b"{}", headers=JSON)
    assert problem(wrong)["status"] == 405
    assert wrong.headers["allow"] == "GET, POST"
    assert problem(http.post("/openapi.json"))["status"] == 405
    form = http.post(notices, data={"ref": "x"})
    assert problem(form)["status"] == 415
    assert problem(http.get("/v1/no-such"))["status"] == 404
    assert problem(http.get("/v1/agreements/"))["status"] == 404
    assert problem(http.request("BREW", "/v1/health"))["status"] == 405


def test_head_answers_as_get_without_a_body(north: web_parts.LiveNode, notices: str) -> None:
    answer = north.http(Role.READER).head(notices)
    assert (answer.status_code, answer.content) == (200, b"")


def test_more_bytes_than_are_taken_are_refused_before_they_are_read(
    live: web_parts.Line, north: web_parts.LiveNode, notices: str
) -> None:
    http = north.http(Role.OFFICER)
    annexes = f"/v1/agreements/{live.agreement}/annexes"
    whole = http.post(annexes, content=b"x" * (limits.MAX_ANNEX_BYTES + 1))
    assert problem(whole)["status"] == 413

    def in_pieces() -> Any:
        for _ in range(limits.MAX_ANNEX_BYTES // 65_536 + 2):
            yield b"x" * 65_536

    # A node that has answered may close while the client is still sending.
    with contextlib.suppress(httpx2.WriteError):
        assert problem(http.post(annexes, content=in_pieces()))["status"] == 413


def test_every_response_keeps_browsers_from_guessing(
    north: web_parts.LiveNode, notices: str
) -> None:
    for answer in (
        north.http().get("/"),
        north.http().get("/openapi.json"),
        north.http().get("/v1/me"),
        north.http(Role.READER).get(notices),
        north.http().get("/nowhere"),
    ):
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["cache-control"] == "no-store"
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        assert "access-control-allow-origin" not in answer.headers
        assert "server" not in answer.headers


def test_the_front_page_says_what_this_is(north: web_parts.LiveNode) -> None:
    page = north.http().get("/")
    assert page.status_code == 200
    assert "never permission" in page.text
    assert "/openapi.json" in page.text


def test_no_token_asks_for_one(north: web_parts.LiveNode) -> None:
    secret = north.secrets["northland", Role.READER]
    for given_ in ("", "Basic abc", "Bearer", f"Bearer {secret}x", f"Bearer  {secret} x", secret):
        answer = north.http().get("/v1/me", headers={"authorization": given_})
        assert problem(answer)["status"] == 401
        assert answer.headers["www-authenticate"].startswith("Bearer")
    assert north.http().get("/v1/me", headers={"authorization": f"bearer {secret}"}).is_success


@pytest.mark.parametrize(
    "url",
    ["", "x", "ftp://a", "http://", "http://example.org", "https://u:p@example.org",
     "https://example.org?x=1", "https://exa mple.org", "http://127.0.0.1:0", "http://[",
     "https://example.org:99999", "https://ex\u00e4mple.org", "https://a\n.org"],
)  # fmt: skip
def test_an_address_that_cannot_be_called_is_refused(north: web_parts.LiveNode, url: str) -> None:
    before = dict(north.runtime.settings("peer"))
    answer = north.http(Role.KEEPER).put("/v1/peers/somebody", json={"url": url})
    assert problem(answer)["status"] == 422
    assert north.runtime.settings("peer") == before


def test_a_peer_is_placed_and_forgotten(north: web_parts.LiveNode) -> None:
    keeper = north.client(Role.KEEPER)
    keeper.peer_set("elsewhere", "https://elsewhere.example:8443/")
    assert north.links.state("elsewhere").url == "https://elsewhere.example:8443"
    assert north.runtime.settings("peer")["elsewhere"] == b"https://elsewhere.example:8443"
    assert "elsewhere" in {peer.party for peer in keeper.node_show().peers}
    keeper.peer_remove("elsewhere")
    assert north.links.state("elsewhere").url is None
    assert problem(north.http(Role.KEEPER).delete("/v1/peers/elsewhere"))["status"] == 404
    at_home = north.http(Role.KEEPER).put("/v1/peers/northland", json={"url": "http://[::1]:1"})
    assert problem(at_home)["status"] == 409


def test_a_clock_that_is_no_exercises_is_not_set(north: web_parts.LiveNode) -> None:
    answer = north.http(Role.DRIVER).post("/v1/exercise/clock", json={"now_ms": 2**52})
    assert problem(answer)["status"] == 422
    answer = north.http(Role.DRIVER).post("/v1/exercise/clock", json={"now_ms": 5})
    assert problem(answer)["status"] == 409


_JSONISH = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text(max_size=20)
    | st.sampled_from(["northland", "N1", "ab" * 32, "flight", "circle", "air", "flash"]),
    lambda inner: st.lists(inner, max_size=4)
    | st.dictionaries(
        st.sampled_from(["ref", "notice", "words", "version", "volumes", "terms", "url", "about",
                         "period", "now_ms", "unit", "units", "said", "phrase", "precedence",
                         "lane", "owed_by", "owed_to", "desks", "timers", "messages", "x"]),
        inner,
        max_size=6,
    ),
    max_leaves=12,
)  # fmt: skip


@settings(max_examples=150)
@given(
    row=st.sampled_from([row for row in OPERATIONS if row.body not in (None, RAW)]),
    body=_JSONISH,
    cut=st.integers(0, 400),
)
def test_no_body_is_too_odd_for_an_answer(
    live: web_parts.Line, row: Any, body: Any, cut: int
) -> None:
    node = live.nodes["observer"]
    roles = (Role.OFFICER, Role.KEEPER, Role.DRIVER)
    role = next((role for role in roles if role in row.roles), None)
    path = row.path.format(
        agreement=live.agreement,
        party="observer",
        ref="none",
        token="0" * 12,
        session="0" * 12,
        passkey="0" * 12,
        commitment="0" * 64,
        code="0" * 12,
    )
    raw = json.dumps(body).encode()
    for content in (raw, raw[:cut]):
        answer = node.http(role).request(row.method, path, content=content, headers=JSON)
        if not answer.is_success:
            assert problem(answer)["status"] < 500
