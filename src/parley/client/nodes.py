"""Methods of the node itself, of agreements and of the record."""

from typing import Any

from parley.api import bodies, line_bodies
from parley.api.operations import RAW
from parley.api.story import Story
from parley.client.asking import Asking
from parley.model.agreements import Terms
from parley.model.instants import Instant
from parley.turn.effects import Outcome


class NodeMethods(Asking):
    """The node, its peers and tokens; agreements; the record and the courier."""

    def node_health(self) -> bodies.Health:
        """Whether the node answers."""
        return self._line.call(bodies.Health, "node.health", {})

    def node_show(self) -> bodies.NodeView:
        """This node, its parties and its peers."""
        return self._line.call(bodies.NodeView, "node.show", {})

    def node_me(self) -> bodies.Me:
        """Who this token speaks for."""
        return self._line.call(bodies.Me, "node.me", {})

    def peer_set(self, party: str, url: str) -> bodies.Done:
        """Where another node answers."""
        return self._line.call(bodies.Done, "peer.set", {"party": party}, body={"url": url})

    def peer_remove(self, party: str) -> bodies.Done:
        """Forget where it answers."""
        return self._line.call(bodies.Done, "peer.remove", {"party": party})

    def token_list(self) -> tuple[bodies.TokenView, ...]:
        """The tokens, without their secrets."""
        return self._line.call(tuple[bodies.TokenView, ...], "token.list", {})

    def token_make(self, party: str, role: str, label: str) -> bodies.TokenMade:
        """Make a token; its secret is in the answer and nowhere else."""
        body = {"party": party, "role": role, "label": label}
        return self._line.call(bodies.TokenMade, "token.make", {}, body=body)

    def token_revoke(self, token: str) -> bodies.Done:
        """Revoke the token of this name."""
        return self._line.call(bodies.Done, "token.revoke", {"token": token})

    def exercise_show(self) -> bodies.Exercise:
        """The exercise's clock."""
        return self._line.call(bodies.Exercise, "exercise.show", {})

    def exercise_clock(self, now_ms: Instant) -> bodies.Exercise:
        """Set the clock of an exercise, forward."""
        return self._line.call(bodies.Exercise, "exercise.clock", {}, body={"now_ms": now_ms})

    def exercise_story(self, language: str | None = None) -> Story | None:
        """The story that the exercise tells; None where there is none."""
        kind: Any = Story | None
        found: Story | None = self._line.call(
            kind, "exercise.story", {}, query={"language": language}
        )
        return found

    def reach_list(self) -> tuple[line_bodies.ReachView, ...]:
        """Attempts to reach your party's people outside Parley, the newest first."""
        return self._line.call(tuple[line_bodies.ReachView, ...], "reach.list", {})

    # Agreements and the record.

    def agreement_list(self) -> tuple[bodies.AgreementView, ...]:
        """The agreements your party is in."""
        return self._line.call(tuple[bodies.AgreementView, ...], "agreement.list", {})

    def agreement_show(self, agreement: str) -> bodies.AgreementView:
        """An agreement, its terms and its logs."""
        return self._read(bodies.AgreementView, "agreement.show", agreement)

    def agreement_found(self, terms: Terms, *, key: str | None = None) -> Outcome:
        """Put the terms on record as your party's entry 0."""
        return self._line.call(Outcome, "agreement.found", {}, body={"terms": terms}, key=key)

    def agreement_bundle(self, agreement: str, thread: str | None = None) -> bytes:
        """Everything held of it, or of one thread, with its proofs, for `parley verify`."""
        return self._read(RAW, "agreement.bundle", agreement, thread=thread)

    def entry_list(
        self, agreement: str, after: int = 0, limit: int | None = None
    ) -> tuple[bodies.EntryView, ...]:
        """The record from a position on, in the order it came to this node."""
        kind = tuple[bodies.EntryView, ...]
        return self._read(kind, "entry.list", agreement, after=after, limit=limit)

    def courier_export(self, agreement: str) -> bytes:
        """Everything held of an agreement, for a stick."""
        return self._read(RAW, "courier.export", agreement)

    def courier_import(self, raw: bytes) -> bodies.Imported:
        """Take in a courier file; a bad line is complained of and the others are kept."""
        return self._line.call(bodies.Imported, "courier.import", {}, body=raw)
