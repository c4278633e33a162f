"""The console's files: as built, typed, kept as long as their names hold, and no others."""

import gzip
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest

import web_parts
from parley.web.console import POLICY
from parley.web.front import Front

HASH = "sha256-" + "Ab+/" * 10 + "Abc="
SCRIPT = b"export const words = 'notice, never permission';\n" * 40


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built") / "console"
    (folder / "assets").mkdir(parents=True)
    (folder / "index.html").write_bytes(b"<!doctype html><title>Parley</title>")
    (folder / "parley-verify.html").write_bytes(
        f"<!doctype html><meta content=\"script-src '{HASH}'; img-src *\">Verify".encode()
    )
    (folder / "assets" / "index-AbC123.js").write_bytes(SCRIPT)
    (folder / "assets" / "index-AbC123.js.gz").write_bytes(gzip.compress(SCRIPT, mtime=0))
    (folder / "assets" / "odd-AbC123.css").write_bytes(b"a{}")
    (folder / "assets" / "odd-AbC123.css.gz").write_bytes(gzip.compress(b"b{}", mtime=0))
    (folder / "assets" / "broken-AbC123.css").write_bytes(b"a{}")
    (folder / "assets" / "broken-AbC123.css.gz").write_bytes(b"\x1f\x8bnot packed at all")
    (folder / "icon.svg").write_bytes(b"<svg/>")
    (folder / ".built").write_bytes(b"0123")
    (folder.parent / "secret.txt").write_bytes(b"beside the console")
    return folder


@pytest.fixture(scope="module")
def http(built: Path) -> Iterator[httpx2.Client]:
    with web_parts.line(
        ("northland", "relief"), connected=False, front=lambda _: Front(console=built)
    ) as made:
        yield made.nodes["northland"].http()


def test_the_verifier_runs_its_own_script_and_reaches_nobody(http: httpx2.Client) -> None:
    page = http.get("/verify")
    assert (page.status_code, b"Verify" in page.content) == (200, True)
    assert page.headers["content-security-policy"] == (
        f"default-src 'none'; script-src '{HASH}'; base-uri 'none'; form-action 'none'; "
        "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types lit-html"
    )
    assert page.headers["cache-control"] == "no-store"


def test_a_page_runs_only_what_this_node_serves(http: httpx2.Client) -> None:
    page = http.get("/")
    assert (page.status_code, b"Parley" in page.content) == (200, True)
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert page.headers["cache-control"] == "no-store"
    policy = page.headers["content-security-policy"]
    assert policy == POLICY
    assert {"default-src 'none'", "require-trusted-types-for 'script'"} <= set(policy.split("; "))
    assert "unsafe" not in policy
    assert "http" not in policy
    assert page.headers["cross-origin-opener-policy"] == "same-origin"
    features = page.headers["permissions-policy"].split(", ")
    assert {"camera=()", "microphone=()", "geolocation=()", "usb=()"} <= set(features)
    assert {one for one in features if not one.endswith("=()")} == {
        "fullscreen=(self)",
        "publickey-credentials-create=(self)",
        "publickey-credentials-get=(self)",
        "screen-wake-lock=(self)",
    }


def test_what_is_named_by_its_content_is_kept_for_a_year(http: httpx2.Client) -> None:
    script = http.get("/assets/index-AbC123.js", headers={"accept-encoding": "identity"})
    assert script.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert script.headers["content-type"] == "text/javascript; charset=utf-8"
    assert script.headers["x-content-type-options"] == "nosniff"
    assert "content-encoding" not in script.headers
    assert script.content == SCRIPT


@pytest.mark.parametrize(
    ("accepted", "packed"),
    [
        ("gzip", True),
        ("br, gzip;q=0.5", True),
        ("GZIP", True),
        ("", False),
        ("br", False),
        ("gzip;q=0", False),
        ("gzip;q=0.000, br", False),
        ("x-gzip-not", False),
    ],
)
def test_the_packed_form_is_sent_to_who_takes_it(
    http: httpx2.Client, accepted: str, packed: bool
) -> None:
    answer = http.get("/assets/index-AbC123.js", headers={"accept-encoding": accepted})
    assert ("content-encoding" in answer.headers) == packed
    assert answer.content == SCRIPT
    assert int(answer.headers["content-length"]) < len(SCRIPT) or not packed
    assert answer.headers["vary"] == "Accept-Encoding"


@pytest.mark.parametrize("name", ["odd", "broken"])
def test_a_packed_form_of_something_else_is_not_sent(http: httpx2.Client, name: str) -> None:
    answer = http.get(f"/assets/{name}-AbC123.css", headers={"accept-encoding": "gzip"})
    assert (answer.status_code, answer.content) == (200, b"a{}")
    assert "content-encoding" not in answer.headers


def test_other_files_are_asked_after_by_their_hash(http: httpx2.Client) -> None:
    first = http.get("/icon.svg")
    assert (first.headers["cache-control"], first.headers["content-type"]) == (
        "no-cache",
        "image/svg+xml",
    )
    again = http.get("/icon.svg", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    other = http.get("/icon.svg", headers={"if-none-match": '"other"'})
    assert other.status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/index.html",
        "/.built",
        "/assets/",
        "/assets/index-AbC123.js.gz",
        "/assets/nothing.js",
        "/assets/../../secret.txt",
        "/assets/%2e%2e/%2e%2e/secret.txt",
        "/%2e%2e/secret.txt",
    ],
)
def test_nothing_else_is_served(http: httpx2.Client, path: str) -> None:
    answer = http.get(path)
    assert answer.status_code == 404
    assert b"beside the console" not in answer.content


def test_files_are_only_read(http: httpx2.Client) -> None:
    head = http.head("/")
    assert (head.status_code, head.content) == (200, b"")
    for method in ("POST", "PUT", "DELETE"):
        answer = http.request(method, "/")
        assert (answer.status_code, answer.headers["allow"]) == (405, "GET")


def test_the_api_is_where_it_was(http: httpx2.Client) -> None:
    health = http.get("/v1/health")
    assert (health.status_code, health.headers["cache-control"]) == (200, "no-store")


def test_without_a_build_the_page_says_how_to_build_one() -> None:
    with web_parts.line(("northland", "relief"), connected=False) as made:
        page = made.nodes["northland"].http().get("/")
        assert page.status_code == 200
        assert "make console" in page.text
        assert page.headers["cache-control"] == "no-store"
