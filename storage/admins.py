"""Who the admins are, and the one-time links by which the owner becomes the first of them."""

import hashlib

from storage.database import Database, Executor


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


class Admins:
    """The repository of admins: Telegram user ids."""

    def __init__(self, executor: Executor) -> None:
        self._db = executor

    async def ids(self) -> tuple[int, ...]:
        return tuple(row["user_id"] for row in await self._db.all("admins"))

    async def offer_claim(self, token: str, now: float) -> None:
        """Let whoever shows this token first become an admin; only its hash is kept."""
        await self._db.run("claim_insert", token_hash=_hash(token), now=now)


async def claim(database: Database, token: str, user_id: int, now: float) -> bool:
    """Make an admin of the first who shows an offered token, and end all other offers."""

    async def work(tx: Executor) -> bool:
        if await tx.one("claim_take", token_hash=_hash(token)) is None:
            return False
        await tx.run("claims_delete")
        await tx.run("admin_insert", user_id=user_id, now=now)
        return True

    return await database.transaction(work)
