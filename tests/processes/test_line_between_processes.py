"""A call between real processes: killed in the middle, unanswered, and heard outside Parley."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from parley.errors import ParleyError
from parley.model.line import Lane, Precedence, Said
from parley.model.notices import Ref
from parley.phrases import compose
from process_parts import NodeProcess, found, introduce, wait_until

pytestmark = pytest.mark.processes


class Pager(BaseHTTPRequestHandler):
    """Somebody's webhook: keeps what it is sent."""

    came: list[str]

    def do_POST(self) -> None:
        length = int(self.headers["Content-Length"])
        self.came.append(self.rfile.read(length).decode())
        self.send_response(200)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


@pytest.fixture
def webhook() -> Iterator[tuple[str, list[str]]]:
    came: list[str] = []
    handler = type("Webhook", (Pager,), {"came": came})
    server = HTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"json://127.0.0.1:{server.server_port}/hook", came
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def with_route(node: NodeProcess, url: str) -> None:
    route = f'[[route]]\nname = "duty"\nparty = "{node.party}"\nurls = ["{url}"]\ntries = 1\n'
    path = node.path / "reach.toml"
    path.touch(mode=0o600)
    path.write_text(route)


LOST = Said(compose("SAR-LOST-ASK", {}), "the last word was never answered", "en", ())


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[tuple[NodeProcess, NodeProcess]]:
    nodes = NodeProcess(tmp_path, "north"), NodeProcess(tmp_path, "south")
    try:
        yield nodes
    finally:
        for node in nodes:
            node.stop()


def test_a_flash_rings_outside_and_says_nothing_of_what_was_said(
    pair: tuple[NodeProcess, NodeProcess], webhook: tuple[str, list[str]]
) -> None:
    north, south = pair
    url, came = webhook
    with_route(south, url)
    for node in pair:
        node.start()
    agreement = found(north, south)
    with north.client() as officer:
        officer.call_open(agreement, "K1", Lane.AIR, Precedence.FLASH, LOST)
    wait_until(lambda: bool(came))
    body = json.loads(came[0])
    assert "flash" in body["message"] or "flash" in body["title"]
    assert "south" in body["title"] + body["message"]
    for secret in ("SAR-LOST-ASK", "never answered", "a test"):
        assert secret not in came[0]
    with south.client() as officer:
        wait_until(lambda: officer.reach_list()[0].outcome == "handed-over")


def test_whom_nobody_reaches_is_shown(pair: tuple[NodeProcess, NodeProcess]) -> None:
    north, south = pair
    with_route(south, "json://127.0.0.1:1/nobody")
    for node in pair:
        node.start()
    agreement = found(north, south)
    with north.client() as officer:
        officer.call_open(agreement, "K1", Lane.AIR, Precedence.FLASH, LOST)
    with south.client() as officer:
        wait_until(
            lambda: any(one.outcome == "failed" and one.error for one in officer.reach_list())
        )


@pytest.mark.parametrize("victim", ["north", "south"])
def test_a_node_killed_in_the_middle_of_a_call_loses_no_word(
    pair: tuple[NodeProcess, NodeProcess], victim: str
) -> None:
    north, south = pair
    for node in pair:
        node.start()
    agreement = found(north, south)
    killed = north if victim == "north" else south
    call = Ref("north", "K1")
    promised: list[str] = []
    with north.client() as officer:
        opened = officer.call_open(agreement, "K1", Lane.AIR, Precedence.IMMEDIATE, LOST)
        promised.append(opened.leaf)

    def talk() -> None:
        with north.client() as officer:
            for number in range(500):
                said = Said(None, f"word {number}", "en", ())
                try:
                    outcome = officer.call_say(
                        agreement, call, Precedence.ROUTINE, said, key=f"w{number}"
                    )
                except ParleyError:
                    return
                promised.append(outcome.leaf)

    speaking = threading.Thread(target=talk)
    speaking.start()
    wait_until(lambda: len(promised) > 20)
    killed.kill()
    speaking.join()
    killed.start()
    introduce(north, south)
    for node in pair:
        with node.client() as officer:
            wait_until(
                lambda officer=officer: (
                    officer.call_show(agreement, call, limit=1).call.messages >= len(promised)
                )
            )
            heard: list[str] = []
            page = officer.call_show(agreement, call, limit=1000)
            heard += [message.leaf for message in page.messages]
            assert set(promised) <= set(heard)
    with south.client() as officer:
        said = Said(compose("LINK-RECEIVED", {}), "", "", ())
        officer.call_acknowledge(agreement, call, promised[0], said)
    with north.client() as officer:
        wait_until(lambda: not officer.call_show(agreement, call, limit=1).messages[0].owed_by)
