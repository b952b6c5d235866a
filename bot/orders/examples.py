"""The example of a greeting: one press of its button orders the prompt that the button names."""

from bot.access.gate import Requester
from bot.orders.door import Door, OrderRequest, OrderRules
from bot.orders.entry import Entry
from bot.orders.keeping import Keeping
from bot.orders.origins import intent_of_message, origin_of
from bot.orders.other_models import OtherModels
from storage.database import Database
from storage.kept import KeptRequest
from storage.model import Task
from storage.records import dataclass
from storage.tasks import Tasks


@dataclass(frozen=True, kw_only=True)
class PressedExample:
    """A press. `message_id`: of the greeting, to which the task replies. `shown_price`: as in OrderRequest."""

    message_id: int
    prompt: str
    shown_price: int | None


class Examples:
    """The greeting counts as the message of the order: each greeting has one row at most, as each message of a user."""

    def __init__(
        self, *, database: Database, door: Door, other_models: OtherModels, keeping: Keeping, rules: OrderRules
    ) -> None:
        self._tasks = Tasks(database)
        self._door = door
        self._other_models = other_models
        self._keeping = keeping
        self._rules = rules

    async def order(self, pressed: PressedExample, requester: Requester) -> Task | None:
        """An order with the defaults of the chat, or a draft if its price must be confirmed or only other models can make it.

        Returns the row of the first press at any further one. None if that row was deleted meanwhile. Raises UserError, and
        PriceChanged if it costs more than the button showed.
        """
        origin = origin_of(requester, self._rules.bot_id, pressed.message_id)
        intent = intent_of_message(origin.bot_id, origin.chat_id, pressed.message_id)
        if before := await self._tasks.by_key(intent):
            return before

        async def read() -> OrderRequest:
            async def write(entry: Entry) -> Task | None:
                return await entry.add(origin, text.prompt, (), intent=intent)

            text = self._door.parse(pressed.prompt)
            return OrderRequest(
                chat_id=origin.chat_id, text=text, images=(), write=write, pressed=True, shown_price=pressed.shown_price
            )

        async def to_keep() -> KeptRequest:
            return self._keeping.request(origin, pressed.prompt, (), intent)

        requester = self._keeping.for_requester(requester, to_keep)
        return await self._other_models.enter(requester, read) or await self._tasks.by_key(intent)
