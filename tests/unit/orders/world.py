"""Orders on real SQLite with an injected clock, so that each way to `queued` takes milliseconds."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from bot.access.gate import Gate, Requester
from bot.access.pauses import HandPauses
from bot.cards.current import CurrentCards
from bot.cards.making import MakingTimes
from bot.cards.status import StatusCards
from bot.cards.usable import UsableModels
from bot.catalogue import Catalogue, Model, Offered, offer_all
from bot.orders import Door, OrderRules, Orders, Withdrawal
from bot.orders.places import OrderPlaces
from bot.parsing.commands import split_command
from bot.parsing.incoming import Incoming, Photo, Reply
from bot.settings import Access
from bot.texts.words import Words
from storage.chats import ChatAccess, Chats
from storage.database import Database
from storage.limits import Limits
from storage.model import Task
from storage.states import State
from storage.tasks import Tasks
from tests.conftest import migrated_file
from tests.unit.cashiers import cashier
from tests.unit.options import catalogue_of
from tests.unit.pipeline.world import ROOT, Clock, nobody

BOT, CHAT, ADA = 1, 5, 5
REQUESTER = Requester(chat_id=CHAT, title="Ada", user_id=ADA, user_name="Ada", private=True)
PHOTO = Photo(file_id="photo-1", unique_id="u1", size=1000, mime="image/jpeg", message_id=0)


def message(text: str, number: int = 1, **facts: Any) -> Incoming:
    """A private message as the handlers receive it; `facts` are further fields."""
    command = split_command(text)
    values: dict[str, Any] = {
        "chat_id": CHAT, "message_id": number, "thread_id": None, "is_private": True, "user_id": ADA, "language": "en",
        "sender_chat_id": None, "forwarded": False, "media_group_id": None, "text": text,
        "body": command.rest if command else text, "command": command, "mentioned": False, "addressed": True,
        "photos": (), "text_links": (), "attachment": None, "reply": None,
    }  # fmt: skip
    return Incoming(**values | facts)


def photos(*numbers: int) -> tuple[Photo, ...]:
    return tuple(replace(PHOTO, file_id=f"photo-{number}", message_id=number) for number in numbers)


def reply_to(message_id: int) -> Reply:
    return Reply(message_id, (), None, "", None, from_this_bot=True)


@dataclass
class World:
    """`now` changes only when a test sets it; `woken` counts how often the workers were woken."""

    database: Database
    clock: Clock = field(default_factory=Clock)
    catalogue: Catalogue = field(default_factory=lambda: catalogue_of(Model("sora-2"), Model("other")))
    access: Access = Access.OPEN
    photos_work: bool = True
    secret: str = ""
    confirm_above: int | None = None
    offered: Offered = offer_all
    places: OrderPlaces | None = None
    woken: int = 0
    only_submitter_woken: int = 0

    @property
    def rules(self) -> OrderRules:
        return OrderRules(
            bot_id=BOT, api_roots={entry.name: ROOT for entry in self.catalogue.providers}, photos_work=self.photos_work,
            photo_limit=20_000_000, album_quiet=1.5, confirm_above=self.confirm_above,
            holds_secret=lambda text: bool(self.secret) and self.secret in text,
        )  # fmt: skip

    @property
    def door(self) -> Door:
        """Created again from the current settings, as after a restart."""
        admins = nobody(self.database)
        gate = Gate(mode=self.access, admins=admins, database=self.database, bot_id=BOT, words=Words.load())
        return Door(
            cashier=cashier(self.database, admins, self.clock), catalogue=self.catalogue,
            gate=gate, admins=admins, rules=self.rules, wake=self._wake, pauses=HandPauses(self.database, self.catalogue),
            wake_submitter=self._wake_submitter, places=self.places,
)  # fmt: skip

    @property
    def usable(self) -> UsableModels:
        def takes_photos(model: Model) -> bool:
            return self.catalogue.provider_of(model).takes_photos(as_links=self.photos_work)

        return UsableModels(self.database, self.offered, takes_photos, self.clock)

    @property
    def orders(self) -> Orders:
        return Orders.of(
            database=self.database, door=self.door, catalogue=self.catalogue, rules=self.rules, wake=self._wake,
            usable=self.usable, clock=self.clock,
        )  # fmt: skip

    @property
    def _connection(self) -> Any:
        connections: Any = self.database._connections
        return connections._connection

    def _wake(self) -> None:
        self.woken += 1

    def _wake_submitter(self) -> None:
        self.woken += 1
        self.only_submitter_woken += 1

    def pause(self, name: str) -> None:
        models = tuple(replace_model(model, name) for model in self.catalogue.models)
        self.catalogue = replace(self.catalogue, models=models)

    @property
    def cards(self) -> CurrentCards:
        """The cards of the rows, with what is usable at the moment."""
        words, tasks = Words.load(), Tasks(self.database)
        return CurrentCards(
            database=self.database, cards=StatusCards(words, self.catalogue, clock=self.clock),
            making=MakingTimes(tasks, BOT), limits=Limits(), usable=self.usable,
        )  # fmt: skip

    async def set_confirm_above(self, amount: int | None) -> None:
        """The chat's own threshold."""
        await Chats(self.database, BOT).set_confirm_above(CHAT, amount, title="", now=self.clock())

    async def decide(self, access: ChatAccess) -> None:
        await Chats(self.database, BOT).set_access(CHAT, access, now=self.clock())

    @property
    def withdrawal(self) -> Withdrawal:
        return Withdrawal(Tasks(self.database), self._wake, self.clock)

    async def cancel(self, row: Task) -> str:
        """*Cancel* on the card that shows the row."""
        return await self.withdrawal.by_button(row, row.version)

    async def rows(self, *states: State) -> Sequence[Task]:
        """Rows in these states, or all rows, oldest first."""
        ids = await self._connection.execute_fetchall("SELECT id FROM tasks ORDER BY created_at, id")
        found = [task for row in ids if (task := await Tasks(self.database).get(row["id"]))]
        return [task for task in found if not states or task.state in states]


def replace_model(model: Model, paused: str) -> Model:
    return replace(model, paused="for repairs") if model.name == paused else model


@asynccontextmanager
async def opened(folder: Path) -> AsyncIterator[World]:
    async with Database.opened(await migrated_file(folder)) as database:
        yield World(database)
