"""`parley.toml`: read strictly, written with a comment a line (docs/spec/settings.md)."""

import ipaddress
from pathlib import Path

import msgspec
from msgspec import Struct

from parley.errors import UsageError
from parley.model import names

FILE = "parley.toml"


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
    """

    party: str
    hosted: tuple[str, ...] = ()
    host: str = "127.0.0.1"
    port: int = 8710
    certificate: str = ""
    certificate_key: str = ""
    authorities: str = ""

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

    @property
    def scheme(self) -> str:
        """How this node is spoken to."""
        return "https" if self.certificate else "http"


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
