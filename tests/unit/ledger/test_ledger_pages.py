"""The pages of docs/spec say what the code does: examples are vectors, tables the model."""

import re
from pathlib import Path

import pytest

from parley.ledger import entries
from statement_tables import page_tables, rows, sections
from vector_files import ROOT, read

SPEC = Path(__file__).parents[3] / "docs" / "spec"
EXAMPLES = {
    "entry": "entry/accept-notice",
    "log": "merkle/accept-inclusion-5-8",
    "checkpoint": "note/accept-checkpoint",
    "cosignature": "cosignature/accept-mirror",
    "bundle": "bundle/accept-partial",
    "annex": "bundle/accept-whole",
    "equivocation": "equivocation/accept-checkpoints",
    "statements": "statement/accept-filed",
}


def fenced(text: str) -> list[str]:
    return re.findall(r"```\w*\n(.*?)```", text, re.DOTALL)


@pytest.mark.parametrize("page", EXAMPLES)
def test_the_example_of_a_page_is_a_vector(page):
    text = (SPEC / f"{page}.md").read_text(encoding="utf-8")
    vector = ROOT / f"{EXAMPLES[page]}.txt"
    assert f"`vectors/{EXAMPLES[page]}.txt`" in text
    example = "".join(fenced(text)[0].split())
    content = "".join(read(vector).content.split())
    # A long example is shown with an ellipsis where something is left out.
    at = 0
    for piece in example.split("…"):
        found = content.find(piece, at)
        assert found >= 0, piece
        at = found + len(piece)


def test_the_statements_page_lists_every_kind_and_every_field():
    text = (SPEC / "statements.md").read_text(encoding="utf-8")
    expected = {heading: rows(struct) for heading, struct in sections().items()}
    assert page_tables(text) == expected


def test_the_entry_page_names_every_header_parameter():
    text = (SPEC / "entry.md").read_text(encoding="utf-8")
    written = set(re.findall(r"^\| (-?\d+) \|", text, re.MULTILINE))
    example = read(ROOT / "entry" / "accept-notice.txt")
    entry = entries.parse(example.body)
    from cbor2 import loads

    assert written == {str(label) for label in loads(entry.protected)}
