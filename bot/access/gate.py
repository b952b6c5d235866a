"""Access control: everyone may order, or only chats that an admin approved. A new chat triggers a request to the admins."""

import logging
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace

from bot.access.admins import SERVICE_ACCOUNTS, BotAdmins
from bot.access.members import Members
from bot.botapi.messenger import Button, Card
from bot.callbacks import ChatButton, Decision, callback_data
from bot.errors import UserError
from bot.settings import Access
from bot.texts.words import Words
from storage.chats import Chat, ChatAccess, Chats
from storage.database import Database, Executor

log = logging.getLogger(__name__)

STAND_INS = SERVICE_ACCOUNTS | {0}
"""User ids that are no users; 0: Telegram names none."""
ASK_AGAIN_AFTER = 24 * 3600.0  # seconds before the admins are asked about the same chat again
GENERAL = 1  # the topic of a forum's messages that have no thread id
BLOCKED, WAITING = "access-blocked", "access-waiting"
NOT_APPROVED = frozenset({BLOCKED, WAITING, "access-asked", "access-unclaimed"})
"""Refusals of a chat as such."""

ACCESS = {
    Decision.APPROVE: ChatAccess.APPROVED,
    Decision.BLOCK: ChatAccess.BLOCKED,
    Decision.REMOVE: ChatAccess.NEW,
}


@dataclass(frozen=True)
class Requester:
    """The chat and the user of a request; unknown names are empty.

    `thread_id`: the topic it was written in. `in_forum`: whether the chat is known to have topics. `keep`: called before
    the admins are asked, to store the request until they answer.
    """

    chat_id: int
    title: str
    user_id: int
    user_name: str
    private: bool
    language: str = ""  # the user's, from Telegram; the approval is written in it
    thread_id: int | None = None
    in_forum: bool = False
    keep: Callable[[], Awaitable[None]] | None = field(default=None, compare=False)

    @property
    def topic(self) -> int:
        """The id of the topic; in a chat without topics, that of all its messages."""
        return self.thread_id or GENERAL

    @property
    def payer_id(self) -> int:
        """Whose budget for users an order is charged to: anonymous admins and channels count as their chat."""
        return self.chat_id if self.user_id in STAND_INS else self.user_id


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
        self._words = words
        self._members = members
        self._clock = clock

    @property
    def mode(self) -> Access:
        """The setting ACCESS."""
        return self._mode

    async def require(self, requester: Requester) -> Admission:
        """Return if the user may order in this chat; otherwise request approval and raise UserError.

        An order passes the result to `recheck`.
        """
        chat = await self._chats.get(requester.chat_id)
        refusal = await self._refusal(self._database, chat, requester)
        if refusal is None:
            return Admission()
        if refusal == BLOCKED:
            raise UserError(BLOCKED)
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
            raise UserError("access-unclaimed")
        now = self._clock()
        if chat.access is ChatAccess.ASKED and chat.asked_at is not None and now - chat.asked_at < ASK_AGAIN_AFTER:
            raise UserError(WAITING)
        raise UserError(await self._request_approval(requester, now))

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

    async def _request_approval(self, requester: Requester, now: float) -> str:
        """Ask the admins about the chat. Returns the text key of the answer to the user."""
        if not requester.title:  # an album stores only ids
            title, name = await self._admins.names(requester.chat_id, requester.user_id)
            requester = replace(requester, title=title, user_name=name)
        if not await self._admins.send(self._question(requester)):
            return "access-unclaimed"
        # Recorded after the request: if the process dies in between, the update and the request are repeated.
        await self._chats.mark_asked(requester.chat_id, title=requester.title, now=now)
        return "access-asked"

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
        if changed:
            log.info("chat %s: %s %s", chat_id, decision, "" if topic is None else f"topic {topic}")
        return changed
