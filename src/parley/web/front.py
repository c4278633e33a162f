"""Where browsers reach a node, and whether passkeys can be used there."""

import ipaddress
from pathlib import Path
from urllib.parse import urlsplit

from msgspec import Struct

from parley.api.session_bodies import PasskeysHere, Without
from parley.web.sessions import Times


class Front(Struct, frozen=True):
    """What the door knows of browsers.

    Attributes:
        origin: Scheme, name and port by which browsers reach the node; empty where its settings do
            not say and it is not on loopback alone.
        tls: Whether the node has a certificate, so that its cookie is for HTTPS alone.
        times: How long sessions last.
        console: The folder with the built console; None shows a plain page in its place.
    """

    origin: str = ""
    tls: bool = False
    times: Times = Times()
    console: Path | None = None

    @property
    def name(self) -> str:
        """The name in `origin` that passkeys are bound to; empty where there is none."""
        host = urlsplit(self.origin).hostname or ""
        return "" if _is_address(host) else host

    def answers_at(self, asked: str) -> bool:
        """Whether a page of this node may be at this origin, which the request itself names.

        Whoever owns a name can have it lead to this machine, and their page is then of the origin
        that it asks at. Nobody can do so with a bare address, nor with `localhost`; any other name
        is the one of `origin`, where that is known.
        """
        host = urlsplit(asked).hostname or ""
        if not self.origin or host == "localhost" or _is_address(host):
            return True
        return host == urlsplit(self.origin).hostname

    def passkeys_at(self, asked: str) -> PasskeysHere:
        """Whether passkeys can be used by a browser that asked at this origin."""
        if not self.origin:
            return PasskeysHere(
                False,
                Without.NO_ORIGIN,
                "the setting origin of parley.toml does not say at which name browsers reach this "
                "node",
                "",
            )
        if not self.name:
            return PasskeysHere(
                False,
                Without.BARE_ADDRESS,
                f"{self.origin} is a bare address, and browsers bind passkeys to a name",
                "",
            )
        if asked == self.origin:
            return PasskeysHere(True, None, "", self.origin)
        bare = _is_address(urlsplit(asked).hostname or "")
        return PasskeysHere(
            False,
            Without.BARE_ADDRESS if bare else Without.OTHER_ADDRESS,
            f"passkeys do not work at {asked[:200]}; open {self.origin} instead",
            self.origin,
        )


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True
