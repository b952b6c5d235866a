"""Access control: everyone may order, or only chats that an admin approved. A new chat triggers a request to the admins."""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from bot.botapi.messenger import Card
from bot.callbacks import ChatButton, Decision, write
from bot.errors import UserError
from bot.owner import Owner
from bot.settings import Access
from bot.texts.words import Words
from storage.chats import ChatAccess, Chats
from storage.database import Database

log = logging.getLogger(__name__)

ASK_AGAIN = 24 * 3600.0  # seconds before the admins are asked about the same chat again


@dataclass(frozen=True)
class Asker:
    """Chat and user of a request for access, for an admin's card; unknown names are empty."""

    chat_id: int
    title: str
    user_id: int
    user_name: str
    private: bool
    language: str = ""  # as Telegram gives it; the approval is written in it


class Gate:
    """Checks access before everything that costs money."""

    def __init__(
        self,
        *,
        mode: Access,
        owner: Owner,
        database: Database,
        bot_id: int,
        words: Words,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._mode = mode
        self._owner = owner
        self._database = database
        self._chats = Chats(database, bot_id)
        self._words = words
        self._clock = clock

    async def require(self, asker: Asker) -> None:
        """Return if the user may order in this chat; otherwise ask the admins and raise a UserError."""
        if self._mode is Access.OPEN:
            return
        chat = await self._chats.get(asker.chat_id)
        if chat.access is ChatAccess.APPROVED or await self._owner.is_admin(asker.user_id):
            return
        if chat.access is ChatAccess.BLOCKED:
            raise UserError("access-blocked")
        if not await self._owner.admin_ids():
            log.warning(
                "chat %s requests access, but nobody has opened the claim link in this log yet",
                asker.chat_id,
            )
            raise UserError("access-unclaimed")
        now = self._clock()
        if chat.access is ChatAccess.ASKED and chat.asked_at is not None and now - chat.asked_at < ASK_AGAIN:
            raise UserError("access-waiting")
        raise UserError(await self._ask(asker, now))

    async def _ask(self, asker: Asker, now: float) -> str:
        if not asker.title:  # an album stores only ids
            title, name = await self._owner.names(asker.chat_id, asker.user_id)
            asker = replace(asker, title=title, user_name=name)
        key = "access-question-private" if asker.private else "access-question-group"
        text = self._words.say(
            None,
            key,
            title=asker.title,
            chat=str(asker.chat_id),
            name=asker.user_name,
            user=str(asker.user_id),
        )
        language = self._words.language(asker.language)
        buttons = (
            self._owner.button("access-approve", write(ChatButton(Decision.APPROVE, asker.chat_id, language))),
            self._owner.button("access-block", write(ChatButton(Decision.BLOCK, asker.chat_id))),
        )
        if not await self._owner.ask(Card(text, (buttons,))):
            return "access-unclaimed"
        # Recorded after the request: if the process dies in between, the update and the request are repeated.
        await self._chats.asked(asker.chat_id, title=asker.title, now=now)
        return "access-asked"

    async def decide(self, chat_id: int, access: ChatAccess) -> bool:
        """Store an admin's decision. True if it changed anything."""
        changed = await self._chats.set_access(chat_id, access, now=self._clock())
        if changed:
            log.info("chat %s %s", chat_id, access)
        return changed
