"""The admins, and the one-time links that make the first user an admin."""

import hashlib
from enum import StrEnum

from storage.database import Database, Executor


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


class Admins:
    """Repository of admins, by Telegram user id."""

    def __init__(self, executor: Executor) -> None:
        self._db = executor

    async def ids(self) -> tuple[int, ...]:
        return tuple(row["user_id"] for row in await self._db.all("admins"))

    async def add(self, user_id: int, now: float) -> bool:
        """False if the user is in the table already."""
        return await self._db.one("admin_insert", user_id=user_id, now=now) is not None

    async def offer_invite(self, token: str, now: float) -> None:
        """Store the hash of a one-time admin token. The first user who presents the token becomes an admin."""
        await self._db.run("invite_insert", token_hash=_hash(token), now=now)


async def accept_invite(database: Database, token: str, user_id: int, now: float) -> bool:
    """Make the user an admin if the token is valid; all other tokens expire."""

    async def work(tx: Executor) -> bool:
        if await tx.one("invite_take", token_hash=_hash(token)) is None:
            return False
        await tx.run("invites_delete")
        await Admins(tx).add(user_id, now)
        return True

    return await database.transaction(work)


class Removal(StrEnum):
    """The outcome of `remove_admin`."""

    REMOVED = "removed"
    UNKNOWN = "unknown"  # the user is not in the table
    LAST = "last"  # nobody would be left


async def remove_admin(database: Database, user_id: int, *, others: bool) -> Removal:
    """Remove an admin from the table, unless it is the last one. `others`: there are admins outside of the table."""

    async def work(tx: Executor) -> Removal:
        left = {row["user_id"] for row in await tx.all("admins_lock")}
        if user_id not in left:
            return Removal.UNKNOWN
        if left == {user_id} and not others:
            return Removal.LAST
        await tx.run("admin_delete", user_id=user_id)
        return Removal.REMOVED

    return await database.transaction(work)
