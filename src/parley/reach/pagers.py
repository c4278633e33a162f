"""Ringing people along their routes: at once, again after a failure, and never too often."""

import asyncio
import random
import time
from collections import deque
from collections.abc import Awaitable, Callable, Sequence

from parley.model.line import PRECEDENCES, Precedence, Tier
from parley.ports.clock import Clock
from parley.ports.pagers import Attempt, Page, Reach
from parley.reach.routes import Route
from parley.reach.ways import Way, ways_of
from parley.reach.words import TEST, Message, message_of

WINDOW_S = 60.0
"""What `at_most_per_minute` is counted over."""

SEND_S = 30.0
"""How long one try may take, waiting for its turn included."""

LONGEST_PAUSE_S = 300.0
MAX_WAITING = 64
"""Messages that wait for one address; beyond it the least urgent is let fall."""

MAX_ATTEMPTS = 500
"""Attempts that are remembered, beside those under way."""

MAX_UNROUTED = 1_000

_TOO_MANY = f"let fall: {MAX_WAITING} messages were waiting for this address"

Alarm = Callable[[Attempt], None]


class _Ringing:
    """One message to one address, as it goes along."""

    def __init__(self, route: Route, way: Way, page: Page, number: int, outcome: Reach) -> None:
        self.route = route
        self.way = way
        self.page = page
        self.number = number
        self.outcome = outcome
        self.more = 0
        self.at_ms = page.issued_ms
        self.tries = 0
        self.error = ""
        self.next_ms: int | None = None
        self.task: asyncio.Task[None] | None = None

    @property
    def over(self) -> bool:
        """Whether nothing more becomes of it."""
        return self.outcome in (Reach.HANDED_OVER, Reach.FAILED)

    def shown(self) -> Attempt:
        """How it stands, without confidential words."""
        return Attempt(
            route=self.route.name,
            way=self.way.name,
            party=self.page.party,
            desk=self.page.desk,
            tier=self.page.tier,
            precedence=self.page.precedence,
            cause=self.page.cause,
            thread=self.page.thread,
            more=self.more,
            at_ms=self.at_ms,
            tries=self.tries,
            outcome=self.outcome,
            error=self.error,
            next_ms=self.next_ms,
        )


class _Address:
    """One way of a route: what is under way to it, and when its failing was last told."""

    def __init__(self, way: Way) -> None:
        self.way = way
        self.under_way: list[_Ringing] = []
        self.told_s: float | None = None


class _Bell:
    """One route: its addresses, when it last rang, and what is held back for later."""

    def __init__(self, route: Route) -> None:
        self.route = route
        self.addresses = tuple(_Address(way) for way in ways_of(route))
        # As many as may ring in a minute: if the first of them is older, there is room again.
        self.rang_s: deque[float] = deque(maxlen=route.at_most_per_minute)
        self.held: list[_Ringing] = []
        self.release: asyncio.Task[None] | None = None

    def wait_s(self, now_s: float) -> float:
        """How long until it may ring again; 0 if it may now."""
        if len(self.rang_s) < self.route.at_most_per_minute:
            return 0.0
        return max(0.0, self.rang_s[0] + WINDOW_S - now_s)


class RoutePagers:
    """Rings people along the routes of a node, each address for itself. A `Pagers`.

    Args:
        routes: The routes; for none the library is not even loaded.
        clock: This node's clock, for what is shown.
        on_failure: Called within the loop, soon, with an attempt that failed for good: the first at
            an address, then once a minute while it goes on, and every flash. And once for a desk to
            which no route leads, if there are routes at all.
        monotonic_s: Seconds that only go forward, for rates.
        sleep: Waits so many seconds.
        chance: A number from 0 up to 1, by which pauses are spread.
        send_s: How long one try may take.

    Raises:
        UsageError: An address is not understood, or a command cannot be run.
    """

    def __init__(
        self,
        routes: Sequence[Route],
        clock: Clock,
        on_failure: Alarm,
        *,
        monotonic_s: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        chance: Callable[[], float] | None = None,
        send_s: float = SEND_S,
    ) -> None:
        self._clock = clock
        self._on_failure = on_failure
        self._monotonic_s = monotonic_s
        self._sleep = sleep
        spread = random.Random()  # noqa: S311  (spreads retries; guards nothing)
        self._chance = chance or spread.random
        self._send_s = send_s
        self._bells = tuple(_Bell(route) for route in routes)
        self._known: deque[_Ringing | Attempt] = deque()
        self._unrouted: set[tuple[str, str]] = set()
        self._count = 0

    def ring(self, page: Page) -> None:
        """Ring the people of a desk; never waits and never raises."""
        leading = [bell for bell in self._bells if bell.route.leads_to(page)]
        if not leading:
            self._no_route(page)
        for bell in leading:
            if not bell.route.rings_for(page):
                continue
            # What is held back goes first, or it would wait for as long as others come.
            pressing = page.precedence is Precedence.FLASH
            if pressing or (not bell.held and bell.wait_s(self._monotonic_s()) <= 0):
                self._start(bell, self._ringings(bell, page, Reach.WAITING))
            else:
                self._hold(bell, page)

    def attempts(self) -> tuple[Attempt, ...]:
        """The latest attempts, the newest first."""
        return tuple(
            one if isinstance(one, Attempt) else one.shown() for one in reversed(self._known)
        )

    async def aclose(self) -> None:
        """Stop; what was not handed over is forgotten."""
        tasks = [bell.release for bell in self._bells if bell.release is not None]
        for address in (one for bell in self._bells for one in bell.addresses):
            tasks += [ringing.task for ringing in address.under_way if ringing.task is not None]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    # What a route lets through, and what it keeps for later.

    def _hold(self, bell: _Bell, page: Page) -> None:
        """Keep a page for the one message that tells of all that were too many."""
        if not bell.held:
            bell.held = self._ringings(bell, page, Reach.HELD_BACK)
            bell.release = asyncio.get_running_loop().create_task(self._release(bell))
        else:
            for ringing in bell.held:
                ringing.more += 1
                ringing.at_ms = self._clock.now()
                if _urgency(page) > _urgency(ringing.page):
                    ringing.page = page
        wait_ms = int(bell.wait_s(self._monotonic_s()) * 1000)
        for ringing in bell.held:
            ringing.next_ms = self._clock.now() + wait_ms

    async def _release(self, bell: _Bell) -> None:
        """Wait until the route may ring again, then let go what was held back."""
        # A flash that rang meanwhile has used the place.
        while (wait_s := bell.wait_s(self._monotonic_s())) > 0:
            await self._sleep(wait_s)
        held, bell.held, bell.release = bell.held, [], None
        for ringing in held:
            ringing.outcome, ringing.next_ms = Reach.WAITING, None
        self._start(bell, held)

    def _ringings(self, bell: _Bell, page: Page, outcome: Reach) -> list[_Ringing]:
        made = []
        for address in bell.addresses:
            self._count += 1
            ringing = _Ringing(bell.route, address.way, page, self._count, outcome)
            ringing.at_ms = self._clock.now()
            made.append(ringing)
            self._known.append(ringing)
        self._forget()
        return made

    # What is under way to an address.

    def _start(self, bell: _Bell, ringings: list[_Ringing]) -> None:
        bell.rang_s.append(self._monotonic_s())
        for address, ringing in zip(bell.addresses, ringings, strict=True):
            address.under_way.append(ringing)
            if len(address.under_way) > MAX_WAITING:
                self._let_fall(address)
            if not ringing.over:
                ringing.task = asyncio.get_running_loop().create_task(
                    self._deliver(address, ringing)
                )

    def _let_fall(self, address: _Address) -> None:
        """Give up the least urgent, and of those the latest."""
        falls = min(address.under_way, key=lambda one: (_urgency(one.page), -one.number))
        if falls.task is not None:
            falls.task.cancel()
        self._fail(address, falls, _TOO_MANY)

    async def _deliver(self, address: _Address, ringing: _Ringing) -> None:
        """Try until it is handed over, or has been tried as often as the route says."""
        route = ringing.route
        while True:
            error = await self._try(ringing)
            ringing.tries += 1
            if error is None:
                self._end(address, ringing, Reach.HANDED_OVER, "")
                address.told_s = None
                return
            if ringing.tries >= route.tries:
                self._fail(address, ringing, error)
                return
            pause_s = min(route.first_pause_s * 2.0 ** (ringing.tries - 1), LONGEST_PAUSE_S)
            pause_s *= 0.75 + 0.5 * self._chance()
            ringing.error, ringing.at_ms = error, self._clock.now()
            ringing.next_ms = ringing.at_ms + int(pause_s * 1000)
            await self._sleep(pause_s)
            ringing.next_ms = None

    async def _try(self, ringing: _Ringing) -> str | None:
        message = message_of(
            ringing.page, ringing.more, ringing.route.confidential, self._clock.now()
        )
        return await _handed(ringing.way, message, self._send_s)

    def _fail(self, address: _Address, ringing: _Ringing, error: str) -> None:
        self._end(address, ringing, Reach.FAILED, error)
        now_s = self._monotonic_s()
        tried_flash = ringing.tries > 0 and ringing.page.precedence is Precedence.FLASH
        if tried_flash or address.told_s is None or now_s >= address.told_s + WINDOW_S:
            address.told_s = now_s
            self._tell(ringing.shown())

    def _end(self, address: _Address, ringing: _Ringing, outcome: Reach, error: str) -> None:
        ringing.outcome, ringing.error, ringing.next_ms = outcome, error, None
        ringing.at_ms = self._clock.now()
        address.under_way.remove(ringing)

    # What is shown.

    def _no_route(self, page: Page) -> None:
        desk = (page.party, page.desk)
        first = desk not in self._unrouted and len(self._unrouted) < MAX_UNROUTED
        attempt = _without_route(page, self._clock.now())
        self._known.append(attempt)
        self._forget()
        if first and self._bells:
            self._unrouted.add(desk)
            self._tell(attempt)

    def _tell(self, attempt: Attempt) -> None:
        # Soon rather than now: whatever comes of it, ringing has not failed by it.
        asyncio.get_running_loop().call_soon(self._on_failure, attempt)

    def _forget(self) -> None:
        """Forget the oldest attempts that are over; those under way are bounded otherwise."""
        if len(self._known) <= MAX_ATTEMPTS:
            return
        for number, one in enumerate(self._known):
            if isinstance(one, Attempt) or one.over:
                del self._known[number]
                return


async def try_route(route: Route, clock: Clock, *, send_s: float = SEND_S) -> tuple[Attempt, ...]:
    """Send one test message to each address of a route, once, and say what became of it.

    Needs no node. The message says that it is a test, and nothing else.

    Raises:
        UsageError: An address is not understood, or a command cannot be run.
    """
    page = Page(
        party=route.party,
        desk=route.desks[0] if route.desks else "every desk",
        tier=Tier.DUTY_OFFICER,
        precedence=route.least_precedence,
        cause=TEST,
        thread="",
        agreement="",
        words="",
        issued_ms=clock.now(),
        exercise=False,
    )

    async def one(number: int, way: Way) -> Attempt:
        ringing = _Ringing(route, way, page, number, Reach.WAITING)
        message = message_of(page, 0, confidential=False, now_ms=clock.now())
        error = await _handed(way, message, send_s)
        ringing.tries, ringing.at_ms, ringing.error = 1, clock.now(), error or ""
        ringing.outcome = Reach.HANDED_OVER if error is None else Reach.FAILED
        return ringing.shown()

    return tuple(await asyncio.gather(*(one(n, way) for n, way in enumerate(ways_of(route)))))


async def _handed(way: Way, message: Message, send_s: float) -> str | None:
    try:
        async with asyncio.timeout(send_s):
            return await way.send(message)
    except TimeoutError:
        return f"no answer within {send_s:g} s"


def _urgency(page: Page) -> int:
    return PRECEDENCES.index(page.precedence)


def _without_route(page: Page, now_ms: int) -> Attempt:
    return Attempt(
        route="",
        way="",
        party=page.party,
        desk=page.desk,
        tier=page.tier,
        precedence=page.precedence,
        cause=page.cause,
        thread=page.thread,
        more=0,
        at_ms=now_ms,
        tries=0,
        outcome=Reach.NO_ROUTE,
        error="no route leads to this desk: add one to reach.toml",
        next_ms=None,
    )
