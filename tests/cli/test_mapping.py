"""What needs a person, the map and places, typed."""

import json
from pathlib import Path

import msgspec

from cli_desks import Desks
from parley.cli.render import needs
from parley.interop.geojson import read_notices
from parley.picture.need import Need, NeedKind
from parley.picture.on_map import MapView


def files(desks: Desks, who: str = "israel") -> None:
    feature = {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [35.78, 35.5]},
        "properties": {
            "party": who, "notice": "N1", "activity": "flight", "role": "activity",
            "radius_m": 20_000, "floor_m": 0, "ceiling_m": 6_000, "datum": "mean-sea-level",
            "start": "2018-09-17T18:40:00Z", "end": "2018-09-17T18:51:00Z",
            "place_label": "off Latakia",
        },
    }  # fmt: skip
    Path("own.geojson").write_text(
        json.dumps({"type": "FeatureCollection", "features": [feature]}), encoding="utf-8"
    )
    result = desks.types(who, "parley notice file --file own.geojson")
    assert result.exit_code == 0, result.output


def test_what_needs_me_is_listed_by_time_to_go(desks: Desks) -> None:
    none = desks.types("russia", "parley duty needs")
    assert "Nothing on record needs a person" in none.stdout
    files(desks)
    shown = desks.types("russia", "parley duty needs").stdout
    assert "in 5 min: read back: israel/N1" in shown
    assert "parley notice read-back israel/N1" in shown
    assert "relay to third-party-air-defence" in shown
    own = desks.types("israel", "parley duty needs").stdout
    assert "NOT CONFIRMED: israel/N1" in own
    assert "russia: read-back" in own
    assert "awaited of" in own
    raw = desks.types("russia", "parley duty needs --json").stdout
    found = msgspec.json.decode(raw, type=tuple[Need, ...])
    assert found[0].due_ms is not None
    before = desks.types("russia", "parley duty needs --as-of 2018-09-17T16:29:00Z")
    assert "Nothing on record" in before.stdout


def test_the_map_is_shown_and_written_as_geojson(desks: Desks) -> None:
    files(desks)
    shown = desks.types("russia", "parley map show")
    assert "notice/israel/N1: filed, 1 volume" in shown.stdout
    written = desks.types("russia", "parley map show --geojson drawn.geojson")
    assert written.exit_code == 0
    (notice,) = read_notices([("drawn", Path("drawn.geojson").read_bytes())]).notices
    raw = desks.types("russia", "parley map show --json").stdout
    view = msgspec.json.decode(raw, type=MapView)
    assert notice.volumes == view.things[0].volumes
    again = desks.types("russia", "parley map show --geojson drawn.geojson")
    assert again.exit_code == 2
    assert "is there already" in again.output


def test_places_are_listed(desks: Desks) -> None:
    shown = desks.types("russia", "parley place list --name Latakia")
    assert "Latakia" in shown.stdout
    assert "people" in shown.stdout
    nothing = desks.types("russia", "parley place list --name nowhereatall")
    assert "there may be one all the same" in nothing.stdout


def test_every_kind_of_need_has_its_words() -> None:
    assert set(needs._WORDS) == {kind.value for kind in NeedKind}
