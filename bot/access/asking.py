"""Asks the admins to approve chats, in the background: no update waits for the admins' chats."""

import asyncio
import logging
import time
from collections.abc import Callable
from dataclasses import replace

from bot.access.admins import BotAdmins
from bot.access.requester import Requester
from bot.botapi.messenger import Button, Card
from bot.botapi.urgency import Urgency, sending_as
from bot.callbacks import ChatButton, Decision, callback_data
from bot.errors import LateUserError
from bot.texts.words import Words
from storage.chats import Chat, ChatAccess, Chats
from storage.database import Database
from storage.errors import StorageUnavailable
from storage.kept import KeptRequests

log = logging.getLogger(__name__)

ASK_AGAIN_AFTER = 24 * 3600.0  # seconds before the admins are asked about the same chat again
MOST_WAITING = 1000  # chats about which the admins are still to be asked
ANSWER_AFTER = 3.0  # seconds that the answer to the user waits for the outcome
ASKED, UNCLAIMED = "access-asked", "access-unclaimed"


class Asking:
    """One request to the admins at a time, after all other messages of their chats.

    A chat is marked as asked after the request was sent. What is lost with the process is found in the database: `resume`.
    """

    def __init__(
        self,
        *,
        admins: BotAdmins,
        database: Database,
        bot_id: int,
        words: Words,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._admins = admins
        self._chats = Chats(database, bot_id)
        self._kept = KeptRequests(database, bot_id)
        self._words = words
        self._clock = clock
        self._waiting: dict[int, tuple[Requester, asyncio.Future[bool]]] = {}
        self._work: asyncio.Task[None] | None = None

    def is_asking(self, chat_id: int) -> bool:
        """Whether the admins are about to be asked about a chat."""
        return chat_id in self._waiting

    def ask(self, requester: Requester) -> LateUserError:
        """Ask about the requester's chat soon. Returns the refusal of the request, which depends on the outcome.

        If too many chats wait, this one is asked about at its next request, or after a restart.
        """
        reached = asyncio.get_running_loop().create_future()
        if len(self._waiting) < MOST_WAITING:
            _, reached = self._waiting.setdefault(requester.chat_id, (requester, reached))
            if self._work is None or self._work.done():
                self._work = asyncio.create_task(self._ask_all(), name="requests for approval")
        else:
            log.warning("chat %s: too many chats wait for a request to the admins", requester.chat_id)
            reached.set_result(True)

        async def key() -> str:
            await asyncio.wait({reached}, timeout=ANSWER_AFTER)
            return UNCLAIMED if reached.done() and not reached.cancelled() and not reached.result() else ASKED

        return LateUserError(ASKED, key)

    async def resume(self, within: float = ASK_AGAIN_AFTER) -> None:
        """Ask about the chats whose request was kept in the last `within` seconds, before the process died or had an admin."""
        for kept in await self._kept.never_asked(since=self._clock() - within, most=MOST_WAITING):
            origin = kept.origin
            chat = await self._chats.get(origin.chat_id)
            self.ask(
                Requester(
                    chat_id=origin.chat_id,
                    title=chat.title,
                    user_id=origin.user_id,
                    user_name="",
                    private=origin.private,
                    language=origin.language,
                    thread_id=origin.thread_id,
                )
            )

    async def close(self) -> None:
        """Stop asking."""
        if self._work is not None:
            self._work.cancel()
            await asyncio.wait({self._work})

    async def _ask_all(self) -> None:
        with sending_as(Urgency.ANSWER):
            while self._waiting:
                chat_id, (requester, reached) = next(iter(self._waiting.items()))
                is_reached = True
                try:
                    is_reached = await self._ask(requester)
                except StorageUnavailable as error:
                    log.warning("chat %s: the admins are not asked about it: %s", chat_id, error)
                except Exception:
                    log.exception("chat %s: the admins could not be asked about it", chat_id)
                finally:
                    del self._waiting[chat_id]
                    if not reached.done():
                        reached.set_result(is_reached)

    async def _ask(self, requester: Requester) -> bool:
        """Returns whether the request reached an admin, or is not needed any more."""
        now, chat = self._clock(), await self._chats.get(requester.chat_id)
        if chat.access in {ChatAccess.APPROVED, ChatAccess.BLOCKED} or was_asked(chat, now):
            return True
        if requester.private and await self._admins.is_admin(requester.user_id):
            return True
        if not requester.title or not requester.user_name:  # an album stores only ids
            title, name = await self._admins.names(requester.chat_id, requester.user_id)
            requester = replace(requester, title=requester.title or title, user_name=requester.user_name or name)
        if not await self._admins.send(self._question(requester)):
            return False
        # Recorded after the request: if the process dies in between, the request is repeated.
        await self._chats.mark_asked(requester.chat_id, title=requester.title, now=now)
        return True

    def _question(self, requester: Requester) -> Card:
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
        approve = ChatButton(Decision.APPROVE, requester.chat_id, language)
        rows: list[tuple[Button, ...]] = [
            (
                self._admins.button("access-approve", callback_data(approve)),
                self._admins.button("access-block", callback_data(ChatButton(Decision.BLOCK, requester.chat_id))),
            )
        ]
        if not requester.private and (requester.in_forum or requester.thread_id is not None):
            text += "\n" + self._words.say(None, "access-question-topic", topic=str(requester.topic))
            only = callback_data(replace(approve, topic=requester.topic))
            rows.append((self._admins.button("access-approve-topic", only),))
        return Card(text, tuple(rows))


def was_asked(chat: Chat, now: float) -> bool:
    """Whether the admins were asked about a chat within the last day."""
    return chat.access is ChatAccess.ASKED and chat.asked_at is not None and now - chat.asked_at < ASK_AGAIN_AFTER
