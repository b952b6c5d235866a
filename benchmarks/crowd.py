"""People in private chats and groups who order, change their minds, look things up and delete: every way a task can end."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from random import Random

from benchmarks.contender import ROOT
from sandbox.telegram import Chat, Message, Person, TelegramStandIn

LANGUAGES = tuple(sorted(path.stem for path in (ROOT / "bot" / "texts").glob("*.ftl")))
PEOPLE = 48
GROUPS = 4
IN_GROUPS = 0.15  # of all orders and commands; a group takes 20 messages a minute
COMMANDS = ("/tasks", "/settings", "/status", "/usage", "/models", "/help")
SEED = 55  # with which all actions are among the first 33, so that a short run has each of them
KEPT = 100  # messages of people, of which one may be edited
PATIENCE = 60.0  # seconds that somebody waits for a button; then it counts as missed

Place = tuple[Chat, Person]


class Crowd:
    """`done`: how many times each action was taken. `missed`: presses whose button or answer did not come."""

    def __init__(self, telegram: TelegramStandIn) -> None:
        self.done: Counter[str] = Counter()
        self.missed: list[str] = []
        self._telegram = telegram
        self._random = Random(SEED)
        people = [telegram.person(f"Worker {n}", language=LANGUAGES[n % len(LANGUAGES)]) for n in range(PEOPLE)]
        self._private: list[Place] = [(telegram.private(person), person) for person in people]
        self._groups: list[Place] = []
        for number in range(GROUPS):
            members = people[number::GROUPS]
            group = telegram.group(f"Group {number}", admins=members[:1], members=members[1:])
            self._groups += [(group, member) for member in members]
        self._written: list[Message] = []
        self._forgot: dict[int, int] = {}  # the latest message of each chat at that time
        self._pressing: set[asyncio.Task[None]] = set()
        self._shares: dict[str, tuple[int, Callable[[], Awaitable[None]]]] = {
            "orders": (38, lambda: self._order("")),
            "orders with a photo": (8, self._order_with_photo),
            "orders that fail": (8, lambda: self._order("#fails")),
            "orders that never end": (4, lambda: self._order("#stuck")),
            "orders that the provider forgets": (2, lambda: self._order("#forgotten")),
            "drafts that are ordered": (6, lambda: self._draft("create:")),
            "drafts that are cancelled": (6, lambda: self._draft("cancel:")),
            "commands": (16, self._command),
            "edits": (9, self._edit),
            "/forget": (3, self._forget),
        }

    async def act(self) -> None:
        """Take one action. Answers to it are awaited in the background."""
        possible = dict(self._shares)
        if not self._written:
            del possible["edits"]
        if not self._with_video():
            del possible["/forget"]
        [name] = self._random.choices(list(possible), [share for share, _ in possible.values()])
        self.done[name] += 1
        await self._shares[name][1]()

    @property
    def orders(self) -> int:
        """How many creates there must be."""
        direct = sum(count for name, count in self.done.items() if name.startswith("orders"))
        return direct + self.done["drafts that are ordered"] - self.missed.count("create:")

    async def finish(self) -> None:
        """Wait for the presses that are under way."""
        await asyncio.gather(*self._pressing)

    def _place(self) -> Place:
        return self._random.choice(self._groups if self._random.random() < IN_GROUPS else self._private)

    async def _order(self, life: str) -> None:
        """`life`: a word that the video API's stand-in knows."""
        chat, person = self._place()
        text = f"/video a cat on the moon, take {self.done.total()} {life}"
        self._written = [*self._written[-KEPT:], await self._telegram.send_text(chat, person, text)]

    async def _order_with_photo(self) -> None:
        chat, person = self._place()
        await self._telegram.send_photo(chat, person, f"/video this cat on the moon, take {self.done.total()}")

    async def _command(self) -> None:
        await self._telegram.send_text(*self._place(), self._random.choice(COMMANDS))

    async def _edit(self) -> None:
        await self._telegram.edit_text(self._random.choice(self._written), "/video something else")

    async def _draft(self, button: str) -> None:
        place = self._random.choice(self._private)
        self._press_later(place, f"a dog on the moon, take {self.done.total()}", button)

    async def _forget(self) -> None:
        chat, person = self._random.choice(self._with_video())
        self._forgot[chat.id] = chat.last_id
        self._press_later((chat, person), "/forget", "delete:")

    def _with_video(self) -> Sequence[Place]:
        """Those who got a video since they deleted what they had: otherwise there is nothing to delete."""
        return [
            (chat, person)
            for chat, person in self._private
            if any(number > self._forgot.get(chat.id, 0) and one.video for number, one in chat.messages.items())
        ]

    def _press_later(self, place: Place, text: str, button: str) -> None:
        task = asyncio.create_task(self._press(place, text, button))
        self._pressing.add(task)
        task.add_done_callback(self._pressing.discard)

    async def _press(self, place: Place, text: str, button: str) -> None:
        """Write, and press the first button of an answer whose data begins with `button`."""
        chat, person = place
        written = await self._telegram.send_text(chat, person, text)
        try:
            card = await self._telegram.wait_for(
                chat, lambda message: bool(_data(message, button)), timeout=PATIENCE, after=written
            )
            answer = await self._telegram.press(card, _data(card, button)[0], person)
        except (AssertionError, LookupError):
            self.missed.append(button)
        else:
            if not answer.answered:
                self.missed.append(button)


def _data(message: Message, begins: str) -> Sequence[str]:
    data = [button.callback_data or "" for row in message.buttons for button in row]
    return [one for one in data if one.startswith(begins)]
