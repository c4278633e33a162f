"""`reach.toml`: read strictly, kept private, and never quoted."""

import re
from pathlib import Path

import pytest

from parley.bootstrap.reaching import read_routes
from parley.config import Settings, write_settings
from parley.errors import UsageError
from parley.model.line import Precedence
from parley.reach import Route, routes_of
from parley.reach.routes import MOST_BYTES
from parley.reach.ways import ways_of
from reach_parts import page

SPEC = Path(__file__).parents[3] / "docs/spec/reach.md"
LEAST = '[[route]]\nname = "duty"\nparty = "northland"\nurls = ["json://h.example/t0psecret"]\n'


def example() -> str:
    found = re.search(r"```toml\n(.*?)```", SPEC.read_text(encoding="utf-8"), re.DOTALL)
    assert found
    return found[1]


def one(more: str = "") -> Route:
    return routes_of((LEAST + more).encode(), "reach.toml")[0]


def node(path: Path, *hosted: str) -> Path:
    write_settings(path, Settings(party="northland", hosted=hosted))
    return path


def write(directory: Path, text: str, mode: int = 0o600) -> None:
    file = directory / "reach.toml"
    file.write_text(text, encoding="utf-8")
    file.chmod(mode)


def test_the_example_of_the_page_is_what_is_read() -> None:
    duty, staff = routes_of(example().encode(), "reach.toml")
    assert duty.party == staff.party == "northland"
    assert len(duty.urls) == 2
    assert duty.desks == ("duty",)
    assert staff.command[0].startswith("/")
    assert staff.least_precedence is Precedence.IMMEDIATE
    assert not duty.confidential


def test_every_setting_stands_in_the_table_with_its_default() -> None:
    table = SPEC.read_text(encoding="utf-8")
    for name in Route.__struct_fields__:
        assert f"| `{name}` |" in table
    route = one()
    for name in ("at_most_per_minute", "tries", "first_pause_s"):
        assert re.search(rf"\| `{name}` \| `{getattr(route, name):g}` \|", table), name


def test_what_is_left_out_is_discreet_and_rings_for_all() -> None:
    route = one()
    assert not route.confidential
    assert route.least_precedence is Precedence.ROUTINE
    assert route.leads_to(page(desk="any"))
    assert not route.leads_to(page(party="southland"))
    assert route.ways == ("json 1",)


def test_a_route_is_for_its_desks_and_for_what_is_urgent_enough() -> None:
    route = one('desks = ["duty", "staff"]\nleast_precedence = "immediate"\n')
    assert route.leads_to(page(desk="staff"))
    assert not route.leads_to(page(desk="minister"))
    assert [route.rings_for(page(p)) for p in ("routine", "priority", "immediate", "flash")] == [
        False,
        False,
        True,
        True,
    ]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ("desk = []", "unknown field `desk`"),
        ("tries = 0", "tries lies between 1 and 10"),
        ("tries = 11", "tries lies between 1 and 10"),
        ("tries = '5'", "Expected `int`"),
        ("at_most_per_minute = 0", "at_most_per_minute lies between 1 and 60"),
        ("first_pause_s = 0", "first_pause_s lies between 0.1 and 60"),
        ("first_pause_s = nan", "first_pause_s lies between 0.1 and 60"),
        ('least_precedence = "urgent"', "Invalid enum value 'urgent'"),
        ('command = ["/bin/true"]', "give either urls or command"),
        ('desks = ["a\\tb"]', "control character"),
    ],
)
def test_a_wrong_line_is_named_with_its_route(change: str, says: str) -> None:
    fine = LEAST.replace('"duty"', '"first"') + LEAST
    with pytest.raises(UsageError, match=re.escape(says)) as caught:
        routes_of((fine + change).encode(), "/n/reach.toml")
    assert str(caught.value).startswith("/n/reach.toml: ")
    assert "route 2" in str(caught.value)
    assert "t0psecret" not in str(caught.value)


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("t0psecret", "number 2 is no address like mailto://"),
        ("/etc/t0psecret", "number 2 is no address"),
        ("json://h/t0psecret?retry=5", "take retry= out of number 2; Parley counts"),
        ("json://h/t0psecret?Wait=5", "take wait= out of number 2; Parley waits"),
        ("json://h/t0psecret?%6Fptional=yes", "take optional= out of number 2; a failure"),
        ("json://h/t0psecret" + "x" * 4_000, "number 2 is no address"),
    ],
)
def test_an_address_that_cannot_be_meant_is_refused_and_not_quoted(url: str, says: str) -> None:
    text = LEAST.replace('"]', f'", "{url}"]')
    with pytest.raises(UsageError, match=re.escape(says)) as caught:
        routes_of(text.encode(), "reach.toml")
    assert "t0psecret" not in str(caught.value)


@pytest.mark.parametrize("value", ["no", "False", "0", "off", "disable", ""])
def test_what_is_confidential_goes_only_to_whom_is_checked(value: str) -> None:
    text = LEAST.replace("json:", "jsons:").replace('t"]', f't?verify={value}"]')
    assert not routes_of(text.encode(), "reach.toml")[0].confidential
    with pytest.raises(UsageError, match="does not check whom it talks to"):
        routes_of((text + "confidential = true").encode(), "reach.toml")


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ('command = ["page"]', "by its whole path"),
        ('command = ["/bin/page", "a\\u0000b"]', "null character"),
        (f"command = {['/bin/page'] * 65!r}", "at most 64 arguments"),
        (f"urls = {['json://h.example'] * 17!r}", "at most 16"),
        ("", "give either urls or command"),
    ],
)
def test_a_wrong_way_is_named(line: str, says: str) -> None:
    text = f'[[route]]\nname = "duty"\nparty = "northland"\n{line}\n'
    with pytest.raises(UsageError, match=says):
        routes_of(text.encode(), "reach.toml")


@pytest.mark.parametrize("name", ["", "Duty", "-duty", "a b", "x" * 65])
def test_a_route_has_a_plain_name(name: str) -> None:
    with pytest.raises(UsageError, match="lower-case letters"):
        routes_of(LEAST.replace('"duty"', f'"{name}"').encode(), "reach.toml")


def test_two_routes_have_two_names() -> None:
    with pytest.raises(UsageError, match="two routes are called 'duty'"):
        routes_of((LEAST + LEAST).encode(), "reach.toml")


def many(count: int, urls: int) -> bytes:
    addresses = ["json://h.example"] * urls
    return "".join(
        f'[[route]]\nname = "r{n}"\nparty = "northland"\nurls = {addresses!r}\n'
        for n in range(count)
    ).encode()


def test_routes_and_addresses_are_bounded() -> None:
    assert len(routes_of(many(64, 1), "reach.toml")) == 64
    with pytest.raises(UsageError, match="at most 64 routes"):
        routes_of(many(65, 1), "reach.toml")
    with pytest.raises(UsageError, match="at most 64 addresses"):
        routes_of(many(5, 13), "reach.toml")


@pytest.mark.parametrize("content", [b"[[route]\n", b"\xff\xfe", b"route = 5", b"other = 1"])
def test_what_is_no_such_file_is_refused(content: bytes) -> None:
    with pytest.raises(UsageError, match=r"^reach.toml: .*see docs/spec/reach.md"):
        routes_of(content, "reach.toml")


def test_no_file_is_no_routes(tmp_path: Path) -> None:
    assert read_routes(node(tmp_path)) == ()


def test_the_file_is_read_for_parties_at_home(tmp_path: Path) -> None:
    node(tmp_path, "relief-org")
    write(tmp_path, LEAST + LEAST.replace("duty", "relief").replace("northland", "relief-org"))
    assert [route.name for route in read_routes(tmp_path)] == ["duty", "relief"]
    write(tmp_path, LEAST.replace("northland", "southland"))
    with pytest.raises(UsageError, match="not at home here; name one of: northland, relief-org"):
        read_routes(tmp_path)


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620])
def test_a_file_that_others_may_open_is_refused_with_the_remedy(tmp_path: Path, mode: int) -> None:
    write(node(tmp_path), LEAST, mode)
    with pytest.raises(UsageError, match=f"chmod 600 '{tmp_path}/reach.toml'"):
        read_routes(tmp_path)


def test_a_link_or_a_flood_is_no_file_of_routes(tmp_path: Path) -> None:
    node(tmp_path)
    (tmp_path / "elsewhere").write_text(LEAST)
    (tmp_path / "reach.toml").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(UsageError, match="symbolic link"):
        read_routes(tmp_path)
    (tmp_path / "reach.toml").unlink()
    write(tmp_path, "#" * (MOST_BYTES + 1))
    with pytest.raises(UsageError, match="longer than"):
        read_routes(tmp_path)


def test_a_directory_without_a_node_says_so(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="holds no node"):
        read_routes(tmp_path)


@pytest.mark.parametrize("url", ["nosuch://h.example/t0psecret", "tgram://t0psecret"])
def test_an_address_the_library_does_not_know_is_refused_and_not_quoted(url: str) -> None:
    with pytest.raises(UsageError, match=r"route 'duty': .* 1 is not understood") as caught:
        ways_of(Route(name="duty", party="northland", urls=(url,)))
    assert "t0psecret" not in str(caught.value)


def test_a_command_that_is_not_there_is_refused(tmp_path: Path) -> None:
    command = (str(tmp_path / "none"),)
    with pytest.raises(UsageError, match=r"route 'duty': .* cannot be run"):
        ways_of(Route(name="duty", party="northland", command=command))
