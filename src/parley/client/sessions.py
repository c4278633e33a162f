"""Methods of sessions, one-time links and passkeys."""

from parley.api import bodies, session_bodies
from parley.api.session_bodies import Assertion
from parley.client.asking import Asking


class SessionMethods(Asking):
    """Signing in, and who is signed in. A program shows its token and needs none of it."""

    def session_open(
        self,
        *,
        token: str | None = None,
        link: str | None = None,
        passkey: Assertion | None = None,
    ) -> session_bodies.SessionView:
        """Sign in by exactly one of these; this client then holds the cookie."""
        given = {"token": token, "link": link, "passkey": passkey}
        body = {name: value for name, value in given.items() if value is not None}
        return self._line.call(session_bodies.SessionView, "session.open", {}, body=body)

    def session_show(self) -> session_bodies.SessionHere:
        """Who is signed in by this client's cookie."""
        return self._line.call(session_bodies.SessionHere, "session.show", {})

    def session_end(self) -> bodies.Done:
        """Sign out."""
        return self._line.call(bodies.Done, "session.end", {})

    def session_list(self) -> tuple[session_bodies.SessionView, ...]:
        """The open sessions of this token; for a keeper, of the party."""
        kind = tuple[session_bodies.SessionView, ...]
        return self._line.call(kind, "session.list", {})

    def session_close(self, session: str) -> bodies.Done:
        """End a session elsewhere, by its name."""
        return self._line.call(bodies.Done, "session.close", {"session": session})

    def session_link(self, token: str = "", valid_ms: int = 600_000) -> session_bodies.LinkMade:
        """A one-time link in the name of this token, or of one of a keeper's party."""
        body = {"token": token, "valid_ms": valid_ms}
        return self._line.call(session_bodies.LinkMade, "session.link", {}, body=body)

    def passkey_challenge(self) -> session_bodies.PasskeyChallenge:
        """What a passkey signs to sign in."""
        return self._line.call(session_bodies.PasskeyChallenge, "passkey.challenge", {})

    def passkey_options(self) -> session_bodies.PasskeyOptions:
        """What a browser makes a passkey with."""
        return self._line.call(session_bodies.PasskeyOptions, "passkey.options", {})

    def passkey_add(
        self, client_data: bytes, attestation: bytes, label: str
    ) -> session_bodies.PasskeyView:
        """Keep a passkey that a browser made."""
        body = session_bodies.Registration(client_data, attestation, label)
        return self._line.call(session_bodies.PasskeyView, "passkey.add", {}, body=body)

    def passkey_list(self) -> tuple[session_bodies.PasskeyView, ...]:
        """The passkeys of this token; for a keeper, of the party."""
        kind = tuple[session_bodies.PasskeyView, ...]
        return self._line.call(kind, "passkey.list", {})

    def passkey_remove(self, passkey: str) -> bodies.Done:
        """Remove a passkey, by its name."""
        return self._line.call(bodies.Done, "passkey.remove", {"passkey": passkey})
