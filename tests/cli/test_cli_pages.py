"""The pages on settings and terms say what the code reads."""

import re
from pathlib import Path
from typing import Any

import msgspec
import pytest

from cli_desks import run
from parley.cli.party_files import PartyKeys
from parley.config import Settings, origin_of, read_settings, write_settings
from parley.model.agreements import Terms

SPEC = Path("docs/spec")


def test_the_page_on_settings_names_every_line_and_its_default() -> None:
    page = (SPEC / "settings.md").read_text(encoding="utf-8")
    told = dict(re.findall(r"^\| `([a-z_]+)` \| `?([^`|]*?)`? \|", page, flags=re.MULTILINE))
    meant = {}
    for field in msgspec.structs.fields(Settings):
        default = "none"
        if field.default is not msgspec.NODEFAULT:
            default = msgspec.json.encode(field.default).decode()
        meant[field.name] = default
    assert told == meant


def test_the_example_on_the_page_is_what_init_writes(tmp_path: Path) -> None:
    page = (SPEC / "settings.md").read_text(encoding="utf-8")
    example = page.split("```toml\n")[1].split("```")[0]
    write_settings(tmp_path, Settings(party="israel"))
    assert (tmp_path / "parley.toml").read_text(encoding="utf-8") == example
    assert read_settings(tmp_path) == Settings(party="israel")


def test_the_terms_on_the_page_are_terms(tmp_path: Path) -> None:
    page = (SPEC / "terms.md").read_text(encoding="utf-8")
    example = page.split("```json\n")[1].split("```")[0]
    terms = msgspec.json.decode(example, type=Terms)
    (tmp_path / "terms.json").write_text(example, encoding="utf-8")
    shown = run("agreement", "read", str(tmp_path / "terms.json"))
    assert shown.exit_code == 0
    assert "north Syria: from 36.00000N 36.50000E to 37.30000N" in shown.output
    assert {field.encode_name for field in msgspec.structs.fields(Terms)} == set(
        msgspec.json.decode(example)
    )
    assert terms.exercise


def test_party_files_refuse_what_is_no_key(tmp_path: Path) -> None:
    path = tmp_path / "party.json"
    for text in ("{}", "[1]", '[{"party":"x"}]', "\ufeff[]", "[" * 5000):
        path.write_text(text, encoding="utf-8")
        shown = run(
            "agreement",
            "draft",
            "--party",
            str(path),
            "--title",
            "x",
            "-o",
            str(tmp_path / "t.json"),
        )
        assert shown.exit_code == 2, text[:20]
        assert "parley party show DIR" in " ".join(shown.stderr.split())
    assert not (tmp_path / "t.json").exists()
    path.write_bytes(msgspec.json.encode([]))
    assert msgspec.json.decode(path.read_bytes(), type=tuple[PartyKeys, ...]) == ()
    shown = run(
        "agreement", "draft", "--party", str(path), "--title", "x", "-o", str(tmp_path / "t.json")
    )
    assert "2 to 32 parties" in " ".join(shown.stderr.split())


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"origin": "http://parley.example"}, "by https"),
        ({"origin": "https://parley.example/"}, "as browsers write one"),
        ({"origin": "https://Parley.example"}, "as browsers write one"),
        ({"origin": "https://parley.example:443"}, "as browsers write one"),
        ({"origin": "https://u@parley.example"}, "as browsers write one"),
        ({"origin": "parley.example"}, "as browsers write one"),
        ({"origin": "https://parley.example:99999"}, "is no address"),
        ({"session_idle_hours": 0}, "at least 1"),
        ({"session_idle_hours": 169}, "at most session_hours"),
        ({"session_hours": 721}, "at most 720"),
        ({"session_grace_minutes": 0}, "between 1 and 1440"),
    ],
)
def test_settings_of_browsers_that_cannot_be_meant_are_refused(
    changed: dict[str, Any], why: str
) -> None:
    with pytest.raises(ValueError, match=why):
        Settings(party="israel", **changed)


def test_where_browsers_reach_a_node() -> None:
    plain = Settings(party="israel")
    assert origin_of(plain, 8711) == "http://localhost:8711"
    assert origin_of(msgspec.structs.replace(plain, host="127.0.0.9"), 8711) == ""
    secured = Settings(party="israel", host="0.0.0.0", certificate="c", certificate_key="k")
    assert origin_of(secured, 8711) == ""
    for origin in ("https://parley.example", "https://parley.example:8443", "http://localhost:1"):
        assert origin_of(Settings(party="israel", origin=origin), 8711) == origin
