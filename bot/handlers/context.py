"""What handlers can access: the services, by name and type, and replies to the current message."""

from collections.abc import Awaitable, Callable
from typing import Any

from telegram.ext import Application, CallbackContext, ExtBot

from bot.access.admins import BotAdmins
from bot.access.gate import Gate
from bot.access.known_chats import KnownChats
from bot.access.members import Members
from bot.access.pauses import HandPauses
from bot.botapi.inline_answers import InlineAnswers
from bot.botapi.messenger import Messenger
from bot.botapi.newest import NewestOnly
from bot.botapi.outbox import Outbox
from bot.cards.current import CurrentCards
from bot.cards.inline import InlineCards
from bot.cards.options import OptionWords
from bot.cards.results import ResultCards
from bot.catalogue import Catalogue, Offered, offer_all
from bot.charts import ChartDrawer
from bot.money import Periods
from bot.orders import Orders
from bot.orders.actions import Actions
from bot.orders.own_videos import OwnVideos
from bot.orders.picks import Picks
from bot.parsing.small_talk import SmallTalk
from bot.settings import Settings
from bot.texts.words import Words
from bot.videoapi.accounts import Accounts
from storage.chats import Chats
from storage.database import Database
from storage.limits import Limits
from storage.records import dataclass


@dataclass(frozen=True, kw_only=True)
class Services:
    """Created once in `bot/bootstrap/services.py`."""

    settings: Settings
    database: Database
    catalogue: Catalogue
    words: Words
    messenger: Messenger
    outbox: Outbox
    press_answers: Outbox
    inline_queries: NewestOnly
    inline_answers: InlineAnswers
    inline_cards: InlineCards
    own_videos: OwnVideos
    admins: BotAdmins
    gate: Gate
    pauses: HandPauses
    known_chats: KnownChats
    members: Members
    orders: Orders
    actions: Actions
    picks: Picks
    option_words: OptionWords
    current_cards: CurrentCards
    limits: Limits
    results: ResultCards
    chats: Chats
    move_chat: Callable[[int, int], Awaitable[None]]
    clock: Callable[[], float]
    periods: Periods
    accounts: Accounts
    drawer: ChartDrawer
    small_talk: SmallTalk
    offered: Offered = offer_all
    takes_photos: Offered = offer_all  # whether uploaded photos reach the model's provider


class BotContext(CallbackContext[ExtBot[None], dict[Any, Any], dict[Any, Any], dict[Any, Any]]):
    """PTB's context with `services`; its untyped dicts are not used."""

    def __init__(
        self,
        application: "BotApplication",
        chat_id: int | None = None,
        user_id: int | None = None,
    ) -> None:
        super().__init__(application, chat_id, user_id)
        self._application_with_services = application
        self.language = ""  # of the answers to this update; set where it enters (`bot/handlers/languages.py`)

    @property
    def services(self) -> Services:
        return self._application_with_services.services


class BotApplication(Application[ExtBot[None], BotContext, dict[Any, Any], dict[Any, Any], dict[Any, Any], None]):
    """PTB's application, which has the services for its contexts. PTB's builder hands `arguments` over."""

    def __init__(self, *, services: Services, **arguments: Any) -> None:
        super().__init__(**arguments)
        self.services = services
