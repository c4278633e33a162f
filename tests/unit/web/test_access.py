"""Every operation by every kind of caller, compared with a file that a person has read."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest

import ledger_parts
import web_parts
from parley.api.operations import OPERATIONS, Operation
from parley.api.roles import Role
from parley.transport import signatures

GOLDEN = Path(__file__).parents[2] / "golden" / "access.txt"
HEAD = """\
# Every operation by every caller: `in` is let in (whatever is then said of its content), `401` and
# `403` are not, `404` is told that there is no such agreement. The stranger's party is at home on
# the node and not in the agreement. Written by tests/unit/web/test_access.py with
# PARLEY_WRITE_GOLDEN=1; read every line that changes.
"""


@pytest.fixture(scope="module")
def hosting() -> Iterator[web_parts.Line]:
    """northland hosts relief, which is in the agreement, and stranger, which is not."""
    terms = ledger_parts.terms("northland", "relief", "southland", hosted={"relief": "northland"})
    with web_parts.line(("northland", "relief", "stranger"), ("southland",), terms=terms) as made:
        yield made


def path_of(row: Operation, agreement: str) -> str:
    parts = {
        "agreement": agreement,
        "party": "northland",
        "ref": "none",
        "commitment": "ab" * 32,
        "token": "0" * 12,
        "session": "0" * 12,
        "passkey": "0" * 12,
        "code": "0000-0000-0000",
    }
    return re.sub(r"{(\w+)}", lambda found: parts[found[1]], row.path)


def ask(client: httpx2.Client, row: Operation, path: str, headers: dict[str, str]) -> int:
    content = None if row.body is None else b"{}"
    if row.body is not None:
        headers = {"content-type": "application/json", **headers}
    with client.stream(row.method, path, content=content, headers=headers) as response:
        return response.status_code


def word(status: int, row: Operation, known: bool) -> str:
    if status in (401, 403):
        return str(status)
    # Only a caller that may not see the agreement is told 404 before its content is looked at.
    return "404" if status == 404 and not known and "{agreement}" in row.path else "in"


def callers(node: web_parts.LiveNode) -> dict[str, dict[str, str]]:
    found = {"nobody": {}, "unknown-token": {"authorization": "Bearer parley_no-such-secret"}}
    for role in web_parts.TOKEN_ROLES:
        found[role.value] = node.headers(role)
    return found


def test_every_operation_by_every_caller_is_as_written(hosting: web_parts.Line) -> None:
    node = hosting.nodes["northland"]
    client = node.http()
    lines = []
    for row in OPERATIONS:
        path = path_of(row, hosting.agreement)
        said = {
            name: word(ask(client, row, path, headers), row, True)
            for name, headers in callers(node).items()
        }
        stranger = node.headers(Role.OFFICER, "stranger")
        said["stranger-officer"] = word(ask(client, row, path, stranger), row, False)
        body = b"" if row.body is None else b"{}"
        signed = signatures.sign(
            ledger_parts.signers("southland").transport,
            "southland",
            "northland",
            row.method,
            path,
            body,
            int(web_parts.SystemClock().now() // 1000),
        )
        said["peer"] = word(ask(client, row, path, signed), row, True)
        lines.append(f"{row.name}: " + " ".join(f"{who}={what}" for who, what in said.items()))
    compare(HEAD + "\n".join(lines) + "\n")


def compare(found: str) -> None:
    if os.environ.get("PARLEY_WRITE_GOLDEN"):
        GOLDEN.write_text(found)
    assert found == GOLDEN.read_text()


def test_a_party_outside_the_agreement_sees_nothing_of_it(hosting: web_parts.Line) -> None:
    node = hosting.nodes["northland"]
    stranger = node.http(Role.READER, "stranger")
    assert stranger.get("/v1/agreements").json() == []
    view = stranger.get("/v1/node").json()
    assert [one["party"] for one in view["parties"]] == ["northland", "stranger"]
    assert view["peers"] == []
    absent = stranger.get("/v1/agreements/" + "ab" * 32).json()
    hidden = stranger.get(f"/v1/agreements/{hosting.agreement}").json()
    assert {**absent, "detail": ""} == {**hidden, "detail": ""}
    assert absent["detail"] == f"no agreement {'ab' * 8} here"
    assert hidden["detail"] == f"no agreement {hosting.agreement[:16]} here"


def test_a_hosted_party_speaks_for_itself_alone(hosting: web_parts.Line) -> None:
    node = hosting.nodes["northland"]
    outcome = node.client(Role.OFFICER, "relief").notice_file(
        hosting.agreement, "R1", ledger_parts.notice()
    )
    assert (outcome.party, outcome.thread) == ("relief", "notice/relief/R1")
    answer = node.http(Role.OFFICER).post(
        f"/v1/agreements/{hosting.agreement}/notices/relief/R1/end", json={}
    )
    assert answer.status_code == 403
    view = node.client().agreement_show(hosting.agreement)
    assert {log.party: log.hosted_by for log in view.logs}["relief"] == "northland"


def test_the_keeper_of_a_hosted_party_keeps_only_its_own(hosting: web_parts.Line) -> None:
    node = hosting.nodes["northland"]
    keeper = node.http(Role.KEEPER, "relief")
    assert {one["party"] for one in keeper.get("/v1/tokens").json()} == {"relief"}
    for body in (
        {"party": "northland", "role": "officer", "label": "x"},
        {"party": "relief", "role": "driver", "label": "x"},
    ):
        assert keeper.post("/v1/tokens", json=body).status_code == 403
    assert keeper.put("/v1/peers/southland", json={"url": "http://127.0.0.1:1"}).status_code == 403
    assert keeper.delete("/v1/peers/southland").status_code == 403
    body = {"party": "relief", "role": "reader", "label": "x"}
    assert keeper.post("/v1/tokens", json=body).status_code == 200
    others = [t for t in node.client(Role.KEEPER).token_list() if t.party == "northland"]
    assert keeper.delete(f"/v1/tokens/{others[0].token}").status_code == 404


@pytest.mark.parametrize("label", ["", " "])
def test_a_token_names_a_desk(hosting: web_parts.Line, label: str) -> None:
    # What is stated at no desk is the node's own statement.
    answer = (
        hosting.nodes["northland"]
        .http(Role.KEEPER)
        .post("/v1/tokens", json={"party": "northland", "role": "officer", "label": label})
    )
    assert answer.status_code == 422
    assert "needs a label" in answer.json()["detail"]


def test_a_revoked_token_opens_nothing(hosting: web_parts.Line) -> None:
    keeper = hosting.nodes["northland"].client(Role.KEEPER)
    made = keeper.token_make("northland", "reader", "lent")
    headers = {"authorization": f"Bearer {made.secret}"}
    http = hosting.nodes["northland"].http()
    assert http.get("/v1/me", headers=headers).json()["label"] == "lent"
    assert made.token in {one.token for one in keeper.token_list()}
    keeper.token_revoke(made.token)
    assert http.get("/v1/me", headers=headers).status_code == 401
    assert made.token not in {one.token for one in keeper.token_list()}
    assert all(
        made.secret not in str(value)
        for value in hosting.nodes["northland"].runtime.settings("token").values()
    )
