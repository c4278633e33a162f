"""What is sent and answered to sign in to the console: sessions, links and passkeys.

Bytes (challenges, identities of passkeys, what an authenticator signs) are base64 with padding, as
everywhere in this API; browsers hand them over as buffers (docs/spec/sessions.md).
"""

from enum import StrEnum

from msgspec import UNSET, Struct, UnsetType

from parley.model.instants import Instant


class _Body(Struct, frozen=True, forbid_unknown_fields=True):
    """A request body: a misspelt field is refused, not lost."""


class Opened(StrEnum):
    """How a session was opened."""

    SHOWN = "token"
    """The secret of a token was typed in."""
    LINK = "link"
    PASSKEY = "passkey"


class Kept(StrEnum):
    """What keeps a session open beyond its end."""

    ALARM = "alarm"
    """An alarm of its party sounded a short while ago."""
    MESSAGE = "message"
    """A flash or immediate message of its party, or to it, is unanswered."""
    OVERDUE = "overdue"
    """A flight of its party is overdue."""


class Ended(StrEnum):
    """Why a session, or the stream of a token, ended."""

    ENDED = "ended"
    """Somebody ended it: who had it open, or a keeper."""
    REVOKED = "revoked"
    """The token that it stood for was revoked."""
    EXPIRED = "expired"
    """It was not used for long, or its longest time was over."""


class Without(StrEnum):
    """Why passkeys cannot be used at the address that was asked."""

    NO_ORIGIN = "no-origin"
    """The node has no setting that says at which name browsers reach it."""
    BARE_ADDRESS = "bare-address"
    """Browsers bind passkeys to a name; a bare IP address is none."""
    OTHER_ADDRESS = "other-address"
    """Passkeys of this node belong to another address than the one that was asked."""


class Assertion(_Body, frozen=True):
    """What a passkey signed: the four buffers of a browser's `AuthenticatorAssertionResponse`."""

    passkey: bytes
    """The credential's `rawId`."""
    client_data: bytes
    authenticator_data: bytes
    signature: bytes


class OpenSession(_Body, frozen=True, omit_defaults=True):
    """By what one signs in: exactly one of these."""

    token: str | UnsetType = UNSET
    """The secret of a token."""
    link: str | UnsetType = UNSET
    """The one-time code of a link."""
    passkey: Assertion | UnsetType = UNSET


class LinkBody(_Body, frozen=True):
    """A one-time link to be made.

    `token` is the name of a token of the keeper's party; empty stands for the caller's own.
    `valid_ms` is for how long it leads in: 10 minutes, or up to 24 hours.
    """

    token: str = ""
    valid_ms: int = 600_000


class Registration(_Body, frozen=True):
    """A passkey that a browser made, and a label by which it is known in lists."""

    client_data: bytes
    attestation: bytes
    label: str


# Answers


class SessionView(Struct, frozen=True):
    """A session: who is signed in, since when, and until when.

    `session` and `token` are the first 12 hexadecimal digits of their SHA-256; `expires_ms` is by
    the machine's clock, as every time of a session. `kept_by` says what keeps it open beyond its
    own end; null before that. `here` marks the session that asked.
    """

    session: str
    token: str
    party: str
    role: str
    label: str
    opened: Opened
    opened_ms: Instant
    used_ms: Instant
    expires_ms: Instant
    kept_by: Kept | None
    here: bool


class PasskeysHere(Struct, frozen=True):
    """Whether passkeys can be used at the address that was asked; `at` is where they can."""

    usable: bool
    why: Without | None
    words: str
    at: str


class SessionHere(Struct, frozen=True):
    """Who is signed in here. `session` is null where nobody is; `ended` then says why it ended,
    where the browser still shows one that did."""

    session: SessionView | None
    ended: Ended | None
    wall_ms: Instant
    passkeys: PasskeysHere


class LinkMade(Struct, frozen=True):
    """A one-time link. Its code is not kept here; after the node's address, `link` leads in once,
    and so does the code alone where it is asked for.

    `origin` is the address at which browsers reach the node; empty where its settings name none.
    """

    code: str
    link: str
    origin: str
    expires_ms: Instant
    party: str
    role: str
    label: str


class PasskeyChallenge(Struct, frozen=True):
    """What a passkey is asked to sign, once and soon; discoverable, with the user verified."""

    challenge: bytes
    rp_id: str
    timeout_ms: int


class PasskeyOptions(Struct, frozen=True):
    """What a browser makes a passkey with: discoverable, the user verified, no attestation.

    `algorithms` are COSE's numbers, the preferred first; `exclude` the passkeys there are already.
    """

    challenge: bytes
    rp_id: str
    rp_name: str
    user: bytes
    user_name: str
    algorithms: tuple[int, ...]
    exclude: tuple[bytes, ...]
    timeout_ms: int


class PasskeyView(Struct, frozen=True):
    """A passkey in a list: for which token it stands, and when it was last used."""

    passkey: str
    token: str
    party: str
    role: str
    label: str
    made_ms: Instant
    used_ms: Instant | None


# The stream


class BeatNews(Struct, frozen=True):
    """That the node lives: its clock, the machine's, where the record ends, and whether all that
    was stated here has reached every peer that can be reached."""

    now_ms: Instant
    wall_ms: Instant
    position: int
    settled: bool


class EndedNews(Struct, frozen=True):
    """The last of a stream whose caller may not follow any more."""

    why: Ended
