"""The node itself: its health, its peers, its tokens and, in an exercise, its clock."""

from urllib.parse import urlsplit

from parley import __version__
from parley.api import bodies, problems
from parley.api.roles import Role
from parley.api.session_bodies import Ended
from parley.api.tokens import TokenKept
from parley.errors import UsageError
from parley.model import names
from parley.model.instants import require_instant, text_of
from parley.picture.situation import Situation
from parley.ports.store import StoredSetting
from parley.runtime.clocks import ExerciseClock
from parley.runtime.runtime import Runtime
from parley.web import tokens
from parley.web.calls import Answer, Call, Handler, keeps_node, require_home, visible
from parley.web.problems import Problem, not_here

PEER_SPACE = "peer"
"""The space of the node's settings that the addresses of other nodes lie in."""

LINE = (
    "A notice informs; it is never permission. No conflict found is not proof that there is none."
)
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


async def _health(_: Call) -> Answer:
    return bodies.Health(__version__, "answering", LINE)


async def _show(call: Call) -> Answer:
    """A hosted party is shown itself and its host; what else is here is not its business."""
    runtime, node = call.runtime, call.runtime.node
    whole = keeps_node(call)
    shared = {
        peer: None
        for situation in visible(runtime, call.who.party)
        for peer in node.peers_of(situation)
    }
    parties = node.homes if whole else tuple(dict.fromkeys((node.home, call.who.party)))
    known = {**shared, **dict.fromkeys(runtime.settings(PEER_SPACE))} if whole else shared
    return bodies.NodeView(
        home=node.home,
        parties=tuple(_party_here(runtime, party) for party in parties),
        now_ms=runtime.now(),
        exercise_clock=isinstance(runtime.clock, ExerciseClock),
        settled=runtime.quiet(),
        peers=tuple(_peer_view(runtime, peer) for peer in sorted(known)),
        complaints=tuple(runtime.complaints) if whole else (),
    )


def _party_here(runtime: Runtime, party: str) -> bodies.PartyHere:
    return bodies.PartyHere(party, runtime.node.keys_of(party), party != runtime.node.home)


def _peer_view(runtime: Runtime, peer: str) -> bodies.PeerView:
    link = runtime.links.state(peer)
    return bodies.PeerView(peer, link.url, link.reachable, link.last_error)


async def _me(call: Call) -> Answer:
    return bodies.Me(call.who.party, call.who.role.value, call.who.label)


async def _peer_set(call: Call) -> Answer:
    require_home(call, "where other nodes answer")
    party, url = call.path["party"], call.read(bodies.PeerBody).url
    try:
        names.require_party(party)
        url = _require_url(url)
    except ValueError as error:
        raise Problem(
            problems.UNREADABLE, str(error), "give an address such as https://parley.example:8443"
        ) from error
    if party in call.runtime.node.homes:
        raise Problem(
            problems.OUT_OF_STEP, f"{party} is at home here", "name the party of another node"
        )
    await call.runtime.keep_setting(PEER_SPACE, party, url.encode())
    call.runtime.links.place(party, url)
    return bodies.Done(f"{party} is looked for at {url}")


def _require_url(url: str) -> str:
    """The address without a slash at its end.

    Raises:
        ValueError: Not one that can be called, or one that would carry packets in the clear.
    """
    names.require_label(url, "an address")
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.port == 0:
        raise ValueError(f"{url!r} is no http or https address")
    if parts.username or parts.password or parts.query or parts.fragment:
        raise ValueError("an address holds no user, password, query or fragment")
    if parts.scheme == "http" and parts.hostname not in _LOOPBACK:
        raise ValueError("beyond this machine packets travel by https")
    if not url.isascii() or " " in url:
        raise ValueError("an address is written in ASCII, without spaces")
    return url.rstrip("/")


async def _peer_remove(call: Call) -> Answer:
    require_home(call, "where other nodes answer")
    party = call.path["party"]
    if party not in call.runtime.settings(PEER_SPACE):
        raise not_here(f"address of {party[:64]}", "list those known: parley node show")
    await call.runtime.keep_setting(PEER_SPACE, party, b"")
    call.runtime.links.place(party, None)
    return bodies.Done(f"{party} is no longer looked for")


def _own_grants(call: Call) -> list[tuple[str, TokenKept]]:
    """The tokens this keeper keeps: all of the node's, or those of its hosted party."""
    return [
        (key, grant)
        for key, grant in tokens.grants(call.runtime.settings(tokens.SPACE))
        if keeps_node(call) or grant.party == call.who.party
    ]


async def _token_list(call: Call) -> Answer:
    return tuple(
        bodies.TokenView(tokens.id_of(key), grant.party, grant.role, grant.label)
        for key, grant in _own_grants(call)
    )


async def _token_make(call: Call) -> Answer:
    body = call.read(bodies.TokenBody)
    if body.party != call.who.party or body.role == Role.DRIVER:
        require_home(call, f"a token of {body.party} as {body.role}")
    try:
        key, kept, secret = tokens.new_token(
            body.party, body.role, body.label, call.runtime.node.homes
        )
    except UsageError as error:
        raise Problem(problems.UNREADABLE, str(error), "mend that, and ask again") from error
    await call.runtime.keep_setting(tokens.SPACE, key, kept)
    return bodies.TokenMade(tokens.id_of(key), secret, body.party, body.role, body.label)


async def _token_revoke(call: Call) -> Answer:
    name = call.path["token"]
    found = [key for key, _ in _own_grants(call) if tokens.id_of(key) == name]
    if not found:
        raise not_here(f"token {name[:64]}", "list those that are: parley token list")
    sessions = call.door.sessions
    for key in found:
        # Whoever was let in by it is out at once, whatever is under way: somebody decided it.
        gone = [StoredSetting(tokens.SPACE, key, b""), *sessions.made_from(key)]
        await sessions.forget(gone, Ended.REVOKED)
    return bodies.Done(f"the token {name} is revoked")


async def _exercise_show(call: Call) -> Answer:
    return _exercise(call.runtime)


def _exercise(runtime: Runtime) -> bodies.Exercise:
    return bodies.Exercise(
        now_ms=runtime.now(),
        exercise_clock=isinstance(runtime.clock, ExerciseClock),
        idle=runtime.quiet(),
        next_deadline_ms=runtime.node.next_deadline(),
    )


async def _exercise_story(call: Call) -> Answer:
    stories = call.door.stories
    if not stories:
        return None
    language = call.text("language") or next(iter(stories))
    if language not in stories:
        raise Problem(
            problems.UNREADABLE,
            f"the story is not told in {language[:40]!r}",
            f"name one of these: {', '.join(stories)}",
        )
    return stories[language]


async def _exercise_clock(call: Call) -> Answer:
    runtime, now_ms = call.runtime, call.read(bodies.ClockBody).now_ms
    clock = runtime.clock
    try:
        require_instant(now_ms)
    except ValueError as error:
        raise Problem(
            problems.UNREADABLE, str(error), "give UTC milliseconds", at="$.now_ms"
        ) from error
    if not isinstance(clock, ExerciseClock):
        raise Problem(
            problems.OUT_OF_STEP,
            "this node runs by the clock of its machine",
            "start it with an exercise clock; only an exercise may be driven",
        )
    if _in_earnest(runtime.node.picture.situations()):
        raise Problem(
            problems.NOT_YOURS,
            "an agreement on this node is no exercise",
            "drive only nodes on which every agreement is an exercise",
        )
    if not clock.set(now_ms):
        raise Problem(
            problems.OUT_OF_STEP,
            f"the clock stands at {text_of(clock.now())} already",
            "set it forward only: what was stated stays stated",
        )
    runtime.feed.changed()
    await runtime.tick()
    return _exercise(runtime)


def _in_earnest(situations: tuple[Situation, ...]) -> bool:
    return any(not situation.terms.exercise for situation in situations)


HANDLERS: dict[str, Handler] = {
    "node.health": _health,
    "node.show": _show,
    "node.me": _me,
    "peer.set": _peer_set,
    "peer.remove": _peer_remove,
    "token.list": _token_list,
    "token.make": _token_make,
    "token.revoke": _token_revoke,
    "exercise.show": _exercise_show,
    "exercise.story": _exercise_story,
    "exercise.clock": _exercise_clock,
}
