"""The rows by which people sign in to the console: sessions, links, passkeys."""

from parley.api import bodies, session_bodies
from parley.api.roles import DRIVERS, EVERYONE, READERS, Role
from parley.api.row import Operation

_SIGNED_IN = READERS | DRIVERS


def _row(
    name: str,
    method: str,
    path: str,
    summary: str,
    answer: object,
    body: object | None = None,
    roles: frozenset[Role] = _SIGNED_IN,
) -> Operation:
    return Operation(name, method, path, roles, summary, answer, body)


SESSION_ROWS: tuple[Operation, ...] = (
    _row(
        "session.open",
        "POST",
        "/v1/session",
        "Sign in by a token, a one-time link or a passkey; sets a cookie",
        session_bodies.SessionView,
        session_bodies.OpenSession,
        EVERYONE,
    ),
    _row(
        "session.show",
        "GET",
        "/v1/session",
        "Who is signed in in this browser, until when, and whether passkeys can be used here",
        session_bodies.SessionHere,
        roles=EVERYONE,
    ),
    _row("session.end", "DELETE", "/v1/session", "Sign out", bodies.Done),
    _row(
        "session.list",
        "GET",
        "/v1/sessions",
        "The sessions of one's token; for a keeper, of the party",
        tuple[session_bodies.SessionView, ...],
    ),
    _row(
        "session.close", "DELETE", "/v1/sessions/{session}", "End a session elsewhere", bodies.Done
    ),
    _row(
        "session.link",
        "POST",
        "/v1/session/links",
        "Make a one-time link that signs in in the name of a token",
        session_bodies.LinkMade,
        session_bodies.LinkBody,
    ),
    _row(
        "passkey.challenge",
        "POST",
        "/v1/session/challenge",
        "What a passkey signs to sign in",
        session_bodies.PasskeyChallenge,
        roles=EVERYONE,
    ),
    _row(
        "passkey.options",
        "POST",
        "/v1/passkeys/options",
        "What a browser makes a passkey with",
        session_bodies.PasskeyOptions,
    ),
    _row(
        "passkey.add",
        "POST",
        "/v1/passkeys",
        "Keep a passkey that a browser made",
        session_bodies.PasskeyView,
        session_bodies.Registration,
    ),
    _row(
        "passkey.list",
        "GET",
        "/v1/passkeys",
        "The passkeys of one's token; for a keeper, of the party",
        tuple[session_bodies.PasskeyView, ...],
    ),
    _row("passkey.remove", "DELETE", "/v1/passkeys/{passkey}", "Remove a passkey", bodies.Done),
)
