"""`parley.toml`: read strictly, written with a comment a line (docs/spec/settings.md)."""

import ipaddress
from pathlib import Path
from urllib.parse import urlsplit

import msgspec
from msgspec import Struct

from parley.errors import UsageError
from parley.model import names

FILE = "parley.toml"

MOST_SESSION_HOURS = 30 * 24


class Settings(Struct, frozen=True, forbid_unknown_fields=True):
    """How a node is run.

    Attributes:
        party: The party whose node this is.
        hosted: Parties without a node of their own whose keys and logs lie here.
        host: The address to listen on; other than loopback only with a certificate.
        port: The port to listen on; 0 takes a free one and says which.
        certificate: A PEM file with the TLS certificate chain; empty for none.
        certificate_key: The PEM file with its private key; empty for none.
        authorities: A PEM file with the authorities that peers' certificates are checked against;
            empty for those the system trusts.
        origin: Scheme, name and port by which browsers reach the node; empty for
            `http://localhost:PORT` on loopback, and for none elsewhere.
        session_idle_hours: After how long a session that nobody uses ends.
        session_hours: After how long a session ends that is used all the time.
        session_grace_minutes: For how long an alarm keeps sessions of its party open.
    """

    party: str
    hosted: tuple[str, ...] = ()
    host: str = "127.0.0.1"
    port: int = 8710
    certificate: str = ""
    certificate_key: str = ""
    authorities: str = ""
    origin: str = ""
    session_idle_hours: int = 12
    session_hours: int = 168
    session_grace_minutes: int = 15

    def __post_init__(self) -> None:
        for party in (self.party, *self.hosted):
            names.require_party(party)
        if len({self.party, *self.hosted}) != 1 + len(self.hosted):
            raise ValueError("a party is at home once")
        if not 0 <= self.port <= 65_535:
            raise ValueError("a port lies between 0 and 65535")
        if bool(self.certificate) != bool(self.certificate_key):
            raise ValueError("certificate and certificate_key go together")
        if not self.certificate and not is_loopback(self.host):
            raise ValueError(
                f"without a certificate a node listens on loopback only, not on {self.host!r}: "
                "set host to 127.0.0.1, or give certificate and certificate_key"
            )
        if self.origin:
            _require_origin(self.origin)
        if not 1 <= self.session_idle_hours <= self.session_hours <= MOST_SESSION_HOURS:
            raise ValueError(
                "session_idle_hours is at least 1 and at most session_hours, which is at most "
                f"{MOST_SESSION_HOURS}"
            )
        if not 1 <= self.session_grace_minutes <= 24 * 60:
            raise ValueError("session_grace_minutes lies between 1 and 1440")

    @property
    def scheme(self) -> str:
        """How this node is spoken to."""
        return "https" if self.certificate else "http"


def _require_origin(origin: str) -> None:
    """Raise unless this is what browsers call an origin, and one they keep secrets of.

    Raises:
        ValueError: It is not.
    """
    try:
        parts = urlsplit(origin)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise ValueError(f"origin {origin!r} is no address: {error}") from error
    usual = {"http": 80, "https": 443}.get(parts.scheme)
    shown = f"[{host}]" if host is not None and ":" in host else host
    spelt = f"{parts.scheme}://{shown}" + ("" if port in (None, usual) else f":{port}")
    if usual is None or not host or not origin.isascii() or origin != spelt:
        raise ValueError(
            f"origin {origin!r} is not written as browsers write one: scheme, name in small "
            "letters, and the port where it is not the usual one, as https://parley.example:8443"
        )
    if parts.scheme == "http" and not is_loopback(host):
        raise ValueError(f"beyond this machine browsers reach a node by https, not at {origin!r}")


def origin_of(settings: "Settings", port: int) -> str:
    """Where browsers reach a node that answers on this port; empty where nothing says it."""
    if settings.origin or settings.certificate:
        return settings.origin
    if settings.host in ("localhost", "127.0.0.1", "::1"):
        return f"http://localhost:{port}"
    return ""


def is_loopback(host: str) -> bool:
    """Whether an address to listen on is reached from this machine alone."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def read_settings(directory: Path) -> Settings:
    """Read a node's settings.

    Raises:
        UsageError: There are none, or a line is not understood; the message names it.
    """
    path = directory / FILE
    try:
        return msgspec.toml.decode(path.read_bytes(), type=Settings)
    except FileNotFoundError as error:
        raise UsageError(
            f"{directory} holds no node; make one with: parley init {directory} --party NAME"
        ) from error
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}") from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: {error}; see docs/spec/settings.md") from error


def write_settings(directory: Path, settings: Settings) -> None:
    """Write a node's settings anew.

    Raises:
        UsageError: There are some already.
    """
    lines = [
        "# How this node is run; docs/spec/settings.md says what each line means.",
        f"party = {_quoted(settings.party)}",
        f"hosted = [{', '.join(_quoted(party) for party in settings.hosted)}]",
        "",
        "# Without a certificate only 127.0.0.1 or ::1.",
        f"host = {_quoted(settings.host)}",
        f"port = {settings.port}",
        f"certificate = {_quoted(settings.certificate)}",
        f"certificate_key = {_quoted(settings.certificate_key)}",
        f"authorities = {_quoted(settings.authorities)}",
        "",
        "# Where browsers reach the console; empty: http://localhost:PORT on loopback.",
        f"origin = {_quoted(settings.origin)}",
        f"session_idle_hours = {settings.session_idle_hours}",
        f"session_hours = {settings.session_hours}",
        f"session_grace_minutes = {settings.session_grace_minutes}",
        "",
    ]
    path = directory / FILE
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write("\n".join(lines))
    except FileExistsError as error:
        raise UsageError(f"{path} is there already, and is not overwritten") from error


def _quoted(text: str) -> str:
    # A JSON string of printable characters is a TOML basic string.
    return msgspec.json.encode(text).decode()
