"""Inline mode: a person types `@bot words` in a chat, and sends one of the results there."""

import asyncio
import secrets
from collections.abc import Sequence

from sandbox.telegram.core import Core
from sandbox.telegram.errors import Json
from sandbox.telegram.records import InlineAnswer, InlineResult
from sandbox.telegram.render import user_json
from sandbox.telegram.world import Chat, Message, Person, now

INLINE_ANSWER_WITHIN = 10.0  # seconds after which the answer to an inline query is refused
LONGEST_QUERY = 256  # characters
MOST_ANSWERS = 100  # of which a result may still be sent


class InlineActions(Core):
    """The bot is not told in which chat a query is typed, only the kind of chat."""

    async def inline_query(
        self,
        person: Person,
        query: str = "",
        *,
        chat: Chat | None = None,
        offset: str = "",
        timeout: float = INLINE_ANSWER_WITHIN,  # noqa: ASYNC109 (as with Telegram, a later answer is refused)
    ) -> InlineAnswer:
        """Type a query and wait for the answer; `chat` None: another chat, which is not in this world.

        `timeout=0`: do not wait; the query can be answered all the same. Raises ValueError if inline mode is off.
        """
        number = self.begin_inline_query(person, query, chat=chat, offset=offset)
        if not timeout:
            return InlineAnswer(False)
        try:
            async with asyncio.timeout(timeout):
                answer = await asyncio.shield(self.inline_queries[number])
        except TimeoutError:
            self.inline_queries.pop(number, None)
            return InlineAnswer(False)
        self.inline_answers.append(answer)
        del self.inline_answers[:-MOST_ANSWERS]
        return answer

    def begin_inline_query(self, person: Person, query: str, *, chat: Chat | None = None, offset: str = "") -> str:
        """Queue the update; returns the id of the query."""
        if not self.supports_inline:
            raise ValueError("inline mode is off")
        number = str(secrets.randbits(63))
        self.inline_queries[number] = asyncio.get_running_loop().create_future()
        update: Json = {
            "id": number,
            "from": user_json(person),
            "chat_type": self._kind(person, chat),
            "query": query[:LONGEST_QUERY],
            "offset": offset,
        }
        self.updates.add("inline_query", update, f"inline:{person.id}")
        return number

    def expire_inline_queries(self) -> None:
        """Let every unanswered query become too old to be answered."""
        self.inline_queries.clear()

    def inline_result(self, results: Sequence[InlineResult], result_id: str) -> InlineResult:
        """Raises LookupError for an unknown id."""
        for result in results:
            if result.id == result_id:
                return result
        raise LookupError(f"there is no result {result_id!r}")

    async def send_inline(
        self,
        chat: Chat,
        person: Person,
        result: InlineResult,
        *,
        reply_to: Message | None = None,
        thread: int | None = None,
    ) -> Message:
        """Send a result: a message of the person "via @bot", which the bot gets even with privacy mode."""
        message = Message(chat, chat.next_id(), person, now(), reply_to=reply_to, thread=thread)
        message.media, message.caption = result.media, result.caption or None
        message.entities = list(result.entities)
        message.also = {"via_bot": user_json(self.bot)}
        return self.post_as_person(message)

    def _kind(self, person: Person, chat: Chat | None) -> str:
        if chat is None:
            return "private"
        return "sender" if chat.person is person else chat.kind
