"""Deciding what is said in calls, seen and acknowledged."""

from parley.model.line import MessageQuote, NoticeQuote, Precedence, Said
from parley.model.line_statements import (
    CallAcknowledged,
    CallClosed,
    CallOpened,
    CallSaid,
    CallSeen,
)
from parley.model.notices import Ref
from parley.model.statements import NoticeAmended, NoticeFiled
from parley.phrases import catalogue, fault_of
from parley.picture.calls import opened
from parley.picture.facts import Fact
from parley.picture.hearing import STAND_BY
from parley.picture.situation import Situation
from parley.picture.threads import thread_of_call, thread_of_notice
from parley.turn.effects import Draft
from parley.turn.inputs import Submit
from parley.turn.line_commands import Acknowledge, CloseCall, OpenCall, Say, See
from parley.turn.refusal import Fault, Refusal


def open_call(situation: Situation, submit: Submit, wish: OpenCall) -> Draft | Refusal:
    """Open a call with its first message; an emergency is one too, and waits for nobody."""
    ref = Ref(submit.party, wish.ref)
    if ref in situation.calls:
        return Refusal(Fault.CONFLICTING, f"{ref} is open already", "say it there: parley call say")
    strangers = [party for party in wish.addressees if situation.terms.member(party) is None]
    if strangers:
        return Refusal(
            Fault.UNKNOWN,
            f"{', '.join(strangers)} is not in this agreement",
            "see who is: parley agreement show; leave the addressees out to call every member",
        )
    fault = _fault_in(situation, wish.said)
    if fault is not None:
        return fault
    precedence = _precedence(wish.precedence, wish.said)
    payload = CallOpened(wish.lane, wish.tier, precedence, wish.addressees, wish.topic, wish.said)
    return Draft(submit.agreement, submit.party, thread_of_call(ref), submit.desk, payload)


def say(situation: Situation, submit: Submit, wish: Say) -> Draft | Refusal:
    """Say something in a call, from any desk, whether or not anybody closed it."""
    fault = _no_call(situation, wish.call) or _fault_in(situation, wish.said)
    if fault is not None:
        return fault
    payload = CallSaid(wish.call, _precedence(wish.precedence, wish.said), wish.said)
    return _draft(submit, wish.call, payload)


def see(situation: Situation, submit: Submit, wish: See) -> Draft | Refusal:
    """State that a person has these messages before their eyes."""
    fault = _no_call(situation, wish.call)
    for leaf in wish.messages:
        fault = fault or _no_message(situation, submit, wish.call, leaf)
    if fault is not None:
        return fault
    return _draft(submit, wish.call, CallSeen(wish.call, wish.messages))


def acknowledge(situation: Situation, submit: Submit, wish: Acknowledge) -> Draft | Refusal:
    """Acknowledge a message in words or by a phrase, or ask for patience until a time."""
    fault = (
        _no_call(situation, wish.call)
        or _no_message(situation, submit, wish.call, wish.message)
        or _fault_in(situation, wish.said)
    )
    if fault is not None:
        return fault
    asks_patience = wish.said.phrase is not None and wish.said.phrase.code == STAND_BY
    if asks_patience and submit.party in situation.hearing.of(wish.message).stand_by:
        return Refusal(
            Fault.CONFLICTING,
            f"{submit.party} has asked for patience already, once for this message",
            "acknowledge it now, or say what keeps you",
        )
    return _draft(submit, wish.call, CallAcknowledged(wish.call, wish.message, wish.said))


def close(situation: Situation, submit: Submit, wish: CloseCall) -> Draft | Refusal:
    """State that one's party considers the call over."""
    fault = _no_call(situation, wish.call)
    if fault is not None:
        return fault
    return _draft(submit, wish.call, CallClosed(wish.call, wish.words))


def _precedence(wished: Precedence, said: Said) -> Precedence:
    """An emergency is flash, however it is said: in a call of priority too, and by slip of hand."""
    code = said.phrase.code if said.phrase is not None else ""
    is_emergency = any(one.code == code for one in catalogue().emergencies.values())
    return Precedence.FLASH if is_emergency else wished


def _draft(
    submit: Submit, call: Ref, payload: CallSaid | CallSeen | CallAcknowledged | CallClosed
) -> Draft:
    return Draft(submit.agreement, submit.party, thread_of_call(call), submit.desk, payload)


def _no_call(situation: Situation, call: Ref) -> Refusal | None:
    if opened(situation, call) is not None:
        return None
    return Refusal(
        Fault.UNKNOWN,
        f"no call {call} here",
        "list those that are: parley call list; or open one: parley call open",
    )


def _no_message(situation: Situation, submit: Submit, call: Ref, leaf: str) -> Refusal | None:
    fact = situation.by_leaf.get(leaf)
    if fact is None or not _is_message(fact) or fact.thread != thread_of_call(call):
        return Refusal(
            Fault.UNKNOWN,
            f"no message {leaf[:16]} in the call {call}",
            f"read those that are: parley call show {call}",
        )
    if fact.party == submit.party:
        return Refusal(
            Fault.UNAUTHORISED,
            f"the message {leaf[:16]} is {submit.party}'s own",
            "the others acknowledge it",
        )
    return None


def _fault_in(situation: Situation, said: Said) -> Refusal | None:
    """What keeps a message from being understood: a phrase nobody has, a quote of nothing."""
    if said.phrase is not None:
        fault = fault_of(said.phrase)
        if fault is not None:
            return Refusal(
                Fault.UNREADABLE, fault, "see the phrases: parley phrase list; or say it in words"
            )
    for quote in said.quotes:
        match quote:
            case NoticeQuote(of=of, version=version, volume=volume):
                if not _is_version(situation, of, version):
                    return Refusal(
                        Fault.UNKNOWN,
                        f"no notice {of} at version {version[:16]} here",
                        "leave the quote out, or name a version: parley notice show",
                    )
                if volume is not None and volume >= _volumes_of(situation.by_leaf[version]):
                    return Refusal(
                        Fault.UNKNOWN,
                        f"{of} has no volume {volume + 1}",
                        "leave the volume out, or count those of: parley notice show",
                    )
            case MessageQuote(message=leaf):
                fact = situation.by_leaf.get(leaf)
                if fact is None or not _is_message(fact):
                    return Refusal(
                        Fault.UNKNOWN,
                        f"no message {leaf[:16]} here",
                        "leave the quote out, or name a message: parley call show",
                    )
    return None


def _volumes_of(fact: Fact) -> int:
    stated = fact.payload
    return len(stated.notice.volumes) if isinstance(stated, NoticeFiled | NoticeAmended) else 0


def _is_version(situation: Situation, of: Ref, leaf: str) -> bool:
    fact = situation.by_leaf.get(leaf)
    return (
        fact is not None
        and isinstance(fact.payload, NoticeFiled | NoticeAmended)
        and fact.thread == thread_of_notice(of)
    )


def _is_message(fact: Fact) -> bool:
    return isinstance(fact.payload, CallOpened | CallSaid)
