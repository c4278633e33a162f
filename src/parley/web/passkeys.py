"""Passkeys: what they are asked to sign, and whether what they signed holds (ADR 0111).

Challenges are not kept: each carries its end and a seal by a key of this process, so that nobody
can crowd out others' by asking for many. Only those that were used are remembered, until they end.
"""

import hmac
import secrets
import struct
from hashlib import sha256

from fido2.server import Fido2Server
from fido2.utils import websafe_encode
from fido2.webauthn import (
    AttestationConveyancePreference,
    AttestationObject,
    AttestedCredentialData,
    AuthenticationResponse,
    AuthenticatorAssertionResponse,
    AuthenticatorAttestationResponse,
    AuthenticatorData,
    CollectedClientData,
    PublicKeyCredentialRpEntity,
    RegistrationResponse,
    UserVerificationRequirement,
)

from parley.api.session_bodies import Assertion, Registration
from parley.errors import UsageError
from parley.model.instants import Instant

LIFE_MS = 5 * 60_000
"""For how long a challenge can be answered."""

ALGORITHMS = (-8, -7, -257)
"""EdDSA, ES256 and RS256, by COSE's numbers: what authenticators can do, the preferred first."""

RP_NAME = "Parley"
MAX_ATTESTED_BYTES = 2_048
_NONCE_BYTES = 16
_HEAD = struct.Struct(f">{_NONCE_BYTES}sQ")


class Challenges:
    """Challenges that are good once, for one purpose, and soon."""

    def __init__(self) -> None:
        self._key = secrets.token_bytes(32)
        self._used: dict[bytes, Instant] = {}

    def make(self, purpose: str, now: Instant) -> bytes:
        """A new challenge; `purpose` says for what, and for whom, it is good."""
        head = _HEAD.pack(secrets.token_bytes(_NONCE_BYTES), now + LIFE_MS)
        return head + self._seal(head, purpose)

    def require(self, challenge: bytes, purpose: str, now: Instant) -> None:
        """Raise unless this challenge was made here for this purpose, lately, and is unused.

        Raises:
            UsageError: It is not good.
        """
        head, seal = challenge[: _HEAD.size], challenge[_HEAD.size :]
        if len(head) != _HEAD.size or not hmac.compare_digest(seal, self._seal(head, purpose)):
            raise UsageError("the passkey answered something that was not asked here")
        if now >= _end_of(head) or challenge in self._used:
            raise UsageError("what the passkey answered was asked too long ago, or answered before")

    def use(self, challenge: bytes, now: Instant) -> None:
        """Have a good challenge be good no more. Called for what was truly signed, so that what is
        remembered is bounded by signatures and not by requests."""
        self._used = {one: end_ms for one, end_ms in self._used.items() if end_ms > now}
        self._used[challenge] = _end_of(challenge[: _HEAD.size])

    def _seal(self, head: bytes, purpose: str) -> bytes:
        return hmac.digest(self._key, head + purpose.encode(), "sha256")


def _end_of(head: bytes) -> Instant:
    end_ms: int = _HEAD.unpack(head)[1]
    return end_ms


class Ceremonies:
    """What a browser at one origin does with passkeys, judged by `fido2`.

    Args:
        origin: Scheme, name and port that the browser must have been at.
        name: The name that passkeys are bound to.
    """

    def __init__(self, origin: str, name: str) -> None:
        self._server = Fido2Server(
            PublicKeyCredentialRpEntity(id=name, name=RP_NAME),
            attestation=AttestationConveyancePreference.NONE,
            verify_origin=lambda shown: shown == origin,
        )

    def registered(self, made: Registration, challenge: bytes) -> AuthenticatorData:
        """The credential that was made in answer to a challenge.

        Raises:
            UsageError: It does not hold.
        """
        try:
            client = CollectedClientData(made.client_data)
            attestation = AttestationObject(made.attestation)
            credential = attestation.auth_data.credential_data
            if credential is None or client.cross_origin:
                raise ValueError("no credential of this page")
            if credential.public_key.ALGORITHM not in ALGORITHMS:
                raise ValueError("a kind of key that was not asked for")
            if len(credential) > MAX_ATTESTED_BYTES:
                raise ValueError("an unusually long key")
            response = AuthenticatorAttestationResponse(
                client_data=client, attestation_object=attestation
            )
            return self._server.register_complete(
                _asked(challenge),
                RegistrationResponse(raw_id=credential.credential_id, response=response),
            )
        except _UNREADABLE as error:
            raise UsageError(f"the passkey could not be taken: {error}") from error

    def signed(self, given: Assertion, attested: bytes, challenge: bytes) -> int:
        """The counter of a passkey that signed this challenge.

        Raises:
            UsageError: It does not hold.
        """
        try:
            client = CollectedClientData(given.client_data)
            if client.cross_origin:
                raise ValueError("asked from within another page")
            data = AuthenticatorData(given.authenticator_data)
            self._server.authenticate_complete(
                _asked(challenge),
                [AttestedCredentialData(attested)],
                AuthenticationResponse(
                    raw_id=given.passkey,
                    response=AuthenticatorAssertionResponse(
                        client_data=client, authenticator_data=data, signature=given.signature
                    ),
                ),
            )
        except _UNREADABLE as error:
            raise UsageError(f"what the passkey signed does not hold: {error}") from error
        return data.counter


_UNREADABLE = (
    ValueError,
    KeyError,
    TypeError,
    IndexError,
    AttributeError,
    struct.error,
    RecursionError,
    NotImplementedError,
    OverflowError,
)
"""What `fido2` raises of bytes that are no client data, attestation or key."""


def challenge_in(client_data: bytes) -> bytes:
    """The challenge that a browser says it answers.

    Raises:
        UsageError: These are no client data.
    """
    try:
        return CollectedClientData(client_data).challenge
    except _UNREADABLE as error:
        raise UsageError("that is not what a browser collects for a passkey") from error


def user_of(token: str) -> bytes:
    """The user handle of a token, by its key: one passkey an authenticator for each token."""
    return sha256(b"parley user " + token.encode()).digest()


def _asked(challenge: bytes) -> dict[str, object]:
    return {
        "challenge": websafe_encode(challenge),
        "user_verification": UserVerificationRequirement.REQUIRED,
    }
