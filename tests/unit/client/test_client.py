"""The client: every row of the table, and a lost reply asked for again as the same wish."""

import inspect
from collections.abc import Callable, Iterator

import httpx2
import pytest

import ledger_parts
import web_parts
from parley.api.operations import OPERATIONS
from parley.api.roles import Role
from parley.client import Client, Problem, connection
from parley.errors import UsageError, WorldError
from parley.model.notices import Ref

BESIDE = {"close", "events"}


@pytest.fixture(scope="module")
def live() -> Iterator[web_parts.Line]:
    with web_parts.line(("northland",), ("southland",)) as made:
        yield made


@pytest.fixture(autouse=True)
def no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "PAUSE_S", 0)


def test_every_row_has_a_method_and_every_method_a_row() -> None:
    rows = {
        row.name.replace(".", "_").replace("-", "_")
        for row in OPERATIONS
        if Role.PEER not in row.roles
    }
    methods = {
        name
        for name, _ in inspect.getmembers(Client, inspect.isfunction)
        if not name.startswith("_")
    }
    assert methods - BESIDE == rows


def test_every_method_that_states_takes_a_key() -> None:
    for row in OPERATIONS:
        if row.states:
            method = getattr(Client, row.name.replace(".", "_").replace("-", "_"))
            assert "key" in inspect.signature(method).parameters, row.name


class Losing(httpx2.BaseTransport):
    """Carries a request to the node and loses the first replies."""

    def __init__(self, lost: int, error: Callable[[str], httpx2.TransportError]) -> None:
        self.lost = lost
        self.sent: list[httpx2.Request] = []
        self._error = error
        self._wire = httpx2.HTTPTransport()

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        self.sent.append(request)
        response = self._wire.handle_request(request)
        if len(self.sent) > self.lost:
            return response
        response.read()
        response.close()
        raise self._error("the line broke")

    def close(self) -> None:
        self._wire.close()


def test_a_wish_whose_reply_was_lost_is_carried_out_once(live: web_parts.Line) -> None:
    node = live.nodes["northland"]
    wire = Losing(2, httpx2.ReadError)
    with Client(node.url, node.secrets["northland", Role.OFFICER], transport=wire) as client:
        outcome = client.notice_file(live.agreement, "N1", ledger_parts.notice())
    assert len(wire.sent) == 3
    assert len({request.headers["idempotency-key"] for request in wire.sent}) == 1
    filed = [
        entry.leaf
        for entry in node.client().entry_list(live.agreement)
        if entry.kind == "notice.filed/0"
    ]
    assert filed == [outcome.leaf]


def test_a_key_of_ones_own_makes_two_calls_one_wish(live: web_parts.Line) -> None:
    client = live.nodes["northland"].client()
    first = client.notice_file(live.agreement, "N2", ledger_parts.notice(), key="mine")
    assert client.notice_file(live.agreement, "N2", ledger_parts.notice(), key="mine") == first
    with pytest.raises(Problem, match="used for another wish"):
        client.notice_file(live.agreement, "N3", ledger_parts.notice(), key="mine")


def test_what_is_no_wish_is_not_repeated_when_its_reply_is_lost(live: web_parts.Line) -> None:
    node = live.nodes["northland"]
    wire = Losing(1, httpx2.ReadError)
    with (
        Client(node.url, node.secrets["northland", Role.KEEPER], transport=wire) as client,
        pytest.raises(WorldError, match="the line broke"),
    ):
        client.token_make("northland", "reader", "lost")
    assert len(wire.sent) == 1


def test_a_problem_carries_what_the_node_said(live: web_parts.Line) -> None:
    client = live.nodes["northland"].client()
    with pytest.raises(Problem) as caught:
        client.notice_begin(live.agreement, Ref("northland", "none"))
    problem = caught.value
    assert isinstance(problem, UsageError)
    assert (problem.status, problem.type) == (404, "urn:parley:problem:unknown")
    assert problem.detail == "no notice northland/none here"
    assert "parley notice list" in problem.remedy
    with pytest.raises(Problem) as unread:
        client.concern_raise(live.agreement, "C1", None, "words", addressees=["No Party"])
    assert unread.value.status == 422


def test_a_node_that_is_not_there_is_the_worlds_fault() -> None:
    with web_parts.socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    with (
        Client(f"http://127.0.0.1:{port}", "secret") as client,
        pytest.raises(WorldError, match="is the node running"),
    ):
        client.node_health()


@pytest.mark.parametrize(
    "answer",
    [
        httpx2.Response(200, text="<html>"),
        httpx2.Response(200, json={"version": 1}),
        httpx2.Response(404, text="<html>"),
        httpx2.Response(500, json={"type": "about:blank", "title": "x", "status": 500}),
        httpx2.Response(302, headers={"location": "http://elsewhere.example"}),
    ],
)
def test_what_is_no_parley_node_is_said_to_be_none(answer: httpx2.Response) -> None:
    wire = httpx2.MockTransport(lambda _: answer)
    with (
        Client("http://other.example", None, transport=wire) as client,
        pytest.raises(WorldError, match="as no Parley node"),
    ):
        client.node_health()


@pytest.mark.parametrize(
    "url", ["", "x", "ftp://a", "http://", "http://[", "http://a?b=c", "http://u@a", "http://a:0"]
)
def test_an_address_that_cannot_be_called_is_refused(url: str) -> None:
    with pytest.raises(UsageError, match="no node's address"):
        Client(url, "secret")


@pytest.mark.parametrize("token", ["two words", "line\nbreak", "é"])
def test_a_secret_that_cannot_be_one_is_refused(token: str) -> None:
    with pytest.raises(UsageError, match="no token's secret"):
        Client("http://127.0.0.1:1", token)


def test_names_are_spelled_so_that_they_stay_names(live: web_parts.Line) -> None:
    keeper = live.nodes["northland"].client(Role.KEEPER)
    for token in ("../peers", "a/b", "%2e%2e", "x?y=1", "#"):
        with pytest.raises(Problem) as caught:
            keeper.token_revoke(token)
        assert caught.value.status == 404
