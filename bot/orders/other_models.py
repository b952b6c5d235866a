"""Requests whose model does not take their pictures: kept as drafts with a button for each model that does."""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import replace

from bot.access.gate import Requester
from bot.catalogue import (
    Catalogue,
    Model,
    Offered,
    as_requested,
    change,
    fitting_models,
    offer_all,
    resolve,
)
from bot.errors import UserError
from bot.orders.door import Door, Entry, OrderRequest
from bot.parameters import Options, Parameters
from storage.chats import Chats
from storage.database import Database
from storage.model import StoredParameters, Task

PICTURE_LIMITS = frozenset({"images-too-many", "images-too-few", "images-not-taken"})
"""Errors of the door about the number of pictures. It raises them last but for the length of the prompt."""


class OtherModels:
    """Passes requests to the door. Does not order with another model: the user presses the button of one."""

    def __init__(
        self, *, database: Database, bot_id: int, door: Door, catalogue: Catalogue, offered: Offered = offer_all
    ) -> None:
        self._chats = Chats(database, bot_id)
        self._door = door
        self._catalogue = catalogue
        self._offered = offered

    async def enter(self, requester: Requester, read: Callable[[], Awaitable[OrderRequest]]) -> Task | None:
        """As `Door.enter`, but if only other models take the pictures, the request is written as a draft for them.

        Raises UserError if no model takes them, or if links may be pictures, because their number is not known then.
        """
        try:
            return await self._door.enter(requester, read)
        except UserError as error:
            if error.key not in PICTURE_LIMITS or (request := await read()).doubtful_links:
                raise
            refusal = error
        requested = await self._parameters(request)
        fitting = fitting_models(self._catalogue, requested, len(request.images), request.text.prompt, self._offered)
        for model, _ in fitting:
            # The door may refuse this model for another reason.
            with suppress(UserError):
                return await self._door.enter(requester, _as_draft(request, requested, model))
        raise refusal

    async def _parameters(self, request: OrderRequest) -> Parameters:
        """What the door has found before it checked the pictures."""
        if request.previous:
            return change(self._catalogue, Parameters.of(request.previous), request.text.options)
        defaults = Options.from_json((await self._chats.get(request.chat_id)).options)
        return resolve(self._catalogue, request.text.options, defaults)


def _as_draft(request: OrderRequest, requested: Parameters, model: Model) -> Callable[[], Awaitable[OrderRequest]]:
    """The request as a draft, which the door checks as an order with a model that takes its pictures.

    The row has the parameters of the requested model: its card explains the problem and offers the other models.
    """
    options = as_requested(requested, model.name)
    kept = StoredParameters(model=requested.model, options=requested.options_json(), sources=requested.sources_json())

    async def write(entry: Entry) -> Task | None:
        return await request.write(replace(entry, parameters=kept))

    async def read() -> OrderRequest:
        text = replace(request.text, options=options)
        return replace(request, text=text, previous=None, draft=True, write=write)

    return read
