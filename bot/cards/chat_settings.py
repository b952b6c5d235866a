"""What /settings shows and changes: the settings of a chat or a topic, and what can be chosen for each of them."""

import zlib
from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cached_property

from bot.amounts import to_millionths
from bot.catalogue import Catalogue, Model, Offered, offer_all, resolve
from bot.errors import UserError
from bot.options import Option
from bot.parameters import Options, Parameters
from bot.parsing.confirm_above import ConfirmAbove
from bot.values import Value
from storage.chats import Chat
from storage.records import dataclass
from storage.topics import NO_OPTIONS

STEPS = (1, 2, 5)  # amounts that are offered, times a power of ten
MOST_AMOUNTS = 7


class Setting(StrEnum):
    """What a button is about. An option of the model is its place in the model's table, as a number."""

    ALL = "all"
    MODEL = "model"
    CONFIRM = "confirm"
    LANGUAGE = "language"
    MENTION = "mention"
    WHO = "who"
    RESET = "reset"


class NoSuchChoice(LookupError):
    """There is no such setting, or no such value of it."""


@dataclass(frozen=True, kw_only=True)
class Change:
    """What is to be stored; None: unchanged. `options`: all of the topic's, or of the chat's if there is no topic."""

    options: Options | None = None
    confirm_above: ConfirmAbove | None = None
    language: str | None = None
    open_settings: bool | None = None
    order_mentions: bool | None = None


@dataclass(frozen=True, kw_only=True)
class ChatSettings:
    """The settings of a chat, or of a `topic` of it, at one moment. `languages`: those that can be chosen.

    `catalogue`: with the pauses of the moment. `offered`: models for which it returns False are not listed.
    """

    chat: Chat
    topic: int | None = None
    topic_options: str = NO_OPTIONS
    private: bool
    catalogue: Catalogue
    languages: Sequence[str] = ()
    offered: Offered = offer_all

    @cached_property
    def of_chat(self) -> Options:
        return Options.from_json(self.chat.options)

    @cached_property
    def of_topic(self) -> Options:
        return Options.from_json(self.topic_options)

    @property
    def own(self) -> Options:
        """The options that a change replaces."""
        return self.of_chat if self.topic is None else self.of_topic

    def parameters(self, requested: Options | None = None) -> Parameters:
        """What an order with these options gets. Raises UserError, also if the catalogue lacks what was chosen here."""
        return resolve(self.catalogue, requested or Options(), self.of_chat, self.of_topic)

    @cached_property
    def model(self) -> Model | None:
        """The model of an order; None if it cannot be ordered now."""
        try:
            return self.catalogue.get(self.parameters().model)
        except UserError:
            return None

    @cached_property
    def models(self) -> tuple[str, ...]:
        """Names of the models that can be chosen."""
        return tuple(model.name for model in self.catalogue.models if not model.paused and self.offered(model))

    @property
    def options(self) -> Mapping[str, Option]:
        """The options of the model, by what buttons carry for them."""
        return {str(place): option for place, option in enumerate(self.model.options)} if self.model else {}

    @cached_property
    def version(self) -> str:
        """A checksum of all that a message shows and that its buttons count on: eight hexadecimal digits."""
        chat, options = self.chat, [(option.name, option.values) for option in self.options.values()]
        shown = (
            chat.options, chat.confirm_above, chat.language, chat.open_settings, chat.order_mentions, self.topic,
            self.topic_options, self.models, self.model and self.model.name, options, tuple(self.languages),
        )  # fmt: skip
        return f"{zlib.crc32(repr(shown).encode()):08x}"

    def choices(self, setting: str) -> Sequence[Value]:
        """The values that can be chosen; amounts are millionths. Raises NoSuchChoice."""
        match setting:
            case Setting.MODEL:
                return self.models
            case Setting.CONFIRM:
                return self._amounts()
            case Setting.LANGUAGE:
                return tuple(self.languages)
            case Setting.WHO | Setting.MENTION if not self.private:
                return (False, True)
            case _ if option := self.options.get(setting):
                return option.values
        raise NoSuchChoice(setting)

    def chosen(self, setting: str) -> Value | None:
        """The value that applies now, of those above. None: no value of its own, or none at all."""
        match setting:
            case Setting.CONFIRM:
                return self.chat.confirm_above
            case Setting.LANGUAGE:
                return self.chat.language or None
            case Setting.WHO:
                return self.chat.open_settings
            case Setting.MENTION:
                return self.chat.order_mentions
        if self.model is None:
            return None
        if setting == Setting.MODEL:
            return self.model.name
        option = self.options.get(setting)
        return self.parameters().values.get(option.name) if option else None

    def has_own(self, setting: str) -> bool:
        """Whether a model or an option was chosen here, so that the choice can be taken back."""
        if setting == Setting.MODEL:
            return self.own.model is not None
        option = self.options.get(setting)
        return option is not None and self._without(option).values != self.own.values

    def change(self, setting: str, number: int | None) -> Change:
        """What the button for value `number` (None: no value of its own) stores. Raises NoSuchChoice."""
        if setting == Setting.RESET:
            return self.reset()
        values = self.choices(setting)
        if number is not None and number >= len(values):
            raise NoSuchChoice(setting)
        value = None if number is None else values[number]
        match setting:
            case Setting.MODEL:
                return Change(options=Options(None if value is None else str(value), self.own.values))
            case Setting.CONFIRM:
                return Change(confirm_above=ConfirmAbove(None if value is None else int(value)))
            case Setting.LANGUAGE:
                return Change(language=str(value or ""))
            case Setting.WHO:
                return Change(open_settings=bool(value))
            case Setting.MENTION:
                return Change(order_mentions=bool(value))
        option = self.options[setting]
        rest = self._without(option)
        return Change(options=rest if value is None else Options(None, {option.name: value}).over(rest))

    def typed(self, options: Options) -> Change:
        """What the options typed after /settings store. Raises UserError if the model lacks one of them."""
        self.parameters(options)
        return Change(options=options.over(self.own))

    def reset(self) -> Change:
        """Ends all that was chosen here, but not who may change the settings."""
        if self.topic is not None:
            return Change(options=Options())
        return Change(options=Options(), confirm_above=ConfirmAbove(None), language="", order_mentions=False)

    def can_reset(self) -> bool:
        if self.topic is not None:
            return self.of_topic != Options()
        chat = self.chat
        return self.of_chat != Options() or chat.confirm_above is not None or bool(chat.language) or chat.order_mentions

    def _without(self, option: Option) -> Options:
        """The options chosen here without this one, under whatever name it was written."""
        model = self.model
        kept = {
            name: value for name, value in self.own.values.items() if model is None or model.option(name) is not option
        }
        return Options(self.own.model, kept)

    def _amounts(self) -> tuple[int, ...]:
        """Round amounts between what the cheapest and the dearest model cost, 0, and the chat's own."""
        known = [price for name in self.catalogue.names if (price := self._price(name)) is not None]
        own = [] if self.chat.confirm_above is None else [self.chat.confirm_above]
        if not known:
            return tuple(sorted({0, *own}))
        round_ones = (step * 10**power for power in range(13) for step in STEPS)
        between = [amount for amount in round_ones if min(known) <= amount <= 2 * max(known)]
        return tuple(sorted({0, *between[:MOST_AMOUNTS], *own}))

    def _price(self, name: str) -> int | None:
        """What a video of this model costs with its own defaults, in millionths."""
        model = self.catalogue.get(name)
        values = {option.name: option.default for option in model.options if option.default is not None}
        price = model.price(values)
        return None if price is None else to_millionths(price)
