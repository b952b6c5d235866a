"""Posts updates to a bot's webhook as Telegram does, and notes when each of them is answered in its chat."""

import asyncio
import re
import time
from collections import defaultdict, deque
from collections.abc import Coroutine, Sequence

import aiohttp

from sandbox.telegram import Call, Chat, Message, Person, TelegramStandIn
from sandbox.telegram.render import message_json
from sandbox.telegram.world import now

PATIENCE = 120.0  # seconds within which a bot must start, or answer all requests
CHATS = 128  # enough to stay below Telegram's limits per chat at 30 messages a second
LOOKS = 0.02  # seconds between two looks for answers, whose times the stand-in has noted


KNOWN = frozenset({"sendMessage", "editMessageText"})
KEPT = frozenset({"sendVideo"})  # for those who wait for it
NAMES = re.compile(r"task_\w+")


class Load:
    """Its waits are in seconds, from the POST of an update to the arrival of the sendMessage in its chat.

    `told`: the names of all tasks that messages and edits have named. `edits`: how many edits there were.
    """

    def __init__(self, telegram: TelegramStandIn) -> None:
        self.told: set[str] = set()
        self.edits = 0
        self._telegram = telegram
        self._chats: list[tuple[Chat, Person]] = []
        self._next = 0
        self._asked: dict[int, deque[float]] = defaultdict(deque)
        self._session: aiohttp.ClientSession | None = None

    def people(self, languages: Sequence[str]) -> None:
        """Add people in private chats, who speak these languages in turn."""
        for number in range(CHATS):
            person = self._telegram.person(f"Person {number}", language=languages[number % len(languages)])
            person.started = True  # otherwise the bot may not write to them
            self._chats.append((self._telegram.private(person), person))

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()

    async def steady(self, count: int, rate: float) -> list[float]:
        async def ask() -> None:
            began = time.monotonic()
            posts = []
            for number in range(count):
                posts.append(asyncio.create_task(self._request()))
                await asyncio.sleep(max(0.0, began + (number + 1) / rate - time.monotonic()))
            await asyncio.gather(*posts)

        return await self._answered(ask(), count)

    async def burst(self, at_once: int) -> list[float]:
        async def ask() -> None:
            await asyncio.gather(*(self._request() for _ in range(at_once)))

        return await self._answered(ask(), at_once)

    async def say(self, text: str) -> None:
        """Send a text in the first chat, and wait for an answer."""
        await self._answered(self._post(*self._chats[0], text), 1)

    async def _answered(self, asking: Coroutine[None, None, None], count: int) -> list[float]:
        """Ask, and wait until that many requests are answered."""
        self.collect()
        await asking
        waits: list[float] = []
        async with asyncio.timeout(PATIENCE):
            while len(waits) < count:
                await asyncio.sleep(LOOKS)
                waits += self.collect()
        return waits

    def collect(self) -> list[float]:
        """Take the calls that are complete from the stand-in; returns the waits of the requests that they answer."""
        calls = self._telegram.calls
        done = [call for call in calls if call.ok is not None and call.method in KNOWN]
        calls[:] = [call for call in calls if call.ok is None or call.method in KEPT]
        return [wait for wait in map(self._wait, done) if wait is not None]

    def _wait(self, call: Call) -> float | None:
        """None for a call that answers no request."""
        if not call.ok:
            return None
        self.told.update(NAMES.findall(call.params["text"]))
        if call.method != "sendMessage":  # an id that was late, or the time that a task has taken
            self.edits += 1
            return None
        asked = self._asked[int(call.params["chat_id"])]
        return call.at - asked.popleft() if asked else None

    async def _request(self) -> None:
        chat, person = self._chats[self._next % len(self._chats)]
        await self._post(chat, person, f"/video a cat on the moon, take {self._next}")

    async def _post(self, chat: Chat, person: Person, text: str) -> None:
        """A bot may answer the webhook before or after it has handled the update."""
        number, self._next = self._next, self._next + 1
        entities = self._telegram.written(text)
        message = self._telegram.post(Message(chat, chat.next_id(), person, now(), text=text, entities=entities))
        update = {"update_id": 1_000_000 + number, "message": message_json(message)}
        webhook = self._telegram.webhook.settings
        assert webhook is not None, "the bot has set no webhook"
        self._asked[chat.id].append(time.monotonic())
        headers = {"X-Telegram-Bot-Api-Secret-Token": webhook.secret}
        if self._session is None:
            self._session = aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=CHATS))
        async with self._session.post(webhook.url, json=update, headers=headers) as answer:
            assert answer.status == 200, f"the webhook answers {answer.status}"
