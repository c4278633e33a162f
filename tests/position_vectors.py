"""Writes `vectors/positions`: what the console must read, write and draw as Python does.

    python tests/position_vectors.py

UTM comes from PROJ, coarse circles from `rules.coarse`, spellings from the reader of phrases; the
tests beside those compare the files with what is computed anew.
"""

import json
import random
from pathlib import Path
from typing import Any

from pyproj import Transformer

from parley.errors import UsageError
from parley.model.phrases import PositionValue
from parley.model.volumes import Position
from parley.phrases import read_value
from parley.rules.coarse import coarse_cell, coarse_circle

FOLDER = Path(__file__).parent.parent / "vectors" / "positions"

SPELLINGS = (
    "35.53N 35.78E", "35.53N,35.78E", "35.53 n , 35.78 e", "N35.53 E035.78", "N35.53,E35.78",
    "35.53°N 35.78°E", "35.78E 35.53N", "E35.78 N35.53", "35.53,35.78", "35.53, 35.78",
    "35.53 35.78", "+35.53,+35.78", "353148N0354648E", "353148N 0354648E", "3531.8N03546.8E",
    "353148.0N 0354648.00E", "N353148E0354648", "35°31'48\"N 35°46'48\"E",
    "35° 31′ 48″ N, 35° 46′ 48″ E", "35°31’48”N 35°46’48”E", "35°31'48''N 35°46'48''E",
    "35°31.8'N 35°46.8'E", "35 31 48N 35 46 48E", "35 31.8 N 35 46.8 E", "N35 31.80 E035 46.80",
    "35.5300N 35.7800E WGS84", "٣٥٫٥٣N ٣٥٫٧٨E", "35S 70W", "-35,-70", "3500S07000W", "0N 0E",
    "90N 180W", "0000N00000E", "000001S0000001W", "353148.36N 0354648.36E", "-0.5,-0.00000005",
    "0.00000005,0.00000015", "33.31N38.70E", "331836N0384200E",
)  # fmt: skip
REFUSED = (
    "", "north Syria", "35.53", "35.53N", "35.53N 35.78N", "-35.53N 35.78E", "95.0,35.0",
    "135.0N 35.0E", "90.5,35.0", "95.0,95.0", "35.0,181.0", "356048N0354648E", "353160N0354648E",
    "35°31.5'48\"N 35°46'48\"E", "353148N354648E", "3531N3546E", "353148,0354648", "nan,35",
    "1e1,35",
)  # fmt: skip


def typed() -> dict[str, Any]:
    """Spellings that both read alike, and what neither reads."""
    read = []
    for text in SPELLINGS:
        value = read_value("position", text)
        assert isinstance(value, PositionValue)
        read.append({"text": text, "lat_e7": value.at.lat_e7, "lon_e7": value.at.lon_e7})
    for text in REFUSED:
        try:
            read_value("position", text)
        except UsageError:
            continue
        raise AssertionError(f"{text!r} is read")
    return {"read": read, "refused": list(REFUSED)}


def utm() -> list[dict[str, Any]]:
    """Places all over the Earth, and at the edges of zones, in UTM as PROJ has them; metres."""
    chance = random.Random(20180917)
    places = [(chance.uniform(-80, 84), chance.uniform(-180, 180)) for _ in range(150)]
    places += [(35.53, 35.78), (35.4, 35.95), (0.0, 0.0), (-0.0000001, 9.0), (84.0, 3.0)]
    places += [(-80.0, -177.0), (60.0, 4.0), (78.0, 20.9999999), (10.0, 180.0), (10.0, -180.0)]
    found = []
    for lat, lon in places:
        lat_e7, lon_e7 = round(lat * 1e7), round(lon * 1e7)
        zone = _zone(lat_e7 / 1e7, lon_e7 / 1e7)
        code = (32600 if lat_e7 >= 0 else 32700) + zone
        project = Transformer.from_crs(4326, code, always_xy=True)
        east, north = project.transform(lon_e7 / 1e7, lat_e7 / 1e7)
        found.append(
            {
                "lat_e7": lat_e7,
                "lon_e7": lon_e7,
                "zone": zone,
                "north": lat_e7 >= 0,
                "easting": round(east, 6),
                "northing": round(north, 6),
            }
        )
    return found


def coarse() -> list[dict[str, Any]]:
    """Positions, and the coarse circles and cells they are told as; mm and 10⁻⁷ degree."""
    chance = random.Random(42)
    places = [
        Position(chance.randint(-900_000_000, 900_000_000), chance.randint(-(10**9), 10**9))
        for _ in range(60)
    ]
    places += [Position(353000000, 357800000), Position(0, 0), Position(-1, -1)]
    places += [Position(900_000_000, 0), Position(-900_000_000, 1_800_000_000)]
    places += [Position(353000000, 1_800_000_000), Position(353000000, -1_800_000_000)]
    found = []
    for n, at in enumerate(places):
        radius = (500_000, 2_000_000, 5_000_000, 50_000_000, 2_000_000_000)[n % 5]
        cell, circle = coarse_cell(at, radius), coarse_circle(at, radius)
        found.append(
            {
                "lat_e7": at.lat_e7,
                "lon_e7": at.lon_e7,
                "radius_mm": radius,
                "middle": [circle.centre.lat_e7, circle.centre.lon_e7],
                "cell": [cell.south_e7, cell.west_e7, cell.north_e7, cell.east_e7],
                "height_m": round(cell.height_m, 3),
                "width_m": round(cell.width_m, 3),
            }
        )
    return found


def _zone(lat: float, lon: float) -> int:
    """The zone as GEOTRANS has it: Norway's and Svalbard's exceptions."""
    if 56 <= lat < 64 and 3 <= lon < 12:
        return 32
    if lat >= 72 and 0 <= lon < 42:
        return 31 if lon < 9 else 33 if lon < 21 else 35 if lon < 33 else 37
    return int((lon + 180) // 6) % 60 + 1


def written(value: Any) -> str:
    """As it stands in the file: a case a line."""
    if isinstance(value, list):
        lines = ",\n".join(json.dumps(one, ensure_ascii=False) for one in value)
        return f"[\n{lines}\n]\n"
    return json.dumps(value, ensure_ascii=False, indent=0) + "\n"


ALL = {"typed.json": typed, "utm.json": utm, "coarse.json": coarse}

if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, compute in ALL.items():
        (FOLDER / name).write_text(written(compute()), encoding="utf-8")
