"""The OpenAPI document: drawn from the table, true of what the node answers."""

import json
import re
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import Case

import ledger_parts
import web_parts
from parley.api.openapi import document
from parley.api.operations import OPERATIONS, RAW
from parley.api.roles import EVERYONE, Role
from parley.client.client import Client
from parley.model.line import Lane, Precedence, Said

DOCUMENT: dict[str, Any] = json.loads(document())
CHECKS = [
    schemathesis.checks.not_a_server_error,
    schemathesis.checks.status_code_conformance,
    schemathesis.checks.content_type_conformance,
    schemathesis.checks.response_schema_conformance,
    schemathesis.checks.response_headers_conformance,
]


def test_every_row_is_described_and_nothing_else() -> None:
    described = {
        (method.upper(), path): found["operationId"]
        for path, methods in DOCUMENT["paths"].items()
        for method, found in methods.items()
    }
    assert described == {(row.method, row.path): row.name for row in OPERATIONS}


def test_a_row_says_who_may_ask() -> None:
    for row in OPERATIONS:
        found = DOCUMENT["paths"][row.path][row.method.lower()]
        assert all(role.value in found["description"] for role in row.roles)
        wanted = (
            []
            if row.roles == EVERYONE
            else [{"peer": []}]
            if Role.PEER in row.roles
            else [{"token": []}, {"session": []}]
        )
        assert found["security"] == wanted


def test_every_reference_leads_somewhere() -> None:
    names = set(re.findall(r'"#/components/schemas/([^"]+)"', document().decode()))
    assert names <= set(DOCUMENT["components"]["schemas"])
    assert {"EntryNews", "AlarmNews", "ProblemBody"} <= set(DOCUMENT["components"]["schemas"])


def test_the_node_serves_the_document(north: web_parts.LiveNode) -> None:
    answer = north.http().get("/openapi.json")
    assert answer.headers["content-type"] == "application/json"
    assert answer.json() == DOCUMENT


@schemathesis.serializer("application/jsonl")
def lines(_: Any, value: Any) -> bytes:
    return value if isinstance(value, bytes) else json.dumps(value).encode()


SCHEMA = schemathesis.openapi.from_dict(DOCUMENT)


@pytest.mark.parametrize(
    "row", [row for row in OPERATIONS if row.name != "event.stream"], ids=lambda row: row.name
)
def test_what_is_answered_is_as_described(live: web_parts.Line, row: Any) -> None:
    node = live.nodes["observer"]
    client: Client = node.client()
    if not client.notice_list(live.agreement):
        client.notice_file(live.agreement, "X1", ledger_parts.notice(("northland",)))
        said = Said(None, "is anybody there", "en", ())
        client.call_open(live.agreement, "X1", Lane.AIR, Precedence.FLASH, said)
        client.line_test(live.agreement, "X1", Lane.AIR)
        client.query_ask(live.agreement, "X1", "northland", None, "what flew?")
    role = next((role for role in web_parts.TOKEN_ROLES if role in row.roles), None)
    headers = {} if role is None else node.headers(role)
    operation = SCHEMA[row.path][row.method]

    def check(case: Case) -> None:
        if "agreement" in case.path_parameters:
            case.path_parameters["agreement"] = live.agreement
        if case.path_parameters.get("party", "").startswith(tuple("abcdefghijklm")):
            case.path_parameters |= {"party": "observer", "ref": "X1"}
        case.path_parameters = {
            name: value for name, value in case.path_parameters.items() if f"{{{name}}}" in row.path
        }
        response = case.call(base_url=node.url, headers=headers)
        case.validate_response(response, checks=CHECKS)

    bounded = settings(
        max_examples=25,
        derandomize=True,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    bounded(given(case=operation.as_strategy())(check))()


def test_raw_answers_are_named_in_one_place() -> None:
    raw = {row.name for row in OPERATIONS if row.answer is RAW}
    for row in OPERATIONS:
        content = DOCUMENT["paths"][row.path][row.method.lower()]["responses"]
        media = set(content["201" if row.states else "200"]["content"])
        assert (media != {"application/json"}) == (row.name in raw - {"agreement.bundle"})
