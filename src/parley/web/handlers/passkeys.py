"""Passkeys: made by a browser for whoever is signed in, and signed with to sign in again."""

from collections.abc import Iterator
from typing import NamedTuple

import msgspec
from fido2.webauthn import AttestedCredentialData

from parley import limits
from parley.api import bodies, problems, session_bodies
from parley.api.session_bodies import Assertion
from parley.errors import UsageError
from parley.model import names
from parley.ports.store import StoredSetting
from parley.web import passkeys, tokens
from parley.web import session_kept as kept_rows
from parley.web.calls import Answer, Call, Handler
from parley.web.handlers.signing_in import keeps, nowhere
from parley.web.problems import Problem, not_here
from parley.web.reading import asked_at
from parley.web.session_kept import PASSKEYS, PasskeyKept
from parley.web.tokens import Caller, id_of

_TO_SIGN_IN = "sign in"


class _Passkey(NamedTuple):
    key: str
    kept: PasskeyKept
    caller: Caller


def _ceremonies(call: Call) -> passkeys.Ceremonies:
    """What judges passkeys here.

    Raises:
        Problem: They cannot be used at the address that was asked.
    """
    front = call.door.front
    here = front.passkeys_at(asked_at(call.http))
    if not here.usable:
        remedy = "sign in by a token or a link"
        if here.at:
            remedy = f"open {here.at}, or sign in by a token or a link"
        raise Problem(problems.OUT_OF_STEP, here.words, remedy)
    return passkeys.Ceremonies(front.origin, front.name)


def _all(call: Call) -> Iterator[_Passkey]:
    """Every passkey that still stands for somebody."""
    for key, row in kept_rows.rows(PasskeyKept, call.runtime.settings(PASSKEYS)).items():
        caller = None if row is None else tokens.holder(call.runtime.setting, row.token)
        if row is not None and caller is not None:
            yield _Passkey(key, row, caller)


async def _challenge(call: Call) -> Answer:
    _ceremonies(call)
    return session_bodies.PasskeyChallenge(
        challenge=call.door.challenges.make(_TO_SIGN_IN, call.door.wall()),
        rp_id=call.door.front.name,
        timeout_ms=passkeys.LIFE_MS,
    )


def proved(call: Call, given: Assertion) -> tuple[str, StoredSetting]:
    """The token, by its key, that a passkey stands for, and the row that keeps its new counter.

    Raises:
        Problem: It stands for nobody, what it signed does not hold, or its counter went back.
    """
    ceremonies, now = _ceremonies(call), call.door.wall()
    key = kept_rows.key_of(given.passkey)
    row = kept_rows.read(PasskeyKept, call.runtime.setting(PASSKEYS, key))
    if row is None or tokens.holder(call.runtime.setting, row.token) is None:
        raise nowhere(call, "this passkey is not known here, or its token was revoked")
    try:
        challenge = passkeys.challenge_in(given.client_data)
        call.door.challenges.require(challenge, _TO_SIGN_IN, now)
        counter = ceremonies.signed(given, row.attested, challenge)
    except UsageError as error:
        raise nowhere(call, str(error)) from error
    call.door.challenges.use(challenge, now)
    if counter <= row.counter and (counter or row.counter):
        raise nowhere(
            call,
            "the counter of this passkey went back: there may be a copy of it; remove it and make "
            "another",
        )
    row = msgspec.structs.replace(row, counter=counter, used_ms=now)
    return row.token, StoredSetting(PASSKEYS, key, kept_rows.spell(row))


def _to_register(call: Call) -> str:
    return f"register for {call.who.key}"


async def _options(call: Call) -> Answer:
    _ceremonies(call)
    who = call.who
    return session_bodies.PasskeyOptions(
        challenge=call.door.challenges.make(_to_register(call), call.door.wall()),
        rp_id=call.door.front.name,
        rp_name=passkeys.RP_NAME,
        user=passkeys.user_of(who.key),
        user_name=f"{who.label} ({who.party}, {who.role.value})",
        algorithms=passkeys.ALGORITHMS,
        exclude=tuple(
            AttestedCredentialData(one.kept.attested).credential_id
            for one in _all(call)
            if one.caller.key == who.key
        ),
        timeout_ms=passkeys.LIFE_MS,
    )


async def _add(call: Call) -> Answer:
    ceremonies, now = _ceremonies(call), call.door.wall()
    made = call.read(session_bodies.Registration)
    try:
        names.require_label(made.label, "the label of a passkey")
        challenge = passkeys.challenge_in(made.client_data)
        call.door.challenges.require(challenge, _to_register(call), now)
        data = ceremonies.registered(made, challenge)
    except (UsageError, ValueError) as error:
        raise Problem(problems.UNREADABLE, str(error), "begin again") from error
    call.door.challenges.use(challenge, now)
    credential = data.credential_data
    assert credential is not None
    key = kept_rows.key_of(credential.credential_id)
    if call.runtime.setting(PASSKEYS, key) is not None:
        raise Problem(
            problems.OUT_OF_STEP, "this passkey is kept here already", "remove that one first"
        )
    if len(call.runtime.settings(PASSKEYS)) >= limits.MAX_PASSKEYS:
        raise Problem(
            problems.OUT_OF_STEP,
            f"{limits.MAX_PASSKEYS} passkeys are kept already",
            "have a keeper remove those that are not needed: parley passkey list",
        )
    row = PasskeyKept(call.who.key, made.label, bytes(credential), data.counter, now)
    await call.runtime.keep_setting(PASSKEYS, key, kept_rows.spell(row))
    return _view(_Passkey(key, row, call.who))


def _view(one: _Passkey) -> session_bodies.PasskeyView:
    return session_bodies.PasskeyView(
        passkey=id_of(one.key),
        token=one.caller.token,
        party=one.caller.party,
        role=one.caller.role.value,
        label=one.kept.label,
        made_ms=one.kept.made_ms,
        used_ms=one.kept.used_ms,
    )


async def _list(call: Call) -> Answer:
    return tuple(_view(one) for one in _all(call) if keeps(call, one.caller))


async def _remove(call: Call) -> Answer:
    name = call.path["passkey"]
    found = [one.key for one in _all(call) if keeps(call, one.caller) and id_of(one.key) == name]
    if not found:
        raise not_here(f"passkey {name[:64]}", "list those there are: parley passkey list")
    await call.runtime.keep_settings(StoredSetting(PASSKEYS, key, b"") for key in found)
    return bodies.Done(f"the passkey {name} is removed; the browser keeps its half until you do")


HANDLERS: dict[str, Handler] = {
    "passkey.challenge": _challenge,
    "passkey.options": _options,
    "passkey.add": _add,
    "passkey.list": _list,
    "passkey.remove": _remove,
}
