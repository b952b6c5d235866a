"""The one door before the money: access, words, pictures, the catalogue; then the row, in one transaction with its intent."""

import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from bot.access.admins import BotAdmins
from bot.access.gate import Gate, Requester
from bot.catalogue import Catalogue, change, resolve
from bot.errors import UserError
from bot.options import Options, Parameters
from bot.parsing.doubts import Doubt
from bot.parsing.options import OrderText, parse_order
from storage.chats import Chats
from storage.collecting import Collecting
from storage.database import Database, Executor
from storage.model import Image, NewTask, Origin, StoredParameters, Task
from storage.states import State
from storage.tasks import Tasks

PATIENCE = 3.0  # seconds an order may wait before the chat is told that it waits
REST_TAKES = 2.0  # times as long as an album's next photo: a text read without its rest would be another order


@dataclass(frozen=True, kw_only=True)
class OrderRules:
    """The settings that orders obey. `photo_limit` is in bytes, `album_quiet` in seconds.

    `holds_secret` finds one of the bot's own secrets in a text: that must not go to the provider.
    """

    bot_id: int
    api_root: str
    photos_work: bool
    photo_limit: int
    album_quiet: float
    holds_secret: Callable[[str], bool] = lambda _: False

    @property
    def text_quiet(self) -> float:
        """Seconds without a further message after which a text that may have been cut is complete."""
        return self.album_quiet * REST_TAKES


@dataclass(frozen=True)
class Entry:
    """A request that came through the door, and the transaction in which its row is written. Only the door makes one."""

    tx: Executor
    parameters: StoredParameters
    draft: bool
    api_root: str
    now: float

    async def add(
        self, origin: Origin, prompt: str, images: Sequence[Image], *,
        intent: str, parent_id: str | None = None, doubt: Doubt | None = None,
    ) -> Task | None:  # fmt: skip
        """A new row; None if the intent had one before."""
        new = NewTask(
            state=self._state,
            origin=origin,
            prompt=prompt,
            doubt=doubt,
            parameters=self.parameters,
            images=images,
            api_root=self.api_root,
            idempotency_key=intent,
            parent_id=parent_id,
            due_at=None if self.draft else self.now,
            show_at=self.now if self.draft else self.now + PATIENCE,
        )
        return await Tasks(self.tx).add(new, self.now)

    async def order_draft(self, draft: Task, prompt: str) -> Task | None:
        """Order a draft; None if it has moved on since."""
        return await Tasks(self.tx).order_draft(
            draft,
            message_id=draft.origin.message_id,
            user_id=draft.origin.user_id,
            prompt=prompt,
            parameters=self.parameters,
            status_message_id=draft.status_message_id,
            show_at=self.now + PATIENCE,
            now=self.now,
        )

    async def close(self, row: Task, prompt: str, doubt: str | None) -> Task | None:
        """End the collecting of an album or a text; None if more of it came."""
        return await Collecting(self.tx).finish_collecting(
            row, self._state, prompt=prompt, parameters=self.parameters, doubt=doubt, now=self.now
        )

    @property
    def _state(self) -> State:
        return State.DRAFT if self.draft else State.QUEUED


@dataclass(frozen=True, kw_only=True)
class Request:
    """A request, read but not yet checked.

    `before`: applies where the text says nothing, instead of the chat's defaults. `maybe`: how many links may turn out to
    be pictures. `draft`: it waits for a button instead of being ordered. `write` writes its row, by what `Entry` offers;
    what it raises leaves no trace.
    """

    chat_id: int
    text: OrderText
    images: Sequence[Image]
    write: Callable[[Entry], Awaitable[Task | None]]
    before: StoredParameters | None = None
    maybe: int = 0
    draft: bool = False


class Door:
    """The only way to `queued`: what must hold for every order is checked in `enter`, and nowhere else."""

    def __init__(
        self,
        *,
        database: Database,
        catalogue: Catalogue,
        gate: Gate,
        admins: BotAdmins,
        rules: OrderRules,
        wake: Callable[[], None],
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._database = database
        self._catalogue = catalogue
        self._gate = gate
        self._admins = admins
        self._rules = rules
        self._wake = wake
        self._clock = clock

    async def enter(self, requester: Requester, read: Callable[[], Awaitable[Request]]) -> Task | None:
        """Check that the user may order, `read` the request, check it, and write its row in a transaction.

        Returns what the request's `write` returns. Raises UserError for what the user can fix; nothing is written then.
        """
        await self.admit(requester)  # first: a user who may not order learns nothing about options
        request = await read()
        await self._check(request)

        async def work(tx: Executor) -> Task | None:
            # Access and defaults are read again here: an admin or the chat may have changed them since.
            chat = await Chats(tx, self._rules.bot_id).get(request.chat_id)
            await self._gate.require_still(tx, chat, requester)
            parameters = self._parameters(request, Options.from_json(chat.options))
            return await request.write(Entry(tx, parameters, request.draft, self._rules.api_root, self._clock()))

        written = await self._database.transaction(work)
        if written is not None:
            self._wake()
        return written

    async def admit(self, requester: Requester) -> None:
        """Raise UserError for a person who may not order in this chat."""
        await self._gate.require(requester)

    def parse(self, body: str, text_links: Sequence[str] = ()) -> OrderText:
        """Read the words of an order. Raises UserError."""
        # First of all: an answer about an unknown option would repeat a part of it.
        self.require_no_secret(body, *text_links)
        return parse_order(body, self._catalogue, text_links)

    def require_no_secret(self, *texts: str) -> None:
        if any(map(self._rules.holds_secret, texts)):
            raise UserError("prompt-secret")

    async def check_pictures(self, images: Sequence[Image]) -> None:
        """Raise UserError for photos that cannot be passed on."""
        photos = [image for image in images if image.kind == "photo"]
        if photos and not self._rules.photos_work:
            await self._admins.notify("owner-photos-off")
            raise UserError("photos-off")
        if any(image.bytes and image.bytes > self._rules.photo_limit for image in photos):
            raise UserError("photo-too-big", limit=self._rules.photo_limit // (1024 * 1024))

    async def _check(self, request: Request) -> None:
        """Raise UserError for words and pictures that cannot be ordered, whatever the options are."""
        if not request.text.prompt:
            raise UserError("prompt-missing")
        links = (image.ref for image in request.images if image.kind == "link")
        self.require_no_secret(request.text.prompt, *links)
        await self.check_pictures(request.images)

    def _parameters(self, request: Request, defaults: Options) -> StoredParameters:
        """The parameters of the create, checked against the catalogue of today. Raises UserError."""
        text = request.text
        if request.before:
            chosen = change(self._catalogue, Parameters.of(request.before), text.options)
        else:
            chosen = resolve(self._catalogue, text.options, defaults)
        self.require_no_secret(*(value for value in chosen.values.values() if isinstance(value, str)))
        self._catalogue.get(chosen.model).check(text.words, len(request.images), request.maybe)
        return StoredParameters(model=chosen.model, options=chosen.options_json(), sources=chosen.sources_json())
