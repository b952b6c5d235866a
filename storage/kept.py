"""Requests of chats that are not approved yet: the last one of each chat is kept until the approval."""

import json
from collections.abc import Sequence
from dataclasses import asdict

from storage.model import Image, Origin, field_names
from storage.records import dataclass
from storage.session import Executor, Row


@dataclass(frozen=True, kw_only=True)
class KeptRequest:
    """One row of `kept_requests`. `body`: as written, with options; empty if the photos wait for a prompt.

    `intent`: the idempotency key of the draft that is made of it. `asked_at`: seconds since 1970.
    """

    origin: Origin
    body: str
    images: Sequence[Image]
    doubt: str | None
    parent_id: str | None
    intent: str
    asked_at: float

    @classmethod
    def from_row(cls, row: Row) -> "KeptRequest":
        origin = {name: row[name] for name in field_names(Origin)} | {"private": bool(row["private"])}
        return cls(
            origin=Origin(**origin),
            body=row["body"],
            images=tuple(Image(**image) for image in json.loads(row["images"])),
            doubt=row["doubt"],
            parent_id=row["parent_id"],
            intent=row["intent"],
            asked_at=row["asked_at"],
        )


class KeptRequests:
    """Repository of one bot's kept requests, at most one per chat."""

    def __init__(self, executor: Executor, bot_id: int) -> None:
        self._db = executor
        self._bot_id = bot_id

    async def get(self, chat_id: int) -> KeptRequest | None:
        row = await self._db.one("kept_of_chat", bot_id=self._bot_id, chat_id=chat_id)
        return None if row is None else KeptRequest.from_row(row)

    async def never_asked(self, *, since: float, most: int) -> list[KeptRequest]:
        """Requests made since a time about whose chats the admins were not asked, or have not decided."""
        rows = await self._db.all("kept_never_asked", bot_id=self._bot_id, since=since, most=most)
        return [KeptRequest.from_row(row) for row in rows]

    async def replace(self, kept: KeptRequest) -> None:
        """Keep a request in place of the chat's earlier one. A request of a later message stays."""
        origin = {name: getattr(kept.origin, name) for name in field_names(Origin)}
        await self._db.run(
            "kept_replace",
            **origin | {"private": int(kept.origin.private)},
            body=kept.body,
            images=json.dumps([asdict(image) for image in kept.images]),
            doubt=kept.doubt,
            parent_id=kept.parent_id,
            intent=kept.intent,
            asked_at=kept.asked_at,
        )

    async def delete(self, kept: KeptRequest) -> bool:
        """Delete this request; False if it was deleted or replaced in the meantime."""
        chat_id = kept.origin.chat_id
        row = await self._db.one("kept_delete", bot_id=self._bot_id, chat_id=chat_id, intent=kept.intent)
        return row is not None

    async def move(self, old_id: int, new_id: int) -> None:
        """Move a group's request to its supergroup, unless that has a later one. Call it in a transaction."""
        await self._db.run("kept_move", bot_id=self._bot_id, old_id=old_id, new_id=new_id)
        await self._db.run("kept_delete_chat", bot_id=self._bot_id, chat_id=old_id)

    async def forget(self, chat_id: int, user_id: int | None, before: float) -> None:
        """Delete the chat's request if it was made until `before`, by this user (None: by anybody)."""
        await self._db.run(
            "kept_forget", bot_id=self._bot_id, chat_id=chat_id, user_id=user_id or 0, anybody=int(user_id is None),
            before=before,
        )  # fmt: skip


async def delete_old_requests(executor: Executor, before: float) -> None:
    """Delete the requests of all bots that were made before a time (seconds since 1970)."""
    await executor.run("kept_delete_old", before=before)
