"""The only way to a paid create: checks access, text, pictures and the catalogue, then writes the row with its intent."""

from collections.abc import Awaitable, Callable, Mapping, Sequence

from bot.access.admins import BotAdmins
from bot.access.gate import Admission, Gate, Requester
from bot.access.pauses import HandPauses
from bot.catalogue import Catalogue, ProviderEntry, change, resolve
from bot.errors import UserError
from bot.money import Cashier, Register, quote
from bot.orders.entry import Entry
from bot.orders.places import NoPlaces, OrderPlace, OrderPlaces
from bot.orders.resting import require_available
from bot.parameters import Options, Parameters
from bot.parsing.doubts import Doubt
from bot.parsing.options import OrderText, parse_order
from storage.chats import Chats
from storage.model import Image, StoredParameters, Task
from storage.records import dataclass
from storage.states import State
from storage.topics import TopicOptions

PHOTOS_OFF = "owner-photos-off"
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


@dataclass(frozen=True, kw_only=True)
class OrderRequest:
    """A request that was read but not checked.

    `previous`: parameters that apply instead of the defaults of the chat and the topic. `doubtful_links`: number of links
    that may be pictures. `draft`: wait for a button instead of ordering. `pressed`: a button was pressed that showed
    `shown_price` (millionths of the currency; None: no price). `confirmed`: it was one that confirms an order, so that its
    price needs no other confirmation. `write` writes the row with the methods of `Entry`; if it
    raises, nothing is written.
    """

    chat_id: int
    text: OrderText
    images: Sequence[Image]
    write: Callable[[Entry], Awaitable[Task | None]]
    previous: StoredParameters | None = None
    doubtful_links: int = 0
    draft: bool = False
    pressed: bool = False
    confirmed: bool = False
    shown_price: int | None = None


class Door:
    """The only way to `queued`, and for orders to `submitting`: all their conditions are checked in `enter`, and nowhere else."""

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
        wake_submitter: Callable[[], None] | None = None,
        places: OrderPlaces | None = None,
    ) -> None:
        """`wake`: called after a row was written. `wake_submitter`: instead for an order that waits; its card is not due yet.

        `places`: for orders that need not wait.
        """
        self._pauses = pauses
        self._cashier = cashier
        self._catalogue = catalogue
        self._gate = gate
        self._admins = admins
        self._rules = rules
        self._wake = wake
        self._wake_submitter = wake_submitter or wake
        self._places = places or NoPlaces()

    async def enter(self, requester: Requester, read: Callable[[], Awaitable[OrderRequest]]) -> Task | None:
        """Check that the user may order, `read` the request, check it, and write its row in a transaction.

        Returns the result of the request's `write`. Raises UserError for problems the user can fix; nothing is written then.
        """
        admission = await self.admit(requester)  # first: a user without access gets no answers about options
        request = await read()
        await self._check(request)
        place = None if request.draft else self._places.take()
        try:
            return await self._write(requester, admission, request, place)
        finally:
            if place is not None:
                place.give_back()

    async def _write(
        self, requester: Requester, admission: Admission, request: OrderRequest, place: OrderPlace | None
    ) -> Task | None:
        async def work(register: Register) -> Task | None:
            tx = register.tx
            # Access and defaults are read in the transaction, because they may have changed.
            chat = await Chats(tx, self._rules.bot_id).get(request.chat_id)
            await self._gate.recheck(tx, chat, requester, admission)
            topic = await TopicOptions(tx, self._rules.bot_id).get(request.chat_id, requester.thread_id)
            catalogue = await self._pauses.catalogue(tx)
            defaults = Options.from_json(chat.options), Options.from_json(topic)
            chosen, provider = self._parameters(catalogue, request, *defaults)
            price = quote(self._catalogue, chosen)
            if request.pressed and not request.draft:
                price.require_shown(request.shown_price)
            to_confirm = price.reaches(self._rules.confirm_above, chat.confirm_above)
            doubt = Doubt.PRICE if to_confirm and not request.draft and not request.confirmed else None
            entry = Entry(
                register=register,
                quote=price,
                payer_id=requester.payer_id,
                parameters=StoredParameters(
                    model=chosen.model, options=chosen.options_json(), sources=chosen.sources_json()
                ),
                draft=request.draft or doubt is not None,
                provider=provider.name,
                api_root=self._rules.api_roots[provider.name],
                doubt=doubt,
                place=place,
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
        if written is not None and written.state is State.QUEUED:
            self._wake_submitter()
        elif written is not None and written.state is not State.SUBMITTING:
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
            takes_photos = any(map(self._takes_photos, self._catalogue.providers))
            raise UserError("prompt-missing" if takes_photos else "prompt-missing-words")
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

    def _parameters(
        self, catalogue: Catalogue, request: OrderRequest, defaults: Options, topic: Options
    ) -> tuple[Parameters, ProviderEntry]:
        """The parameters of the create, checked against the current catalogue, and the provider. Raises UserError."""
        text = request.text
        if request.previous:
            chosen = change(catalogue, Parameters.of(request.previous), text.options)
        else:
            chosen = resolve(catalogue, text.options, defaults, topic)
        self.require_no_secret(*(value for value in chosen.values.values() if isinstance(value, str)))
        model = catalogue.get(chosen.model)
        model.check(text.words, len(request.images), request.doubtful_links)
        provider = catalogue.provider_of(model)
        if any(image.kind == "photo" for image in request.images) and not self._takes_photos(provider):
            others = any(map(self._takes_photos, catalogue.providers))
            raise UserError("photos-elsewhere", model=model.title) if others else UserError("photos-off")
        return chosen, provider
