"""The console as it was built: read once, served as it is (ADR 0113)."""

import gzip
import re
import zlib
from hashlib import sha256
from pathlib import Path

from msgspec import Struct
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from parley.api import problems
from parley.web.problems import Problem, respond

BUILT = Path(__file__).parent / "console"
"""Where the package's build hook puts it; not there in a source tree that was not built."""

INDEX = "index.html"
VERIFIER = "parley-verify.html"
"""The page that verifies proofs: one file that can be saved and opened with no node at all."""

_PAGES = {INDEX: "/", VERIFIER: "/verify"}
_HASHED = "assets/"
_PACKED = ".gz"

_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json",
    ".geojson": "application/geo+json",
    ".webmanifest": "application/manifest+json",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".ico": "image/x-icon",
    ".woff2": "font/woff2",
    ".wasm": "application/wasm",
    ".pbf": "application/x-protobuf",
    ".pmtiles": "application/octet-stream",
    ".bin": "application/octet-stream",
    ".txt": "text/plain; charset=utf-8",
    ".md": "text/plain; charset=utf-8",
}

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
    "connect-src 'self'; worker-src 'self'; font-src 'self'; manifest-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types default lit-html"
)
"""What a browser may do on the console's pages: run and ask for what this node serves, only; and
make markup or code of text nowhere but where the console says so (ADR 0137)."""

WORKER = "sw.js"
WORKER_POLICY = "default-src 'none'; connect-src 'self'"
"""The service worker fetches the console's own files, and nothing else."""

_WITHHELD = (
    "accelerometer", "browsing-topics", "camera", "display-capture",
    "encrypted-media", "gamepad", "geolocation", "gyroscope", "hid", "identity-credentials-get",
    "idle-detection", "local-fonts", "magnetometer", "microphone", "midi", "otp-credentials",
    "payment", "picture-in-picture", "serial", "usb", "window-management", "xr-spatial-tracking",
)  # fmt: skip
FEATURES = ", ".join(
    (
        *(f"{name}=()" for name in _WITHHELD),
        "fullscreen=(self)",
        "publickey-credentials-create=(self)",
        "publickey-credentials-get=(self)",
        "screen-wake-lock=(self)",
    )
)
"""Of what devices and browsers offer: a screen that fills, stays lit, and takes passkeys."""

_FOR_EVER = "public, max-age=31536000, immutable"


class File(Struct, frozen=True):
    """A file of the console: as it is, and packed where the build packed it."""

    content: bytes
    packed: bytes | None
    headers: dict[str, str]


def routes(folder: Path) -> list[Route]:
    """A route for every file of a built console. Nothing in it keeps a node from starting."""
    found = []
    for path in sorted(folder.rglob("*")):
        # What begins with a dot is the build's own.
        if path.is_file() and path.suffix != _PACKED and not path.name.startswith("."):
            name = path.relative_to(folder).as_posix()
            found.append(Route(_PAGES.get(name, f"/{name}"), _Served(_read(path, name))))
    return found


def _read(path: Path, name: str) -> File:
    media = _TYPES.get(path.suffix, "application/octet-stream")
    content = path.read_bytes()
    packed = _packed(path.with_name(path.name + _PACKED), content)
    headers = {"content-type": media, "vary": "Accept-Encoding"}
    if name.startswith(_HASHED):
        headers["cache-control"] = _FOR_EVER
    elif name not in _PAGES:
        # Kept, and asked after each time, since its name says nothing of what is in it.
        headers["cache-control"] = "no-cache"
        headers["etag"] = f'"{sha256(content).hexdigest()[:32]}"'
    if media.startswith("text/html"):
        headers["content-security-policy"] = POLICY
        headers["cross-origin-opener-policy"] = "same-origin"
        headers["permissions-policy"] = FEATURES
    if name == WORKER:
        headers["content-security-policy"] = WORKER_POLICY
    if name == VERIFIER:
        headers["content-security-policy"] = _alone(content)
    return File(content, packed, headers)


def _alone(page: bytes) -> str:
    """What the page of one file may do: run the script that it carries, and reach nobody."""
    named = re.search(rb"script-src ('sha256-[A-Za-z0-9+/]{43}=')", page)
    script = named[1].decode() if named is not None else "'none'"
    return (
        f"default-src 'none'; script-src {script}; base-uri 'none'; form-action 'none'; "
        "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types lit-html"
    )


def _packed(path: Path, content: bytes) -> bytes | None:
    """The packed form that lies beside a file; None where there is none, or it is another's."""
    try:
        raw = path.read_bytes()
        return raw if gzip.decompress(raw) == content else None
    except (OSError, EOFError, zlib.error):
        return None


class _Served:
    """One file of the console."""

    def __init__(self, file: File) -> None:
        self._file = file

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        if request.method not in ("GET", "HEAD"):
            response = respond(
                Problem(
                    problems.METHOD,
                    "a file of the console is read",
                    "use GET",
                    headers={"Allow": "GET"},
                )
            )
        else:
            response = self._response(request)
        await response(scope, receive, send)

    def _response(self, request: Request) -> Response:
        file, headers = self._file, self._file.headers
        if "etag" in headers and request.headers.get("if-none-match") == headers["etag"]:
            return Response(status_code=304, headers=headers)
        if file.packed is not None and _takes_gzip(request.headers.get("accept-encoding", "")):
            return Response(file.packed, headers={**headers, "content-encoding": "gzip"})
        return Response(file.content, headers=headers)


def _takes_gzip(accepted: str) -> bool:
    """Whether a list of encodings names gzip, and not with weight 0."""
    for one in accepted.lower().split(","):
        name, _, weight = one.partition(";")
        if name.strip() == "gzip":
            return re.fullmatch(r"\s*q\s*=\s*0(\.0*)?\s*", weight) is None
    return False
