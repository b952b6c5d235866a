"""Whose key a request carries: tests check that no provider's key reaches another provider."""

import hashlib
from dataclasses import dataclass
from typing import Literal

KeyOwner = Literal["own", "other", "none"]
BEARER = "Bearer "


@dataclass(frozen=True)
class Request:
    """One request to the API or its files. `key`: whose it carries; `key_sha256`: its digest, for finding the owner."""

    method: str
    path: str
    key: KeyOwner
    key_sha256: str | None
    at: float


def owner_of(authorization: str | None, own: str) -> KeyOwner:
    """The owner of the key in an Authorization header. Another scheme than Bearer counts as another key."""
    if not authorization:
        return "none"
    return "own" if authorization == BEARER + own else "other"


def digest_of(authorization: str | None) -> str | None:
    """SHA-256 of the key in hex; None without one."""
    return hashlib.sha256(authorization.removeprefix(BEARER).encode()).hexdigest() if authorization else None
