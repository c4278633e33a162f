"""What signing in by link, token and passkey have in common."""

from parley.api import problems
from parley.api.roles import Role
from parley.web.calls import Call, keeps_node
from parley.web.problems import Problem
from parley.web.tokens import Caller


def nowhere(call: Call, why: str) -> Problem:
    """The answer to what signs nobody in; counted, so that guessing is answered shortly."""
    if call.door.wrong_sign_ins.wrong(call.door.wall()):
        return Problem(
            problems.TOO_MANY,
            "too much that leads nowhere was shown here in this minute",
            "check every letter; what is right is taken all the same",
            headers={"Retry-After": "60"},
        )
    return Problem(
        problems.NO_TOKEN, why, "ask for a new link with: parley console; or show your token"
    )


def keeps(call: Call, caller: Caller) -> bool:
    """Whether this caller may see and end what stands for that token's holder.

    Everybody their own; a keeper their party's; the keeper whose node it is, all of the node.
    """
    if call.who.role is Role.KEEPER and (keeps_node(call) or caller.party == call.who.party):
        return True
    return caller.key == call.who.key
