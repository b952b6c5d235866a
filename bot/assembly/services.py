"""What handlers use, made once and handed to them."""

import time
from contextlib import AsyncExitStack

from bot import handlers
from bot.access import Gate
from bot.assembly.role import Role
from bot.botapi.messenger import Messenger, Place
from bot.botapi.outbox import Outbox
from bot.botapi.videos import VideoSender
from bot.cards.current import CurrentCards
from bot.cards.lists import Lists
from bot.cards.making import MakingTimes
from bot.cards.results import Results
from bot.cards.status import Cards
from bot.catalogue import Catalogue
from bot.context import BotApplication, Services
from bot.desk import Desk, DeskTools
from bot.orders import OrderRules, Orders
from bot.owner import Owner
from bot.pipeline.courier import resend_result
from bot.pipeline.worker import Loop
from bot.redaction import Redactor
from bot.settings import Settings
from bot.texts.words import Words
from storage.chats import Chats, migrate_chat
from storage.database import Database
from storage.following import Following
from storage.limits import Limits
from storage.tasks import Task

WOKEN = ("submit", "show", "ask", "deliver")  # loops that look at once when something happened


async def open_services(
    settings: Settings, role: Role, application: BotApplication, database: Database, catalogue: Catalogue,
    loops: dict[str, Loop], stack: AsyncExitStack, *, photos_work: bool,
) -> Services:  # fmt: skip
    """Make them; `loops` is whom an order wakes, filled later, where this process has a worker."""
    bot = application.bot
    words = Words.load()

    async def move_chat(old_id: int, new_id: int) -> None:
        await migrate_chat(database, bot.id, old_id=old_id, new_id=new_id, now=time.time())

    messenger = Messenger(bot, move_chat)
    owner = Owner(admin_ids=settings.admin_ids, database=database, messenger=messenger, words=words)
    gate = Gate(mode=settings.access, owner=owner, database=database, bot_id=bot.id, words=words)

    def wake_here(*names: str) -> None:
        for name in names or WOKEN:
            if name in loops:
                loops[name].wake()

    def wake() -> None:
        wake_here()
        wake_others()

    def wake_for_order() -> None:
        wake_here("submit", "show")
        wake_others()

    heard = None if role is Role.WEB else wake_here
    wake_others = await stack.enter_async_context(database.wake_ups(heard))
    orders = Orders(
        database=database,
        catalogue=catalogue,
        gate=gate,
        owner=owner,
        rules=OrderRules(
            bot_id=bot.id,
            api_root=settings.video_api_url,
            photos_work=photos_work,
            photo_limit=settings.download_limit,
            album_quiet=settings.album_quiet,
            holds_secret=Redactor(settings.unspeakable).holds,
        ),
        wake=wake_for_order,
    )
    making = MakingTimes(Following(database), bot.id)
    cards = Cards(words, catalogue, making.usual, photo_limit=settings.download_limit)
    limits = Limits(settings.max_tasks, settings.max_tasks_per_chat)
    current_cards = CurrentCards(database=database, cards=cards, making=making, limits=limits)
    results = Results(words, cards)
    sender = VideoSender(bot, upload_limit=settings.upload_limit, migrated=move_chat)

    async def resend(task: Task, place: Place) -> int:
        return await resend_result(sender, results, task, place)

    desk = Desk(
        database=database,
        bot_id=bot.id,
        cards=current_cards,
        lists=Lists(words, cards),
        tools=DeskTools(resend=resend, wake=wake),
    )
    outbox = Outbox()
    stack.push_async_callback(outbox.close)
    services = Services(
        settings=settings,
        database=database,
        catalogue=catalogue,
        words=words,
        messenger=messenger,
        outbox=outbox,
        owner=owner,
        gate=gate,
        orders=orders,
        desk=desk,
        cards=cards,
        current_cards=current_cards,
        limits=limits,
        results=results,
        chats=Chats(database, bot.id),
        move_chat=move_chat,
        clock=time.time,
    )
    application.services = services
    handlers.register(application, bot.username)
    return services
