"""Sessions: who is signed in by a cookie, until when, and what keeps them open (ADR 0110).

Times are the machine's, never an exercise's: what ends by them is a person's sitting at a screen.
"""

import contextlib
from collections.abc import Callable, Iterator, Mapping

import msgspec
from msgspec import Struct

from parley import limits
from parley.api.session_bodies import Ended, Kept, Opened, SessionView
from parley.api.tokens import SPACE as TOKENS
from parley.errors import WorldError
from parley.model.instants import Instant
from parley.picture.urgent import urgent
from parley.ports.store import StoredSetting
from parley.runtime.runtime import Runtime
from parley.turn.effects import Tell
from parley.web import session_kept as kept_rows
from parley.web import tokens
from parley.web.session_kept import (
    COOKIE,
    LINKS,
    PASSKEYS,
    SESSIONS,
    LinkKept,
    PasskeyKept,
    Row,
    SessionKept,
)
from parley.web.tokens import Caller, id_of

STEP_MS = 10 * 60_000
"""By how much a session is prolonged at a time."""

WRITE_MS = 5 * 60_000
"""How old the last use that is kept on disk may be; the newer one is remembered meanwhile."""

REMEMBERED = 1_000
"""Of how many sessions that ended it is remembered why, for the browser that still shows them."""


class Times(Struct, frozen=True):
    """How long sessions last, in milliseconds.

    Attributes:
        idle_ms: Until one that nobody uses ends.
        longest_ms: Until one ends that is used all the time.
        grace_ms: For how long an alarm keeps a session open; and how long after its end one that
            nobody looked at meanwhile may still be found to be kept open.
    """

    idle_ms: int = 12 * 3_600_000
    longest_ms: int = 7 * 86_400_000
    grace_ms: int = 15 * 60_000


class Session(Struct, frozen=True):
    """A session that is open: its key, what is kept of it, who it stands for, and its end."""

    key: str
    kept: SessionKept
    caller: Caller
    end_ms: Instant


class Sessions:
    """The sessions of a node. What is durable of them are settings."""

    def __init__(self, runtime: Runtime, wall: Callable[[], Instant], times: Times) -> None:
        self._runtime = runtime
        self.wall = wall
        self.times = times
        self._newest: dict[str, SessionKept] = {}
        """What is known of a session beyond what is on disk."""

        self._writing: set[str] = set()
        self._leaving: set[str] = set()
        """Sessions and links that lead nowhere any more, though the disk has yet to hear of it."""

        self._why: dict[str, Ended] = {}
        self._rung_ms: dict[str, Instant] = {}
        self._named = ""
        runtime.feed.heard.append(self._hear)

    # Who is signed in.

    @property
    def cookie(self) -> str:
        """The name of this node's cookie; empty as long as nobody ever signed in."""
        named = self._runtime.setting(COOKIE, "")
        return named.decode() if named is not None else self._named

    def find(self, secret: str) -> Session | Ended:
        """The session that a cookie shows, prolonged where something keeps it; or why there is
        none."""
        return self.look(kept_rows.key_of(secret))

    def look(self, key: str) -> Session | Ended:
        """As `find`, by the key."""
        row = self._row(key)
        if row is None:
            return self._why.get(key, Ended.ENDED)
        caller = tokens.holder(self._runtime.setting, row.token, key)
        if caller is None:
            return Ended.REVOKED
        now, end_ms = self.wall(), self._end_of(row)
        if now >= end_ms:
            # Only within the grace, so that no alarm calls back what ended long before it.
            why = self._keeps(caller.party) if now - end_ms <= self.times.grace_ms else None
            if why is None:
                return Ended.EXPIRED
            row = msgspec.structs.replace(row, until_ms=now + STEP_MS, why=why)
            self._newest[key] = row
            end_ms = row.until_ms
        return Session(key, row, caller, end_ms)

    def open_ones(self) -> Iterator[Session]:
        """Every session that is open."""
        for key in self._runtime.settings(SESSIONS):
            found = self.look(key)
            if isinstance(found, Session):
                yield found

    def view(self, session: Session, here: str) -> SessionView:
        """A session as it is shown; `here` is the key of the one that asks."""
        row, caller = session.kept, session.caller
        return SessionView(
            session=id_of(session.key),
            token=caller.token,
            party=caller.party,
            role=caller.role.value,
            label=caller.label,
            opened=row.opened,
            opened_ms=row.opened_ms,
            used_ms=row.used_ms,
            expires_ms=session.end_ms,
            kept_by=row.why if self.wall() >= self._own_end_of(row) else None,
            here=session.key == here,
        )

    # What happens to sessions.

    async def open(
        self, token: str, opened: Opened, beside: list[StoredSetting]
    ) -> tuple[str, Session | Ended]:
        """Open a session for a token, by its key; durable together with `beside`.

        Returns:
            What the cookie is to hold, and the session; or that the token was revoked meanwhile.
        """
        secret, now = kept_rows.new_secret(), self.wall()
        key = kept_rows.key_of(secret)
        row = SessionKept(token, opened, now, now)
        settings = [StoredSetting(SESSIONS, key, kept_rows.spell(row)), *beside]
        if not self.cookie:
            self._named = kept_rows.new_cookie()
        if self._runtime.setting(COOKIE, "") is None:
            settings.append(StoredSetting(COOKIE, "", self._named.encode()))
        await self._runtime.keep_settings(settings)
        return secret, self.look(key)

    @property
    def full(self) -> bool:
        """Whether no more sessions can be open."""
        return len(self._runtime.settings(SESSIONS)) >= limits.MAX_SESSIONS

    async def use(self, key: str) -> None:
        """Note that a session is used now; on disk now and then."""
        row = self._row(key)
        if row is None or not isinstance(self.look(key), Session):
            return
        row = msgspec.structs.replace(self._newest.get(key, row), used_ms=self.wall())
        self._newest[key] = row
        disk = kept_rows.read(SessionKept, self._runtime.setting(SESSIONS, key))
        if disk is None or key in self._writing:
            return
        if row.used_ms - disk.used_ms < WRITE_MS and row.until_ms == disk.until_ms:
            return
        self._writing.add(key)
        try:
            # A node that cannot keep up goes on reading; the next use is written instead.
            with contextlib.suppress(WorldError):
                await self._runtime.keep_setting(SESSIONS, key, kept_rows.spell(row))
        finally:
            self._writing.discard(key)

    async def end(self, *keys: str, why: Ended = Ended.ENDED) -> None:
        """End sessions, at once and for good."""
        await self.forget([StoredSetting(SESSIONS, key, b"") for key in keys], why)

    async def forget(self, gone: list[StoredSetting], why: Ended) -> None:
        """Have these settings removed together; sessions and links among them lead nowhere from
        this moment."""
        keys = {one.key for one in gone if one.space in (SESSIONS, LINKS)}
        self._leaving |= keys
        try:
            await self._runtime.keep_settings(gone)
        finally:
            self._leaving -= keys
        for one in gone:
            if one.space == SESSIONS:
                self._newest.pop(one.key, None)
                self._why[one.key] = why
        while len(self._why) > REMEMBERED:
            del self._why[next(iter(self._why))]
        self._runtime.feed.changed()

    def made_from(self, token: str) -> list[StoredSetting]:
        """What removes every session, link and passkey of a token, by its key."""
        settings = self._runtime.settings
        spaces: tuple[tuple[str, Mapping[str, Row | None]], ...] = (
            (SESSIONS, kept_rows.rows(SessionKept, settings(SESSIONS))),
            (LINKS, kept_rows.rows(LinkKept, settings(LINKS))),
            (PASSKEYS, kept_rows.rows(PasskeyKept, settings(PASSKEYS))),
        )
        return [
            StoredSetting(space, key, b"")
            for space, rows in spaces
            for key, row in rows.items()
            if row is not None and row.token == token
        ]

    async def sweep(self) -> None:
        """Prolong what something keeps open, and remove what ended or leads nowhere."""
        now = self.wall()
        gone: list[StoredSetting] = []
        for key in self._runtime.settings(SESSIONS):
            if key in self._leaving:
                continue
            if not isinstance(self.look(key), Session):
                gone.append(StoredSetting(SESSIONS, key, b""))
                continue
            row = self._newest.get(key)
            disk = kept_rows.read(SessionKept, self._runtime.setting(SESSIONS, key))
            if row is not None and disk is not None and row.until_ms != disk.until_ms:
                await self._runtime.keep_setting(SESSIONS, key, kept_rows.spell(row))
        for key, link in kept_rows.rows(LinkKept, self._runtime.settings(LINKS)).items():
            if link is None or link.expires_ms <= now:
                gone.append(StoredSetting(LINKS, key, b""))
        if gone:
            await self.forget(gone, Ended.EXPIRED)

    # One-time links.

    def take(self, code: str) -> tuple[str, LinkKept] | None:
        """The link of this code, which nobody else can use from now on; None if it leads nowhere.

        Whoever takes one removes its setting, or gives it back with `give_back`.
        """
        key = kept_rows.key_of(code)
        if key in self._leaving:
            return None
        link = kept_rows.read(LinkKept, self._runtime.setting(LINKS, key))
        if link is None or link.expires_ms <= self.wall():
            return None
        if self._runtime.setting(TOKENS, link.token) is None:
            return None
        self._leaving.add(key)
        return key, link

    def give_back(self, key: str) -> None:
        """Let go of a link that was taken: its setting is removed now, or was not after all."""
        self._leaving.discard(key)

    # Ends.

    def _row(self, key: str) -> SessionKept | None:
        if key in self._leaving:
            return None
        disk = kept_rows.read(SessionKept, self._runtime.setting(SESSIONS, key))
        return None if disk is None else self._newest.get(key, disk)

    def _own_end_of(self, row: SessionKept) -> Instant:
        return min(row.opened_ms + self.times.longest_ms, row.used_ms + self.times.idle_ms)

    def _end_of(self, row: SessionKept) -> Instant:
        return max(self._own_end_of(row), row.until_ms)

    def _keeps(self, party: str) -> Kept | None:
        """What is under way for a party, so that nobody of it is to be signed out now."""
        grace_ms = self.times.grace_ms
        rung_ms = self._rung_ms.get(party)
        if rung_ms is not None and self.wall() - rung_ms < grace_ms:
            return Kept.ALARM
        now = self._runtime.now()
        for situation in self._runtime.node.picture.situations():
            if situation.terms.member(party) is not None:
                found = urgent(situation, party, now, grace_ms)
                if found is not None:
                    return Kept(found.value)
        return None

    def _hear(self, tell: Tell) -> None:
        self._rung_ms[tell.party] = self.wall()
