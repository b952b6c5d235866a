"""Access control: everyone may order, or only chats that an admin approved. A new chat triggers a request to the admins."""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from telegram.constants import ChatID

from bot.access.admins import BotAdmins
from bot.botapi.messenger import Card
from bot.callbacks import ChatButton, Decision, callback_data
from bot.errors import UserError
from bot.settings import Access
from bot.texts.words import Words
from storage.chats import Chat, ChatAccess, Chats
from storage.database import Database, Executor

log = logging.getLogger(__name__)

STAND_INS = frozenset({0, ChatID.ANONYMOUS_ADMIN, ChatID.FAKE_CHANNEL, ChatID.SERVICE_CHAT})
"""User ids that Telegram writes for anonymous admins and for channels; 0: none."""
ASK_AGAIN_AFTER = 24 * 3600.0  # seconds before the admins are asked about the same chat again


@dataclass(frozen=True)
class Requester:
    """The chat and the user of a request; unknown names are empty."""

    chat_id: int
    title: str
    user_id: int
    user_name: str
    private: bool
    language: str = ""  # the user's, from Telegram; the approval is written in it

    @property
    def payer_id(self) -> int:
        """Whose budget for users an order is charged to: anonymous admins and channels count as their chat."""
        return self.chat_id if self.user_id in STAND_INS else self.user_id


class Gate:
    """Checks access before everything that costs money."""

    def __init__(
        self,
        *,
        mode: Access,
        admins: BotAdmins,
        database: Database,
        bot_id: int,
        words: Words,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._mode = mode
        self._admins = admins
        self._database = database
        self._chats = Chats(database, bot_id)
        self._words = words
        self._clock = clock

    async def require(self, requester: Requester) -> None:
        """Return if the user may order in this chat; otherwise request approval and raise UserError."""
        if self._mode is Access.OPEN:
            return
        chat = await self._chats.get(requester.chat_id)
        if chat.access is ChatAccess.APPROVED or await self._admins.is_admin(requester.user_id):
            return
        if chat.access is ChatAccess.BLOCKED:
            raise UserError("access-blocked")
        if not await self._admins.admin_ids():
            log.warning(
                "chat %s requests access, but there is no admin yet: open the invite link in this log",
                requester.chat_id,
            )
            raise UserError("access-unclaimed")
        now = self._clock()
        if chat.access is ChatAccess.ASKED and chat.asked_at is not None and now - chat.asked_at < ASK_AGAIN_AFTER:
            raise UserError("access-waiting")
        raise UserError(await self._request_approval(requester, now))

    async def recheck(self, tx: Executor, chat: Chat, requester: Requester) -> None:
        """Repeat the check of `require` on a chat read in a transaction; does not notify the admins. Raises UserError."""
        if self._mode is Access.OPEN or chat.access is ChatAccess.APPROVED:
            return
        if not await self._admins.is_admin(requester.user_id, tx):
            raise UserError("access-blocked" if chat.access is ChatAccess.BLOCKED else "access-waiting")

    async def _request_approval(self, requester: Requester, now: float) -> str:
        """Ask the admins about the chat. Returns the text key of the answer to the user."""
        if not requester.title:  # an album stores only ids
            title, name = await self._admins.names(requester.chat_id, requester.user_id)
            requester = replace(requester, title=title, user_name=name)
        key = "access-question-private" if requester.private else "access-question-group"
        text = self._words.say(
            None,
            key,
            title=requester.title,
            chat=str(requester.chat_id),
            name=requester.user_name,
            user=str(requester.user_id),
        )
        language = self._words.language(requester.language)
        buttons = (
            self._admins.button(
                "access-approve", callback_data(ChatButton(Decision.APPROVE, requester.chat_id, language))
            ),
            self._admins.button("access-block", callback_data(ChatButton(Decision.BLOCK, requester.chat_id))),
        )
        if not await self._admins.send(Card(text, (buttons,))):
            return "access-unclaimed"
        # Recorded after the request: if the process dies in between, the update and the request are repeated.
        await self._chats.mark_asked(requester.chat_id, title=requester.title, now=now)
        return "access-asked"

    async def decide(self, chat_id: int, access: ChatAccess) -> bool:
        """Store an admin's decision; returns whether it changed anything."""
        changed = await self._chats.set_access(chat_id, access, now=self._clock())
        if changed:
            log.info("chat %s %s", chat_id, access)
        return changed
