"""Requests that their model cannot make now: kept as drafts with a button for each model that can."""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import replace

from bot.access.gate import Requester
from bot.cards.usable import UsableModels
from bot.catalogue import Catalogue, alternatives_to, change, resolve
from bot.errors import UserError
from bot.orders.door import Door, OrderRequest
from bot.orders.entry import Entry
from bot.parameters import Options, Parameters
from storage.chats import Chats
from storage.database import Database
from storage.model import StoredParameters, Task
from storage.topics import TopicOptions

MODEL_UNAVAILABLE = frozenset({"model-paused", "default-model-paused", "model-resting"})
"""Errors of the door about a model that cannot be ordered for a while, whatever the request is."""
PICTURE_REFUSALS = frozenset(
    {"images-too-many", "images-too-few", "images-not-taken", "photos-off", "photos-elsewhere"}
)
"""Errors of the door about pictures that another model may take."""


class OtherModels:
    """Passes requests to the door. Does not order with another model: the user presses the button of one."""

    def __init__(
        self, *, database: Database, bot_id: int, door: Door, catalogue: Catalogue, usable: UsableModels
    ) -> None:
        self._chats = Chats(database, bot_id)
        self._topics = TopicOptions(database, bot_id)
        self._door = door
        self._catalogue = catalogue
        self._usable = usable

    async def enter(self, requester: Requester, read: Callable[[], Awaitable[OrderRequest]]) -> Task | None:
        """As `Door.enter`, but if only other models can make the request, it is written as a draft for them.

        Raises UserError if no model can, or if links may be pictures, because their number is not known then.
        """
        try:
            return await self._door.enter(requester, read)
        except UserError as error:
            if error.key not in MODEL_UNAVAILABLE | PICTURE_REFUSALS or (request := await read()).doubtful_links:
                raise
            refusal = error
        try:
            requested = await self._parameters(request, requester)
        except UserError:  # a paused model would not have what was asked
            raise refusal from None
        usable = await self._usable.now(request.images)
        for model, _ in alternatives_to(self._catalogue, requested, len(request.images), request.text.prompt, usable):
            # The door may refuse this model for another reason.
            with suppress(UserError):
                return await self._door.enter(requester, _as_draft(request, requested, model.name))
        raise refusal

    async def _parameters(self, request: OrderRequest, requester: Requester) -> Parameters:
        """What was requested, at the requested model. Raises UserError if it lacks that."""
        if request.previous:
            return change(self._catalogue, Parameters.of(request.previous), request.text.options, even_paused=True)
        defaults = Options.from_json((await self._chats.get(request.chat_id)).options)
        topic = Options.from_json(await self._topics.get(request.chat_id, requester.thread_id))
        return resolve(self._catalogue, request.text.options, defaults, topic, even_paused=True)


def _as_draft(request: OrderRequest, requested: Parameters, model: str) -> Callable[[], Awaitable[OrderRequest]]:
    """The request as a draft, which the door checks as an order with a model that can make it.

    The row has the parameters of the requested model: its card explains the problem and offers the other models.
    """
    kept = StoredParameters(model=requested.model, options=requested.options_json(), sources=requested.sources_json())

    async def write(entry: Entry) -> Task | None:
        return await request.write(replace(entry, parameters=kept))

    async def read() -> OrderRequest:
        text = replace(request.text, options=Options(model=model))
        return replace(request, text=text, previous=kept, draft=True, write=write)

    return read
