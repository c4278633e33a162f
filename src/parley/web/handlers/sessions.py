"""Signing in and out, one-time links, and who is signed in."""

import msgspec
from msgspec import UNSET
from starlette.responses import Response

from parley import limits
from parley.api import bodies, problems, session_bodies
from parley.api.roles import Role
from parley.api.session_bodies import Ended, Opened
from parley.ports.store import StoredSetting
from parley.web import session_kept as kept_rows
from parley.web import tokens
from parley.web.calls import Answer, Call, Handler
from parley.web.handlers.passkeys import proved
from parley.web.handlers.signing_in import keeps, nowhere
from parley.web.problems import Problem, not_here
from parley.web.reading import asked_at, cookie_of, require_same_site
from parley.web.session_kept import LINKS, LinkKept
from parley.web.sessions import Session
from parley.web.tokens import Caller

LONGEST_LINK_MS = 24 * 3_600_000
COOKIE_S = 400 * 86_400
"""How long a browser keeps the cookie: the node ends sessions, and no browser in an alarm."""


async def _open(call: Call) -> Answer:
    """Sign in. What leads nowhere is answered in the same words whatever it once was."""
    require_same_site(call.http, call.door, unsafe=False)
    body = call.read(session_bodies.OpenSession)
    given = [one for one in (body.token, body.link, body.passkey) if one is not UNSET]
    if len(given) != 1:
        raise Problem(
            problems.UNREADABLE,
            "one signs in by exactly one of token, link and passkey",
            "send one of them",
            at="$",
        )
    if call.door.sessions.full:
        await call.door.sessions.sweep()
    if call.door.sessions.full:
        raise Problem(
            problems.OUT_OF_STEP,
            f"{limits.MAX_SESSIONS} sessions are open already",
            "have a keeper end those that are not needed: parley session list",
        )
    if isinstance(body.token, str):
        caller = tokens.find(call.runtime.setting, body.token)
        if caller is None:
            raise nowhere(call, "no token of that secret is known here")
        return await _opened(call, caller.key, Opened.SHOWN, [])
    if isinstance(body.link, str):
        return await _by_link(call, body.link)
    assert isinstance(body.passkey, session_bodies.Assertion)
    token, row = proved(call, body.passkey)
    return await _opened(call, token, Opened.PASSKEY, [row])


async def _by_link(call: Call, code: str) -> Answer:
    taken = call.door.sessions.take(code)
    if taken is None:
        raise nowhere(call, "this link leads nowhere: it was used, has ended or never was")
    key, link = taken
    try:
        return await _opened(call, link.token, Opened.LINK, [StoredSetting(LINKS, key, b"")])
    finally:
        call.door.sessions.give_back(key)


async def _opened(call: Call, token: str, by: Opened, beside: list[StoredSetting]) -> Answer:
    """Open a session and hand over its cookie; the session that the browser had ends."""
    sessions = call.door.sessions
    before = _shown(call)
    secret, found = await sessions.open(token, by, beside)
    if not isinstance(found, Session):
        raise nowhere(call, "the token was revoked meanwhile")
    if isinstance(before, Session):
        await sessions.end(before.key)
    response = Response(
        msgspec.json.encode(sessions.view(found, found.key)), media_type="application/json"
    )
    _set_cookie(call, response, secret, COOKIE_S)
    return response


def _set_cookie(call: Call, response: Response, secret: str, lasts_s: int) -> None:
    response.set_cookie(
        call.door.sessions.cookie,
        secret,
        max_age=lasts_s,
        path="/",
        secure=call.door.front.tls,
        httponly=True,
        samesite="strict",
    )


def _shown(call: Call) -> Session | Ended | None:
    """The session that the browser's cookie shows; why it ended; None where it shows none."""
    secret = cookie_of(call.http, call.door)
    return None if secret is None else call.door.sessions.find(secret)


async def _show(call: Call) -> Answer:
    sessions, found = call.door.sessions, _shown(call)
    if isinstance(found, Session):
        require_same_site(call.http, call.door, unsafe=False)
        await sessions.use(found.key)
    return session_bodies.SessionHere(
        session=sessions.view(found, found.key) if isinstance(found, Session) else None,
        ended=found if isinstance(found, Ended) else None,
        wall_ms=call.door.wall(),
        passkeys=call.door.front.passkeys_at(asked_at(call.http)),
    )


async def _end(call: Call) -> Answer:
    if not call.who.session:
        raise Problem(
            problems.OUT_OF_STEP,
            "a token was shown, and it opened no session here",
            "send the cookie alone, or revoke the token",
        )
    await call.door.sessions.end(call.who.session)
    response = Response(
        msgspec.json.encode(bodies.Done("signed out")), media_type="application/json"
    )
    _set_cookie(call, response, "", 0)
    return response


def _own(call: Call) -> list[Session]:
    found = [one for one in call.door.sessions.open_ones() if keeps(call, one.caller)]
    return sorted(found, key=lambda one: (one.caller.party, one.caller.label, one.kept.opened_ms))


async def _list(call: Call) -> Answer:
    return tuple(call.door.sessions.view(one, call.who.session) for one in _own(call))


async def _close(call: Call) -> Answer:
    name = call.path["session"]
    found = [one.key for one in _own(call) if tokens.id_of(one.key) == name]
    if not found:
        raise not_here(f"session {name[:64]}", "list those that are open: parley session list")
    await call.door.sessions.end(*found)
    return bodies.Done(f"the session {name} is ended")


async def _link(call: Call) -> Answer:
    body = call.read(session_bodies.LinkBody)
    if not 1_000 <= body.valid_ms <= LONGEST_LINK_MS:
        raise Problem(
            problems.UNREADABLE,
            "a link leads in for 1 second to 24 hours",
            "give valid_ms between 1000 and 86400000",
            at="$.valid_ms",
        )
    caller = _linked(call, body.token)
    now = call.door.wall()
    links = kept_rows.rows(LinkKept, call.runtime.settings(LINKS))
    over = [key for key, link in links.items() if link is None or link.expires_ms <= now]
    if len(links) - len(over) >= limits.MAX_SESSION_LINKS:
        raise Problem(
            problems.OUT_OF_STEP,
            f"{limits.MAX_SESSION_LINKS} links are out already",
            "use them, or wait until some end",
        )
    code = kept_rows.new_secret()
    row = LinkKept(caller.key, now, now + body.valid_ms)
    await call.runtime.keep_settings(
        [
            *(StoredSetting(LINKS, key, b"") for key in over),
            StoredSetting(LINKS, kept_rows.key_of(code), kept_rows.spell(row)),
        ]
    )
    return session_bodies.LinkMade(
        code=code,
        link=f"/#in={code}",
        origin=call.door.front.origin,
        expires_ms=row.expires_ms,
        party=caller.party,
        role=caller.role.value,
        label=caller.label,
    )


def _linked(call: Call, token: str) -> Caller:
    """Whom a link is to stand for.

    Raises:
        Problem: A session of another than a keeper asks: what a browser holds cannot lend itself
            on, or whoever stole a cookie would outlive it. Or there is no such token.
    """
    if call.who.session and call.who.role is not Role.KEEPER:
        raise Problem(
            problems.NOT_YOURS,
            "a session makes no links: they are made with the token itself",
            "run parley console with your token, or ask your keeper",
        )
    if not token:
        return call.who
    for key in call.runtime.settings(tokens.SPACE):
        if tokens.id_of(key) == token:
            found = tokens.holder(call.runtime.setting, key)
            if found is not None and keeps(call, found):
                return found
    raise not_here(f"token {token[:64]}", "a keeper lists those there are: parley token list")


HANDLERS: dict[str, Handler] = {
    "session.open": _open,
    "session.show": _show,
    "session.end": _end,
    "session.list": _list,
    "session.close": _close,
    "session.link": _link,
}
