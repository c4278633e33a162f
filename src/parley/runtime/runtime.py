"""Running one node: every input through one inbox, every batch durable before it is promised."""

import asyncio
import contextlib
import logging
from collections import deque
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor

from parley import limits
from parley.errors import WorldError
from parley.model.instants import Instant
from parley.node import Node
from parley.picture.threads import ref_in
from parley.ports.clock import Clock
from parley.ports.links import Links
from parley.ports.pagers import Attempt, Page, Pagers
from parley.ports.store import Batch, Store, StoredAnnex, StoredSetting
from parley.runtime.batching import Answer, Turns
from parley.runtime.feed import Covered, Feed
from parley.turn.effects import Bell, Complain, Outcome, Tell
from parley.turn.inputs import Input, LinkReady, Received, Submit, Tick
from parley.turn.refusal import Refusal

log = logging.getLogger("parley")

TICK_S = 0.25
"""How often the clock is looked at, in seconds of this machine."""

LINK_S = 1.0
"""How often a peer that lacks something is tried again."""

MAX_COMPLAINTS = 50

RESTORED = "restored"
"""The setting of a record put back from a backup, until every peer has been heard; its value names
those that are not waited for, apart by spaces."""


class _Item:
    """Something for the inbox, and who waits for it to be durable."""

    __slots__ = ("answer", "given")

    def __init__(self, given: Input | Batch, answer: asyncio.Future[Answer] | None) -> None:
        self.given = given
        self.answer = answer


class Runtime:
    """Owns a node, its store, its clock and its links."""

    def __init__(self, node: Node, store: Store, clock: Clock, links: Links) -> None:
        self.node = node
        self.clock = clock
        self.links = links
        self.feed = Feed()
        self.pagers: Pagers | None = None
        """Who is rung outside; set before `run`, within the loop."""

        self.complaints: deque[str] = deque(maxlen=MAX_COMPLAINTS)
        self._store = store
        self._settings: dict[tuple[str, str], bytes] = {}
        self._inbox: asyncio.Queue[_Item] = asyncio.Queue(limits.MAX_INBOX)
        self._writing = False
        self._stopped = asyncio.Event()
        # One thread, so that writes follow one another; the loop goes on taking turns meanwhile.
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="parley-writer")
        for _, stored in store.entries():
            situation = node.picture.situation(stored.agreement)
            assert situation is not None
            self.feed.restore(situation.logs[stored.party].entries[stored.sequence])
        for setting in store.settings():
            self._settings[setting.space, setting.key] = setting.value

    async def run(self) -> None:
        """Take turns until `stop`, or until the record can no longer be written.

        Raises:
            WorldError: The record could not be written: nothing more was promised, and the process
                must end; it replays its record when started again.
        """
        task = asyncio.current_task()
        assert task is not None
        broken: list[BaseException] = []

        def clockwork_ended(ended: asyncio.Task[None]) -> None:
            """Without its clock a node misses deadlines in silence: it must end instead."""
            error = None if ended.cancelled() else ended.exception()
            if error is not None:
                broken.append(error)
                task.cancel()

        clockwork = asyncio.create_task(self._clockwork())
        clockwork.add_done_callback(clockwork_ended)
        try:
            while True:
                await self._batch(await self._inbox.get())
        except asyncio.CancelledError:
            if broken:
                raise broken[0] from None
        finally:
            self._stopped.set()
            clockwork.cancel()
            self.feed.close()
            self._abandon()
            self._writer.shutdown()

    # What the doors ask.

    async def submit(self, wish: Submit) -> Outcome | Refusal:
        """Hand in an officer's wish; returns once its statement is durable.

        Raises:
            WorldError: The node stops, or has more to do than it can queue.
        """
        answer = await self._through(wish)
        assert isinstance(answer, Outcome | Refusal)
        return answer

    async def receive(self, raw: bytes, reply_to: str | None) -> list[str]:
        """Hand in a packet; returns the faults found in it, once what was kept of it is durable."""
        answer = await self._through(Received(raw, reply_to))
        assert isinstance(answer, list)
        return answer

    async def keep_setting(self, space: str, key: str, value: bytes) -> None:
        """Keep a fact of this node; an empty value removes it."""
        await self.keep_settings([StoredSetting(space, key, value)])

    async def keep_settings(self, kept: Iterable[StoredSetting]) -> None:
        """Keep facts of this node together, all or none; an empty value removes one."""
        settings = tuple(kept)
        await self._through(Batch(settings=settings))
        self._remember(settings)

    def setting(self, space: str, key: str) -> bytes | None:
        """One fact of this node; None if there is none of that key."""
        return self._settings.get((space, key))

    def settings(self, space: str) -> dict[str, bytes]:
        """All facts of one kind, by key."""
        return {key: value for (kind, key), value in self._settings.items() if kind == space}

    async def keep_annex(self, annex: StoredAnnex, *settings: StoredSetting) -> None:
        """Keep bytes beside the record, and facts with them; durable when this returns."""
        await self._through(Batch(annexes=(annex,), settings=settings))
        self._remember(settings)

    async def erase_annex(self, agreement: str, commitment: str, *settings: StoredSetting) -> None:
        """Erase an annex, and facts with it; gone from the medium when this returns."""
        await self._through(Batch(erased_annexes=((agreement, commitment),), settings=settings))
        self._remember(settings)

    async def annex(self, agreement: str, commitment: str) -> StoredAnnex | None:
        """An annex, if it is here."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._writer, self._store.annex, agreement, commitment)

    async def tick(self) -> None:
        """Look at the clock now; returns once what that recorded is durable."""
        await self._through(Tick())

    def quiet(self) -> bool:
        """Whether nothing is under way here, and every reachable peer has cosigned all of it."""
        if self._writing or not self._inbox.empty() or self.links.busy():
            return False
        return all(
            self.node.covered_by(peer)
            for peer in self.node.peers()
            if self.links.state(peer).reachable is not False
            and self.links.state(peer).url is not None
        )

    def now(self) -> Instant:
        """This node's clock."""
        return self.clock.now()

    # The loop.

    def _remember(self, settings: Iterable[StoredSetting]) -> None:
        for one in settings:
            if one.value:
                self._settings[one.space, one.key] = one.value
            else:
                self._settings.pop((one.space, one.key), None)

    async def _through(self, given: Input | Batch) -> Answer:
        if self._stopped.is_set():
            raise WorldError("the node is stopping; ask again when it has been started")
        answer: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        try:
            self._inbox.put_nowait(_Item(given, answer))
        except asyncio.QueueFull as error:
            raise WorldError("the node has more to do than it can queue; try again") from error
        return await answer

    async def _batch(self, first: _Item) -> None:
        """Take the turns that are waiting, write what they recorded, then perform the rest."""
        self._writing = True
        items = [first]
        while len(items) < limits.MAX_BATCH_INPUTS and not self._inbox.empty():
            items.append(self._inbox.get_nowait())
        turns = Turns(self.node, self._sound, self._complain)
        answers: list[tuple[asyncio.Future[Answer], Answer]] = []
        try:
            for item in items:
                answer = turns.take(item.given, self.clock.now())
                if item.answer is not None:
                    answers.append((item.answer, answer))
            self._forget_restore(turns)
            batch = turns.close(self.clock.now())
            if batch is not None:
                loop = asyncio.get_running_loop()
                await loop.run_in_executor(self._writer, self._store.append, batch)
        except BaseException:
            for item in items:
                _fail(item)
            raise
        for entry in turns.entries:
            self.feed.publish(entry)
        self.feed.covered(
            Covered(one.agreement, one.party, one.mirror, one.size) for one in turns.cosigned
        )
        for future, answer in answers:
            if not future.done():
                future.set_result(answer)
        for send in turns.sends:
            self.links.send(send.peer, send.raw)
        self._writing = False

    def _forget_restore(self, turns: Turns) -> None:
        """Once every peer was heard after a restore, a restart need not wait for them again."""
        if (RESTORED, "") not in self._settings:
            return
        if any(self.node.unheard(one.agreement) for one in self.node.picture.situations()):
            return
        del self._settings[RESTORED, ""]
        turns.take(Batch(settings=(StoredSetting(RESTORED, "", b""),)), self.clock.now())

    def _sound(self, tell: Tell) -> None:
        """Sound an alarm at every console, and ring the people of its desk who look at none."""
        self.feed.alarm(tell)
        situation = self.node.picture.situation(tell.agreement)
        if self.pagers is None or situation is None:
            return
        page = Page(
            party=tell.party,
            desk=tell.desk,
            tier=tell.tier,
            precedence=tell.precedence,
            cause=tell.cause.value,
            thread=tell.thread,
            agreement=situation.terms.title,
            words=tell.words,
            issued_ms=self.now(),
            exercise=situation.terms.exercise,
        )
        self.pagers.ring(page)

    def not_reached(self, attempt: Attempt) -> None:
        """Sound that people outside could not be reached: it is shown where somebody may look."""
        way = f"{attempt.route} ({attempt.way})" if attempt.route else "no route"
        self.feed.alarm(
            Tell(
                agreement="",
                party=attempt.party,
                cause=Bell.NOT_REACHED,
                about=ref_in(attempt.thread),
                words=f"{attempt.desk} was not reached by {way}: {attempt.error}; call them",
                thread=attempt.thread,
                desk=attempt.desk,
                tier=attempt.tier,
                precedence=attempt.precedence,
            )
        )

    def _complain(self, complaint: Complain) -> None:
        self.complaints.append(f"{complaint.peer or 'a courier'}: {complaint.words}")
        log.warning("peer %s: %s", complaint.peer, complaint.words)

    async def _clockwork(self) -> None:
        """Hands in a tick when something may be overdue, and asks after peers that lack."""
        loop = asyncio.get_running_loop()
        link_at = 0.0
        while True:
            due = self.node.next_deadline()
            if due is not None and due <= self.clock.now():
                self._hint(Tick())
            if loop.time() >= link_at:
                link_at = loop.time() + LINK_S
                for peer in self.node.peers():
                    if self.links.state(peer).url and not self.node.settled_with(peer):
                        self._hint(LinkReady(peer))
            await asyncio.sleep(TICK_S)

    def _hint(self, given: Input) -> None:
        """Hand in what will be handed in again: a full inbox may lose it."""
        with contextlib.suppress(asyncio.QueueFull):
            self._inbox.put_nowait(_Item(given, None))

    def _abandon(self) -> None:
        while not self._inbox.empty():
            _fail(self._inbox.get_nowait())


def _fail(item: _Item) -> None:
    if item.answer is not None and not item.answer.done():
        item.answer.set_exception(
            WorldError("the node stopped before this was durable; repeat it with the same id")
        )
