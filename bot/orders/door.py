"""The only way to a paid create: checks access, text, pictures and the catalogue, then writes the row with its intent."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass

from bot.access.admins import BotAdmins
from bot.access.gate import Admission, Gate, Requester
from bot.access.pauses import HandPauses
from bot.amounts import format_money, from_millionths, to_millionths
from bot.catalogue import Catalogue, ProviderEntry, change, resolve
from bot.errors import UserError
from bot.money import Cashier, Quote, Register
from bot.orders.resting import require_available
from bot.parameters import Options, Parameters
from bot.parsing.doubts import Doubt
from bot.parsing.options import OrderText, parse_order
from storage.chats import Chat, Chats
from storage.collecting import Collecting
from storage.database import Executor
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

    `confirm_above`: CONFIRM_ABOVE, in millionths of the currency; None: off.
    `holds_secret`: whether a text contains one of the bot's own secrets, which must not be sent to the provider.
    """

    bot_id: int
    api_roots: Mapping[str, str]
    photos_work: bool
    photo_limit: int
    album_quiet: float
    confirm_above: int | None = None
    holds_secret: Callable[[str], bool] = lambda _: False

    @property
    def text_quiet(self) -> float:
        """Seconds without a further message after which a text that may have been cut is complete."""
        return self.album_quiet * TEXT_QUIET_FACTOR


@dataclass(frozen=True)
class Entry:
    """A checked request, and the transaction in which its row is written and charged. Only the door creates one.

    `payer_id`: whose budget for users it is charged to. `doubt`: of the door itself.
    """

    register: Register
    quote: Quote
    payer_id: int
    parameters: StoredParameters
    draft: bool
    provider: str
    api_root: str
    doubt: Doubt | None = None

    @property
    def tx(self) -> Executor:
        return self.register.tx

    @property
    def now(self) -> float:
        return self.register.now

    async def add(
        self, origin: Origin, prompt: str, images: Sequence[Image], *,
        intent: str, parent_id: str | None = None, doubt: Doubt | None = None,
    ) -> Task | None:  # fmt: skip
        """Add a row; None if the intent already has one."""
        new = NewTask(
            state=self._state,
            origin=origin,
            prompt=prompt,
            doubt=doubt or self.doubt,
            parameters=self.parameters,
            images=images,
            provider=self.provider,
            api_root=self.api_root,
            idempotency_key=intent,
            parent_id=parent_id,
            due_at=None if self.draft else self.now,
            show_at=self.now if self.draft else self.now + CARD_DELAY,
        )
        return await self._charged(await Tasks(self.tx).add(new, self.now))

    async def order_draft(self, draft: Task, prompt: str) -> Task | None:
        """Order a draft; None if it has changed since it was read."""
        ordered = await Tasks(self.tx).order_draft(
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
        return await self._charged(ordered)

    async def close(self, row: Task, prompt: str, doubt: str | None) -> Task | None:
        """End the collecting of an album or a text; None if a message was added meanwhile."""
        closed = await Collecting(self.tx).finish_collecting(
            row, self._state, prompt=prompt, parameters=self.parameters, provider=self.provider, api_root=self.api_root,
            doubt=doubt or self.doubt, now=self.now,
        )  # fmt: skip
        return await self._charged(closed)

    async def _charged(self, row: Task | None) -> Task | None:
        """Reserve the charge of an order, after its row was written. Raises UserError: then nothing is written."""
        if row is not None and row.state is State.QUEUED:
            await self.register.reserve(row, self.quote, self.payer_id)
        return row

    @property
    def _state(self) -> State:
        return State.DRAFT if self.draft else State.QUEUED


@dataclass(frozen=True, kw_only=True)
class OrderRequest:
    """A request that was read but not checked.

    `previous`: parameters that apply instead of the chat's defaults. `doubtful_links`: number of links that may be
    pictures. `draft`: wait for a button instead of ordering. `confirmed`: a button was pressed that showed `shown_price`
    (millionths of the currency; None: no price). `write` writes the row with the methods of `Entry`; if it raises, nothing
    is written.
    """

    chat_id: int
    text: OrderText
    images: Sequence[Image]
    write: Callable[[Entry], Awaitable[Task | None]]
    previous: StoredParameters | None = None
    doubtful_links: int = 0
    draft: bool = False
    confirmed: bool = False
    shown_price: int | None = None


class PriceChanged(UserError):
    """The button showed a lower price than that of today, or none. Nothing was ordered: the button must be shown again."""


class Door:
    """The only way to `queued`: all conditions for an order are checked in `enter`, and nowhere else."""

    def __init__(
        self,
        *,
        cashier: Cashier,
        catalogue: Catalogue,
        gate: Gate,
        admins: BotAdmins,
        rules: OrderRules,
        wake: Callable[[], None],
        pauses: HandPauses,
    ) -> None:
        self._pauses = pauses
        self._cashier = cashier
        self._catalogue = catalogue
        self._gate = gate
        self._admins = admins
        self._rules = rules
        self._wake = wake

    async def enter(self, requester: Requester, read: Callable[[], Awaitable[OrderRequest]]) -> Task | None:
        """Check that the user may order, `read` the request, check it, and write its row in a transaction.

        Returns the result of the request's `write`. Raises UserError for problems the user can fix; nothing is written then.
        """
        admission = await self.admit(requester)  # first: a user without access gets no answers about options
        request = await read()
        await self._check(request)

        async def work(register: Register) -> Task | None:
            tx = register.tx
            # Access and defaults are read in the transaction, because they may have changed.
            chat = await Chats(tx, self._rules.bot_id).get(request.chat_id)
            await self._gate.recheck(tx, chat, requester, admission)
            catalogue = await self._pauses.catalogue(tx)
            chosen, provider = self._parameters(catalogue, request, Options.from_json(chat.options))
            quote = self._quote(chosen)
            if request.confirmed:
                _require_shown(quote, request.shown_price)
            doubt = None if request.draft or request.confirmed else self._doubt_about(quote, chat)
            entry = Entry(
                register=register,
                quote=quote,
                payer_id=requester.payer_id,
                parameters=StoredParameters(
                    model=chosen.model, options=chosen.options_json(), sources=chosen.sources_json()
                ),
                draft=request.draft or doubt is not None,
                provider=provider.name,
                api_root=self._rules.api_roots[provider.name],
                doubt=doubt,
            )
            row = await request.write(entry)
            if row is not None and not entry.draft:
                # After the write, so that a repeated update or press does not use up the one try of a resting model.
                await require_available(tx, self._catalogue.get(chosen.model), entry.now)
            return row

        try:
            written = await self._cashier.write(work)
        except UserError as error:
            raise await self._reported(error) from None
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
        return parse_order(body, self._pauses.latest, text_links)

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
        return provider.takes_photos(as_links=self._rules.photos_work)

    async def _reported(self, error: UserError) -> UserError:
        """Notify the admins of what only they can fix. Returns the error for the user, which says whether they know."""
        if error.key in {"photos-off", "photos-elsewhere"}:
            await self._admins.notify(PHOTOS_OFF)
        elif error.key == "budget-unpriced" and not await self._admins.notify(
            "owner-budget-unpriced", model=error.values["model"]
        ):
            return UserError("budget-unpriced-untold", **error.values)
        return error

    def _quote(self, chosen: Parameters) -> Quote:
        """What the create costs today."""
        model = self._catalogue.get(chosen.model)
        number, price = model.quote(chosen.values)
        amount = None if price is None else to_millionths(price)
        return Quote(amount, self._catalogue.currency, f"prices {number}" if number else "", model.title)

    def _doubt_about(self, quote: Quote, chat: Chat) -> Doubt | None:
        """Whether the user must confirm the price: at or above the lower threshold, or if it is unknown."""
        thresholds = [each for each in (self._rules.confirm_above, chat.confirm_above) if each is not None]
        if not thresholds or (quote.amount is not None and quote.amount < min(thresholds)):
            return None
        return Doubt.PRICE

    def _parameters(
        self, catalogue: Catalogue, request: OrderRequest, defaults: Options
    ) -> tuple[Parameters, ProviderEntry]:
        """The parameters of the create, checked against the current catalogue, and the provider. Raises UserError."""
        text = request.text
        if request.previous:
            chosen = change(catalogue, Parameters.of(request.previous), text.options)
        else:
            chosen = resolve(catalogue, text.options, defaults)
        self.require_no_secret(*(value for value in chosen.values.values() if isinstance(value, str)))
        model = catalogue.get(chosen.model)
        model.check(text.words, len(request.images), request.doubtful_links)
        provider = catalogue.provider_of(model)
        if any(image.kind == "photo" for image in request.images) and not self._takes_photos(provider):
            others = any(map(self._takes_photos, catalogue.providers))
            raise UserError("photos-elsewhere", model=model.title) if others else UserError("photos-off")
        return chosen, provider


def _require_shown(quote: Quote, shown: int | None) -> None:
    """Raise PriceChanged if an order costs more than its button showed."""
    if quote.amount is None:
        if shown is not None:
            raise PriceChanged("price-unknown-now")
    elif quote.amount > (shown or 0):
        raise PriceChanged("price-changed", price=format_money(from_millionths(quote.amount), quote.currency))
