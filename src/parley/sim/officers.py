"""What officers wish for, at random: filed late, drawn or not, read back right or wrong."""

import random
from hashlib import sha256

import msgspec

from parley.model.heights import Band, Datum
from parley.model.instants import Instant, Interval
from parley.model.notices import Activity, Notice, Ref
from parley.model.statements import Grade, RelayStage
from parley.model.volumes import Circle, Role, Volume, position
from parley.picture.notices import NoticeView, notice_view
from parley.picture.situation import Situation
from parley.sim.cast import MINUTE_MS, OFF_LINE, PARTIES, Cast
from parley.turn.commands import (
    AcknowledgeByUnit,
    AmendNotice,
    AnswerConcern,
    BeginNotice,
    CancelNotice,
    CiteReport,
    Command,
    EndNotice,
    EnterNotice,
    FileNotice,
    FoundAgreement,
    PassNotice,
    RaiseConcern,
    ReadBack,
    RelayNotice,
)
from parley.turn.inputs import Submit

_PLACES = ((36.2, 37.1), (36.3, 37.2), (35.0, 35.5), (36.8, 39.0))
_ACTIVITIES = (Activity.FLIGHT, Activity.LIVE_FIRING, Activity.HUMANITARIAN_MOVEMENT)


class Officers:
    """Everybody on duty, everywhere.

    Args:
        rng: The world's.
        cast: Who plays.
    """

    def __init__(self, rng: random.Random, cast: Cast) -> None:
        self._rng = rng
        self._cast = cast
        self._count = 0

    def submit(self, party: str, command: Command) -> Submit:
        """A wish with a request id of its own."""
        self._count += 1
        return submit(self._cast.agreement, party, f"r{self._count}", command)

    def wish(self, situation: Situation | None, party: str, now: Instant) -> Submit:
        """Something an officer of this party may wish for, looking at its picture."""
        if situation is None or not situation.logs[party].size:
            return self.submit(party, FoundAgreement(self._cast.terms))
        draw = self._rng.random()
        others = [ref for ref in situation.notices if ref.party != party]
        own = [ref for ref in situation.notices if ref.party == party]
        if others and draw < 0.45:
            return self.submit(party, self._of_others(situation, self._rng.choice(others)))
        if own and draw < 0.65:
            return self.submit(party, self._of_own(self._rng.choice(own), now))
        if draw < 0.80 or not situation.notices:
            return self.submit(party, FileNotice(self._ref("n"), self.notice(party, now)))
        return self.submit(party, self._beside(situation, now))

    def notice(self, party: str, now: Instant) -> Notice:
        """Any notice: in good time or late, drawn or only named, whole or odd."""
        rng = self._rng
        start = now + rng.choice((-10, 1, 30, 90)) * MINUTE_MS
        end = start + rng.choice((5, 30, 60)) * MINUTE_MS
        start, end = start // MINUTE_MS * MINUTE_MS, end // MINUTE_MS * MINUTE_MS
        volumes = tuple(
            self._volume(role, Interval(start, end if rng.random() < 0.8 else None))
            for role in (Role.ACTIVITY, Role.RESIDUAL_HAZARD)[: rng.choice((0, 1, 1, 2))]
        )
        others = [name for name in PARTIES if name != party]
        return Notice(
            activity=rng.choice(_ACTIVITIES),
            emergency=rng.random() < 0.1,
            period=Interval(start, end),
            volumes=volumes,
            place_label=rng.choice(("the north", "hill 40")),
            planned_landing_ms=end if rng.random() < 0.4 else None,
            contact_desk="ops",
            remarks="",
            relay_scope=rng.choice(("", "the north")),
            addressees=tuple(rng.sample(others, rng.choice((0, 0, 1, 2)))),
            annexes=(),
        )

    def _volume(self, role: Role, interval: Interval) -> Volume:
        lat, lon = self._rng.choice(_PLACES)
        shape = Circle(position(lat, lon), self._rng.choice((500_000, 5_000_000, 20_000_000)))
        datum = self._rng.choice((Datum.MEAN_SEA_LEVEL, Datum.MEAN_SEA_LEVEL, Datum.ELLIPSOID))
        return Volume(
            role, shape, Band(0, self._rng.choice((3_000_000, 6_000_000)), datum), interval
        )

    def _of_others(self, situation: Situation, ref: Ref) -> Command:
        view = notice_view(situation, ref)
        if view is None:
            return RaiseConcern(self._ref("c"), ref, "what is this?")
        version = self._rng.choice(view.versions).leaf
        draw = self._rng.random()
        if draw < 0.40:
            return self._read_back(view)
        if draw < 0.52:
            return EnterNotice(ref, version)
        if draw < 0.64:
            return PassNotice(ref, version, ("first unit",))
        if draw < 0.76:
            return AcknowledgeByUnit(ref, version, "first unit")
        if draw < 0.88:
            stage = self._rng.choice((RelayStage.PASSED, RelayStage.ACKNOWLEDGED))
            scope = view.current.notice.relay_scope or view.current.notice.place_label
            return RelayNotice(ref, version, OFF_LINE, stage, scope)
        volume = self._volume(Role.ACTIVITY, view.current.notice.period)
        return RaiseConcern(self._ref("c"), ref, "seen elsewhere", (volume,))

    def _read_back(self, view: NoticeView) -> ReadBack:
        """Right more often than wrong."""
        notice = view.current.notice
        right = self._rng.random() < 0.7
        if notice.volumes:
            heard = notice.volumes if right else notice.volumes[:1] * 2
            return ReadBack(view.ref, view.current.leaf, heard)
        words = notice.place_label if right else "the south"
        return ReadBack(view.ref, view.current.leaf, words=words)

    def _of_own(self, ref: Ref, now: Instant) -> Command:
        draw = self._rng.random()
        if draw < 0.35:
            return AmendNotice(ref, self.notice(ref.party, now))
        if draw < 0.60:
            return BeginNotice(ref)
        return EndNotice(ref, "down") if draw < 0.85 else CancelNotice(ref)

    def _beside(self, situation: Situation, now: Instant) -> Command:
        if situation.concerns and self._rng.random() < 0.5:
            return AnswerConcern(self._rng.choice(list(situation.concerns)), "help is offered")
        if self._rng.random() < 0.3:
            return CiteReport(
                self._ref("p"), "a newspaper", "today", "a spokesman", Grade.NAMED, now, "heard"
            )
        return RaiseConcern(self._ref("c"), None, "smoke in the hills")

    def _ref(self, prefix: str) -> str:
        self._count += 1
        return f"{prefix}{self._count}"


def submit(agreement: str, party: str, request: str, command: Command) -> Submit:
    """The wish of an officer of this party under this request id."""
    digest = sha256(msgspec.json.encode([agreement, party, command], order="sorted")).digest()
    return Submit(agreement, party, "ops", f"officer-{party}", request, digest, command)
