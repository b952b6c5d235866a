"""Creates the services that handlers use."""

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import partial

from telegram.ext import ExtBot

from bot.access.admins import BotAdmins
from bot.access.gate import Gate
from bot.access.known_chats import KnownChats
from bot.access.members import Members
from bot.access.pauses import HandPauses
from bot.amounts import to_millionths
from bot.bootstrap.role import Role
from bot.botapi.inline_answers import InlineAnswers
from bot.botapi.messenger import Messenger, Place
from bot.botapi.newest import NewestOnly
from bot.botapi.outbox import Outbox
from bot.botapi.videos import VideoSender
from bot.cards.current import CurrentCards
from bot.cards.inline import InlineCards
from bot.cards.lists import TaskLists
from bot.cards.making import MakingTimes
from bot.cards.options import OptionWords
from bot.cards.picks import PickCards
from bot.cards.prices import Prices
from bot.cards.results import ResultCards
from bot.cards.status import StatusCards
from bot.cards.usable import UsableModels
from bot.catalogue import Catalogue, Model
from bot.charts import ChartDrawer
from bot.handlers.context import Services
from bot.money import Cashier, Periods, budgets_of
from bot.orders import Door, OrderRules, Orders
from bot.orders.actions import Actions, ActionTools
from bot.orders.own_videos import OwnVideos
from bot.orders.picks import Picks
from bot.orders.places import OrderPlaces
from bot.parsing.small_talk import SmallTalk
from bot.photos.publishing import PhotoPublisher
from bot.pipeline.courier import resend_result
from bot.pipeline.wakeups import AFTER_CHANGE, AFTER_ORDER, LoopName, Wakeups
from bot.redaction import Redactor
from bot.settings import Settings
from bot.texts.words import Words
from bot.videoapi.accounts import Accounts
from bot.videoapi.formats import root_of
from bot.videoapi.offered import OfferedModels, kept_current
from bot.videoapi.providers import Providers
from storage.budgets import Budgets
from storage.chats import Chats
from storage.database import Database
from storage.limits import Limits
from storage.model import Task
from storage.supergroups import migrate_chat
from storage.tasks import Tasks

log = logging.getLogger(__name__)

PRESSES = 100  # answers to presses in progress, of all chats
PRESSES_PER_CHAT = 30


@asynccontextmanager
async def opened_services(
    settings: Settings, role: Role, bot: ExtBot[None], database: Database, catalogue: Catalogue, wakeups: Wakeups,
    places: OrderPlaces,     photos: PhotoPublisher | None, providers: Providers,
) -> AsyncIterator[Services]:  # fmt: skip
    """The services of the handlers. Their changes wake the loops of this process (`wakeups`) and of the other processes."""
    on_wake_up = None if role is Role.WEB else partial(wakeups.wake, *AFTER_CHANGE)
    if await database.transaction(lambda tx: Budgets(tx).configure(budgets_of(settings.budgets), catalogue.currency)):
        # Processes that share a database share its budgets: the last one that starts decides.
        log.info("BUDGETS is now: %s", ", ".join(map(str, settings.budgets)) or "none")
    async with database.wake_ups(on_wake_up) as wake_others:

        def wake(*names: LoopName) -> None:
            wakeups.wake(*names)
            wake_others()

        roots = {entry.name: root_of(settings, entry) for entry in catalogue.providers}
        offered = OfferedModels(providers, roots, catalogue)
        accounts = Accounts(providers, roots)
        services = _services(
            settings, bot, database, catalogue, wake, places, offered, accounts, photos_work=photos is not None
        )
        try:
            async with kept_current(offered):
                yield services
        finally:
            await services.gate.asking.close()
            await services.inline_queries.close()
            await asyncio.gather(services.outbox.close(), services.press_answers.close())


def _services(
    settings: Settings, bot: ExtBot[None], database: Database, catalogue: Catalogue,
    wake: Callable[..., None], places: OrderPlaces, offered: OfferedModels, accounts: Accounts, *, photos_work: bool,
) -> Services:  # fmt: skip
    words = Words.load()

    async def move_chat(old_id: int, new_id: int) -> None:
        await migrate_chat(database, bot.id, old_id=old_id, new_id=new_id, now=time.time())
        wake(LoopName.SHOW)

    messenger = Messenger(bot, move_chat)
    admins = BotAdmins(admin_ids=settings.admin_ids, database=database, messenger=messenger, words=words)
    members = Members(messenger)
    gate = Gate(mode=settings.access, admins=admins, database=database, bot_id=bot.id, words=words, members=members)
    rules = OrderRules(
        bot_id=bot.id,
        api_roots={entry.name: root_of(settings, entry) for entry in catalogue.providers},
        photos_work=photos_work,
        photo_limit=settings.download_limit,
        album_quiet=settings.album_quiet,
        confirm_above=None if settings.confirm_above is None else to_millionths(settings.confirm_above),
        holds_secret=Redactor(settings.message_secrets).holds,
    )
    ordered = partial(wake, *AFTER_ORDER)
    periods = Periods(settings.timezone)
    cashier = Cashier(database=database, periods=periods, admins=admins)
    pauses = HandPauses(database, catalogue, wake=partial(wake, *AFTER_CHANGE))
    door = Door(
        cashier=cashier,
        catalogue=catalogue,
        gate=gate,
        admins=admins,
        rules=rules,
        wake=ordered,
        pauses=pauses,
        wake_submitter=partial(wake, LoopName.SUBMIT),
        places=places,
    )

    def takes_photos(model: Model) -> bool:
        return catalogue.provider_of(model).takes_photos(as_links=photos_work)

    usable = UsableModels(database, offered, takes_photos)
    orders = Orders.of(database=database, door=door, catalogue=catalogue, rules=rules, wake=ordered, usable=usable)
    option_words = OptionWords(words, catalogue)
    making = MakingTimes(Tasks(database), bot.id)
    cards = StatusCards(words, catalogue, making.usual, photo_limit=settings.download_limit)
    limits = Limits(settings.max_tasks, settings.max_tasks_per_chat)
    current_cards = CurrentCards(database=database, cards=cards, making=making, limits=limits, usable=usable)
    results = ResultCards(words, option_words, Prices(catalogue))
    sender = VideoSender(bot, upload_limit=settings.upload_limit, migrated=move_chat)

    async def resend(task: Task, place: Place) -> int:
        return await resend_result(sender, results, task, place)

    actions = Actions(
        database=database,
        bot_id=bot.id,
        cards=current_cards,
        lists=TaskLists(words, option_words),
        tools=ActionTools(resend=resend, wake=partial(wake, *AFTER_CHANGE)),
        zone=settings.timezone,
    )
    chats = Chats(database, bot.id)
    return Services(
        offered=offered,
        takes_photos=takes_photos,
        small_talk=SmallTalk(lambda talk: words.phrases(f"heard-{talk}"), lambda: words.phrases("heard-names")),
        settings=settings,
        database=database,
        catalogue=catalogue,
        words=words,
        messenger=messenger,
        outbox=Outbox(),
        inline_queries=NewestOnly(),
        inline_answers=InlineAnswers(bot),
        inline_cards=InlineCards(words, option_words, results, settings.timezone),
        own_videos=OwnVideos(database, gate, bot.id),
        press_answers=Outbox(per_chat=PRESSES_PER_CHAT, busy=PRESSES, overall=PRESSES),
        admins=admins,
        gate=gate,
        pauses=pauses,
        members=members,
        orders=orders,
        actions=actions,
        picks=Picks(database, bot.id, PickCards(words, Prices(catalogue), bot.username, time.time)),
        option_words=option_words,
        current_cards=current_cards,
        limits=limits,
        results=results,
        chats=chats,
        known_chats=KnownChats(database, bot.id, settings.access),
        move_chat=move_chat,
        clock=time.time,
        periods=periods,
        accounts=accounts,
        drawer=ChartDrawer(),
    )
