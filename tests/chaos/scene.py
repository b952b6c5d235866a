"""Tools for scenarios: people, chats, their actions, and waiting until all work is done."""

import asyncio
import contextlib
import itertools
import time

from sandbox.telegram.keyboards import Button
from sandbox.telegram.world import Chat, Message, Person
from sandbox.video.holds import Hold
from sandbox.video.records import Create
from tests.chaos.world import SETTLES, World

numbers = itertools.count(1)


class Scene:
    """One scenario in one world. It starts with a person and their private chat; `chats` are all chats it uses."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.telegram = world.telegram
        self.video = world.video
        self.person = self.telegram.person(f"Person {next(numbers)}")
        self.chat = self.telegram.private(self.person)
        self.chats = [self.chat]
        self.prompt = f"a cat dances on roof {self.person.id}"
        self.began = time.monotonic()
        self._attempts = self.video.attempts
        self._creates = len(self.video.creates)
        self._calls = len(self.telegram.calls)

    @property
    def posts(self) -> int:
        """Creates that reached the provider, read or not."""
        return self.video.attempts - self._attempts

    @property
    def creates(self) -> list[Create]:
        return self.video.creates[self._creates :]

    @property
    def called(self) -> list[str]:
        """The Bot API methods that the bot has called since the start of the scene."""
        return [call.method for call in self.telegram.calls[self._calls :]]

    def another(self) -> tuple[Person, Chat]:
        """A second person, and their private chat."""
        person = self.telegram.person(f"Person {next(numbers)}")
        self.chats.append(self.telegram.private(person))
        return person, self.chats[-1]

    def group(self, *, supergroup: bool = True) -> Chat:
        self.chats.append(
            self.telegram.group("Club", members=[self.person], admins=[self.person], supergroup=supergroup)
        )
        return self.chats[-1]

    async def settled(self) -> None:
        await self.world.settled()

    async def say(self, text: str, *, chat: Chat | None = None, reply_to: Message | None = None) -> None:
        """Send a message, and wait until everything that follows from it is done."""
        chat = chat or self.chat
        await self.telegram.send_text(chat, chat.person or self.person, text, reply_to=reply_to)
        await self.settled()

    def offers(self, action: str) -> bool:
        """Whether a message has a button with this action now."""
        return any(action in actions(message) for message in self.telegram.messages(self.chat, from_bot=True))

    async def press(self, action: str, *, chat: Chat | None = None) -> None:
        """Press the newest button with this action once, and wait in the same way."""
        chat = chat or self.chat
        message = await self.telegram.wait_for(chat, lambda message: action in actions(message))
        [button] = [button for row in message.buttons for button in row if _action(button.callback_data) == action]
        await self._press(message, button, chat)

    async def press_labelled(self, label: str) -> None:
        """Press the newest button with this label once, and wait in the same way."""
        message = await self.telegram.wait_for(self.chat, lambda message: label in labels(message))
        await self._press(message, message.button(label), self.chat)

    async def _press(self, message: Message, button: Button, chat: Chat) -> None:
        # Does not wait for the bot's answer: the bot may be dead.
        await self.telegram.press(message, button, chat.person or self.person, timeout=0)
        await self.settled()

    async def cut_off(self, hold: Hold) -> None:
        """Kill the bot while its create is at the hold; if it never gets there, nothing is killed."""
        reached = asyncio.create_task(hold.reached(SETTLES))
        settled = asyncio.create_task(self.settled())
        done, rest = await asyncio.wait({reached, settled}, return_when=asyncio.FIRST_COMPLETED)
        for task in rest:
            task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await asyncio.gather(*rest)
        if reached in done:
            await self.world.kill()
        hold.release()
        await self.settled()


def actions(message: Message) -> set[str]:
    """The actions of a message's buttons."""
    return {_action(button.callback_data) for row in message.buttons for button in row}


def labels(message: Message) -> set[str]:
    return {button.text for row in message.buttons for button in row}


def _action(data: str | None) -> str:
    return (data or "").partition(":")[0]
