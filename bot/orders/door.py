"""The only way to a paid create: checks access, text, pictures and the catalogue, then writes the row with its intent."""

import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass

from bot.access.admins import BotAdmins
from bot.access.gate import Admission, Gate, Requester
from bot.catalogue import Catalogue, ProviderEntry, change, resolve
from bot.errors import UserError
from bot.orders.resting import require_available
from bot.parameters import Options, Parameters
from bot.parsing.doubts import Doubt
from bot.parsing.options import OrderText, parse_order
from storage.chats import Chats
from storage.collecting import Collecting
from storage.database import Database, Executor
from storage.model import Image, NewTask, Origin, StoredParameters, Task
from storage.states import State
from storage.tasks import Tasks

PHOTOS_OFF = "owner-photos-off"
CARD_DELAY = 3.0  # seconds that an order may be queued before its status message is sent
# A text waits longer for its rest than an album for its next photo: without it, it would be a different order.
TEXT_QUIET_FACTOR = 2.0


@dataclass(frozen=True, kw_only=True)
class OrderRules:
    """Settings for orders. `photo_limit` in bytes, `album_quiet` in seconds, `api_roots` by the names of the providers.

    `holds_secret`: whether a text contains one of the bot's own secrets, which must not be sent to the provider.
    """

    bot_id: int
    api_roots: Mapping[str, str]
    photos_work: bool
    photo_limit: int
    album_quiet: float
    holds_secret: Callable[[str], bool] = lambda _: False

    @property
    def text_quiet(self) -> float:
        """Seconds without a further message after which a text that may have been cut is complete."""
        return self.album_quiet * TEXT_QUIET_FACTOR


@dataclass(frozen=True)
class Entry:
    """A checked request, and the transaction in which its row is written. Only the door creates one."""

    tx: Executor
    parameters: StoredParameters
    draft: bool
    provider: str
    api_root: str
    now: float

    async def add(
        self, origin: Origin, prompt: str, images: Sequence[Image], *,
        intent: str, parent_id: str | None = None, doubt: Doubt | None = None,
    ) -> Task | None:  # fmt: skip
        """Add a row; None if the intent already has one."""
        new = NewTask(
            state=self._state,
            origin=origin,
            prompt=prompt,
            doubt=doubt,
            parameters=self.parameters,
            images=images,
            provider=self.provider,
            api_root=self.api_root,
            idempotency_key=intent,
            parent_id=parent_id,
            due_at=None if self.draft else self.now,
            show_at=self.now if self.draft else self.now + CARD_DELAY,
        )
        return await Tasks(self.tx).add(new, self.now)

    async def order_draft(self, draft: Task, prompt: str) -> Task | None:
        """Order a draft; None if it has changed since it was read."""
        return await Tasks(self.tx).order_draft(
            draft,
            message_id=draft.origin.message_id,
            user_id=draft.origin.user_id,
            prompt=prompt,
            parameters=self.parameters,
            provider=self.provider,
            api_root=self.api_root,
            status_message_id=draft.status_message_id,
            show_at=self.now + CARD_DELAY,
            now=self.now,
        )

    async def close(self, row: Task, prompt: str, doubt: str | None) -> Task | None:
        """End the collecting of an album or a text; None if a message was added meanwhile."""
        return await Collecting(self.tx).finish_collecting(
            row, self._state, prompt=prompt, parameters=self.parameters, provider=self.provider, api_root=self.api_root,
            doubt=doubt, now=self.now,
        )  # fmt: skip

    @property
    def _state(self) -> State:
        return State.DRAFT if self.draft else State.QUEUED


@dataclass(frozen=True, kw_only=True)
class OrderRequest:
    """A request that was read but not checked.

    `previous`: parameters that apply instead of the chat's defaults. `doubtful_links`: number of links that may be
    pictures. `draft`: wait for a button instead of ordering. `write` writes the row with the methods of `Entry`; if it
    raises, nothing is written.
    """

    chat_id: int
    text: OrderText
    images: Sequence[Image]
    write: Callable[[Entry], Awaitable[Task | None]]
    previous: StoredParameters | None = None
    doubtful_links: int = 0
    draft: bool = False


class Door:
    """The only way to `queued`: all conditions for an order are checked in `enter`, and nowhere else."""

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

    async def enter(self, requester: Requester, read: Callable[[], Awaitable[OrderRequest]]) -> Task | None:
        """Check that the user may order, `read` the request, check it, and write its row in a transaction.

        Returns the result of the request's `write`. Raises UserError for problems the user can fix; nothing is written then.
        """
        admission = await self.admit(requester)  # first: a user without access gets no answers about options
        request = await read()
        await self._check(request)

        async def work(tx: Executor) -> Task | None:
            # Access and defaults are read in the transaction, because they may have changed.
            chat = await Chats(tx, self._rules.bot_id).get(request.chat_id)
            await self._gate.recheck(tx, chat, requester, admission)
            chosen, provider = self._parameters(request, Options.from_json(chat.options))
            now = self._clock()
            if not request.draft:
                await require_available(tx, self._catalogue, chosen, len(request.images), request.text.words, now)
            parameters = StoredParameters(
                model=chosen.model, options=chosen.options_json(), sources=chosen.sources_json()
            )
            root = self._rules.api_roots[provider.name]
            return await request.write(Entry(tx, parameters, request.draft, provider.name, root, now))

        try:
            written = await self._database.transaction(work)
        except UserError as error:
            await self._notify_admins(error)
            raise
        if written is not None:
            self._wake()
        return written

    async def admit(self, requester: Requester) -> Admission:
        """Raise UserError if the user may not order in this chat."""
        return await self._gate.require(requester)

    async def is_approved(self, requester: Requester) -> bool:
        """Whether a decision of an admin lets the user order in this chat."""
        return await self._gate.admits(requester)

    def parse(self, body: str, text_links: Sequence[str] = ()) -> OrderText:
        """Parse the text of an order. Raises UserError."""
        # Before parsing: an answer about an unknown option quotes it.
        self.require_no_secret(body, *text_links)
        return parse_order(body, self._catalogue, text_links)

    def require_no_secret(self, *texts: str) -> None:
        """Raise UserError if a text contains one of the bot's secrets."""
        if any(map(self._rules.holds_secret, texts)):
            raise UserError("prompt-secret")

    async def check_pictures(self, images: Sequence[Image]) -> None:
        """Raise UserError for photos that cannot be passed to the provider."""
        photos = [image for image in images if image.kind == "photo"]
        if photos and not any(self._takes_photos(provider) for provider in self._catalogue.providers):
            await self._admins.notify(PHOTOS_OFF)
            raise UserError("photos-off")
        if any(image.bytes and image.bytes > self._rules.photo_limit for image in photos):
            raise UserError("photo-too-big", limit=self._rules.photo_limit // (1024 * 1024))

    async def _check(self, request: OrderRequest) -> None:
        """Raise UserError for text and pictures that cannot be ordered with any options."""
        if not request.text.prompt:
            raise UserError("prompt-missing")
        links = (image.ref for image in request.images if image.kind == "link")
        self.require_no_secret(request.text.prompt, *links)
        await self.check_pictures(request.images)

    def _takes_photos(self, provider: ProviderEntry) -> bool:
        """Whether uploaded photos reach a provider: as links, or within the create."""
        return self._rules.photos_work or provider.format.takes_files

    async def _notify_admins(self, error: UserError) -> None:
        if error.key == "photos-off":
            await self._admins.notify(PHOTOS_OFF)

    def _parameters(self, request: OrderRequest, defaults: Options) -> tuple[Parameters, ProviderEntry]:
        """The parameters of the create, checked against the current catalogue, and the provider. Raises UserError."""
        text = request.text
        if request.previous:
            chosen = change(self._catalogue, Parameters.of(request.previous), text.options)
        else:
            chosen = resolve(self._catalogue, text.options, defaults)
        self.require_no_secret(*(value for value in chosen.values.values() if isinstance(value, str)))
        model = self._catalogue.get(chosen.model)
        model.check(text.words, len(request.images), request.doubtful_links)
        provider = self._catalogue.provider_of(model)
        if any(image.kind == "photo" for image in request.images) and not self._takes_photos(provider):
            raise UserError("photos-off")
        return chosen, provider
