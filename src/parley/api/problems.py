"""The kinds of problem an answer can be (RFC 9457), in one table: docs/spec/problems.md."""

from msgspec import Struct

from parley.turn.refusal import Fault

MEDIA_TYPE = "application/problem+json"
PREFIX = "urn:parley:problem:"


class ProblemKind(Struct, frozen=True):
    """One kind: the last part of its `type`, its HTTP status, and its title."""

    name: str
    status: int
    title: str

    @property
    def type(self) -> str:
        """The URN that names it, the same in every version."""
        return PREFIX + self.name


class ProblemBody(Struct, frozen=True):
    """What is answered instead of what was asked for. Nothing was changed.

    `remedy` says what to do. `at` is the JSON path of what could not be read, such as
    `$.notice.period`; empty where that says nothing.
    """

    type: str
    title: str
    status: int
    detail: str
    remedy: str
    at: str = ""


NOT_JSON = ProblemKind("not-json", 400, "The body is not JSON")
NO_TOKEN = ProblemKind("no-token", 401, "Nothing shows who asks")
NOT_SIGNED = ProblemKind("not-signed", 401, "Nothing shows which node asks")
CROSS_SITE = ProblemKind("cross-site", 403, "Another page asked in this browser's name")
NOT_YOURS = ProblemKind("not-yours", 403, "This caller may not do this")
NO_SUCH_PATH = ProblemKind("no-such-path", 404, "There is no such path")
UNKNOWN = ProblemKind("unknown", 404, "What was named is not here")
METHOD = ProblemKind("method", 405, "This path has no such method")
OUT_OF_STEP = ProblemKind("out-of-step", 409, "It does not fit the present state")
TOO_LARGE = ProblemKind("too-large", 413, "More bytes than are taken")
MEDIA = ProblemKind("media-type", 415, "Bytes of a kind that is not read here")
UNREADABLE = ProblemKind("unreadable", 422, "It cannot be read as what is asked for here")
TOO_MANY = ProblemKind("too-many", 429, "Too many codes that lead nowhere")
FAULT_HERE = ProblemKind("fault-here", 500, "A fault of this node")
PEER_FAULT = ProblemKind("peer-fault", 502, "Another node answered what does not hold")
TRY_AGAIN = ProblemKind("try-again", 503, "The node cannot do this now")

KINDS: tuple[ProblemKind, ...] = (
    NOT_JSON,
    NO_TOKEN,
    NOT_SIGNED,
    CROSS_SITE,
    NOT_YOURS,
    NO_SUCH_PATH,
    UNKNOWN,
    METHOD,
    OUT_OF_STEP,
    TOO_LARGE,
    MEDIA,
    UNREADABLE,
    TOO_MANY,
    FAULT_HERE,
    PEER_FAULT,
    TRY_AGAIN,
)

KIND_OF_FAULT: dict[Fault, ProblemKind] = {
    Fault.UNKNOWN: UNKNOWN,
    Fault.UNAUTHORISED: NOT_YOURS,
    Fault.UNREADABLE: UNREADABLE,
    Fault.CONFLICTING: OUT_OF_STEP,
}
