"""The house keeps its own rules: rooms, sizes, words, links, decisions."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "parley"
MODULES = sorted(SOURCE.rglob("*.py"))
PAGES = sorted(
    path
    for path in (*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), ROOT / "tests/sim/README.md")
)

# What no screen, answer or record of Parley may say of a notice.
PERMISSION = re.compile(
    r"\b(approv\w*|clearance|cleared|permit(?:s|ted)?|denied|denies|hostile|authoris\w+|"
    r"authoriz\w+|granted|forbidden|target\w*)\b",
    re.IGNORECASE,
)
# The name of an HTTP header is no state of a notice.
HEADER = re.compile(r"\bauthorization\b(?=: Bearer|$)", re.IGNORECASE)


def texts_of(module: Path) -> list[tuple[int, str]]:
    """Every string of a module that is not a docstring."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    return [
        (node.lineno, node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in docstrings
    ]


def test_no_text_of_the_product_permits_or_targets() -> None:
    found = [
        f"{module.relative_to(ROOT)}:{line}: {text[:80]!r}"
        for module in MODULES
        for line, text in texts_of(module)
        if PERMISSION.search(HEADER.sub("", text))
    ]
    assert found == []


@pytest.mark.parametrize("room", sorted(p.parent.name for p in SOURCE.glob("*/__init__.py")))
def test_every_room_says_its_purpose_in_its_first_line(room: str) -> None:
    first = ast.get_docstring(ast.parse((SOURCE / room / "__init__.py").read_text("utf-8")))
    assert first
    assert first.split("\n")[0].endswith((".", ":", ",")) or len(first) > 40
    assert f"`{room}`" in (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")


def test_modules_and_functions_stay_small() -> None:
    large = []
    for module in MODULES:
        text = module.read_text(encoding="utf-8")
        if text.count("\n") > 500:
            large.append(f"{module.name}: {text.count(chr(10))} lines")
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                start = node.body[1 if ast.get_docstring(node) and len(node.body) > 1 else 0]
                length = (node.end_lineno or 0) - start.lineno + 1
                if length > 70:
                    large.append(f"{module.name}: {node.name} has {length} lines")
    assert large == []


def test_test_modules_have_names_of_their_own() -> None:
    """Or pytest collects only the first of them."""
    names = [path.name for path in (ROOT / "tests").rglob("test_*.py")]
    assert sorted({name for name in names if names.count(name) > 1}) == []


def test_nothing_is_left_to_do_in_a_comment() -> None:
    words = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")
    assert [m.name for m in MODULES if words.search(m.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for target in re.findall(r"\]\((?!https?:|#)([^)#\s]+)", text):
        assert (page.parent / target).exists(), f"{page.name} links to {target}"
    for named in re.findall(r"`?(docs/(?:spec|adr)/[a-z0-9-]+\.md)", text):
        assert (ROOT / named).exists(), f"{page.name} names {named}"


def test_every_format_is_in_the_list_of_documents() -> None:
    listed = (ROOT / "docs/README.md").read_text(encoding="utf-8")
    missing = [
        p.name for p in (ROOT / "docs/spec").glob("*.md") if f"(spec/{p.name})" not in listed
    ]
    assert missing == []


def test_pages_named_in_the_code_exist() -> None:
    for module in MODULES:
        for named in re.findall(
            r"docs/(?:spec|adr)/[a-z0-9_-]+\.md", module.read_text(encoding="utf-8")
        ):
            assert (ROOT / named).exists(), f"{module.name} names {named}"


@pytest.mark.parametrize("page", sorted((ROOT / "docs/adr").glob("*.md")), ids=lambda p: p.stem)
def test_every_decision_says_why_and_what_follows(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert text.startswith(f"# {page.stem[:4]} ")
    for section in ("## Context", "## Decision", "## Consequences"):
        assert section in text, f"{page.name} lacks {section}"


def test_every_dependency_has_its_decision() -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    decisions = " ".join(
        page.read_text(encoding="utf-8").lower() for page in (ROOT / "docs/adr").glob("*.md")
    )
    names = [re.split(r"[<>=~ ]", one)[0] for one in project["dependencies"]]
    assert [name for name in names if name.lower() not in decisions] == []
