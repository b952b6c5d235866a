"""Observation for tests: the bot's calls and messages, and waiting for them."""

import asyncio
from collections.abc import Callable
from typing import Any

from sandbox.telegram.core import Core
from sandbox.telegram.errors import Json
from sandbox.telegram.faults import Hold, When
from sandbox.telegram.records import Call
from sandbox.telegram.world import Chat, Message

Wanted = str | Callable[[Message], Any]


class Observation(Core):
    @property
    def pending_update_count(self) -> int:
        """Number of updates that the bot has not confirmed yet."""
        return len(self.updates.pending)

    def calls_to(self, method: str) -> list[Call]:
        return [call for call in self.calls if call.method.lower() == method.lower()]

    def messages(self, chat: Chat, *, from_bot: bool | None = None) -> list[Message]:
        """Messages of a chat that are not deleted, oldest first."""
        return [one for one in chat.messages.values() if from_bot in {None, one.from_bot}]

    async def wait_for(
        self,
        chat: Chat,
        wanted: Wanted,
        *,
        timeout: float = 90,  # noqa: ASYNC109 (raises an AssertionError that lists the messages)
        after: Message | None = None,
    ) -> Message:
        """Wait for a message of the bot, new or edited, that contains a text or matches a predicate.

        Returns the newest match; with `after`, only messages newer than that one count.
        Raises AssertionError after `timeout` seconds, with the contents of the chat.
        """
        with self.feed.listen() as changes:
            try:
                async with asyncio.timeout(timeout):
                    while True:
                        if found := self._find(chat, wanted, after):
                            return found
                        await changes.get()
            except TimeoutError:
                raise AssertionError(self._timeout_message(chat, wanted, timeout)) from None

    async def wait_for_call(
        self,
        method: str,
        count: int = 1,
        *,
        timeout: float = 90,  # noqa: ASYNC109 (as above)
    ) -> Call:
        """Wait until `method` was called `count` times and return that call."""
        loop = asyncio.get_running_loop()
        deadline = loop.time() + timeout
        while len(calls := self.calls_to(method)) < count:
            if loop.time() > deadline:
                raise AssertionError(f"{method} was called {len(calls)} times in {timeout} s, not {count}")
            await asyncio.sleep(0.01)
        return calls[count - 1]

    async def resend(self, update_id: int) -> None:
        """Queue an update again under its own id, even if it was confirmed long ago."""
        self.updates.resend(update_id)

    async def push_raw(self, update: Json) -> int:
        """Queue any JSON as an update and return its id (its own `update_id`, if it has one)."""
        return self.updates.push_raw(update)

    @property
    def update_ids(self) -> list[int]:
        """The ids of all updates ever queued, oldest first."""
        return self.updates.ids()

    def hold(self, method: str, *, chat_id: int | None = None, when: When = "before") -> Hold:
        """Hold the next matching call, before or after it takes effect, until it is released."""
        return self.faults.hold(method, chat_id=chat_id, when=when)

    def _find(self, chat: Chat, wanted: Wanted, after: Message | None) -> Message | None:
        for message in reversed(self.messages(chat, from_bot=True)):
            if after is not None and message.id <= after.id:
                continue
            if wanted in message.words if isinstance(wanted, str) else wanted(message):
                return message
        return None

    def _timeout_message(self, chat: Chat, wanted: Wanted, seconds: float) -> str:
        held = "\n".join(f"  {message!r}" for message in self.messages(chat)) or "  nothing"
        failed = "".join(f"\n  {call.method}: {call.error}" for call in self.calls if call.error)
        return f"no message of the bot with {wanted!r} within {seconds} s; {chat!r} holds:\n{held}" + (
            f"\ncalls that failed:{failed}" if failed else ""
        )
