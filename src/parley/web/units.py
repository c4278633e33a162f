"""What a unit does with its code: reads the notice behind it, and acknowledges it once."""

from hashlib import sha256

from parley.api import problems
from parley.api.line_bodies import UnitPage
from parley.model import names
from parley.model.instants import Instant, text_of
from parley.model.notices import Ref
from parley.model.statements import Means, NoticePassed, NoticeUnitAcknowledged
from parley.picture.notices import NoticeView, notice_view
from parley.picture.situation import Situation
from parley.picture.threads import thread_of_notice
from parley.turn.commands import AcknowledgeByUnit
from parley.turn.inputs import Submit
from parley.turn.refusal import Refusal
from parley.web import codes
from parley.web.answers.notices import known_of
from parley.web.calls import Door
from parley.web.codes import Held
from parley.web.problems import Problem, not_here, refused

ACTOR = "unit-code/"
"""What a code's wishes are told apart by: this and its hash."""

_REQUEST = "acknowledge"
_NEW_CODE = "ask your own desk for a new code: codes last 24 hours, and a newer one ends an older"


def behind(door: Door, typed: str) -> Held:
    """What a code leads to.

    Raises:
        Problem: Nowhere: in the same words for a code that never was, has expired, or was replaced.
    """
    runtime = door.runtime
    now = runtime.now()
    key = codes.key_of(typed)
    value = None if key is None else runtime.setting(codes.SPACE, key)
    kept = None if value is None else codes.read(value)
    if key is not None and kept is not None and now < kept.expires_ms:
        return Held(key, kept)
    if door.guesses.wrong(now):
        raise Problem(
            problems.TOO_MANY,
            "too many codes that lead nowhere were shown here in this minute",
            "check every letter; a code that is right is taken all the same",
            headers={"Retry-After": "60"},
        )
    raise _nowhere()


def _nowhere() -> Problem:
    return not_here("such code", f"check every letter, or {_NEW_CODE}")


def page_of(door: Door, held: Held) -> UnitPage:
    """The notice behind a code as it stands, and whether the unit acknowledged."""
    kept = held.kept
    situation, view = _noticed(door, held)
    return UnitPage(
        party=kept.party,
        unit=kept.unit,
        exercise=situation.terms.exercise,
        banner=situation.terms.banner,
        of=kept.of,
        notice=view.current.notice,
        protected=known_of(situation, view, door.runtime.now(), None),
        state=view.state.value,
        version=kept.version,
        superseded=view.current.leaf != kept.version,
        acknowledged_ms=acknowledged_ms(situation, kept.party, kept.of, kept.version, kept.unit),
        expires_ms=kept.expires_ms,
    )


async def acknowledge(door: Door, held: Held, words: str) -> UnitPage:
    """Acknowledge by a code. Pressed again, it is the same wish: the first words count.

    Raises:
        Problem: The notice has been amended since, or the wish means nothing.
    """
    kept = held.kept
    actor = ACTOR + held.key
    answer = await door.runtime.submit(
        Submit(
            agreement=kept.agreement,
            party=kept.party,
            desk=kept.unit,
            actor=actor,
            request=_REQUEST,
            # Of the code alone: whoever presses twice need not find the same words again.
            digest=sha256(actor.encode()).digest(),
            command=AcknowledgeByUnit(kept.of, kept.version, kept.unit, Means.CODE, words),
        )
    )
    page = page_of(door, held)
    if isinstance(answer, Refusal):
        raise _superseded(page) if page.superseded else refused(answer)
    return page


def _superseded(page: UnitPage) -> Problem:
    return Problem(
        problems.OUT_OF_STEP,
        f"{page.of} has been amended since this code was made: nothing was acknowledged",
        "read the newer version, and ask your own desk for a new code",
    )


def _noticed(door: Door, held: Held) -> tuple[Situation, NoticeView]:
    situation = door.runtime.node.picture.situation(held.kept.agreement)
    view = None if situation is None else notice_view(situation, held.kept.of)
    if situation is None or view is None:
        raise _nowhere()  # What is here stays: only a record put together by hand lacks it.
    return situation, view


def was_passed(situation: Situation, party: str, of: Ref, version: str, unit: str) -> bool:
    """Whether this party has stated that it passed this version to the unit."""
    thread = situation.threads[thread_of_notice(of)]
    return any(
        isinstance(fact.payload, NoticePassed)
        and fact.payload.version == version
        and names.folded(unit) in map(names.folded, fact.payload.units)
        for fact in thread.by(party)
    )


def acknowledged_ms(
    situation: Situation, party: str, of: Ref, version: str, unit: str
) -> Instant | None:
    """When this party first stated that the unit acknowledged this version; None if never."""
    thread = situation.threads[thread_of_notice(of)]
    for fact in thread.by(party):
        stated = fact.payload
        if (
            isinstance(stated, NoticeUnitAcknowledged)
            and stated.version == version
            and names.folded(stated.unit) == names.folded(unit)
        ):
            return fact.issued_ms
    return None


def require_code_wanted(situation: Situation, party: str, of: Ref, version: str, unit: str) -> None:
    """Raise unless a code for this unit has something to acknowledge.

    Raises:
        Problem: The unit was not passed this version, or has acknowledged it already.
    """
    if not was_passed(situation, party, of, version, unit):
        raise Problem(
            problems.OUT_OF_STEP,
            f"{party} has not stated that it passed this version of {of} to {unit!r}",
            "pass it on first: parley notice pass, with that unit; then ask for its code",
        )
    done_ms = acknowledged_ms(situation, party, of, version, unit)
    if done_ms is not None:
        raise Problem(
            problems.OUT_OF_STEP,
            f"{unit!r} acknowledged this version of {of} at {text_of(done_ms)}",
            "ask for codes of those units alone that have not",
        )
