"""What a liar may say in its own name: well-formed, signed, and about nothing that is so."""

import random

from parley.model.humanitarian_statements import MovementReport, MovementReported, SiteReconfirmed
from parley.model.instants import Instant
from parley.model.line import Lane, MessageQuote, NoticeQuote, Precedence, Said, Tier
from parley.model.line_statements import (
    CallAcknowledged,
    CallOpened,
    CallSaid,
    LineAnswered,
    LineEscalated,
    LineTested,
    QueryAnswered,
    QueryAsked,
)
from parley.model.notices import Ref
from parley.model.phrases import NumberValue, Parameter, Phrase
from parley.model.statements import Means, NoticeUnitAcknowledged, Payload
from parley.picture.hearing import STAND_BY
from parley.picture.situation import Situation

_NOWHERE = "ab" * 32


def odd_statement(
    rng: random.Random, situation: Situation, author: str, now: Instant
) -> tuple[str, Payload]:
    """A statement and the subject it stands under, which may be somebody else's.

    Args:
        rng: The world's.
        situation: As the liar's node knows it.
        author: The liar.
        now: What the liar says the time is.
    """
    leaf = rng.choice([*situation.by_leaf, _NOWHERE])
    call = rng.choice([*situation.calls, Ref("alfa", "nowhere"), Ref("nobody", "k")])
    notice = rng.choice([*situation.notices, Ref("alfa", "nowhere")])
    own = Ref(author, f"odd-{rng.randrange(10**6)}")
    odd: tuple[tuple[str, Payload], ...] = (
        (f"call/{call}", CallSaid(call, Precedence.FLASH, _said(rng, leaf, notice))),
        (f"call/{call}", CallAcknowledged(call, leaf, _said(rng, leaf, notice))),
        (
            f"call/{own}",
            CallOpened(
                Lane.AIR, Tier.STAFF, Precedence.FLASH, ("nobody",), "", _said(rng, leaf, notice)
            ),
        ),
        (
            f"call/{call}",
            LineEscalated(
                f"call/{call}", leaf, rng.choice(("alfa", author)), 1, "parley", Tier.STAFF, now, ""
            ),
        ),
        ("agreement", LineEscalated("agreement", leaf, "alfa", 3, "parley", Tier.STAFF, now, "")),
        (f"query/{own}", QueryAsked(rng.choice(("nobody", author, "alfa")), notice, (), 0, "why?")),
        (f"query/{own}", QueryAnswered(own, "", None, None, None, None, "no query was asked")),
        (f"test/{own}", LineTested(Lane.GROUND, (author,), "ABBA", 0, 999)),
        (f"test/{own}", LineAnswered(own, "ABBA", 0, "")),
        (f"notice/{notice}", SiteReconfirmed(notice, leaf, 0, "")),
        (f"notice/{notice}", MovementReported(notice, MovementReport.CHECKED_IN, 63, None, (), "")),
        (f"notice/{notice}", NoticeUnitAcknowledged(notice, leaf, "first unit", Means.CODE, "")),
    )
    return rng.choice(odd)


def _said(rng: random.Random, leaf: str, notice: Ref) -> Said:
    """A phrase that no catalogue has, or with values that are not its own, quoting anything."""
    code = rng.choice((STAND_BY, "EMG-FIRING", "LINK-HEARD", "NO-SUCH"))
    catalogue = rng.choice(("phrases/0", "phrases/9"))
    phrase = Phrase(catalogue, code, (Parameter("until", NumberValue(7)),))
    quotes = (MessageQuote(leaf), NoticeQuote(notice, leaf, 63))
    return Said(phrase, "", "", quotes[: rng.randrange(3)])
