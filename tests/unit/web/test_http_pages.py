"""The pages of docs/spec about HTTP say what the table says."""

from pathlib import Path

import pytest

import ledger_parts
from parley.api import pages
from parley.api.operations import OPERATIONS
from parley.api.problems import KINDS
from parley.transport import signatures

FOLDER = Path(__file__).parents[3] / "docs" / "spec"


@pytest.mark.parametrize("name", pages.PAGES)
def test_the_tables_are_drawn_from_the_code(name: str) -> None:
    written = (FOLDER / name).read_text(encoding="utf-8")
    assert written == pages.page(name, written), "draw it anew with: make docs"


def test_every_operation_and_every_kind_of_problem_is_on_its_page() -> None:
    http = (FOLDER / "http.md").read_text(encoding="utf-8")
    for row in OPERATIONS:
        assert f"| `{row.name}` " in http
        assert f"`{row.method} {row.path}`" in http
    problems = (FOLDER / "problems.md").read_text(encoding="utf-8")
    for kind in KINDS:
        assert f"| `{kind.type}` | {kind.status} |" in problems


def test_the_example_on_the_page_about_peers_verifies() -> None:
    text = (FOLDER / "peers.md").read_text(encoding="utf-8")
    head, _, body = text.split("```")[1].strip().partition("\n\n")
    request, *lines = head.split("\n")
    method, path, _ = request.split()
    headers = {name.lower(): value for name, value in (line.split(": ", 1) for line in lines)}
    read = signatures.read(headers, method, path, body.encode())
    key = ledger_parts.signers("southland").transport.public
    assert key.hex() in text
    read.verify(key)
