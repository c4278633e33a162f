"""Methods of calls, and of the phrases that are said in them."""

from collections.abc import Sequence

from parley.api import line_bodies
from parley.client.asking import Asking
from parley.model.instants import Instant
from parley.model.line import Lane, Precedence, Said, Tier
from parley.model.notices import Ref
from parley.picture.calls import Call
from parley.turn.effects import Outcome


class CallMethods(Asking):
    """Calls on the line: what was said, seen and acknowledged."""

    def call_list(
        self,
        agreement: str,
        as_of: Instant | None = None,
        *,
        after: int = 0,
        limit: int | None = None,
    ) -> tuple[Call, ...]:
        """The calls, the one that last said something first: all, or a page of `limit`.

        Fewer than `limit` are the last page. A call that is spoken in meanwhile moves to the front.
        """
        return self._read(
            tuple[Call, ...], "call.list", agreement, as_of=as_of, after=after, limit=limit
        )

    def call_show(
        self,
        agreement: str,
        call: Ref,
        after: int = 0,
        limit: int | None = None,
        as_of: Instant | None = None,
    ) -> line_bodies.CallPage:
        """A call and a page of its messages, oldest first; `next` is `after` of the next page."""
        return self._read(
            line_bodies.CallPage,
            "call.show",
            agreement,
            call,
            after=after,
            limit=limit,
            as_of=as_of,
        )

    def call_open(
        self,
        agreement: str,
        ref: str,
        lane: Lane,
        precedence: Precedence,
        said: Said,
        *,
        tier: Tier = Tier.DUTY_OFFICER,
        addressees: Sequence[str] = (),
        topic: str = "",
        key: str | None = None,
    ) -> Outcome:
        """Open a call with its first message, under a reference of one's own."""
        body = {
            "ref": ref,
            "lane": lane,
            "precedence": precedence,
            "said": said,
            "tier": tier,
            "addressees": tuple(addressees),
            "topic": topic,
        }
        return self._state("call.open", agreement, None, body, key)

    def call_say(
        self,
        agreement: str,
        call: Ref,
        precedence: Precedence,
        said: Said,
        *,
        key: str | None = None,
    ) -> Outcome:
        """Say something in a call. A message that quotes another acknowledges it."""
        return self._state(
            "call.say", agreement, call, {"precedence": precedence, "said": said}, key
        )

    def call_see(
        self, agreement: str, call: Ref, messages: Sequence[str], *, key: str | None = None
    ) -> Outcome:
        """State that a person has these messages, by leaf hash, before their eyes."""
        return self._state("call.see", agreement, call, {"messages": tuple(messages)}, key)

    def call_acknowledge(
        self, agreement: str, call: Ref, message: str, said: Said, *, key: str | None = None
    ) -> Outcome:
        """Acknowledge one message, by leaf hash; or stand by, by the phrase with a time."""
        body = {"message": message, "said": said}
        return self._state("call.acknowledge", agreement, call, body, key)

    def call_close(
        self, agreement: str, call: Ref, words: str = "", *, key: str | None = None
    ) -> Outcome:
        """State that one considers the call over."""
        return self._state("call.close", agreement, call, {"words": words}, key)

    def phrase_list(self, language: str = "en") -> tuple[line_bodies.PhraseRow, ...]:
        """The catalogue of phrases in a language."""
        return self._line.call(
            tuple[line_bodies.PhraseRow, ...], "phrase.list", {}, query={"language": language}
        )
