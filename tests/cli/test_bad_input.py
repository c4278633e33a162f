"""Whatever is wrong with a call is said, with what to do, and nothing is put on record."""

from pathlib import Path

import pytest

from cli_desks import Desks, run

FILE = ("notice", "file")
DRAWN = ("--floor", "0m", "--ceiling", "6000m", "--datum", "mean-sea-level")

CASES = [
    (2, "no moment", (*FILE, "--place", "x", "--from", "tomorrow")),
    (2, "no offset", (*FILE, "--place", "x", "--from", "2018-09-17T18:40")),
    (2, "1970 to 9999", (*FILE, "--place", "x", "--from", "1969-12-31T23:59Z")),
    (2, "no moment", (*FILE, "--place", "x", "--from", "0001-01-01T00:00+14:00")),
    (2, "end after it starts", (*FILE, "--place", "x", "--until", "2018-09-17T16:29Z")),
    (2, "--place WORDS alone is enough", (*FILE,)),
    (2, "--place WORDS alone is enough", (*FILE, "--place", "  ")),
    (2, "control character", (*FILE, "--place", "x\x1b[2J")),
    (2, "no reference", (*FILE, "--place", "x", "--ref", "N 1")),
    (2, "no party identifier", (*FILE, "--place", "x", "--to", "Russia")),
    (2, "named once", (*FILE, "--place", "x", "--to", "russia", "--to", "russia")),
    (2, "never guessed", (*FILE, "--circle", "35,36,5km")),
    (2, "never guessed", (*FILE, "--circle", "35,36,5km", "--floor", "0m")),
    (2, "--datum", (*FILE, "--circle", "35,36,5km", "--floor", "0m", "--ceiling", "9km")),
    (2, "unit", (*FILE, "--circle", "35,36,5km", "--floor", "0", "--ceiling", "9km")),
    (2, "belong to a --circle", (*FILE, "--place", "x", "--floor", "0m", "--ceiling", "9km")),
    (2, "unit", (*FILE, "--circle", "35,36,5", *DRAWN)),
    (2, "above 0", (*FILE, "--circle", "35,36,0km", *DRAWN)),
    (2, "above 0", (*FILE, "--circle", "35,36,-5km", *DRAWN)),
    (2, "swapped", (*FILE, "--circle", "135.5,35,5km", *DRAWN)),
    (2, "beyond the Earth", (*FILE, "--circle", "35,181,5km", *DRAWN)),
    (2, "decimal degrees", (*FILE, "--circle", "35N,36E,5km", *DRAWN)),
    (2, "lies nowhere", (*FILE, "--circle", "nan,36,5km", *DRAWN)),
    (2, "latitude, longitude and radius", (*FILE, "--circle", "35,36", *DRAWN)),
    (2, "no role", (*FILE, "--circle", "target:35,36,5km", *DRAWN)),
    (2, "points and the half-width", (*FILE, "--route", "35,36,5km", *DRAWN)),
    (2, "repeat a point", (*FILE, "--route", "35,36/35,36,5km", *DRAWN)),
    (2, "not there", (*FILE, "--file", "nowhere.geojson")),
    (2, "not JSON", (*FILE, "--file", "broken.geojson")),
    (2, "may be swapped", (*FILE, "--file", "swapped.geojson")),
    (2, "with its offset", (*FILE, "--file", "no-offset.geojson")),
    (2, "you speak for israel", (*FILE, "--file", "flight.geojson")),
    (2, "not there", (*FILE, "--place", "x", "--annex", "nowhere.pdf")),
    (2, "cannot be read", (*FILE, "--place", "x", "--annex", ".")),
    (2, "Invalid value", (*FILE, "--place", "x", "--activity", "attack")),
    (1, "no notice israel/N9 here", ("notice", "begin", "israel/N9")),
    (1, "no notice russia/N9 here", ("notice", "read-back", "russia/N9", "--words", "x")),
    (2, "no reference", ("notice", "show", "N9")),
    (2, "no offset", ("notice", "list", "--as-of", "2018-09-17T18:40")),
    (2, "say what you understood", ("notice", "read-back", "russia/N9")),
    (2, "choose one", ("notice", "read-back", "russia/N9", "--same", "--file", "x.geojson")),
    (2, "see or fear", ("concern", "raise")),
    (1, "no notice russia/N9 here", ("concern", "raise", "--about", "russia/N9", "--words", "x")),
    (1, "no concern russia/C1 here", ("concern", "answer", "russia/C1", "--words", "x")),
    (2, "no agreement here begins", ("notice", "list", "--agreement", "ffff")),
    (1, "PARLEY_TOKEN", ("notice", "list", "--token", "nobody")),
    (2, "no token's secret", ("notice", "list", "--token", "ab c")),
    (
        2,
        "token file nowhere is not there",
        ("notice", "list", "--token", "", "--token-file", "nowhere"),
    ),
    (2, "open to other users", ("notice", "list", "--token", "", "--token-file", "map.txt")),
    (2, "certificate authorities", ("notice", "list", "--ca", "map.txt")),
    (2, "no node's address", ("notice", "list", "--url", "ftp://127.0.0.1")),
    (2, "greater than or equal to 1", ("entry", "list", "--limit", "0")),
    (1, "not for the role officer", ("exercise", "clock", "2018-09-17T18:40Z")),
]


@pytest.fixture
def quiet_desks(desks: Desks) -> Desks:
    (desks.directory / "map.txt").chmod(0o644)
    return desks


def test_a_wrong_call_is_explained_and_changes_nothing(quiet_desks: Desks) -> None:
    before = quiet_desks.position()
    for code, phrase, arguments in CASES:
        shown = quiet_desks.runs("israel", *arguments)
        said = " ".join(shown.output.split())
        assert shown.exit_code == code, (arguments, shown.output)
        assert phrase in said, (arguments, shown.output)
        assert "Traceback" not in said
        assert "\x1b" not in said
    assert quiet_desks.position() == before


def test_what_goes_wrong_is_on_standard_error_only(quiet_desks: Desks) -> None:
    shown = quiet_desks.runs("israel", "notice", "show", "israel/N9", "--json")
    assert shown.stdout == ""
    assert shown.stderr.startswith("parley: the node says no: no notice israel/N9 here")


def test_a_dead_node_is_3_and_a_lost_wish_names_its_key(tmp_path: Path) -> None:
    dead = {"PARLEY_URL": "http://127.0.0.1:1", "PARLEY_TOKEN": "parley_x"}
    shown = run("notice", "list", **dead)
    assert shown.exit_code == 3
    assert "is the node running there?" in " ".join(shown.stderr.split())
    shown = run("agreement", "found", str(terms(tmp_path)), "--key", "wish-1", **dead)
    assert shown.exit_code == 3
    assert "repeat the same command with --key wish-1" in " ".join(shown.stderr.split())


def test_a_wish_with_the_same_key_is_put_on_record_once(desks: Desks) -> None:
    wish = ("notice", "file", "--place", "x", "--from", "2018-09-17T18:40Z", "--key", "wish-1")
    first, again = desks.runs("israel", *wish), desks.runs("israel", *wish)
    assert first.exit_code == again.exit_code == 0
    assert first.output.split("\n")[:2] == again.output.split("\n")[:2]
    listed = desks.types("israel", "parley notice list --json").output
    assert listed.count('"activity"') == 1


def test_a_file_that_cannot_be_written_is_said(desks: Desks) -> None:
    shown = desks.types("israel", "parley agreement bundle -o nowhere/b.json")
    assert shown.exit_code == 3
    assert "nowhere/b.json" in shown.stderr
    target = desks.directory / "b.json"
    assert desks.types("israel", f"parley agreement bundle -o {target}").exit_code == 0
    assert target.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in desks.directory.glob("b.json*")] == ["b.json"]


def terms(directory: Path) -> Path:
    import msgspec

    from cli_desks import TERMS

    path = directory / "terms.json"
    path.write_bytes(msgspec.json.encode(TERMS))
    return path
