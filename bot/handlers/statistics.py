"""/stats for the bot's admins: what was made and what it cost, as text, picture and file."""

import asyncio
import logging
from collections.abc import Iterable
from contextlib import aclosing
from itertools import chain

from bot.botapi.messenger import Card, Messenger, Place
from bot.cards.charts import StatisticsCharts
from bot.cards.statistics import TOPS, Lists, Span, StatisticsCards
from bot.cards.totals import ranked
from bot.handlers.bot_admins import require_bot_admin
from bot.handlers.routing import Request
from bot.money.sheet import sheets
from storage.budgets import days_of
from storage.errors import StorageUnavailable
from storage.statistics import EVERY_CHAT, Statistics, Sum

log = logging.getLogger(__name__)

NAMES_TIMEOUT = 5.0  # seconds for all requests for names


async def stats(request: Request) -> None:
    """`/stats`: today and this month; `/stats csv`: the charges as a file. In a group, what was ordered there."""
    await require_bot_admin(request)
    if request.incoming.body.strip().lower() == "csv":
        return await _send_sheet(request)
    lists = await _lists(request)
    names = await _names(request, lists)
    await request.reply(cards(request).statistics(request.incoming.language, span(request), lists, names))
    await _send_picture(request, lists)


def cards(request: Request) -> StatisticsCards:
    services = request.context.services
    return StatisticsCards(services.words, services.catalogue)


def span(request: Request) -> Span:
    """Today and this month."""
    services = request.context.services
    now = services.clock()
    return Span(day=services.periods.starts("day", now), month=services.periods.starts("month", now))


def _chat(request: Request) -> int:
    """Members of a group may read the answer, so it is about this group only."""
    return EVERY_CHAT if request.incoming.is_private else request.incoming.chat_id


async def _lists(request: Request) -> Lists:
    current, statistics = span(request), Statistics(request.context.services.database)
    first, last = days_of(current.month)
    sums = await statistics.summed(first, last, today=current.day, chat_id=_chat(request))
    return Lists(models=sums["model"], chats=sums["chat"] if request.incoming.is_private else (), users=sums["user"])


async def _names(request: Request, lists: Lists) -> dict[str, str]:
    """Names of the chats and users that the card lists, by id; those that are not known are left out."""
    services = request.context.services
    asked = {
        str(item): chat_id for item, chat_id in chain(_listed(request, lists.chats), _listed(request, lists.users))
    }
    names = {item: (await services.chats.get(int(item))).title for item in asked}

    async def look_up(item: str) -> None:
        _, names[item] = await services.messenger.names(asked[item], int(item))

    unknown = [asyncio.create_task(look_up(item)) for item in asked if not names[item]]
    if unknown:
        _, late = await asyncio.wait(unknown, timeout=NAMES_TIMEOUT)
        for task in late:
            task.cancel()
    return {item: name for item, name in names.items() if name}


def _listed(request: Request, sums: Iterable[Sum]) -> list[tuple[str, int]]:
    """The ids at the top of a list, each with a chat in which Telegram knows it: a chat knows itself."""
    sums = list(sums)
    known_in = {each.item: each.chat_id for each in sums}
    top = ranked(sums, request.context.services.catalogue.currency, lambda each: each.item)[: TOPS[0]]
    return [(item, known_in[item]) for item, _ in top]


async def _send_picture(request: Request, lists: Lists) -> None:
    """The month as a chart. Without one if it cannot be drawn: the text has been sent."""
    services = request.context.services
    charts = StatisticsCharts(services.words, services.catalogue)
    chart = charts.of_month(request.incoming.language, span(request), lists.models)
    if chart is None:
        return
    caption = request.say("stats-picture-videos" if chart.whole else "stats-picture")

    async def draw_and_send(messenger: Messenger, place: Place) -> None:
        if picture := await services.drawer.draw(chart):
            await messenger.send_photo(place, picture, caption)

    await request.send(draw_and_send)


async def _send_sheet(request: Request) -> None:
    """One row for each charge of this and the last month. In several files, if Telegram would not take one."""
    services = request.context.services
    now = services.clock()
    first, last = f"{services.periods.last_month(now)}-01", services.periods.day(now)
    charges = Statistics(services.database).listed(first, last, chat_id=_chat(request))
    caption = request.say("stats-file", first=first, last=last)

    async def write_and_send(messenger: Messenger, place: Place) -> None:
        files = sheets(charges, services.periods.zone, services.settings.upload_limit)
        try:
            async with aclosing(files):
                async for path, number in files:
                    name = f"charges-{first}-{last}{f'-{number}' if number else ''}.csv"
                    with path.open("rb") as file:
                        await messenger.send_document(place, name, file, caption)
        except (StorageUnavailable, OSError) as error:
            log.warning("the charges are not sent to chat %s: %s", place.chat_id, error)
            await messenger.send(place, Card(request.say("went-wrong")))

    await request.send(write_and_send)
