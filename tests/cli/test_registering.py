"""Registering those to be spared: asked first, coarse where wanted, one by one from a file."""

import json
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import msgspec
import pytest

from cli_desks import Desks
from parley.cli import registering
from parley.client import Client
from parley.client.connection import Connection
from parley.errors import WorldError
from parley.model.humanitarian import Site
from parley.model.notices import Notice

WORDS = (
    '--name "Rukban clinic" --category clinic --marking-day "" --marking-thermal "" '
    "--valid-until 2018-12-01"
)
HERE = f"{WORDS} --at 33.31N38.70E --radius 200m"


def feature(ref: str, **changed: Any) -> dict[str, Any]:
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [38.7012345, 33.3112345]},
        "properties": {
            "party": "relief-org",
            "notice": ref,
            "activity": "humanitarian-site",
            "radius_m": 200,
            "floor_m": 0,
            "ceiling_m": 900,
            "datum": "mean-sea-level",
            "start": "2018-09-17T12:00:00Z",
            "end": None,
            "details": {
                "name": f"site {ref}",
                "category": "camp",
                "marking_daylight": "",
                "marking_thermal": "",
                "valid_until": "2018-12-01T00:00:00Z",
            },
            **changed,
        },
    }


def written(path: Path, *features: dict[str, Any]) -> None:
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))


def shown(desks: Desks, ref: str) -> Notice:
    result = desks.types("russia", f"parley notice show relief-org/{ref} --json")
    assert result.exit_code == 0, result.output
    page = json.loads(result.stdout)
    raw = json.dumps(page["notice"]["versions"][-1]["notice"])
    return msgspec.json.decode(raw, type=Notice)


@pytest.fixture
def bodies(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Everything that commands send to a node, as it is sent."""
    sent: list[str] = []
    real = Connection.request

    def kept(self: Connection, *given: Any, **named: Any) -> Any:
        request = real(self, *given, **named)
        sent.append(f"{request.url} {request.read()!r}")
        return request

    monkeypatch.setattr(Connection, "request", kept)
    return sent


def at_a_terminal(monkeypatch: pytest.MonkeyPatch, answer: bool) -> list[str]:
    asked: list[str] = []

    def confirm(question: str, *, abort: bool, err: bool) -> None:
        asked.append(question)
        assert abort
        assert not err
        if not answer:
            raise SystemExit(1)

    terminal = SimpleNamespace(stdin=SimpleNamespace(isatty=lambda: True), stderr=sys.stderr)
    monkeypatch.setattr(registering, "sys", terminal)
    monkeypatch.setattr(registering.typer, "confirm", confirm)
    return asked


def test_nothing_is_signed_before_a_person_says_so(
    desks: Desks, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = desks.position()
    asked = at_a_terminal(monkeypatch, answer=False)
    assert desks.types("relief-org", f"parley site register S1 {HERE}").exit_code == 1
    assert asked == ["Sign it, and tell all that?"]
    assert desks.position() == before
    at_a_terminal(monkeypatch, answer=True)
    assert desks.types("relief-org", f"parley site register S1 {HERE}").exit_code == 0
    assert desks.position() > before


def test_a_preview_signs_nothing_and_keeps_no_annex(desks: Desks, bodies: list[str]) -> None:
    before = desks.position()
    result = desks.types(
        "relief-org", f"parley site register S1 {HERE} --contact contact.txt --preview --yes"
    )
    assert result.exit_code == 0
    assert desks.position() == before
    assert not any("annexes" in one.split()[0] for one in bodies)


def test_a_coarse_position_never_leaves_the_machine(desks: Desks, bodies: list[str]) -> None:
    typed = f"{WORDS} --at 33.3112345N38.7012345E --coarse 5km --place Rukban --yes"
    result = desks.types("relief-org", f"parley site register S1 {typed}")
    assert result.exit_code == 0, result.output
    assert len(bodies) > 3
    for digits in ("3112345", "7012345"):
        assert not any(digits in one for one in bodies)
    notice = shown(desks, "S1")
    assert isinstance(notice.details, Site)
    assert notice.details.coarse_mm == 5_000_000
    assert "38.69385E" in result.output


def test_the_points_of_a_coarse_file_stay_too(desks: Desks, bodies: list[str]) -> None:
    exact = {"coarse_m": 3000, **feature("S1")["properties"]["details"]}
    written(Path("coarse.geojson"), feature("S1"), feature("S2"))
    written(Path("said.geojson"), feature("S3", details=exact))
    for file, more in (("coarse.geojson", "--coarse 5km"), ("said.geojson", "")):
        result = desks.types("relief-org", f"parley site register --file {file} --yes {more}")
        assert result.exit_code == 0, result.output
    assert not any(digits in one for one in bodies for digits in ("3112345", "7012345"))
    radii = [shown(desks, ref).volumes[0].shape.radius_mm for ref in ("S1", "S2", "S3")]
    assert radii == [5_000_000, 5_000_000, 3_000_000]
    coarse = [shown(desks, ref).details.coarse_mm for ref in ("S1", "S2", "S3")]
    assert coarse == radii


def test_what_is_no_point_is_not_made_coarse_silently(desks: Desks) -> None:
    line = feature("S1", half_width_m=10)
    line["geometry"] = {"type": "LineString", "coordinates": [[38, 33], [38.1, 33]]}
    written(Path("line.geojson"), line)
    result = desks.types("relief-org", "parley site register --file line.geojson --coarse 5km")
    assert result.exit_code == 2
    assert "only a Point can be drawn coarse" in " ".join(result.output.split())


def test_a_gathering_is_coarse_however_it_comes(desks: Desks, bodies: list[str]) -> None:
    gathering = feature("G1", activity="gathering", details={}, end="2018-09-18T12:00:00Z")
    written(Path("gathering.geojson"), gathering)
    result = desks.types("relief-org", "parley gathering register --file gathering.geojson --yes")
    assert result.exit_code == 0, result.output
    again = desks.types(
        "relief-org",
        "parley gathering register G2 --at 33.3112345N38.7012345E --coarse 600m --yes",
    )
    assert again.exit_code == 0, again.output
    assert not any(digits in one for one in bodies for digits in ("3112345", "7012345"))
    assert shown(desks, "G1").volumes[0].shape == shown(desks, "G2").volumes[0].shape
    assert shown(desks, "G2").volumes[0].shape.radius_mm == 2_000_000


def test_an_emergency_goes_out_unasked_and_nothing_else_does(desks: Desks) -> None:
    movement = "parley movement notify {} --place Rukban --from 2018-09-17T18:00Z"
    refused = desks.types("relief-org", movement.format("M1"))
    assert refused.exit_code == 2
    assert "--yes" in refused.output
    urgent = desks.types("relief-org", movement.format("M1") + " --emergency --medevac")
    assert urgent.exit_code == 0, urgent.output
    assert shown(desks, "M1").emergency


def test_a_contact_is_for_those_named_and_its_title_names_nobody(desks: Desks) -> None:
    Path("dr-somebody.vcf").write_text("call")
    typed = f"parley site register S1 {HERE} --contact dr-somebody.vcf --to israel --yes"
    assert desks.types("relief-org", typed).exit_code == 0
    notice = shown(desks, "S1")
    (annex,) = notice.annexes
    assert (annex.title, annex.recipients) == ("contact", ("israel",))
    assert isinstance(notice.details, Site)
    assert notice.details.contact_annex == annex.commitment
    typed = f"parley site register S2 {HERE} --contact dr-somebody.vcf --yes"
    assert desks.types("relief-org", typed).exit_code == 0
    assert shown(desks, "S2").annexes[0].recipients == ("israel", "russia"), "no observer"


def test_an_amendment_keeps_what_a_site_is(desks: Desks) -> None:
    typed = f"parley site register S1 {HERE} --contact contact.txt --yes"
    assert desks.types("relief-org", typed).exit_code == 0
    before = shown(desks, "S1")
    amend = "parley notice amend relief-org/S1"
    assert desks.types("relief-org", f"{amend} --place Rukban").exit_code == 0
    assert shown(desks, "S1").details == before.details
    written(Path("new.geojson"), feature("S1"))
    assert desks.types("relief-org", f"{amend} --file new.geojson").exit_code == 0
    after = shown(desks, "S1").details
    assert isinstance(after, Site)
    assert isinstance(before.details, Site)
    assert after.name == "site S1"
    assert after.contact_annex == before.details.contact_annex


def test_a_list_is_told_as_json(desks: Desks) -> None:
    typed = "parley site register --file sites.toml --yes --json --key k"
    first = desks.types("relief-org", typed)
    assert first.exit_code == 1
    told = json.loads(first.stdout)
    assert [one["thread"] for one in told["on_record"]] == [
        "notice/relief-org/S1",
        "notice/relief-org/S3",
    ]
    assert [one["ref"] for one in told["not_on_record"]] == ["S2", "S4"]
    position = desks.position()
    again = json.loads(desks.types("relief-org", typed).stdout)
    assert again == told
    assert desks.position() == position, "the same wish is put on record once"


def test_where_the_node_stops_answering_the_rest_is_not_tried_and_nothing_is_lost(
    desks: Desks, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(Path("many.geojson"), *(feature(f"S{index}") for index in range(5)))
    tried: list[str] = []
    real = Client.notice_file

    def failing(self: Client, agreement: str, ref: str, notice: Notice, *, key: str) -> Any:
        tried.append(ref)
        if ref == "S2":
            raise WorldError("the line is gone")
        return real(self, agreement, ref, notice, key=key)

    monkeypatch.setattr(Client, "notice_file", failing)
    typed = "parley site register --file many.geojson --yes --key k --json"
    result = desks.types("relief-org", typed)
    assert result.exit_code == 3
    assert tried == ["S0", "S1", "S2"]
    told = json.loads(result.stdout)
    assert len(told["on_record"]) == 2
    assert [one["ref"] for one in told["not_on_record"]] == ["S2", "S3", "S4"]
    assert "--key k" in " ".join(result.stderr.split())
    monkeypatch.setattr(Client, "notice_file", real)
    assert desks.types("relief-org", typed).exit_code == 0
    listed = json.loads(desks.types("russia", "parley site list --json").stdout)
    assert sorted(row["ref"]["ref"] for row in listed) == [f"S{index}" for index in range(5)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[[site]", "is no TOML"),
        ("", "should hold [[site]] tables"),
        ("[[movement]]", "should hold [[site]] tables"),
        ("site = 3", "should hold [[site]] tables"),
        ("site = [3]", "is no table"),
        ("[[site]]\nname = 'x'", "is no reference"),
        ("[[site]]\nref = 'S1'\nfile = 'x'", "'file' is not read"),
        ("[[site]]\nref = 'S1'\nnom = 'x'", "'nom' is not read; there are: ref, place"),
        ("[[site]]\nref = 'S1'\nname = ['x']", "name is a text"),
        ("[[site]]\nref = 'S1'\nname = true", "name is a text"),
        ("[[site]]\nref = 'S1'\ncategory = 'bunker'", "give one of hospital"),
        ("[[site]]\nref = 'S1'", "a site needs --name, --category, --valid-until"),
    ],
)
def test_a_file_that_tells_nothing_says_why(desks: Desks, text: str, words: str) -> None:
    Path("bad.toml").write_text(text)
    result = desks.types("relief-org", "parley site register --file bad.toml --place Rukban")
    assert result.exit_code == 2
    assert words in " ".join(result.output.split())


def test_a_reference_stands_once_in_a_file(desks: Desks) -> None:
    table = (
        "[[movement]]\nref = 'M1'\nplace = 'Rukban'\nmedevac = true\n"
        "people = ['patients:4', 'civilians']\n"
    )
    Path("two.toml").write_text(table + table)
    result = desks.types("relief-org", "parley movement notify --file two.toml --yes")
    assert "ref M1 stands in an earlier table too" in " ".join(result.output.split())
    assert result.exit_code == 1
    assert shown(desks, "M1").activity.value == "medical-evacuation"
    Path("wrong.toml").write_text("[[movement]]\nref = 'M2'\nplace = 'x'\nmedevac = 'yes'\n")
    result = desks.types("relief-org", "parley movement notify --file wrong.toml --yes")
    assert "medevac is true or false" in " ".join(result.output.split())


def test_what_a_geojson_file_says_is_not_typed_beside_it(desks: Desks) -> None:
    written(Path("s.geojson"), feature("S1"))
    typed = "parley site register --file s.geojson --name x --at 33N38E"
    result = desks.types("relief-org", typed)
    assert result.exit_code == 2
    assert "--at, --name: a GeoJSON file says that itself" in " ".join(result.output.split())
    flight = feature("F1", activity="flight", details=None)
    bare = feature("S2", details=None)
    broken = feature("S3", floor_m=None)
    written(Path("odd.geojson"), flight, bare, broken, feature("S1"))
    result = desks.types("relief-org", "parley site register --file odd.geojson --yes --to israel")
    said = " ".join(result.output.split())
    assert result.exit_code == 1
    for words in (
        "F1 is no site",
        "S2 is no site: it needs the activity",
        "property 'floor_m' is missing",
    ):
        assert words in said
    assert shown(desks, "S1").addressees == ("israel",)


def test_an_annex_may_be_for_some_alone(desks: Desks) -> None:
    put = "parley annex put contact.txt --json"
    kept = json.loads(desks.types("relief-org", f"{put} --to israel --to russia").stdout)
    assert kept["recipients"] == ["israel", "russia"]
    assert json.loads(desks.types("relief-org", put).stdout)["recipients"] == []
    nobody = desks.types("relief-org", f"{put} --to nobody")
    assert nobody.exit_code == 2
    assert "nobody is not in this agreement" in " ".join(nobody.output.split())
    told = desks.types("relief-org", "parley annex put contact.txt --to israel").output
    assert "given to israel alone" in told


def test_a_disclosure_names_an_annex_by_its_beginning(desks: Desks) -> None:
    typed = f"parley site register S1 {HERE} --contact contact.txt --yes"
    assert desks.types("relief-org", typed).exit_code == 0
    commitment = shown(desks, "S1").annexes[0].commitment
    disclose = "parley notice disclose relief-org/S1 --to israel --how 'by hand' --annex"
    assert desks.types("relief-org", f"{disclose} {commitment[:8]}").exit_code == 0
    wrong = desks.types("relief-org", f"{disclose} 00")
    assert wrong.exit_code == 2
    assert commitment[:16] in wrong.output
    told = desks.types("russia", "parley notice disclosures relief-org/S1").output
    assert f"annex given (by hand), the annex {commitment[:16]}" in " ".join(told.split())


def test_a_unit_acknowledges_by_its_code_without_a_token(desks: Desks) -> None:
    of = "israel/N1"
    desks.types("israel", 'parley notice file --ref N1 --place "north Syria" --to russia')
    for rung in ("read-back {} --same --yes", "enter {}", "pass {} --unit tower --unit crew"):
        assert desks.types("russia", f"parley notice {rung.format(of)}").exit_code == 0
    made = desks.types("russia", f"parley notice codes {of} --unit tower")
    code = re.search(r"tower: (\S+)", made.output)
    assert code is not None
    assert f"http://127.0.0.1:{made.output.split(':')[3].split('/')[0]}/u/{code[1]}" in made.output
    seen = bare(desks, "unit", "show", code[1])
    assert "for the unit tower" in seen
    assert "acknowledged not yet" in " ".join(seen.split())
    done = bare(desks, "unit", "acknowledge", code[1], "--words", "plotted")
    assert "acknowledged 2018-09-17T16:30:00Z" in " ".join(done.split())
    ladder = desks.types("israel", f"parley notice show {of}").output
    assert "1 of 2: not crew" in ladder
    assert "by its own code “plotted”" in " ".join(ladder.split())
    desks.types("israel", f"parley notice amend {of} --until 2018-09-17T19:31Z")
    assert "AMENDED since this code was made" in bare(desks, "unit", "show", code[1])


def bare(desks: Desks, *arguments: str) -> str:
    """What a command without any token is told by Russia's node."""
    from cli_desks import run

    url = desks.line.nodes["russia"].url
    result = run(*arguments, PARLEY_URL=url)
    assert result.exit_code == 0, result.output
    desks.settle()
    return result.output


def test_units_are_named_once_however_they_are_typed() -> None:
    from parley.cli.ladder import units_of

    given: Sequence[str] = ["tower", "Crew", "TOWER", "crew", "gate"]
    assert units_of(list(given)) == ("tower", "Crew", "gate")


def test_files_beside_a_table_are_named_as_seen_from_it(desks: Desks) -> None:
    Path("list").mkdir()
    Path("list/who.txt").write_text("call")
    keys = (
        "ref = 'S1'\nname = 'x'\ncategory = 'camp'\nplace = 'Rukban'\nmarking-day = ''\n"
        "marking-thermal = ''\nvalid-until = 2018-12-01\ncontact = 'who.txt'\n"
    )
    Path("list/sites.toml").write_text(f"[[site]]\n{keys}")
    result = desks.types("relief-org", "parley site register --file list/sites.toml --yes")
    assert result.exit_code == 0, result.output
    assert shown(desks, "S1").annexes[0].size == 4


def test_a_conflict_with_what_is_only_named_is_not_called_none(desks: Desks) -> None:
    desks.types("israel", "parley notice file --ref N1 --place somewhere --from 2018-09-17T18:40Z")
    assert desks.types("relief-org", f"parley site register S1 {HERE} --yes").exit_code == 0
    told = desks.types("russia", "parley site show relief-org/S1").output
    nearest = told.partition("NEAREST")[2]
    assert "UNSURE, treated as CONFLICT" in told
    assert "No conflict found" not in nearest
    assert "Nothing that others drew" in nearest


def test_a_movement_checks_in_point_by_point_and_is_not_overdue_once_it_is_there(
    desks: Desks,
) -> None:
    checks = "--check-in a/2018-09-18T08:00Z --check-in b/2018-09-18T09:00Z"
    notify = f"parley movement notify M1 --place Rukban {checks} --yes --json"
    assert desks.types("relief-org", notify).exit_code == 0
    for _ in range(3):
        report = desks.types("relief-org", "parley movement check-in relief-org/M1")
        assert report.exit_code == 0, report.output
    told = report.output
    assert "checked-in (check-in 1)" in told
    assert "checked-in (check-in 2)" in told
    assert told.count("checked-in\n") == 1, "beyond the last it is none of them"
    notify = notify.replace("M1", "M2")
    assert desks.types("relief-org", notify).exit_code == 0
    show = "parley movement show relief-org/M2 --as-of 2018-09-19T00:00Z"
    assert "OVERDUE" in desks.types("russia", show).output
    assert desks.types("relief-org", "parley movement arrive relief-org/M2").exit_code == 0
    assert "OVERDUE" not in desks.types("russia", show).output
