"""Access control: everyone may order, or only chats that an admin approved. A new chat triggers a request to the admins."""

import logging
import time
from collections.abc import Callable

from bot.access.admins import SERVICE_ACCOUNTS, BotAdmins
from bot.access.asking import ASK_AGAIN_AFTER, ASKED, UNCLAIMED, Asking, was_asked
from bot.access.members import Members
from bot.access.refusals import RecentRefusals
from bot.access.requester import GENERAL, Requester
from bot.callbacks import Decision
from bot.errors import UserError
from bot.settings import Access
from bot.texts.words import Words
from storage.chats import Chat, ChatAccess, Chats
from storage.database import Database, Executor
from storage.records import dataclass

log = logging.getLogger(__name__)

__all__ = ["ASK_AGAIN_AFTER", "GENERAL", "Admission", "Gate", "Requester"]

BLOCKED, WAITING = "access-blocked", "access-waiting"
JUST_READ = 1.0  # seconds after which a chat is read again; an order is checked again in its transaction anyway
NOT_ASKED = "start-ask"
"""Nobody has asked the admins about the chat: its first order does."""
NOT_APPROVED = frozenset({BLOCKED, WAITING, ASKED, UNCLAIMED})
"""Refusals of a chat as such."""

ACCESS = {
    Decision.APPROVE: ChatAccess.APPROVED,
    Decision.BLOCK: ChatAccess.BLOCKED,
    Decision.REMOVE: ChatAccess.NEW,
}


@dataclass(frozen=True)
class Admission:
    """Why a request was admitted. `group_id`: an approved group of which the user is a member; None: another reason."""

    group_id: int | None = None


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
        members: Members | None = None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        """`members`: needed for ACCESS=members only."""
        self._mode = mode
        self._admins = admins
        self._database = database
        self._bot_id = bot_id
        self._chats = Chats(database, bot_id)
        self._members = members
        self._clock = clock
        self._refused = RecentRefusals()
        self._asking = Asking(admins=admins, database=database, bot_id=bot_id, words=words, clock=clock)

    @property
    def asking(self) -> Asking:
        """Sends the requests for approval."""
        return self._asking

    @property
    def mode(self) -> Access:
        """The setting ACCESS."""
        return self._mode

    async def require(self, requester: Requester) -> Admission:
        """Return if the user may order in this chat; otherwise request approval and raise UserError.

        An order passes the result to `recheck`.
        """
        if known := self._refused.of(requester):
            if known != BLOCKED and requester.keep_late:
                await requester.keep_late()
            raise UserError(known)
        chat, read_at = await self._read(requester)
        refusal = await self._refusal(self._database, chat, requester)
        if refusal is None:
            return Admission()
        if refusal == BLOCKED:
            raise UserError(self._refused.note(requester, read_at, BLOCKED))
        group_id = await self._group_of(requester)
        if group_id is not None:
            return Admission(group_id)
        if requester.keep:
            await requester.keep()  # first: an admin may answer at once
        if not await self._admins.admin_ids():
            log.warning(
                "chat %s requests access, but there is no admin yet: open the invite link in this log",
                requester.chat_id,
            )
            raise UserError(self._refused.note(requester, read_at, UNCLAIMED))
        if was_asked(chat, self._clock()) or self._asking.is_asking(requester.chat_id):
            raise UserError(self._refused.note(requester, read_at, WAITING))
        raise self._asking.ask(requester)

    async def _read(self, requester: Requester) -> tuple[Chat, float]:
        """The requester's chat, and monotonic seconds before it was read."""
        now = time.monotonic()
        if (read := requester.read) and now - read.at < JUST_READ:
            return read.chat, read.at
        return await self._chats.get(requester.chat_id), now

    async def introduce(self, requester: Requester) -> UserError | None:
        """A user added the bot to a group: ask the admins about it unless they have decided, also if the user is one of them.

        Returns what the group should read about its access; None if it may order. Raises UserError if the group or the user is
        blocked.
        """
        chat = await self._chats.get(requester.chat_id)
        user = await self._chats.get(requester.user_id)
        if ChatAccess.BLOCKED in {chat.access, user.access}:
            raise UserError(BLOCKED)
        is_approved = chat.access is ChatAccess.APPROVED or bool(await self._chats.topics(chat.chat_id))
        if self._mode is Access.OPEN or is_approved:
            return None
        if not await self._admins.admin_ids():
            return UserError(UNCLAIMED)
        if was_asked(chat, self._clock()) or self._asking.is_asking(requester.chat_id):
            return UserError(WAITING)
        return self._asking.ask(requester)

    async def recheck(self, tx: Executor, chat: Chat, requester: Requester, admission: Admission) -> None:
        """Repeat the check of `require` on a chat read in a transaction; does not notify the admins. Raises UserError.

        Telegram cannot be asked here about a member of a group, but the group must still be approved. Also records the
        names of the chat and the user.
        """
        refusal = await self._refusal(tx, chat, requester)
        if refusal == WAITING and admission.group_id is not None:
            group = await Chats(tx, self._bot_id).get(admission.group_id)
            refusal = None if group.access is ChatAccess.APPROVED else WAITING
        if refusal is not None:
            raise UserError(refusal)
        await self._record_names(tx, chat, requester)

    async def admits(self, requester: Requester) -> bool:
        """Whether a decision about the chat lets the user order there. Asks neither the admins nor Telegram."""
        chat = await self._chats.get(requester.chat_id)
        return await self._refusal(self._database, chat, requester) is None

    async def admits_now(self, requester: Requester) -> bool:
        """As `require`, but quietly: no admin is asked and nothing is kept. An error of Telegram admits nobody."""
        return await self.expected_refusal(requester) is None

    async def expected_refusal(self, requester: Requester) -> str | None:
        """The text key of what an order would be answered with, without asking the admins; None if the user may order."""
        chat = await self._chats.get(requester.chat_id)
        refusal = await self._refusal(self._database, chat, requester)
        if refusal is None or refusal == BLOCKED:
            return refusal
        try:
            if await self._group_of(requester) is not None:
                return None
        except UserError as error:
            return error.key
        if not await self._admins.admin_ids():
            return UNCLAIMED
        is_asked = was_asked(chat, self._clock()) or self._asking.is_asking(requester.chat_id)
        return WAITING if is_asked else NOT_ASKED

    async def _refusal(self, executor: Executor, chat: Chat, requester: Requester) -> str | None:
        """The text key of the refusal, by what the database contains; None if the user may order."""
        chats, blocked = Chats(executor, self._bot_id), chat.access is ChatAccess.BLOCKED
        if not blocked and requester.user_id != chat.chat_id:
            # A user's own row is that of the private chat.
            blocked = (await chats.get(requester.user_id)).access is ChatAccess.BLOCKED
        if not blocked and (self._mode is Access.OPEN or chat.access is ChatAccess.APPROVED):
            return None
        if await self._admins.is_admin(requester.user_id, executor):
            return None
        if blocked:
            return BLOCKED
        is_approved = not requester.private and requester.topic in await chats.topics(chat.chat_id)
        return None if is_approved else WAITING

    async def _group_of(self, requester: Requester) -> int | None:
        """An approved group that admits the user to the private chat. Raises UserError if Telegram does not answer."""
        if self._mode is not Access.MEMBERS or self._members is None or not requester.private:
            return None
        return await self._members.group_of(requester.user_id, await self._chats.approved_groups())

    async def _record_names(self, tx: Executor, chat: Chat, requester: Requester) -> None:
        """Make the chat and the user known to /access. Written only if a name is new."""
        chats, now = Chats(tx, self._bot_id), self._clock()
        if requester.title and requester.title != chat.title:
            await chats.mark_seen(chat.chat_id, requester.title, now)
        if requester.private or not requester.user_name or requester.user_id in SERVICE_ACCOUNTS:
            return
        if (await chats.get(requester.user_id)).title != requester.user_name:
            await chats.mark_met(requester.user_id, requester.user_name, now)

    async def decide(self, chat_id: int, decision: Decision, *, topic: int | None = None, title: str = "") -> bool:
        """Store an admin's decision; returns whether it changed anything.

        `topic`: approve only this one. `title`: the name of the chat, if it is not known yet.
        """
        now = self._clock()

        async def work(tx: Executor) -> bool:
            chats = Chats(tx, self._bot_id)
            if topic is not None:
                return await chats.approve_topic(chat_id, topic, title=title, now=now)
            return await chats.set_access(chat_id, ACCESS[decision], title=title, now=now)

        changed = await self._database.transaction(work)
        self._refused.forget()
        if changed:
            log.info("chat %s: %s %s", chat_id, decision, "" if topic is None else f"topic {topic}")
        return changed
