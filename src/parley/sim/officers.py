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
from parley.picture.threads import ref_in
from parley.picture.waits import Waiting
from parley.sim.cast import MINUTE_MS, OFF_LINE, PARTIES, Cast
from parley.sim.people import People, Temper
from parley.sim.spared import afterwards, registered
from parley.sim.voices import Voices
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
_UNITS = ("first unit", "medics")
_ACTIVITIES = (Activity.FLIGHT, Activity.LIVE_FIRING, Activity.NAVAL)


class Officers:
    """Everybody on duty, everywhere.

    Args:
        rng: The world's.
        cast: Who plays.
        people: How they answer.
    """

    def __init__(self, rng: random.Random, cast: Cast, people: People) -> None:
        self._rng = rng
        self._cast = cast
        self._people = people
        self._voices = Voices(rng, people)
        self._count = 0

    def submit(self, party: str, command: Command) -> Submit:
        """A wish with a request id of its own."""
        self._count += 1
        return submit(self._cast.agreement, party, f"r{self._count}", command)

    def wish(self, situation: Situation | None, party: str, now: Instant) -> Submit:
        """Something an officer of this party may wish for, looking at its picture."""
        if situation is None or not situation.logs[party].size:
            return self.submit(party, FoundAgreement(self._cast.terms))
        return self.submit(party, self._command(situation, party, now))

    def _command(self, situation: Situation, party: str, now: Instant) -> Command:
        draw = self._rng.random()
        others = [ref for ref in situation.notices if ref.party != party]
        own = [ref for ref in situation.notices if ref.party == party]
        if draw < 0.60 and self._people.tempers[party] is not Temper.ABSENT:
            owed = self._people.owed(situation, party, now) if draw < 0.40 else []
            if owed:
                return self._answer(situation, self._rng.choice(owed), now)
            if others and draw < 0.50:
                return self._of_others(situation, self._rng.choice(others))
        if own and 0.50 <= draw < 0.66:
            return self._of_own(situation, self._rng.choice(own), now)
        if 0.66 <= draw < 0.76 or not situation.notices:
            return FileNotice(self._ref("n"), self.notice(party, now))
        if draw < 0.92:
            return self._voices.speak(situation, party, self._ref("l"), now)
        return self._beside(situation, now)

    def _answer(self, situation: Situation, waiting: Waiting, now: Instant) -> Command:
        if not waiting.thread.startswith("notice/"):
            return self._voices.answer(situation, waiting.leaf, now)
        view = notice_view(situation, ref_in(waiting.thread))
        assert view is not None
        return self._read_back(view)

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
        notice = Notice(
            activity=rng.choice(_ACTIVITIES),
            emergency=rng.random() < 0.1,
            period=Interval(start, end),
            volumes=volumes,
            place_label=rng.choice(("the north", "hill 40")),
            planned_landing_ms=end if rng.random() < 0.3 else None,
            contact_desk="ops",
            remarks="",
            relay_scope=rng.choice(("", "the north")),
            addressees=tuple(rng.sample(others, rng.choice((0, 1, 1, 2)))),
            annexes=(),
        )
        return registered(rng, party, notice, now) if rng.random() < 0.4 else notice

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
        if draw < 0.48:
            return EnterNotice(ref, version)
        if draw < 0.62:
            units = self._rng.sample(_UNITS, self._rng.choice((1, 1, 2)))
            return PassNotice(ref, version, tuple(units))
        if draw < 0.78:
            unit = "another unit" if self._people.err() else self._rng.choice(_UNITS)
            return AcknowledgeByUnit(ref, version, unit.upper())
        if draw < 0.88:
            stage = self._rng.choice((RelayStage.PASSED, RelayStage.ACKNOWLEDGED))
            scope = view.current.notice.relay_scope or view.current.notice.place_label
            return RelayNotice(ref, version, OFF_LINE, stage, scope)
        volume = self._volume(Role.ACTIVITY, view.current.notice.period)
        return RaiseConcern(self._ref("c"), ref, "seen elsewhere", (volume,))

    def _read_back(self, view: NoticeView) -> ReadBack:
        """Right more often than wrong."""
        notice = view.current.notice
        right = not self._people.err()
        if notice.volumes:
            heard = notice.volumes if right else notice.volumes[:1] * 2
            return ReadBack(view.ref, view.current.leaf, heard)
        words = notice.place_label if right else "the south"
        return ReadBack(view.ref, view.current.leaf, words=words)

    def _of_own(self, situation: Situation, ref: Ref, now: Instant) -> Command:
        view = notice_view(situation, ref)
        draw = self._rng.random()
        if view is not None and draw < 0.35:
            return afterwards(self._rng, view, now)
        if draw < 0.55:
            return AmendNotice(ref, self.notice(ref.party, now))
        if draw < 0.75:
            return BeginNotice(ref)
        return EndNotice(ref, "down") if draw < 0.90 else CancelNotice(ref)

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
